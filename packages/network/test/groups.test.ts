import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { frontOf, groupsOf, type Journey, type View, viaOf } from '../src/index.ts'
import { anyTrip, viewIn, WORLD } from './world.ts'

const VIEW = viewIn(WORLD)
const FRONT = frontOf(VIEW, 'alta', 'cora').journeys

/** Where and by what a journey passes a border or crosses water: read off the ids of its arcs. */
function corridor({ network }: View, { arcs }: Journey): string {
  const country = (place: string) => network.places.get(place)!.country
  return arcs
    .map((arc) => network.arcs[arc]!)
    .filter(({ id }) => id.startsWith('link:'))
    .map(({ link, mode, from }) => {
      const tail = network.vertices[from]!.place
      const head = link!.from === tail ? link!.to : link!.from
      return { mode, tail, head }
    })
    .filter(({ mode, tail, head }) => mode === 'sea' || country(tail) !== country(head))
    .map(({ mode, tail, head }) => `${mode} ${tail} ${head}`)
    .join()
}

const journey = (minutes: number, cents: number, grams: number, variance = 0): Journey => ({
  id: `${minutes}-${cents}-${grams}`,
  arcs: [],
  minutes,
  cents,
  grams,
  variance,
})

test('nobody is sorted where nobody goes', () => {
  assert.equal(groupsOf(VIEW, [], null), null)
})

test('the best of each kind is least of its figure', () => {
  fc.assert(
    fc.property(anyTrip, ({ records, from, to }) => {
      const view = viewIn(records)
      const { journeys } = frontOf(view, from, to, true)
      const groups = groupsOf(view, journeys, null)
      if (groups === null) return assert.equal(journeys.length, 0)
      const { fastest, cheapest, greenest, safest, balanced } = groups.best
      const least = (of: (one: Journey) => number) => Math.min(...journeys.map(of))
      assert.equal(
        fastest.minutes,
        least((one) => one.minutes),
      )
      assert.equal(
        cheapest.cents,
        least((one) => one.cents),
      )
      assert.equal(
        greenest.grams,
        least((one) => one.grams),
      )
      assert.equal(
        safest.variance,
        least((one) => one.variance),
      )
      const product = (one: Journey) => (one.minutes + 1) * (one.cents + 1) * (one.grams + 1)
      assert.ok(product(balanced) <= least(product) * (1 + 1e-12))
    }),
    { numRuns: 200 },
  )
})

test('among equals the one that is better on the next criterion is the best of its kind', () => {
  const a = journey(1, 9, 8, 4)
  const b = journey(2, 8, 9, 4)
  const c = journey(1, 8, 20, 9)
  const d = journey(3, 30, 8, 9)
  for (const front of [
    [a, b, c, d],
    [d, c, b, a],
  ]) {
    const { fastest, cheapest, greenest, safest } = groupsOf(VIEW, front, null)!.best
    assert.deepEqual([fastest, cheapest, greenest, safest], [c, c, a, a])
  }
})

test('with a value the balanced journey has the least cost and worth of its days', () => {
  // Half a percent a day, as the world has it.
  const worth = (one: Journey, usd: number) => one.cents + (one.minutes / 1440) * 0.005 * usd * 100
  const figure = fc.integer({ min: 1, max: 1_000_000 })
  const some = fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 10_000_000 }), (rows, usd) => {
      const journeys = rows.map((row) => journey(...row))
      const { balanced } = groupsOf(VIEW, journeys, usd)!.best
      for (const one of journeys) assert.ok(worth(balanced, usd) <= worth(one, usd) + 1e-6)
    }),
  )
  assert.equal(groupsOf(VIEW, FRONT, 1e9)!.best.balanced, FRONT[0], 'gold takes the fastest way')
  assert.equal(
    groupsOf(VIEW, FRONT, 1)!.best.balanced.cents,
    Math.min(...FRONT.map((j) => j.cents)),
  )
})

test('alternatives ride corridors of their own, and none is more than twice as bad', () => {
  const value = fc.option(fc.integer({ min: 1, max: 1_000_000 }))
  fc.assert(
    fc.property(anyTrip, value, ({ records, from, to }, usd) => {
      const view = viewIn({ ...records, rates: [...records.rates, WORLD.rates.at(-1)!] })
      const { journeys } = frontOf(view, from, to, true)
      const groups = groupsOf(view, journeys, usd)
      if (groups === null) return
      const { best, alternatives } = groups
      assert.ok(alternatives.length <= 4)
      const ridden = Object.values(best).map((one) => corridor(view, one))
      const burden = (one: Journey) =>
        usd === null
          ? Math.log(one.minutes + 1) + Math.log(one.cents + 1) + Math.log(one.grams + 1)
          : one.cents + (one.minutes / 1440) * 0.5 * usd
      const limit = usd === null ? burden(best.balanced) + Math.log(8) : 2 * burden(best.balanced)
      const corridors = alternatives.map((one) => corridor(view, one))
      assert.equal(new Set([...corridors, ...ridden]).size, corridors.length + new Set(ridden).size)
      for (const one of alternatives) assert.ok(burden(one) <= limit + 1e-9)
      for (const one of journeys) {
        const own = corridor(view, one)
        if (ridden.includes(own)) continue
        const chosen = alternatives.find((other) => corridor(view, other) === own)
        if (chosen !== undefined) assert.ok(burden(chosen) <= burden(one) + 1e-9)
        else assert.ok(alternatives.length === 4 || burden(one) > limit - 1e-9)
      }
    }),
    { numRuns: 200 },
  )
})

test('a corridor more than twice as bad as the balanced one is no alternative', () => {
  const by = (via: string) => FRONT.find((one) => viaOf(VIEW, one).join() === via)!
  const [near, far] = [by('pass-p,gate-q'), by('yard-p,bela,cora-port')]
  const alternatives = (cents: number) => {
    const front = [
      { ...near, minutes: 1, cents: 1000, grams: 1, variance: 1 },
      { ...far, minutes: 2, cents, grams: 2, variance: 2 },
    ]
    return groupsOf(VIEW, front, 1)!.alternatives.length
  }
  assert.deepEqual([alternatives(1999), alternatives(2001)], [1, 0])
})

test('a journey is called by where it leaves a country or boards a ship', () => {
  const vias = FRONT.map((one) => viaOf(VIEW, one).join())
  assert.ok(vias.includes('pass-p,gate-q'))
  assert.ok(vias.includes('yard-p,bela,cora-port'))
})
