/**
 * Where a quote stands in a text: word for word, or with other white space, quotation marks and dashes.
 * Never by likeness: a quote that a reader has changed, joined or made up has no place.
 */

import type { Span } from '@followthrough/record'

/** `ambiguous`: the words stand in the text more than once, and nothing tells which is meant. */
export type QuotePlace = Span | 'absent' | 'ambiguous'

/** Shorter quotes are words, not claims. */
const SHORTEST = 8
const LONGEST = 4000

/** Finds quotes in the part of `text` from `from` to `to`. */
export function quoteFinder(
  text: string,
  from = 0,
  to = text.length,
): (quote: string) => QuotePlace {
  const part = text.slice(from, to)
  let folded: Folded | null = null
  return (raw) => {
    const quote = raw.trim()
    if (quote.length < SHORTEST || quote.length > LONGEST) return 'absent'
    // No quote runs from one paragraph into the next.
    if (/\n\s*\n/.test(quote)) return 'absent'
    const exact = onlyPlace(part, quote)
    if (exact !== 'absent') {
      return exact === 'ambiguous' ? exact : [from + exact, from + exact + quote.length]
    }
    folded ??= foldText(part)
    const sought = foldText(quote).text
    const place = onlyPlace(folded.text, sought)
    if (typeof place === 'string') return place
    return [from + folded.at[place]!, from + folded.at[place + sought.length - 1]! + 1]
  }
}

/** The one place where the words stand whole, not as a part of longer words. */
function onlyPlace(text: string, words: string): number | 'absent' | 'ambiguous' {
  if (words === '') return 'absent'
  let found = -1
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (cuts(text, at) || cuts(text, at + words.length)) continue
    if (found !== -1) return 'ambiguous'
    found = at
  }
  return found === -1 ? 'absent' : found
}

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** True inside a word. */
function cuts(text: string, at: number): boolean {
  return at > 0 && at < text.length && LETTER.test(text[at - 1]!) && LETTER.test(text[at]!)
}

interface Folded {
  readonly text: string
  /** For each unit of the folded text its place in the original. */
  readonly at: Int32Array
}

const SAME = new Map<string, string>()
for (const mark of '‘’‚‛ʼ′`´') SAME.set(mark, "'")
for (const mark of '“”„‟«»″') SAME.set(mark, '"')
for (const mark of '‐‑‒–—―−') SAME.set(mark, '-')

/** Runs of white space become one space, or a line end where a blank line stands; marks become plain. */
function foldText(text: string): Folded {
  const units: string[] = []
  const at = new Int32Array(text.length)
  for (let i = 0; i < text.length; ) {
    const unit = text[i]!
    at[units.length] = i
    if (!/\s/.test(unit)) {
      units.push(SAME.get(unit) ?? unit)
      i++
      continue
    }
    let lineEnds = 0
    while (i < text.length && /\s/.test(text[i]!)) if (text[i++] === '\n') lineEnds++
    units.push(lineEnds > 1 ? '\n' : ' ')
  }
  return { text: units.join(''), at }
}
