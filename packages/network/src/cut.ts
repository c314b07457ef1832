/**
 * Why there is no route: the fewest closures that by themselves leave none, and the fewest whose
 * lifting opens one.
 *
 * Both are smallest hitting sets: of what the routes pass, and of what the cuts hold. As one closure
 * may shut many arcs, neither is a plain minimum cut or shortest path, and both are hard in the worst
 * case (minimum label cut and path); the search says when its cap ended it. See hitting-set.ts.
 */

import type { Graph } from './graph.ts'
import { type SmallestSet, smallestEnough } from './hitting-set.ts'

/** Something that closes arcs while it is active. Several may close the same arc. */
export interface Blocker {
  readonly arcs: readonly number[]
}

/** Numbers of blockers, in the order given. */
export interface BlockerSet {
  /** False when the cap ended the search; the set still does what it is for. */
  readonly exact: boolean
  readonly blockers: readonly number[]
}

const CAP = 100_000

/**
 * The fewest blockers that leave no route with all others lifted. `graph` has every blocker lifted.
 * Null when there is nothing to explain: a route is open with all active, or none with all lifted.
 */
export function smallestCut(
  graph: Graph,
  sources: readonly number[],
  targets: readonly number[],
  blockers: readonly Blocker[],
  cap: number = CAP,
): BlockerSet | null {
  const isOpen = routeTest(graph, sources, targets, blockers)
  if (!isOpen(new Uint8Array(blockers.length))) return null
  return named(smallestEnough(blockers.length, (active) => !isOpen(active), cap))
}

/**
 * The fewest blockers whose lifting, with all others active, opens a route; none when one is open
 * already. Null when there is none with all lifted.
 */
export function fewestToLift(
  graph: Graph,
  sources: readonly number[],
  targets: readonly number[],
  blockers: readonly Blocker[],
  cap: number = CAP,
): BlockerSet | null {
  const isOpen = routeTest(graph, sources, targets, blockers)
  const isEnough = (lifted: Uint8Array) => isOpen(lifted.map((flag) => 1 - flag))
  return named(smallestEnough(blockers.length, isEnough, cap))
}

function named(set: SmallestSet | null): BlockerSet | null {
  return set === null ? null : { exact: set.exact, blockers: set.members }
}

/** Whether there is a route while the flagged blockers are active. */
function routeTest(
  graph: Graph,
  sources: readonly number[],
  targets: readonly number[],
  blockers: readonly Blocker[],
): (active: Uint8Array) => boolean {
  const { firstOut, out, outHead } = graph
  const weight = graph.weights[0]!
  const isShut = new Uint8Array(graph.arcCount)
  const seen = new Uint8Array(graph.vertexCount)
  const stack = new Int32Array(graph.vertexCount)
  return (active) => {
    isShut.fill(0)
    blockers.forEach(({ arcs }, i) => {
      if (active[i] === 1) for (const arc of arcs) isShut[arc] = 1
    })
    seen.fill(0)
    let size = 0
    for (const source of sources) {
      if (seen[source] === 1) continue
      seen[source] = 1
      stack[size++] = source
    }
    while (size > 0) {
      const vertex = stack[--size]!
      for (let i = firstOut[vertex]!; i < firstOut[vertex + 1]!; i++) {
        const arc = out[i]!
        const head = outHead[i]!
        if (seen[head] === 1 || isShut[arc] === 1 || weight[arc]! < 0) continue
        seen[head] = 1
        stack[size++] = head
      }
    }
    return targets.some((target) => seen[target] === 1)
  }
}
