/**
 * Labels in lexicographic order of their costs, the lowest first and of equals the oldest: a heap of
 * four children a node, with the first cost beside each label so that few look further.
 *
 * Shape: `costs` is labels × width, row-major; label ids rise with age. It may be replaced as it grows.
 */

import { grown } from './grown.ts'

export class LabelHeap {
  size = 0
  private readonly width: number
  private keys = new Int32Array(1024)
  private labels = new Int32Array(1024)

  constructor(width: number) {
    this.width = width
  }

  push(label: number, costs: Int32Array): void {
    if (this.size === this.keys.length) {
      this.keys = grown(this.keys)
      this.labels = grown(this.labels)
    }
    const { keys, labels } = this
    const key = costs[label * this.width]!
    let i = this.size++
    while (i > 0) {
      const up = (i - 1) >> 2
      if (keys[up]! < key) break
      if (keys[up] === key && !this.isBefore(label, labels[up]!, costs)) break
      keys[i] = keys[up]!
      labels[i] = labels[up]!
      i = up
    }
    keys[i] = key
    labels[i] = label
  }

  /** Takes the lowest label. The heap is not empty. */
  pop(costs: Int32Array): number {
    const { keys, labels } = this
    const lowest = labels[0]!
    const size = --this.size
    const key = keys[size]!
    const label = labels[size]!
    let i = 0
    for (;;) {
      const first = i * 4 + 1
      if (first >= size) break
      const stop = first + 4 < size ? first + 4 : size
      let least = first
      for (let child = first + 1; child < stop; child++) {
        if (keys[child]! > keys[least]!) continue
        if (keys[child]! < keys[least]! || this.isBefore(labels[child]!, labels[least]!, costs)) {
          least = child
        }
      }
      if (keys[least]! > key) break
      if (keys[least] === key && this.isBefore(label, labels[least]!, costs)) break
      keys[i] = keys[least]!
      labels[i] = labels[least]!
      i = least
    }
    keys[i] = key
    labels[i] = label
    return lowest
  }

  /** Order of two labels whose first costs are equal. */
  private isBefore(a: number, b: number, costs: Int32Array): boolean {
    const x = a * this.width
    const y = b * this.width
    for (let k = 1; k < this.width; k++) {
      if (costs[x + k] !== costs[y + k]) return costs[x + k]! < costs[y + k]!
    }
    return a < b
  }
}
