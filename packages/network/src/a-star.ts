/**
 * The cheapest path on one criterion, led by lower bounds on what remains.
 *
 * Hart, P. E., Nilsson, N. J. and Raphael, B. (1968). A formal basis for the heuristic determination of
 * minimum cost paths. IEEE Transactions on Systems Science and Cybernetics 4(2), 100–107.
 * doi:10.1109/TSSC.1968.300136. The bounds are distances to the targets in a graph where no arc is
 * dearer (`cheapest`): consistent, so a vertex taken is final, whatever a scenario closes or delays.
 *
 * The queue is a heap of four children a node; a vertex that was bettered stays in it and is skipped.
 */

import { type Graph, UNREACHABLE } from './graph.ts'
import { grown } from './grown.ts'
import { type Path, pathThrough, Tree, tooFar } from './path-tree.ts'

export type AStarSearch = (
  graph: Graph,
  criterion: number,
  sources: readonly number[],
  targets: readonly number[],
  potential: Int32Array,
) => Path | null

/** A search whose buffers serve query after query, on graphs of `vertexCount` vertices. */
export function aStarSearch(vertexCount: number): AStarSearch {
  const tree = new Tree(vertexCount)
  const { distance } = tree
  const isTarget = new Uint8Array(vertexCount)
  let keys = new Int32Array(256)
  let vertices = new Int32Array(256)
  let size = 0

  function push(vertex: number, key: number): void {
    if (size === keys.length) {
      keys = grown(keys)
      vertices = grown(vertices)
    }
    let i = size++
    while (i > 0) {
      const up = (i - 1) >> 2
      if (keys[up]! <= key) break
      keys[i] = keys[up]!
      vertices[i] = vertices[up]!
      i = up
    }
    keys[i] = key
    vertices[i] = vertex
  }

  /** Removes the root, which has been read. */
  function pop(): void {
    const key = keys[--size]!
    const vertex = vertices[size]!
    let i = 0
    for (;;) {
      const first = i * 4 + 1
      if (first >= size) break
      const stop = first + 4 < size ? first + 4 : size
      let least = first
      for (let child = first + 1; child < stop; child++) {
        if (keys[child]! < keys[least]!) least = child
      }
      if (keys[least]! >= key) break
      keys[i] = keys[least]!
      vertices[i] = vertices[least]!
      i = least
    }
    keys[i] = key
    vertices[i] = vertex
  }

  function search(
    graph: Graph,
    criterion: number,
    sources: readonly number[],
    potential: Int32Array,
  ): Path | null {
    const { firstOut, out, outHead } = graph
    const weight = graph.weights[criterion]!
    tree.clear()
    size = 0
    for (const source of sources) {
      if (potential[source] === UNREACHABLE) continue
      tree.reach(source, 0, -1)
      push(source, potential[source]!)
    }
    while (size > 0) {
      const key = keys[0]!
      const vertex = vertices[0]!
      pop()
      const at = distance[vertex]!
      if (key !== at + potential[vertex]!) continue // bettered since
      if (isTarget[vertex] === 1) return { cost: at, arcs: pathThrough(graph, vertex, tree) }
      const stop = firstOut[vertex + 1]!
      for (let i = firstOut[vertex]!; i < stop; i++) {
        const arc = out[i]!
        const w = weight[arc]!
        if (w < 0) continue // closed
        const end = outHead[i]!
        const next = at + w
        const bound = potential[end]!
        if (next >= distance[end]! || bound === UNREACHABLE) continue
        if (next + bound >= UNREACHABLE) throw tooFar()
        tree.reach(end, next, arc)
        push(end, next + bound)
      }
    }
    return null
  }

  return (graph, criterion, sources, targets, potential) => {
    for (const target of targets) isTarget[target] = 1
    try {
      return search(graph, criterion, sources, potential)
    } finally {
      for (const target of targets) isTarget[target] = 0
    }
  }
}
