import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minutesOf, weightsOf } from '../src/arc.ts'
import { Consignment, compileNetwork, type Network, type NetworkRecords } from '../src/index.ts'
import { anyWorld, DAYS, viewIn, WORLD } from './world.ts'

const NETWORK = compile(WORLD)

function compile(records: NetworkRecords, more: object = {}, day = DAYS.validOn): Network {
  return compileNetwork(records, { validOn: day, knownAt: day }, Consignment.parse(more))
}

/** What an arc is, apart from what it takes. */
function shapes({ arcs, vertices }: Network): Map<string, object> {
  return new Map(
    arcs.map(({ id, kind, from, to, mode, km, link, direction, regimes }) => [
      id,
      {
        kind,
        ends: [vertices[from]!.id, vertices[to]!.id],
        mode,
        km,
        link: link?.id,
        direction,
        regimes: regimes.map((regime) => regime.id),
      },
    ]),
  )
}

test('a vertex is a place in a state of the carrier', () => {
  for (const { id, place, state } of NETWORK.vertices) {
    assert.equal(id, `${place}/${state}`)
    assert.match(state, /^(road|rail-\d+)(>[A-Z]{2})?$|^(sea|ferry)(\+|@[a-z-]+)?$/)
  }
  const states = (place: string) =>
    NETWORK.verticesOf.get(place)?.map((vertex) => NETWORK.vertices[vertex]!.state)
  assert.deepEqual(states('pass-p'), ['road', 'road>QB'])
  assert.deepEqual(states('yard-q')?.sort(), ['rail-1520', 'rail-1676', 'rail-1676>PA'])
  assert.deepEqual(states('bela')?.sort(), [
    'ferry',
    'ferry+',
    'ferry@bela-cora-port',
    'rail-1520',
    'rail-1520>RC',
    'road',
  ])
})

test('gates are only where links leave the country by land', () => {
  const gates = NETWORK.arcs.filter(({ kind }) => kind === 'gate')
  const places = new Set(gates.map(({ from }) => NETWORK.vertices[from]!.place))
  assert.deepEqual([...places].sort(), [
    'bela',
    'dune',
    'gate-q',
    'gate-r',
    'pass-p',
    'pass-q',
    'yard-p',
    'yard-q',
  ])
})

test('a planned link is an arc, a pipeline and a link shut by a disruption stay as they are', () => {
  const ids = new Set(NETWORK.arcs.map(({ id }) => id))
  assert.ok(ids.has('link:bela-dune:forward') && ids.has('link:bela-dune:back'))
  assert.ok(!ids.has('link:pipe:forward'))
})

test('shutting a post touches one to four arcs', () => {
  for (const { id, kind } of WORLD.places) {
    if (kind !== 'border') continue
    const { blockers } = viewIn(WORLD, { scenario: { shuts: [id] } }).standings
    const shut = blockers.find((blocker) => blocker.kind === 'scenario')
    assert.ok(shut !== undefined && shut.arcs.length >= 1 && shut.arcs.length <= 4, id)
  }
})

test('the graph has the arcs of the list, in its order and with its weights', () => {
  fc.assert(
    fc.property(anyWorld, (records) => {
      const { graph, arcs, vertices } = compile(records)
      assert.equal(graph.vertexCount, vertices.length)
      assert.deepEqual(
        [...graph.tail],
        arcs.map(({ from }) => from),
      )
      assert.deepEqual(
        [...graph.head],
        arcs.map(({ to }) => to),
      )
      arcs.forEach((arc, i) => {
        assert.deepEqual(
          graph.weights.map((weight) => weight[i]),
          [...weightsOf(arc)],
        )
      })
    }),
  )
})

test('parts of the time are whole minutes that add up, and every weight is whole', () => {
  fc.assert(
    fc.property(
      anyWorld,
      fc.integer({ min: 1, max: 500_000 }),
      fc.boolean(),
      (records, kg, cold) => {
        for (const arc of compile(records, { kg, chilled: cold }).arcs) {
          const parts = [arc.moving, arc.resting, arc.awaiting, arc.dwelling]
          for (const part of parts) assert.ok(Number.isInteger(part) && part >= 0, arc.id)
          assert.equal(
            parts.reduce((sum, part) => sum + part),
            minutesOf(arc),
          )
          for (const weight of weightsOf(arc)) assert.ok(Number.isInteger(weight) && weight >= 0)
        }
      },
    ),
  )
})

test('ids of vertices and arcs are their own', () => {
  fc.assert(
    fc.property(anyWorld, (records) => {
      const { vertices, arcs } = compile(records)
      assert.equal(new Set(vertices.map(({ id }) => id)).size, vertices.length)
      assert.equal(new Set(arcs.map(({ id }) => id)).size, arcs.length)
    }),
  )
})

/** The kinds of arc that join two states of one place, by the rules and not by the code. */
function joining(a: string, b: string): string[] {
  const [isLand, isAshore] = [/^(road|rail-\d+)$/, /^(road|rail-\d+|sea)$/]
  if (a.split('>')[0] === b || b.split('>')[0] === a) return a === b ? [] : ['gate']
  if (/^rail-\d+$/.test(a) && /^rail-\d+$/.test(b)) return ['gauge']
  if (a.endsWith('+')) return b.startsWith(`${a.slice(0, -1)}@`) ? ['departure'] : []
  return isAshore.test(a) && (isLand.test(b) || b.endsWith('+')) ? ['transfer'] : []
}

test('states of a place are joined by gates, changes and departures, and by nothing else', () => {
  fc.assert(
    fc.property(anyWorld, (records) => {
      const { vertices, verticesOf, arcs } = compile(records)
      const kinds = Map.groupBy(arcs, ({ from, to }) => `${from} ${to}`)
      for (const here of verticesOf.values())
        for (const a of here)
          for (const b of here) {
            if (a === b) continue
            const found = (kinds.get(`${a} ${b}`) ?? []).map(({ kind }) => kind)
            const states = [vertices[a]!.state, vertices[b]!.state] as const
            assert.deepEqual([...new Set(found)], joining(...states), states.join())
          }
    }),
  )
})

test('who is on board of a service leaves by it alone, and nothing but departures leaves a quay', () => {
  fc.assert(
    fc.property(anyWorld, (records) => {
      const { vertices, arcs } = compile(records)
      for (const { id, kind, from, to, link } of arcs) {
        const [tail, head] = [vertices[from]!.state, vertices[to]!.state]
        if (tail.includes('@')) assert.equal(link?.id, tail.split('@')[1], id)
        assert.equal(tail.endsWith('+'), kind === 'departure', id)
        assert.equal(head.includes('@'), kind === 'departure', id)
        if (kind === 'link') assert.ok(!head.endsWith('+'), id)
      }
    }),
  )
})

test('an arc has the same id on every day and for every consignment', () => {
  const day = fc.constantFrom('2016-01-01', '2020-12-31', '2024-06-15', '2031-07-01')
  fc.assert(
    fc.property(anyWorld, day, fc.integer({ min: 1, max: 500_000 }), (records, other, kg) => {
      const [one, another] = [shapes(compile(records)), shapes(compile(records, { kg }, other))]
      for (const [id, shape] of one) if (another.has(id)) assert.deepEqual(another.get(id), shape)
      const fixed = (ids: Iterable<string>) => [...ids].filter((id) => !/:inbound:/.test(id))
      assert.deepEqual(fixed(another.keys()), fixed(one.keys()))
    }),
  )
})

test('figures that came only after the day stand in and are assumed', () => {
  const early = compile(WORLD, {}, '2012-03-01')
  const gate = early.arcs.find(({ id }) => id === 'gate:pass-p:road:outbound:QB')!
  assert.equal(gate.dwelling, 480)
  assert.deepEqual(new Set(gate.figures.map(({ basis }) => basis)), new Set(['assumed']))
})
