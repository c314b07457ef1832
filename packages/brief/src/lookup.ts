/** Ids that people type: what kind of thing one is, and what they may have meant. */

import { closest, distance } from 'fastest-levenshtein'
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
  return has(ledger.people) ? 'person' : null
}

/** The known id nearest to `id`; null when none is near enough to be meant. */
export function nearestId(dossier: Dossier, id: string): string | null {
  const { ledger } = dossier
  const ids = [
    ...dossier.commitmentIndex.keys(),
    ...[...ledger.instruments, ...ledger.events, ...ledger.institutions, ...ledger.people].map(
      ({ value }) => value.id,
    ),
    ...dossier.sources.keys(),
  ]
  if (ids.length === 0) return null
  const near = closest(id.slice(0, 80), ids)
  return distance(id.slice(0, 80), near) <= Math.max(3, Math.floor(near.length / 2)) ? near : null
}
