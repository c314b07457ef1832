/** Least cost from, or to, a set of vertices on one criterion, for every vertex: one wave run out. */

import type { Graph } from './graph.ts'
import { rowsFrom, rowsTo, Wave } from './wave.ts'

/**
 * Distance of each vertex from the nearest of `starts`, or to it; UNREACHABLE where there is no path.
 * Throws RangeError when a path costs as much as that.
 */
export function distances(
  graph: Graph,
  criterion: number,
  starts: readonly number[],
  direction: 'from' | 'to',
): Int32Array {
  const rows = direction === 'from' ? rowsFrom(graph) : rowsTo(graph)
  const wave = new Wave(graph.vertexCount)
  wave.start(starts, graph.maxWeights[criterion]!)
  wave.advance(rows, graph.weights[criterion]!, null, Number.POSITIVE_INFINITY)
  return wave.tree.distance
}
