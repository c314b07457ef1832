import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildGraph } from '../src/graph.ts'
import { paretoFront } from '../src/pareto.ts'
import { requiring } from '../src/requirements.ts'
import { anyQuery, columns, costsOf, frontOf, type Query } from './naive-paths.ts'

/** Walks that pass no vertex twice with the same requirements met: no other can be on the front. */
function everyWalk({ plain, sources, targets }: Query, needs: Uint8Array, full: number) {
  const costs = new Map<string, number[]>()
  function walk(vertex: number, mask: number, seen: readonly string[], arcs: readonly number[]) {
    if (mask === full && targets.includes(vertex)) {
      const sum = costsOf(plain, arcs)
      costs.set(String(sum), sum)
    }
    plain.arcs.forEach((arc, id) => {
      const met = mask | needs[id]!
      const state = `${arc.head} ${met}`
      if (arc.tail !== vertex || arc.weights === null || seen.includes(state)) return
      walk(arc.head, met, [...seen, state], [...arcs, id])
    })
  }
  for (const source of sources) walk(source, 0, [`${source} 0`], [])
  return [...costs.values()]
}

test('journeys through the layers are the best of all walks that meet every requirement', () => {
  const problem = fc.integer({ min: 0, max: 2 }).chain((count) =>
    anyQuery(2, 5).chain((query) =>
      fc.record({
        count: fc.constant(count),
        query: fc.constant({
          ...query,
          plain: { ...query.plain, arcs: query.plain.arcs.slice(0, 9) },
        }),
        masks: fc.array(fc.nat((1 << count) - 1), { minLength: 9, maxLength: 9 }),
      }),
    ),
  )
  fc.assert(
    fc.property(problem, ({ count, query, masks }) => {
      const { plain, sources, targets } = query
      const needs = Uint8Array.from(masks.slice(0, plain.arcs.length))
      const layered = requiring(buildGraph(plain.vertexCount, columns(plain)), needs, count)
      const starts = layered.starts(sources)
      const { journeys } = paretoFront(layered.graph, starts, layered.goals(targets))
      assert.deepEqual(
        journeys.map((journey) => [...journey.costs]),
        frontOf(everyWalk(query, needs, (1 << count) - 1)),
      )
      for (const { arcs, costs } of journeys) {
        const base = [...arcs].map((arc) => layered.baseArc[arc]!)
        assert.deepEqual(costsOf(plain, base), costs)
        assert.equal(
          base.reduce((mask, arc) => mask | needs[arc]!, 0),
          (1 << count) - 1,
        )
      }
    }),
    { numRuns: 400 },
  )
})

test('a detour that meets a requirement may pass a place twice', () => {
  const graph = buildGraph(3, { tail: [0, 1, 1], head: [1, 0, 2], weights: [[1, 1, 1]] })
  const layered = requiring(graph, Uint8Array.of(0, 1, 0), 1)
  const starts = layered.starts([0])
  const { journeys } = paretoFront(layered.graph, starts, layered.goals([2]))
  assert.deepEqual(
    journeys.map(({ arcs }) => [...arcs].map((arc) => layered.baseArc[arc])),
    [[0, 1, 0, 2]],
  )
})

test('too many requirements and masks beyond them are refused', () => {
  const graph = buildGraph(2, { tail: [0], head: [1], weights: [[1]] })
  assert.throws(() => requiring(graph, Uint8Array.of(0), 7), /0 to 6/)
  assert.throws(() => requiring(graph, Uint8Array.of(2), 1), /a mask below 2/)
  assert.throws(() => requiring(graph, new Uint8Array(0), 1), RangeError)
})
