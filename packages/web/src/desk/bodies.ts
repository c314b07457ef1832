/** Answers of the desk that the server makes itself; those of the record are the brief’s. */

import type { Feed, ProposalState } from '@followthrough/brief'

/** What may be done at this desk. */
export interface DeskBody {
  readonly writable: boolean
  /** Why nothing may be written; null where it may. */
  readonly why: string | null
  readonly fetching: boolean
  /** Hosts whose pages may be fetched. */
  readonly hosts: readonly string[]
  /** The second reader; null where there is none. */
  readonly model: string | null
  readonly reader: string
  readonly limits: { readonly uploadBytes: number; readonly requestBytes: number }
}

/** What came of a document that was handed in. */
export interface TakenIn {
  readonly capture: string
  /** False when the same bytes were on the desk before. */
  readonly isNew: boolean
  readonly title: string | null
  /** The first that told it, where it is another document. */
  readonly near: readonly {
    readonly capture: string
    readonly title: string | null
    readonly publisher: string | null
    readonly published: string | null
  }[]
  /** The capture seen last at the same address, where the page has changed since. */
  readonly earlier: string | null
  readonly counts: Readonly<Record<ProposalState, number>>
  readonly warnings: readonly string[]
  /** The job in which the second reader reads it; null where there is none. */
  readonly job: string | null
}

export interface FollowedFeed extends Feed {
  readonly health: 'ok' | 'failing' | 'silent' | 'never'
  /** Its health as a sentence. */
  readonly words: string
  readonly last: string | null
  readonly lastGood: string | null
  readonly failuresInARow: number
  readonly nextDue: string | null
  readonly polling: boolean
}

export interface FeedsBody {
  readonly feeds: readonly FollowedFeed[]
  /** Whether feeds are asked by themselves when they are due. */
  readonly scheduled: boolean
}

export interface Job {
  readonly id: string
  readonly kind: string
  readonly state: 'running' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  /** 0 until it is known. */
  readonly total: number
  readonly words: string
}
