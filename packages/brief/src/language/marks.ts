/**
 * Words of another language inside a sentence.
 *
 * Between first strong isolate and pop directional isolate (U+2068, U+2069) stands what exists only in
 * another language, so that it is drawn in its own direction and can be marked. A sentence written from
 * left to right needs no isolates to be read: `plain` takes them out there.
 */

const OPEN = '\u2068'
const CLOSE = '\u2069'
const ISOLATED = /\u2068([^\u2068\u2069]*)\u2069/g

/** A stretch of text; `language` is set where it is not the sentence’s own. */
export interface TextRun {
  readonly text: string
  readonly language: string | null
}

/** Marks words as another language’s. Isolates that came with them are dropped. */
export function foreign(text: string): string {
  return text === '' ? '' : `${OPEN}${withoutMarks(text)}${CLOSE}`
}

/** Text without isolates. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '')
}

/** A sentence as a string: isolates stay where the sentence runs from right to left. */
export function plain(text: string, direction: 'ltr' | 'rtl'): string {
  return direction === 'rtl' ? text : withoutMarks(text)
}

/** A sentence in runs; `language` is the language of what was marked. Their texts hold no isolates. */
export function runsOf(text: string, language: string): TextRun[] {
  const runs: TextRun[] = []
  let at = 0
  const own = (piece: string) => {
    if (piece !== '') runs.push({ text: withoutMarks(piece), language: null })
  }
  for (const match of text.matchAll(ISOLATED)) {
    own(text.slice(at, match.index))
    if (match[1] !== '') runs.push({ text: match[1]!, language })
    at = match.index + match[0].length
  }
  own(text.slice(at))
  return runs
}
