/**
 * Lists of cost vectors that do not dominate one another, one list a vertex, in one array that grows.
 *
 * Shape: the vectors of list v are the `size[v]` rows of `width` from `start[v]` in `costs`.
 */

import { grown } from './grown.ts'

export class FrontLists {
  private readonly width: number
  private readonly start: Int32Array
  private readonly size: Int32Array
  private readonly room: Int32Array
  private costs: Int32Array
  private used = 0

  constructor(listCount: number, width: number) {
    this.width = width
    this.start = new Int32Array(listCount)
    this.size = new Int32Array(listCount)
    this.room = new Int32Array(listCount)
    this.costs = new Int32Array(1024)
  }

  /** True when a vector of the list is no worse on any cost than the one at `at` in `vector`. */
  covers(list: number, vector: Int32Array, at: number): boolean {
    const { costs, width } = this
    const size = this.size[list]!
    for (let i = 0, row = this.start[list]!; i < size; i++, row += width) {
      let k = 0
      while (k < width && costs[row + k]! <= vector[at + k]!) k++
      if (k === width) return true
    }
    return false
  }

  /** Adds a vector that the list does not cover, and drops those that it covers. */
  add(list: number, vector: Int32Array, at: number): void {
    const { width } = this
    const start = this.start[list]!
    let kept = 0
    for (let i = 0; i < this.size[list]!; i++) {
      const row = start + i * width
      let k = 0
      while (k < width && this.costs[row + k]! >= vector[at + k]!) k++
      if (k === width) continue
      if (kept < i) this.costs.copyWithin(start + kept * width, row, row + width)
      kept++
    }
    if (kept === this.room[list]!) this.move(list, kept)
    const row = this.start[list]! + kept * width
    for (let k = 0; k < width; k++) this.costs[row + k] = vector[at + k]!
    this.size[list] = kept + 1
  }

  /** Gives the list a new place with twice the room. */
  private move(list: number, size: number): void {
    const room = Math.max(4, size * 2)
    while (this.used + room * this.width > this.costs.length) this.costs = grown(this.costs)
    const start = this.start[list]!
    this.costs.copyWithin(this.used, start, start + size * this.width)
    this.start[list] = this.used
    this.room[list] = room
    this.used += room * this.width
  }
}
