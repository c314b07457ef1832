/** A document: the text of a capture as read, with what its head says of it. Spans point into `text`. */

export interface ReadDocument {
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
