/**
 * The exact Pareto front between two sets of vertices on several criteria.
 *
 * Pulido, F. J., Mandow, L. and Pérez-de-la-Cruz, J. L. (2015). Dimensionality reduction in
 * multiobjective shortest path search. Computers & Operations Research 64, 60–70.
 * doi:10.1016/j.cor.2015.05.007 (NAMOA*dr), with dominance checked when a label is made and again when
 * it is taken, as in Hernández, C. et al. (2023). Simple and efficient bi-objective search algorithms
 * via fast dominance checks. Artificial Intelligence 314, 103807. doi:10.1016/j.artint.2022.103807.
 *
 * A label is a path from a source with its costs so far plus a lower bound on the rest. Labels are
 * taken in lexicographic order, so that a later one is never cheaper on the first criterion and
 * dominance needs only the others. Arcs carry reduced costs, weight + bound at head − bound at tail:
 * adding them keeps a label's bound up to date, and at a target it is the cost. A label that comes back
 * to a vertex is covered there by its own past, so paths are simple.
 *
 * Shapes: `costs` is labels × criteria and `reduced` rows of `out` × criteria, both row-major.
 */

import { FrontLists } from './front-lists.ts'
import { type Graph, UNREACHABLE } from './graph.ts'
import { grown } from './grown.ts'
import { LabelHeap } from './label-heap.ts'
import { distances } from './one-to-all.ts'
import { tooFar } from './path-tree.ts'

export interface FrontOptions {
  /** Which of the graph's weights count, in order of costs in the answer; all when not given. */
  readonly criteria?: readonly number[]
  /**
   * For each of the criteria, distances `to` the targets, in this graph or one where no arc is dearer.
   */
  readonly potentials?: readonly Int32Array[]
  /** For each of the criteria, the most that a journey may cost. */
  readonly limits?: readonly number[]
  /** The most labels to make. */
  readonly cap?: number
  /** Leaves out a journey when one in the answer costs at most 1 + eps times it on every criterion. */
  readonly eps?: number
}

export interface Journey {
  readonly costs: readonly number[]
  readonly arcs: Int32Array
}

export interface Front {
  /** True when every point of the front is here: `eps` is 0 and the cap was not in the way. */
  readonly exact: boolean
  /** True when the cap ended the search; what was found is on the front, but more may be. */
  readonly capped: boolean
  readonly eps: number
  readonly labels: number
  readonly cap: number
  /** One of the cheapest ways for each cost vector, in lexicographic order of costs. */
  readonly journeys: readonly Journey[]
}

/** True when `a` is no worse than `b` on every criterion and better on one. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x, k) => x <= b[k]!) && a.some((x, k) => x < b[k]!)
}

/**
 * Journeys from any source to any target that no other dominates. Where a source is a target, the one
 * that goes nowhere. Throws RangeError when potentials are not consistent or costs reach UNREACHABLE.
 */
export function paretoFront(
  graph: Graph,
  sources: readonly number[],
  targets: readonly number[],
  options: FrontOptions = {},
): Front {
  const criteria = options.criteria ?? graph.weights.map((_, k) => k)
  const width = criteria.length
  const limits = Int32Array.from(options.limits ?? criteria.map(() => UNREACHABLE), (limit) =>
    Math.min(limit, UNREACHABLE),
  )
  const { cap = 2_000_000, eps = 0 } = options
  const answer = { exact: eps === 0, capped: false, eps, labels: 0, cap }
  if (sources.some((source) => targets.includes(source))) {
    const isAllowed = limits.every((limit) => limit >= 0)
    const stay = { costs: criteria.map(() => 0), arcs: new Int32Array(0) }
    return { ...answer, journeys: isAllowed ? [stay] : [] }
  }
  const bounds = options.potentials ?? criteria.map((k) => distances(graph, k, targets, 'to'))
  const reduced = reducedCosts(graph, criteria, bounds)
  const { firstOut, out, outHead } = graph
  const isTarget = new Uint8Array(graph.vertexCount)
  for (const target of targets) isTarget[target] = 1

  let costs = new Int32Array(1024 * width)
  let vertices = new Int32Array(1024)
  let parents = new Int32Array(1024)
  let arcs = new Int32Array(1024)
  let labels = 0
  const heap = new LabelHeap(width)
  const closed = new FrontLists(graph.vertexCount + 1, width - 1)
  const found = graph.vertexCount // the list of journeys, apart from those of vertices
  const solutions: number[] = []
  const loose = new Int32Array(width - 1)

  /** True when a journey found makes the label at `row` superfluous. */
  function isSurpassed(row: number): boolean {
    if (eps === 0) return closed.covers(found, costs, row + 1)
    for (let k = 1; k < width; k++) {
      loose[k - 1] = Math.min(UNREACHABLE, Math.floor(costs[row + k]! * (1 + eps)))
    }
    return closed.covers(found, loose, 0)
  }

  /** Makes room for one more label. */
  function grow(): void {
    if (labels < vertices.length) return
    costs = grown(costs)
    vertices = grown(vertices)
    parents = grown(parents)
    arcs = grown(arcs)
  }

  /** Keeps the label whose costs stand in the free row, unless something makes it superfluous. */
  function keep(vertex: number, parent: number, arc: number): void {
    const row = labels * width
    for (let k = 0; k < width; k++) {
      const cost = costs[row + k]!
      if (cost > limits[k]!) return
    }
    if (closed.covers(vertex, costs, row + 1) || isSurpassed(row)) return
    vertices[labels] = vertex
    parents[labels] = parent
    arcs[labels] = arc
    heap.push(labels++, costs)
  }

  for (const source of new Set(sources)) {
    if (bounds.some((bound) => bound[source] === UNREACHABLE)) continue
    grow()
    bounds.forEach((bound, k) => {
      costs[labels * width + k] = bound[source]!
    })
    keep(source, -1, -1)
  }
  let isCapped = false
  while (heap.size > 0 && !isCapped) {
    const label = heap.pop(costs)
    const vertex = vertices[label]!
    const row = label * width
    if (closed.covers(vertex, costs, row + 1) || isSurpassed(row)) continue
    if (isTarget[vertex] === 1) {
      closed.add(found, costs, row + 1)
      solutions.push(label)
      continue // whatever lies beyond costs no less
    }
    closed.add(vertex, costs, row + 1)
    const stop = firstOut[vertex + 1]!
    for (let i = firstOut[vertex]!; i < stop; i++) {
      if (reduced[i * width]! < 0) continue // closed, or leads nowhere
      if (labels === cap) {
        isCapped = true
        break
      }
      grow()
      for (let k = 0; k < width; k++) {
        const cost = costs[row + k]! + reduced[i * width + k]!
        if (cost >= UNREACHABLE) throw tooFar()
        costs[labels * width + k] = cost
      }
      keep(outHead[i]!, label, out[i]!)
    }
  }

  const journeys = solutions.map((solution) => {
    const row = solution * width
    const way: number[] = []
    for (let label = solution; arcs[label]! >= 0; label = parents[label]!) way.push(arcs[label]!)
    return {
      costs: Array.from(costs.subarray(row, row + width)),
      arcs: Int32Array.from(way.reverse()),
    }
  })
  return { ...answer, exact: eps === 0 && !isCapped, capped: isCapped, labels, journeys }
}

/** Rows of `out` × criteria; negative where the arc is closed or no target can be reached beyond. */
function reducedCosts(
  graph: Graph,
  criteria: readonly number[],
  bounds: readonly Int32Array[],
): Int32Array {
  const { firstOut, out, outHead } = graph
  const width = criteria.length
  const reduced = new Int32Array(graph.arcCount * width)
  criteria.forEach((criterion, k) => {
    const weight = graph.weights[criterion]!
    const bound = bounds[k]!
    for (let vertex = 0; vertex < graph.vertexCount; vertex++) {
      const here = bound[vertex]!
      for (let i = firstOut[vertex]!; i < firstOut[vertex + 1]!; i++) {
        const w = weight[out[i]!]!
        const beyond = bound[outHead[i]!]!
        if (w < 0 || beyond === UNREACHABLE || here === UNREACHABLE) {
          reduced[i * width] = -1
          continue
        }
        const cost = w + beyond - here
        if (cost < 0)
          throw new RangeError(`potentials of criterion ${criterion} are not consistent`)
        if (cost >= UNREACHABLE) throw tooFar()
        reduced[i * width + k] = cost
      }
    }
  })
  return reduced
}
