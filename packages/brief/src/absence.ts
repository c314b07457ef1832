/**
 * Questions that have no answer: filters that match nothing on record, ids that are unknown or not
 * yet on record. Command line and API say it alike.
 */

import { type Dated, evaluatorOf } from '@followthrough/ledger'
import { dayOfEpoch } from '@followthrough/record'
import type { EntityKind } from './answers/search.ts'
import type { Dossier } from './dossier.ts'
import { isPlain, kindOf, nearestId } from './lookup.ts'
import { dayWords } from './wording.ts'

/** One thing wrong with a question: which of its fields, and what would be right. */
export interface Complaint {
  readonly field: string
  readonly message: string
}

/** Filters that name a sector, party or body which is not on record. */
export function unknownFilters(
  dossier: Dossier,
  query: { readonly sector: readonly string[]; readonly party: readonly string[] },
): Complaint[] {
  const { partnership, ledger } = dossier
  const sectors = partnership.sectors.map((sector) => sector.id)
  const codes = partnership.parties.map((party) => party.code)
  const complaints: Complaint[] = []
  if (query.sector.some((sector) => !sectors.includes(sector)))
    complaints.push({ field: 'sector', message: `expected one of ${sectors.join(', ')}` })
  const isParty = (id: string) =>
    codes.includes(id) || ledger.institutions.some(({ value }) => value.id === id)
  if (query.party.some((party) => !isParty(party)))
    complaints.push({
      field: 'party',
      message: `expected a party (${codes.join(', ')}) or the id of an institution`,
    })
  return complaints
}

/** Countries asked for that no place of the network lies in. */
export function unknownCountries(
  dossier: Dossier,
  query: { readonly country: readonly string[] },
): Complaint[] {
  const known = [...new Set(dossier.network().places.map((place) => place.country))].sort()
  return query.country.every((country) => known.includes(country))
    ? []
    : [{ field: 'country', message: `expected one of ${known.join(', ')}` }]
}

/** Why there is no answer about an id. */
export interface Absence {
  readonly detail: string
  /** The known id that was perhaps meant. */
  readonly nearest: string | null
  /** What the id stands for, when it is known. */
  readonly kind: EntityKind | null
  /** The first day on which it is on record, when it is known. */
  readonly onRecordFrom: string | null
}

/** Why `id` has no answer as a `kind` (or as anything, without one). */
export function whyAbsent(dossier: Dossier, id: string, kind?: EntityKind | 'statement'): Absence {
  const found = kindOf(dossier, id)
  const named = plainOr(id, 'That')
  if (found === null) {
    const nearest = nearestId(dossier, id, kind)
    return {
      detail: `${named === 'That' ? 'That id' : named} is unknown${nearest === null ? '.' : `; did you mean ${nearest}?`}`,
      nearest,
      kind: null,
      onRecordFrom: null,
    }
  }
  if (kind !== undefined && kind !== found) {
    const detail = `${named} is ${withArticle(found)}, not ${withArticle(kind)}.`
    return { detail, nearest: id, kind: found, onRecordFrom: null }
  }
  const onRecordFrom = firstDayOf(dossier, found, id)
  return {
    detail:
      onRecordFrom === null
        ? `${named} has no statement on record that still stands.`
        : `${named} was not yet on record as of that day; it is on record from ${dayWords(onRecordFrom)}.`,
    nearest: null,
    kind: found,
    onRecordFrom,
  }
}

function withArticle(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`
}

/** The first day that, asked for on both clocks, shows the entity; null when none does. */
function firstDayOf(dossier: Dossier, kind: EntityKind, id: string): string | null {
  const { ledger } = dossier
  if (kind === 'crossing') return null // on record on every day
  if (kind === 'commitment') {
    const i = dossier.commitmentIndex.get(id)!
    const { record } = ledger.commitments[i]!
    const evaluator = evaluatorOf(ledger)
    const first = [id, record.instrument]
      .flatMap((subject) => (subject === null ? [] : (ledger.bySubject.get(subject) ?? [])))
      .flatMap((s) => ledger.visibility[s]!.flatMap((seen) => [seen.validDay, seen.knownDay]))
      .sort((a, b) => a - b)
      .find((day) => evaluator.commitment(i, day, day).exists)
    return first === undefined ? null : dayOfEpoch(first)
  }
  const entries: readonly Dated<{ readonly id: string }>[] = {
    instrument: ledger.instruments,
    event: ledger.events,
    institution: ledger.institutions,
    person: ledger.people,
    source: [...dossier.sources.values()],
  }[kind]
  const entry = entries.find(({ value }) => value.id === id)
  return entry === undefined ? null : dayOfEpoch(Math.max(entry.validDay, entry.knownDay))
}

/** What was typed, if it can be shown anywhere without harm. */
export function plainOr(typed: string, otherwise: string): string {
  return isPlain(typed) ? typed : otherwise
}
