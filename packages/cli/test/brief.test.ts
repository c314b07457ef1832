import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Paper } from '@followthrough/brief'
import { type Desk, ended, INVENTED_DIR, openDesk } from './spawn.ts'

const AS_OF = ['--as-of', '2026-11-21', '--date', '2026-11-21']

let desk: Desk
before(() => {
  desk = openDesk(INVENTED_DIR)
})
after(() => desk.close())
const brief = (...args: string[]) => desk.run(['brief', ...args, ...AS_OF])
const at = (name: string) => join(desk.dir, name)

describe('brief', () => {
  it('writes a file in the format of its ending, whole, and never over another unasked', async () => {
    const starts = { pdf: '%PDF-', docx: 'PK', html: '<!doctype html>', md: '' }
    for (const [ending, start] of Object.entries(starts)) {
      const done = await brief('scorecard', '-o', `out/card.${ending}`)
      assert.deepEqual([done.code, done.err], [0, ''])
      assert.match(done.out, new RegExp(`^Scorecard: written to out/card\\.${ending}\n$`))
      assert.ok(readFileSync(at(`out/card.${ending}`), 'latin1').startsWith(start))
    }
    const before = readFileSync(at('out/card.md'))
    const again = await brief('scorecard', '-o', 'out/card.md', '--language', 'ru')
    assert.equal(again.code, 2)
    assert.match(again.err, /out\/card\.md: this file is there already; .* --force\n$/)
    assert.ok(readFileSync(at('out/card.md')).equals(before))
    const forced = await brief('scorecard', '-o', 'out/card.md', '--language', 'ru', '--force')
    assert.equal(forced.code, 0)
    assert.match(readFileSync(at('out/card.md'), 'utf8'), /Сводная таблица/)
    assert.deepEqual(readdirSync(at('out')).sort(), [
      'card.docx',
      'card.html',
      'card.md',
      'card.pdf',
    ])
  })

  it('prints Markdown, another format into a pipe, and the paper as JSON', async () => {
    const page = await brief('scorecard', '--number', 'V-7', '--digits', 'arabext')
    assert.match(page.out, /^.+ {2}\nNo\. V-7/)
    const html = await brief('scorecard', '--format', 'html', '--language', 'ur')
    assert.match(html.out, /<html lang="ur" dir="rtl">/)
    const paper: Paper = JSON.parse((await brief('scorecard', '--json')).out)
    assert.equal(paper.title, 'Scorecard')
    assert.equal(paper.asOf, '2026-11-21')
    const file = await brief('scorecard', '-o', 'j.pdf', '--json')
    assert.deepEqual(Object.keys(JSON.parse(file.out)), [
      'file',
      'format',
      'bytes',
      'title',
      'number',
      'asOf',
      'knownAt',
    ])
  })

  it('is dated by its day, and as of another', async () => {
    const past = await desk.run(['brief', 'scorecard', '--as-of', '2026-06-01', ...AS_OF.slice(2)])
    assert.match(past.out, /21 November 2026/)
    assert.match(past.out, /As of 1 June 2026/)
  })

  it('that cannot be is refused in a sentence that says what would be right', async () => {
    mkdirSync(at('folder'), { recursive: true })
    for (const [args, words] of [
      [[], /a kind of paper is missing: expected one of scorecard, commitment/],
      [['report'], /unknown kind of paper 'report': expected one of/],
      [['sector'], /sector: is needed: the id of a sector; there are/],
      [['sector', 'nowhere'], /sector: there is no sector nowhere; there are/],
      [['commitment', 'c-nothing'], /commitment: .*see followthrough list/],
      [['session', 's-1'], /session: there is no session s-1/],
      [['scorecard', 'x'], /scorecard: the scorecard takes none/],
      [['scorecard', '--kg', '5'], /--kg: is for a corridor/],
      [['corridor', '--from', 'nowhere', '--to', 'no'], /--from: there is no place/],
      [['changes'], /--from: is needed: a day/],
      [['scorecard', '-o', 'x.xls'], /no format has this ending/],
      [['scorecard', '-o', 'x'], /no format has this ending/],
      [['scorecard', '-o', 'folder', '--format', 'md'], /this is a folder/],
      [['scorecard', '--format', 'rtf'], /--format: expected one of pdf, docx, html, md/],
      [['scorecard', '--language', 'de'], /--language: expected one of en, ru, kk, ur/],
      [['--each', 'agenda', '-o', 'y'], /--each: expected one of sector, institution, commitment/],
      [['--each', 'sector'], /--each: name a folder/],
      [['sector', '--each', 'sector', '-o', 'y'], /name no kind beside it/],
      [['--each', 'sector', '-o', 'y', '--number', '1'], /--number: /],
    ] as const) {
      const refused = await brief(...args)
      assert.equal(refused.code, 2, args.join(' '))
      assert.match(refused.err, /^followthrough: [^\n]+\n$/, args.join(' '))
      assert.match(refused.err, words)
      assert.equal(refused.out, '')
    }
    assert.ok(!existsSync(at('y')) && !existsSync(at('x.xls')))
  })

  it('writes one for each, and says which are there already', async () => {
    const done = await brief('--each', 'sector', '-o', 'each', '--format', 'md', '--progress')
    assert.equal(done.code, 0, done.err)
    const files = readdirSync(at('each'))
    assert.ok(files.length > 1)
    assert.match(done.out, new RegExp(`^${files.length} papers written to each\n$`))
    assert.match(done.err, new RegExp(`^0 of ${files.length} {2}`))
    for (const name of files) assert.match(name, /^sector-[\w-]+-2026-11-21\.md$/)
    writeFileSync(at(`each/${files[0]}`), 'mine')
    const again = await brief('--each', 'sector', '-o', 'each', '--format', 'md')
    assert.equal(again.code, 2)
    assert.match(again.err, new RegExp(`each: ${files.length} of the ${files.length} files`))
    assert.equal(readFileSync(at(`each/${files[0]}`), 'utf8'), 'mine')
    const forced = await brief('--each', 'sector', '-o', 'each', '--format', 'md', '--force')
    assert.equal(forced.code, 0)
    assert.notEqual(readFileSync(at(`each/${files[0]}`), 'utf8'), 'mine')
  })

  it('stopped by Ctrl+C leaves whole papers and no other', async () => {
    const real = openDesk()
    try {
      await real.run(['status'])
      const args = ['brief', '--each', 'commitment', '-o', 'many', '--progress', ...AS_OF]
      const child = real.start(args)
      child.stderr.on('data', (text) => {
        if (/^3 of/m.test(String(text))) child.kill('SIGINT')
      })
      const { code, out, err } = await ended(child)
      assert.equal(code, 130, err)
      const files = readdirSync(join(real.dir, 'many'))
      const [, total] = /of (\d+)/.exec(err)!
      assert.ok(files.length >= 3 && files.length < Number(total))
      assert.match(out, new RegExp(`^Stopped: ${files.length} of ${total} papers written to many`))
      for (const name of files) {
        assert.match(name, /\.pdf$/)
        assert.match(readFileSync(join(real.dir, 'many', name), 'latin1').slice(-32), /%%EOF\s*$/)
      }
    } finally {
      real.close()
    }
  })
})
