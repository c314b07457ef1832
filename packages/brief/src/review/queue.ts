/**
 * The queue as the rest of the desk sees it: proposals that readers made and nobody has said yet. Whoever
 * keeps captures and readings answers to this; nothing here is part of the ledger.
 */

import type { GatedClaim, Mention, ReadDocument } from '@followthrough/record'
import { z } from 'zod'

/**
 * `superseded`: no longer in the newest reading, told anew by a page that changed, or said by another proposal
 * for both readers. `settled`:
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
  readonly document: ReadDocument
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

export interface ProposalsFilter {
  readonly state?: ProposalState
  readonly capture?: string
  /** In `about`. */
  readonly subject?: string
  readonly act?: string
  /** A code of the gate. */
  readonly reason?: string
  /** Words of the quote, any case. */
  readonly text?: string
  /** `newest`: documents last read first; `document`: in the order of the text. Default `newest`. */
  readonly order?: 'newest' | 'document'
  /** From 1. */
  readonly page: number
  readonly perPage: number
}

export interface QueueCounts extends Readonly<Record<ProposalState, number>> {
  readonly documents: number
  /** By code of the gate, over what is current. */
  readonly reasons: Readonly<Record<string, number>>
}

export interface Queue {
  proposal(id: string): QueuedProposal | null
  proposals(filter: ProposalsFilter): {
    readonly total: number
    readonly items: readonly QueuedProposal[]
  }
  /** The newest reading by rules. */
  reading(capture: string): KeptReading | null
  readings(capture: string): readonly {
    readonly reader: string
    readonly family: 'rules' | 'model'
    readonly readAt: string
    readonly claims: number
  }[]
  /** Captures that were read, newest reading first. */
  documents(query: { readonly text?: string; readonly page: number; readonly perPage: number }): {
    readonly total: number
    readonly items: readonly QueuedDocumentRow[]
  }
  counts(): QueueCounts
  /** The capture seen at the same address just before this one; null where there was none. */
  earlier(capture: string): string | null
}
