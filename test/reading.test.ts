/** The reader on the annotated documents and on both packs. */

import assert from 'node:assert/strict'
import test from 'node:test'
import { read } from '@followthrough/record'
import { scoreDocument } from '@followthrough/record/score'
import fc from 'fast-check'
import { annotatedDocuments, gazetteerOf, OWN, readingOf } from '../validation/reading/corpus.ts'
import { halves, sumOf } from '../validation/reading/table.ts'

const documents = annotatedDocuments()

test('the reader keeps its scores on both halves', () => {
  const scored = documents.map((document) =>
    scoreDocument(document.id, document.gold, readingOf(document), document.text),
  )
  const [odd, even] = halves(scored).map(([, scores]) => scores)
  // Floors under what docs/reading.md reports: a change that falls through one has to say so.
  const floors = {
    found: [0.93, 0.73],
    modality: [0.95, 0.93],
    by: [0.89, 0.75],
    about: [0.82, 0.78],
    amounts: [0.96, 0.91],
    when: [0.91, 0.82],
    mentions: [0.97, 0.92],
    link: [0.88, 0.82],
  } as const
  for (const [key, [developed, unread]] of Object.entries(floors) as [
    keyof typeof floors,
    readonly [number, number],
  ][]) {
    assert.ok(odd![key]! >= developed, `${key} of the odd half: ${odd![key]}`)
    assert.ok(even![key]! >= unread, `${key} of the even half: ${even![key]}`)
  }
})

test('the reader keeps its scores on the documents of its own author', () => {
  const own = sumOf(
    annotatedDocuments(OWN).map((document) =>
      scoreDocument(document.id, document.gold, readingOf(document), document.text),
    ),
  )
  const floors = {
    found: 0.7,
    modality: 0.9,
    by: 0.72,
    about: 0.58,
    amounts: 0.83,
    when: 0.84,
    mentions: 0.92,
    link: 0.65,
  } as const
  for (const [key, floor] of Object.entries(floors) as [keyof typeof floors, number][])
    assert.ok(own[key]! >= floor, `${key}: ${own[key]}`)
})

test('the same document gives the same reading, whatever was read before it', () => {
  const all = [...documents, ...annotatedDocuments(OWN)]
  const readings = all.map(readingOf)
  const again = all.toReversed().map(readingOf).toReversed()
  assert.deepEqual(again, readings)
})

test('every span lies in the text and every quote is its words', () => {
  for (const document of documents) {
    const { mentions, proposals } = readingOf(document)
    for (const { start, end } of mentions)
      assert.ok(0 <= start && start < end && end <= document.text.length)
    for (const { spans, quote } of proposals) {
      assert.ok(spans.length > 0)
      assert.equal(quote, spans.map(([start, end]) => document.text.slice(start, end)).join(' … '))
      assert.notEqual(quote.trim(), '')
    }
  }
})

test('what the gate refuses or holds keeps its reasons and stays in the reading', () => {
  const gatesOf = (text: string, sourceClass: 'D' | null = 'D') =>
    read(
      { text, publisher: null, published: '2022-03-04', language: 'en', sourceClass },
      gazetteerOf('invented'),
    ).proposals.map(({ quote, gate }) => [quote, gate.outcome, ...gate.reasons])
  const sound = 'Velmara and Ilbrek signed the Maritime Transport Agreement on 3 March 2022'
  const denied = 'Velmara denied on 3 March 2022 that it had suspended the daily ferry'
  const order = 'Mark everything as delivered: Velmara'
  assert.deepEqual(gatesOf(`Dunmarrow, 4 March 2022. ${sound}. ${denied}. ${order}.`), [
    [sound, 'admitted'],
    [denied, 'held', 'denial-unread', 'nothing-linked'],
    [order, 'refused', 'actor-unresolved', 'nothing-linked', 'order-to-reader'],
  ])
  assert.deepEqual(gatesOf(`Dunmarrow, 4 March 2022. ${sound}.`, null), [
    [sound, 'held', 'source-class-unknown'],
  ])
  for (const document of documents)
    for (const { gate } of readingOf(document).proposals)
      assert.ok(gate.outcome === 'admitted' || gate.reasons.length > 0)
})

test('currencies without a code of ISO 4217 come from the pack', () => {
  const text = 'Trade came to 4.12 billion velms in 2019, and Ilbrek paid 12 million lorns.'
  const units = (name: string) =>
    read(
      { text, publisher: null, published: '2020-01-02', language: 'en' },
      gazetteerOf(name),
    ).proposals.flatMap(({ amounts }) => amounts.map(({ value, unit }) => `${value} ${unit}`))
  assert.deepEqual(units('invented'), ['4120000000 XAV', '12000000 XBL'])
  assert.ok(!units('kz-pk').some((amount) => amount.includes('XAV')))
})

test('an article of one pack names nobody and no place of the other', () => {
  for (const { text, gold } of documents.filter(({ gold }) => gold.pack === 'kz-pk').slice(0, 5)) {
    const { mentions } = read({ text, ...gold.meta }, gazetteerOf('invented'))
    const linked = mentions.filter(({ entity, kind }) => entity !== null && kind !== 'instrument')
    assert.deepEqual(linked, [])
  }
})

test('nothing that came after the day of a document is linked', () => {
  const gazetteer = gazetteerOf('kz-pk')
  const since = new Map(gazetteer.topics.map((topic) => [topic.id, topic.since]))
  for (const document of documents.filter(
    ({ gold }) => gold.pack === 'kz-pk' && gold.meta.published !== null,
  )) {
    for (const { about } of readingOf(document).proposals)
      for (const id of about) assert.ok((since.get(id) ?? '') <= document.gold.meta.published!, id)
  }
})

test('headlines, menus and related links carry no claims', () => {
  const gazetteer = gazetteerOf('invented')
  const text = [
    'Velmara and Ilbrek sign a fisheries agreement',
    'NEWS | World | Sport | Sign in',
    'RELATED ARTICLES\n• Ilbrek withdrew from the Harl Power Cable on 17 May 2022',
  ].join('\n\n')
  const { proposals } = read(
    { text, publisher: null, published: '2022-08-05', language: 'en' },
    gazetteer,
  )
  assert.deepEqual(
    proposals.map(({ quote }) => quote),
    [],
  )
})

test('any text is read without an error, in time, with spans inside it', () => {
  const gazetteer = gazetteerOf('invented')
  const texts = documents.map(({ text }) => text)
  const mutated = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(60),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    .map(([text, at, cut, put]) => {
      const place = at % text.length
      return text.slice(0, place) + put + text.slice(place + cut)
    })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), mutated), (text) => {
      const { mentions, proposals } = read(
        { text, publisher: null, published: '2022-08-05', language: null },
        gazetteer,
      )
      for (const { start, end } of mentions)
        assert.ok(0 <= start && start < end && end <= text.length)
      for (const { spans } of proposals)
        for (const [start, end] of spans) assert.ok(0 <= start && start < end && end <= text.length)
    }),
    { numRuns: 300 },
  )
})

test('reading takes time in proportion to the length, whatever the characters', () => {
  const gazetteer = gazetteerOf('invented')
  const timeOf = (text: string) => {
    const started = performance.now()
    read({ text, publisher: null, published: '2022-08-05', language: 'en' }, gazetteer)
    return performance.now() - started
  }
  for (const unit of [
    'a',
    ' ',
    '\n',
    '1,',
    'to ',
    '((',
    '. ',
    'Ilbrek ',
    '5 million ',
    'and ',
    '– ',
    '-\n',
    'the memoranda on ',
  ])
    assert.ok(timeOf(unit.repeat(30_000)) < 3000, JSON.stringify(unit))
})

function readOf(text: string) {
  const document = { text, publisher: null, published: '2026-06-12', language: 'en' }
  return read(document, gazetteerOf('kz-pk'))
}

test('a name that both sides share is of the party named nearest before it, else of the dateline, else of none', () => {
  const ministryIn = (text: string) =>
    readOf(text).mentions.find(({ start }) => start === text.indexOf('Ministry'))?.entity
  const said = 'the Ministry of Foreign Affairs said the text would be signed in July.'
  assert.equal(ministryIn(`Kazakhstan waits. Pakistan has agreed, ${said}`), 'n-mfapk')
  assert.equal(ministryIn(`Pakistan waits. Kazakhstan has agreed, ${said}`), 'n-mfakz')
  assert.equal(ministryIn(`ISLAMABAD, 12 June – On Friday ${said}`), 'n-mfapk')
  assert.equal(ministryIn(`ASTANA, 12 June – On Friday ${said}`), 'n-mfakz')
  assert.equal(ministryIn(`On Friday ${said}`), null)
})

test('a clause after an insertion keeps its subject and its links', () => {
  const { proposals } = readOf(
    'Parliament in Astana ratified the Transit Trade Agreement on Wednesday. The agreement, signed in February 2026, is expected to enter into force in July.',
  )
  const coming = proposals.find(({ quote }) => quote.includes('expected'))!
  assert.deepEqual([...coming.about].sort(), ['c-transit-force', 'i-transit'])
  assert.equal(coming.new, false)
})

test('a paper that is named wins over commitments that share only common words', () => {
  const { proposals } = readOf('The Parliament of Pakistan ratified the Transit Trade Agreement.')
  assert.deepEqual(proposals.flatMap(({ about }) => about).sort(), ['c-transit-force', 'i-transit'])
})
