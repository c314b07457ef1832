/** Why a list is empty, and what to do about it. */

import { dayWords } from '@followthrough/brief/wording'

export interface EmptyReasons {
  /** What the list is of: "commitment". */
  readonly one: string
  /** How many rows fit, on whatever page of the list they stand. */
  readonly total: number
  /** Whether the reader narrowed the list. */
  readonly filtered: boolean
  /** Whether anything at all is on record; what a narrowed list cannot know is left out. */
  readonly nothing?: boolean
  readonly asOf: string
  readonly knownAt: string
  /** Whether the page shows another day than today. */
  readonly anotherDay: boolean
}

export type Remedy = 'first page' | 'today' | null

/** What is missing and how to get it, with the one press that helps most; filters only if any is set. */
export function emptyWords(reasons: EmptyReasons): { words: string; remedy: Remedy } {
  const { one, total, filtered, anotherDay } = reasons
  const nothing = reasons.nothing === true || !filtered
  if (total > 0) {
    return {
      words: `The list ends earlier: ${total.toLocaleString('en-GB')} ${one}${total === 1 ? ' fits' : 's fit'}.`,
      remedy: 'first page',
    }
  }
  const by = dayText(reasons)
  if (nothing) {
    return anotherDay
      ? {
          words: `No ${one} was on record by ${by}. Choose a later day at the top of the page, or go back to today.`,
          remedy: 'today',
        }
      : { words: `No ${one} is on record yet.`, remedy: null }
  }
  return {
    words: `No ${one} on record by ${by} fits. Shorten the words or take a filter away${
      anotherDay ? ', or choose a later day' : ''
    }.`,
    remedy: anotherDay ? 'today' : null,
  }
}

function dayText({ asOf, knownAt }: EmptyReasons): string {
  return knownAt < asOf ? `${dayWords(asOf)} as known on ${dayWords(knownAt)}` : dayWords(asOf)
}
