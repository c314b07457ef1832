import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CrossingAnswer, CrossingsQuery, SearchQuery } from '../src/index.ts'
import { answersOf, disruption, link, measure, place } from './network-records.ts'

const answers = answersOf([
  ['place', place('post', 'AA', 'border')],
  ['place', place('gate', 'BB', 'border')],
  ['place', place('town', 'AA', 'city')],
  ['link', link('bridge', 'post', 'gate', 'road')],
  ['link', link('street', 'town', 'post', 'road')],
  ['crossing-measure', measure('m-2021', 5, { year: 2021 })],
  ['crossing-measure', measure('m-2022', 7.5)],
  ['crossing-measure', measure('m-most', 40, { statistic: 'max' })],
  ['crossing-measure', measure('m-press', 9, { year: 2024, sources: ['daily'] })],
  ['crossing-measure', measure('m-inland', 3, { place: 'town', toPlace: 'post' })],
  ['crossing-measure', measure('m-undated', 2, { year: null })],
  ['crossing-measure', measure('m-land', 1, { scope: 'country', place: null, area: 'AA' })],
  ['crossing-measure', measure('m-other', 6, { place: 'gate' })],
  [
    'disruption',
    disruption('flood', { place: 'post', untilOn: '2024-03-09', end: 'known' }),
    '2024-03-06',
  ],
  ['disruption', disruption('slide', { links: ['street'], fromOn: '2025-02' }), '2025-03-01'],
  ['disruption', disruption('rumour', { place: 'post', fromOn: null }), '2024-03-06'],
  ['disruption', disruption('strike', { place: 'gate' }), '2024-03-06'],
])

function ask(id: string, asOf: string, knownAt = asOf) {
  const body = answers.crossing({ asOf, knownAt }, id)
  return body === null ? null : CrossingAnswer.parse(body)
}
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

test('only border posts and ports are crossings', () => {
  assert.equal(ask('post', '2026-01-01')!.crossing.name, 'POST')
  assert.equal(ask('town', '2026-01-01'), null)
  assert.equal(ask('nowhere', '2026-01-01'), null)
})

test('it has every measure of it that was known by then, and none of another place', () => {
  assert.deepEqual(ids(ask('post', '2026-01-01')!.measures), [
    'm-undated',
    'm-2021',
    'm-2022',
    'm-inland',
    'm-most',
    'm-press',
  ])
  assert.deepEqual(ids(ask('post', '2022-06-30')!.measures), ['m-2021'])
  assert.deepEqual(ids(ask('post', '2024-03-05')!.measures).includes('m-press'), false)
  assert.deepEqual(ids(ask('post', '2024-03-06')!.measures).includes('m-press'), true)
})

test('it has what shut it or a link there, the newest first, undated ones last', () => {
  assert.deepEqual(ids(ask('post', '2026-01-01')!.disruptions), ['slide', 'flood', 'rumour'])
  assert.deepEqual(ids(ask('post', '2024-06-30')!.disruptions), ['flood', 'rumour'])
  assert.deepEqual(ids(ask('post', '2024-03-01')!.disruptions), [], 'not yet told')
  assert.deepEqual(ids(ask('post', '2025-01-31', '2026-01-01')!.disruptions), ['flood', 'rumour'])
})

test('an end that came later than what was known is not told', () => {
  const flood = (knownAt: string) =>
    ask('post', '2024-03-07', knownAt)!.disruptions.find(({ id }) => id === 'flood')!
  assert.deepEqual([flood('2024-03-07').untilOn, flood('2024-03-07').end], [null, 'not-seen'])
  assert.deepEqual([flood('2024-03-09').untilOn, flood('2024-03-09').end], ['2024-03-09', 'known'])
})

test('its figures in force are the rows of the list of crossings', () => {
  const at = { asOf: '2024-03-07' }
  const rows = answers.crossings(at, CrossingsQuery.parse({ country: 'AA' })).crossings
  assert.ok(rows.length > 0)
  assert.deepEqual(answers.crossing(at, 'post')!.figures, rows)
})

test('it tells how each mode stands and why, and where its links lead', () => {
  const { modes, links } = ask('post', '2024-03-07')!
  assert.deepEqual(
    modes.map(({ mode, open, since, cause }) => [mode, open, since, cause?.words]),
    [['road', false, '2024-03-05', 'A flood']],
  )
  assert.deepEqual(
    links.map(({ id, standing, to }) => [id, standing, to.id, to.isCrossing]),
    [
      ['bridge', 'shut', 'gate', true],
      ['street', 'open', 'town', false],
    ],
  )
})

test('a crossing is found by its name', () => {
  const { results } = answers.search({ asOf: '2026-01-01' }, SearchQuery.parse({ q: 'gate' }))
  assert.deepEqual(
    results.map(({ kind, id }) => [kind, id]),
    [['crossing', 'gate']],
  )
})
