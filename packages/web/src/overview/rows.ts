/** Rows of a status answer by id. */

import type { CommitmentRow, StatusAnswer } from '@followthrough/brief'

/** The rows that `ids` name, in that order, as many as wanted. */
export function rowsOf(
  status: StatusAnswer,
  ids: readonly string[],
  atMost: number = ids.length,
): CommitmentRow[] {
  const byId = new Map(status.commitments.map((row) => [row.id, row]))
  return ids.slice(0, atMost).flatMap((id) => byId.get(id) ?? [])
}
