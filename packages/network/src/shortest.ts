/**
 * The cheapest path between two sets of vertices on one criterion: by A* where bounds on what remains
 * are at hand, from both ends where they are not.
 */

import { aStarSearch } from './a-star.ts'
import { bidirectionalSearch } from './bidirectional.ts'
import type { Graph } from './graph.ts'
import type { Path } from './path-tree.ts'

export type Searcher = (
  graph: Graph,
  criterion: number,
  sources: readonly number[],
  targets: readonly number[],
  potential?: Int32Array,
) => Path | null

/**
 * A search for query after query, whose buffers serve all graphs of `vertexCount` vertices. It gives
 * the cheapest path from a source to a target, null when there is none; cost 0 and no arcs when a
 * source is a target. `potential` holds distances `to` the targets on the criterion, in this graph or
 * in one where no arc is dearer. Throws RangeError when a cost reaches UNREACHABLE.
 */
export function createSearcher(vertexCount: number): Searcher {
  const led = aStarSearch(vertexCount)
  const fromBothEnds = bidirectionalSearch(vertexCount)
  return (graph, criterion, sources, targets, potential) =>
    potential === undefined
      ? fromBothEnds(graph, criterion, sources, targets)
      : led(graph, criterion, sources, targets, potential)
}

/** One query; see `createSearcher`. */
export function shortestPath(
  graph: Graph,
  criterion: number,
  sources: readonly number[],
  targets: readonly number[],
  potential?: Int32Array,
): Path | null {
  return createSearcher(graph.vertexCount)(graph, criterion, sources, targets, potential)
}
