/** Wording of this face alone; what is shared with others is in the brief's wording. */

import type { CommitmentRow, SourceRef } from '@followthrough/brief'
import { dayWords, intervalWords, plainWords } from '@followthrough/brief/wording'

/** "promised 4 times since 2022"; the first promise is an occasion too. */
export function promisedWords(row: Pick<CommitmentRow, 'recurrences' | 'firstPromisedOn'>): string {
  const since = row.firstPromisedOn?.slice(0, 4)
  if (row.recurrences === 0) {
    return row.firstPromisedOn === null
      ? 'no day of promise on record'
      : `promised ${dayWords(row.firstPromisedOn)}`
  }
  const times = row.recurrences === 1 ? 'promised twice' : `promised ${row.recurrences + 1} times`
  return since === undefined ? times : `${times} since ${since}`
}

/** When something is due, and how firmly. */
export function dueWords(due: CommitmentRow['due']): string {
  if (due === null) return 'no due date'
  const kind = due.kind === 'none' ? '' : ` (${due.kind})`
  return `${intervalWords(due)}${kind}`
}

/** "1 source", "3 sources". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** A sentence begins with a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}

/** Whose statistics: the basis without the code of the party that reports it. */
export function basisWords(basis: string, reporterId: string): string {
  const prefix = `${reporterId.toLowerCase()}-`
  const rest = basis.startsWith(prefix) ? basis.slice(prefix.length) : basis
  return /^[a-z]{2,3}$/.test(rest) ? rest.toUpperCase() : plainWords(rest)
}

export const CLASS_WORDS: Record<SourceRef['class'], string> = {
  A: 'the text itself, a gazette or a depositary',
  B: 'a party’s official voice',
  C: 'official data of a third body',
  D: 'independent reporting with its own observation',
  E: 'a reprint or wire copy: adds no corroboration',
  F: 'commentary: never moves a status',
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** The name of a language; what is no language tag is given as it stands. */
export function languageWords(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag
  } catch {
    return tag
  }
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })
const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

/** 2nd, 3rd, 11th. */
export function ordinal(count: number): string {
  return `${count}${SUFFIXES[ORDINALS.select(count)] ?? 'th'}`
}
