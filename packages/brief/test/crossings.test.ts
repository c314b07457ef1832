import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CrossingsAnswer, CrossingsQuery, createAnswers } from '../src/index.ts'
import { answersOf, disruption, link, measure, place } from './network-records.ts'
import { packDossier } from './small.ts'

const answers = answersOf([
  ['place', place('post', 'AA', 'border')],
  ['place', place('gate', 'BB', 'border')],
  ['place', place('town', 'AA', 'city')],
  ['link', link('bridge', 'post', 'gate', 'road')],
  ['link', link('track', 'post', 'gate', 'rail', { status: 'planned' })],
  ['link', link('street', 'town', 'post', 'road')],
  [
    'disruption',
    disruption('flood', { place: 'post', untilOn: '2024-03-09', end: 'known' }),
    '2024-03-06',
  ],
  ['crossing-measure', measure('m-h', 7.5)],
  [
    'crossing-measure',
    measure('m-c', 80.5, { metric: 'usd', scope: 'country', place: null, area: 'AA', year: 2021 }),
  ],
])

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

test('a country has the name that the pack gives it, a party or not, and else its name in the world', () => {
  const { crossings } = createAnswers(packDossier('example'), () => '2024-03-01').crossings(
    {},
    CrossingsQuery.parse({}),
  )
  const names = new Map(crossings.map(({ country, countryName }) => [country, countryName]))
  assert.deepEqual(Object.fromEntries(names), { XA: 'Velmara', XB: 'Ilbrek', XC: 'Quessand' })
  const elsewhere = answersOf([
    ['place', place('post', 'FR', 'border')],
    ['place', place('gate', 'QQ', 'border')],
    ['link', link('bridge', 'post', 'gate', 'road')],
  ])
  const body = elsewhere.crossings({ asOf: '2025-01-01' }, CrossingsQuery.parse({}))
  assert.deepEqual([...new Set(body.crossings.map((row) => row.countryName))], ['France', 'QQ'])
})
