/**
 * The two clocks in the address: `asOf` is the day that things are true on, `knownAt` the day by
 * which they were known. Without them the page shows today. Every link carries them on.
 */

import { dayOfEpoch, epochDay, isDay } from '@followthrough/record/day'

export interface Days {
  readonly asOf?: string
  readonly knownAt?: string
}

/** What the address gives for a clock and is no day. */
export interface UnreadDay {
  readonly clock: keyof Days
  readonly text: string
}

const CLOCKS = ['asOf', 'knownAt'] as const

/** The days in a query string; what is no day is left out, and named by `unreadDays`. */
export function readDays(search: string): Days {
  const query = new URLSearchParams(search)
  const asOf = query.get('asOf')
  const knownAt = query.get('knownAt')
  return {
    ...(asOf !== null && isDay(asOf) && { asOf }),
    ...(knownAt !== null && isDay(knownAt) && { knownAt }),
  }
}

/** What a query string gives for its clocks and is no day: nothing may be shown as of it. */
export function unreadDays(search: string): UnreadDay[] {
  const query = new URLSearchParams(search)
  return CLOCKS.flatMap((clock) => {
    const text = query.get(clock)
    return text === null || isDay(text) ? [] : [{ clock, text }]
  })
}

/** `href` with these days in its query, in place of any it had. */
export function withDays(href: string, days: Days): string {
  const [rest = '', hash] = href.split('#', 2)
  const [path = '', search = ''] = rest.split('?', 2)
  const query = new URLSearchParams(search)
  query.delete('asOf')
  query.delete('knownAt')
  if (days.asOf !== undefined) query.set('asOf', days.asOf)
  // The second clock follows the first unless it is set apart.
  if (days.knownAt !== undefined && days.knownAt !== days.asOf) query.set('knownAt', days.knownAt)
  const text = query.toString()
  return `${path}${text === '' ? '' : `?${text}`}${hash === undefined ? '' : `#${hash}`}`
}

/** True when the days show anything but the present. */
export function isAnotherDay(days: Days, today: string): boolean {
  return (days.asOf ?? today) !== today || (days.knownAt ?? today) !== today
}

/** The day before. */
export function dayBefore(day: string): string {
  return dayOfEpoch(epochDay(day) - 1)
}

/** Days on which something moved, newest first, with how much did. */
export function movementDays(
  moved: readonly { readonly on: string }[],
  atMost: number,
): { on: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { on } of moved) counts.set(on, (counts.get(on) ?? 0) + 1)
  return [...counts]
    .map(([on, count]) => ({ on, count }))
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .slice(0, atMost)
}
