/** Days counted from another: yesterday, last week, two years ago, within six months, next Monday. */

import { addMonths, type Interval } from '../day.ts'
import {
  exactly,
  monthOf,
  nextWeekday,
  periodAt,
  plusDays,
  shifted,
  shiftedBoth,
  weekdayOf,
  yearOf,
} from './calendar.ts'
import { dayFirst, monthFirst } from './calendar-dates.ts'
import {
  type DateFound,
  type DateKind,
  type Finder,
  found,
  isYear,
  kindOf,
  lowAt,
  numberAt,
  OFFSETS,
} from './date-finder.ts'
import { MARK, type Token } from './tokens.ts'

/** today, last week, two years ago, within the next year, a day later, the same month. */
export function relativeDate(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const { today } = finder.context
  const offset = finder.words.days[low]
  if (
    offset !== undefined &&
    today !== null &&
    !(low === 'today' && lowAt(finder, i + 1) === "'s")
  ) {
    const one = plusDays(today, offset)
    return found(i, i, { earliest: one, latest: one }, 'day', false)
  }
  if (
    (low === 'this' || low === 'same') &&
    /^(?:morning|afternoon|evening|day)$/.test(lowAt(finder, i + 1))
  ) {
    if (low === 'this' && lowAt(finder, i + 1) !== 'day') {
      if (today === null) return null
      return found(i, i + 1, { earliest: today, latest: today }, 'day', false)
    }
    return found(i, i + 1, finder.last, 'day', false)
  }
  const unit = finder.words.units[lowAt(finder, i + 1)]
  // the same month, the same year, the same months of the previous year
  if (
    (low === 'same' || low === 'that' || low === 'тот') &&
    unit !== undefined &&
    unit !== 'day' &&
    unit !== 'week'
  ) {
    if (finder.last === null) return null
    if (
      /s$/.test(lowAt(finder, i + 1)) ||
      lowAt(finder, i + 1) === 'period' ||
      unit === 'half' ||
      unit === 'quarter'
    ) {
      const previous = pastYears(finder, i + 2)
      if (previous !== null) return found(i, previous.last, previous.interval, 'stretch', false)
      return found(i, i + 1, finder.last, 'stretch', false)
    }
    const year = Number(finder.last.latest.slice(0, 4))
    if (unit === 'year') return found(i, i + 1, yearOf(year), 'year', false)
    return found(i, i + 1, monthOf(year, Number(finder.last.latest.slice(5, 7))), 'month', false)
  }
  if (low === 'same' && lowAt(finder, i + 1) === 'period') {
    const previous = pastYears(finder, i + 2)
    if (previous !== null) return found(i, previous.last, previous.interval, 'stretch', false)
  }
  // the year before last; the year just gone
  if (low === 'year' && today !== null) {
    const year = Number(today.slice(0, 4))
    if (lowAt(finder, i + 1) === 'before' && lowAt(finder, i + 2) === 'last')
      return found(i, i + 2, yearOf(year - 2), 'year', false)
    if (
      lowAt(finder, i + 1) === 'just' &&
      /^(?:gone|ended|past|closed)$/.test(lowAt(finder, i + 2))
    )
      return found(i, i + 2, yearOf(year - 1), 'year', false)
  }
  const back = halfYearsAgo(finder, i) ?? beyondNext(finder, i)
  if (back !== null) return back
  // год назад
  const own = finder.words.units[low]
  if (own !== undefined && lowAt(finder, i + 1) === 'назад' && today !== null)
    return found(i, i + 1, shifted(today, -1, own), kindOf(own), false)
  // a year before, a day later, three days after
  const count = low === 'a' || low === 'an' ? 1 : numberAt(finder, i)
  if (count !== null && unit !== undefined) {
    const word = lowAt(finder, i + 2)
    if (/^(?:ago|назад)$/.test(word)) {
      if (today === null) return null
      return found(i, i + 2, shifted(today, -count, unit), kindOf(unit), false)
    }
    if (word === 'from' && lowAt(finder, i + 3) === 'now' && today !== null)
      return found(i, i + 3, shifted(today, count, unit), kindOf(unit), false)
    if (/^(?:later|afterwards)$/.test(word) && finder.last !== null && count <= 10)
      return found(i, i + 2, shiftedBoth(finder.last, count, unit), 'day', false)
    if (
      /^(?:before|earlier|previously)$/.test(word) &&
      finder.last !== null &&
      endsPhrase(finder.tokens[i + 3])
    )
      return found(i, i + 2, shiftedBoth(finder.last, -count, unit), 'day', false)
  }
  if (low === 'next' && lowAt(finder, i + 1) === 'day' && finder.last !== null)
    return found(i, i + 1, shiftedBoth(finder.last, 1, 'day'), 'day', false)
  // within two years, in the next six months, over the next year, в течение года
  const within = withinDate(finder, i)
  if (within !== null) return within
  // last year, this month, next week
  if (unit !== undefined && today !== null && low in OFFSETS && !/s$/.test(lowAt(finder, i + 1))) {
    // “the last two years” and “the past year” as a stretch are left alone.
    if (unit === 'year' || unit === 'month' || unit === 'week' || unit === 'quarter')
      return found(i, i + 1, periodAt(today, unit, OFFSETS[low]!), kindOfPeriod(unit), false)
  }
  return null
}

/** half a year ago, two and a half years ago, полгода назад: that month */
function halfYearsAgo(finder: Finder, i: number): DateFound | null {
  const { today } = finder.context
  if (today === null) return null
  const follows = (words: readonly string[]) =>
    words.every((word, k) => lowAt(finder, i + 1 + k) === word)
  const ago = (months: number, last: number) =>
    found(i, last, shifted(today, -months, 'month'), 'month', false)
  const low = lowAt(finder, i)
  if (low === 'полгода') return follows(['назад']) ? ago(6, i + 1) : null
  if (low === 'half') return follows(['a', 'year', 'ago']) ? ago(6, i + 3) : null
  const years = numberAt(finder, i)
  return years !== null && follows(['and', 'a', 'half', 'years', 'ago'])
    ? ago(12 * years + 6, i + 5)
    : null
}

/** the week before last, the month after next */
function beyondNext(finder: Finder, i: number): DateFound | null {
  const { today } = finder.context
  const unit = lowAt(finder, i)
  if (unit !== 'week' && unit !== 'month') return null
  const which = `${lowAt(finder, i + 1)} ${lowAt(finder, i + 2)}`
  const steps = which === 'before last' ? -2 : which === 'after next' ? 2 : 0
  if (today === null || steps === 0) return null
  return found(i, i + 2, periodAt(today, unit, steps), kindOfPeriod(unit), false)
}

function kindOfPeriod(period: Parameters<typeof periodAt>[1]): DateKind {
  return period === 'year' || period === 'month' ? period : 'stretch'
}

/** True where “a year before” stands alone and no clause follows. */
function endsPhrase(token: Token | undefined): boolean {
  return token === undefined || token.kind === MARK || token.low === 'and' || token.low === 'but'
}

/** “of the previous year”, “of 2024”, “last year” after the same months. */
function pastYears(finder: Finder, i: number): { interval: Interval; last: number } | null {
  let at = i
  if (/^(?:of|in)$/.test(lowAt(finder, at))) at++
  if (lowAt(finder, at) === 'the') at++
  const last = finder.last!
  const to = (year: number): Interval => {
    const years = year - Number(last.latest.slice(0, 4))
    return {
      earliest: addMonths(last.earliest, 12 * years),
      latest: addMonths(last.latest, 12 * years),
    }
  }
  if (isYear(finder.tokens[at])) return { interval: to(Number(lowAt(finder, at))), last: at }
  if (
    /^(?:previous|last|preceding|past|prior)$/.test(lowAt(finder, at)) &&
    lowAt(finder, at + 1) === 'year'
  )
    return { interval: to(Number(last.latest.slice(0, 4)) - 1), last: at + 1 }
  if (lowAt(finder, at) === 'year' && /^(?:before|earlier)$/.test(lowAt(finder, at + 1)))
    return { interval: to(Number(last.latest.slice(0, 4)) - 1), last: at + 1 }
  return null
}

function withinDate(finder: Finder, i: number): DateFound | null {
  const low = lowAt(finder, i)
  const { today } = finder.context
  if (today === null) return null
  let at = i
  let isOpen = false
  if (low === 'within' || low === 'over' || low === 'during' || low === 'in') at++
  else if (low === 'в' && lowAt(finder, i + 1) === 'течение') {
    at += 2
    isOpen = true
  } else if (low === 'в' && /^ближайш/.test(lowAt(finder, i + 1))) at++
  else return null
  if (lowAt(finder, at) === 'the') at++
  const isNext = /^(?:next|coming|following|ближайш(?:его|их|ие|ий|ую|ее)|следующего)$/.test(
    lowAt(finder, at),
  )
  if (isNext) at++
  if (low !== 'within' && !isNext && !isOpen) return null
  let count = lowAt(finder, at) === 'a' || lowAt(finder, at) === 'one' ? 1 : numberAt(finder, at)
  if (count !== null) at++
  else count = 1
  const unit = finder.words.units[lowAt(finder, at)]
  if (unit === undefined) return null
  if (/s$/.test(lowAt(finder, at)) && count === 1) return null // “the coming weeks” gives no number
  if (isOfEvent(finder, at + 1)) return null
  const end = shifted(today, count, unit)
  return found(
    i,
    at,
    { earliest: today, latest: end.latest < today ? today : exactly(today, count, unit) },
    'stretch',
    false,
    'within',
  )
}

/** “within six months of ratification”: counted from a day that nothing here gives. */
function isOfEvent(finder: Finder, i: number): boolean {
  if (!/^(?:of|after|from|following|со|после|с)$/.test(lowAt(finder, i))) return false
  const at = /^(?:the|its|their|дня|даты|момента|его|её)$/.test(lowAt(finder, i + 1))
    ? i + 2
    : i + 1
  return EVENT.test(lowAt(finder, at))
}

const EVENT =
  /^(?:ratif|entry|entering|approv|adopt|conclu|complet|launch|receipt|receiv|notif|accept|open|start|begin|exchang|deposit|inaugur|award|commission|publicat|expir|terminat|ратифик|вступл|утвержд|одобр|принят|заверш|запуск|получ|уведомл|откры|начал|обмен)/

/** Wednesday, last Friday, next Monday, Wednesday of last week; a date after it says the same again. */
export function weekdayDate(finder: Finder, i: number): DateFound | null {
  const token = finder.tokens[i]!
  const weekday = finder.words.weekdays[token.low]
  if (weekday === undefined || (!token.isCapital && /^[a-z]/.test(token.low))) return null
  const comma = /^[,(]$/.test(lowAt(finder, i + 1)) ? 1 : 0
  const full = dayFirst(finder, i + 1 + comma) ?? monthFirst(finder, i + 1 + comma)
  if (full !== null && full.kind === 'day') return { ...full, first: i }
  const { today } = finder.context
  const isFuture = finder.isFuture
  if (today === null) return null
  const before = lowAt(finder, i - 1)
  const isLast = /^(?:last|прошл(?:ую|ый|ое))$/.test(before)
  const monday = plusDays(today, 1 - weekdayOf(today))
  let one: string
  let last = i
  let first = i
  let at = i + 1
  if (lowAt(finder, at) === 'of') at++
  if (/^(?:last|this|next)$/.test(lowAt(finder, at)) && lowAt(finder, at + 1) === 'week') {
    one = plusDays(monday, weekday - 1 + 7 * OFFSETS[lowAt(finder, at)]!)
    last = at + 1
  } else if (
    before === 'the' &&
    /^(?:before|after)$/.test(lowAt(finder, i + 1)) &&
    finder.last !== null
  ) {
    // the Monday before the summit: the last one before the days just spoken of
    const from = lowAt(finder, i + 1) === 'before' ? finder.last.earliest : finder.last.latest
    const back = (weekdayOf(from) - weekday + 7) % 7 || 7
    one = lowAt(finder, i + 1) === 'before' ? plusDays(from, -back) : plusDays(from, 7 - (back % 7))
  } else if (/^(?:next|следующ(?:ую|ий|ее))$/.test(before)) {
    one = nextWeekday(today, weekday)
    first = i - 1
  } else if (isFuture && !isLast) one = nextWeekday(today, weekday)
  // “last Thursday” in a paper of a Thursday is a week ago
  else one = plusDays(today, -((weekdayOf(today) - weekday + 7) % 7 || (isLast ? 7 : 0)))
  return found(first, last, { earliest: one, latest: one }, 'day', false)
}
