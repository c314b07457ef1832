/**
 * A search that spreads over the graph from its starts, one stretch of distances at a time.
 *
 * Cherkassky, B. V., Goldberg, A. V. and Radzik, T. (1996). Shortest paths algorithms: theory and
 * experimental evaluation. Mathematical Programming 73, 129–174. doi:10.1007/BF02592101 (approximate
 * buckets). The queue is a ring of lists of vertices, one a stretch. With stretches of one this is
 * Dial's algorithm; wider ones serve any weight with few buckets. A vertex of the stretch in hand can
 * then be taken, bettered and taken again, which leaves all below `floor` final.
 *
 * Shapes: `first` has one vertex a bucket, -1 for none; `next` and `previous` link the vertices of one
 * bucket, `previous` being -1 - bucket for the first of them.
 */

import { type Graph, UNREACHABLE } from './graph.ts'
import { Tree, tooFar } from './path-tree.ts'

/** More buckets cost more steps over empty ones; fewer, more vertices taken twice. */
const BUCKETS = 512
const MASK = BUCKETS - 1
const NOT_QUEUED = -0x40000000

/** Arc ids grouped by one end, with the vertices at the other; see graph.ts. */
export interface Rows {
  readonly firstArc: Int32Array
  readonly arcs: Int32Array
  readonly ends: Int32Array
}

export function rowsFrom(graph: Graph): Rows {
  return { firstArc: graph.firstOut, arcs: graph.out, ends: graph.outHead }
}

export function rowsTo(graph: Graph): Rows {
  return { firstArc: graph.firstIn, arcs: graph.into, ends: graph.intoTail }
}

export class Wave {
  readonly tree: Tree
  /** Cost of the cheapest meeting with the other wave, and where it was. */
  bestMeeting = Number.POSITIVE_INFINITY
  meetingAt = -1
  private readonly first = new Int32Array(BUCKETS)
  private readonly next: Int32Array
  private readonly previous: Int32Array
  private count = 0
  private shift = 0
  /** The stretch in hand, counted from distance 0; its place in the ring is this & MASK. */
  private stretch = 0

  constructor(vertexCount: number) {
    this.tree = new Tree(vertexCount)
    this.next = new Int32Array(vertexCount)
    this.previous = new Int32Array(vertexCount)
  }

  start(vertices: readonly number[], maxWeight: number): void {
    this.tree.clear()
    this.bestMeeting = Number.POSITIVE_INFINITY
    this.meetingAt = -1
    this.first.fill(-1)
    this.count = 0
    this.stretch = 0
    this.shift = 0
    while (maxWeight >> this.shift > BUCKETS - 2) this.shift++
    for (const vertex of vertices) {
      if (this.tree.distance[vertex] === 0) continue // named twice
      this.tree.reach(vertex, 0, -1)
      const second = this.first[0]!
      this.next[vertex] = second
      this.previous[vertex] = -1
      if (second >= 0) this.previous[second] = vertex
      this.first[0] = vertex
      this.count++
    }
  }

  get isOver(): boolean {
    return this.count === 0
  }

  /** Distances below this are final. */
  get floor(): number {
    return this.stretch << this.shift
  }

  /**
   * Takes `turn` vertices and what is left of their last stretch, or fewer when nothing cheaper than
   * the best meeting is left. `rows` are those of the arcs to follow; `other` is the wave to meet.
   */
  advance(rows: Rows, weight: Int32Array, other: Wave | null, turn: number): void {
    const { first, next, previous, tree, shift } = this
    const { distance, via, reached } = tree
    const { firstArc, arcs, ends } = rows
    const met = other === null ? null : other.tree.distance
    const ahead = other === null ? 0 : other.floor
    let { count, stretch, bestMeeting } = this // fields are slower in the loop
    let reachedCount = tree.count
    let taken = 0
    while (count > 0 && taken < turn) {
      while (first[stretch & MASK]! < 0) stretch++
      if ((stretch << shift) + ahead >= bestMeeting) break
      const bucket = stretch & MASK
      for (let vertex = first[bucket]!; vertex >= 0; vertex = first[bucket]!) {
        const second = next[vertex]!
        first[bucket] = second
        if (second >= 0) previous[second] = -1 - bucket
        previous[vertex] = NOT_QUEUED
        count--
        taken++
        const at = distance[vertex]!
        const stop = firstArc[vertex + 1]!
        for (let i = firstArc[vertex]!; i < stop; i++) {
          const arc = arcs[i]!
          const w = weight[arc]!
          if (w < 0) continue // closed
          const end = ends[i]!
          const far = at + w
          const before = distance[end]!
          if (far >= before) {
            if (far < UNREACHABLE) continue
            tree.count = reachedCount // for the next start to clear
            throw tooFar()
          }
          if (before === UNREACHABLE) reached[reachedCount++] = end
          else if (previous[end] !== NOT_QUEUED) {
            const back = previous[end]!
            const on = next[end]!
            if (back < 0) first[-1 - back] = on
            else next[back] = on
            if (on >= 0) previous[on] = back
            count--
          }
          distance[end] = far
          via[end] = arc
          const to = (far >> shift) & MASK
          const follower = first[to]!
          first[to] = end
          next[end] = follower
          previous[end] = -1 - to
          if (follower >= 0) previous[follower] = end
          count++
          if (met === null) continue
          const rest = met[end]!
          if (rest !== UNREACHABLE && far + rest < bestMeeting) {
            bestMeeting = far + rest
            this.meetingAt = end
          }
        }
      }
    }
    this.count = count
    this.stretch = stretch
    this.bestMeeting = bestMeeting
    tree.count = reachedCount
  }
}
