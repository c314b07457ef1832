/** Days and months by their names: 12 October 2025, February 3–4, early March, January to August 2024. */

import type { Interval } from '../day.ts'
import { day, monthOf, plusDays } from './calendar.ts'
import {
  afterMonth,
  type DateFound,
  dayAt,
  daysAt,
  EPITHETS,
  type Finder,
  found,
  isDash,
  isRussianYear,
  isYear,
  lowAt,
  monthAt,
  OF_RANGE,
  ordinalAt,
  sameYear,
  THIRDS,
  yearFor,
  yearWords,
} from './date-finder.ts'
import { MARK, NUMBER } from './tokens.ts'

/** 2025-26: the fiscal year where it is not the calendar’s, else both years. */
function splitYear(finder: Finder, year: number): Interval {
  const starts = finder.context.fiscalYearStarts
  return starts === '01-01'
    ? { earliest: `${year}-01-01`, latest: `${year + 1}-12-31` }
    : { earliest: `${year}-${starts}`, latest: plusDays(`${year + 1}-${starts}`, -1) }
}

export function isoDate(finder: Finder, i: number): DateFound | null {
  const token = finder.tokens[i]!
  if (token.kind !== NUMBER) return null
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(token.text)
  if (iso !== null) {
    const [, year, month, date] = iso.map(Number) as [number, number, number, number]
    if (date === undefined || Number.isNaN(date)) {
      // 2024-25 is a pair of years; 2024-05 could be either and is left alone.
      if (month === (year + 1) % 100 && month > 12)
        return found(i, i, splitYear(finder, year), 'stretch', true)
      return null
    }
    const one = day(year, month, date)
    return one === null ? null : found(i, i, { earliest: one, latest: one }, 'day', true)
  }
  const years = /^((?:19|20)\d\d)-((?:19|20)\d\d)$/.exec(token.text)
  if (years !== null && years[1]! < years[2]!)
    return found(
      i,
      isRussianYear(finder, i + 1) ? i + 1 : i,
      { earliest: `${years[1]}-01-01`, latest: `${years[2]}-12-31` },
      'stretch',
      true,
    )
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token.text) ?? slashed(finder, i)
  if (dotted === null) return null
  if (dotted[0] === '/') {
    const one = day(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
    return one === null ? null : found(i, i + 4, { earliest: one, latest: one }, 'day', true)
  }
  const one = day(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  return one === null ? null : found(i, i, { earliest: one, latest: one }, 'day', true)
}

/** 3/5/2022, the day first. */
function slashed(finder: Finder, i: number): readonly string[] | null {
  const parts = [0, 2, 4].map((k) => lowAt(finder, i + k))
  const isDate =
    lowAt(finder, i + 1) === '/' &&
    lowAt(finder, i + 3) === '/' &&
    /^\d{1,2}$/.test(parts[0]!) &&
    /^\d{1,2}$/.test(parts[1]!) &&
    isYear(finder.tokens[i + 4])
  return isDate ? ['/', ...parts] : null
}

/** январь-июнь 2022 года: two months in one token. */
function joinedMonths(finder: Finder, i: number): DateFound | null {
  const parts = lowAt(finder, i).split('-')
  if (parts.length !== 2) return null
  const [from, to] = parts.map((part) => finder.words.months[part])
  if (from === undefined || to === undefined) return null
  const hasYear = isYear(finder.tokens[i + 1])
  const year = hasYear
    ? Number(lowAt(finder, i + 1))
    : (sameYear(finder, i + 1) ?? yearFor(finder, to, null))
  if (year === null) return null
  const last = hasYear ? (isRussianYear(finder, i + 2) ? i + 2 : i + 1) : i
  const first = monthOf(from > to ? year - 1 : year, from)
  return found(
    i,
    last,
    { earliest: first.earliest, latest: monthOf(year, to).latest },
    'stretch',
    hasYear,
  )
}

/** June–July 2024, January to August 2024, February and March 2017. */
export function monthRange(finder: Finder, i: number): DateFound | null {
  const joined = joinedMonths(finder, i)
  if (joined !== null) return joined
  const from = monthAt(finder, i)
  if (from === null) return null
  if (!isDash(finder, i + 1) && !OF_RANGE.has(lowAt(finder, i + 1))) return null
  const to = monthAt(finder, i + 2)
  if (to === null) return null
  // “12 February and March” is no range of months.
  if (
    dayAt(finder, i - 1) !== null &&
    dayAt(finder, i + 3) === null &&
    /^(?:и|and)$/.test(lowAt(finder, i + 1))
  )
    return null
  let last = i + 2
  if (isYear(finder.tokens[last + 1])) {
    last++
    const year = Number(lowAt(finder, last))
    last += isRussianYear(finder, last + 1) ? 1 : 0
    const first = monthOf(from > to ? year - 1 : year, from)
    return found(
      i,
      last,
      { earliest: first.earliest, latest: monthOf(year, to).latest },
      'stretch',
      true,
    )
  }
  const year = sameYear(finder, last + 1) ?? yearFor(finder, to, null)
  if (year === null) return null
  return found(
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

/** 12 October 2025, 8–9 September, 3–4 февраля 2026 года, the first of July, the 19th. */
export function dayFirst(finder: Finder, i: number): DateFound | null {
  const days = daysAt(finder, i) ?? dayInWords(finder, i)
  if (days === null) return null
  const at = lowAt(finder, days.last + 1) === 'of' ? days.last + 2 : days.last + 1
  const month = monthAt(finder, at)
  if (month === null) return ordinalDay(finder, i)
  const after = afterMonth(finder, at)
  let last = at
  let year: number | null = null
  let isExplicit = false
  const comma = lowAt(finder, after) === ',' ? 1 : 0
  if (isYear(finder.tokens[after + comma])) {
    last = after + comma
    year = Number(lowAt(finder, last))
    if (isRussianYear(finder, last + 1)) last++
    isExplicit = true
  } else {
    year = sameYear(finder, after)
    if (year !== null) last = at + yearWords(finder, after)
    else {
      // 21 February to 19 March 2025
      year = yearAhead(finder, after) ?? yearFor(finder, month, days.from)
    }
  }
  if (year === null) return null
  const earliest = day(year, month, days.from)
  const latest = day(year, month, days.to)
  if (earliest === null || latest === null) return null
  return found(i, last, { earliest, latest }, earliest === latest ? 'day' : 'stretch', isExplicit)
}

/** the first of July, третьего февраля */
function dayInWords(finder: Finder, i: number) {
  const date = ordinalAt(finder, i)
  const isDay = lowAt(finder, i + 1) === 'of' || /го$/.test(lowAt(finder, i))
  return date !== null && isDay ? { from: date, to: date, last: i } : null
}

/** The year of a second day of the same stretch. */
function yearAhead(finder: Finder, i: number): number | null {
  if (!OF_RANGE.has(lowAt(finder, i)) && !isDash(finder, i)) return null
  const at = dayAt(finder, i + 1) !== null ? i + 2 : i + 1
  if (monthAt(finder, at) === null) return null
  return isYear(finder.tokens[at + 1]) ? Number(lowAt(finder, at + 1)) : null
}

/** “the 19th” of a month spoken of before. */
function ordinalDay(finder: Finder, i: number): DateFound | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(lowAt(finder, i))
  if (match === null || lowAt(finder, i - 1) !== 'the' || finder.last === null) return null
  // “the 13th session” is none.
  const after = finder.tokens[i + 1]
  if (
    after !== undefined &&
    after.kind !== MARK &&
    !/^(?:and|with|but|to|after|before|of)$/.test(after.low)
  )
    return null
  const one = day(
    Number(finder.last.latest.slice(0, 4)),
    Number(finder.last.latest.slice(5, 7)),
    Number(match[1]),
  )
  return one === null ? null : found(i - 1, i, { earliest: one, latest: one }, 'day', false)
}

/** February 2026, February 3–4, February 4, 2026, October of last year, this September. */
export function monthFirst(finder: Finder, i: number): DateFound | null {
  const month = monthAt(finder, i)
  if (month === null) return null
  // A day that the calendar has not, as in 30 February, makes no month either.
  if (
    finder.tokens[i - 1]?.kind === NUMBER &&
    dayAt(finder, i - 1) !== null &&
    yearFor(finder, month, null) !== null
  )
    return null
  const third = thirdBefore(finder, i)
  const first = third?.first ?? i
  const after = afterMonth(finder, i)
  let last = i
  const days = third === null ? daysAfter(finder, after) : null
  if (days !== null) {
    last = days.last
    const comma = lowAt(finder, last + 1) === ',' ? 1 : 0
    let year: number | null
    const isExplicit = isYear(finder.tokens[last + 1 + comma])
    if (isExplicit) {
      last += 1 + comma
      year = Number(lowAt(finder, last))
    } else year = yearFor(finder, month, days.from)
    if (year === null) return null
    const earliest = day(year, month, days.from)
    const latest = day(year, month, days.to)
    if (earliest === null || latest === null) return null
    const kind = earliest === latest ? 'day' : 'stretch'
    return found(first, last, { earliest, latest }, kind, isExplicit)
  }
  let year: number | null = null
  let isExplicit = false
  const comma = lowAt(finder, after) === ',' ? 1 : 0
  if (isYear(finder.tokens[after + comma])) {
    last = after + comma
    year = Number(lowAt(finder, last))
    if (isRussianYear(finder, last + 1)) last++
    isExplicit = true
  } else if (sameYear(finder, i + 1) !== null) {
    year = sameYear(finder, i + 1)
    last = i + yearWords(finder, i + 1)
  } else {
    const { today } = finder.context
    const which = lowAt(finder, first - 1)
    if (today !== null && /^(?:last|past|прошлом|минувшем)$/.test(which)) {
      const now = Number(today.slice(0, 4))
      year = month < Number(today.slice(5, 7)) ? now : now - 1
      return found(first - 1, last, thirdOf(monthOf(year, month), third?.third), 'month', false)
    }
    if (today !== null && /^(?:next|следующем)$/.test(which)) {
      const now = Number(today.slice(0, 4))
      year = month > Number(today.slice(5, 7)) ? now : now + 1
      return found(first - 1, last, thirdOf(monthOf(year, month), third?.third), 'month', false)
    }
    if (today !== null && which === 'this') {
      year = Number(today.slice(0, 4))
      return found(first - 1, last, monthOf(year, month), 'month', false)
    }
    if (which === 'that' && finder.last !== null) {
      year = Number(finder.last.latest.slice(0, 4))
      if (finder.year !== null) year = finder.year
      return found(first - 1, last, monthOf(year, month), 'month', false)
    }
    year = yearFor(finder, month, null)
  }
  if (year === null) return null
  return found(first, last, thirdOf(monthOf(year, month), third?.third), 'month', isExplicit)
}

/** The days behind a month: February 3–4, but not those of “February 3 and 4 March”. */
function daysAfter(finder: Finder, i: number) {
  const days = daysAt(finder, i)
  if (days === null || days.last === i || monthAt(finder, days.last + 1) === null) return days
  return { from: days.from, to: days.from, last: i }
}

/** early, mid-, the end of: before a month. */
function thirdBefore(finder: Finder, i: number): { first: number; third: number } | null {
  const before = lowAt(finder, i - 1)
  if (EPITHETS.has(before) || (before in THIRDS && /[а-я]/.test(before)))
    return { first: i - 1, third: THIRDS[before]! }
  if (before === '-' && lowAt(finder, i - 2) in THIRDS)
    return { first: i - 2, third: THIRDS[lowAt(finder, i - 2)]! }
  if (before === 'of' && lowAt(finder, i - 2) in THIRDS) {
    // “by the end of March” runs to its last day; “at the end of March” is its last third.
    return {
      first: lowAt(finder, i - 3) === 'the' ? i - 3 : i - 2,
      third: THIRDS[lowAt(finder, i - 2)]!,
    }
  }
  return null
}

export function thirdOf(month: Interval, third: number | undefined): Interval {
  if (third === undefined) return month
  const stem = month.earliest.slice(0, 8)
  if (third === 0) return { earliest: `${stem}01`, latest: `${stem}10` }
  if (third === 1) return { earliest: `${stem}11`, latest: `${stem}20` }
  return { earliest: `${stem}21`, latest: month.latest }
}
