/** What goes into a reader and what comes out: a document with its text, mentions and proposals. */

import type { Act, Modality } from '../acts.ts'
import type { Interval } from '../day.ts'
import type { SourceClass } from '../source.ts'
import type { Amount } from './amounts.ts'
import type { Gate } from './gate.ts'
import type { MentionKind } from './gazetteer.ts'

export interface DocumentText {
  readonly text: string
  readonly publisher: string | null
  /** ISO day; null where it is not known. */
  readonly published: string | null
  /** As in BCP 47; null: found by the script. */
  readonly language: string | null
  /** Class of the source; absent or null where nobody has said: what is read then waits for one. */
  readonly sourceClass?: SourceClass | null
}

export type Span = readonly [start: number, end: number]

export interface Mention {
  readonly start: number
  readonly end: number
  readonly kind: MentionKind
  readonly entity: string | null
  readonly post?: string
}

export interface When extends Interval {
  readonly role: 'happened' | 'due' | 'period'
}

export interface Proposal {
  readonly spans: readonly Span[]
  readonly act: Act
  readonly modality: Modality
  readonly by: readonly string[]
  readonly saidBy: string | null
  readonly about: readonly string[]
  readonly new: boolean
  readonly amounts: readonly Amount[]
  readonly when: When | null
  /** True when one side alone speaks for both. */
  readonly unilateral: boolean
  /** The words of the spans. */
  readonly quote: string
  /** 0 to 1: how plain the words were; no probability. */
  readonly confidence: number
  readonly gate: Gate
}

export interface Reading {
  readonly language: string
  readonly mentions: readonly Mention[]
  readonly proposals: readonly Proposal[]
}
