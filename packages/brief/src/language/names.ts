/**
 * What to call a thing in a language: a translation on record, else the language’s own alias, else its
 * English name, which says of itself that it is English.
 */

import { recordsOf } from '@followthrough/ledger'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { plainWords } from '../wording.ts'
import { foreign } from './marks.ts'
import { LANGUAGES, type Language } from './words.ts'

/** The name of a thing in another language: a record of kind `title`. */
export const Title = z.strictObject({
  /** `SUBJECT:LANGUAGE`. */
  id: z.string(),
  subject: z.string(),
  language: z.enum(LANGUAGES),
  title: z.string().min(1),
  /** Whose translation it is; `official` for a name that the thing has itself. */
  by: z.string().min(1),
  sources: z.array(z.string()).default([]),
})
export type Title = z.infer<typeof Title>

export interface NameIn {
  readonly text: string
  /** The language it is in: the one asked for, or English where there is no other. */
  readonly language: Language
  /** Whose translation it is; null for a name of the record. */
  readonly by: string | null
}

const SCRIPTS: Record<Exclude<Language, 'en'>, RegExp> = {
  // Both are written in Cyrillic; `kk` has letters that `ru` has not.
  ru: /^(?!.*[әғқңөұүһіӘҒҚҢӨҰҮҺІ])[^A-Za-z\u0600-\u06ff]*\p{Script=Cyrillic}/u,
  kk: /[әғқңөұүһіӘҒҚҢӨҰҮҺІ]/u,
  ur: /\p{Script=Arabic}/u,
}
/** An abbreviation is no name. */
const IS_ABBREVIATION = /^[\p{Lu}\s.-]+$/u

const titlesOf = new WeakMap<Dossier, Map<string, Title>>()

/** The name of anything on record, a party, a sector, a topic or a claimed property. */
export function nameOf(dossier: Dossier, id: string, language: Language): NameIn {
  const english = dossier.names.get(id) ?? dossier.sectorNames.get(id)
  if (language === 'en') return { text: english ?? plainWords(id), language: 'en', by: null }
  const title = titles(dossier).get(`${id}:${language}`)
  if (title !== undefined) return { text: title.title, language, by: title.by }
  const own =
    partyName(dossier, id, language) ??
    aliasesOf(dossier, id).find(
      (alias) =>
        SCRIPTS[language].test(alias) && !(language !== 'ur' && IS_ABBREVIATION.test(alias)),
    )
  if (own !== undefined) return { text: own, language, by: null }
  return { text: english ?? plainWords(id), language: 'en', by: null }
}

/** A name to stand in a sentence; marked where it is another language’s. */
export function nameInSentence(dossier: Dossier, id: string, language: Language): string {
  const name = nameOf(dossier, id, language)
  return name.language === language ? name.text : foreign(name.text)
}

function titles(dossier: Dossier): Map<string, Title> {
  let known = titlesOf.get(dossier)
  if (known === undefined) {
    known = new Map(
      recordsOf(dossier.ledger, 'title', Title.parse).map(({ value }) => [
        `${value.subject}:${value.language}`,
        value,
      ]),
    )
    titlesOf.set(dossier, known)
  }
  return known
}

/** A party that is a country of the world has a name in every language; an invented one has not. */
function partyName({ partnership }: Dossier, id: string, language: Language): string | undefined {
  const party = partnership.parties.find(({ code }) => code === id)
  if (party === undefined || !/^[A-Z]{2}$/.test(id)) return undefined
  const region = (locale: string) => new Intl.DisplayNames([locale], { type: 'region' }).of(id)
  return region('en') === party.name ? region(language) : undefined
}

function aliasesOf({ ledger }: Dossier, id: string): readonly string[] {
  const named =
    ledger.institutions.find(({ value }) => value.id === id) ??
    ledger.people.find(({ value }) => value.id === id)
  return named?.value.aliases ?? []
}
