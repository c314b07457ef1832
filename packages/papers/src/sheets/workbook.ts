/**
 * What a list is in an XLSX that can be edited and brought back.
 *
 * Every row has its id in the first column. A hidden sheet keeps whose list it is, of which day, and a hash of
 * every cell, so that on the way back a cell that somebody changed is told from one that moved meanwhile.
 */

import { createHash } from 'node:crypto'
import type { CellValue } from '@followthrough/brief'

export const META_SHEET = '_followthrough'
export const META_VERSION = '1'
/** Characters of a cell that are kept as it went out: all of a row stay within one cell. */
export const MOST_REMEMBERED = 3000

/** Ten hexadecimal digits of the SHA-256 of a value and its type. */
export function cellHash(value: CellValue): string {
  return createHash('sha256')
    .update(value === null ? '' : `${typeof value}:${value}`)
    .digest('hex')
    .slice(0, 10)
}
