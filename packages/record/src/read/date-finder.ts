/** What every rule for dates needs: the sentence, the day of the statement, and a look at one token. */

import type { Interval } from '../day.ts'
import { day, daysIn, monthOf, type Unit } from './calendar.ts'
import type { TimeWords } from './language.ts'
import { MARK, NUMBER, type Token } from './tokens.ts'

export type DateKind = 'day' | 'month' | 'year' | 'stretch'

/** How the words hang the day on the sentence. */
export type Relation = 'on' | 'by' | 'since' | 'until' | 'within' | 'from'

export interface DateFound extends Interval {
  /** Tokens `[first, last]`, the preposition included. */
  readonly first: number
  readonly last: number
  readonly kind: DateKind
  readonly relation: Relation
  /** True when the words give it outright: no day of reference was needed. */
  readonly isExplicit: boolean
}

export interface DateContext {
  /** The day of the statement; null when the document has none. */
  readonly today: string | null
  /** Whether the words around a token speak of what is to come. */
  readonly isFuture: (token: number) => boolean
  /** True for tokens that a name has taken. */
  readonly isTaken: (token: number) => boolean
  /** The day or stretch spoken of last, for “the same day”. */
  readonly last: Interval | null
  /** Month and day on which the fiscal year of the text begins, as in 07-01. */
  readonly fiscalYearStarts: string
}

/** A sentence whose dates are being found; every finding function takes it first. */
export interface Finder {
  readonly tokens: readonly Token[]
  readonly words: TimeWords
  readonly context: DateContext
  readonly found: DateFound[]
  /** The year the sentence names with a month or a day of its own. */
  year: number | null
  last: Interval | null
  /** The tense at the phrase that is being read. */
  isFuture: boolean
}

export function finderOf(tokens: readonly Token[], words: TimeWords, context: DateContext): Finder {
  return { tokens, words, context, found: [], year: null, last: context.last, isFuture: false }
}

const DASH = /^[–—-]$/

export const OF_RANGE = new Set(['to', 'and', 'till', 'until', 'по', 'до', 'и'])

export const THIRDS: Readonly<Record<string, number>> = {
  early: 0,
  mid: 1,
  late: 2,
  начале: 0,
  середине: 1,
  конце: 2,
  end: 2,
  beginning: 0,
  start: 0,
  middle: 1,
  close: 2,
  начала: 0,
  началу: 0,
  середины: 1,
  середину: 1,
  конца: 2,
  концу: 2,
  конец: 2,
}

/** Thirds that stand before a month or a year by themselves; the others need “of”. */
export const EPITHETS = new Set(['early', 'mid', 'late'])

export const OFFSETS: Readonly<Record<string, number>> = {
  last: -1,
  previous: -1,
  past: -1,
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  прошлом: -1,
  прошлого: -1,
  минувшем: -1,
  ушедшем: -1,
  истекшем: -1,
  нынешнем: 0,
  нынешнего: 0,
  этом: 0,
  этого: 0,
  текущем: 0,
  текущего: 0,
  следующем: 1,
  следующей: 1,
  прошлой: -1,
  этой: 0,
  следующего: 1,
}

export function isYear(token: Token | undefined): boolean {
  return token !== undefined && token.kind === NUMBER && /^(?:19|20)\d\d$/.test(token.text)
}

export function lowAt(finder: Finder, i: number): string {
  return finder.tokens[i]?.low ?? ''
}

export function monthAt(finder: Finder, i: number): number | null {
  const token = finder.tokens[i]
  if (token === undefined) return null
  const month = finder.words.months[token.low]
  // “may”, “march” are verbs unless written as names.
  return month === undefined || (!token.isCapital && /^[a-z]/.test(token.low)) ? null : month
}

/** A day of the month at `i`: 3, 3rd, third. */
export function dayAt(finder: Finder, i: number): number | null {
  const token = finder.tokens[i]
  if (token === undefined || token.kind === MARK) return null
  const match = /^(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?$/.exec(token.low)
  if (match === null) return null
  const date = Number(match[1])
  return date >= 1 && date <= 31 ? date : null
}

/** Days side by side: 3; 3–4; 3-4; 3 and 4; 3, 4 and 5. Null where `i` is no day. */
export function daysAt(
  finder: Finder,
  i: number,
): { readonly from: number; readonly to: number; readonly last: number } | null {
  const joined = /^(\d{1,2})-(\d{1,2})$/.exec(lowAt(finder, i))
  if (joined !== null) {
    const [from, to] = [Number(joined[1]), Number(joined[2])]
    return from >= 1 && to <= 31 && from < to ? { from, to, last: i } : null
  }
  const from = dayAt(finder, i)
  if (from === null) return null
  let [to, last] = [from, i]
  for (;;) {
    const mark = lowAt(finder, last + 1)
    const at = mark === ',' && /^(?:and|и)$/.test(lowAt(finder, last + 2)) ? last + 3 : last + 2
    const next = dayAt(finder, at)
    // “Resolution 5, 12 May” is no list: days after a comma follow one another.
    const isJoined =
      isDash(finder, last + 1) || OF_RANGE.has(mark) || (mark === ',' && next === to + 1)
    if (!isJoined || next === null || next <= to) return { from, to, last }
    ;[to, last] = [next, at]
  }
}

/** The token after a month; past the full stop of one that is cut short, as in “Feb. 4”. */
export function afterMonth(finder: Finder, i: number): number {
  const isCut =
    lowAt(finder, i + 1) === '.' && finder.tokens[i + 1]!.start === finder.tokens[i]!.end
  return isCut && finder.tokens[i + 2]?.kind === NUMBER && SHORT_MONTH.test(lowAt(finder, i))
    ? i + 2
    : i + 1
}

const SHORT_MONTH = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/

export function isDash(finder: Finder, i: number): boolean {
  return DASH.test(lowAt(finder, i))
}

/** The year of a phrase that names none. */
export function yearFor(finder: Finder, month: number, date: number | null): number | null {
  const { today } = finder.context
  const isFuture = finder.isFuture
  if (finder.year !== null) return finder.year
  if (today === null) {
    const year = finder.last?.earliest.slice(0, 4)
    return year === undefined ? null : Number(year)
  }
  const year = Number(today.slice(0, 4))
  const inThisYear = date === null ? monthOf(year, month) : null
  const start = inThisYear?.earliest ?? day(year, month, Math.min(date!, daysIn(year, month)))!
  const end = inThisYear?.latest ?? start
  if (isFuture) return end >= today ? year : year + 1
  return start <= today ? year : year - 1
}

export function found(
  first: number,
  last: number,
  interval: Interval | null,
  kind: DateKind,
  isExplicit: boolean,
  relation: Relation = 'on',
): DateFound | null {
  if (interval === null || interval.latest < interval.earliest) return null
  return { first, last, ...interval, kind, relation, isExplicit }
}

export function isRussianYear(finder: Finder, i: number): boolean {
  return /^(?:года|году|год|годах|годы|годов|г|гг)$/.test(lowAt(finder, i))
}

/** “of the same year”, “this year”, “last year” after a month: its year. */
export function sameYear(finder: Finder, i: number): number | null {
  const { today } = finder.context
  let at = i
  if (lowAt(finder, at) === 'of') at++
  if (lowAt(finder, at) === 'the') at++
  const unit = lowAt(finder, at + 1)
  if (unit !== 'year' && !/^(?:года|году)$/.test(unit)) return null
  const which = lowAt(finder, at)
  if (/^(?:same|that|того)$/.test(which))
    return finder.last === null ? null : Number(finder.last.latest.slice(0, 4))
  if (today === null) return null
  const now = Number(today.slice(0, 4))
  if (/^(?:this|current|этого|текущего)$/.test(which)) return now
  if (/^(?:last|previous|past|прошлого)$/.test(which)) return now - 1
  if (/^(?:next|coming|следующего)$/.test(which)) return now + 1
  return null
}

/** How many tokens after `i` belong to “this year”, “of the same year”. */
export function yearWords(finder: Finder, i: number): number {
  let n = 0
  if (lowAt(finder, i) === 'of') n++
  if (lowAt(finder, i + n) === 'the') n++
  return n + 2
}

export function numberAt(finder: Finder, i: number): number | null {
  const token = finder.tokens[i]
  if (token === undefined) return null
  if (token.kind === NUMBER) return /^\d{1,3}$/.test(token.text) ? Number(token.text) : null
  return finder.words.numbers[token.low] ?? null
}

export function ordinalAt(finder: Finder, i: number): number | null {
  return finder.words.ordinals[lowAt(finder, i)] ?? null
}

export function kindOf(unit: Unit): DateKind {
  return unit === 'year' ? 'year' : unit === 'month' ? 'month' : 'day'
}
