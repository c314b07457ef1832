/**
 * The queue as the rest of the desk sees it: proposals that readers made and nobody has said yet. Whoever
 * keeps captures and readings answers to this; nothing here is part of the ledger.
 */

import type { GatedClaim, Mention } from '@followthrough/record'
import { z } from 'zod'

/**
 * `superseded`: no longer in the newest reading, or said by another proposal for both readers. `settled`:
 * takes the place of one that was decided. Else by decision, else by gate.
 */
export const PROPOSAL_STATES = [
  'open',
  'held',
  'refused',
  'decided',
  'settled',
  'superseded',
] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** What people decide about a proposal. */
export const DECISIONS = ['accepted', 'edited', 'rejected', 'merged', 'new'] as const

/** The value of a `decision` statement; its subject is the proposal. */
export const DecisionValue = z.strictObject({
  decision: z.enum(DECISIONS),
  /** Why, in the person’s words; may be empty unless it was rejected. */
  reason: z.string(),
  /** What it was merged into: a proposal, or a statement of the ledger. */
  into: z.string().nullable(),
  /** ISO instant, so that a decision made again is one of its own. */
  decidedAt: z.iso.datetime(),
})
export type DecisionValue = z.infer<typeof DecisionValue>

export interface QueuedDocument {
  readonly title: string | null
  readonly publisher: string | null
  /** ISO day. */
  readonly published: string | null
  readonly language: string | null
  readonly url: string | null
  /** The capture that was first of its near-duplicates. */
  readonly cluster: string
}

export interface QueuedProposal {
  readonly id: string
  /** SHA-256 of the document’s bytes. */
  readonly capture: string
  readonly reader: string
  /** ISO instant. */
  readonly readAt: string
  readonly claim: GatedClaim
  readonly state: ProposalState
  readonly replaces: string | null
  readonly agreesWith: string | null
  readonly differsFrom: string | null
  readonly decision: {
    readonly id: string
    readonly recordedBy: string
    readonly recordedAt: string
    readonly value: Readonly<Record<string, unknown>>
  } | null
  readonly document: QueuedDocument
}

export interface KeptReading {
  readonly capture: string
  readonly reader: string
  readonly readAt: string
  readonly cluster: string
  readonly document: {
    readonly text: string
    readonly title: string | null
    readonly byline: string | null
    readonly dateline: string | null
    readonly publisher: string | null
    readonly published: string | null
    readonly language: string | null
    readonly url: string | null
    readonly mime: string
    readonly warnings: readonly string[]
  }
  readonly mentions: readonly Mention[]
}

export interface QueuedDocumentRow {
  readonly capture: string
  readonly address: string | null
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly language: string | null
  readonly mime: string
  readonly readAt: string
  readonly reader: string
  readonly cluster: string
  readonly warnings: readonly string[]
  readonly counts: Readonly<Record<ProposalState, number>>
}

export interface Queue {
  proposal(id: string): QueuedProposal | null
  proposals(filter: {
    readonly state?: ProposalState
    readonly capture?: string
    readonly subject?: string
    readonly act?: string
    readonly reason?: string
    readonly text?: string
    readonly order?: 'newest' | 'document'
    readonly page: number
    readonly perPage: number
  }): { readonly total: number; readonly items: readonly QueuedProposal[] }
  /** The newest reading by rules. */
  reading(capture: string): KeptReading | null
  readings(capture: string): readonly {
    readonly reader: string
    readonly family: 'rules' | 'model'
    readonly readAt: string
    readonly claims: number
  }[]
  documents(query: { readonly text?: string; readonly page: number; readonly perPage: number }): {
    readonly total: number
    readonly items: readonly QueuedDocumentRow[]
  }
  counts(): Readonly<Record<ProposalState, number>> & {
    readonly documents: number
    readonly reasons: Readonly<Record<string, number>>
  }
  /** The capture seen at the same address just before this one; null where there was none. */
  earlier(capture: string): string | null
}
