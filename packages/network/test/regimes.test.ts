import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Regime } from '../src/index.ts'
import { type Passing, regimesOn } from '../src/regimes.ts'
import { regime } from './records.ts'
import { DAYS } from './world.ts'

const tir = (country: string, more: Partial<Regime> = {}) =>
  regime(`tir-${country}`, { scheme: 'TIR', countries: [country], usd: 12, ...more })
const NATIONAL = regime('national', { countries: ['PA', 'QB'], hours: 1, usd: 51 })
const RELOAD = regime('reload', { rule: 'reload', places: ['post'], hours: 2, usd: 106 })
const PERMIT = regime('permit', { rule: 'haulage', countries: ['PA', 'QB'], usd: 5 })

/** The ways from PA into QB at the post: the regimes of each, in brackets when on paper only. */
function ways(regimes: readonly Regime[], added?: ReadonlySet<string>) {
  return passings(regimes, added).map(({ regimes: used, inForce }) => {
    const names = used.map(({ id }) => id).join('+')
    return inForce ? names : `(${names})`
  })
}

function passings(regimes: readonly Regime[], added?: ReadonlySet<string>): readonly Passing[] {
  return regimesOn(regimes, DAYS, added).passings('post', 'PA', 'QB', 'road')
}

test('where nothing is on record goods pass as they are', () => {
  assert.deepEqual(passings([]), [{ regimes: [], inForce: true, hours: 0, usd: 0 }])
})

test('a scheme covers a gate when both countries have it, by rows of their own or by one', () => {
  assert.deepEqual(ways([tir('PA'), tir('QB')]), ['tir-PA+tir-QB'])
  assert.deepEqual(ways([tir('PA')]), [''])
  assert.deepEqual(ways([NATIONAL]), ['national'])
  assert.deepEqual(ways([tir('PA'), NATIONAL]), ['national'])
  assert.deepEqual(ways([tir('PA'), tir('QB'), NATIONAL]), ['tir-PA+tir-QB', 'national'])
})

test('a scheme asks its price once, and different ones each theirs', () => {
  const [carnet] = passings([tir('PA'), tir('QB')])
  assert.deepEqual([carnet!.hours, carnet!.usd], [0, 12])
  const [declared] = passings([NATIONAL, RELOAD])
  assert.deepEqual([declared!.hours, declared!.usd], [3, 157])
})

test('goods are reloaded at a post of reloading, unless a haulage scheme is in force', () => {
  assert.deepEqual(ways([NATIONAL, RELOAD]), ['national+reload'])
  assert.deepEqual(ways([NATIONAL, RELOAD, PERMIT]), ['national+permit', 'national+reload'])
  assert.deepEqual(ways([NATIONAL, PERMIT]), ['national'], 'no permit where nobody reloads')
  const elsewhere = { ...RELOAD, places: ['other'] }
  assert.deepEqual(ways([NATIONAL, elsewhere]), ['national'])
})

test('a regime not in force is a way on paper, and the way without it stays', () => {
  const later = { ...PERMIT, inForceOn: '2025' }
  assert.deepEqual(ways([NATIONAL, RELOAD, later]), ['(national+permit)', 'national+reload'])
  const never = tir('QB', { inForceOn: null })
  assert.deepEqual(ways([tir('PA'), never]), ['', '(tir-PA+tir-QB)'])
  assert.deepEqual(ways([RELOAD, { ...PERMIT, inForceOn: null }], new Set(['permit'])), [
    'permit',
    'reload',
  ])
})

test('a regime is in force from the last day its first can be to the first day its end can be', () => {
  const isInForce = (inForceOn: string, endedOn: string | null = null) =>
    regimesOn([regime('a', { inForceOn, endedOn })], DAYS).inForce.length === 1
  assert.ok(isInForce('2024-06-15'))
  assert.ok(!isInForce('2024-06-16'))
  assert.ok(!isInForce('2024'), 'it may begin on the last of December')
  assert.ok(!isInForce('2024-06'))
  assert.ok(isInForce('2020', '2024-06-15'))
  assert.ok(!isInForce('2020', '2024-06-14'))
  assert.ok(!isInForce('2020', '2024'))
})

test('what is suspended is as if it were not, while the suspension lasts', () => {
  const suspension = regime('halt', { rule: 'suspension', suspends: ['permit'] })
  const both = ['(national+permit)', 'national+reload']
  assert.deepEqual(ways([NATIONAL, RELOAD, PERMIT, suspension]), both)
  const over = { ...suspension, endedOn: '2023' }
  assert.ok(ways([NATIONAL, RELOAD, PERMIT, over]).includes('national+permit'))
})

test('a row in force goes before one that is not', () => {
  const old = regime('old', { scheme: 'S', countries: ['PA', 'QB'], endedOn: '2020' })
  const now = regime('now', { scheme: 'S', countries: ['PA', 'QB'] })
  assert.deepEqual(ways([old, now]), ['now'])
})

test('a regime without modes holds on roads, and one with modes by these', () => {
  const by = (modes: Regime['modes']) =>
    regimesOn([{ ...NATIONAL, modes }], DAYS).passings('post', 'PA', 'QB', 'rail')[0]!.regimes
  assert.deepEqual(by([]), [])
  assert.deepEqual(
    by(['rail']).map(({ id }) => id),
    ['national'],
  )
})

test('a paper is asked of a carriage by its modes between countries that both have it', () => {
  const rows = [
    regime('waybill', { rule: 'document', modes: ['road'] }),
    regime('note', { rule: 'document', modes: ['rail'], countries: ['PA', 'QB'] }),
    regime('old', { rule: 'document', endedOn: '2020' }),
  ]
  const asked = (mode: 'road' | 'rail', from: string, to: string) => papersOf(rows, mode, from, to)
  assert.deepEqual(asked('road', 'RC', 'RC'), ['waybill'])
  assert.deepEqual(asked('road', 'PA', 'RC'), ['waybill'])
  assert.deepEqual(asked('rail', 'PA', 'QB'), ['note'])
  assert.deepEqual(asked('rail', 'QB', 'PA'), ['note'])
  assert.deepEqual(asked('rail', 'PA', 'RC'), [])
  assert.deepEqual(asked('rail', 'PA', 'PA'), [], 'a convention on carriage abroad')
})

/** Papers of a carriage, in order. */
function papersOf(rows: readonly Regime[], mode: 'road' | 'rail', from: string, to: string) {
  return regimesOn(rows, DAYS)
    .documents(mode, from, to)
    .map(({ id }) => id)
    .sort()
}

test('a paper that each country has by a row of its own is asked by both, those in force', () => {
  const rows = ['PA', 'QB'].map((country) =>
    regime(`cmr-${country}`, { rule: 'document', scheme: 'CMR', countries: [country] }),
  )
  assert.deepEqual(papersOf(rows, 'road', 'QB', 'PA'), ['cmr-PA', 'cmr-QB'])
  assert.deepEqual(papersOf(rows, 'road', 'PA', 'RC'), [])
  assert.deepEqual(papersOf(rows, 'road', 'PA', 'PA'), [])
  const [, own] = rows
  const ended = { ...own!, endedOn: '2020' }
  assert.deepEqual(papersOf([rows[0]!, ended], 'road', 'PA', 'QB'), [])
  const apart = rows.map((row) => ({ ...row, scheme: null }))
  assert.deepEqual(papersOf(apart, 'road', 'PA', 'QB'), [], 'they are two conventions')
  const byRail = [rows[0]!, { ...own!, modes: ['rail' as const] }]
  assert.deepEqual(papersOf(byRail, 'road', 'PA', 'QB'), [])
  const everywhere = regime('cmr', { rule: 'document', scheme: 'CMR' })
  assert.deepEqual(papersOf([...rows, everywhere], 'road', 'RC', 'RC'), ['cmr'])
})

test('sanctions bear on their countries while in force', () => {
  const rows = [
    regime('embargo', { rule: 'sanctions', countries: ['QB'] }),
    regime('lifted', { rule: 'sanctions', countries: ['PA'], endedOn: '2020' }),
  ]
  const { sanctions } = regimesOn(rows, DAYS)
  assert.deepEqual(
    ['PA', 'QB'].map((country) => sanctions(country).map(({ id }) => id)),
    [[], ['embargo']],
  )
})

const anyRegime = fc.record({
  rule: fc.constantFrom('customs-transit', 'customs-transit', 'haulage', 'reload', 'suspension'),
  scheme: fc.constantFrom(null, 'S', 'T'),
  countries: fc.subarray(['PA', 'QB', 'RC']),
  places: fc.subarray(['post', 'other']),
  suspends: fc.subarray(['r0', 'r1', 'r2']),
  inForceOn: fc.constantFrom('2019', '2019', null),
  usd: fc.nat(9),
})

test('there is always a way in force, and none is offered twice', () => {
  fc.assert(
    fc.property(fc.array(anyRegime, { maxLength: 7 }), (rows) => {
      const regimes = rows.map((row, i) => regime(`r${i}`, row as Partial<Regime>))
      const found = ways(regimes)
      assert.ok(found.some((way) => !way.startsWith('(')))
      assert.equal(new Set(found).size, found.length)
    }),
    { numRuns: 500 },
  )
})
