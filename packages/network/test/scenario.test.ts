import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  changesOf,
  type Disruption,
  frontOf,
  hoursFrom,
  type KnownDisruption,
  type NetworkRecords,
  NOTHING_CHANGED,
  type Place,
  type Scenario,
} from '../src/index.ts'
import { disruption, measure } from './records.ts'
import { anyTrip, exported, viewIn, WORLD } from './world.ts'

const changes = (scenario: Partial<Scenario>, records = WORLD) =>
  changesOf(records, { ...NOTHING_CHANGED, ...scenario })
const opened = (...opens: string[]) => [...changes({ opens }).changes.openedLinks].sort()

test('a post stands for its ways out of the country, another place for all its ways', () => {
  assert.deepEqual(opened('pass-p'), ['pass-p-pass-q'])
  assert.deepEqual(opened('dune'), ['bela-dune', 'dune-cora'])
})

test('a mode behind a place narrows it, a country and a corridor stand for all their links', () => {
  assert.deepEqual(opened('dune:rail'), ['bela-dune'])
  assert.deepEqual(opened('SD'), ['isla-islet'])
  assert.deepEqual(opened('K3'), ['bela-dune'])
  assert.deepEqual(opened('alta-pass-p'), ['alta-pass-p'])
})

test('a commitment does all that its effects say', () => {
  const { changes: read } = changes({ delivers: ['railway', 'permits', 'hours'] })
  assert.deepEqual([...read.builtLinks], ['bela-dune'])
  assert.deepEqual([...read.openedLinks], [], 'what the log shuts stays shut')
  assert.deepEqual([...read.added], ['permit'])
  assert.deepEqual(read.hours, [{ place: 'gate-q', mode: 'road', hours: 3 }])
})

test('what does not exist comes back as it was written', () => {
  const { unknown } = changes({
    shuts: ['nowhere', 'pass-p:sea', 'pass-p'],
    opens: ['pass-p:camel'],
    delivers: ['a promise'],
    hours: [
      { place: 'nowhere else', mode: 'road', hours: 1 },
      { place: 'pass-p', mode: 'road', hours: 1 },
      { place: 'pass-p', mode: 'rail', hours: 1 },
      { place: 'alta', mode: 'road', hours: 1 },
      { place: 'cora-port', mode: 'road', hours: 1 },
      { place: 'yard-q', mode: 'rail', hours: 1 },
    ],
  })
  assert.deepEqual(unknown, [
    'pass-p:camel',
    'nowhere',
    'pass-p:sea',
    'a promise',
    'nowhere else:road',
    'pass-p:rail',
    'alta:road',
    'cora-port:road',
  ])
  assert.deepEqual(changes({}).unknown, [])
})

test('hours are read as place, mode and number, by road where no mode is written', () => {
  assert.deepEqual(hoursFrom('a:rail:6.5'), { place: 'a', mode: 'rail', hours: 6.5 })
  assert.deepEqual(hoursFrom('a:6'), { place: 'a', mode: 'road', hours: 6 })
  assert.deepEqual(hoursFrom('a:0'), { place: 'a', mode: 'road', hours: 0 })
  for (const written of [
    'a',
    'a:',
    'a: ',
    'a:road:',
    'a:road: ',
    'a:camel:6',
    'a:road:6:7',
    'a:-1',
    'a:x',
    'a:10001',
    'a:Infinity',
    '',
  ])
    assert.equal(hoursFrom(written), null, written)
})

test('hours set at a crossing change its gates both ways and no other arc', () => {
  const [before, after] = [
    {},
    { hours: [{ place: 'gate-q', mode: 'road' as const, hours: 3 }] },
  ].map((scenario) => viewIn(WORLD, { scenario }))
  const differ = exported(after!).arcs.filter(
    (arc, i) => arc.minutes !== exported(before!).arcs[i]!.minutes,
  )
  assert.deepEqual(differ.map(({ id }) => id).sort(), [
    'gate:gate-q:road:inbound:RC:national',
    'gate:gate-q:road:outbound:RC',
  ])
  const [outbound] = [...after!.changed.values()]
  assert.equal(outbound!.dwelling, 180)
  assert.deepEqual(
    outbound!.figures.filter(({ of }) => of === 'minutes').map(({ from, basis }) => [from, basis]),
    [['scenario', 'assumed']],
  )
})

test('what the regimes passed under ask comes on top of the hours set', () => {
  const scenario = { hours: [{ place: 'pass-q', mode: 'road' as const, hours: 4 }] }
  const { changed } = viewIn(WORLD, { scenario })
  const dwelling = new Map([...changed.values()].map((arc) => [arc.id, arc.dwelling]))
  const under = (regimes: string) =>
    dwelling.get(`gate:pass-q:road:inbound:PA:${regimes}reload-pass`)
  assert.equal(dwelling.get('gate:pass-q:road:outbound:PA'), 240)
  assert.equal(under('tir-pa:tir-qb:'), 360, 'two hours to reload')
  assert.equal(under('national:'), 420, 'and one to declare')
})

test('a link that is delivered opens, but not what the log shuts', () => {
  const isOpen = (id: string, scenario: Partial<Scenario>, shut: readonly KnownDisruption[]) => {
    const view = viewIn({ ...WORLD, disruptions: shut }, { scenario })
    return exported(view).arcs.some((arc) => arc.id === `link:${id}:forward`)
  }
  const shut = [disruption({ links: ['bela-dune'], mode: 'rail', end: 'open' })]
  const delivered = { delivers: ['railway'] }
  assert.ok(isOpen('bela-dune', delivered, []))
  assert.ok(!isOpen('bela-dune', {}, []))
  assert.ok(!isOpen('bela-dune', delivered, shut))
  assert.ok(isOpen('bela-dune', { opens: ['bela-dune'] }, shut))
  assert.ok(isOpen('bela-dune', { ...delivered, opens: ['bela-dune'] }, shut))
})

test('a scenario leaves the network it stands on as it was', () => {
  const plain = viewIn(WORLD)
  const before = plain.network.graph.weights.map((weight) => [...weight])
  const { network } = viewIn(WORLD, {
    scenario: { shuts: ['alta'], hours: [{ place: 'gate-q', mode: 'road', hours: 0 }] },
  })
  assert.deepEqual(
    network.graph.weights.map((weight) => [...weight]),
    before,
  )
})

// The same change made by hand in the records.

const reach = (records: NetworkRecords, id: string) => {
  const country = (end: string) => records.places.find((p) => p.id === end)!.country
  const here = records.links.filter(({ from, to }) => from === id || to === id)
  const abroad = here.filter(({ from, to }) => country(from) !== country(to))
  const isPost = (records.places.find((p) => p.id === id) as Place | undefined)?.kind === 'border'
  return records.links
    .filter(
      (link) =>
        link.id === id ||
        [country(link.from), country(link.to)].includes(id) ||
        (isPost && abroad.length > 0 ? abroad : here).includes(link),
    )
    .map((link) => link.id)
}

/** A disruption as the list of links that it shuts, without some of them. */
function narrowed(records: NetworkRecords, known: KnownDisruption, open: readonly string[]) {
  const { place, mode, links } = known.value
  const byPlace =
    place === null
      ? []
      : records.links.filter((link) => {
          const [from, to] = [link.from, link.to].map(
            (end) => records.places.find((p) => p.id === end)!,
          )
          const isPost = records.places.find((p) => p.id === place)!.kind === 'border'
          const isHere = link.mode === mode && (from!.id === place || to!.id === place)
          return isHere && (!isPost || from!.country !== to!.country)
        })
  const shut = [...links, ...byPlace.map(({ id }) => id)].filter((id) => !open.includes(id))
  const value: Disruption = { ...known.value, place: null, links: [...new Set(shut)] }
  return { ...known, value }
}

function byHand(
  records: NetworkRecords,
  { shuts, opens, delivers, hours }: Scenario,
): NetworkRecords {
  const open = opens.flatMap((id) => reach(records, id))
  const built = records.effects
    .filter(({ commitment }) => delivers.includes(commitment))
    .flatMap(({ links }) => links)
  return {
    ...records,
    links: records.links.map((link) =>
      [...open, ...built].includes(link.id) ? { ...link, status: 'open', opensOn: null } : link,
    ),
    disruptions: [
      ...records.disruptions.map((known) => narrowed(records, known, open)),
      ...shuts.map((id, i) =>
        disruption({
          id: `shut${i}`,
          links: reach(records, id),
          fromOn: '2024-06-01',
          end: 'open',
        }),
      ),
    ],
    measures: [
      ...records.measures,
      ...hours.flatMap(({ place, mode, hours: value }, i) =>
        (['outbound', 'inbound'] as const).map((direction) =>
          measure({ id: `set${i}-${direction}`, place, mode, direction, value, year: 2023 }),
        ),
      ),
    ],
  }
}

const anyScenario = anyTrip.chain(({ records, from, to }) => {
  const country = (id: string) => records.places.find((place) => place.id === id)!.country
  const linked = records.places
    .map(({ id }) => id)
    .filter((id) => records.links.some((link) => link.from === id || link.to === id))
  const touched = new Set(records.links.flatMap((link) => [country(link.from), country(link.to)]))
  const ids = fc.uniqueArray(
    fc.constantFrom(...records.links.map(({ id }) => id), ...linked, ...touched),
    { maxLength: 2 },
  )
  return fc.record({
    records: fc.constant(records),
    from: fc.constant(from),
    to: fc.constant(to),
    scenario: fc.record({
      shuts: ids,
      opens: ids,
      delivers: fc.constantFrom(
        [],
        records.effects.map(({ commitment }) => commitment),
      ),
      hours: fc.uniqueArray(
        fc.record({
          place: fc.constantFrom(...records.places.map(({ id }) => id)),
          mode: fc.constantFrom('road' as const, 'rail' as const),
          hours: fc.integer({ min: 0, max: 99 }),
        }),
        { maxLength: 2, selector: ({ place, mode }) => `${place} ${mode}` },
      ),
    }),
  })
})

test('a scenario is the network compiled from records in which the change was made by hand', () => {
  fc.assert(
    fc.property(anyScenario, ({ records, from, to, scenario }) => {
      const view = viewIn(records, { scenario })
      const hand = viewIn(byHand(records, scenario))
      const arcs = (of: typeof view) => exported(of).arcs
      assert.deepEqual(arcs(view), arcs(hand))
      const journeys = (of: typeof view) => frontOf(of, from, to, true).journeys
      assert.deepEqual(journeys(view), journeys(hand))
    }),
    { numRuns: 250 },
  )
})

test('a scenario of nothing changes nothing', () => {
  fc.assert(
    fc.property(anyTrip, ({ records }) => {
      const { changes: none } = changes({}, records)
      const sets = [none.openedLinks, none.builtLinks, none.added, none.shutLinks]
      assert.deepEqual(
        sets.map(({ size }) => size),
        [0, 0, 0, 0],
      )
      assert.equal(none.hours.length, 0)
      assert.equal(viewIn(records).changed.size, 0)
    }),
    { numRuns: 20 },
  )
})
