/**
 * Dates and stretches of days in running text, as intervals; never a guess.
 *
 * A phrase without its year is resolved by the tense around it: what happened lies on or before the day
 * of the statement, what is to come on or after it. A phrase that needs a day which nothing gives is left
 * out. Early, mid and late are thirds of a month.
 */

import { addMonths } from '../day.ts'
import { dayFirst, isoDate, monthFirst, monthRange } from './calendar-dates.ts'
import {
  type DateContext,
  type DateFound,
  type Finder,
  finderOf,
  isDash,
  lowAt,
  OF_RANGE,
  OFFSETS,
  THIRDS,
} from './date-finder.ts'
import type { TimeWords } from './language.ts'
import { partOfMonth } from './month-parts.ts'
import { fiscalYear, partOfYear, seasonDate, yearAlone } from './periods.ts'
import { recentDate } from './recent-dates.ts'
import { relativeDate, weekdayDate } from './relative-dates.ts'
import { thirdOfPeriod } from './thirds.ts'
import { MARK, NUMBER, type Token } from './tokens.ts'

const BY = new Set(['by', 'before', 'к', 'до'])

const PARTS_OF_DAY: Readonly<Record<string, true>> = {
  morning: true,
  afternoon: true,
  evening: true,
}

const OTHER_TIMES: Readonly<Record<string, true>> = {
  weekend: true,
  nineties: true,
  eighties: true,
  seventies: true,
  decade: true,
  полгода: true,
}

const STARTS = new Set(
  'later earlier following previous turn weekend nineties eighties seventies over for fiscal financial fy months same that тот a an half within over during in в за через this final i ii iii iv полгода последней последнюю последних'.split(
    ' ',
  ),
)

/** Every date in the tokens of a sentence, in order; none overlaps another. */
export function datesIn(
  tokens: readonly Token[],
  words: TimeWords,
  context: DateContext,
): DateFound[] {
  if (!tokens.some((token) => isTimeWord(token, words))) return []
  return allDates(finderOf(tokens, words, context))
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
    low in OTHER_TIMES ||
    /\d/.test(low) ||
    low.includes('-')
  )
}

function allDates(finder: Finder): DateFound[] {
  for (let i = 0; i < finder.tokens.length; ) {
    if (finder.context.isTaken(i) || !mayBegin(finder, i)) {
      i++
      continue
    }
    finder.isFuture = finder.context.isFuture(i)
    const found = dateAt(finder, i)
    if (found === null) {
      i++
      continue
    }
    finder.found.push(withPreposition(finder, found))
    if (!/^(?:before|earlier|previously)$/.test(finder.tokens[found.last]!.low))
      finder.last = { earliest: found.earliest, latest: found.latest }
    if (found.isExplicit) finder.year = Number(found.earliest.slice(0, 4))
    i = found.last + 1
  }
  return finder.found
}

/** A quick look: most words begin no date. */
function mayBegin(finder: Finder, i: number): boolean {
  const token = finder.tokens[i]!
  if (token.kind === MARK) return false
  if (token.kind === NUMBER) return true
  const { low } = token
  return (
    low in finder.words.months ||
    low in finder.words.weekdays ||
    low in finder.words.days ||
    low in finder.words.seasons ||
    low in finder.words.ordinals ||
    low in finder.words.units ||
    low in finder.words.numbers ||
    low in OFFSETS ||
    low in THIRDS ||
    STARTS.has(low) ||
    /\d/.test(low) ||
    low.includes('-')
  )
}

function dateAt(finder: Finder, i: number): DateFound | null {
  const token = finder.tokens[i]!
  if (token.kind === MARK) return null
  return (
    isoDate(finder, i) ??
    fiscalYear(finder, i) ??
    monthRange(finder, i) ??
    dayFirst(finder, i) ??
    monthFirst(finder, i) ??
    partOfMonth(finder, i) ??
    partOfYear(finder, i) ??
    thirdOfPeriod(finder, i) ??
    recentDate(finder, i) ??
    relativeDate(finder, i) ??
    weekdayDate(finder, i) ??
    seasonDate(finder, i) ??
    yearAlone(finder, i)
  )
}

/** Takes the preposition in: by, since, until, from … to. */
function withPreposition(finder: Finder, found: DateFound): DateFound {
  let at = found.first - 1
  if (/^(?:the|a)$/.test(lowAt(finder, at))) at--
  const word = lowAt(finder, at)
  if (found.relation === 'within') return found
  // from 21 February to 19 March: one stretch
  const before = finder.found.at(-1)
  if (
    before !== undefined &&
    before.relation === 'from' &&
    before.last === found.first - 2 &&
    (OF_RANGE.has(lowAt(finder, found.first - 1)) || isDash(finder, found.first - 1))
  ) {
    // The first of two days without a year of its own lies before the second.
    const earliest =
      before.earliest <= found.latest ? before.earliest : addMonths(before.earliest, -12)
    if (earliest > found.latest) return found
    finder.found.pop()
    return {
      ...found,
      first: before.first,
      earliest,
      kind: 'stretch',
      relation: 'on',
    }
  }
  // no later than, not before, не позднее; as of
  const other = lowAt(finder, at - 1)
  if (word === 'than' && /^(?:later|no)$/.test(other))
    return { ...found, first: at, relation: 'by' }
  if (word === 'than' && /^(?:earlier|sooner)$/.test(other))
    return { ...found, first: at, relation: 'from' }
  if (word === 'before' && other === 'not') return { ...found, first: at, relation: 'from' }
  if (/^(?:позднее|позже)$/.test(word) && other === 'не')
    return { ...found, first: at, relation: 'by' }
  if (/^(?:ранее|раньше)$/.test(word) && other === 'не')
    return { ...found, first: at, relation: 'from' }
  if (word === 'of' && other === 'as') return { ...found, first: at - 1, relation: 'from' }
  if (BY.has(word)) return { ...found, first: at, relation: 'by' }
  if (word === 'since' || (word === 'с' && found.kind !== 'stretch'))
    return { ...found, first: at, relation: 'since' }
  if (word === 'from' || word === 'between')
    return { ...found, first: at, relation: found.kind === 'stretch' ? 'on' : 'from' }
  if (word === 'until' || word === 'till' || word === 'to')
    return { ...found, first: at, relation: 'until' }
  if (/^(?:on|in|at|during|over|for|of|в|во|на|за)$/.test(word)) return { ...found, first: at }
  return found
}
