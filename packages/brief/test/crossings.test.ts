import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Statement } from '@followthrough/ledger'
import { CrossingsAnswer, CrossingsQuery, createAnswers, openDossier } from '../src/index.ts'

const told = { basis: 'measured', sources: ['daily'], note: '' }
const place = (id: string, country: string, kind: string) => ({
  ...told,
  id,
  name: id.toUpperCase(),
  country,
  unlocode: null,
  lon: 1,
  lat: 1,
  kind,
})
const link = (id: string, from: string, to: string, mode: string, status = 'open') => ({
  ...told,
  id,
  from,
  to,
  mode,
  km: 10,
  gaugeMm: mode === 'rail' ? 1435 : null,
  status,
  opensOn: null,
  corridors: [],
})
const measure = (id: string, metric: string, value: number, more: object) => ({
  ...told,
  id,
  scope: 'post',
  place: null,
  toPlace: null,
  area: null,
  mode: 'road',
  direction: 'outbound',
  metric,
  statistic: 'mean',
  value,
  year: 2022,
  ...more,
})
const source = (id: string, published: string | null) => ({
  id,
  publisher: '',
  title: id,
  url: null,
  published,
  lang: 'en',
  kind: 'press',
  class: 'D',
  party: null,
  origin: null,
  note: '',
})

const RECORDS: [kind: string, value: { id: string }, knownOn: string][] = [
  ['source', source('daily', '2024-03-06'), '2024-03-06'],
  ['source', source('yearbook', null), '2026-01-01'],
  ['place', place('post', 'AA', 'border'), '2026-01-01'],
  ['place', place('gate', 'BB', 'border'), '2026-01-01'],
  ['place', place('town', 'AA', 'city'), '2026-01-01'],
  ['link', link('bridge', 'post', 'gate', 'road'), '2026-01-01'],
  ['link', link('track', 'post', 'gate', 'rail', 'planned'), '2026-01-01'],
  ['link', link('street', 'town', 'post', 'road'), '2026-01-01'],
  [
    'disruption',
    {
      ...told,
      id: 'flood',
      place: 'post',
      links: [],
      mode: 'road',
      fromOn: '2024-03-05',
      untilOn: '2024-03-09',
      kind: 'freight',
      end: 'known',
      seenOn: null,
      cause: 'A flood',
    } as { id: string },
    '2024-03-06',
  ],
  [
    'crossing-measure',
    measure('m-h', 'hours', 7.5, { place: 'post', sources: ['yearbook'] }),
    '2026-01-01',
  ],
  [
    'crossing-measure',
    measure('m-c', 'usd', 80.5, {
      scope: 'country',
      area: 'AA',
      year: 2021,
      sources: ['yearbook'],
    }),
    '2026-01-01',
  ],
]

const statements = RECORDS.map(
  ([kind, value, knownOn], i): Statement => ({
    id: `s${i}`,
    subject: value.id,
    property: kind,
    valueType: 'record',
    value: { ...value },
    saidBy: null,
    boundParties: [],
    modality: 'fact',
    validOn: null,
    knownOn,
    source: null,
    sourceClass: null,
    originCluster: null,
    locator: null,
    retracts: null,
    recordedBy: 'test',
    recordedAt: '2026-01-01T00:00:00Z',
    state: 'accepted',
  }),
)

const partnership = {
  id: 'aa-bb',
  title: 'Aa–Bb',
  parties: [
    { code: 'AA', name: 'Aaland', adjective: 'Aalandic' },
    { code: 'BB', name: 'Bebeland', adjective: 'Bebelandic' },
  ],
  languages: ['en'],
  readOn: '2026-01-01',
  headlineTarget: null,
  pairs: [],
  sectors: [{ id: 'transport', name: 'Transport' }],
  topics: [],
}
const answers = createAnswers(openDossier(partnership, statements), () => '2026-01-01')

function ask(asOf: string, asked: object = {}, knownAt = asOf) {
  const body = answers.crossings({ asOf, knownAt }, CrossingsQuery.parse(asked))
  return CrossingsAnswer.parse(body)
}

test('each post has a row for each mode and direction that leaves the country', () => {
  const { total, counts, crossings } = ask('2025-01-01')
  assert.deepEqual(
    crossings.map((row) => [row.place, row.mode, row.direction, row.open]),
    [
      ['post', 'road', 'outbound', true],
      ['post', 'road', 'inbound', true],
      ['post', 'rail', 'outbound', false],
      ['post', 'rail', 'inbound', false],
      ['gate', 'road', 'outbound', true],
      ['gate', 'road', 'inbound', true],
      ['gate', 'rail', 'outbound', false],
      ['gate', 'rail', 'inbound', false],
    ],
  )
  assert.equal(total, 8)
  assert.deepEqual(counts, { yes: 4, no: 4, unknown: 0 })
})

test('a shut one says since when, why, and by which source', () => {
  const [row] = ask('2024-03-07').crossings
  assert.equal(row!.open, false)
  assert.equal(row!.since, '2024-03-05')
  assert.equal(row!.cause?.words, 'A flood')
  assert.deepEqual(
    row!.cause?.sources.map(({ id }) => id),
    ['daily'],
  )
  assert.equal(ask('2024-03-05').crossings[0]!.open, true, 'nobody had told yet')
  assert.equal(ask('2024-03-05', {}, '2024-03-06').crossings[0]!.open, false)
})

test('hours and cost say from which year and rung each comes, and how old it is', () => {
  const [out, back] = ask('2023-01-10').crossings
  assert.equal(out!.hours, 7.5)
  assert.equal(out!.costCents, 8050)
  assert.deepEqual([out!.year, out!.rung, out!.basis], [2022, 'own', 'measured'])
  assert.deepEqual(out!.costFrom, { year: 2021, rung: 'country', basis: 'assumed' })
  assert.equal(out!.ageDays, 10)
  assert.deepEqual([back!.rung, back!.basis, back!.costCents], ['other-direction', 'assumed', null])
  assert.equal(ask('2022-12-30').crossings[0]!.hours, null, 'the year had not ended')
})

test('filters are joined by "and", several values of one by "or"', () => {
  const shown = (asked: object) =>
    ask('2025-01-01', asked).crossings.map((row) => `${row.place} ${row.mode}`)
  assert.deepEqual(new Set(shown({ country: 'BB' })), new Set(['gate road', 'gate rail']))
  assert.deepEqual(
    new Set(shown({ mode: 'rail,road', open: 'yes' })),
    new Set(['post road', 'gate road']),
  )
  assert.deepEqual(shown({ open: 'unknown' }), [])
})
