/** Names to entities: every spelling in the record resolves to one person or institution. */

import { foldName } from '@followthrough/record'
import type { Ledger } from './ledger.ts'

/** Ids by folded spelling; a spelling that several entities share holds them all. */
export type Aliases = ReadonlyMap<string, readonly string[]>

/** Names and aliases of all people and institutions. */
export function aliasIndex(ledger: Ledger): Aliases {
  const index = new Map<string, string[]>()
  for (const { value } of [...ledger.people, ...ledger.institutions]) {
    for (const spelling of [value.name, ...value.aliases]) {
      const folded = foldName(spelling)
      const ids = index.get(folded) ?? []
      if (folded !== '' && !ids.includes(value.id)) index.set(folded, [...ids, value.id])
    }
  }
  return index
}

/** The one entity a spelling stands for; null when it is unknown or ambiguous. */
export function resolveName(aliases: Aliases, spelling: string): string | null {
  const ids = aliases.get(foldName(spelling)) ?? []
  return ids.length === 1 ? ids[0]! : null
}
