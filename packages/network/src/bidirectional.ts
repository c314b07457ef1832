/**
 * The cheapest path on one criterion without bounds known beforehand: two waves, from the sources and
 * to the targets, until nothing that they could still reach is cheaper than their best meeting.
 *
 * Nicholson, T. A. J. (1966). Finding the shortest route between two points in a network. The Computer
 * Journal 9(3), 275–280. doi:10.1093/comjnl/9.3.275. A cheaper path would have a vertex below the floor
 * of one wave followed by one below that of the other; both are final, so the waves would have met.
 */

import { type Graph, UNREACHABLE } from './graph.ts'
import { type Path, pathThrough, tooFar } from './path-tree.ts'
import { rowsFrom, rowsTo, Wave } from './wave.ts'

/** Vertices that one wave takes before the other has its turn. */
const TURN = 32

export type BidirectionalSearch = (
  graph: Graph,
  criterion: number,
  sources: readonly number[],
  targets: readonly number[],
) => Path | null

/** A search whose buffers serve query after query, on graphs of `vertexCount` vertices. */
export function bidirectionalSearch(vertexCount: number): BidirectionalSearch {
  const forward = new Wave(vertexCount)
  const backward = new Wave(vertexCount)
  return (graph, criterion, sources, targets) => {
    const outward = rowsFrom(graph)
    const inward = rowsTo(graph)
    const weight = graph.weights[criterion]!
    forward.start(sources, graph.maxWeights[criterion]!)
    backward.start(targets, graph.maxWeights[criterion]!)
    const starts = forward.tree.distance
    if (targets.some((target) => starts[target] === 0)) return { cost: 0, arcs: new Int32Array(0) }
    let best = forward
    while (
      !forward.isOver &&
      !backward.isOver &&
      forward.floor + backward.floor < best.bestMeeting
    ) {
      const isForward = forward.floor <= backward.floor
      const wave = isForward ? forward : backward
      wave.bestMeeting = best.bestMeeting
      if (isForward) forward.advance(outward, weight, backward, TURN)
      else backward.advance(inward, weight, forward, TURN)
      if (wave.bestMeeting < best.bestMeeting) best = wave
    }
    if (best.meetingAt < 0) return null
    if (best.bestMeeting >= UNREACHABLE) throw tooFar()
    const arcs = pathThrough(graph, best.meetingAt, forward.tree, backward.tree)
    return { cost: best.bestMeeting, arcs }
  }
}
