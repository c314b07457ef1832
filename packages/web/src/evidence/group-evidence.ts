/**
 * Evidence as a reader meets it: one entry for one row of the pack, with its several sources. A
 * reprint, or a second telling from the same origin, adds no corroboration and is folded behind the
 * source it copies.
 */

import type { StatementBody } from '@followthrough/brief'

export interface EvidenceEntry {
  readonly key: string
  /** The statement whose source carries the entry; the others say the same. */
  readonly lead: StatementBody
  /** One statement for each independent origin, the best class first. */
  readonly origins: readonly StatementBody[]
  /** Reprints and second tellings. */
  readonly reprints: readonly StatementBody[]
}

/** Entries in the order in which their first statement comes. */
export function groupEvidence(statements: readonly StatementBody[]): EvidenceEntry[] {
  const groups = new Map<string, StatementBody[]>()
  for (const statement of statements) {
    // One row can speak of one subject only, yet a row's id may recur as another's due date.
    const key = `${statement.row ?? statement.id} ${statement.property}`
    groups.set(key, [...(groups.get(key) ?? []), statement])
  }
  return [...groups].map(([key, group]) => entryOf(key, group))
}

function entryOf(key: string, group: readonly StatementBody[]): EvidenceEntry {
  const ordered = [...group].sort(byClass)
  const origins: StatementBody[] = []
  const reprints: StatementBody[] = []
  const clusters = new Set<string>()
  for (const statement of ordered) {
    const cluster = statement.originCluster ?? statement.id
    const isCopy = clusters.has(cluster) || (statement.sourceClass === 'E' && origins.length > 0)
    clusters.add(cluster)
    if (isCopy) reprints.push(statement)
    else origins.push(statement)
  }
  return { key, lead: origins[0]!, origins, reprints }
}

/** Best class first, then what was known first. */
function byClass(a: StatementBody, b: StatementBody): number {
  const x = a.sourceClass ?? 'Z'
  const y = b.sourceClass ?? 'Z'
  if (x !== y) return x < y ? -1 : 1
  if (a.knownOn !== b.knownOn) return a.knownOn < b.knownOn ? -1 : 1
  return a.id < b.id ? -1 : 1
}
