/**
 * Stretches that touch the day of the statement or the day spoken of last: later this year, over the past
 * five months, in three weeks’ time, the day before, the weekend; and decades.
 */

import { epochDay, type Interval } from '../day.ts'
import {
  exactly,
  monthOf,
  nextWeekday,
  plusDays,
  shifted,
  thirdOfYear,
  weekdayOf,
  yearOf,
} from './calendar.ts'
import { type DateFound, type Finder, found, lowAt, monthAt, numberAt } from './date-finder.ts'

const SATURDAY = 6
const DECADES: Readonly<Record<string, number>> = {
  twenties: 1920,
  thirties: 1930,
  forties: 1940,
  fifties: 1950,
  sixties: 1960,
  seventies: 1970,
  eighties: 1980,
  nineties: 1990,
}

export function recentDate(finder: Finder, i: number): DateFound | null {
  return (
    partOfThis(finder, i) ??
    pastStretch(finder, i) ??
    timeAhead(finder, i) ??
    dayBeside(finder, i) ??
    weekend(finder, i) ??
    decade(finder, i) ??
    yearsEnd(finder, i)
  )
}

/** later this year, earlier this month */
function partOfThis(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const { today } = finder.context
  if ((low !== 'later' && low !== 'earlier') || today === null) return null
  let at = i + 1
  if (lowAt(finder, at) === 'in' || lowAt(finder, at) === 'on') at++
  const which = lowAt(finder, at)
  if (which !== 'this' && which !== 'the') return null
  const unit = finder.words.units[lowAt(finder, at + 1)]
  const year = Number(today.slice(0, 4))
  const monday = plusDays(today, 1 - weekdayOf(today))
  const whole: Interval | null =
    unit === 'year'
      ? yearOf(year)
      : unit === 'month'
        ? monthOf(year, Number(today.slice(5, 7)))
        : unit === 'week'
          ? { earliest: monday, latest: plusDays(monday, 6) }
          : null
  if (whole === null) return null
  const part =
    low === 'later'
      ? { earliest: today, latest: whole.latest }
      : { earliest: whole.earliest, latest: today }
  return found(i, at + 1, part, 'stretch', false)
}

/** over the past five months, in the last three years, over the past year */
function pastStretch(finder: Finder, i: number): DateFound | null {
  const { today } = finder.context
  if (today === null || !/^(?:over|in|during|for|within|за|в)$/.test(lowAt(finder, i))) return null
  let at = i + 1
  if (lowAt(finder, at) === 'the') at++
  const which = lowAt(finder, at)
  if (!/^(?:past|last|последн(?:ие|их|ий|юю|ее)|минувш(?:ие|ий))$/.test(which)) return null
  at++
  if (lowAt(finder, at) === 'decade')
    return found(i, at, { earliest: exactly(today, -10, 'year'), latest: today }, 'stretch', false)
  let count = numberAt(finder, at)
  if (count !== null) at++
  else if (
    /^(?:past|последний|последнюю|последнее)$/.test(which) &&
    !/^(?:in|в)$/.test(lowAt(finder, i))
  )
    count = 1
  // the last two weeks of April
  if (lowAt(finder, at + 1) === 'of' && monthAt(finder, at + 2) !== null) return null
  const unit = finder.words.units[lowAt(finder, at)]
  if (count === null || unit === undefined || unit === 'quarter' || unit === 'half') return null
  return found(i, at, { earliest: exactly(today, -count, unit), latest: today }, 'stretch', false)
}

/** in three months, in two weeks’ time, через месяц: only of what is to come */
function timeAhead(finder: Finder, i: number): DateFound | null {
  const { today } = finder.context
  const isThrough = lowAt(finder, i) === 'через'
  if (today === null || (lowAt(finder, i) !== 'in' && !isThrough)) return null
  let at = i + 1
  let count = numberAt(finder, at)
  if (isThrough && count === null) {
    count = 1
    at--
  }
  if (count === null && /^(?:a|an)$/.test(lowAt(finder, at))) count = 1
  if (count === null) return null
  at++
  const unit = finder.words.units[lowAt(finder, at)]
  if (unit === undefined) return null
  let last = at
  const isTime =
    lowAt(finder, at + 1) === 'time' ||
    (/^['’]s?$/.test(lowAt(finder, at + 1)) && lowAt(finder, at + 2) === 'time')
  if (isTime) last = lowAt(finder, at + 1) === 'time' ? at + 1 : at + 2
  else if ((unit === 'day' && !isThrough) || !finder.isFuture) return null
  return found(i, last, shifted(today, count, unit), unit === 'year' ? 'year' : 'month', false)
}

/** the day before, the previous day, the following day; the day before yesterday */
function dayBeside(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const next = lowAt(finder, i + 1)
  const one = (day: string, last: number) =>
    found(i, last, { earliest: day, latest: day }, 'day', false)
  const { today } = finder.context
  if (low === 'day' && (next === 'before' || next === 'after')) {
    const step = next === 'before' ? -1 : 1
    const which = lowAt(finder, i + 2)
    if (today !== null && which === (step < 0 ? 'yesterday' : 'tomorrow'))
      return one(plusDays(today, 2 * step), i + 2)
    const isAlone = which === '' || /^[.,;:)]$/.test(which)
    if (finder.last !== null && isAlone && isDay(finder.last))
      return one(plusDays(finder.last.latest, step), i + 1)
  }
  if (next === 'day' && (low === 'previous' || low === 'following') && finder.last !== null)
    return isDay(finder.last)
      ? one(plusDays(finder.last.latest, low === 'previous' ? -1 : 1), i + 1)
      : null
  return null
}

function isDay({ earliest, latest }: Interval): boolean {
  return epochDay(latest) - epochDay(earliest) <= 3
}

/** over the weekend, at the weekend */
function weekend(finder: Finder, i: number): DateFound | null {
  const { today } = finder.context
  if (lowAt(finder, i) !== 'weekend' || today === null) return null
  const isNext = finder.isFuture || /^(?:next|coming)$/.test(lowAt(finder, i - 1))
  const back = (weekdayOf(today) - SATURDAY + 7) % 7
  const saturday = isNext ? nextWeekday(today, SATURDAY) : plusDays(today, -back)
  return found(i, i, { earliest: saturday, latest: plusDays(saturday, 1) }, 'stretch', false)
}

/** the 1990s, the nineties */
function decade(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const digits = /^((?:19|20)\d0)s$/.exec(low)?.[1]
  const year = digits === undefined ? DECADES[low] : Number(digits)
  if (year === undefined) return null
  return found(i, i, { earliest: `${year}-01-01`, latest: `${year + 9}-12-31` }, 'stretch', true)
}

/** year-end, the turn of the year */
function yearsEnd(finder: Finder, i: number): DateFound | null {
  const { today } = finder.context
  if (today === null) return null
  const end = thirdOfYear(Number(today.slice(0, 4)), 'end')
  if (lowAt(finder, i) === 'year-end') return found(i, i, end, 'stretch', false)
  if (
    lowAt(finder, i) === 'turn' &&
    lowAt(finder, i + 1) === 'of' &&
    lowAt(finder, i + 2) === 'the' &&
    lowAt(finder, i + 3) === 'year'
  )
    return found(i, i + 3, end, 'stretch', false)
  return null
}
