/**
 * Days and partial days.
 *
 * A day is an ISO string, `2026-02-04`. Sources are often less exact: `2026`, `2026-02` and
 * `2026-02-03/2026-02-04` are partial days, each standing for the interval [earliest, latest]
 * (a subset of the Library of Congress's Extended Date/Time Format, EDTF level 0).
 * Arithmetic uses the platform's proleptic Gregorian calendar in UTC.
 */

import { z } from 'zod'

const MS_PER_DAY = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/
const PARTIAL = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** An interval of days, both ends included. */
export interface Interval {
  readonly earliest: string
  readonly latest: string
}

/** How exactly a partial day was given. */
export type Precision = 'day' | 'month' | 'year' | 'range'

/** True for an ISO day that exists in the calendar: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** Days since 1970-01-01; `day` must be a valid ISO day. */
export function epochDay(day: string): number {
  return Date.parse(day) / MS_PER_DAY
}

/** The ISO day of a number of days since 1970-01-01. */
export function dayOfEpoch(epoch: number): string {
  return new Date(epoch * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from)
}

/** The same day of the month `months` later, or the last of that month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1 + months
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8, 10)), lastOfMonth)
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}

/** The interval of a partial day, or null when the text is none. A range must not run backwards. */
export function intervalOf(partial: string): Interval | null {
  const [from, to, ...rest] = partial.split('/')
  if (rest.length > 0 || from === undefined) return null
  const first = spanOf(from)
  if (to === undefined || first === null) return first
  const last = spanOf(to)
  if (last === null || last.latest < first.earliest) return null
  return { earliest: first.earliest, latest: last.latest }
}

function spanOf(partial: string): Interval | null {
  if (!PARTIAL.test(partial)) return null
  const year = partial.slice(0, 4)
  if (partial.length === 10) return isDay(partial) ? { earliest: partial, latest: partial } : null
  if (partial.length === 4) return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
  const first = `${partial}-01`
  if (!isDay(first)) return null
  const month = Number(partial.slice(5, 7))
  const last = new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10)
  return { earliest: first, latest: last }
}

/** How exactly `partial` is given; `partial` must be valid. */
export function precisionOf(partial: string): Precision {
  if (partial.includes('/')) return 'range'
  if (partial.length === 4) return 'year'
  return partial.length === 7 ? 'month' : 'day'
}

/** An ISO day that exists. */
export const Day = z
  .string()
  .refine(isDay, { error: 'expected a day that exists, as in 2026-02-04' })

/** A day, month, year or range of days: 2026-02-04, 2026-02, 2026, 2026-02-03/2026-02-04. */
export const PartialDay = z.string().refine((text) => intervalOf(text) !== null, {
  error:
    'expected a day, month, year or range that exists: 2026-02-04, 2026-02, 2026, 2026-02-03/2026-02-04',
})
