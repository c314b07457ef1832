/** How a rule speaks: names and days of one dossier in one language. */

import type { DueValue, Search } from '@followthrough/ledger'
import type { Mode } from '@followthrough/network'
import { intervalOf } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { foreign } from '../language/marks.ts'
import { nameInSentence } from '../language/names.ts'
import type { Language, Sides, Words } from '../language/words.ts'
import type { Case } from './case.ts'

/** Who owes the next step; `body` is null for a party none of whose bodies is on record. */
export interface Owner {
  readonly party: string
  readonly body: string | null
  /** The sources do not name the body outright. */
  readonly probable: boolean
}

export interface Speech {
  readonly words: Words
  /** A name or title, ready to stand in a sentence. */
  readonly name: (id: string) => string
  /** The same in quotation marks. */
  readonly quoted: (id: string) => string
  readonly names: (ids: readonly string[]) => string
  /** Whom a question is put to. */
  readonly to: (owners: readonly Owner[]) => string
  /** Words of the record, which are in English. */
  readonly told: (text: string) => string
  readonly mode: (mode: Mode) => string
}

export function speechOf(dossier: Dossier, language: Language): Speech {
  const words = wordsOf(language)
  const name = (id: string) => nameInSentence(dossier, id, language)
  const named = (ids: readonly string[]) => words.listWords(ids.map(name))
  return {
    words,
    name,
    quoted: (id) => words.quoted(name(id)),
    names: named,
    to: (owners) =>
      words.listWords(
        owners.map(({ party, body }) => {
          if (body === null) return name(party)
          const full = name(body)
          // A body whose name says whose it is needs no party beside it.
          return full.includes(name(party)) ||
            dossierName(dossier, body).includes(dossierName(dossier, party))
            ? full
            : `${full} (${name(party)})`
        }),
      ),
    told: (text) => (language === 'en' ? text : foreign(text)),
    mode: (mode) => words.modes[mode],
  }
}

function dossierName(dossier: Dossier, id: string): string {
  return dossier.names.get(id) ?? id
}

/** Bodies of the given parties; a party that has none is named itself. */
export function ownersOf({ record }: Case, parties: readonly string[]): Owner[] {
  return parties.flatMap((party): Owner[] => {
    const bodies = record.responsible.find((entry) => entry.party === party)?.bodies ?? []
    return bodies.length === 0
      ? [{ party, body: null, probable: false }]
      : bodies.map(({ id, probable }) => ({ party, body: id, probable }))
  })
}

/** Parties that a question about a commitment is for: those bound, and those with a body of their own. */
export function partiesAsked({ dossier, bound, record }: Case): string[] {
  const withBody = record.responsible.filter(({ bodies }) => bodies.length > 0)
  return dossier.partnership.parties
    .map(({ code }) => code)
    .filter((code) => bound.includes(code) || withBody.some(({ party }) => party === code))
}

/** Every party, or some by name. */
export function sidesOf({ dossier }: Case, { names }: Speech, parties: readonly string[]): Sides {
  const { length } = dossier.partnership.parties
  return parties.length === length
    ? { all: true, count: length }
    : { all: false, names: names(parties) }
}

export function dueFact(
  speech: Speech,
  due: { readonly kind: DueValue['kind']; readonly latest: string },
) {
  return speech.words.facts.due({ kind: due.kind, day: speech.words.dayWords(due.latest) })
}

/** What a search that found nothing says. */
export function searchFact({ words, told }: Speech, { what, where, on }: Search): string {
  return words.facts.searched({
    what: words.quoted(told(what)),
    where: told(where),
    on: words.dayWords(on),
  })
}

/** Years in which something was promised, oldest first. */
export function yearsOf(days: readonly string[]): string[] {
  return [...new Set(days.map((day) => day.slice(0, 4)))].sort()
}

/** The last day that a partial day can mean. */
export function latestOf(partial: string): string {
  return intervalOf(partial)!.latest
}
