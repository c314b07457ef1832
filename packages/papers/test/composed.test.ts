/** Papers composed from the packs, in every language: what they say agrees with the answers, and they set. */

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import {
  type AsOfQuery,
  type Block,
  CALENDAR_KINDS,
  ChangesQuery,
  calendarEntries,
  changesFeed,
  changesPaper,
  commitmentsWorkbook,
  corridorPaper,
  createAnswers,
  FeedQuery,
  LANGUAGES,
  openDossier,
  type Paper,
  PaperQuery,
  RefusedQuestion,
  RouteQuery,
  sessionPaper,
} from '@followthrough/brief'
import { fold } from '@followthrough/ledger'
import { openStore, readPack } from '@followthrough/store'
import ICAL from 'ical.js'
import { getDocumentProxy } from 'unpdf'
import {
  digestLetter,
  readChanges,
  readLand,
  toAtom,
  toCalendar,
  toDocx,
  toEml,
  toHtml,
  toJsonFeed,
  toMarkdown,
  toPdf,
  toXlsx,
} from '../src/index.ts'

const TODAY = '2026-11-21'
const { pack } = readPack(new URL('../../../packs/kz-pk', import.meta.url).pathname)
const store = openStore(':memory:')
store.loadPack(pack!)
const dossier = openDossier(pack!.partnership, store.statements())
const state = fold(dossier.ledger, { validOn: TODAY, knownAt: TODAY })
const answers = createAnswers(dossier, () => TODAY)
const status = answers.status({})
const sector = status.sectors[0]!.id
const body = dossier.ledger.commitments.flatMap(({ record }) =>
  record.responsible.flatMap((r) => r.bodies),
)[0]!.id
const ABOUT = { scorecard: undefined, commitment: status.silent[0], sector, institution: body }

/** Kinds that need the ledger alone. */
const KINDS = ['scorecard', 'commitment', 'sector', 'institution'] as const
const paperOf = (query: object, at: AsOfQuery = {}) => answers.paper(at, PaperQuery.parse(query))

const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks)
const pagesOf = async (paper: Paper) =>
  (await getDocumentProxy(Uint8Array.from(toPdf(paper)))).numPages

for (const language of LANGUAGES) {
  for (const kind of KINDS) {
    test(`the ${kind} is composed and set (${language})`, async () => {
      const query = { kind, about: ABOUT[kind], language }
      const paper = paperOf(query)
      assert.deepEqual(paper, paperOf(query))
      assert.equal(paper.direction, language === 'ur' ? 'rtl' : 'ltr')
      assert.ok(paper.notes.length > 0)
      const pages = await pagesOf(paper)
      if (kind === 'scorecard') assert.equal(pages, 1)
      assert.ok(toHtml(paper, { fonts: false }).includes(`lang="${language}"`))
      assert.ok(toMarkdown(paper).length > 500)
    })
  }

  test(`what exists only in English is marked (${language})`, () => {
    const paper = paperOf({ kind: 'sector', about: sector, language })
    const marked = textOf(paper.blocks).includes('"language":"en"')
    assert.equal(marked, language !== 'en')
    assert.equal('en' in paper.furniture.marks, language !== 'en')
  })

  test(`in Markdown a mark stands in every column of a table (${language})`, () => {
    const paper = paperOf({ kind: 'commitment', about: ABOUT.commitment, language })
    const english = paper.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat(2).filter((run) => run.language === 'en') : [],
    )
    const inTables = toMarkdown(paper)
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .join('\n')
    assert.equal(inTables.split(' (EN)').length - 1, language === 'en' ? 0 : english.length)
  })

  test(`days in the tables of a paper are in words (${language})`, () => {
    const about = 'c-trade1bn'
    const papers = [
      paperOf({ kind: 'commitment', about, language }),
      paperOf({ kind: 'changes', from: '2026-02-01', to: '2026-06-01', language }),
    ]
    for (const { blocks } of papers) {
      const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : []))
      for (const { text } of cells) assert.doesNotMatch(text, /^\d{4}-\d{2}(-\d{2})?$/)
    }
  })

  test(`the corridor has its journeys, a map and a profile (${language})`, () => {
    const [pair] = dossier.partnership.pairs
    const answer = answers.route({}, RouteQuery.parse({ from: pair!.from, to: pair!.to }))
    const paper = corridorPaper(
      dossier,
      state,
      answer,
      { language, date: TODAY },
      { land: readLand() },
    )
    const tables = paper.blocks.filter((block) => block.kind === 'table')
    assert.equal(
      tables[0]!.rows.length,
      answer.front.filter(({ groups }) => groups.length > 0).length,
    )
    assert.equal(paper.blocks.filter((block) => block.kind === 'figure').length, 2)
    const fastest = answer.front.find(({ groups }) => groups.includes('fastest'))!
    const cost = Math.round(fastest.costCents / 100)
    assert.ok(textOf(paper.blocks).replace(/[^\d]/g, '').includes(String(cost)))
    assert.ok(toPdf(paper).length > 10_000)
  })
}

test('the scorecard fits one page in another program’s hands too', {
  skip: spawnSync('soffice', ['--version']).status !== 0,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-scorecard-'))
  try {
    const files = LANGUAGES.map((language) => join(folder, `${language}.docx`))
    for (const [i, language] of LANGUAGES.entries())
      writeFileSync(files[i]!, await toDocx(paperOf({ kind: 'scorecard', language })))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const run = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files],
      { encoding: 'utf8', timeout: 180_000 },
    )
    assert.equal(run.status, 0, run.stderr)
    for (const language of LANGUAGES) {
      const bytes = new Uint8Array(readFileSync(join(folder, `${language}.pdf`)))
      assert.equal((await getDocumentProxy(bytes)).numPages, 1, language)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('no status changed into itself, and no step of a history is told twice', () => {
  const paper = paperOf({ kind: 'changes', from: '2026-02-01', to: '2026-06-01' })
  const statuses = paper.blocks.find((block) => block.kind === 'table')!
  const words = (cell: readonly { text: string }[]) => cell.map(({ text }) => text).join('')
  for (const [, before, after] of statuses.rows) assert.notEqual(words(before!), words(after!))
  for (const { record } of dossier.ledger.commitments) {
    const { blocks } = paperOf({ kind: 'commitment', about: record.id })
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'History')
    const history = blocks[at + 1]!
    assert.ok(history.kind === 'table')
    history.rows.forEach(([, ...step], i) => {
      const before = history.rows[i - 1]?.slice(1)
      assert.notDeepEqual(before?.map(words), step.map(words), record.id)
    })
  }
})

test('in Urdu the signs between words are those of Urdu', () => {
  for (const kind of KINDS) {
    const { blocks, notes } = paperOf({ kind, about: ABOUT[kind], language: 'ur' })
    const runs = [...blocks, { runs: notes.flatMap((note) => note.runs) }]
    const own = JSON.stringify(runs, (_, value) =>
      typeof value === 'object' && value?.language === 'en' ? undefined : value,
    )
    assert.deepEqual(own.match(/.{9}[\u0621-\u06d3][,;.] .{9}/g), null, kind)
    assert.doesNotMatch(own, /"text":"[,;.] /, kind)
  }
})

test('the scorecard says what the status answer says', () => {
  const paper = paperOf({ kind: 'scorecard' })
  const [lede] = paper.blocks
  assert.ok(lede!.kind === 'paragraph')
  assert.equal(
    lede!.runs.map(({ text }) => text).join(''),
    status.lede.map(({ text }) => text).join(''),
  )
  const figure = paper.blocks.find((block) => block.kind === 'figure')!
  const marks = figure.svg.match(/<(circle|rect|path)/g)!.length
  const rings = status.commitments.filter(
    ({ badges }) => badges.includes('overdue') || badges.includes('disputed'),
  )
  const legend = Object.values(status.counts).filter((count) => count > 0).length
  assert.equal(marks, status.total + rings.length + legend)
})

test('the brief on a sector lists each of its commitments, once, with its silence', () => {
  const paper = paperOf({ kind: 'sector', about: sector })
  const rows = status.commitments.filter((row) => row.sector === sector)
  const table = paper.blocks.findLast((block) => block.kind === 'table')!
  assert.deepEqual(
    table.rows.map(([title, , , silence]) => [title![0]!.text, silence![0]?.text ?? '']),
    rows.map((row) => [row.title, row.declaratory ? '' : row.silenceDays.toLocaleString('en-GB')]),
  )
})

test('a day of the past gives the paper of that day', () => {
  const paper = paperOf({ kind: 'scorecard' }, { asOf: '2024-01-01' })
  assert.equal(paper.asOf, '2024-01-01')
  assert.match(paper.furniture.asOf, /1 January 2024/)
  assert.match(paper.furniture.numberAndDate, /21 November 2026/)
  assert.notDeepEqual(paper.blocks, paperOf({ kind: 'scorecard' }).blocks)
})

test('an id that is not on record is refused', () => {
  for (const kind of ['commitment', 'sector', 'institution'] as const)
    assert.throws(() => paperOf({ kind, about: 'nothing' }), RefusedQuestion)
})

test('a journey that is none says why', () => {
  const [pair] = dossier.partnership.pairs
  const answer = answers.route({}, RouteQuery.parse({ from: pair!.from, to: pair!.to }))
  const paper = corridorPaper(dossier, state, { ...answer, front: [] }, { date: TODAY })
  assert.match(textOf(paper.blocks), /No journey is on record/)
  assert.ok(toPdf(paper).length > 1000)
})

test('a session is printed with its items in order, numbered, and what was carried over', () => {
  const ask = answers.asks(
    {},
    {
      all: false,
      rule: [],
      sector: [],
      party: [],
      commitment: [],
      dueWithinDays: 180,
      language: 'en',
      digits: 'latn',
    },
  ).items[0]!
  const paper = sessionPaper(
    dossier,
    state,
    {
      id: 's-1',
      title: 'Fourteenth session',
      titleLanguage: 'en',
      mechanism: body,
      format: 'commission',
      number: 14,
      on: '2027-03-12',
      startsAt: '09:30',
      tz: 'Asia/Almaty',
      place: 'Rivertown',
      coChairs: [{ party: dossier.partnership.parties[0]!.code, person: 'A. Person' }],
      note: '',
      groups: [
        {
          name: ask.sector,
          items: [
            {
              commitment: ask.commitment.id,
              title: '',
              question: ask.questionRuns,
              owners: [body],
              note: 'Ask first.',
              evidence: ask.evidence,
            },
            {
              commitment: null,
              title: 'Any other business',
              question: [{ text: 'What else?', language: null }],
              owners: [],
              note: '',
              evidence: [],
            },
          ],
        },
      ],
      actions: [{ what: 'Send the list', owners: ['Somebody'], due: '2027-01-31', state: 'open' }],
    },
    { language: 'en', date: TODAY },
  )
  const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
  assert.deepEqual(headings.slice(-2), [`1. ${ask.commitment.name}`, '2. Any other business'])
  assert.match(textOf(paper.blocks), /Send the list/)
  assert.ok(toPdf(paper).length > 1000)
})

test('what changed is a paper, a feed that reads back, and a letter', async () => {
  const answer = answers.changes(
    ChangesQuery.parse({ from: '2026-02-01', to: '2026-02-10', limit: 500 }),
  )
  const paper = changesPaper(dossier, state, answer, { language: 'en', date: TODAY })
  const tables = paper.blocks.filter((block) => block.kind === 'table')
  assert.equal(tables[0]!.rows.length, answer.statuses.length)
  const feed = changesFeed(dossier, FeedQuery.parse({ days: 9 }), '2026-02-10')
  const later = changesFeed(dossier, FeedQuery.parse({ days: 10 }), '2026-02-11')
  const ids = (entries: typeof feed.entries) => entries.map(({ id }) => id)
  assert.ok(feed.entries.length > 0)
  for (const entry of feed.entries)
    assert.deepEqual(
      later.entries.find(({ id }) => id === entry.id),
      entry,
      'an entry stays as it is',
    )
  assert.equal(new Set(ids(feed.entries)).size, feed.entries.length)
  assert.ok(toAtom(feed).includes(feed.entries[0]!.id))
  assert.equal(JSON.parse(toJsonFeed(feed)).items.length, feed.entries.length)
  const eml = await toEml(
    digestLetter(paper, {
      from: 'desk@example.org',
      to: ['a@example.com'],
      date: '2026-11-21T06:00:00Z',
      withPdf: true,
    }),
  )
  assert.match(Buffer.from(eml).toString('latin1'), /application\/pdf/)
})

test('the calendar has every due day once, by an id that stays', () => {
  const entries = calendarEntries(dossier, state, 'en', CALENDAR_KINDS)
  assert.equal(entries.length, status.commitments.filter(({ due }) => due !== null).length)
  const text = toCalendar({ name: 'Due days', domain: 'example.org', language: 'en', entries })
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  assert.equal(events.length, entries.length)
  assert.equal(
    new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size,
    events.length,
  )
})

for (const language of LANGUAGES) {
  test(`the list of commitments goes out and comes back unchanged (${language})`, () => {
    const workbook = commitmentsWorkbook(dossier, state, { language, date: TODAY })
    assert.equal(workbook.sheets[0]!.rows.length, status.total)
    const result = readChanges(toXlsx(workbook), workbook)
    assert.deepEqual([result.changes, result.problems], [[], []])
  })
}
