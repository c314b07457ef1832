/** From which day to which, and of what: kept in the address. */

import { dayOfEpoch, epochDay, intervalOf, isDay } from '@followthrough/record/day'
import { dayBefore } from '../../days/days.ts'
import { type WatchList, watchParams } from '../../watch/watch.ts'

export interface ChangesState {
  /** Empty for what is proposed: since the last visit, else the last 30 days. */
  readonly from: string
  /** Empty for today. */
  readonly to: string
  /** Only what is watched. */
  readonly watched: boolean
}

export const LAST_DAYS = [7, 30, 90] as const
const PROPOSED_DAYS = 30

export function readChanges(search: string): ChangesState {
  const query = new URLSearchParams(search)
  const day = (key: string) => {
    const text = query.get(key) ?? ''
    return isDay(text) ? text : ''
  }
  return { from: day('from'), to: day('to'), watched: query.get('watched') === 'true' }
}

/** The query string of a state; what is as at first is left out. */
export function changesSearch({ from, to, watched }: ChangesState): string {
  const query = new URLSearchParams()
  if (from !== '') query.set('from', from)
  if (to !== '') query.set('to', to)
  if (watched) query.set('watched', 'true')
  return query.toString()
}

export function daysAgo(today: string, days: number): string {
  return dayOfEpoch(epochDay(today) - days)
}

/**
 * The day from which what changed since a visit is shown: the one before it, as more may have come in on the
 * day of the visit after the reader left; on that day itself, it.
 */
export function sinceVisit(seenOn: string, today: string): string {
  return seenOn < today ? dayBefore(seenOn) : today
}

/** The first day shown; what the reader chose, else since the last visit, else the last 30 days. */
export function fromDay({ from }: ChangesState, seenOn: string | null, today: string): string {
  if (from !== '') return from
  return seenOn === null ? daysAgo(today, PROPOSED_DAYS) : sinceVisit(seenOn, today)
}

/** What the API is asked. */
export function changesParams(
  state: ChangesState,
  list: WatchList,
  today: string,
): Record<string, string | readonly string[]> {
  return {
    from: fromDay(state, list.seenOn, today),
    to: state.to === '' ? today : state.to,
    ...(state.watched && watchParams(list)),
  }
}

export interface Held {
  readonly title: string
  readonly on: string
}

/** The newest of sessions that were held by a day, of this desk and of the record; null where there is none. */
export function lastSession(
  sessions: readonly { readonly title: string; readonly on: string }[],
  today: string,
): Held | null {
  let newest: Held | null = null
  for (const { title, on } of sessions) {
    const latest = intervalOf(on)?.latest
    if (latest !== undefined && latest < today && (newest === null || latest > newest.on))
      newest = { title, on: latest }
  }
  return newest
}
