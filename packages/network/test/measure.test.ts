import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CrossingMeasure, type KnownMeasure, measuredOn, RUNGS } from '../src/index.ts'
import { link, measure, place } from './records.ts'

const PLACES = [place('a', 'AA'), place('b', 'BB'), place('depot', 'AA', { kind: 'terminal' })]
const NETWORK = { places: PLACES, links: [link('a', 'b', { corridors: ['K1'] })] }
const LATE = { validOn: '2030-01-01', knownAt: '2030-01-01' }
const PASSAGE = { place: 'a', mode: 'road', direction: 'outbound' } as const

function find(measures: KnownMeasure[], days = LATE) {
  return measuredOn(NETWORK, measures, days)(PASSAGE, 'hours')
}

const LADDER: KnownMeasure[] = [
  measure({ id: 'own', place: 'a', value: 1 }),
  measure({ id: 'back', place: 'a', direction: 'inbound', value: 2 }),
  measure({ id: 'country', scope: 'country', area: 'AA', value: 3 }),
  measure({ id: 'corridor', scope: 'corridor', area: 'K1', direction: 'both', value: 4 }),
  measure({ id: 'region', scope: 'region', area: 'R', direction: 'both', value: 5 }),
]

test('the ladder is climbed down rung by rung', () => {
  RUNGS.forEach((rung, i) => {
    const figure = find(LADDER.slice(i))
    assert.equal(figure?.rung, rung)
    assert.equal(figure?.value, i + 1)
    assert.equal(figure?.basis, i === 0 ? 'measured' : 'assumed')
  })
  assert.equal(find([]), null)
})

test('figures of other countries, corridors, modes and metrics do not stand in', () => {
  const others = [
    measure({ scope: 'country', area: 'BB' }),
    measure({ scope: 'corridor', area: 'K2', direction: 'both' }),
    measure({ place: 'a', mode: 'rail' }),
    measure({ place: 'a', metric: 'usd' }),
    measure({ place: 'b' }),
  ]
  assert.equal(find(others), null)
})

test('largest and smallest figures and figures without a year are no means', () => {
  const anecdotes = [
    measure({ place: 'a', statistic: 'max' }),
    measure({ place: 'a', statistic: 'min' }),
    measure({ place: 'a', year: null }),
  ]
  assert.equal(find(anecdotes), null)
})

test('a figure taken at a clearance point inland belongs to the post it is for', () => {
  assert.equal(find([measure({ place: 'depot', toPlace: 'a', value: 7 })])?.value, 7)
  assert.equal(find([measure({ place: 'b', toPlace: 'a', value: 7 })]), null)
})

test('a measured figure goes before a later one that was only stated', () => {
  const stated = measure({ id: 'y', place: 'a', basis: 'published', year: 2025, value: 9 })
  assert.equal(find([stated, LADDER[0]!])?.value, 1)
  assert.equal(find([stated])?.value, 9)
})

test('a figure counts from the end of its year, or from the day of its source', () => {
  const undated = [measure({ place: 'a', year: 2024 })]
  const at = (day: string, rows: KnownMeasure[]) => find(rows, { validOn: day, knownAt: day })
  assert.equal(at('2024-12-30', undated), null)
  assert.equal(at('2024-12-31', undated)?.year, 2024)
  const dated = [measure({ place: 'a', year: 2024 }, '2024-07-05')]
  assert.equal(at('2024-07-04', dated), null)
  assert.equal(at('2024-07-05', dated)?.year, 2024)
  assert.equal(find(dated, { validOn: '2026-01-01', knownAt: '2024-01-01' }), null)
})

const anyMeasure = fc
  .record({
    id: fc.uuid(),
    scope: fc.constantFrom('post', 'country', 'corridor', 'region'),
    where: fc.constantFrom('first', 'second'),
    direction: fc.constantFrom('outbound', 'inbound', 'both'),
    statistic: fc.constantFrom('mean', 'mean', 'median', 'max'),
    basis: fc.constantFrom('measured', 'published'),
    value: fc.integer({ min: 0, max: 99 }),
    year: fc.option(fc.integer({ min: 2018, max: 2026 })),
    knownOn: fc.option(fc.constantFrom('2019-06-01', '2022-06-01', '2025-06-01')),
  })
  .map(({ where, knownOn, ...row }) => {
    const isFirst = where === 'first'
    const area = {
      post: null,
      country: isFirst ? 'AA' : 'BB',
      corridor: isFirst ? 'K1' : 'K2',
      region: where,
    }
    const at = {
      place: row.scope === 'post' ? (isFirst ? 'a' : 'b') : null,
      area: area[row.scope as 'post'],
    }
    return measure({ ...row, ...at } as Partial<CrossingMeasure>, knownOn)
  })

/** The ladder as a list of tests, each tried on every row in order of merit. */
function slowly(measures: readonly KnownMeasure[], day: string): [number, string] | null {
  const usable = measures
    .filter(({ value: m }) => m.year !== null && m.statistic !== 'max')
    .filter(({ value: m, knownOn }) =>
      knownOn === null
        ? `${m.year}-12-31` <= day
        : knownOn <= day && `${m.year}` <= day.slice(0, 4),
    )
    .map(({ value }) => value)
    .sort(
      (x, y) =>
        Number(y.basis === 'measured') - Number(x.basis === 'measured') ||
        y.year! - x.year! ||
        (x.id < y.id ? -1 : 1),
    )
  const tests: [string, (m: CrossingMeasure) => boolean][] = [
    ['own', (m) => m.place === 'a' && m.direction === 'outbound'],
    ['own', (m) => m.place === 'a' && m.direction === 'both'],
    ['other-direction', (m) => m.place === 'a' && m.direction === 'inbound'],
    ['country', (m) => m.area === 'AA' && m.direction === 'outbound'],
    ['country', (m) => m.area === 'AA' && m.direction === 'both'],
    ['corridor', (m) => m.area === 'K1' && m.direction === 'outbound'],
    ['corridor', (m) => m.area === 'K1' && m.direction === 'both'],
  ]
  for (const [rung, admits] of tests) {
    const found = usable.find(admits)
    if (found !== undefined) return [found.value, rung]
  }
  return null
}

test('the ladder equals a slow search in the order of its rungs', () => {
  fc.assert(
    fc.property(
      fc.array(anyMeasure, { maxLength: 12 }),
      fc.constantFrom('2018-12-31', '2020-06-01', '2023-01-01', '2025-12-31'),
      (measures, day) => {
        const rows = measures.filter(({ value }) => value.scope !== 'region')
        const figure = find(rows, { validOn: day, knownAt: day })
        assert.deepEqual(figure === null ? null : [figure.value, figure.rung], slowly(rows, day))
      },
    ),
    { numRuns: 2000 },
  )
})
