/** What a cell of a list can hold, in one spelling: so that two cells are compared and not their files. */

import { cleanText } from './clean-text.ts'
import type { CellValue, ColumnKind } from './sheet.ts'

export const MAX_CELL_CHARACTERS = 32_767

const PARTIAL_DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** A value as it is compared: what a cell can hold, in one spelling. */
export function canonical(value: CellValue, kind: ColumnKind): CellValue {
  if (value === null) return null
  switch (kind) {
    case 'number': {
      const number = typeof value === 'number' ? value : Number(String(value).trim() || Number.NaN)
      if (Number.isFinite(number)) return number === 0 ? 0 : Number(number.toPrecision(15)) // Excel keeps 15 digits
      return canonical(String(value), 'text')
    }
    case 'flag':
      if (typeof value === 'boolean') return value
      return value === 1 || /^(true|yes|1)$/i.test(String(value))
        ? true
        : value === 0 || /^(false|no|0)$/i.test(String(value))
          ? false
          : canonical(String(value), 'text')
    case 'day':
      return canonical(String(value).trim(), 'text')
    case 'text': {
      const text = cellText(String(value))
      return text.trim() === '' ? null : text
    }
  }
}

/** Whether a value is of its column’s kind. */
export function fits(value: CellValue, kind: ColumnKind): boolean {
  if (value === null) return true
  switch (kind) {
    case 'number':
      return typeof value === 'number'
    case 'flag':
      return typeof value === 'boolean'
    case 'day':
      return PARTIAL_DAY.test(String(value)) && isDay(String(value))
    case 'text':
      return true
  }
}

function isDay(partial: string): boolean {
  const [year, month = '01', day = '01'] = partial.split('-')
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === `${year}-${month}-${day}`
  )
}

/** A text that a cell can hold: lines and tabs stay, other control characters do not. */
export function cellText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map(cleanText).join('\t'))
    .join('\n')
    .slice(0, MAX_CELL_CHARACTERS)
}
