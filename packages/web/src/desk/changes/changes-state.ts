/** From which day to which, and of what: kept in the address. */

import type { SessionsAnswer } from '@followthrough/brief'
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
  /** Id and name of what met. */
  readonly id: string
  readonly name: string
  /** The last day that its newest session can mean. */
  readonly on: string
}

/** The newest session of each mechanism that was held before a day, on this desk or by the record; newest first. */
export function lastSessions(
  { mechanisms, sessions }: Pick<SessionsAnswer, 'mechanisms' | 'sessions'>,
  today: string,
): Held[] {
  return mechanisms
    .flatMap(({ institution: { id, name }, held }) => {
      const days = [...held, ...sessions.filter(({ mechanism }) => mechanism.id === id)]
        .flatMap(({ on }) => intervalOf(on)?.latest ?? [])
        .filter((day) => day < today)
        .sort()
      const on = days.at(-1)
      return on === undefined ? [] : [{ id, name, on }]
    })
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}
