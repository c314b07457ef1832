import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Blocker, fewestToLift, smallestCut } from '../src/cut.ts'
import { buildGraph } from '../src/graph.ts'
import { anyQuery, bellmanFord, columns, type Query } from './naive-paths.ts'

const anyBlocked = anyQuery(1, 8).chain((query) =>
  fc.record({
    query: fc.constant(query),
    blockers: fc.array(
      fc
        .array(fc.nat(Math.max(0, query.plain.arcs.length - 1)), { maxLength: 4 })
        .map((arcs) => ({ arcs: query.plain.arcs.length === 0 ? [] : arcs })),
      { maxLength: 7 },
    ),
  }),
)

/** Whether a route is open with the blockers of the bit mask active. */
function isOpen({ plain, sources, targets }: Query, blockers: readonly Blocker[], mask: number) {
  const shut = new Set(blockers.flatMap(({ arcs }, i) => (mask & (1 << i) ? arcs : [])))
  const arcs = plain.arcs.filter((_, id) => !shut.has(id))
  const distance = bellmanFord({ ...plain, arcs }, 0, sources)
  return targets.some((target) => Number.isFinite(distance[target]!))
}

const maskOf = (members: readonly number[]) => members.reduce((mask, i) => mask | (1 << i), 0)
const sizeOf = (mask: number) => mask.toString(2).replaceAll('0', '').length

test('the smallest cut is the smallest of all sets of blockers that leave no route', () => {
  fc.assert(
    fc.property(anyBlocked, ({ query, blockers }) => {
      const { plain, sources, targets } = query
      const graph = buildGraph(plain.vertexCount, columns(plain))
      const all = (1 << blockers.length) - 1
      const cut = smallestCut(graph, sources, targets, blockers)
      const cuts = [...Array(all + 1).keys()].filter((mask) => !isOpen(query, blockers, mask))
      if (cuts.length === 0 || cuts[0] === 0) return assert.equal(cut, null)
      assert.ok(cut?.exact)
      assert.ok(!isOpen(query, blockers, maskOf(cut.blockers)))
      assert.equal(cut.blockers.length, Math.min(...cuts.map(sizeOf)))
    }),
    { numRuns: 500 },
  )
})

test('the fewest to lift are the smallest of all sets whose lifting opens a route', () => {
  fc.assert(
    fc.property(anyBlocked, ({ query, blockers }) => {
      const { plain, sources, targets } = query
      const graph = buildGraph(plain.vertexCount, columns(plain))
      const all = (1 << blockers.length) - 1
      const lift = fewestToLift(graph, sources, targets, blockers)
      const lifts = [...Array(all + 1).keys()].filter((mask) => isOpen(query, blockers, all ^ mask))
      if (lifts.length === 0) return assert.equal(lift, null)
      assert.ok(lift?.exact)
      assert.ok(isOpen(query, blockers, all ^ maskOf(lift.blockers)))
      assert.equal(lift.blockers.length, Math.min(...lifts.map(sizeOf)))
    }),
    { numRuns: 500 },
  )
})

test('a search cut short still names blockers that do what they are for, none of them to spare', () => {
  fc.assert(
    fc.property(anyBlocked, fc.nat(3), ({ query, blockers }, cap) => {
      const { plain, sources, targets } = query
      const graph = buildGraph(plain.vertexCount, columns(plain))
      const cut = smallestCut(graph, sources, targets, blockers, cap)
      if (cut === null) return
      const mask = maskOf(cut.blockers)
      assert.ok(!isOpen(query, blockers, mask))
      for (const i of cut.blockers) assert.ok(isOpen(query, blockers, mask ^ (1 << i)))
    }),
  )
  const parallel = buildGraph(2, { tail: [0, 0], head: [1, 1], weights: [[1, 1]] })
  const blockers = [{ arcs: [0] }, { arcs: [1] }]
  assert.equal(smallestCut(parallel, [0], [1], blockers, 0)?.exact, false)
})

test('two hundred closures on a grid are explained at once', () => {
  const side = 20
  const tail: number[] = []
  const head: number[] = []
  for (let v = 0; v < side * side; v++) {
    if (v % side < side - 1) {
      tail.push(v)
      head.push(v + 1)
    }
    if (v + side < side * side) {
      tail.push(v)
      head.push(v + side)
    }
  }
  const graph = buildGraph(side * side, { tail, head, weights: [tail.map(() => 1)] })
  const shut = tail.flatMap((v, arc) => (v % side === 9 && head[arc] === v + 1 ? [[arc]] : []))
  const others = Array.from({ length: 180 }, (_, i) => [(i * 37) % tail.length])
  const blockers = [...shut, ...others].map((arcs) => ({ arcs }))
  const [from, to] = [[0], [side * side - 1]]
  const start = performance.now()
  const cut = smallestCut(graph, from, to, blockers)
  const lift = fewestToLift(graph, from, to, blockers)
  assert.ok(cut !== null && lift?.exact)
  assert.ok(performance.now() - start < 5000, 'a person waits for the answer')
})
