/** Halves, weeks and runs of days of a month: the first half of March, the last week of April, the week of 2 May. */

import type { Interval } from '../day.ts'
import { daysIn, plusDays, two } from './calendar.ts'
import { dayFirst, monthFirst } from './calendar-dates.ts'
import {
  type DateFound,
  type Finder,
  found,
  isRussianYear,
  isYear,
  lowAt,
  monthAt,
  numberAt,
  ordinalAt,
  sameYear,
  yearFor,
  yearWords,
} from './date-finder.ts'

const LAST = /^(?:last|final|последн(?:ей|юю|яя|их|ие))$/
const UNITS: Readonly<Record<string, 'half' | 'week' | 'day' | 'ten-days'>> = {
  half: 'half',
  week: 'week',
  weeks: 'week',
  day: 'day',
  days: 'day',
  половина: 'half',
  половине: 'half',
  половину: 'half',
  половины: 'half',
  неделя: 'week',
  неделе: 'week',
  неделю: 'week',
  недели: 'week',
  дней: 'day',
  декада: 'ten-days',
  декаде: 'ten-days',
  декаду: 'ten-days',
  декады: 'ten-days',
}
const MID_MONTH = 15

export function partOfMonth(finder: Finder, i: number): DateFound | null {
  return numberedPart(finder, i) ?? weekOf(finder, i)
}

function numberedPart(finder: Finder, i: number): DateFound | null {
  const ordinal = LAST.test(lowAt(finder, i)) ? 'last' : ordinalAt(finder, i)
  if (ordinal === null) return null
  const count = numberAt(finder, i + 1)
  const unitAt = count === null ? i + 1 : i + 2
  const unit = UNITS[lowAt(finder, unitAt)]
  if (unit === undefined) return null
  const at = /^(?:of|in)$/.test(lowAt(finder, unitAt + 1)) ? unitAt + 2 : unitAt + 1
  const month = monthAt(finder, at)
  if (month === null) return null
  const isExplicit = isYear(finder.tokens[at + 1])
  const told = sameYear(finder, at + 1)
  const year = isExplicit ? Number(lowAt(finder, at + 1)) : (told ?? yearFor(finder, month, null))
  if (year === null) return null
  const last = isExplicit
    ? at + (isRussianYear(finder, at + 2) ? 2 : 1)
    : at + (told === null ? 0 : yearWords(finder, at + 1))
  const part = partAt(year, month, unit, ordinal, count)
  return part === null ? null : found(i, last, part, 'stretch', isExplicit)
}

/** The part of that name; null where a month has none. */
function partAt(
  year: number,
  month: number,
  unit: (typeof UNITS)[string],
  ordinal: number | 'last',
  count: number | null,
): Interval | null {
  const length = daysIn(year, month)
  const days = (from: number, to: number) =>
    from < 1 || to > length
      ? null
      : {
          earliest: `${year}-${two(month)}-${two(from)}`,
          latest: `${year}-${two(month)}-${two(to)}`,
        }
  if (unit === 'half') {
    if (count !== null) return null
    return ordinal === 1 ? days(1, MID_MONTH) : days(MID_MONTH + 1, length)
  }
  if (unit === 'ten-days') {
    if (ordinal === 'last' || ordinal === 3) return days(21, length)
    return days(10 * ordinal - 9, 10 * ordinal)
  }
  const size = (unit === 'week' ? 7 : 1) * (count ?? 1)
  if (ordinal === 'last') return days(length - size + 1, length)
  // The third day is one day, the first ten days are ten.
  return count === null ? days(size * (ordinal - 1) + 1, size * ordinal) : days(1, size)
}

/** the week of 2 March, the week beginning 2 March */
function weekOf(finder: Finder, i: number): DateFound | null {
  if (lowAt(finder, i) !== 'week') return null
  if (!/^(?:of|beginning|starting|commencing|from)$/.test(lowAt(finder, i + 1))) return null
  const at = lowAt(finder, i + 2) === 'the' ? i + 3 : i + 2
  const day = dayFirst(finder, at) ?? monthFirst(finder, at)
  if (day === null || day.kind !== 'day') return null
  return { ...day, first: i, latest: plusDays(day.earliest, 6), kind: 'stretch' }
}
