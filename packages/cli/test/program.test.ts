import assert from 'node:assert/strict'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { API } from '@followthrough/server'
import stringWidth from 'string-width'
import { type Desk, ended, openDesk, PACK_DIR, served } from './spawn.ts'

const AS_OF = ['--as-of', '2026-11-21']
const TRANSIT = 'c-transit-force'
const GOLDEN = fileURLToPath(new URL('golden/', import.meta.url))
/** The escape that begins every colour. */
const ESCAPE = '\u001B['

const PAGES: Record<string, string[]> = {
  status: ['status', ...AS_OF],
  list: ['list', ...AS_OF],
  show: ['show', TRANSIT, ...AS_OF],
  timeline: ['timeline', '--from', '2025', ...AS_OF],
  disagreements: ['disagreements', ...AS_OF],
  target: ['target', ...AS_OF],
  crossings: ['crossings', '--open', 'no', 'unknown', ...AS_OF],
  network: ['network', 'check', PACK_DIR],
  route: ['route', 'karachi', 'almaty', '--simulate', ...AS_OF],
  'no-route': ['route', 'karachi', 'almaty', '--shut', 'CN', 'IR', '--mode', 'road', ...AS_OF],
  compare: ['compare', 'karachi', 'almaty', '--scenario', 'afpk-open', ...AS_OF],
  critical: ['critical', ...AS_OF],
  scenarios: ['scenarios', ...AS_OF],
  search: ['search', 'transit', ...AS_OF],
  ask: ['ask', '--sector', 'transit', '--rule', 'overdue', 'not-ratified', ...AS_OF],
  changes: ['changes', '--from', '2026-02-04', '--sector', 'transport', ...AS_OF],
  session: ['session', ...AS_OF],
  help: ['--help'],
}

let desk: Desk
before(() => {
  desk = openDesk()
})
after(() => desk.close())

describe('pages', () => {
  for (const [name, args] of Object.entries(PAGES)) {
    it(`${name} is as it was agreed (GOLDEN=1 rewrites it)`, async () => {
      const { code, out, err } = await desk.run(args)
      assert.equal(err, '')
      assert.equal(code, 0)
      const file = join(GOLDEN, `${name}.txt`)
      if (process.env.GOLDEN === '1') {
        mkdirSync(GOLDEN, { recursive: true })
        writeFileSync(file, out)
      }
      assert.equal(out, readFileSync(file, 'utf8'))
    })
  }

  it('no line is wider than the terminal', async () => {
    for (const width of [30, 80]) {
      for (const [name, args] of Object.entries(PAGES)) {
        const { out } = await desk.run(args, { COLUMNS: String(width) })
        for (const line of out.split('\n'))
          assert.ok(stringWidth(line) <= width, `${name} at ${width}: ${line}`)
      }
    }
  })

  it('there is no colour in a pipe unless it is asked for', async () => {
    const plain = await desk.run(PAGES.status!)
    assert.ok(!plain.out.includes(ESCAPE))
    const forced = await desk.run(PAGES.status!, { FORCE_COLOR: '1' })
    assert.ok(forced.out.includes(ESCAPE))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
    assert.equal(forced.out.replace(/\u001B\[\d+m/g, ''), plain.out)
    const refused = await desk.run([...PAGES.status!, '--no-color'], { FORCE_COLOR: '1' })
    assert.ok(!refused.out.includes(ESCAPE))
    const none = await desk.run(PAGES.status!, { NO_COLOR: '1' })
    assert.equal(none.out, plain.out)
  })

  it('a command is not needed to see the status', async () => {
    assert.equal((await desk.run(AS_OF)).out, (await desk.run(PAGES.status!)).out)
  })

  it('every kind of record can be shown', async () => {
    const ids = [
      'ledger/instruments',
      'ledger/events',
      'ledger/institutions',
      'ledger/people',
      'record/sources',
    ]
    for (const table of ids) {
      const [, row] = readFileSync(join(PACK_DIR, `${table}.csv`), 'utf8').split('\n')
      const id = row!.slice(0, row!.indexOf(','))
      const { code, out, err } = await desk.run(['show', id, ...AS_OF])
      assert.equal(code, 0, err)
      assert.ok(out.includes(id))
    }
    const shown = JSON.parse((await desk.run(['show', TRANSIT, '--json', ...AS_OF])).out)
    const statement = shown.statements[0].id
    assert.ok((await desk.run(['show', statement])).out.includes(statement))
  })
})

describe('wrong questions', () => {
  it('end with 2 and one sentence', async () => {
    const cases: [args: string[], says: RegExp][] = [
      [['nothing'], /unknown command 'nothing'/],
      [['ask', '--body', 'nobody'], /^followthrough: --body: expected a party \(KZ, PK\)/],
      [['ask', '--within', 'soon'], /^followthrough: --within: expected a number/],
      [['ask', '--rule', 'late'], /^followthrough: --rule: expected one of one-side-delivery/],
      [['changes'], /--from/],
      [
        ['changes', '--from', '2026-02-04', '--to', '2026-02-03'],
        /--to: expected a day that is not/,
      ],
      [
        ['changes', '--from', '2026-02-04', '--crossing', 'x'],
        /--crossing: expected the id of a border/,
      ],
      [['agenda', 'none'], /there is no session none; see followthrough session/],
      [['agenda', 'fix', 'none'], /there is no session none/],
      [['session', 'show', 'none'], /there is no session none/],
      [['session', 'nothing'], /unknown command 'nothing'; see followthrough session --help/],
      [
        ['session', 'new', 's', '--mechanism', 'x', '--on', '2099-01-01'],
        /--mechanism: expected the id/,
      ],
      [['actions', 'done', 'none'], /there is no action item none; see followthrough actions/],
      [['actions', '--session', 'none'], /--session: there is no session of this id/],
      [['list', '--colour', 'red'], /unknown option '--colour'/],
      [['--bogus'], /unknown option '--bogus'/],
      [['show'], /missing required argument 'id'/],
      [['show', 'a', 'b'], /too many arguments/],
      [['pack'], /a command is missing/],
      [['show', `${TRANSIT}x`], new RegExp(`did you mean ${TRANSIT}\\?`)],
      [
        ['show', TRANSIT, '--as-of', '1990-01-01'],
        /not yet on record.*on record from \d+ \w+ \d{4}/,
      ],
      [['--as-of', '2026-02-30'], /--as-of: expected a day that exists/],
      [['--known-at', 'x'], /--known-at: expected a day that exists/],
      [['list', '--limit', '501'], /--limit: expected at most 500/],
      [['list', '--limit', 'x'], /--limit: expected a number/],
      [['list', '--headline', 'signd'], /--headline: expected one of voiced/],
      [['list', '--sector', 'nowhere'], /--sector: expected one of transport/],
      [['list', '--party', 'ZZ'], /--party: expected a party/],
      [['timeline', '--from', '2026-13'], /--from: expected a day/],
      [
        ['timeline', '--from', '2026-02', '--to', '2025-01'],
        /--to: expected a day .*not before from/,
      ],
      [['list', '--limit', '5', '--limit', '6'], /--limit: expected one value/],
      [['--as-of', '2026-01-01', 'list', '--as-of', '2026-01-02'], /--as-of: expected one value/],
      [['help', 'nope'], /unknown command 'nope'/],
      [['pack', 'help', 'nope'], /unknown command 'nope'/],
      [['show', 'nope'], /nope is unknown; |nope is unknown\n/],
      [['search', ' '], /words: expected one word or more/],
      [['crossings', '--mode', 'raod'], /--mode: expected one of road/],
      [['crossings', '--country', 'ZZ'], /--country: expected one of AE/],
      [['network'], /a command is missing/],
      [['network', 'check', '/nowhere/at/all'], /no such folder/],
      [['serve', '--port', '70000'], /--port: expected a whole number from 0 to 65535/],
      [['--pack', '/nowhere/at/all'], /no such folder/],
      [['pack', 'check', '/nowhere/at/all'], /no such folder/],
      [['restore', '/nowhere/at/all.sqlite', '--force'], /no such file/],
      [['backup', '/nowhere/at/all.sqlite'], /no such folder/],
    ]
    for (const [args, says] of cases) {
      const { code, out, err } = await desk.run(args)
      assert.equal(code, 2, `${args.join(' ')}: ${err}`)
      assert.equal(out, '')
      assert.match(err, /^followthrough: .+\n$/)
      assert.match(err, says)
    }
  })

  it('a database that is none ends with 2, a folder in its place with 1', async () => {
    const file = join(desk.dir, 'text.sqlite')
    writeFileSync(file, 'This is a text and no database.'.repeat(100))
    const text = await desk.run(['--db', file])
    assert.equal(text.code, 2)
    assert.match(text.err, /^followthrough: .+\n$/)
    const folder = await desk.run(['--db', desk.dir])
    assert.equal(folder.code, 1)
    assert.match(folder.err, /^followthrough: .+\n$/)
  })

  it('a page past the end shows no rows and does not count them', async () => {
    for (const args of [['list'], ['timeline'], ['search', 'trade']]) {
      const { code, out } = await desk.run([...args, '--offset', '99999'])
      assert.equal(code, 0)
      assert.doesNotMatch(out, /shown/)
      assert.match(out, /That page is past the end/)
    }
  })

  it('help is given for -h too', async () => {
    for (const args of [[], ['list'], ['pack', 'check']])
      assert.equal(
        (await desk.run([...args, '-h'])).out,
        (await desk.run([...args, '--help'])).out,
        args.join(' '),
      )
  })

  it('an output that is full ends with 1 and one sentence', async () => {
    await desk.run(['status'])
    for (const args of [['status'], ['status', '--json'], ['--help']]) {
      const full = openSync('/dev/full', 'w')
      const child = desk.startInto(full, args)
      const { code, err } = await ended(child)
      closeSync(full)
      assert.equal(code, 1, args.join(' '))
      assert.match(err, /^followthrough: standard output: the disk is full .+\n$/)
    }
  })

  it('a reader that goes away is no fault', async () => {
    const child = desk.start(['list', '--json', '--limit', '500'])
    child.stdout.destroy()
    const { code, err } = await ended(child)
    assert.equal(err, '')
    assert.equal(code, 0)
  })
})

describe('packs', () => {
  it('a sound pack has no problems', async () => {
    const { code, out } = await desk.run(['pack', 'check', PACK_DIR])
    assert.match(out, /^no problems: \d+ files, [\d,]+ rows\n$/)
    assert.equal(code, 0)
  })

  it('a broken pack ends with 1, every problem told and counted, and nothing is taken in', async () => {
    const broken = join(desk.dir, 'broken')
    cpSync(PACK_DIR, broken, { recursive: true })
    const file = join(broken, 'ledger', 'events.csv')
    const [header, first, ...rest] = readFileSync(file, 'utf8').split('\n')
    const bad = first!.replace(/^[^,]*,[^,]*/, 'e-broken,2026-02-30')
    writeFileSync(file, [header, bad, bad, ...rest].join('\n'))
    const check = await desk.run(['pack', 'check', broken])
    assert.equal(check.code, 1)
    const lines = check.out.trimEnd().split('\n')
    const count = lines.filter((line) => line.startsWith('ledger/') || line.startsWith('record/'))
    assert.match(lines.at(-1)!, new RegExp(`^${count.length} problems?$`))
    const db = join(desk.dir, 'none.sqlite')
    const status = await desk.run(['--pack', broken, '--db', db])
    assert.equal(status.code, 1)
    assert.match(status.err, /^followthrough: the pack broken has .*pack check.*\n$/)
    assert.ok(!existsSync(db))
    rmSync(broken, { recursive: true })
  })
})

describe('a database of another pack', () => {
  it('is refused with 2, both packs named, and nothing is written', async () => {
    const other = join(desk.dir, 'other')
    cpSync(PACK_DIR, other, { recursive: true })
    const yaml = join(other, 'pack.yaml')
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^id: kz-pk/m, 'id: xx-yy'))
    await desk.run(['status'])
    const bytes = readFileSync(desk.db)
    const copy = join(desk.dir, 'of-kz-pk.sqlite')
    const { code, out, err } = await desk.run(['--pack', other, 'list'])
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, /^followthrough: .*holds the pack kz-pk, not xx-yy\..*\n$/)
    assert.deepEqual(readFileSync(desk.db), bytes)

    assert.equal((await desk.run(['backup', copy])).code, 0)
    const theirs = join(desk.dir, 'theirs.sqlite')
    const asked = ['--pack', other, '--db', theirs]
    assert.equal((await desk.run([...asked, 'list'])).code, 0)
    const before = readFileSync(theirs)
    const restored = await desk.run([...asked, 'restore', copy, '--force'])
    assert.equal(restored.code, 2)
    assert.match(restored.err, /^followthrough: .*holds the pack kz-pk, not xx-yy\..*\n$/)
    assert.deepEqual(readFileSync(theirs), before)
  })
})

describe('networks', () => {
  it('a broken one ends with 1 and every problem told', async () => {
    const broken = join(desk.dir, 'torn')
    cpSync(PACK_DIR, broken, { recursive: true })
    const file = join(broken, 'network', 'links.csv')
    const [header, first, ...rest] = readFileSync(file, 'utf8').split('\n')
    const cells = first!.split(',')
    const torn = ['torn', 'nowhere', ...cells.slice(2, 4), '-4', ...cells.slice(5)].join(',')
    writeFileSync(file, [header, torn, first, ...rest].join('\n'))
    const { code, out } = await desk.run(['network', 'check', broken])
    assert.equal(code, 1)
    assert.match(out, /^network\/links\.csv:2 from: there is no place "nowhere"/m)
    assert.match(out, /^network\/links\.csv:2 km: "-4" is too small/m)
    assert.match(out, /\n2 problems\n$/)
    rmSync(broken, { recursive: true })
  })

  it('a post is open on one day and shut on another, by the log alone', async () => {
    const at = async (...days: string[]) => {
      const { out } = await desk.run(['crossings', '--mode', 'road', '--json', ...days])
      const { crossings } = JSON.parse(out)
      return crossings.find((row: { place: string }) => row.place === 'torkham')
    }
    assert.equal((await at('--as-of', '2025-09-01')).open, true)
    const shut = await at('--as-of', '2026-02-01')
    assert.equal(shut.open, false)
    assert.equal(shut.since, '2025-10-12')
    assert.ok(shut.cause.sources.length > 0)
    assert.equal((await at('--as-of', '2025-10-15')).open, true, 'not told yet')
    assert.equal((await at('--as-of', '2025-10-15', '--known-at', '2026-11-21')).open, false)
  })

  it('with --json the counts, parts and near misses are there to be read', async () => {
    const { code, out } = await desk.run(['network', 'check', PACK_DIR, '--json'])
    const { problems, counts, linksChecked, parts } = JSON.parse(out)
    assert.equal(code, 0)
    assert.deepEqual(problems, [])
    assert.equal(linksChecked, counts.links)
    assert.equal(parts[0].length, counts.places)
  })
})

describe('the server', () => {
  it('answers the same bytes as --json, is backed up while it serves, and ends with 0', async () => {
    const child = desk.start(['serve', '--port', '0', ...AS_OF])
    const end = ended(child)
    const { url, sheet } = await served(child)
    assert.ok(sheet.startsWith((await desk.run(PAGES.status!)).out))
    const asked: [args: string[], path: string][] = [
      [['status'], '/status?'],
      [['list', '--party', 'KZ', '--sort', '-silence'], '/commitments?party=KZ&sort=-silence&'],
      [
        ['list', '--headline', 'signed', 'voiced', '--limit', '7'],
        '/commitments?headline=signed,voiced&limit=7&',
      ],
      [['show', TRANSIT], `/commitments/${TRANSIT}?`],
      [['timeline', '--from', '2026', '--kind', 'visit'], '/timeline?from=2026&kind=visit&'],
      [['disagreements'], '/disagreements?'],
      [['target'], '/target?'],
      [['ask', '--body', 'PK', '--within', '30'], '/asks?party=PK&dueWithinDays=30&'],
      [['changes', '--from', '2026-02-04'], '/changes?from=2026-02-04&'],
      [['session'], '/sessions?'],
      [['actions'], '/actions?'],
      [
        ['crossings', '--country', 'PK', 'KZ', '--mode', 'road'],
        '/crossings?country=PK,KZ&mode=road&',
      ],
      [['search', 'transit', 'trade'], '/search?q=transit%20trade&'],
    ]
    for (const [args, path] of asked) {
      const { out } = await desk.run([...args, ...AS_OF, '--known-at', '2026-06-30', '--json'])
      const response = await fetch(`${url}${API}${path}asOf=2026-11-21&knownAt=2026-06-30`)
      assert.equal(response.status, 200, path)
      assert.equal(out, `${await response.text()}\n`, path)
    }

    const { port } = new URL(url)
    const second = await desk.run(['serve', '--port', port])
    assert.equal(second.code, 1)
    assert.match(second.err, /^followthrough: port \d+ of 127\.0\.0\.1 is in use; .+\n$/)

    const copy = join(desk.dir, 'copy.sqlite')
    const backup = await desk.run(['backup', copy])
    assert.equal(backup.code, 0, backup.err)
    assert.equal((await desk.run(['backup', copy])).code, 2)
    assert.equal((await desk.run(['backup', copy, '--force'])).code, 0)
    const busy = await desk.run(['restore', copy, '--force'])
    assert.equal(busy.code, 1)
    assert.match(busy.err, /^followthrough: .*open.*\n$/)

    child.kill('SIGTERM')
    const { code, err } = await end
    assert.equal(err, '')
    assert.equal(code, 0)

    const elsewhere = join(desk.dir, 'restored.sqlite')
    const restored = await desk.run(['restore', copy, '--db', elsewhere])
    assert.equal(restored.code, 0, restored.err)
    assert.equal((await desk.run(['restore', copy, '--db', elsewhere])).code, 2)
    assert.equal((await desk.run(['restore', copy, '--db', elsewhere, '--force'])).code, 0)
    const ask = ['show', TRANSIT, '--json', ...AS_OF]
    assert.equal((await desk.run([...ask, '--db', elsewhere])).out, (await desk.run(ask)).out)
  })

  it('ends with 0 on Ctrl+C too', async () => {
    const child = desk.start(['serve', '--port', '0'])
    const end = ended(child)
    await served(child)
    child.kill('SIGINT')
    assert.equal((await end).code, 0)
  })
})
