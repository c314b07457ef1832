import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Basis,
  frontOf,
  type Leg,
  legsOf,
  profileOf,
  type Regime,
  weakestOf,
} from '../src/index.ts'
import { disruption, link, regime } from './records.ts'
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

/** Arcs with the papers that they ask for, of the first journey that rides some links. */
function papersBy(rows: readonly Regime[], ids: readonly string[], from = 'alta', to = 'cora') {
  const links = WORLD.links.filter(({ id }) => ids.includes(id))
  const view = viewIn({ ...WORLD, links, regimes: rows })
  return legs(view, from, to).flatMap((leg) => leg.papers.map((paper) => `${leg.link}: ${paper}`))
}

const convention = (name: string, mode: 'road' | 'rail' | 'sea', countries: string[]) =>
  countries.map((country) =>
    regime(`${name}-${country}`, {
      rule: 'document',
      scheme: name,
      modes: [mode],
      countries: [country],
      paper: name,
    }),
  )
const BY_ROAD = [
  'alta-pass-p',
  'pass-p-pass-q',
  'pass-q-bela',
  'bela-gate-q',
  'gate-q-gate-r',
  'gate-r-cora',
]

test('an unbroken carriage asks for the papers of its ends, whatever it passes through', () => {
  assert.deepEqual(papersBy(convention('CMR', 'road', ['PA', 'RC']), BY_ROAD), ['alta-pass-p: CMR'])
  assert.deepEqual(papersBy(convention('CMR', 'road', ['PA', 'QB']), BY_ROAD), [])
  assert.deepEqual(papersBy(convention('CMR', 'road', ['PA', 'QB', 'RC']), BY_ROAD, 'bela'), [
    'bela-gate-q: CMR',
  ])
  assert.deepEqual(papersBy(convention('CMR', 'road', ['PA']), BY_ROAD, 'alta', 'pass-p'), [])
})

test('a change of mode, of gauge or of ship ends a carriage, and the next asks anew', () => {
  const rail = ['alta-yard-p', 'yard-p-yard-q', 'yard-q-bela']
  const byBoth = [...rail, ...BY_ROAD.slice(3)]
  const smgs = (countries: string[]) => convention('SMGS', 'rail', countries)
  assert.deepEqual(papersBy(smgs(['PA', 'QB']), byBoth), ['alta-yard-p: SMGS'])
  assert.deepEqual(papersBy(smgs(['PA', 'RC']), byBoth), [])
  assert.deepEqual(papersBy(smgs(['QB']), byBoth), [], 'from the gauge change on it is inland')
  const cmr = (countries: string[]) => convention('CMR', 'road', countries)
  assert.deepEqual(papersBy(cmr(['QB', 'RC']), byBoth), ['bela-gate-q: CMR'])
  assert.deepEqual(papersBy(cmr(['PA', 'RC']), byBoth), [])
  const bySea = ['alta-alta-port', 'alta-port-cora-port', 'cora-port-cora']
  assert.deepEqual(papersBy(cmr(['PA', 'RC']), bySea), [], 'by road it stays at home')
  const lading = convention('B/L', 'sea', ['PA', 'RC'])
  assert.deepEqual(papersBy(lading, bySea), ['alta-port-cora-port: B/L'])
})

test('from ship to ship each carriage has papers of its own', () => {
  const links = [
    link('alta-port', 'cora-port', { mode: 'sea', km: 300 }),
    link('cora-port', 'bela', { mode: 'sea', km: 300 }),
  ]
  const asked = (rows: readonly Regime[]) => {
    const told = legs(viewIn({ ...WORLD, links, regimes: rows }), 'alta-port', 'bela')
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['link', 'transfer', 'departure', 'link'],
    )
    return told.flatMap((leg) => leg.papers.map((paper) => `${leg.link}: ${paper}`))
  }
  assert.deepEqual(asked(convention('B/L', 'sea', ['PA', 'QB'])), [])
  assert.deepEqual(asked(convention('B/L', 'sea', ['RC', 'QB'])), ['cora-port-bela: B/L'])
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
