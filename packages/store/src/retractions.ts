/** Which statements are hidden: those with a live retraction, one that is not taken back itself. */

import type { DatabaseSync } from 'node:sqlite'

export interface Retraction {
  readonly id: string
  readonly retracts: string
  readonly recordedBy: string
}

const COLUMNS = 'id, retracts, recorded_by AS recordedBy'

/** Of all statements at once. */
export function retractions(database: DatabaseSync): {
  isHidden: (id: string) => boolean
  liveOn: (id: string) => readonly Retraction[]
} {
  // Newest first: a retraction can be taken back only by a later one.
  const rows = database
    .prepare(
      `SELECT ${COLUMNS} FROM statements
       WHERE retracts IS NOT NULL AND state = 'accepted' ORDER BY seq DESC`,
    )
    .all() as unknown as Retraction[] // the columns just named
  const live = new Map<string, Retraction[]>()
  for (const row of rows) {
    if (!live.has(row.id)) live.set(row.retracts, [...(live.get(row.retracts) ?? []), row])
  }
  return { isHidden: (id) => live.has(id), liveOn: (id) => live.get(id) ?? [] }
}

/** The live retractions on one statement, by look-ups: what a few writes ask of a long ledger. */
export function liveRetractionsOn(database: DatabaseSync, id: string): Retraction[] {
  const rows = database
    .prepare(
      `WITH RECURSIVE chain (id) AS (
         VALUES (?)
         UNION SELECT s.id FROM statements s JOIN chain ON s.retracts = chain.id
               WHERE s.state = 'accepted'
       )
       SELECT ${COLUMNS} FROM statements s JOIN chain USING (id)
       WHERE s.retracts IS NOT NULL AND s.state = 'accepted' ORDER BY s.seq DESC`,
    )
    .all(id) as unknown as Retraction[] // the columns just named
  const hidden = new Set<string>()
  return rows.filter((row) => {
    if (hidden.has(row.id)) return false
    hidden.add(row.retracts)
    return row.retracts === id
  })
}

/** The statement that a chain of retractions is about in the end: its own id where it is none. */
export function retractedRoot(database: DatabaseSync, id: string): string {
  const row = database
    .prepare(
      `WITH RECURSIVE chain (id, retracts) AS (
         SELECT id, retracts FROM statements WHERE id = ?
         UNION SELECT s.id, s.retracts FROM statements s JOIN chain ON s.id = chain.retracts
       )
       SELECT id FROM chain WHERE retracts IS NULL`,
    )
    .get(id)
  return (row?.id as string | undefined) ?? id
}
