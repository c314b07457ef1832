/**
 * Comma-separated values (RFC 4180) that no spreadsheet takes for formulas.
 *
 * A cell of text that begins with = + - @ or a control character is shown after an apostrophe, the
 * spreadsheets' own mark for text (OWASP, CSV injection). Numbers are left as they are.
 */

import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | boolean | null | readonly string[]

/** Between the items of a cell that holds a list; inside an item a slash stands for it. */
export const LIST_SEPARATOR = '|'

const FORMULA = /^[=+\-@\t\r\n]/

/** A header and rows as CSV text; every row has the columns of `columns`. */
export function csvOf<K extends string>(
  columns: readonly K[],
  rows: Iterable<Readonly<Record<K, Cell>>>,
): string {
  const lines = [...rows].map((row) => columns.map((column) => cellText(row[column])))
  return stringify([[...columns], ...lines], { record_delimiter: '\r\n' })
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const text =
    typeof cell === 'string'
      ? cell
      : cell.map((item) => item.replaceAll(LIST_SEPARATOR, '/')).join(LIST_SEPARATOR)
  return FORMULA.test(text) ? `'${text}` : text
}
