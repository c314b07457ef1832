/**
 * Dates and stretches of days in running text, as intervals; never a guess.
 *
 * A phrase without its year is resolved by the tense around it: what happened lies on or before the day
 * of the statement, what is to come on or after it. A phrase that needs a day which nothing gives is left
 * out. Early, mid and late are thirds of a month.
 */

import { addMonths, dayOfEpoch, epochDay, type Interval } from '../day.ts'
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

const DAY_MS_MONTHS = 12

function day(year: number, month: number, date: number): string | null {
  if (month < 1 || month > DAY_MS_MONTHS || date < 1 || date > daysIn(year, month)) return null
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}
function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
function monthOf(year: number, month: number): Interval {
  return { earliest: day(year, month, 1)!, latest: day(year, month, daysIn(year, month))! }
}
function yearOf(year: number): Interval {
  return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
}
function isYear(token: Token | undefined): boolean {
  return token !== undefined && token.kind === NUMBER && /^(?:19|20)\d\d$/.test(token.text)
}
function plusDays(from: string, days: number): string {
  return dayOfEpoch(epochDay(from) + days)
}
/** Monday is 1, Sunday 7. */
function weekdayOf(of: string): number {
  return ((epochDay(of) + 3) % 7) + 1
}

const DASH = /^[–—-]$/
const OF_RANGE = new Set(['to', 'and', 'till', 'until', 'по', 'до', 'и'])
const BY = new Set(['by', 'before', 'к', 'до'])
const THIRDS: Readonly<Record<string, number>> = {
  early: 0,
  mid: 1,
  late: 2,
  начале: 0,
  середине: 1,
  конце: 2,
  end: 2,
  beginning: 0,
  middle: 1,
}

/** Every date in the tokens of a sentence, in order; none overlaps another. */
export function datesIn(
  tokens: readonly Token[],
  words: TimeWords,
  context: DateContext,
): DateFound[] {
  if (!tokens.some((token) => isTimeWord(token, words))) return []
  const finder = new Finder(tokens, words, context)
  return finder.all()
}

function isTimeWord(token: Token, words: TimeWords): boolean {
  if (token.kind === MARK) return false
  if (token.kind === NUMBER) return token.text.length >= 4
  const { low } = token
  return (
    low in words.months ||
    low in words.weekdays ||
    low in words.days ||
    low in words.units ||
    low in words.seasons ||
    low in PARTS_OF_DAY ||
    /\d/.test(low) ||
    low.includes('-')
  )
}

class Finder {
  readonly #tokens: readonly Token[]
  readonly #words: TimeWords
  readonly #context: DateContext
  readonly #found: DateFound[] = []
  /** The year the sentence names with a month or a day of its own. */
  #year: number | null = null
  #last: Interval | null
  /** The tense at the phrase that is being read. */
  #isFuture = false

  constructor(tokens: readonly Token[], words: TimeWords, context: DateContext) {
    this.#tokens = tokens
    this.#words = words
    this.#context = context
    this.#last = context.last
  }

  all(): DateFound[] {
    for (let i = 0; i < this.#tokens.length; ) {
      if (this.#context.isTaken(i) || !this.#mayBegin(i)) {
        i++
        continue
      }
      this.#isFuture = this.#context.isFuture(i)
      const found = this.#at(i)
      if (found === null) {
        i++
        continue
      }
      const withPreposition = this.#related(found)
      this.#found.push(withPreposition)
      this.#last = { earliest: found.earliest, latest: found.latest }
      if (found.isExplicit) this.#year = Number(found.earliest.slice(0, 4))
      i = found.last + 1
    }
    return this.#found
  }

  /** A quick look: most words begin no date. */
  #mayBegin(i: number): boolean {
    const token = this.#tokens[i]!
    if (token.kind === MARK) return false
    if (token.kind === NUMBER) return true
    const { low } = token
    return (
      low in this.#words.months ||
      low in this.#words.weekdays ||
      low in this.#words.days ||
      low in this.#words.seasons ||
      low in this.#words.ordinals ||
      low in this.#words.units ||
      low in this.#words.numbers ||
      low in OFFSETS ||
      low in THIRDS ||
      STARTS.has(low) ||
      /\d/.test(low) ||
      low.includes('-')
    )
  }

  #low(i: number): string {
    return this.#tokens[i]?.low ?? ''
  }

  #month(i: number): number | null {
    const token = this.#tokens[i]
    if (token === undefined) return null
    const month = this.#words.months[token.low]
    // “may”, “march” are verbs unless written as names.
    return month === undefined || (!token.isCapital && /^[a-z]/.test(token.low)) ? null : month
  }

  /** A day of the month at `i`: 3, 3rd, third. */
  #date(i: number): number | null {
    const token = this.#tokens[i]
    if (token === undefined || token.kind === MARK) return null
    const match = /^(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?$/.exec(token.low)
    if (match === null) return null
    const date = Number(match[1])
    return date >= 1 && date <= 31 ? date : null
  }

  #isDash(i: number): boolean {
    return DASH.test(this.#low(i))
  }

  /** The year of a phrase that names none. */
  #yearFor(month: number, date: number | null): number | null {
    const { today } = this.#context
    const isFuture = this.#isFuture
    if (this.#year !== null) return this.#year
    if (today === null) {
      const year = this.#last?.earliest.slice(0, 4)
      return year === undefined ? null : Number(year)
    }
    const year = Number(today.slice(0, 4))
    const inThisYear = date === null ? monthOf(year, month) : null
    const start = inThisYear?.earliest ?? day(year, month, Math.min(date!, daysIn(year, month)))!
    const end = inThisYear?.latest ?? start
    if (isFuture) return end >= today ? year : year + 1
    return start <= today ? year : year - 1
  }

  #found1(
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

  #at(i: number): DateFound | null {
    const token = this.#tokens[i]!
    if (token.kind === MARK) return null
    return (
      this.#iso(i) ??
      this.#fiscal(i) ??
      this.#monthRange(i) ??
      this.#dayFirst(i) ??
      this.#monthFirst(i) ??
      this.#part(i) ??
      this.#relative(i) ??
      this.#weekday(i) ??
      this.#season(i) ??
      this.#yearAlone(i)
    )
  }

  #iso(i: number): DateFound | null {
    const token = this.#tokens[i]!
    if (token.kind !== NUMBER) return null
    const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(token.text)
    if (iso !== null) {
      const [, year, month, date] = iso.map(Number) as [number, number, number, number]
      if (date === undefined || Number.isNaN(date)) {
        // 2024-25 is a pair of years; 2024-05 could be either and is left alone.
        if (month === (year + 1) % 100 && month > 12)
          return this.#found1(
            i,
            i,
            { earliest: `${year}-01-01`, latest: `${year + 1}-12-31` },
            'stretch',
            true,
          )
        return null
      }
      const one = day(year, month, date)
      return one === null ? null : this.#found1(i, i, { earliest: one, latest: one }, 'day', true)
    }
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token.text)
    if (dotted === null) return null
    const one = day(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
    return one === null ? null : this.#found1(i, i, { earliest: one, latest: one }, 'day', true)
  }

  /** fiscal year 2024-25, FY2025, the coming fiscal year, the fiscal year that ended on 31 March. */
  #fiscal(i: number): DateFound | null {
    const low = this.#low(i)
    const starts = this.#context.fiscalYearStarts
    const beginning = (year: number): Interval => ({
      earliest: `${year}-${starts}`,
      latest: plusDays(`${year + 1}-${starts}`, -1),
    })
    const short = /^fy[- ]?(\d{2}|\d{4})(?:[-–/](\d{2}|\d{4}))?$/.exec(low)
    if (short !== null) {
      const year = fullYear(short[1]!)
      return this.#found1(
        i,
        i,
        beginning(short[2] === undefined && starts !== '01-01' ? year - 1 : year),
        'year',
        true,
      )
    }
    const isFiscal =
      low === 'fiscal' || low === 'financial' || (low === 'fy' && this.#tokens[i]!.isCapital)
    if (isFiscal) {
      let at = low === 'fy' ? i + 1 : i + 2
      const unit = this.#low(i + 1)
      if (low !== 'fy' && unit !== 'year' && unit !== 'years') return null
      const pair = /^((?:19|20)\d\d)(?:[-/](\d{2}|\d{4}))?$/.exec(this.#low(at))
      if (pair !== null) {
        const year = Number(pair[1])
        if (pair[2] !== undefined) return this.#found1(i, at, beginning(year), 'year', true)
        if (
          (this.#isDash(at + 1) || this.#low(at + 1) === '/') &&
          /^\d{2}(\d{2})?$/.test(this.#low(at + 2))
        )
          return this.#found1(i, at + 2, beginning(year), 'year', true)
        return this.#found1(i, at, beginning(starts === '01-01' ? year : year - 1), 'year', true)
      }
      const end = this.#yearEnd(at)
      if (end !== null) return this.#found1(i, end.last, endingOn(end.day), 'year', false)
      const { today } = this.#context
      const before = this.#low(i - 1)
      if (before === 'same' || before === 'that')
        return this.#found1(i - 1, i + 1, this.#last, 'year', false)
      if (today !== null) {
        const now =
          today.slice(5) >= starts ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1
        const offset = {
          coming: 1,
          next: 1,
          this: 0,
          current: 0,
          running: 0,
          new: 0,
          last: -1,
          previous: -1,
          past: -1,
        }[before]
        if (offset !== undefined) {
          at -= 1
          return this.#found1(i - 1, at, beginning(now + offset), 'year', false)
        }
      }
      return null
    }
    // the year to 30 September 2022, the twelve months to June 2023
    if ((low === 'year' || low === 'months') && /^(?:to|ending|ended)$/.test(this.#low(i + 1))) {
      const inner = this.#dayFirst(i + 2) ?? this.#monthFirst(i + 2)
      if (inner === null || !inner.isExplicit) return null
      const months = low === 'year' ? 12 : (this.#number(i - 1) ?? 0)
      if (months === 0) return null
      const from = addMonths(plusDays(inner.latest, 1), -months)
      return this.#found1(
        low === 'year' ? i : i - 1,
        inner.last,
        { earliest: from, latest: inner.latest },
        'stretch',
        true,
      )
    }
    return null
  }

  /** “that ended on 31 March”: the day, and the token it ends with. */
  #yearEnd(i: number): { day: string; last: number } | null {
    let at = i
    if (/^(?:that|which)$/.test(this.#low(at))) at++
    const verb = this.#low(at)
    if (!/^(?:ended|ends|ending|to|closed|closes)$/.test(verb)) return null
    at++
    if (/^(?:on|in|at)$/.test(this.#low(at))) at++
    const isAhead = verb === 'ends' || verb === 'closes'
    const inner = new Finder(this.#tokens, this.#words, {
      ...this.#context,
      isFuture: () => isAhead,
    })
    inner.#isFuture = isAhead
    const found = inner.#dayFirst(at) ?? inner.#monthFirst(at)
    return found === null ? null : { day: found.latest, last: found.last }
  }

  /** June–July 2024, January to August 2024, February and March 2017. */
  #monthRange(i: number): DateFound | null {
    const from = this.#month(i)
    if (from === null) return null
    if (!this.#isDash(i + 1) && !OF_RANGE.has(this.#low(i + 1))) return null
    const to = this.#month(i + 2)
    if (to === null) return null
    // “12 February and March” is no range of months.
    if (
      this.#date(i - 1) !== null &&
      this.#date(i + 3) === null &&
      /^(?:и|and)$/.test(this.#low(i + 1))
    )
      return null
    let last = i + 2
    if (isYear(this.#tokens[last + 1])) {
      last++
      const year = Number(this.#low(last))
      last += this.#isRussianYear(last + 1) ? 1 : 0
      const first = monthOf(from > to ? year - 1 : year, from)
      return this.#found1(
        i,
        last,
        { earliest: first.earliest, latest: monthOf(year, to).latest },
        'stretch',
        true,
      )
    }
    const year = this.#sameYear(last + 1) ?? this.#yearFor(to, null)
    if (year === null) return null
    return this.#found1(
      i,
      last,
      {
        earliest: monthOf(from > to ? year - 1 : year, from).earliest,
        latest: monthOf(year, to).latest,
      },
      'stretch',
      false,
    )
  }

  #isRussianYear(i: number): boolean {
    return /^(?:года|году|год|г|гг)$/.test(this.#low(i))
  }

  /** “of the same year”, “this year”, “last year” after a month: its year. */
  #sameYear(i: number): number | null {
    const { today } = this.#context
    let at = i
    if (this.#low(at) === 'of') at++
    if (this.#low(at) === 'the') at++
    const unit = this.#low(at + 1)
    if (unit !== 'year' && !/^(?:года|году)$/.test(unit)) return null
    const which = this.#low(at)
    if (/^(?:same|that|того)$/.test(which))
      return this.#last === null ? null : Number(this.#last.latest.slice(0, 4))
    if (today === null) return null
    const now = Number(today.slice(0, 4))
    if (/^(?:this|current|этого|текущего)$/.test(which)) return now
    if (/^(?:last|previous|past|прошлого)$/.test(which)) return now - 1
    if (/^(?:next|coming|следующего)$/.test(which)) return now + 1
    return null
  }

  /** How many tokens after `i` belong to “this year”, “of the same year”. */
  #yearWords(i: number): number {
    let n = 0
    if (this.#low(i) === 'of') n++
    if (this.#low(i + n) === 'the') n++
    return n + 2
  }

  /** 12 October 2025, 8–9 September, 3–4 февраля 2026 года, the 19th. */
  #dayFirst(i: number): DateFound | null {
    const date = this.#date(i)
    if (date === null) return null
    let at = i + 1
    let until = date
    if ((this.#isDash(at) || OF_RANGE.has(this.#low(at))) && this.#date(at + 1) !== null) {
      const second = this.#date(at + 1)!
      if (second > date && this.#month(this.#low(at + 2) === 'of' ? at + 3 : at + 2) !== null) {
        until = second
        at += 2
      }
    }
    if (this.#low(at) === 'of') at++
    const month = this.#month(at)
    if (month === null) return this.#ordinalDay(i)
    let last = at
    let year: number | null = null
    let isExplicit = false
    const comma = this.#low(at + 1) === ',' ? 1 : 0
    if (isYear(this.#tokens[at + 1 + comma])) {
      last = at + 1 + comma
      year = Number(this.#low(last))
      if (this.#isRussianYear(last + 1)) last++
      isExplicit = true
    } else {
      year = this.#sameYear(at + 1)
      if (year !== null) last = at + this.#yearWords(at + 1)
      else {
        // 21 February to 19 March 2025
        year = this.#yearAhead(at + 1) ?? this.#yearFor(month, date)
      }
    }
    if (year === null) return null
    const earliest = day(year, month, date)
    const latest = day(year, month, until)
    if (earliest === null || latest === null) return null
    return this.#found1(
      i,
      last,
      { earliest, latest },
      until === date ? 'day' : 'stretch',
      isExplicit,
    )
  }

  /** The year of a second day of the same stretch. */
  #yearAhead(i: number): number | null {
    if (!OF_RANGE.has(this.#low(i)) && !this.#isDash(i)) return null
    const at = this.#date(i + 1) !== null ? i + 2 : i + 1
    if (this.#month(at) === null) return null
    return isYear(this.#tokens[at + 1]) ? Number(this.#low(at + 1)) : null
  }

  /** “the 19th” of a month spoken of before. */
  #ordinalDay(i: number): DateFound | null {
    const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(this.#low(i))
    if (match === null || this.#low(i - 1) !== 'the' || this.#last === null) return null
    // “the 13th session” is none.
    const after = this.#tokens[i + 1]
    if (
      after !== undefined &&
      after.kind !== MARK &&
      !/^(?:and|with|but|to|after|before|of)$/.test(after.low)
    )
      return null
    const one = day(
      Number(this.#last.latest.slice(0, 4)),
      Number(this.#last.latest.slice(5, 7)),
      Number(match[1]),
    )
    return one === null
      ? null
      : this.#found1(i - 1, i, { earliest: one, latest: one }, 'day', false)
  }

  /** February 2026, February 3–4, February 4, 2026, October of last year, this September. */
  #monthFirst(i: number): DateFound | null {
    const month = this.#month(i)
    if (month === null) return null
    // A day that the calendar has not, as in 30 February, makes no month either.
    if (
      this.#tokens[i - 1]?.kind === NUMBER &&
      this.#date(i - 1) !== null &&
      this.#yearFor(month, null) !== null
    )
      return null
    const third = this.#third(i)
    const first = third?.first ?? i
    let last = i
    const date = third === null ? this.#date(i + 1) : null
    if (date !== null && !isYear(this.#tokens[i + 1])) {
      last = i + 1
      let until = date
      if (
        (this.#isDash(last + 1) || /^(?:to|and)$/.test(this.#low(last + 1))) &&
        this.#date(last + 2) !== null &&
        !this.#isMonthNext(last + 3)
      ) {
        until = this.#date(last + 2)!
        last += 2
      }
      const comma = this.#low(last + 1) === ',' ? 1 : 0
      let year: number | null
      const isExplicit = isYear(this.#tokens[last + 1 + comma])
      if (isExplicit) {
        last += 1 + comma
        year = Number(this.#low(last))
      } else year = this.#yearFor(month, date)
      if (year === null) return null
      const earliest = day(year, month, date)
      const latest = day(year, month, until)
      if (earliest === null || latest === null) return null
      return this.#found1(
        first,
        last,
        { earliest, latest },
        until === date ? 'day' : 'stretch',
        isExplicit,
      )
    }
    let year: number | null = null
    let isExplicit = false
    const comma = this.#low(i + 1) === ',' ? 1 : 0
    if (isYear(this.#tokens[i + 1 + comma])) {
      last = i + 1 + comma
      year = Number(this.#low(last))
      if (this.#isRussianYear(last + 1)) last++
      isExplicit = true
    } else if (this.#sameYear(i + 1) !== null) {
      year = this.#sameYear(i + 1)
      last = i + this.#yearWords(i + 1)
    } else {
      const { today } = this.#context
      const which = this.#low(first - 1)
      if (today !== null && /^(?:last|past|прошлом|минувшем)$/.test(which)) {
        const now = Number(today.slice(0, 4))
        year = month < Number(today.slice(5, 7)) ? now : now - 1
        return this.#found1(
          first - 1,
          last,
          this.#thirdOf(monthOf(year, month), third?.third),
          'month',
          false,
        )
      }
      if (today !== null && /^(?:next|следующем)$/.test(which)) {
        const now = Number(today.slice(0, 4))
        year = month > Number(today.slice(5, 7)) ? now : now + 1
        return this.#found1(
          first - 1,
          last,
          this.#thirdOf(monthOf(year, month), third?.third),
          'month',
          false,
        )
      }
      if (today !== null && which === 'this') {
        year = Number(today.slice(0, 4))
        return this.#found1(first - 1, last, monthOf(year, month), 'month', false)
      }
      if (which === 'that' && this.#last !== null) {
        year = Number(this.#last.latest.slice(0, 4))
        if (this.#year !== null) year = this.#year
        return this.#found1(first - 1, last, monthOf(year, month), 'month', false)
      }
      year = this.#yearFor(month, null)
    }
    if (year === null) return null
    return this.#found1(
      first,
      last,
      this.#thirdOf(monthOf(year, month), third?.third),
      'month',
      isExplicit,
    )
  }

  #isMonthNext(i: number): boolean {
    return this.#month(i) !== null
  }

  /** early, mid-, the end of: before a month. */
  #third(i: number): { first: number; third: number } | null {
    const before = this.#low(i - 1)
    if (before in THIRDS && before !== 'end' && before !== 'beginning' && before !== 'middle')
      return { first: i - 1, third: THIRDS[before]! }
    if (before === '-' && this.#low(i - 2) in THIRDS)
      return { first: i - 2, third: THIRDS[this.#low(i - 2)]! }
    if (before === 'of' && this.#low(i - 2) in THIRDS) {
      // “by the end of March” runs to its last day; “at the end of March” is its last third.
      return { first: this.#low(i - 3) === 'the' ? i - 3 : i - 2, third: THIRDS[this.#low(i - 2)]! }
    }
    return null
  }

  #thirdOf(month: Interval, third: number | undefined): Interval {
    if (third === undefined) return month
    const stem = month.earliest.slice(0, 8)
    if (third === 0) return { earliest: `${stem}01`, latest: `${stem}10` }
    if (third === 1) return { earliest: `${stem}11`, latest: `${stem}20` }
    return { earliest: `${stem}21`, latest: month.latest }
  }

  #number(i: number): number | null {
    const token = this.#tokens[i]
    if (token === undefined) return null
    if (token.kind === NUMBER) return /^\d{1,3}$/.test(token.text) ? Number(token.text) : null
    return this.#words.numbers[token.low] ?? null
  }

  #ordinal(i: number): number | null {
    return this.#words.ordinals[this.#low(i)] ?? null
  }

  /** first ten months of 2023, second quarter, Q3 2026, the end of next year, end-2027. */
  #part(i: number): DateFound | null {
    const low = this.#low(i)
    const { today } = this.#context
    const code = /^([qh])([1-4])$/.exec(low)
    if (code !== null && this.#tokens[i]!.isCapital) {
      const length = code[1] === 'q' ? 3 : 6
      return this.#partOf(i, i, Number(code[2]) - 1, length, i + 1)
    }
    const whole = /^(end|early|mid|late)-((?:19|20)\d\d)$/.exec(low)
    if (whole !== null)
      return this.#found1(i, i, thirdOfYear(Number(whole[2]), whole[1]!), 'stretch', true)
    if (/^mid-/.test(low)) {
      const month = this.#words.months[low.slice(4)]
      if (month !== undefined) {
        const hasYear = isYear(this.#tokens[i + 1])
        const year = hasYear ? Number(this.#low(i + 1)) : this.#yearFor(month, 15)
        if (year !== null)
          return this.#found1(
            i,
            hasYear ? i + 1 : i,
            this.#thirdOf(monthOf(year, month), 1),
            'month',
            hasYear,
          )
      }
    }
    const ordinal = this.#ordinal(i)
    if (ordinal !== null) {
      const count = this.#number(i + 1)
      const unitAt = count === null ? i + 1 : i + 2
      const unit = this.#words.units[this.#low(unitAt)]
      if (unit === 'quarter' && ordinal <= 4)
        return this.#partOf(i, unitAt, ordinal - 1, 3, unitAt + 1)
      if (unit === 'half' && ordinal <= 2)
        return this.#partOf(i, unitAt, ordinal - 1, 6, unitAt + 1)
      if (unit === 'month' && ordinal === 1 && count !== null && count <= 12)
        return this.#partOf(i, unitAt, 0, count, unitAt + 1)
    }
    // the end of 2027, the end of this year; early 2026; конец 2026 года
    if (low in THIRDS || /^(?:конца|концу|начала|началу)$/.test(low)) {
      let at = i + 1
      if (this.#low(at) === 'of' || this.#low(at) === '-' || this.#low(at) === 'in') at++
      if (this.#low(at) === 'the') at++
      const edge = /^(?:end|late|конц)/.test(low)
        ? 'end'
        : /^mid|середин/.test(low)
          ? 'mid'
          : 'early'
      if (isYear(this.#tokens[at])) {
        const last = this.#isRussianYear(at + 1) ? at + 1 : at
        return this.#found1(i, last, thirdOfYear(Number(this.#low(at)), edge), 'stretch', true)
      }
      if (today !== null) {
        const unit = this.#low(at + 1)
        const isOfYear = unit === 'year' || /^(?:года|году)$/.test(unit)
        const offset = OFFSETS[this.#low(at)]
        if (isOfYear && offset !== undefined)
          return this.#found1(
            i,
            at + 1,
            thirdOfYear(Number(today.slice(0, 4)) + offset, edge),
            'stretch',
            false,
          )
        if ((unit === 'month' || unit === 'месяца') && offset !== undefined) {
          const month = addMonths(`${today.slice(0, 7)}-01`, offset)
          return this.#found1(
            i,
            at + 1,
            this.#thirdOf(
              monthOf(Number(month.slice(0, 4)), Number(month.slice(5, 7))),
              THIRDS[low],
            ),
            'stretch',
            false,
          )
        }
      }
      if (
        low === 'end' &&
        (this.#low(at) === 'year' || this.#low(i + 1) === 'year') &&
        today !== null
      )
        return this.#found1(
          i,
          this.#low(at) === 'year' ? at : i + 1,
          thirdOfYear(Number(today.slice(0, 4)), 'end'),
          'stretch',
          false,
        )
    }
    // before the year is out
    if (low === 'year' && this.#low(i + 1) === 'is' && this.#low(i + 2) === 'out' && today !== null)
      return this.#found1(
        i,
        i + 2,
        { earliest: today, latest: `${today.slice(0, 4)}-12-31` },
        'stretch',
        false,
      )
    return null
  }

  #partOf(
    first: number,
    last: number,
    index: number,
    months: number,
    after: number,
  ): DateFound | null {
    let at = after
    if (this.#low(at) === 'of' || this.#low(at) === 'in' || this.#low(at) === ',') at++
    if (this.#low(at) === 'the') at++
    let year: number | null = null
    let end = last
    let isExplicit = false
    if (isYear(this.#tokens[at])) {
      year = Number(this.#low(at))
      end = this.#isRussianYear(at + 1) ? at + 1 : at
      isExplicit = true
    } else {
      year = this.#sameYear(after)
      if (year !== null) end = after + this.#yearWords(after) - 1
    }
    const { today } = this.#context
    const isFuture = this.#isFuture
    if (year === null && today !== null) {
      year = Number(today.slice(0, 4))
      const from = monthOf(year, index * months + 1).earliest
      const until = monthOf(year, Math.min(12, index * months + months)).latest
      if (isFuture && until < today) year++
      if (!isFuture && from > today) year--
    }
    if (year === null) return null
    const from = index * months + 1
    return this.#found1(
      first,
      end,
      { earliest: monthOf(year, from).earliest, latest: monthOf(year, from + months - 1).latest },
      'stretch',
      isExplicit,
    )
  }

  /** today, last week, two years ago, within the next year, a day later, the same month. */
  #relative(i: number): DateFound | null {
    const low = this.#low(i)
    const { today } = this.#context
    const offset = this.#words.days[low]
    if (offset !== undefined && today !== null && !(low === 'today' && this.#low(i + 1) === "'s")) {
      const one = plusDays(today, offset)
      return this.#found1(i, i, { earliest: one, latest: one }, 'day', false)
    }
    if (
      (low === 'this' || low === 'same') &&
      /^(?:morning|afternoon|evening|day)$/.test(this.#low(i + 1))
    ) {
      if (low === 'this' && this.#low(i + 1) !== 'day') {
        if (today === null) return null
        return this.#found1(i, i + 1, { earliest: today, latest: today }, 'day', false)
      }
      return this.#found1(i, i + 1, this.#last, 'day', false)
    }
    const unit = this.#words.units[this.#low(i + 1)]
    // the same month, the same year, the same months of the previous year
    if (
      (low === 'same' || low === 'that' || low === 'тот') &&
      unit !== undefined &&
      unit !== 'day' &&
      unit !== 'week'
    ) {
      if (this.#last === null) return null
      if (
        /s$/.test(this.#low(i + 1)) ||
        this.#low(i + 1) === 'period' ||
        unit === 'half' ||
        unit === 'quarter'
      ) {
        const previous = this.#pastYears(i + 2)
        if (previous !== null)
          return this.#found1(i, previous.last, previous.interval, 'stretch', false)
        return this.#found1(i, i + 1, this.#last, 'stretch', false)
      }
      const year = Number(this.#last.latest.slice(0, 4))
      if (unit === 'year') return this.#found1(i, i + 1, yearOf(year), 'year', false)
      return this.#found1(
        i,
        i + 1,
        monthOf(year, Number(this.#last.latest.slice(5, 7))),
        'month',
        false,
      )
    }
    if (low === 'same' && this.#low(i + 1) === 'period') {
      const previous = this.#pastYears(i + 2)
      if (previous !== null)
        return this.#found1(i, previous.last, previous.interval, 'stretch', false)
    }
    // the year before last; the year just gone
    if (low === 'year' && today !== null) {
      const year = Number(today.slice(0, 4))
      if (this.#low(i + 1) === 'before' && this.#low(i + 2) === 'last')
        return this.#found1(i, i + 2, yearOf(year - 2), 'year', false)
      if (this.#low(i + 1) === 'just' && /^(?:gone|ended|past|closed)$/.test(this.#low(i + 2)))
        return this.#found1(i, i + 2, yearOf(year - 1), 'year', false)
    }
    // a year before, a day later, three days after
    const count = low === 'a' || low === 'an' ? 1 : this.#number(i)
    if (count !== null && unit !== undefined) {
      const word = this.#low(i + 2)
      if (/^(?:ago|назад)$/.test(word)) {
        if (today === null) return null
        return this.#found1(i, i + 2, shifted(today, -count, unit), kindOf(unit), false)
      }
      if (/^(?:later|afterwards)$/.test(word) && this.#last !== null && count <= 10)
        return this.#found1(i, i + 2, shiftedBoth(this.#last, count, unit), 'day', false)
      if (
        /^(?:before|earlier|previously)$/.test(word) &&
        this.#last !== null &&
        endsPhrase(this.#tokens[i + 3])
      )
        return this.#found1(i, i + 2, shiftedBoth(this.#last, -count, unit), 'day', false)
    }
    if (low === 'next' && this.#low(i + 1) === 'day' && this.#last !== null)
      return this.#found1(i, i + 1, shiftedBoth(this.#last, 1, 'day'), 'day', false)
    // within two years, in the next six months, over the next year, в течение года
    const within = this.#within(i)
    if (within !== null) return within
    // last year, this month, next week
    if (unit !== undefined && today !== null && low in OFFSETS && !/s$/.test(this.#low(i + 1))) {
      const by = OFFSETS[low]!
      // “the last two years” and “the past year” as a stretch are left alone.
      if (unit === 'year')
        return this.#found1(i, i + 1, yearOf(Number(today.slice(0, 4)) + by), 'year', false)
      if (unit === 'month') {
        const month = addMonths(`${today.slice(0, 7)}-01`, by)
        return this.#found1(
          i,
          i + 1,
          monthOf(Number(month.slice(0, 4)), Number(month.slice(5, 7))),
          'month',
          false,
        )
      }
      if (unit === 'week') {
        const monday = plusDays(today, 1 - weekdayOf(today) + 7 * by)
        return this.#found1(
          i,
          i + 1,
          { earliest: monday, latest: plusDays(monday, 6) },
          'stretch',
          false,
        )
      }
      if (unit === 'quarter') {
        const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1
        const start = addMonths(`${today.slice(0, 4)}-${two(month)}-01`, 3 * by)
        return this.#found1(
          i,
          i + 1,
          { earliest: start, latest: plusDays(addMonths(start, 3), -1) },
          'stretch',
          false,
        )
      }
    }
    return null
  }

  /** “of the previous year”, “of 2024”, “last year” after the same months. */
  #pastYears(i: number): { interval: Interval; last: number } | null {
    let at = i
    if (/^(?:of|in)$/.test(this.#low(at))) at++
    if (this.#low(at) === 'the') at++
    const last = this.#last!
    const to = (year: number): Interval => {
      const years = year - Number(last.latest.slice(0, 4))
      return {
        earliest: addMonths(last.earliest, 12 * years),
        latest: addMonths(last.latest, 12 * years),
      }
    }
    if (isYear(this.#tokens[at])) return { interval: to(Number(this.#low(at))), last: at }
    if (
      /^(?:previous|last|preceding|past|prior)$/.test(this.#low(at)) &&
      this.#low(at + 1) === 'year'
    )
      return { interval: to(Number(last.latest.slice(0, 4)) - 1), last: at + 1 }
    if (this.#low(at) === 'year' && /^(?:before|earlier)$/.test(this.#low(at + 1)))
      return { interval: to(Number(last.latest.slice(0, 4)) - 1), last: at + 1 }
    return null
  }

  #within(i: number): DateFound | null {
    const low = this.#low(i)
    const { today } = this.#context
    if (today === null) return null
    let at = i
    let isOpen = false
    if (low === 'within' || low === 'over' || low === 'during' || low === 'in') at++
    else if (low === 'в' && this.#low(i + 1) === 'течение') {
      at += 2
      isOpen = true
    } else return null
    if (this.#low(at) === 'the') at++
    const isNext = /^(?:next|coming|following|ближайшего|ближайших|следующего)$/.test(this.#low(at))
    if (isNext) at++
    if (low !== 'within' && !isNext && !isOpen) return null
    let count = this.#low(at) === 'a' || this.#low(at) === 'one' ? 1 : this.#number(at)
    if (count !== null) at++
    else count = 1
    const unit = this.#words.units[this.#low(at)]
    if (unit === undefined) return null
    if (/s$/.test(this.#low(at)) && count === 1) return null // “the coming weeks” gives no number
    const end = shifted(today, count, unit)
    return this.#found1(
      i,
      at,
      { earliest: today, latest: end.latest < today ? today : exactly(today, count, unit) },
      'stretch',
      false,
      'within',
    )
  }

  /** Wednesday, last Friday, next Monday, Wednesday of last week; a date after it says the same again. */
  #weekday(i: number): DateFound | null {
    const token = this.#tokens[i]!
    const weekday = this.#words.weekdays[token.low]
    if (weekday === undefined || (!token.isCapital && /^[a-z]/.test(token.low))) return null
    const comma = this.#low(i + 1) === ',' ? 1 : 0
    const full = this.#dayFirst(i + 1 + comma) ?? this.#monthFirst(i + 1 + comma)
    if (full !== null && full.kind === 'day') return { ...full, first: i }
    const { today } = this.#context
    const isFuture = this.#isFuture
    if (today === null) return null
    const before = this.#low(i - 1)
    const monday = plusDays(today, 1 - weekdayOf(today))
    let one: string
    let last = i
    let first = i
    let at = i + 1
    if (this.#low(at) === 'of') at++
    if (/^(?:last|this|next)$/.test(this.#low(at)) && this.#low(at + 1) === 'week') {
      one = plusDays(monday, weekday - 1 + 7 * OFFSETS[this.#low(at)]!)
      last = at + 1
    } else if (
      before === 'the' &&
      /^(?:before|after)$/.test(this.#low(i + 1)) &&
      this.#last !== null
    ) {
      // the Monday before the summit: the last one before the days just spoken of
      const from = this.#low(i + 1) === 'before' ? this.#last.earliest : this.#last.latest
      const back = (weekdayOf(from) - weekday + 7) % 7 || 7
      one = this.#low(i + 1) === 'before' ? plusDays(from, -back) : plusDays(from, 7 - (back % 7))
    } else if (before === 'next') {
      one = nextWeekday(today, weekday)
      first = i - 1
    } else if (isFuture && before !== 'last') one = nextWeekday(today, weekday)
    else one = plusDays(today, -((weekdayOf(today) - weekday + 7) % 7))
    return this.#found1(first, last, { earliest: one, latest: one }, 'day', false)
  }

  #season(i: number): DateFound | null {
    const season = this.#words.seasons[this.#low(i)]
    if (season === undefined) return null
    let at = i + 1
    if (this.#low(at) === 'of') at++
    let year: number | null = null
    let last = i
    let isExplicit = false
    if (isYear(this.#tokens[at])) {
      year = Number(this.#low(at))
      last = this.#isRussianYear(at + 1) ? at + 1 : at
      isExplicit = true
    } else {
      const which = this.#low(i - 1)
      const { today } = this.#context
      const isFuture = this.#isFuture
      if (today === null) return null
      const now = Number(today.slice(0, 4))
      const month = Number(today.slice(5, 7))
      if (which === 'this' || which === 'the')
        year = isFuture ? (month <= season[1] ? now : now + 1) : month >= season[0] ? now : now - 1
      else if (which === 'last') year = month > season[1] ? now : now - 1
      else if (which === 'next') year = month < season[0] ? now : now + 1
      else return null
    }
    const [from, to] = season
    const end = from > to ? monthOf(year + 1, to) : monthOf(year, to)
    return this.#found1(
      i,
      last,
      { earliest: monthOf(year, from).earliest, latest: end.latest },
      'stretch',
      isExplicit,
    )
  }

  /** 2022, 2027–2028: only where a preposition or the word year says that it is one. */
  #yearAlone(i: number): DateFound | null {
    if (!isYear(this.#tokens[i])) return null
    const before = this.#low(i - 1)
    const isRussian = this.#isRussianYear(i + 1)
    const isNamed =
      isRussian ||
      /^(?:in|of|for|during|since|by|until|till|before|after|from|to|year|and|late|early|over|through|within|summer|winter|with|between|в|с|к|до|за|на|whole)$/.test(
        before,
      )
    if (!isNamed) return null
    const year = Number(this.#low(i))
    if (this.#isDash(i + 1) && /^(?:(?:19|20)?\d\d)$/.test(this.#low(i + 2))) {
      const to = fullYear(this.#low(i + 2))
      if (to > year) {
        const last = this.#isRussianYear(i + 3) ? i + 3 : i + 2
        return this.#found1(
          i,
          last,
          { earliest: `${year}-01-01`, latest: `${to}-12-31` },
          'stretch',
          true,
        )
      }
    }
    // “a fleet of 2022 trucks”
    const after = this.#tokens[i + 1]
    if (
      before !== 'year' &&
      !isRussian &&
      after !== undefined &&
      after.kind === 0 &&
      /^(?:trucks|tonnes|containers|km|vehicles|units|people)$/.test(after.low)
    )
      return null
    return this.#found1(i, isRussian ? i + 1 : i, yearOf(year), 'year', true)
  }

  /** Takes the preposition in: by, since, until, from … to. */
  #related(found: DateFound): DateFound {
    let at = found.first - 1
    if (/^(?:the|a)$/.test(this.#low(at))) at--
    const word = this.#low(at)
    if (found.relation === 'within') return found
    // from 21 February to 19 March: one stretch
    const before = this.#found.at(-1)
    if (
      before !== undefined &&
      before.relation === 'from' &&
      before.last === found.first - 2 &&
      (OF_RANGE.has(this.#low(found.first - 1)) || this.#isDash(found.first - 1))
    ) {
      this.#found.pop()
      return {
        ...found,
        first: before.first,
        earliest: before.earliest,
        kind: 'stretch',
        relation: 'on',
      }
    }
    if (BY.has(word)) return { ...found, first: at, relation: 'by' }
    if (word === 'since' || word === 'с') return { ...found, first: at, relation: 'since' }
    if (word === 'from' || word === 'between') return { ...found, first: at, relation: 'from' }
    if (word === 'until' || word === 'till' || word === 'to')
      return { ...found, first: at, relation: 'until' }
    if (/^(?:on|in|at|during|over|for|of|в|во|на|за)$/.test(word)) return { ...found, first: at }
    return found
  }
}

const PARTS_OF_DAY: Readonly<Record<string, true>> = {
  morning: true,
  afternoon: true,
  evening: true,
}

const STARTS = new Set(
  'fiscal financial fy months same that тот a an within over during in в this конца концу начала началу'.split(
    ' ',
  ),
)

const OFFSETS: Readonly<Record<string, number>> = {
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
  этом: 0,
  этого: 0,
  текущем: 0,
  текущего: 0,
  следующем: 1,
  следующего: 1,
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function endingOn(last: string): Interval {
  return { earliest: addMonths(plusDays(last, 1), -12), latest: last }
}

function thirdOfYear(year: number, edge: string): Interval {
  if (edge === 'end' || edge === 'late')
    return { earliest: `${year}-09-01`, latest: `${year}-12-31` }
  if (edge === 'mid') return { earliest: `${year}-05-01`, latest: `${year}-08-31` }
  return { earliest: `${year}-01-01`, latest: `${year}-04-30` }
}

function nextWeekday(today: string, weekday: number): string {
  return plusDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7)
}

/** True where “a year before” stands alone and no clause follows. */
function endsPhrase(token: Token | undefined): boolean {
  return token === undefined || token.kind === MARK || token.low === 'and' || token.low === 'but'
}

type Unit = TimeWords['units'][string]

function exactly(from: string, count: number, unit: Unit): string {
  if (unit === 'day') return plusDays(from, count)
  if (unit === 'week') return plusDays(from, 7 * count)
  return addMonths(
    from,
    count * (unit === 'year' ? 12 : unit === 'half' ? 6 : unit === 'quarter' ? 3 : 1),
  )
}

/** “two years ago” is that year, “three months ago” that month, “a week ago” that day. */
function shifted(from: string, count: number, unit: Unit): Interval {
  const there = exactly(from, count, unit)
  if (unit === 'year') return yearOf(Number(there.slice(0, 4)))
  if (unit === 'month' || unit === 'quarter')
    return monthOf(Number(there.slice(0, 4)), Number(there.slice(5, 7)))
  return { earliest: there, latest: there }
}

function shiftedBoth(of: Interval, count: number, unit: Unit): Interval {
  return { earliest: exactly(of.earliest, count, unit), latest: exactly(of.latest, count, unit) }
}

function kindOf(unit: Unit): DateKind {
  return unit === 'year' ? 'year' : unit === 'month' ? 'month' : 'day'
}
