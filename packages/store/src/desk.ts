/**
 * What the desk keeps beside the ledger: captures byte for byte, what readers found in them, the queue of
 * proposals, and how feeds fared. Append-only like the statements; nothing here moves a status.
 */

import type { GatedClaim, Mention } from '@followthrough/record'

export interface CaptureDraft {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
  readonly mime: string | null
  readonly bytes: Uint8Array
  /** Url, or the name of a file; null for what came without. */
  readonly address: string | null
}

export interface KeptCapture {
  readonly id: string
  readonly mime: string | null
  readonly bytes: Uint8Array
  /** ISO instant. */
  readonly takenAt: string
  readonly sightings: readonly { readonly address: string; readonly seenAt: string }[]
}

/** The text of a capture as read: what spans point into. */
export interface KeptDocument {
  readonly text: string
  readonly title: string | null
  readonly byline: string | null
  readonly dateline: string | null
  readonly publisher: string | null
  /** ISO day. */
  readonly published: string | null
  readonly language: string | null
  readonly url: string | null
  readonly mime: string
  readonly warnings: readonly string[]
}

export const READER_FAMILIES = ['rules', 'model'] as const
export type ReaderFamily = (typeof READER_FAMILIES)[number]

export interface ClaimDraft {
  readonly claim: GatedClaim
  /** The proposal of an earlier reading whose place it takes. */
  readonly replaces: string | null
  /** The proposal of the other family that says the same, and stands in the queue for both. */
  readonly agreesWith: string | null
  /** The proposal of the other family that reads the same words otherwise. */
  readonly differsFrom: string | null
}

export interface ReadingDraft {
  readonly capture: string
  /** Name and version: `rules@3`, `model NAME@1`. */
  readonly reader: string
  readonly family: ReaderFamily
  readonly document: KeptDocument
  readonly mentions: readonly Mention[]
  /** The first capture of its near-duplicates; its own id where it is the first. */
  readonly cluster: string
  /** Shingles for finding near-duplicates; null in readings that repeat a capture. */
  readonly sketch: Uint8Array | null
  readonly claims: readonly ClaimDraft[]
}

export interface KeptClaim extends ClaimDraft {
  /** Id of the proposal. */
  readonly id: string
}

export interface KeptReading extends Omit<ReadingDraft, 'claims' | 'sketch'> {
  readonly seq: number
  /** ISO instant. */
  readonly readAt: string
  readonly claims: readonly KeptClaim[]
}

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

export interface QueuedProposal extends KeptClaim {
  readonly capture: string
  readonly reader: string
  readonly readAt: string
  readonly state: ProposalState
  /** The statement of the live decision. */
  readonly decision: {
    readonly id: string
    readonly recordedBy: string
    /** ISO instant. */
    readonly recordedAt: string
    readonly value: Readonly<Record<string, unknown>>
  } | null
  readonly document: {
    readonly title: string | null
    readonly publisher: string | null
    readonly published: string | null
    readonly language: string | null
    readonly url: string | null
    readonly cluster: string
  }
}

export interface DocumentRow {
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

export interface PollDraft {
  readonly feed: string
  /** ISO instant. */
  readonly at: string
  readonly outcome: 'read' | 'unchanged' | 'failed'
  /** Items in the feed, and those not seen before. */
  readonly items: number
  readonly added: number
  readonly problem: string | null
  readonly etag: string | null
  readonly modified: string | null
}

export interface FeedHealth {
  readonly last: PollDraft
  /** The last that did not fail. */
  readonly lastGood: PollDraft | null
  readonly failuresInARow: number
}

export interface QueueCounts extends Readonly<Record<ProposalState, number>> {
  readonly documents: number
  /** By code of the gate, over what is current. */
  readonly reasons: Readonly<Record<string, number>>
}

/** Every method throws StoreError; what threw has written nothing. */
export interface DeskStore {
  /** Keeps the bytes once, and where they were seen. `before`: the capture seen last there, when another. */
  keepCapture(capture: CaptureDraft): { readonly isNew: boolean; readonly before: string | null }
  hasCapture(id: string): boolean
  capture(id: string): KeptCapture | null
  /** Writes nothing when it equals the newest reading of its capture and family. */
  keepReading(reading: ReadingDraft): { readonly seq: number; readonly isNew: boolean }
  /** The newest reading of a capture by a family. */
  reading(capture: string, family?: ReaderFamily): KeptReading | null
  readings(capture: string): readonly {
    readonly seq: number
    readonly reader: string
    readonly family: ReaderFamily
    readonly readAt: string
    readonly claims: number
  }[]
  /** Captures that were read, newest reading first. */
  documents(query: { readonly text?: string; readonly page: number; readonly perPage: number }): {
    readonly total: number
    readonly items: readonly DocumentRow[]
  }
  proposals(filter: ProposalsFilter): {
    readonly total: number
    readonly items: readonly QueuedProposal[]
  }
  proposal(id: string): QueuedProposal | null
  counts(): QueueCounts
  /** Of every capture that was read, in the order of reading. */
  sketches(): Iterable<{
    readonly capture: string
    readonly cluster: string
    readonly sketch: Uint8Array
  }>
  /** Captures that were read, in the order of their first reading. */
  captureIds(): Iterable<string>
  notePoll(poll: PollDraft): void
  /** Newest first. */
  polls(feed: string, limit: number): readonly PollDraft[]
  health(): ReadonlyMap<string, FeedHealth>
}
