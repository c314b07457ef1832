/** What a search has reached so far, how far off it is and by which arc; cleared at the price of use. */

import { type Graph, UNREACHABLE } from './graph.ts'

export interface Path {
  readonly cost: number
  /** Arc ids from source to target; none when a source is a target. */
  readonly arcs: Int32Array
}

export class Tree {
  /** UNREACHABLE where the search has not been. */
  readonly distance: Int32Array
  /** The arc that led here, -1 at a start. */
  readonly via: Int32Array
  /** The first `count` are the vertices reached. */
  readonly reached: Int32Array
  count = 0

  constructor(vertexCount: number) {
    this.distance = new Int32Array(vertexCount).fill(UNREACHABLE)
    this.via = new Int32Array(vertexCount)
    this.reached = new Int32Array(vertexCount)
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.distance[this.reached[i]!] = UNREACHABLE
    this.count = 0
  }

  reach(vertex: number, distance: number, arc: number): void {
    if (this.distance[vertex] === UNREACHABLE) this.reached[this.count++] = vertex
    this.distance[vertex] = distance
    this.via[vertex] = arc
  }
}

/** Arcs of the path through a vertex that a search forwards and, if any, one backwards have reached. */
export function pathThrough(
  graph: Graph,
  vertex: number,
  forward: Tree,
  backward?: Tree,
): Int32Array {
  const arcs: number[] = []
  for (let arc = forward.via[vertex]!; arc >= 0; arc = forward.via[graph.tail[arc]!]!)
    arcs.push(arc)
  arcs.reverse()
  if (backward !== undefined) {
    for (let arc = backward.via[vertex]!; arc >= 0; arc = backward.via[graph.head[arc]!]!) {
      arcs.push(arc)
    }
  }
  return Int32Array.from(arcs)
}

/** The error of a sum that no Int32Array holds. */
export function tooFar(): RangeError {
  return new RangeError(`a path costs ${UNREACHABLE} or more`)
}
