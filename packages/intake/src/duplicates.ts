/** The index of near-duplicates over the whole desk: restored once, then kept up as captures come. */

import { duplicateIndex, sketchBytes, sketchFromBytes, sketchOf } from '@followthrough/record'
import type { DeskStore } from '@followthrough/store'

export interface Duplicates {
  /** The first capture of the near-duplicates of a text, itself where it is the first; taken in once. */
  clusterOf(capture: string, text: string): string
}

/** What is kept of a text to restore the index. */
export function keptSketch(text: string): Uint8Array {
  return sketchBytes(sketchOf(text))
}

/** The index as the desk has it. Throws StoreError. */
export function openDuplicates(desk: Pick<DeskStore, 'sketches'>): Duplicates {
  const index = duplicateIndex()
  for (const { capture, cluster, sketch } of desk.sketches()) {
    index.restore(capture, cluster, sketchFromBytes(sketch))
  }
  return {
    clusterOf(capture, text) {
      if (index.clusterOf(capture) === null) index.add(capture, text)
      return index.clusterOf(capture)!
    },
  }
}
