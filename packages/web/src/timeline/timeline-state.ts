/** How the timeline is narrowed, kept in the address. */

import { dayWords } from '@followthrough/brief/wording'
import { intervalOf } from '@followthrough/record/day'

export interface TimelineState {
  readonly text: string
  readonly type: string
  /** First and last day to show, as exactly as given; empty for no bound. */
  readonly from: string
  readonly to: string
}

export function readTimeline(search: string): TimelineState {
  const query = new URLSearchParams(search)
  const get = (key: string) => query.get(key) ?? ''
  return { text: get('text'), type: get('type'), from: get('from'), to: get('to') }
}

/** The query string of a state; what is not set is left out. */
export function timelineSearch(state: TimelineState): string {
  const set = Object.entries(state).filter(([, value]) => value !== '')
  return new URLSearchParams(set).toString()
}

/** Bounds that are no day, month or year: the list must not be shown as if they were not there. */
export function unreadBounds({ from, to }: TimelineState): string[] {
  return [from, to].filter((bound) => bound !== '' && intervalOf(bound) === null)
}

/** "from 2020 to Mar 2022", or nothing where no bound is set; bounds must be days that can be read. */
export function boundWords({ from, to }: TimelineState): string {
  return [from !== '' && `from ${dayWords(from)}`, to !== '' && `to ${dayWords(to)}`]
    .filter(Boolean)
    .join(' ')
}
