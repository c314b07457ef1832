/**
 * What the desk keeps beside the ledger: captures byte for byte, what readers found in them, the queue of
 * proposals, and how feeds fared. Append-only like the statements; nothing here moves a status.
 */

import type {
  ProposalsFilter,
  QueueCounts,
  QueuedDocumentRow,
  QueuedProposal,
} from '@followthrough/brief'
import type { GatedClaim, Mention, ReadDocument } from '@followthrough/record'

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
  readonly document: ReadDocument
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
    readonly items: readonly QueuedDocumentRow[]
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
  /** The capture seen at the same address just before this one; null where there was none. */
  earlier(capture: string): string | null
  /** Ids that begin with some hex digits, a proposal’s after its p; at most so many. */
  proposalIdsFrom(beginning: string, most: number): readonly string[]
  captureIdsFrom(beginning: string, most: number): readonly string[]
  notePoll(poll: PollDraft): void
  /** Newest first. */
  polls(feed: string, limit: number): readonly PollDraft[]
  health(): ReadonlyMap<string, FeedHealth>
}
