/** Lines cut into what lies within some boxes and what does not. */

import type { Position } from './sea-lanes.ts'

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Lines cut where they enter and leave the boxes: pieces outside all of them, and pieces inside one. */
export function splitByBoxes(
  lines: readonly (readonly Position[])[],
  boxes: readonly Box[],
): { outside: Position[][]; inside: Position[][] } {
  const outside: Position[][] = []
  const inside: Position[][] = []
  for (const line of lines) {
    let piece: Position[] = []
    let wasInside: boolean | null = null
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1]!
      const b = line[i]!
      const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      const isInside = boxes.some((box) => contains(box, middle))
      if (isInside !== wasInside) {
        piece = [a]
        ;(isInside ? inside : outside).push(piece)
        wasInside = isInside
      }
      piece.push(b)
    }
  }
  return { outside, inside }
}

function contains({ west, south, east, north }: Box, [lon, lat]: Position): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}
