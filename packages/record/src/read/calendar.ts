/** Days, months and years, and steps between them. Days are ISO strings, months 1 to 12. */

import { addMonths, dayOfEpoch, epochDay, type Interval } from '../day.ts'
import type { TimeWords } from './language.ts'

const DAY_MS_MONTHS = 12

export function day(year: number, month: number, date: number): string | null {
  if (month < 1 || month > DAY_MS_MONTHS || date < 1 || date > daysIn(year, month)) return null
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

export function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function monthOf(year: number, month: number): Interval {
  return { earliest: day(year, month, 1)!, latest: day(year, month, daysIn(year, month))! }
}

export function yearOf(year: number): Interval {
  return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
}

/** The month in which a day lies. */
export function monthWith(of: string): Interval {
  return monthOf(Number(of.slice(0, 4)), Number(of.slice(5, 7)))
}

/** The week (from Monday), month, quarter or year in which a day lies, or as many `steps` later. */
export function periodAt(
  of: string,
  period: 'week' | 'month' | 'quarter' | 'year',
  steps: number,
): Interval {
  const year = of.slice(0, 4)
  switch (period) {
    case 'week': {
      const monday = plusDays(of, 1 - weekdayOf(of) + 7 * steps)
      return { earliest: monday, latest: plusDays(monday, 6) }
    }
    case 'month':
      return monthWith(addMonths(`${of.slice(0, 7)}-01`, steps))
    case 'quarter': {
      const first = Math.floor((Number(of.slice(5, 7)) - 1) / 3) * 3 + 1
      const earliest = addMonths(`${year}-${two(first)}-01`, 3 * steps)
      return { earliest, latest: plusDays(addMonths(earliest, 3), -1) }
    }
    case 'year':
      return yearOf(Number(year) + steps)
  }
}

export function plusDays(from: string, days: number): string {
  return dayOfEpoch(epochDay(from) + days)
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(of: string): number {
  return ((epochDay(of) + 3) % 7) + 1
}

export function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

export function endingOn(last: string): Interval {
  return { earliest: addMonths(plusDays(last, 1), -12), latest: last }
}

export function thirdOfYear(year: number, edge: string): Interval {
  if (edge === 'end' || edge === 'late')
    return { earliest: `${year}-09-01`, latest: `${year}-12-31` }
  if (edge === 'mid') return { earliest: `${year}-05-01`, latest: `${year}-08-31` }
  return { earliest: `${year}-01-01`, latest: `${year}-04-30` }
}

export function nextWeekday(today: string, weekday: number): string {
  return plusDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7)
}

export type Unit = TimeWords['units'][string]

const MONTHS_IN = { month: 1, quarter: 3, half: 6, year: 12, decade: 120 } as const

export function exactly(from: string, count: number, unit: Unit): string {
  if (unit === 'day') return plusDays(from, count)
  if (unit === 'week') return plusDays(from, 7 * count)
  if (unit === 'fortnight') return plusDays(from, 14 * count)
  return addMonths(from, count * MONTHS_IN[unit])
}

/** “two years ago” is that year, “three months ago” that month, “a week ago” that day. */
export function shifted(from: string, count: number, unit: Unit): Interval {
  const there = exactly(from, count, unit)
  if (unit === 'year') return yearOf(Number(there.slice(0, 4)))
  if (unit === 'month' || unit === 'quarter' || unit === 'half') return monthWith(there)
  return { earliest: there, latest: there }
}

export function shiftedBoth(of: Interval, count: number, unit: Unit): Interval {
  return { earliest: exactly(of.earliest, count, unit), latest: exactly(of.latest, count, unit) }
}
