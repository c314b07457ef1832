import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Basis, frontOf, type Leg, legsOf, profileOf, weakestOf } from '../src/index.ts'
import { disruption, regime } from './records.ts'
import { anyTrip, viewIn, WORLD } from './world.ts'

const VIEW = viewIn(WORLD)
const sum = (legs: readonly Leg[], of: (leg: Leg) => number) =>
  legs.reduce((total, leg) => total + of(leg), 0)

function legs(view = VIEW, from = 'alta', to = 'cora'): Leg[] {
  return legsOf(view, frontOf(view, from, to).journeys[0]!)
}

test('the sums of the legs are the journey’s own, and each leg begins where the last ended', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const scenario = { hours: [{ place: from, mode: 'road' as const, hours: 7 }] }
      const view = viewIn(records, { scenario })
      for (const journey of frontOf(view, from, to).journeys) {
        const told = legsOf(view, journey)
        assert.equal(
          sum(told, (leg) => leg.minutes),
          journey.minutes,
        )
        assert.equal(
          sum(told, (leg) => leg.movingMinutes + leg.waitingMinutes),
          journey.minutes,
        )
        assert.equal(
          sum(told, (leg) => leg.cents),
          journey.cents,
        )
        assert.equal(
          sum(told, (leg) => leg.grams),
          journey.grams,
        )
        const ends = [from, ...told.map((leg) => leg.to)]
        assert.deepEqual(
          told.map((leg) => leg.from),
          ends.slice(0, -1),
        )
        assert.equal(ends.at(-1), to)
      }
    }),
  )
})

test('the profile rises to the totals, and stands upright where no distance is covered', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      for (const journey of frontOf(view, from, to).journeys) {
        const told = legsOf(view, journey)
        const points = profileOf(told)
        assert.equal(points.length, told.length + 1)
        assert.deepEqual(points[0], { km: 0, minutes: 0, cents: 0 })
        points.slice(1).forEach((point, i) => {
          const before = points[i]!
          assert.ok(point.km >= before.km && point.minutes >= before.minutes)
          assert.ok(point.cents >= before.cents)
          if (told[i]!.kind !== 'link') assert.equal(point.km, before.km)
        })
        const km = sum(told, (leg) => leg.km)
        assert.deepEqual(points.at(-1), { km, minutes: journey.minutes, cents: journey.cents })
      }
    }),
  )
})

test('a paper is named with the leg that first asks for it, and once', () => {
  const told = legs()
  const papers = told.flatMap((leg) => leg.papers.map((paper) => `${leg.arc}: ${paper}`))
  assert.deepEqual(papers, [
    'link:alta-pass-p:forward: road waybill',
    'gate:pass-q:road:inbound:PA:tir-pa:tir-qb:reload-pass: TIR carnet',
    'gate:gate-r:road:inbound:QB:national: transit declaration',
  ])
})

test('a paper that two regimes of one leg ask for is named once', () => {
  const twice = regime('other', { rule: 'document', modes: ['road'], paper: 'road waybill' })
  const view = viewIn({ ...WORLD, regimes: [...WORLD.regimes, twice] })
  assert.deepEqual(legs(view)[0]!.papers, ['road waybill'])
})

test('the basis of a leg is the weakest of its figures, assumed where it has none', () => {
  const order: Basis[] = ['measured', 'published', 'derived', 'assumed']
  const some = fc.array(fc.constantFrom(...order), { minLength: 1 })
  fc.assert(
    fc.property(some, (bases) => {
      const weakest = weakestOf(bases.map((basis) => ({ basis })))
      assert.ok(bases.includes(weakest))
      for (const basis of bases) assert.ok(order.indexOf(basis) <= order.indexOf(weakest))
    }),
  )
  assert.equal(weakestOf([]), 'assumed')
  const [drive, gate] = legs()
  assert.equal(drive!.basis, 'assumed', 'its running hours are')
  assert.equal(gate!.basis, 'measured')
})

test('a leg by rail tells its gauge', () => {
  const { journeys } = frontOf(VIEW, 'alta', 'bela')
  const told = journeys.flatMap((journey) => legsOf(VIEW, journey))
  const gauges = new Map(told.map((leg) => [leg.arc, leg.gaugeMm]))
  assert.equal(gauges.get('link:yard-p-yard-q:forward'), 1676)
  assert.equal(gauges.get('gauge:yard-q:rail-1676:rail-1520'), 1520)
  assert.equal(gauges.get('link:alta-pass-p:forward'), null)
})

test('sanctions are told where their country is entered, and once', () => {
  const told = legs().filter((leg) => leg.sanctions.length > 0)
  assert.deepEqual(
    told.map((leg) => leg.arc),
    ['link:pass-p-pass-q:forward'],
  )
})

test('a leg in doubt says so, and one that a scenario opens is open', () => {
  const road = WORLD.links.filter(({ mode }) => mode === 'road')
  const open = (end: 'open' | 'not-seen', opens: string[] = []) => {
    const disruptions = [disruption({ place: 'pass-p', end })]
    const view = viewIn({ ...WORLD, links: road, disruptions }, { scenario: { opens } })
    return legs(view, 'alta', 'bela').find((leg) => leg.link === 'pass-p-pass-q')?.open
  }
  assert.equal(open('not-seen'), 'unknown')
  assert.equal(open('open', ['pass-p']), 'yes')
})
