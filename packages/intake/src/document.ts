/** A capture on its way to a document: what is known of it before, and what a parser finds in it. */

import type { ReadDocument } from '@followthrough/record'

/** What is known of a capture before it is read; each but `title` and `publishers` wins over what the capture says itself. */
export interface CaptureHints {
  /** File name or other words to find the capture again in messages. */
  readonly name?: string
  readonly url?: string
  /** As a server sent it, `text/html; charset=windows-1251`. A hint: the content decides. */
  readonly mime?: string
  /** As a feed or a list has it, often cut short: counts where the capture names no headline itself. */
  readonly title?: string
  readonly publisher?: string
  /** ISO day. */
  readonly published?: string
  /** Names of publishers on record: where one heads a text, it is the publisher and no headline. */
  readonly publishers?: readonly string[]
}

export interface Document extends ReadDocument {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
}

/** What a parser of one kind of document found; what it did not find is null. */
export interface Parsed {
  readonly text: string
  readonly title: string | null
  readonly byline: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly language: string | null
  readonly warnings: readonly string[]
}
