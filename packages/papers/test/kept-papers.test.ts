/**
 * Papers of every kind in every format beside what was reviewed: Markdown and HTML as text, PDF by the words of
 * its pages and where they stand, DOCX and workbooks as LibreOffice reads them. `npm run golden` writes them.
 */

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import {
  actionsWorkbook,
  agendaOf,
  agendaWorkbook,
  type Block,
  commitmentsWorkbook,
  LANGUAGES,
  type Paper,
  type Run,
} from '@followthrough/brief'
import { fold } from '@followthrough/ledger'
import { getDocumentProxy } from 'unpdf'
import { readChanges, toDocx, toHtml, toMarkdown, toPdf, toXlsx } from '../src/index.ts'
import { DAY, dossier, KINDS, keptPaper } from './kept-papers.ts'

const golden = new URL('golden/kept/', import.meta.url)

/** A text beside its golden file; `GOLDEN=1` writes it. */
function compareGolden(name: string, text: string): void {
  const path = new URL(name, golden)
  if (process.env.GOLDEN === '1') {
    mkdirSync(golden, { recursive: true })
    writeFileSync(path, text)
  }
  assert.equal(text, readFileSync(path, 'utf8'), name)
}

/** HTML with its drawings named by their content: paths of a map are for no reader. */
const withoutDrawings = (html: string) =>
  html.replace(
    /<svg[\s\S]*?<\/svg>/g,
    (svg) => `<svg ${createHash('sha256').update(svg).digest('hex').slice(0, 16)}/>`,
  )

interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** What stands on each page and where, in points from the lower left. */
async function pagesOf(pdf: Uint8Array): Promise<Placed[][]> {
  const document = await getDocumentProxy(Uint8Array.from(pdf))
  const pages: Placed[][] = []
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent()
    pages.push(
      items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [
              {
                text: item.str,
                x: item.transform[4] as number,
                y: item.transform[5] as number,
                width: item.width,
                size: Math.hypot(item.transform[2] as number, item.transform[3] as number),
              },
            ]
          : [],
      ),
    )
  }
  return pages
}

const MM = 72 / 25.4
const MARGIN = { left: 24 * MM, right: (210 - 24) * MM }
/** Edges of letters may hang over by this. */
const HANG = 3

for (const language of LANGUAGES) {
  for (const kind of KINDS) {
    test(`the ${kind} reads as reviewed in Markdown and HTML (${language})`, () => {
      const paper = keptPaper(kind, language)
      compareGolden(`${kind}-${language}.md`, toMarkdown(paper))
      // The same words in other dress: one language from each side is enough to review.
      if (language === 'en' || language === 'ur')
        compareGolden(
          `${kind}-${language}.html`,
          withoutDrawings(toHtml(paper, { fonts: false })).replace(/<style>[\s\S]*?<\/style>/, ''),
        )
    })

    test(`the pages of the ${kind} are as reviewed, and nothing stands over their edges (${language})`, async () => {
      const paper = keptPaper(kind, language)
      const pages = await pagesOf(toPdf(paper))
      if (kind === 'scorecard') assert.equal(pages.length, 1)
      for (const [i, page] of pages.entries()) {
        for (const { text, x, y, width } of page) {
          assert.ok(x >= MARGIN.left - HANG, `“${text}” on page ${i + 1} begins at ${x}`)
          assert.ok(x + width <= MARGIN.right + HANG, `“${text}” on page ${i + 1} ends too far`)
          assert.ok(y > 0 && y < 297 * MM, `“${text}” on page ${i + 1}`)
        }
        // A heading has something of its own size or smaller under it, above the notes.
        const lines = page.filter(({ y }) => y > 25 * MM && y < 270 * MM)
        const lowestText = Math.min(...lines.filter(({ size }) => size > 8).map(({ y }) => y))
        for (const { text, y, size } of lines)
          if (size > 11 && size < 15 && lines.some((one) => one.size > 8 && one.size < 11))
            assert.ok(
              y > lowestText || !isHeading(paper, text),
              `the heading “${text}” stands alone on page ${i + 1}`,
            )
      }
      // Nastaliq is drawn in pieces of letters: there the words are reviewed in the other formats.
      const words = pages.map((page) => page.map(({ text }) => text).join('\n')).join('\n\f\n')
      compareGolden(
        `${kind}-${language}.pages.txt`,
        language === 'ur' ? `${words.match(/[A-Za-z0-9][\w.,:/()-]*|\f/g)!.join('\n')}\n` : words,
      )
    })
  }
}

const isHeading = (paper: Paper, text: string) =>
  paper.blocks.some((block) => block.kind === 'heading' && block.text.endsWith(text))

/** Every text of a paper in the order of reading. */
function wordsOf(paper: Paper): string[] {
  const runs = (list: readonly Run[]) => list.map(({ text }) => text)
  const block = (b: Block): string[] => {
    switch (b.kind) {
      case 'heading':
        return [b.text]
      case 'paragraph':
        return runs(b.runs)
      case 'list':
        return b.items.flatMap(runs)
      case 'table':
        return [
          ...b.columns.map(({ label }) => label),
          ...b.rows.flatMap((row) => row.flatMap(runs)),
        ]
      case 'facts':
        return b.pairs.flatMap((pair) => [pair.label, ...runs(pair.runs)])
      default:
        return []
    }
  }
  return [paper.title, paper.subtitle, ...paper.blocks.flatMap(block)].filter((text) =>
    /\S/.test(text),
  )
}

const bare = (text: string) =>
  text.normalize('NFKC').replace(/[\s\u2066-\u2069\u200c-\u200f]+/g, '')

const hasOffice = spawnSync('soffice', ['--version']).error === undefined
const office = {
  skip: hasOffice
    ? false
    : 'LibreOffice is not on this machine: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui',
}

/** Files as LibreOffice opens and writes them again, by name. */
function converted(
  files: ReadonlyMap<string, Uint8Array>,
  to: string,
  ending: string,
): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-office-'))
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    const out = join(folder, 'out')
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        out,
        ...[...files.keys()].map((name) => join(folder, name)),
      ],
      { encoding: 'utf8', timeout: 240_000 },
    )
    assert.equal(run.status, 0, run.stderr)
    return new Map(
      [...files.keys()].map((name) => [
        name,
        readFileSync(join(out, name.replace(/\.\w+$/, `.${ending}`))),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('LibreOffice reads every word of every kind of paper out of the DOCX', office, async () => {
  const papers = new Map<string, Paper>()
  for (const language of LANGUAGES)
    for (const kind of KINDS) papers.set(`${kind}-${language}.docx`, keptPaper(kind, language))
  const files = new Map<string, Uint8Array>()
  for (const [name, paper] of papers) files.set(name, await toDocx(paper))
  const texts = converted(files, 'txt:Text (encoded):UTF8', 'txt')
  for (const [name, paper] of papers) {
    const text = bare(texts.get(name)!.toString('utf8'))
    let at = 0
    for (const words of wordsOf(paper)) {
      const found = text.indexOf(bare(words), at)
      assert.notEqual(found, -1, `${name} has “${words}” in its place`)
      at = found + bare(words).length
    }
  }
})

test('a workbook that LibreOffice has opened and saved comes back without a change', office, () => {
  const state = fold(dossier.ledger, { validOn: DAY, knownAt: DAY })
  const books = new Map(
    LANGUAGES.flatMap((language) => {
      const request = { language, date: DAY }
      return [
        [`commitments-${language}.xlsx`, commitmentsWorkbook(dossier, state, request)] as const,
        [
          `agenda-${language}.xlsx`,
          agendaWorkbook(agendaOf(dossier, 's-14', DAY, { language })!, request),
        ] as const,
        [`actions-${language}.xlsx`, actionsWorkbook(dossier, state, request)] as const,
      ]
    }),
  )
  const files = new Map([...books].map(([name, book]) => [name, toXlsx(book)]))
  const saved = converted(files, 'xlsx', 'xlsx')
  for (const [name, book] of books) {
    assert.ok(book.sheets[0]!.rows.length > 0, name)
    const { changes, problems } = readChanges(saved.get(name)!, book)
    assert.deepEqual([changes, problems], [[], []], name)
  }
})
