import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { Block, Paper, Run } from '@followthrough/brief'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { parseDocument } from 'htmlparser2'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { FORMATS, PapersError, setPaper, toDocx, toHtml, toMarkdown, toPdf } from '../src/index.ts'
import { samplePaper } from './sample.ts'

const LANGUAGES = ['en', 'ru', 'kk', 'ur'] as const
const golden = new URL('golden/', import.meta.url)

/** The text of every page, one line a line. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(Uint8Array.from(pdf))
  const { text } = await extractText(document, { mergePages: false })
  return text
}
/** Letters in the order they stand, without spaces, directions, and the letters that ligatures repeat. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u2066-\u2069\u200c-\u200f]+/g, '')
    .replace(/(\p{Script=Arabic}\p{M}*)\1+/gu, '$1')
const isThere = (program: string) => spawnSync(program, ['--version']).error === undefined

/** A text beside its golden file; `GOLDEN=1` writes it. */
function compareGolden(name: string, text: string): void {
  const path = new URL(name, golden)
  if (process.env.GOLDEN === '1') writeFileSync(path, text)
  assert.equal(text, readFileSync(path, 'utf8'))
}

for (const language of LANGUAGES) {
  const paper = samplePaper(language)

  test(`the same paper gives the same bytes in every format (${language})`, async () => {
    for (const format of FORMATS) {
      const [first, second] = [await setPaper(paper, format), await setPaper(paper, format)]
      assert.ok(Buffer.from(first).equals(Buffer.from(second)), format)
    }
  })

  test(`Markdown and the words of HTML are as reviewed (${language})`, () => {
    compareGolden(`sample-${language}.md`, toMarkdown(paper))
    const html = toHtml(paper, { fonts: false })
    compareGolden(`sample-${language}.html`, html)
  })

  test(`every page of the PDF bears masthead, number, day and its own number (${language})`, async () => {
    const pages = await pagesOf(toPdf(paper))
    assert.ok(pages.length >= 2 && pages.length <= 3)
    const { furniture } = paper
    pages.forEach((page, i) => {
      const text = bare(page)
      const number = furniture.page
        .replace('{page}', String(i + 1))
        .replace('{pages}', String(pages.length))
      if (language === 'ur') {
        // Nastaliq is drawn in pieces of letters: numbers and Latin are read back, words are looked at.
        for (const words of ['AB-7', '2026', '21']) assert.ok(text.includes(words), words)
      } else {
        for (const words of [furniture.masthead, furniture.numberAndDate, furniture.asOf, number])
          assert.ok(text.includes(bare(words)), `${words} on page ${i + 1}`)
      }
    })
    if (language !== 'ur') {
      const heads = pages.filter((page) => bare(page).includes(bare(headOf(paper).join(''))))
      assert.equal(heads.length, pages.length, 'the head of the table stands on each of its pages')
    }
  })

  test(`another reader finds headings, notes and tables in the DOCX (${language})`, async () => {
    const docx = await toDocx(paper)
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(docx) })
    const text = value.replace(/<[^>]*>|[\u200e\u200f]/g, '')
    assert.equal((value.match(/<h1>/g) ?? []).length, 2)
    assert.equal((value.match(/<tr>/g) ?? []).length, 1 + 40 + 2)
    assert.equal((value.match(/<li id="footnote-/g) ?? []).length, 2)
    for (const block of paper.blocks)
      if (block.kind === 'paragraph')
        assert.ok(text.includes(block.runs[0]!.text.replaceAll('&', '&amp;')), block.runs[0]!.text)
    const parts = unzipSync(docx)
    const xml = strFromU8(parts['word/document.xml']!)
    assert.match(xml, /<w:tblHeader\/>/)
    assert.match(strFromU8(parts['word/footer1.xml']!), />PAGE</)
    assert.match(strFromU8(parts['word/footer1.xml']!), />NUMPAGES</)
    assert.match(strFromU8(parts['docProps/core.xml']!), /2026-11-21T00:00:00Z/)
    assert.ok(Object.keys(parts).some((name) => name.endsWith('.odttf')))
    if (language === 'ur') {
      assert.match(xml, /<w:bidiVisual/)
      const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? []
      assert.ok(paragraphs.every((p) => p.includes('<w:bidi/>')))
      for (const [, run, words] of xml.matchAll(/<w:r>(.*?)<w:t[^>]*>([^<]*)<\/w:t>/gs)) {
        if (/\p{Script=Arabic}/u.test(words!)) assert.match(run!, /<w:rtl\/>/, words)
        if (/[A-Za-z]/.test(words!)) assert.doesNotMatch(run!, /<w:rtl\/>/, words)
      }
    } else assert.doesNotMatch(xml, /<w:bidi/)
  })

  test(`the page of HTML holds everything and says its language and direction (${language})`, () => {
    const html = toHtml(paper)
    assert.match(html, new RegExp(`<html lang="${language}" dir="${paper.direction}">`))
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g))
      assert.match(address!, /^(#|https:\/\/example\.org\/)/)
    assert.doesNotMatch(html, /<script|<link|@import|url\((?!data:font\/woff2)/)
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
    for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) assert.ok(ids.has(id), id)
  })
}

function headOf(paper: Paper): string[] {
  const table = paper.blocks.find((block) => block.kind === 'table')!
  return table.columns.map(({ label }) => label)
}

test('in a paper from right to left amounts and Latin words keep their order', () => {
  const html = toHtml(samplePaper('ur'))
  assert.match(html, /\u2066\$105\.6 m\u2069/)
  assert.match(
    html,
    /<bdi lang="en" dir="ltr">Almaty–Karachi flights \(37 weekly\)<\/bdi>&nbsp;<span class="mark">EN<\/span>/,
  )
})

const HOSTILE = [
  '#read("/etc/passwd")',
  '#eval("1+1") $x$ @cite <label> *bold* _em_ `raw` = h',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example>',
  '| a | b |\n|---|---|\n# heading\n- item\n1. one\n> quote\n```\ncode',
  '\u202Egnp.exe\u202C \u2066isolate \u2069 \u200Bzero \uFEFF',
  'null \u0000 bell \u0007 escape \u001B[31m del \u007F nel \u0085',
  '</w:t></w:r></w:p><w:p/> ]]> <!-- --> &lt; &#x41; &amp;',
  '\uD800 lone \uDFFF \uFFFE \u{1F600} 中文 \u{10FFFF}',
  '"; } body { display: none } @import url(x); /*',
  'www.evil.example https://evil.example user@evil.example',
  '\\n \\ {page} {pages} %s {{x}}',
]

function hostile(text: string): Paper {
  const base = samplePaper('en', 2)
  const run: Run = { text, note: 1, href: text, language: text, strong: true, emphasis: true }
  const blocks: Block[] = [
    { kind: 'heading', level: 3, text, language: text },
    { kind: 'paragraph', runs: [run, { text, language: 'ur' }] },
    {
      kind: 'list',
      ordered: true,
      items: [[{ text }], [{ text, href: 'https://example.org/?q="><b>' }]],
    },
    {
      kind: 'table',
      caption: text,
      columns: [{ label: text, align: 'start', share: Number.NaN }],
      rows: [[[{ text }]]],
    },
    { kind: 'facts', pairs: [{ label: text, runs: [{ text }] }] },
  ]
  return {
    ...base,
    number: text,
    title: text,
    subtitle: text,
    furniture: {
      ...base.furniture,
      masthead: text,
      numberAndDate: text,
      asOf: text,
      notes: text,
      marksNote: text,
      marks: { ur: text },
    },
    blocks,
    notes: [{ number: 1, runs: [{ text, href: text }] }],
  }
}

/** Overrides of direction, and control characters other than line ends and tabs. */
const UNSEEN = /[\u202A-\u202E]|(?![\t\n\r])\p{Cc}/u

/** What must not be in a page that was made of data. */
function checkHtml(html: string): void {
  const seen = new Set<string>()
  const walk = (nodes: ReturnType<typeof parseDocument>['children']) => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue
      seen.add(node.name)
      for (const [key, value] of Object.entries(node.attribs)) {
        assert.doesNotMatch(key, /^on/)
        if (key === 'href') assert.match(value, /^(#|https?:)/)
      }
      walk(node.children)
    }
  }
  walk(parseDocument(html).children)
  for (const name of ['script', 'img', 'iframe', 'object', 'link', 'base', 'form'])
    assert.ok(!seen.has(name), name)
  assert.doesNotMatch(html, UNSEEN)
}

test('hostile words stay words in every format', async () => {
  for (const words of HOSTILE) {
    const paper = hostile(words)
    const pdf = toPdf(paper)
    assert.equal(Buffer.from(pdf).toString('latin1').includes('root:x:0'), false)
    checkHtml(toHtml(paper, { fonts: false }))
    const parts = unzipSync(await toDocx(paper))
    for (const [name, content] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      const xml = strFromU8(content)
      assert.doesNotMatch(xml, UNSEEN)
      assert.doesNotMatch(xml, /Target="javascript|\uFFFE/i)
    }
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await toDocx(paper)) })
    assert.ok(value.length > 0)
  }
})

test('words of code print as they are written', async () => {
  const [page] = await pagesOf(toPdf(hostile('#read("/etc/passwd") *a* _b_ $c$')))
  assert.ok(bare(page!).includes('#read("/etc/passwd")*a*_b_$c$'))
})

test('any words at all are set, and in HTML read back as they were cleaned', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const paper = hostile(words)
      checkHtml(toHtml(paper, { fonts: false }))
      assert.ok(toPdf(paper).length > 1000)
      for (const line of toMarkdown(paper).split('\n'))
        assert.doesNotMatch(line, /(?<!\\)<(?!https?:)/)
    }),
    { numRuns: 60 },
  )
})

test('a figure of anything but plain shapes is refused', () => {
  const base = samplePaper('en', 2)
  const bad = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    '<svg><image href="file:///etc/passwd"/></svg>',
    '<svg><rect onload="x()"/></svg>',
    '<svg><rect fill="url(#a)"/></svg>',
    '<svg><style>@import url(x)</style></svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
    '<html></html>',
    'words',
    '',
  ]
  for (const svg of bad) {
    const paper = {
      ...base,
      blocks: [{ kind: 'figure' as const, svg, caption: '', alt: '' }],
      notes: [],
    }
    assert.throws(() => toHtml(paper), PapersError, svg)
  }
})

test('notes that do not fit the text are refused', () => {
  const base = samplePaper('en', 2)
  const paragraph = (...notes: number[]): Block => ({
    kind: 'paragraph',
    runs: notes.map((note) => ({ text: 'x', note })),
  })
  for (const blocks of [[paragraph(2, 1)], [paragraph(1)], [paragraph(1, 3)], [paragraph(0, 1, 2)]])
    assert.throws(() => toHtml({ ...base, blocks }), PapersError)
  assert.throws(() => toHtml({ ...base, date: '21.11.2026' }), PapersError)
})

test('no heading stands alone at the foot of a page', async () => {
  const words = 'Signed on 4 February 2026; no ratification by either side found in 290 days. '
  for (let lines = 20; lines < 60; lines += 3) {
    const paper: Paper = {
      ...samplePaper('en', 2),
      blocks: [
        ...Array.from(
          { length: lines },
          (): Block => ({ kind: 'paragraph', runs: [{ text: 'Line.' }] }),
        ),
        { kind: 'heading', level: 1, text: 'Lonely heading' },
        { kind: 'paragraph', runs: [{ text: words.repeat(4), note: 1 }] },
        { kind: 'paragraph', runs: [{ text: words, note: 2 }] },
      ],
    }
    const page = (await pagesOf(toPdf(paper))).find((text) => bare(text).includes('Lonelyheading'))!
    assert.ok(bare(page).includes(bare(words)), `after ${lines} lines`)
  }
})

test('fonts of the machine change nothing', { skip: process.platform !== 'linux' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-fonts-'))
  try {
    const none = join(folder, 'none.conf')
    writeFileSync(none, `<?xml version="1.0"?><fontconfig><dir>${folder}</dir></fontconfig>`)
    const script = `
      import { createHash } from 'node:crypto'
      import { toPdf } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)}
      import { samplePaper } from ${JSON.stringify(new URL('sample.ts', import.meta.url).href)}
      for (const language of ['en', 'ur'])
        console.log(createHash('sha256').update(toPdf(samplePaper(language))).digest('hex'))`
    const hashes = (env: NodeJS.ProcessEnv) => {
      const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
      })
      assert.equal(run.stderr, '')
      return run.stdout
    }
    assert.equal(hashes({ FONTCONFIG_FILE: none }), hashes({}))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('LibreOffice opens the DOCX and prints its words', { skip: !isThere('soffice') }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-office-'))
  try {
    for (const language of LANGUAGES)
      writeFileSync(join(folder, `${language}.docx`), await toDocx(samplePaper(language, 5)))
    const files = LANGUAGES.map((language) => join(folder, `${language}.docx`))
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...files,
      ],
      { encoding: 'utf8', timeout: 180_000 },
    )
    assert.equal(run.status, 0, run.stderr)
    assert.equal(readdirSync(folder).filter((name) => name.endsWith('.pdf')).length, 4)
    const [page] = await pagesOf(readFileSync(join(folder, 'ru.pdf')))
    assert.ok(bare(page!).includes(bare('Справка к седьмому заседанию комиссии')))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
