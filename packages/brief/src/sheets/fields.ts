/**
 * What may be written into each cell of a list, and how it is kept: texts without space around them, states and
 * headings by the words of the language that the list is in.
 */

import { Day } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import type { Language } from '../language/words.ts'
import type { CellValue } from '../paper/sheet.ts'
import { ACTIONS_GROUP, groupName } from '../session/agenda.ts'
import { ACTION_STATES, type ActionState } from '../session/kinds.ts'
import { sessionIn } from './lists-now.ts'

export const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  due: 'due day',
  note: 'note',
  group: 'heading',
  question: 'question',
  what: 'what is to be done',
  state: 'state',
  reason: 'reason',
}

const MOST_TITLE = 80
const MOST_LINE = 300
const MOST_PARAGRAPH = 4000
const MOST_GROUP = 120

/** A value as it would be kept. */
export function keptValue(
  dossier: Dossier,
  language: Language,
  sheet: string,
  field: string,
  value: CellValue,
): CellValue {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return null
  if (sheet === 'actions' && field === 'state') {
    const state = stateOf(text, language)
    return state === null ? text : wordsOf(language).actionStates[state]
  }
  if (sessionIn(sheet) !== null && field === 'group')
    return groupName(dossier, groupOf(dossier, text, language), language).text
  return text
}

/** Why a value cannot be kept, on a line that begins with its place; null when it can. */
export function whyUnfit(
  language: Language,
  sheet: string,
  subject: string,
  field: string,
  value: CellValue,
): string | null {
  const text = value === null ? '' : String(value)
  const most = (count: number) =>
    text.length > count
      ? `the ${FIELD_WORDS[field] ?? field} has ${text.length} characters; at most ${count} are kept.`
      : null
  const needed = (words: string) => (text === '' ? words : null)
  if (sheet === 'commitments')
    switch (field) {
      case 'title':
        return (
          needed('a commitment needs a title.') ??
          (text.includes('\n') ? 'a title is one line.' : null) ??
          most(language === 'en' ? MOST_TITLE : MOST_LINE)
        )
      case 'due':
        return needed(
          'a due day is not cleared here, for its source still gives it. Write another day, or put the old one back.',
        )
      default:
        return most(MOST_PARAGRAPH)
    }
  if (sheet === 'actions')
    switch (field) {
      case 'what':
        return needed('an action item needs words.') ?? most(MOST_LINE)
      case 'due':
        return text === '' || Day.safeParse(text).success
          ? null
          : 'an action item is due on a day, as in 2027-06-30.'
      case 'state':
        return stateOf(text, language) === null
          ? `expected one of ${ACTION_STATES.map((one) => wordsOf(language).actionStates[one]).join(', ')}.`
          : null
      default:
        return most(MOST_LINE)
    }
  switch (field) {
    case 'group':
      return needed('an item stands under a heading.') ?? most(MOST_GROUP)
    case 'question':
      return (
        needed(
          `a question is not cleared here. To take ${subject} off, drop it from the agenda with a reason.`,
        ) ?? most(MOST_PARAGRAPH)
      )
    default:
      return most(MOST_PARAGRAPH)
  }
}

/** The state that a word names, in the language of the list or as commands have it. */
export function stateOf(text: string, language: Language): ActionState | null {
  const word = text.trim().toLocaleLowerCase(language)
  const names = wordsOf(language).actionStates
  return (
    ACTION_STATES.find((state) => state === word) ??
    ACTION_STATES.find((state) => names[state].toLocaleLowerCase(language) === word) ??
    null
  )
}

/** The heading that a text names: a sector, a body or a party on record, else the words themselves. */
export function groupOf(dossier: Dossier, text: string, language: Language): string {
  const { partnership, ledger } = dossier
  const known = [
    ACTIONS_GROUP,
    ...partnership.sectors.map(({ id }) => id),
    ...partnership.parties.map(({ code }) => code),
    ...ledger.institutions.map(({ value }) => value.id),
  ]
  return (
    known.find((id) => id === text) ??
    known.find((id) => groupName(dossier, id, language).text === text) ??
    text
  )
}
