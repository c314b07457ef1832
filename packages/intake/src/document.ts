/** A document: a capture's text as read, with what its head says of it. Spans point into `text`. */

/** What is known of a capture before it is read; each but `title` wins over what the capture says itself. */
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
}

export interface Document {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
  /**
   * Well-formed, with `\n` line ends and without control characters, direction overrides and
   * characters that nobody sees. A text file is kept word for word; other kinds become paragraphs
   * with a blank line between, the headline first.
   */
  readonly text: string
  readonly title: string | null
  readonly byline: string | null
  /** The words before the first sentence: `GENEVA, Feb 4 (Wire)`. */
  readonly dateline: string | null
  readonly publisher: string | null
  /** ISO day; null where nothing says it. */
  readonly published: string | null
  /** ISO 639-1; null where the text is too short to tell. */
  readonly language: string | null
  readonly url: string | null
  /** As the content shows it. */
  readonly mime: string
  /** What a reader should know before trusting the text, as sentences. */
  readonly warnings: readonly string[]
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
