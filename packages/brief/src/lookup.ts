/** Ids that people type: what kind of thing one is, and what they may have meant. */

import { closest, distance } from 'fastest-levenshtein'
import { crossingsOf } from './answers/crossings.ts'
import type { EntityKind } from './answers/search.ts'
import type { Dossier } from './dossier.ts'

/** The kind of entity an id stands for; null when it is unknown. */
export function kindOf(dossier: Dossier, id: string): EntityKind | null {
  if (dossier.commitmentIndex.has(id)) return 'commitment'
  if (dossier.sources.has(id)) return 'source'
  const { ledger } = dossier
  const has = (entries: readonly { value: { id: string } }[]) =>
    entries.some(({ value }) => value.id === id)
  if (has(ledger.instruments)) return 'instrument'
  if (has(ledger.events)) return 'event'
  if (has(ledger.institutions)) return 'institution'
  if (has(ledger.people)) return 'person'
  return crossingsOf(dossier).some((place) => place.id === id) ? 'crossing' : null
}

/**
 * The known id that was most likely meant, one of a `kind` before any other: a third of what was typed
 * may be wrong, or one character of a short word. Null when none is so near, or for what is no plain id.
 */
export function nearestId(
  dossier: Dossier,
  id: string,
  kind?: EntityKind | 'statement',
): string | null {
  if (!isPlain(id)) return null
  const { ledger } = dossier
  const valueIds = (entries: readonly { value: { id: string } }[]) =>
    entries.map(({ value }) => value.id)
  const ids: Record<EntityKind, readonly string[]> = {
    commitment: [...dossier.commitmentIndex.keys()],
    instrument: valueIds(ledger.instruments),
    event: valueIds(ledger.events),
    institution: valueIds(ledger.institutions),
    person: valueIds(ledger.people),
    source: [...dossier.sources.keys()],
    crossing: crossingsOf(dossier).map((place) => place.id),
  }
  const all = Object.values(ids).flat()
  if (kind === undefined) return nearIn(id, all)
  const asked = kind === 'statement' ? ledger.statements.map((s) => s.id) : ids[kind]
  return nearIn(id, asked) ?? nearIn(id, all)
}

function nearIn(id: string, known: readonly string[]): string | null {
  if (known.length === 0) return null
  const near = closest(id, known)
  return distance(id, near) <= Math.max(1, Math.floor(id.length / 3)) ? near : null
}

/** True for what can be an id, and be shown anywhere without harm. */
export function isPlain(typed: string): boolean {
  return /^[\p{L}\p{N}_.:-]{1,80}$/u.test(typed)
}
