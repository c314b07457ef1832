/** A day of the week and an hour, as in "monday 06:00 Europe/Paris", and when it came last. */

import { isTimeZone, offsets } from '../calendar/time-zone.ts'
import { PapersError } from '../papers-error.ts'

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export interface Weekly {
  /** 0 is Monday. */
  readonly weekday: number
  readonly at: string
  readonly zone: string
}

export interface Occasion {
  /** The week by ISO 8601, as in 2026-W48: there is one occasion in each. */
  readonly week: string
  /** The day in the zone. */
  readonly day: string
  readonly instant: number
}

const MINUTE = 60_000
const DAY_MS = 86_400_000

/** Reads a day of the week, an hour and a zone; UTC without one. Throws PapersError. */
export function weeklyOf(words: string): Weekly {
  const [day = '', at = '', zone = 'UTC', ...rest] = words.trim().split(/\s+/)
  const weekday =
    day.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(day.toLowerCase()))
  if (weekday === -1 || !/^([01]\d|2[0-3]):[0-5]\d$/.test(at) || rest.length > 0)
    throw new PapersError(
      'The time of the digest: expected a day of the week, an hour and a time zone, as in monday 06:00 Europe/Paris.',
    )
  if (!isTimeZone(zone))
    throw new PapersError('The time of the digest: expected a time zone as in Europe/Paris.')
  return { weekday, at, zone }
}

/** The last occasion that is not after `now`. */
export function lastOccasion(weekly: Weekly, now: number): Occasion {
  // An occasion may be up to a day off where the zone is not UTC, so the next week is tried first.
  const monday = mondayOf(now) + 7 * DAY_MS
  for (let week = 0; ; week++) {
    const occasion = occasionIn(weekly, monday - week * 7 * DAY_MS)
    if (occasion.instant <= now) return occasion
  }
}

export function nextOccasion(weekly: Weekly, now: number): Occasion {
  const monday = mondayOf(now) - 7 * DAY_MS
  for (let week = 0; ; week++) {
    const occasion = occasionIn(weekly, monday + week * 7 * DAY_MS)
    if (occasion.instant > now) return occasion
  }
}

/** Midnight in UTC of the Monday before. */
function mondayOf(now: number): number {
  const day = Math.floor(now / DAY_MS)
  return (day - ((day + 3) % 7)) * DAY_MS // 1970-01-01 was a Thursday
}

function occasionIn({ weekday, at, zone }: Weekly, monday: number): Occasion {
  const [hours, minutes] = at.split(':').map(Number) as [number, number]
  const date = monday + weekday * DAY_MS
  const local = date + (hours * 60 + minutes) * MINUTE
  const offsetAt = offsets(zone)
  // By the offset that holds there; an hour that summer time leaves out comes an hour later.
  const first = local - offsetAt(local) * MINUTE
  return {
    week: isoWeek(monday),
    day: new Date(date).toISOString().slice(0, 10),
    instant: local - offsetAt(first) * MINUTE,
  }
}

/** A week is of the year in which its Thursday lies. */
function isoWeek(monday: number): string {
  const year = new Date(monday + 3 * DAY_MS).getUTCFullYear()
  const first = mondayOf(Date.UTC(year, 0, 4))
  return `${year}-W${String(Math.round((monday - first) / (7 * DAY_MS)) + 1).padStart(2, '0')}`
}
