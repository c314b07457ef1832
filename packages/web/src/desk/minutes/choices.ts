/** What a person makes of what the minutes are read to say, until it is confirmed. */

import type { MinutesAnswer, MinutesItemBody } from '@followthrough/brief'

export type OutcomeChoice = NonNullable<MinutesItemBody['outcome']> | ''

/** As it stands in the form of one item. */
export interface Choice {
  readonly outcome: OutcomeChoice
  /** A partial day; empty for none. */
  readonly due: string
}

/** By id of the item: what was changed in the form. */
export type Choices = Readonly<Record<string, Choice>>

/** What the form of an item shows: what was changed, else what is on record, else what is proposed. */
export function choiceOf(item: MinutesItemBody, choices: Choices): Choice {
  const shown = item.recorded ?? item
  return choices[item.item] ?? { outcome: shown.outcome ?? '', due: shown.due ?? '' }
}

/** Outcomes that come with a day. */
export function hasDay(outcome: OutcomeChoice): boolean {
  return outcome === 'new-date' || outcome === 'new-promise'
}

/** Why an item cannot be confirmed as it stands; null where it can. */
export function problemOf({ outcome, due }: Choice): string | null {
  if (outcome === '') return 'Say what it came to.'
  if (outcome === 'new-date' && due.trim() === '') return 'A new date needs its day.'
  if (hasDay(outcome) && due.trim() !== '' && !PARTIAL.test(due.trim()))
    return 'Give a day, a month or a year, as in 2027-06-30, 2027-06 or 2027.'
  return null
}

const DAY = '\\d{4}(?:-\\d{2}(?:-\\d{2})?)?'
const PARTIAL = new RegExp(`^${DAY}(?:/${DAY})?$`)

/** True where confirming it would change what is on record. */
export function isOpen(item: MinutesItemBody, choices: Choices): boolean {
  const { recorded } = item
  if (recorded === null) return true
  const { outcome, due } = choiceOf(item, choices)
  return outcome !== recorded.outcome || (due.trim() || null) !== recorded.due
}

/** What is sent to confirm items and action items. */
export function confirmation(
  items: readonly MinutesItemBody[],
  actions: MinutesAnswer['actions'],
  choices: Choices,
) {
  return {
    outcomes: items.map((item) => {
      const { outcome, due } = choiceOf(item, choices)
      return {
        item: item.item,
        outcome,
        words: item.words,
        due: hasDay(outcome) ? due.trim() || null : null,
        proposals: item.proposals,
      }
    }),
    actions: actions.map(({ request }) => request),
  }
}
