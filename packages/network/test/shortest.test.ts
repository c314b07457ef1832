import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildGraph, cheapest, overlay, UNREACHABLE } from '../src/graph.ts'
import { distances } from '../src/one-to-all.ts'
import { createSearcher, shortestPath } from '../src/shortest.ts'
import { anyQuery, anyWeights, bellmanFord, columns, costsOf, turned } from './naive-paths.ts'

const finite = (distance: ArrayLike<number>) =>
  Array.from(distance, (d) => (d === UNREACHABLE ? Number.POSITIVE_INFINITY : d))

test('distances equal those of Bellman and Ford, forwards and backwards', () => {
  fc.assert(
    fc.property(anyQuery(2, 30), fc.nat(1), ({ plain, sources, targets }, k) => {
      const graph = buildGraph(plain.vertexCount, columns(plain))
      assert.deepEqual(finite(distances(graph, k, sources, 'from')), bellmanFord(plain, k, sources))
      assert.deepEqual(
        finite(distances(graph, k, targets, 'to')),
        bellmanFord(turned(plain), k, targets),
      )
    }),
    { numRuns: 500 },
  )
})

test('distances stay right when weights differ a millionfold', () => {
  const weight = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 100_000_000 }))
  const arc = fc.tuple(fc.nat(11), fc.nat(11), weight)
  fc.assert(
    fc.property(fc.array(arc, { maxLength: 50 }), (rows) => {
      const arcs = rows.map(([tail, head, w]) => ({ tail, head, weights: [w] }))
      const plain = { vertexCount: 12, criteria: 1, arcs }
      const graph = buildGraph(12, columns(plain))
      assert.deepEqual(finite(distances(graph, 0, [0], 'from')), bellmanFord(plain, 0, [0]))
      const path = shortestPath(graph, 0, [0], [11])
      assert.equal(path?.cost ?? Number.POSITIVE_INFINITY, bellmanFord(plain, 0, [0])[11])
    }),
    { numRuns: 500 },
  )
})

test('both ways of searching equal Bellman and Ford over hundreds of vertices in a long strip', () => {
  const size = 400
  const arc = fc.tuple(fc.nat(size - 1), fc.integer({ min: -6, max: 8 }), fc.nat(90))
  const strip = fc.tuple(
    fc.constantFrom(1, 37, 4001),
    fc.array(arc, { minLength: 4 * size, maxLength: 4 * size }),
  )
  fc.assert(
    fc.property(strip, fc.nat(size - 1), fc.nat(size - 1), ([scale, rows], source, target) => {
      const arcs = rows.map(([tail, step, w]) => {
        const head = Math.min(size - 1, Math.max(0, tail + step))
        return { tail, head, weights: [w * scale] }
      })
      const plain = { vertexCount: size, criteria: 1, arcs }
      const graph = buildGraph(size, columns(plain))
      const from = bellmanFord(plain, 0, [source])
      assert.deepEqual(finite(distances(graph, 0, [source], 'from')), from)
      const path = shortestPath(graph, 0, [source], [target])
      assert.equal(path?.cost ?? Number.POSITIVE_INFINITY, from[target])
      if (path !== null) checkPath(plain, path)
      const potential = distances(graph, 0, [target], 'to')
      const led = shortestPath(graph, 0, [source], [target], potential)
      assert.equal(led?.cost, path?.cost)
    }),
    { numRuns: 60 },
  )
})

/** A path's arcs follow one another from a source to a target and cost what is said. */
function checkPath(query: Parameters<typeof costsOf>[0], path: { cost: number; arcs: Int32Array }) {
  const arcs = [...path.arcs]
  assert.equal(costsOf(query, arcs)[0]!, path.cost)
  arcs.slice(1).forEach((id, i) => {
    assert.equal(query.arcs[id]!.tail, query.arcs[arcs[i]!]!.head)
  })
}

test('the cheapest path under any scenario equals Dijkstra, led by bounds of all scenarios or not', () => {
  const scenarios = anyQuery(1, 14).chain((query) =>
    fc.record({
      query: fc.constant(query),
      changes: fc.array(
        fc.array(
          fc.record({
            arc: fc.nat(Math.max(0, query.plain.arcs.length - 1)),
            weights: fc.option(anyWeights(1), { freq: 3 }),
          }),
          { maxLength: query.plain.arcs.length === 0 ? 0 : 5 },
        ),
        { maxLength: 4 },
      ),
    }),
  )
  fc.assert(
    fc.property(scenarios, ({ query: { plain, sources, targets }, changes }) => {
      const base = buildGraph(plain.vertexCount, columns(plain))
      const graphs = [base, ...changes.map((list) => overlay(base, list))]
      const potential = distances(cheapest(graphs), 0, targets, 'to')
      const search = createSearcher(base.vertexCount)
      for (const graph of graphs) {
        const from = distances(graph, 0, sources, 'from')
        const least = Math.min(...targets.map((target) => from[target]!))
        const arcs = plain.arcs.map((arc, id) => {
          const weight = graph.weights[0]![id]!
          return { ...arc, weights: weight < 0 ? null : [weight] }
        })
        for (const path of [
          search(graph, 0, sources, targets),
          search(graph, 0, sources, targets, potential),
        ]) {
          assert.equal(path?.cost ?? UNREACHABLE, least)
          if (path === null) continue
          checkPath({ ...plain, arcs }, path)
          const first = path.arcs[0]
          const last = path.arcs.at(-1)
          if (first === undefined || last === undefined) {
            assert.ok(sources.some((source) => targets.includes(source)))
          } else {
            assert.ok(sources.includes(plain.arcs[first]!.tail))
            assert.ok(targets.includes(plain.arcs[last]!.head))
          }
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('where a source is a target the path costs nothing and has no arcs', () => {
  const graph = buildGraph(2, { tail: [0], head: [1], weights: [[5]] })
  const stay = { cost: 0, arcs: new Int32Array(0) }
  assert.deepEqual(shortestPath(graph, 0, [0, 1], [1]), stay)
  assert.deepEqual(shortestPath(graph, 0, [0, 1], [1], distances(graph, 0, [1], 'to')), stay)
  assert.equal(shortestPath(graph, 0, [1], [0]), null)
  assert.equal(shortestPath(graph, 0, [1], [0], distances(graph, 0, [0], 'to')), null)
})

test('a path too dear to be told from no path is an error, and the next query is sound', () => {
  const weights = [[2_000_000_000, 2_000_000_000, 5]]
  const graph = buildGraph(4, { tail: [0, 1, 3], head: [1, 2, 1], weights })
  const search = createSearcher(4)
  assert.throws(() => distances(graph, 0, [0], 'from'), /costs 2147483647 or more/)
  assert.throws(() => search(graph, 0, [0], [2]), RangeError)
  const shut = overlay(graph, [{ arc: 2, weights: null }])
  assert.equal(search(graph, 0, [1], [2])?.cost, 2_000_000_000)
  assert.equal(search(shut, 0, [3], [2]), null)
  assert.equal(search(graph, 0, [3], [1])?.cost, 5)
  const bound = Int32Array.of(2_000_000_000, 2_000_000_000, 0, 0)
  assert.throws(() => search(graph, 0, [0], [2], bound), RangeError)
  assert.equal(search(graph, 0, [1], [2], bound)?.cost, 2_000_000_000)
})

test('a search that failed midway leaves nothing behind', () => {
  const weights = [[1, 2_000_000_000, 2_000_000_000, 9, 9]]
  const arcs = { tail: [0, 1, 2, 4, 1], head: [1, 2, 3, 1, 3], weights }
  const graph = buildGraph(5, arcs)
  const dear = overlay(graph, [{ arc: 4, weights: null }])
  const search = createSearcher(5)
  assert.throws(() => search(dear, 0, [0], [3]), RangeError)
  assert.equal(search(graph, 0, [4], [3])?.cost, 18)
})
