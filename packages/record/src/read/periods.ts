/** Years and their parts: fiscal years, quarters, halves, seasons, the end of next year. */

import { addMonths, type Interval } from '../day.ts'
import { endingOn, fullYear, monthOf, monthWith, plusDays, yearOf } from './calendar.ts'
import { dayFirst, monthFirst } from './calendar-dates.ts'
import {
  type DateFound,
  EPITHETS,
  type Finder,
  finderOf,
  found,
  isDash,
  isRussianYear,
  isYear,
  lowAt,
  numberAt,
  ordinalAt,
  sameYear,
  THIRDS,
  yearWords,
} from './date-finder.ts'

/** fiscal year 2024-25, FY2025, the coming fiscal year, the fiscal year that ended on 31 March. */
export function fiscalYear(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const starts = finder.context.fiscalYearStarts
  const beginning = (year: number): Interval => ({
    earliest: `${year}-${starts}`,
    latest: plusDays(`${year + 1}-${starts}`, -1),
  })
  const short = /^fy[- ]?(\d{2}|\d{4})(?:[-–/](\d{2}|\d{4}))?$/.exec(low)
  if (short !== null) {
    const year = fullYear(short[1]!)
    return found(
      i,
      i,
      beginning(short[2] === undefined && starts !== '01-01' ? year - 1 : year),
      'year',
      true,
    )
  }
  const isFiscal =
    low === 'fiscal' || low === 'financial' || (low === 'fy' && finder.tokens[i]!.isCapital)
  if (isFiscal) {
    let at = low === 'fy' ? i + 1 : i + 2
    const unit = lowAt(finder, i + 1)
    if (low !== 'fy' && unit !== 'year' && unit !== 'years') return null
    const pair = /^((?:19|20)\d\d)(?:[-/](\d{2}|\d{4}))?$/.exec(lowAt(finder, at))
    if (pair !== null) {
      const year = Number(pair[1])
      if (pair[2] !== undefined) return found(i, at, beginning(year), 'year', true)
      if (
        (isDash(finder, at + 1) || lowAt(finder, at + 1) === '/') &&
        /^\d{2}(\d{2})?$/.test(lowAt(finder, at + 2))
      )
        return found(i, at + 2, beginning(year), 'year', true)
      return found(i, at, beginning(starts === '01-01' ? year : year - 1), 'year', true)
    }
    const end = yearEnd(finder, at)
    if (end !== null) return found(i, end.last, endingOn(end.day), 'year', false)
    const { today } = finder.context
    const before = lowAt(finder, i - 1)
    if (before === 'same' || before === 'that')
      return found(i - 1, i + 1, finder.last, 'year', false)
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
        return found(i - 1, at, beginning(now + offset), 'year', false)
      }
    }
    return null
  }
  // the year to 30 September 2022, the twelve months to June 2023
  if ((low === 'year' || low === 'months') && /^(?:to|ending|ended)$/.test(lowAt(finder, i + 1))) {
    const inner = dayFirst(finder, i + 2) ?? monthFirst(finder, i + 2)
    if (inner === null) return null
    const months = low === 'year' ? 12 : (numberAt(finder, i - 1) ?? 0)
    if (months === 0) return null
    const from = addMonths(plusDays(inner.latest, 1), -months)
    return found(
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
function yearEnd(finder: Finder, i: number): { day: string; last: number } | null {
  let at = i
  if (/^(?:that|which)$/.test(lowAt(finder, at))) at++
  const verb = lowAt(finder, at)
  if (!/^(?:ended|ends|ending|to|closed|closes)$/.test(verb)) return null
  at++
  if (/^(?:on|in|at)$/.test(lowAt(finder, at))) at++
  const isAhead = verb === 'ends' || verb === 'closes'
  const inner = finderOf(finder.tokens, finder.words, {
    ...finder.context,
    isFuture: () => isAhead,
  })
  inner.isFuture = isAhead
  const found = dayFirst(inner, at) ?? monthFirst(inner, at)
  return found === null ? null : { day: found.latest, last: found.last }
}

/** first ten months of 2023, second quarter, Q3 2026, I квартал. */
export function partOfYear(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const { today } = finder.context
  const code = /^([qh])([1-4])$/.exec(low)
  if (code !== null && finder.tokens[i]!.isCapital) {
    const length = code[1] === 'q' ? 3 : 6
    return partAt(finder, i, i, Number(code[2]) - 1, length, i + 1)
  }
  const numbered = quarterNumber(finder, i)
  if (numbered !== null) return numbered
  const ordinal = ordinalAt(finder, i)
  if (ordinal !== null) {
    const count = numberAt(finder, i + 1)
    const unitAt = count === null ? i + 1 : i + 2
    const unit = finder.words.units[lowAt(finder, unitAt)]
    if (unit === 'quarter' && ordinal <= 4)
      return partAt(finder, i, unitAt, ordinal - 1, 3, unitAt + 1)
    if (unit === 'half' && ordinal <= 2)
      return partAt(finder, i, unitAt, ordinal - 1, 6, unitAt + 1)
    if (unit === 'month' && ordinal === 1 && count !== null && count <= 12)
      return partAt(finder, i, unitAt, 0, count, unitAt + 1)
  }
  // before the year is out
  if (
    low === 'year' &&
    lowAt(finder, i + 1) === 'is' &&
    lowAt(finder, i + 2) === 'out' &&
    today !== null
  )
    return found(
      i,
      i + 2,
      { earliest: today, latest: `${today.slice(0, 4)}-12-31` },
      'stretch',
      false,
    )
  return null
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** I квартал 2026 года, 2-е полугодие */
function quarterNumber(finder: Finder, i: number): DateFound | null {
  const unit = finder.words.units[lowAt(finder, i + 1)]
  if (unit !== 'quarter' && unit !== 'half') return null
  const digits = /^([1-4])(?:-?(?:й|м|го|ом|е|ем))?$/.exec(lowAt(finder, i))?.[1]
  const number = digits === undefined ? ROMAN[lowAt(finder, i)] : Number(digits)
  if (number === undefined || !/[а-я]/.test(lowAt(finder, i + 1))) return null
  if (unit === 'half' && number > 2) return null
  return partAt(finder, i, i + 1, number - 1, unit === 'quarter' ? 3 : 6, i + 2)
}

function partAt(
  finder: Finder,
  first: number,
  last: number,
  index: number,
  months: number,
  after: number,
): DateFound | null {
  let at = after
  if (lowAt(finder, at) === 'of' || lowAt(finder, at) === 'in' || lowAt(finder, at) === ',') at++
  if (lowAt(finder, at) === 'the') at++
  let year: number | null = null
  let end = last
  let isExplicit = false
  if (isYear(finder.tokens[at])) {
    year = Number(lowAt(finder, at))
    end = isRussianYear(finder, at + 1) ? at + 1 : at
    isExplicit = true
  } else {
    year = sameYear(finder, after)
    if (year !== null) end = after + yearWords(finder, after) - 1
  }
  const { today } = finder.context
  const isFuture = finder.isFuture
  if (year === null && today !== null) {
    year = Number(today.slice(0, 4))
    const from = monthOf(year, index * months + 1).earliest
    const until = monthOf(year, Math.min(12, index * months + months)).latest
    if (isFuture && until < today) year++
    if (!isFuture && from > today) year--
  }
  if (year === null) return null
  const from = index * months + 1
  return found(
    first,
    end,
    { earliest: monthOf(year, from).earliest, latest: monthOf(year, from + months - 1).latest },
    'stretch',
    isExplicit,
  )
}

/** The year in which a season without one begins; null where no word hangs it on a day. */
function seasonYear(
  [from, to]: readonly [number, number],
  which: string,
  today: string,
  isFuture: boolean,
): number | null {
  const starts = (year: number) => monthOf(year, from).earliest
  const ends = (year: number) => monthOf(from > to ? year + 1 : year, to).latest
  const now = Number(today.slice(0, 4))
  const first = (fits: (year: number) => boolean) => [now - 1, now, now + 1].find(fits) ?? null
  const last = (fits: (year: number) => boolean) =>
    [now + 1, now, now - 1, now - 2].find(fits) ?? null
  if (which === 'last' || which === 'past') return last((year) => ends(year) < today)
  if (which === 'next' || which === 'coming') return first((year) => starts(year) > today)
  const isBare = /^(?:this|the|by|before|until|in|since|early|mid|late|[а-я].*|)$/.test(which)
  if (!isBare) return null
  if (isFuture || which === 'by' || which === 'before') return first((year) => ends(year) >= today)
  return last((year) => starts(year) <= today)
}

export function seasonDate(finder: Finder, i: number): DateFound | null {
  const season = finder.words.seasons[lowAt(finder, i)]
  if (season === undefined) return null
  let at = i + 1
  if (lowAt(finder, at) === 'of') at++
  let year: number | null = null
  let last = i
  let isExplicit = false
  if (isYear(finder.tokens[at])) {
    year = Number(lowAt(finder, at))
    last = isRussianYear(finder, at + 1) ? at + 1 : at
    isExplicit = true
  } else {
    const { today } = finder.context
    if (today === null) return null
    year = seasonYear(season, lowAt(finder, i - 1), today, finder.isFuture)
    if (year === null) return null
  }
  const [from, to] = season
  // Early spring is its first month.
  const third = EPITHETS.has(lowAt(finder, i - 1)) ? THIRDS[lowAt(finder, i - 1)] : undefined
  if (third !== undefined) {
    const month = monthWith(addMonths(monthOf(year, from).earliest, third))
    return found(i - 1, last, month, 'month', isExplicit)
  }
  const end = from > to ? monthOf(year + 1, to) : monthOf(year, to)
  return found(
    i,
    last,
    { earliest: monthOf(year, from).earliest, latest: end.latest },
    'stretch',
    isExplicit,
  )
}

/** 2022, 2027–2028: only where a preposition or the word year says that it is one. */
export function yearAlone(finder: Finder, i: number): DateFound | null {
  if (!isYear(finder.tokens[i])) return null
  const before = lowAt(finder, i - 1)
  const isRussian = isRussianYear(finder, i + 1)
  const isNamed =
    isRussian ||
    /^(?:in|of|for|during|since|by|until|till|before|after|from|to|year|and|late|early|over|through|within|summer|winter|with|between|в|с|к|до|за|на|whole|throughout)$/.test(
      before,
    ) ||
    (before === 'as' && /^(?:early|late|recently|back|soon|ago)$/.test(lowAt(finder, i - 2)))
  if (!isNamed) return null
  const year = Number(lowAt(finder, i))
  // в 2024 и 2025 годах, in 2026 or 2027
  const or = lowAt(finder, i + 1)
  if (isYear(finder.tokens[i + 2]) && (or === 'or' || or === 'или' || or === 'и')) {
    const to = Number(lowAt(finder, i + 2))
    const last = isRussianYear(finder, i + 3) ? i + 3 : i + 2
    if (to > year && (or === 'or' || last === i + 3))
      return found(i, last, { earliest: `${year}-01-01`, latest: `${to}-12-31` }, 'stretch', true)
  }
  if (
    (isDash(finder, i + 1) || lowAt(finder, i + 1) === '/') &&
    /^(?:(?:19|20)?\d\d)$/.test(lowAt(finder, i + 2))
  ) {
    const to = fullYear(lowAt(finder, i + 2))
    if (to > year) {
      const last = isRussianYear(finder, i + 3) ? i + 3 : i + 2
      // “in 2025-26” is the fiscal year of a party whose year is not the calendar’s
      const starts = finder.context.fiscalYearStarts
      const isSplit = to === year + 1 && lowAt(finder, i + 2).length === 2
      if (isSplit && starts !== '01-01' && /^(?:in|for|during|of)$/.test(before))
        return found(
          i,
          last,
          { earliest: `${year}-${starts}`, latest: plusDays(`${to}-${starts}`, -1) },
          'year',
          true,
        )
      return found(i, last, { earliest: `${year}-01-01`, latest: `${to}-12-31` }, 'stretch', true)
    }
  }
  // “a fleet of 2022 trucks”
  const after = finder.tokens[i + 1]
  if (
    before !== 'year' &&
    !isRussian &&
    after !== undefined &&
    after.kind === 0 &&
    /^(?:trucks|tonnes|containers|km|vehicles|units|people)$/.test(after.low)
  )
    return null
  return found(i, isRussian ? i + 1 : i, yearOf(year), 'year', true)
}
