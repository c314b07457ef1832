import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildGraph, CLOSED, cheapest, overlay, UNREACHABLE } from '../src/graph.ts'
import { anyQuery, anyWeights, columns } from './naive-paths.ts'

const ROAD = { tail: [0, 1, 0], head: [1, 0, 1], weights: [[3, 4, 5]] }

test('rows list every arc once, with its tail, its head and in the order given', () => {
  fc.assert(
    fc.property(anyQuery(2), ({ plain }) => {
      const graph = buildGraph(plain.vertexCount, columns(plain))
      for (let v = 0; v < graph.vertexCount; v++) {
        const ids = [...plain.arcs.keys()]
        const out = ids.filter((id) => plain.arcs[id]!.tail === v)
        const into = ids.filter((id) => plain.arcs[id]!.head === v)
        const [from, to] = [graph.firstOut[v]!, graph.firstOut[v + 1]!]
        assert.deepEqual([...graph.out.subarray(from, to)], out)
        assert.deepEqual(
          [...graph.outHead.subarray(from, to)],
          out.map((id) => plain.arcs[id]!.head),
        )
        const [first, last] = [graph.firstIn[v]!, graph.firstIn[v + 1]!]
        assert.deepEqual([...graph.into.subarray(first, last)], into)
        assert.deepEqual(
          [...graph.intoTail.subarray(first, last)],
          into.map((id) => plain.arcs[id]!.tail),
        )
      }
    }),
  )
})

test('an overlay equals the graph built anew, and leaves its base as it was', () => {
  const scenario = anyQuery(3).chain(({ plain }) =>
    fc.record({
      plain: fc.constant(plain),
      changes: fc.array(
        fc.record({
          arc: fc.nat(Math.max(0, plain.arcs.length - 1)),
          weights: fc.option(anyWeights(3)),
        }),
        { maxLength: plain.arcs.length === 0 ? 0 : 6 },
      ),
    }),
  )
  fc.assert(
    fc.property(scenario, ({ plain, changes }) => {
      const base = buildGraph(plain.vertexCount, columns(plain))
      const before = base.weights.map((weight) => [...weight])
      const arcs = plain.arcs.map((arc, id) => {
        const change = changes.findLast((candidate) => candidate.arc === id)
        return change === undefined ? arc : { ...arc, weights: change.weights }
      })
      const changed = overlay(base, changes)
      const anew = buildGraph(plain.vertexCount, columns({ ...plain, arcs }))
      assert.deepEqual({ ...changed, maxWeights: [] }, { ...anew, maxWeights: [] })
      changed.maxWeights.forEach((max, k) => {
        assert.ok(max >= anew.maxWeights[k]!)
      })
      assert.deepEqual(
        base.weights.map((weight) => [...weight]),
        before,
      )
      assert.equal(changed.out, base.out, 'the topology is shared')
    }),
  )
})

test('the cheapest of scenarios has the least weight of each arc, closed only where all close it', () => {
  const base = buildGraph(2, ROAD)
  const dearer = overlay(base, [
    { arc: 0, weights: [9] },
    { arc: 1, weights: null },
    { arc: 2, weights: null },
  ])
  const mixed = overlay(base, [
    { arc: 0, weights: null },
    { arc: 1, weights: [2] },
    { arc: 2, weights: null },
  ])
  assert.deepEqual([...cheapest([base, dearer, mixed]).weights[0]!], [3, 2, 5])
  assert.deepEqual([...cheapest([dearer, mixed]).weights[0]!], [9, 2, CLOSED])
  assert.throws(() => cheapest([]), RangeError)
  assert.throws(() => cheapest([base, buildGraph(2, ROAD)]), /overlays of one graph/)
})

test('ends that are no vertices and weights that are no weights are refused', () => {
  const built = (change: Partial<typeof ROAD>) => () => buildGraph(2, { ...ROAD, ...change })
  assert.throws(built({ head: [1, 0, 2] }), /arc 2 ends at 2: vertices are 0 to 1/)
  assert.throws(built({ tail: [-1, 1, 0] }), RangeError)
  assert.throws(built({ weights: [[3, 4, 5.5]] }), /arc 2 weighs 5.5/)
  assert.throws(built({ weights: [[3, -2, 5]] }), RangeError)
  assert.throws(built({ weights: [[3, 4, UNREACHABLE]] }), RangeError)
  assert.throws(built({ weights: [[3, 4]] }), RangeError)
  const half = [
    [1, 1, CLOSED],
    [1, 1, 1],
  ]
  assert.throws(built({ weights: half }), /or -1 for all/)
  const base = buildGraph(2, ROAD)
  assert.throws(() => overlay(base, [{ arc: 3, weights: null }]), /there is no arc 3/)
  assert.throws(() => overlay(base, [{ arc: 0, weights: [1, 2] }]), RangeError)
  assert.throws(() => overlay(base, [{ arc: 0, weights: [Number.NaN] }]), RangeError)
})
