/**
 * What a reader has to know of a language: words as data, grammar in the modules that use them.
 *
 * Adding a language is adding a file beside `english.ts`; what a table leaves out is simply not found.
 */

import type { Act, Modality } from '../acts.ts'

/** Words for times. Keys are lower case; for a language that inflects, every form stands here. */
export interface TimeWords {
  readonly months: Readonly<Record<string, number>>
  readonly weekdays: Readonly<Record<string, number>>
  readonly seasons: Readonly<Record<string, readonly [number, number]>>
  readonly numbers: Readonly<Record<string, number>>
  readonly ordinals: Readonly<Record<string, number>>
  readonly units: Readonly<
    Record<string, 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'half' | 'year' | 'decade'>
  >
  /** today is 0, yesterday is -1. */
  readonly days: Readonly<Record<string, number>>
}

/** Words for amounts. */
export interface AmountWords {
  readonly scales: Readonly<Record<string, number>>
  /** Currency names, signs and codes to ISO 4217. */
  readonly currencies: Readonly<Record<string, string>>
  /** Units, with what one of them is in the unit of the guide. */
  readonly units: Readonly<Record<string, readonly [unit: string, factor: number]>>
  readonly qualifiers: Readonly<Record<string, 'about' | 'at-least' | 'up-to'>>
  /** How often: twice a week. */
  readonly times: Readonly<Record<string, number>>
  /** Stems of what runs to a timetable, with the unit of its runs. */
  readonly services: readonly (readonly [stem: string, unit: string])[]
  /** Words that follow a count and are no thing counted. */
  readonly notCounted: readonly string[]
  /** A noun as it stands after a number to the singular that names the unit. */
  readonly singular: (noun: string) => string
}

/** A verb or a phrase that shows an act. */
export interface ActRule {
  /** Lemmas of which every form counts, split by spaces; a phrase is joined by underscores. */
  readonly verbs?: string
  /** Words that count as they stand. */
  readonly forms?: string
  readonly act: Act
  /** Stems one of which must stand near; = a whole word, < before the verb, > soon after it. */
  readonly near?: string
  /** Stems none of which may stand near. */
  readonly unless?: string
  readonly modality?: Modality
  /** Done or not done it is this act; promised it is only a promise: “will train twelve pilots”. */
  readonly isDeed?: boolean
}

/** A verb that tells how firmly the act or the content after it is meant. */
export interface FrameRule {
  readonly verbs?: string
  readonly forms?: string
  readonly modality: Modality
  readonly act?: Act
  readonly near?: string
  readonly unless?: string
  /** Counts only when an infinitive, a gerund or such a word follows within two tokens. */
  readonly followedBy?: string
  /** Counts only when it is denied: “no service has been reported”. */
  readonly onlyDenied?: boolean
  /** Counts only with a noun that names an act: “took place”, “is pending”. */
  readonly needsNoun?: boolean
  /** A noun that names an act has the say: “the next session is due in May”. */
  readonly isWeak?: boolean
  /** An offer stays voiced, whatever is offered. */
  readonly isOffer?: boolean
}

/** Beginnings of nouns that name an act, split by spaces. */
export interface NounRule {
  readonly stems: string
  readonly act: Act
  /** It stands for its verb: “the signing of”. */
  readonly isVerbal?: boolean
}

export interface LanguageRules {
  readonly code: string
  readonly time: TimeWords
  readonly amounts: AmountWords
  readonly acts: readonly ActRule[]
  readonly frames: readonly FrameRule[]
  /** Nouns that say which act a promise or a denial is about: stems split by spaces. */
  readonly nouns: readonly NounRule[]
  /** Beginnings of words of this language, with the English words under which packs know them. */
  readonly glossary: Readonly<Record<string, string>>
}
