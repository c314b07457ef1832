/** What the tables of all languages are made with: counting, listing, days. */

import { type DayStyle, dayWordsOf } from './days.ts'
import type { Noun, Words } from './words.ts'

/** Forms of a noun by plural category; a language has those that its rules name. */
export type NounForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** How a language puts together what every table needs. */
export interface Grammar {
  readonly locale: string
  readonly days: DayStyle
  readonly nouns: Record<Noun, NounForms>
  /** The word before the last of several, with its spaces: " and ". */
  readonly and: string
  readonly or: string
  /** Between the others. */
  readonly comma: string
  /** Between lists, and between sentences. */
  readonly semicolon: string
  readonly stop: string
}

type Made = Pick<
  Words,
  | 'locale'
  | 'dayWords'
  | 'countWords'
  | 'listWords'
  | 'orWords'
  | 'counted'
  | 'comma'
  | 'semicolon'
  | 'stop'
>

/** The parts of a table that follow from its grammar. Digits are Latin. */
export function madeBy({ locale, days, nouns, and, or, comma, semicolon, stop }: Grammar): Made {
  const number = new Intl.NumberFormat(`${locale}-u-nu-latn`)
  const plural = new Intl.PluralRules(locale)
  const countWords = (count: number) => number.format(count)
  const listed = (items: readonly string[], last: string) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(comma)}${last}${items.at(-1)}`
  return {
    locale,
    comma,
    semicolon,
    stop,
    dayWords: dayWordsOf(days),
    countWords,
    listWords: (items) => listed(items, and),
    orWords: (items) => listed(items, or),
    counted: (count, noun) => {
      const forms = nouns[noun]
      return `${countWords(count)} ${forms[plural.select(count)] ?? forms.other}`
    },
  }
}
