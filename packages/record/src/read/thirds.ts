/** Early, mid and late: thirds of decades, years, quarters, months and weeks; end-June, by mid-year, конец месяца. */

import { addMonths, type Interval } from '../day.ts'
import { monthOf, monthWith, periodAt, plusDays, thirdOfYear } from './calendar.ts'
import { thirdOf } from './calendar-dates.ts'
import {
  type DateFound,
  EPITHETS,
  type Finder,
  found,
  isRussianYear,
  isYear,
  lowAt,
  OFFSETS,
  THIRDS,
  yearFor,
} from './date-finder.ts'

const EDGES = ['early', 'mid', 'end'] as const
/** First and last day of the thirds of a week. */
const WEEK_THIRDS = [
  [0, 1],
  [2, 3],
  [4, 6],
] as const
/** First and last year of the thirds of a decade. */
const DECADE_THIRDS = [
  [0, 2],
  [3, 6],
  [7, 9],
] as const
const MID_MONTH = 15

const PERIODS: Readonly<Record<string, 'week' | 'month' | 'quarter' | 'year' | 'decade'>> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
  недели: 'week',
  неделе: 'week',
  месяца: 'month',
  месяце: 'month',
  квартала: 'quarter',
  года: 'year',
  году: 'year',
  десятилетия: 'decade',
}

export function thirdOfPeriod(finder: Finder, i: number): DateFound | null {
  return joinedThird(finder, i) ?? thirdInWords(finder, i)
}

/** mid-2026, end-June 2026, mid-year */
function joinedThird(finder: Finder, i: number): DateFound | null {
  if (!lowAt(finder, i).includes('-')) return null
  const parts = /^(end|early|mid|late)-(\p{L}+|(?:19|20)\d\d)$/u.exec(lowAt(finder, i))
  if (parts === null) return null
  const [, edge, of] = parts as unknown as [string, string, string]
  if (/^\d/.test(of)) return found(i, i, thirdOfYear(Number(of), edge), 'stretch', true)
  if (of === 'year') return thirdOfNow(finder, i, i, 'year', THIRDS[edge]!, 0)
  const month = finder.words.months[of]
  if (month === undefined) return null
  const hasYear = isYear(finder.tokens[i + 1])
  const year = hasYear
    ? Number(lowAt(finder, i + 1))
    : yearFor(finder, month, edge === 'mid' ? MID_MONTH : null)
  if (year === null) return null
  const third = thirdOf(monthOf(year, month), THIRDS[edge])
  return found(i, hasYear ? i + 1 : i, third, 'month', hasYear)
}

/** the end of 2027, early 2026, the start of next year, by the end of the decade, конец 2026 года */
function thirdInWords(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const third = THIRDS[low]
  if (third === undefined) return null
  let at = i + 1
  const link = lowAt(finder, at)
  // “will start in 2027” and “will end in 2027” are no thirds.
  const isEpithet = EPITHETS.has(low)
  if (link === 'of' || (isEpithet && (link === '-' || link === 'in'))) at++
  else if (!isEpithet && low !== 'end' && !/[а-я]/.test(low)) return null
  if (lowAt(finder, at) === 'the') at++
  if (isYear(finder.tokens[at])) {
    const last = isRussianYear(finder, at + 1) ? at + 1 : at
    const year = Number(lowAt(finder, at))
    return found(i, last, thirdOfYear(year, EDGES[third]!), 'stretch', true)
  }
  const offset = OFFSETS[lowAt(finder, at)]
  const last = offset === undefined ? at : at + 1
  const period = PERIODS[lowAt(finder, last)]
  return period === undefined ? null : thirdOfNow(finder, i, last, period, third, offset ?? null)
}

/** A third of the period in which the statement was made, `offset` periods on; null where no word says which. */
function thirdOfNow(
  finder: Finder,
  first: number,
  last: number,
  period: (typeof PERIODS)[string],
  third: number,
  offset: number | null,
): DateFound | null {
  const { today } = finder.context
  if (today === null) return null
  const at = (steps: number) => thirdAt(today, period, third, steps)
  const isOver = offset === null && finder.isFuture && at(0).latest < today
  return found(first, last, at(isOver ? 1 : (offset ?? 0)), 'stretch', false)
}

function thirdAt(
  today: string,
  period: (typeof PERIODS)[string],
  third: number,
  steps: number,
): Interval {
  const year = Number(today.slice(0, 4))
  switch (period) {
    case 'week': {
      const { earliest: monday } = periodAt(today, period, steps)
      const [from, to] = WEEK_THIRDS[third]!
      return { earliest: plusDays(monday, from), latest: plusDays(monday, to) }
    }
    case 'month':
      return thirdOf(periodAt(today, period, steps), third)
    case 'quarter':
      return monthWith(addMonths(periodAt(today, period, steps).earliest, third))
    case 'year':
      return thirdOfYear(year + steps, EDGES[third]!)
    case 'decade': {
      const decade = Math.floor(year / 10) * 10 + 10 * steps
      const [from, to] = DECADE_THIRDS[third]!
      return { earliest: `${decade + from}-01-01`, latest: `${decade + to}-12-31` }
    }
  }
}
