/** Tokens and sentences: what all the other rules count in. */

import type { Block } from './text.ts'

export const WORD = 0
export const NUMBER = 1
export const MARK = 2

export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Lower case, straight apostrophes. */
  readonly low: string
  readonly kind: typeof WORD | typeof NUMBER | typeof MARK
  /** True when it begins with a capital letter. */
  readonly isCapital: boolean
}

export interface Sentence {
  readonly tokens: readonly Token[]
  readonly block: Block
  /** Its place among the blocks of the document. */
  readonly blockIndex: number
}

/** No sentence is longer: what follows is read as another, so that time stays in proportion to length. */
const LONGEST_SENTENCE = 250

/** Words after which a full stop ends no sentence; lower case. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof rs st no nos vs etc inc ltd co corp gen col lt capt hon jr sr e.g i.e u.s u.k u.n h.e p.m a.m art para fig approx est jan feb mar apr jun jul aug sep sept oct nov dec г гг т тыс млн млрд трлн руб долл ул им проф д-р стр ст п пп см напр др'.split(
    ' ',
  ),
)

const LETTER = /\p{L}|\p{M}/u
const CAPITAL = /^\p{Lu}/u

function isLetter(code: number, char: string): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return LETTER.test(char)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Tokens of `text` from `from` to `to`. Hyphens join (trans-border), dashes and apostrophes of the possessive do not. */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = []
  let i = from
  while (i < to) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0xad) {
      i++
      continue
    }
    const start = i
    if (isDigit(code)) {
      i = numberEnd(text, i, to)
      const isWord = i < to && isLetter(text.charCodeAt(i), text[i]!)
      if (isWord) i = wordEnd(text, i, to)
      else if (i + 1 < to && text[i] === '-' && isLetter(text.charCodeAt(i + 1), text[i + 1]!))
        i = wordEnd(text, i + 1, to)
      else {
        push(tokens, text, start, i, NUMBER)
        continue
      }
      push(tokens, text, start, i, WORD)
    } else if (isLetter(code, text[i]!)) {
      i = wordEnd(text, i, to)
      push(tokens, text, start, i, WORD)
    } else {
      const point = text.codePointAt(i)!
      i += point > 0xffff ? 2 : 1
      // The possessive: ’s
      if ((code === 0x27 || code === 0x2019) && text[i] === 's' && tokens.at(-1)?.end === start) {
        const after = text.charCodeAt(i + 1)
        if (!(i + 1 < to && isLetter(after, text[i + 1]!))) i++
      }
      push(tokens, text, start, i, MARK)
    }
  }
  return tokens
}

function push(tokens: Token[], text: string, start: number, end: number, kind: Token['kind']) {
  const words = text.slice(start, end)
  const low = words.toLowerCase().replaceAll('’', "'")
  tokens.push({ start, end, text: words, low, kind, isCapital: CAPITAL.test(words) })
}

function numberEnd(text: string, from: number, to: number): number {
  let i = from
  while (i < to) {
    const code = text.charCodeAt(i)
    if (isDigit(code)) i++
    else if (
      (code === 44 || code === 46 || code === 45) &&
      i + 1 < to &&
      isDigit(text.charCodeAt(i + 1))
    )
      i += 2
    else break
  }
  return i
}

function wordEnd(text: string, from: number, to: number): number {
  let i = from
  while (i < to) {
    const code = text.charCodeAt(i)
    if (isLetter(code, text[i]!) || isDigit(code)) i++
    else if (
      (code === 45 || code === 0x2010 || code === 0x2011) &&
      i + 1 < to &&
      (isLetter(text.charCodeAt(i + 1), text[i + 1]!) || isDigit(text.charCodeAt(i + 1)))
    )
      i++
    else if (
      // don't, o'clock; not the possessive
      (code === 0x27 || code === 0x2019) &&
      i + 1 < to &&
      isLetter(text.charCodeAt(i + 1), text[i + 1]!) &&
      !(text[i + 1] === 's' && !(i + 2 < to && isLetter(text.charCodeAt(i + 2), text[i + 2]!)))
    )
      i++
    else if (
      // U.S., H.E.
      code === 46 &&
      i - from <= 3 &&
      i + 1 < to &&
      isLetter(text.charCodeAt(i + 1), text[i + 1]!) &&
      (i === from + 1 || text[i - 2] === '.')
    )
      i++
    else break
  }
  return i
}

/** Sentences of a block. */
export function sentencesOf(text: string, block: Block, blockIndex: number): Sentence[] {
  const tokens = tokenize(text, block.start, block.end)
  const sentences: Sentence[] = []
  let first = 0
  for (let i = 0; i < tokens.length; i++) {
    const { low, kind } = tokens[i]!
    if (i - first >= LONGEST_SENTENCE) {
      sentences.push({ tokens: tokens.slice(first, i), block, blockIndex })
      first = i
    }
    if (kind !== MARK) continue
    const isEnd =
      low === '!' ||
      low === '?' ||
      low === '…' ||
      low === '\n' ||
      (low === '.' && endsSentence(tokens, i))
    if (!isEnd) continue
    let last = i
    while (
      last + 1 < tokens.length &&
      /^[”"’)\]»]$/.test(tokens[last + 1]!.low) &&
      tokens[last + 1]!.start === tokens[last]!.end
    )
      last++
    sentences.push({ tokens: tokens.slice(first, last + 1), block, blockIndex })
    first = last + 1
    i = last
  }
  if (first < tokens.length) sentences.push({ tokens: tokens.slice(first), block, blockIndex })
  return sentences
}

function endsSentence(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  if (after === undefined) return true
  if (after.start === tokens[i]!.end && !/^[”"’)\]»]$/.test(after.low)) return false
  if (before === undefined) return false
  // A list number opens its item.
  if (i === 1 && before.kind === NUMBER) return false
  if (before.end !== tokens[i]!.start) return true
  if (before.kind === WORD && before.text.length === 1 && before.isCapital) return false
  if (ABBREVIATIONS.has(before.low))
    return (
      after.isCapital &&
      /^(?:p\.m|a\.m|etc|inc|ltd|г|гг|млн|млрд|тыс|руб|долл|др)$/.test(before.low)
    )
  return after.kind !== WORD || after.isCapital || !/^\p{Ll}/u.test(after.text)
}

/** Tokens of a dateline, “CAPITAL, Feb 4 (Agency) –” or “CAPITAL, Feb 4, 2026 (Agency):”. */
export function datelineEnd(tokens: readonly Token[]): number {
  const first = tokens[0]!
  if (!first.isCapital && first.kind !== NUMBER) return 0
  for (let i = 1; i < Math.min(tokens.length - 2, 22); i++) {
    const { low, start } = tokens[i]!
    if ((low === '–' || low === '—' || low === '-') && tokens[i - 1]!.end < start) {
      const isUpper = first.text === first.text.toUpperCase() && first.text.length > 2
      return isUpper || tokens[i - 1]!.low === ')' ? i + 1 : 0
    }
    const isClosed = i <= 4 || tokens[i - 1]!.low === ')' || tokens[i - 1]!.kind === NUMBER
    if (low === ':' && isClosed && first.text === first.text.toUpperCase() && first.text.length > 3)
      return i + 1
  }
  return 0
}
