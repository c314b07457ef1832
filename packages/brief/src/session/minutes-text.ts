/**
 * Minutes as sentences: where each stands, the numbers of items that it names, what its words are of.
 *
 * Lines that a page had broken are joined as for any reader; spans point into the document as read.
 */

import { type GatedClaim, plainText, type Span, sentencesOf } from '@followthrough/record'
import {
  BARE_MARKER,
  ITEM_MARKERS,
  MINUTES_LANGUAGES,
  MINUTES_WORDS,
  type MinutesLanguage,
  type MinutesWords,
  ORDERS,
  ORDINAL_MARKERS,
} from './minutes-words.ts'

/** A claim of the reader, with the id of its proposal where it has one. */
export interface MinutesClaim {
  readonly id: string | null
  readonly claim: GatedClaim
}

export interface Marker {
  readonly numbers: readonly number[]
  /** `explicit` says that it is an item; `bare` is a number before a paragraph, in one style. */
  readonly kind: 'explicit' | 'bare'
  readonly style: string
}

/** One sentence of the minutes. */
export interface MinutesSentence {
  readonly index: number
  /** Its place among the paragraphs. */
  readonly paragraph: number
  readonly span: Span
  /** With single spaces, without the marker. */
  readonly words: string
  /** In small letters, for phrases. */
  readonly low: string
  readonly marker: Marker | null
  /** A heading that ends an item. */
  readonly closes: boolean
  readonly isHeading: boolean
  /** It gives orders to a reader: nothing follows from it. */
  readonly isOrder: boolean
  /** Claims whose words meet it, refused ones left out. */
  readonly claims: readonly MinutesClaim[]
}

const LONGEST_TEXT = 500_000
/** After a number, what is short and ends as no sentence does. */
const HEADING = /^.{1,120}[^.!?…:;,]$/u

/** Sentences in the order of the text, as far as the rules read one. */
export function sentencesOfMinutes(
  whole: string,
  claims: readonly MinutesClaim[],
): MinutesSentence[] {
  const text = whole.slice(0, LONGEST_TEXT)
  const { plain, blocks, at } = plainText(text)
  const admitted = claims.filter(({ claim }) => claim.gate.outcome !== 'refused')
  const found: MinutesSentence[] = []
  blocks.forEach((block, paragraph) => {
    sentencesOf(plain, block, paragraph).forEach(({ tokens }, nth) => {
      const [first, last] = [tokens[0]!, tokens.at(-1)!]
      const span = at(first.start, last.end)
      const raw = plain.slice(first.start, last.end)
      const { marker, rest } = markerOf(raw, nth === 0)
      const words = rest.replace(/\s+/gu, ' ').trim()
      const low = foldedWords(words)
      found.push({
        index: found.length,
        paragraph,
        span,
        words,
        low,
        marker,
        closes: nth === 0 && block.end - block.start < 90 && saysAny(low, 'closing', true),
        isHeading:
          block.role === 'headline' ||
          (marker !== null && nth === 0 && (words === '' || HEADING.test(words))),
        isOrder: ORDERS.some((order) => order.test(raw)),
        claims: admitted.filter(({ claim }) =>
          claim.spans.some(([start, end]) => start < span[1] && end > span[0]),
        ),
      })
    })
  })
  return found
}

/** The numbers of items that a sentence begins with, and the words after them. */
function markerOf(raw: string, opens: boolean): { marker: Marker | null; rest: string } {
  const text = raw.replace(/^[\s•·▪‣*–—-]+/u, '')
  for (const pattern of ITEM_MARKERS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const numbers = [...found.groups!.numbers!.matchAll(/\d+/gu)].map(([digits]) => Number(digits))
    return {
      marker: { numbers, kind: 'explicit', style: '' },
      rest: withoutTail(text.slice(found[0].length)),
    }
  }
  for (const language of MINUTES_LANGUAGES) {
    const found = ORDINAL_MARKERS[language].exec(text)
    const { ordinals } = MINUTES_WORDS[language]
    const numbers = (found?.groups?.ordinals?.toLowerCase() ?? '')
      .split(/,\s*|\s+(?:and|и)\s+/u)
      .map((word) => ordinals.indexOf(word.replace(/(?<=[а-я])(?:ому|ему)$/u, '')) + 1)
    if (found === null || numbers.includes(0)) continue
    return {
      marker: { numbers, kind: 'explicit', style: '' },
      rest: withoutTail(text.slice(found[0].length)),
    }
  }
  const bare = opens ? BARE_MARKER.exec(text) : null
  if (bare === null) return { marker: null, rest: text }
  const { style = '', number, end = '', tab } = bare.groups!
  return {
    marker: {
      numbers: [Number(number)],
      kind: 'bare',
      style: tab === undefined ? `${style}${end}` : 'tab',
    },
    rest: withoutTail(text.slice(bare[0].length)),
  }
}

/** Without what still belongs to the marker: “of the agenda”, a colon. */
function withoutTail(rest: string): string {
  return rest
    .replace(/^\s*(?:of|on)\s+the\s+(?:\w+\s+)?agenda\b/iu, '')
    .replace(/^\s*повестки(?:\s+дня)?/iu, '')
    .replace(/^[\s.:,;)–—-]+/u, '')
}

export function foldedWords(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export type PhraseKind = Exclude<keyof MinutesWords, 'ordinals'>

const patterns = new Map<string, RegExp>()

function patternOf(language: MinutesLanguage, kind: PhraseKind, atStart: boolean): RegExp {
  const key = `${language} ${kind} ${atStart}`
  const known = patterns.get(key)
  if (known !== undefined) return known
  const phrases = MINUTES_WORDS[language][kind].map((phrase) =>
    phrase
      .split(' … ')
      .map((part) => part.replaceAll('~', '\\p{L}*'))
      .join('(?: \\S+){0,12}? '),
  )
  const made = new RegExp(`${atStart ? '^' : '(?<!\\S)'}(?:${phrases.join('|')})(?!\\S)`, 'u')
  patterns.set(key, made)
  return made
}

/** True when folded words have a phrase of a kind, in any language that there are rules for. */
export function saysAny(low: string, kind: PhraseKind, atStart = false): boolean {
  return MINUTES_LANGUAGES.some((language) => patternOf(language, kind, atStart).test(low))
}

/** Words before a phrase of a kind that may undo it. */
const REACH = 4

/** True when a phrase of `kind` stands without one of `against` in the words just before it. */
export function saysWithout(low: string, kind: PhraseKind, against: PhraseKind): boolean {
  return MINUTES_LANGUAGES.some((language) => {
    const sought = new RegExp(patternOf(language, kind, false).source, 'gu')
    return [...low.matchAll(sought)].some(({ index }) => {
      const before = low.slice(0, index).split(' ').filter(Boolean).slice(-REACH).join(' ')
      return !patternOf(language, against, false).test(before)
    })
  })
}
