/** A claimed value as people write it: days as days, money as money, the rest as it stands. */

import { amountWords, dayWords } from '@followthrough/brief/wording'
import { intervalOf } from '@followthrough/record/day'

export function valueWords(value: string, unit: string): string {
  if (unit !== '' && /^\d+(\.\d+)?$/.test(value)) return amountWords(Number(value), unit)
  if (unit === 'USD million') return `${value} USD million`
  if (unit !== '') return `${value} ${unit}`
  // A bare year may be any number; only months, days and ranges are surely days.
  return value.length > 4 && intervalOf(value) !== null ? dayWords(value) : value
}
