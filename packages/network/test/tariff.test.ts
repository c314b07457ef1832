import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Rate } from '../src/index.ts'
import { type KnownRate, type Tariff, tariffsOn } from '../src/tariff.ts'
import { rate } from './records.ts'

const DAYS = { validOn: '2024-06-15', knownAt: '2024-06-15' }

function speed(rates: readonly KnownRate[], areas: readonly string[] = [], days = DAYS) {
  return tariffsOn(rates, days)('speed', 'road', areas)
}

test('the first area with a figure gives it, and everywhere else comes last', () => {
  const rates = [
    rate({ id: 'all', value: 1 }),
    rate({ id: 'PA', area: 'PA', value: 2 }),
    rate({ id: 'link', area: 'l', value: 3 }),
  ]
  assert.equal(speed(rates, ['l', 'PA'])?.value, 3)
  assert.equal(speed(rates, ['PA', 'l'])?.value, 2)
  assert.equal(speed(rates, ['QB'])?.value, 1)
  assert.equal(speed(rates.slice(1), ['QB']), null)
})

test('a figure of another mode or parameter, or without a parameter, is none', () => {
  const others = [
    rate({ mode: 'rail' }),
    rate({ mode: 'all' }),
    rate({ parameter: 'haul-usd' }),
    rate({ parameter: null }),
  ]
  assert.equal(speed(others), null)
})

test('the latest year not after the day counts, and a measured figure before a stated one', () => {
  const rates = [
    rate({ id: 'a', year: 2021, value: 1 }),
    rate({ id: 'b', year: 2023, value: 2 }),
    rate({ id: 'c', year: 2024, value: 3, basis: 'published' }),
    rate({ id: 'd', year: 2025, value: 4 }),
  ]
  assert.equal(speed(rates)?.value, 2)
  assert.equal(speed(rates.slice(2))?.value, 3)
  assert.equal(speed(rates, [], { validOn: '2021-01-01', knownAt: '2024-01-01' })?.value, 1)
})

test('a figure counts from the day of its source', () => {
  const rates = [
    rate({ id: 'a', year: 2020 }),
    rate({ id: 'b', year: 2022, value: 9 }, '2024-06-16'),
  ]
  assert.equal(speed(rates)?.value, 1)
  assert.equal(speed(rates, [], { ...DAYS, knownAt: '2024-06-16' })?.value, 9)
})

test('where all figures are younger than the day the oldest stands in and is assumed', () => {
  const rates = [
    rate({ id: 'b', year: 2026, value: 2 }),
    rate({ id: 'a', year: 2025, value: 1, basis: 'measured' }),
  ]
  const found = speed(rates)
  assert.equal(found?.value, 1)
  assert.equal(found?.basis, 'assumed')
  assert.equal(found?.rate.basis, 'measured', 'the figure itself stays as its source has it')
})

/** Every rate held against every other, area by area. */
function slow(rates: readonly KnownRate[], areas: readonly (string | null)[]): Tariff | null {
  for (const area of areas) {
    const here = rates.filter(
      ({ value }) => value.parameter === 'speed' && value.mode === 'road' && value.area === area,
    )
    if (here.length === 0) continue
    const timely = here.filter(
      ({ value, knownOn }) =>
        (value.year === null || value.year <= 2024) &&
        (knownOn === null || knownOn <= DAYS.knownAt),
    )
    const isBefore = (a: Rate, b: Rate) => {
      const [yearA, yearB] = [a.year ?? 0, b.year ?? 0]
      if (timely.length === 0) return yearA < yearB || (yearA === yearB && a.id < b.id)
      const [measuredA, measuredB] = [a.basis === 'measured', b.basis === 'measured']
      if (measuredA !== measuredB) return measuredA
      return yearA > yearB || (yearA === yearB && a.id < b.id)
    }
    const among = (timely.length > 0 ? timely : here).map(({ value }) => value)
    const first = among.find((a) => among.every((b) => a === b || isBefore(a, b)))!
    const basis = timely.length > 0 ? first.basis : 'assumed'
    return { value: first.value, basis, rate: first }
  }
  return null
}

const anyRate = fc.record({
  parameter: fc.constantFrom('speed', 'speed', 'speed', 'haul-usd', null),
  mode: fc.constantFrom('road', 'road', 'road', 'rail', 'all'),
  area: fc.constantFrom(null, 'l', 'PA', 'QB'),
  year: fc.constantFrom(null, 2021, 2023, 2024, 2025, 2026),
  basis: fc.constantFrom('measured', 'published', 'assumed'),
  value: fc.nat(99),
  knownOn: fc.constantFrom(null, '2024-06-15', '2024-06-16'),
})

test('a tariff is what a scan of all rates finds', () => {
  fc.assert(
    fc.property(
      fc.array(anyRate, { maxLength: 9 }),
      fc.shuffledSubarray(['l', 'PA', 'QB']),
      (rows, areas) => {
        const rates = rows.map(({ knownOn, ...row }, i) =>
          rate({ ...row, id: `r${i}` } as Partial<Rate>, knownOn),
        )
        const found = tariffsOn(rates, DAYS)('speed', 'road', areas)
        assert.deepEqual(found, slow(rates, [...areas, null]))
      },
    ),
    { numRuns: 1000 },
  )
})
