/**
 * Searches done again, slowly: every simple path written out, and relaxation until nothing changes.
 * Kept apart from the modules that they judge, with the random graphs to try both on.
 */

import fc from 'fast-check'

export interface PlainArc {
  readonly tail: number
  readonly head: number
  /** Null when closed. */
  readonly weights: readonly number[] | null
}

export interface PlainGraph {
  readonly vertexCount: number
  readonly criteria: number
  readonly arcs: readonly PlainArc[]
}

export interface Query {
  readonly plain: PlainGraph
  readonly sources: readonly number[]
  readonly targets: readonly number[]
}

/** Arcs in columns, as the library takes them. */
export function columns({ arcs, criteria }: PlainGraph) {
  return {
    tail: arcs.map((arc) => arc.tail),
    head: arcs.map((arc) => arc.head),
    weights: Array.from({ length: criteria }, (_, k) => arcs.map((arc) => arc.weights?.[k] ?? -1)),
  }
}

/** Weights of one arc: often 0 or equal, sometimes far apart. */
export function anyWeights(criteria: number): fc.Arbitrary<number[]> {
  const weight = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 5000 }))
  return fc.array(weight, { minLength: criteria, maxLength: criteria })
}

/**
 * Multigraphs of up to `most` vertices with loops, parallel arcs and closed ones, and sets of sources
 * and targets: half of them as they come, half dense and asked from end to end.
 */
export function anyQuery(criteria: number, most = 9): fc.Arbitrary<Query> {
  return fc.oneof(
    fc.integer({ min: 1, max: most }).chain((vertexCount) => {
      const vertex = fc.nat(vertexCount - 1)
      const ends = fc.array(vertex, { minLength: 1, maxLength: 2 })
      const arcs = { maxLength: 2 * vertexCount + 4, size: 'max' as const }
      return fc.record({
        plain: plainGraph(vertexCount, criteria, arcs),
        sources: ends,
        targets: ends,
      })
    }),
    fc.record({
      plain: plainGraph(most, criteria, { minLength: 3 * most, maxLength: 4 * most }),
      sources: fc.constant([0]),
      targets: fc.constant([most - 1]),
    }),
  )
}

function plainGraph(
  vertexCount: number,
  criteria: number,
  length: fc.ArrayConstraints,
): fc.Arbitrary<PlainGraph> {
  const vertex = fc.nat(vertexCount - 1)
  const weights = fc.option(anyWeights(criteria), { freq: 12 })
  const arc = fc.record({ tail: vertex, head: vertex, weights })
  return fc.array(arc, length).map((arcs) => ({ vertexCount, criteria, arcs }))
}

/** Calls `visit` with the arcs of every simple path from a source to a target. */
export function everyPath(
  { plain, sources, targets }: Query,
  visit: (arcs: readonly number[]) => void,
): void {
  function walk(vertex: number, seen: readonly number[], arcs: readonly number[]): void {
    if (targets.includes(vertex)) visit(arcs)
    plain.arcs.forEach((arc, id) => {
      if (arc.tail !== vertex || arc.weights === null || seen.includes(arc.head)) return
      walk(arc.head, [...seen, arc.head], [...arcs, id])
    })
  }
  for (const source of new Set(sources)) walk(source, [source], [])
}

export function costsOf({ arcs, criteria }: PlainGraph, path: Iterable<number>): number[] {
  const sum = Array.from({ length: criteria }, () => 0)
  for (const id of path) {
    arcs[id]!.weights!.forEach((weight, k) => {
      sum[k]! += weight
    })
  }
  return sum
}

/** Cost vectors of all simple paths, each once. */
export function everyCost(query: Query): number[][] {
  const costs = new Map<string, number[]>()
  everyPath(query, (arcs) => {
    const sum = costsOf(query.plain, arcs)
    costs.set(sum.join(' '), sum)
  })
  return [...costs.values()]
}

/** Those that no other beats: the definition, pair by pair; in lexicographic order. */
export function frontOf(costs: readonly (readonly number[])[]): number[][] {
  return costs
    .filter((b) => !costs.some((a) => a.every((x, k) => x <= b[k]!) && a.some((x, k) => x < b[k]!)))
    .map((cost) => [...cost])
    .sort(lexicographic)
}

export function lexicographic(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((x, i) => x !== b[i])
  return k < 0 ? 0 : a[k]! - b[k]!
}

/** Bellman–Ford, until nothing changes: distances from the starts; Infinity where there is no path. */
export function bellmanFord(plain: PlainGraph, k: number, starts: readonly number[]): number[] {
  const distance = Array.from({ length: plain.vertexCount }, (_, v) =>
    starts.includes(v) ? 0 : Number.POSITIVE_INFINITY,
  )
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const { tail, head, weights } of plain.arcs) {
      if (weights === null || distance[tail]! + weights[k]! >= distance[head]!) continue
      distance[head] = distance[tail]! + weights[k]!
      isDone = false
    }
  }
  return distance
}

/** The same graph with every arc turned round. */
export function turned(plain: PlainGraph): PlainGraph {
  const arcs = plain.arcs.map(({ tail, head, weights }) => ({ tail: head, head: tail, weights }))
  return { ...plain, arcs }
}
