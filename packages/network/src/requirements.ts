/**
 * Journeys that must meet requirements on the way (pass through a country, use a mode, cross under a
 * regime): the graph in layers, one for each set of requirements already met, so that every path from
 * the first layer to the last meets them all.
 *
 * The product of a graph with a finite automaton, as in Barrett, C., Jacob, R. and Marathe, M. (2000).
 * Formal-language-constrained path problems. SIAM Journal on Computing 30(3), 809–837.
 * doi:10.1137/S0097539798337716. A journey may pass a place twice, in different layers, where the
 * detour meets a requirement.
 *
 * Shapes: vertex v with the requirements of bit mask m met is m × vertexCount + v; arc a out of layer m
 * is m × arcCount + a.
 */

import { buildGraph, type Graph } from './graph.ts'

export const MAX_REQUIREMENTS = 6

export interface Layered {
  readonly graph: Graph
  /** The arc of the base for each arc of `graph`. */
  readonly baseArc: Int32Array
  /** The copy of a base vertex where the requirements of the mask are met. */
  vertexIn(vertex: number, mask: number): number
  /** Copies where nothing is met yet. */
  starts(vertices: readonly number[]): number[]
  /** Copies where everything is met. */
  goals(vertices: readonly number[]): number[]
}

/**
 * The layers for `count` requirements, of which arc a meets those in the bit mask `needs[a]`. Throws
 * RangeError above MAX_REQUIREMENTS, or where a mask names more than `count`.
 */
export function requiring(graph: Graph, needs: Uint8Array, count: number): Layered {
  if (!(Number.isInteger(count) && count >= 0 && count <= MAX_REQUIREMENTS)) {
    throw new RangeError(`${count} requirements: 0 to ${MAX_REQUIREMENTS} are possible`)
  }
  const { vertexCount, arcCount, weights } = graph
  const layers = 1 << count
  if (needs.length !== arcCount || needs.some((mask) => mask >= layers)) {
    throw new RangeError(`requirements need a mask below ${layers} for each of ${arcCount} arcs`)
  }
  const tail = new Int32Array(layers * arcCount)
  const head = new Int32Array(layers * arcCount)
  const baseArc = new Int32Array(layers * arcCount)
  for (let mask = 0; mask < layers; mask++) {
    for (let arc = 0; arc < arcCount; arc++) {
      const copy = mask * arcCount + arc
      tail[copy] = vertexIn(graph.tail[arc]!, mask)
      head[copy] = vertexIn(graph.head[arc]!, mask | needs[arc]!)
      baseArc[copy] = arc
    }
  }
  function vertexIn(vertex: number, mask: number): number {
    return mask * vertexCount + vertex
  }
  return {
    graph: buildGraph(layers * vertexCount, {
      tail,
      head,
      weights: weights.map((weight) => baseArc.map((arc) => weight[arc]!)),
    }),
    baseArc,
    vertexIn,
    starts: (vertices) => vertices.map((vertex) => vertexIn(vertex, 0)),
    goals: (vertices) => vertices.map((vertex) => vertexIn(vertex, layers - 1)),
  }
}
