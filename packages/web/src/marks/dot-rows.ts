/** How the dots are laid in rows, and which dot an arrow key leads to. */

import type { CommitmentRow, StatusAnswer } from '@followthrough/brief'
import { orderOf } from './marks.ts'

export interface DotRow {
  readonly id: string
  readonly name: string
  /** The sectors that share the row. */
  readonly sectors: readonly string[]
  readonly dots: readonly CommitmentRow[]
}

/** Sectors with fewer commitments than this share one row. */
export const OWN_ROW_FROM = 2

/** One row a sector, the fullest first; the smallest share the last row. */
export function dotRows(
  sectors: StatusAnswer['sectors'],
  commitments: readonly CommitmentRow[],
): DotRow[] {
  const rows = sectors
    .map((sector) => ({
      id: sector.id,
      name: sector.name,
      sectors: [sector.id],
      dots: commitments.filter((c) => c.sector === sector.id),
    }))
    .filter((row) => row.dots.length > 0)
  const own = rows.filter((row) => row.dots.length >= OWN_ROW_FROM)
  const small = rows.filter((row) => row.dots.length < OWN_ROW_FROM)
  own.sort((a, b) => b.dots.length - a.dots.length) // stable: ties keep the partnership's order
  const shared =
    small.length > 1
      ? [
          {
            id: 'other',
            name: 'Other fields',
            sectors: small.map((row) => row.id),
            dots: small.flatMap((row) => row.dots),
          },
        ]
      : small
  return [...own, ...shared].map((row) => ({
    ...row,
    dots: [...row.dots].sort((a, b) => orderOf(a) - orderOf(b)),
  }))
}

/** A dot by its row and its place in the row. */
export interface DotPlace {
  readonly row: number
  readonly place: number
}

/**
 * The dot an arrow key leads to: left and right run on through the rows, up and down keep the place
 * as far as the row is long. Null when the key is no arrow or there is nowhere to go.
 */
export function nextDot(
  lengths: readonly number[],
  { row, place }: DotPlace,
  key: string,
): DotPlace | null {
  const lastRow = lengths.length - 1
  const inRow = (r: number, p: number): DotPlace => ({
    row: r,
    place: Math.min(p, lengths[r]! - 1),
  })
  switch (key) {
    case 'ArrowRight':
      if (place < lengths[row]! - 1) return { row, place: place + 1 }
      return row < lastRow ? { row: row + 1, place: 0 } : null
    case 'ArrowLeft':
      if (place > 0) return { row, place: place - 1 }
      return row > 0 ? inRow(row - 1, Number.POSITIVE_INFINITY) : null
    case 'ArrowDown':
      return row < lastRow ? inRow(row + 1, place) : null
    case 'ArrowUp':
      return row > 0 ? inRow(row - 1, place) : null
    case 'Home':
      return { row, place: 0 }
    case 'End':
      return inRow(row, Number.POSITIVE_INFINITY)
    default:
      return null
  }
}
