import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildGraph, cheapest, overlay, UNREACHABLE } from '../src/graph.ts'
import { distances } from '../src/one-to-all.ts'
import { dominates, type Front, paretoFront } from '../src/pareto.ts'
import {
  anyQuery,
  columns,
  costsOf,
  everyCost,
  frontOf,
  lexicographic,
  type PlainGraph,
  type Query,
  turned,
} from './naive-paths.ts'

const anyProblem = fc.constantFrom(2, 3, 4).chain((criteria) => anyQuery(criteria))
const built = (plain: PlainGraph) => buildGraph(plain.vertexCount, columns(plain))
const costs = (front: Front) => front.journeys.map((journey) => [...journey.costs])

function frontOn({ plain, sources, targets }: Query, options = {}): Front {
  return paretoFront(built(plain), sources, targets, options)
}

/** True when something in `list` is no worse than `cost`. */
const reaches = (list: readonly number[][], cost: readonly number[]) =>
  list.some((other) => other.every((x, k) => x <= cost[k]!))

test('the front equals that of all simple paths written out', () => {
  fc.assert(
    fc.property(anyProblem, (query) => {
      const front = frontOn(query)
      assert.ok(front.exact && !front.capped)
      assert.deepEqual(costs(front), frontOf(everyCost(query)))
    }),
    { numRuns: 1500 },
  )
})

test('each journey is a simple path from a source to a target at the costs given', () => {
  fc.assert(
    fc.property(anyProblem, (query) => {
      const { plain, sources, targets } = query
      for (const { costs: sum, arcs } of frontOn(query).journeys) {
        assert.deepEqual(costsOf(plain, arcs), sum)
        const ways = [...arcs].map((id) => plain.arcs[id]!)
        if (ways.length === 0) assert.ok(sources.some((source) => targets.includes(source)))
        else assert.ok(sources.includes(ways[0]!.tail) && targets.includes(ways.at(-1)!.head))
        const passed = [...ways.slice(0, 1).map((way) => way.tail), ...ways.map((way) => way.head)]
        assert.equal(new Set(passed).size, passed.length, 'no place twice')
        ways.slice(1).forEach((way, i) => {
          assert.equal(way.tail, ways[i]!.head)
        })
      }
    }),
    { numRuns: 500 },
  )
})

test('the least of the front on each criterion equals the distance', () => {
  fc.assert(
    fc.property(anyProblem, (query) => {
      const { plain, sources, targets } = query
      const found = costs(frontOn(query))
      for (let k = 0; k < plain.criteria; k++) {
        const from = distances(built(plain), k, sources, 'from')
        const least = Math.min(...targets.map((target) => from[target]!))
        assert.equal(Math.min(UNREACHABLE, ...found.map((cost) => cost[k]!)), least)
      }
    }),
  )
})

test('closing an arc never improves the front, and opening one never worsens it', () => {
  fc.assert(
    fc.property(anyProblem, fc.nat(), ({ plain, sources, targets }, pick) => {
      fc.pre(plain.arcs.length > 0)
      const graph = built(plain)
      const before = costs(paretoFront(graph, sources, targets))
      const shut = overlay(graph, [{ arc: pick % plain.arcs.length, weights: null }])
      for (const cost of costs(paretoFront(shut, sources, targets))) {
        assert.ok(reaches(before, cost))
      }
    }),
  )
})

test('the front does not depend on the order of arcs or of criteria', () => {
  const shuffled = anyProblem.chain((query) =>
    fc.record({
      query: fc.constant(query),
      order: fc.shuffledSubarray([...query.plain.arcs.keys()], {
        minLength: query.plain.arcs.length,
      }),
      criteria: fc.shuffledSubarray([...Array(query.plain.criteria).keys()], {
        minLength: query.plain.criteria,
      }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ query, order, criteria }) => {
      const arcs = order.map((id) => query.plain.arcs[id]!)
      const mixed = frontOn({ ...query, plain: { ...query.plain, arcs } }, { criteria })
      const named = costs(mixed).map((cost) => {
        const straight: number[] = []
        criteria.forEach((criterion, k) => {
          straight[criterion] = cost[k]!
        })
        return straight
      })
      assert.deepEqual(named.sort(lexicographic), costs(frontOn(query)))
    }),
  )
})

test('some of the criteria give the front of these alone', () => {
  fc.assert(
    fc.property(anyQuery(4), (query) => {
      for (const criteria of [[2], [3, 1], [0, 1, 3]]) {
        const part = everyCost(query).map((cost) => criteria.map((k) => cost[k]!))
        const distinct = [...new Map(part.map((cost) => [cost.join(' '), cost])).values()]
        assert.deepEqual(costs(frontOn(query, { criteria })), frontOf(distinct))
      }
    }),
  )
})

test('scaled weights scale the front, and turned arcs swap its ends', () => {
  fc.assert(
    fc.property(anyProblem, fc.integer({ min: 2, max: 9 }), (query, factor) => {
      const { plain, sources, targets } = query
      const front = costs(frontOn(query))
      const arcs = plain.arcs.map((arc) => ({
        ...arc,
        weights: arc.weights?.map((weight) => weight * factor) ?? null,
      }))
      const scaled = costs(frontOn({ ...query, plain: { ...plain, arcs } }))
      assert.deepEqual(
        scaled,
        front.map((cost) => cost.map((x) => x * factor)),
      )
      const back = { plain: turned(plain), sources: targets, targets: sources }
      assert.deepEqual(costs(frontOn(back)), front)
    }),
  )
})

test('bounds of a graph where everything is cheaper leave the front as it is', () => {
  fc.assert(
    fc.property(anyProblem, fc.array(fc.nat()), ({ plain, sources, targets }, picks) => {
      fc.pre(plain.arcs.length > 0)
      const graph = built(plain)
      const weights = plain.arcs[0]!.weights
      const changes = picks.map((pick) => ({ arc: pick % plain.arcs.length, weights }))
      const least = cheapest([graph, overlay(graph, changes)])
      const potentials = graph.weights.map((_, k) => distances(least, k, targets, 'to'))
      assert.deepEqual(
        costs(paretoFront(graph, sources, targets, { potentials })),
        costs(paretoFront(graph, sources, targets)),
      )
    }),
  )
})

test('limits leave what a filter leaves', () => {
  const limited = anyProblem.chain((query) => {
    const most = fc.oneof(fc.nat(20), fc.nat(10_000))
    const { criteria } = query.plain
    return fc.tuple(
      fc.constant(query),
      fc.array(most, { minLength: criteria, maxLength: criteria }),
    )
  })
  fc.assert(
    fc.property(limited, ([query, limits]) => {
      const filtered = costs(frontOn(query)).filter((cost) => cost.every((x, k) => x <= limits[k]!))
      assert.deepEqual(costs(frontOn(query, { limits })), filtered)
    }),
    { numRuns: 500 },
  )
})

test('with eps every point of the front has one in the answer within 1 + eps of it', () => {
  fc.assert(
    fc.property(anyProblem, fc.constantFrom(0.01, 0.05, 0.5), (query, eps) => {
      const exact = costs(frontOn(query))
      const loose = frontOn(query, { eps })
      assert.equal(loose.exact, false)
      for (const cost of exact) {
        assert.ok(
          reaches(
            costs(loose),
            cost.map((x) => x * (1 + eps)),
          ),
        )
      }
      const attainable = new Set(everyCost(query).map(String))
      assert.ok(costs(loose).every((cost) => attainable.has(String(cost))))
    }),
    { numRuns: 500 },
  )
})

test('a cap that hits leaves part of the front and says so', () => {
  fc.assert(
    fc.property(anyProblem, fc.nat(30), (query, cap) => {
      const whole = frontOn(query)
      const part = frontOn(query, { cap: cap + query.sources.length })
      assert.equal(part.exact, !part.capped)
      if (part.exact) assert.deepEqual(costs(part), costs(whole))
      else assert.ok(part.labels < whole.labels || whole.labels === part.cap)
      const points = new Set(costs(whole).map(String))
      assert.ok(costs(part).every((cost) => points.has(String(cost))))
    }),
    { numRuns: 500 },
  )
})

test('where a source is a target the only journey goes nowhere and costs nothing', () => {
  const graph = buildGraph(2, { tail: [0], head: [1], weights: [[5], [5]] })
  const { journeys } = paretoFront(graph, [0, 1], [1])
  assert.deepEqual(journeys, [{ costs: [0, 0], arcs: new Int32Array(0) }])
})

test('potentials that are no lower bounds are refused', () => {
  const graph = buildGraph(2, { tail: [0], head: [1], weights: [[5], [5]] })
  const potentials = [Int32Array.of(6, 0), Int32Array.of(5, 0)]
  assert.throws(() => paretoFront(graph, [0], [1], { potentials }), /not consistent/)
})

test('dominance is no worse everywhere and better somewhere', () => {
  assert.ok(dominates([1, 2], [1, 3]))
  assert.ok(!dominates([1, 2], [1, 2]))
  assert.ok(!dominates([0, 3], [1, 2]))
})
