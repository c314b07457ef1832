/**
 * The network as a directed graph in typed arrays: compressed sparse rows both ways, one weight an arc
 * and criterion.
 *
 * A scenario is an overlay: new weights for a few arcs over the arrays of its base, whose topology it
 * shares and which it never changes.
 *
 * Shapes: `tail`, `head` and each of `weights` have one entry an arc, in the caller's order; parallel
 * arcs, loops and zero weights are kept. `out` holds arc ids grouped by tail, those of vertex v at
 * `firstOut[v] … firstOut[v + 1]`, with their heads beside them in `outHead`; `into`, `firstIn` and
 * `intoTail` are the same by head. Weights are whole: minutes, US cents, grams of CO2, then what the
 * caller adds (a variance).
 */

export const CRITERIA = 3

/** The weight, on every criterion, of an arc that cannot be used. */
export const CLOSED = -1

/** The distance of what no path reaches. A path that costs as much throws RangeError. */
export const UNREACHABLE = 0x7fffffff

export interface Graph {
  readonly vertexCount: number
  readonly arcCount: number
  readonly tail: Int32Array
  readonly head: Int32Array
  readonly firstOut: Int32Array
  readonly out: Int32Array
  readonly outHead: Int32Array
  readonly firstIn: Int32Array
  readonly into: Int32Array
  readonly intoTail: Int32Array
  /** Criteria × arcs. */
  readonly weights: readonly Int32Array[]
  /** No weight of the criterion is larger. */
  readonly maxWeights: readonly number[]
}

export interface Arcs {
  readonly tail: ArrayLike<number>
  readonly head: ArrayLike<number>
  readonly weights: readonly ArrayLike<number>[]
}

/** New weights of one arc, one a criterion; null closes it. */
export interface ArcChange {
  readonly arc: number
  readonly weights: readonly number[] | null
}

/** Throws RangeError when an end is no vertex, or a weight is not whole, negative or half closed. */
export function buildGraph(vertexCount: number, arcs: Arcs): Graph {
  const arcCount = arcs.tail.length
  for (const list of [arcs.head, ...arcs.weights]) {
    if (list.length !== arcCount) {
      throw new RangeError(`${arcCount} tails but ${list.length} heads or weights: one an arc`)
    }
  }
  for (let arc = 0; arc < arcCount; arc++) {
    checkVertex(arcs.tail[arc]!, vertexCount, arc)
    checkVertex(arcs.head[arc]!, vertexCount, arc)
    checkWeights(
      arcs.weights.map((weight) => weight[arc]!),
      arc,
    )
  }
  const tail = Int32Array.from(arcs.tail)
  const head = Int32Array.from(arcs.head)
  const weights = arcs.weights.map((weight) => Int32Array.from(weight))
  const [firstOut, out] = rows(tail, vertexCount)
  const [firstIn, into] = rows(head, vertexCount)
  return {
    vertexCount,
    arcCount,
    tail,
    head,
    firstOut,
    out,
    outHead: out.map((arc) => head[arc]!),
    firstIn,
    into,
    intoTail: into.map((arc) => tail[arc]!),
    weights,
    maxWeights: weights.map((weight) => weight.reduce((a, b) => Math.max(a, b), 0)),
  }
}

/** The graph with some arcs changed; of two changes to one arc the later holds. Throws RangeError. */
export function overlay(graph: Graph, changes: readonly ArcChange[]): Graph {
  const weights = graph.weights.map((weight) => weight.slice())
  const maxWeights = [...graph.maxWeights]
  for (const { arc, weights: changed } of changes) {
    if (!(Number.isInteger(arc) && arc >= 0 && arc < graph.arcCount)) {
      throw new RangeError(`there is no arc ${arc}: arcs are 0 to ${graph.arcCount - 1}`)
    }
    if (changed !== null) {
      if (changed.length !== weights.length) {
        throw new RangeError(`arc ${arc}: ${changed.length} weights where ${weights.length} belong`)
      }
      checkWeights(changed, arc)
    }
    for (let k = 0; k < weights.length; k++) {
      const weight = changed === null ? CLOSED : changed[k]!
      weights[k]![arc] = weight
      if (weight > maxWeights[k]!) maxWeights[k] = weight
    }
  }
  return { ...graph, weights, maxWeights }
}

/**
 * Every arc at the lowest weight that it has in any of the graphs, which are overlays of one graph;
 * closed only where all close it. Distances in it bound those in each from below.
 */
export function cheapest(graphs: readonly Graph[]): Graph {
  const first = graphs[0]
  if (first === undefined || graphs.some((graph) => graph.head !== first.head)) {
    throw new RangeError('the cheapest of graphs needs one or more overlays of one graph')
  }
  const weights = first.weights.map((weight) => weight.slice())
  for (const graph of graphs) {
    graph.weights.forEach((weight, k) => {
      const least = weights[k]!
      for (let arc = 0; arc < least.length; arc++) {
        const w = weight[arc]!
        if (w !== CLOSED && (w < least[arc]! || least[arc] === CLOSED)) least[arc] = w
      }
    })
  }
  const maxWeights = weights.map((_, k) => Math.max(...graphs.map((g) => g.maxWeights[k]!)))
  return { ...first, weights, maxWeights }
}

/** Arc ids grouped by one end, in ascending order within a group, and where each group begins. */
function rows(end: Int32Array, vertexCount: number): [Int32Array, Int32Array] {
  const first = new Int32Array(vertexCount + 1)
  for (const vertex of end) first[vertex + 1]!++
  for (let v = 0; v < vertexCount; v++) first[v + 1]! += first[v]!
  const free = first.slice()
  const arcs = new Int32Array(end.length)
  end.forEach((vertex, arc) => {
    arcs[free[vertex]!++] = arc
  })
  return [first, arcs]
}

function checkVertex(vertex: number, vertexCount: number, arc: number): void {
  if (Number.isInteger(vertex) && vertex >= 0 && vertex < vertexCount) return
  throw new RangeError(`arc ${arc} ends at ${vertex}: vertices are 0 to ${vertexCount - 1}`)
}

function checkWeights(weights: readonly number[], arc: number): void {
  if (weights.every((weight) => weight === CLOSED)) return
  for (const weight of weights) {
    if (Number.isInteger(weight) && weight >= 0 && weight < UNREACHABLE) continue
    throw new RangeError(
      `arc ${arc} weighs ${weights.join(', ')}: whole numbers from 0, or ${CLOSED} for all`,
    )
  }
}
