/** What has just been decided, in words, so that it can be told and taken back. */

import type { DecisionRequest } from '@followthrough/brief'

export interface Settled {
  readonly ids: readonly string[]
  readonly words: string
  /** Whether it was the taking back of a decision. */
  readonly undone: boolean
}

const DONE = {
  accept: 'Accepted',
  edit: 'Accepted as edited',
  reject: 'Rejected',
  merge: 'Merged',
  new: 'Taken in as a new commitment',
  undo: 'Taken back',
} as const

export function settledBy(request: DecisionRequest, summary: string): Settled {
  const ids = 'ids' in request ? request.ids : [request.id]
  const what = ids.length === 1 ? summary : `${ids.length} proposals`
  return {
    ids,
    words: `${DONE[request.decision]}: ${what}`,
    undone: request.decision === 'undo',
  }
}
