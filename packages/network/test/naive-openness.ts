/**
 * The disruption log read again, slowly: every day of the years in question is painted, disruption by
 * disruption, and the one asked for is looked up. Kept apart from the module that it judges.
 */

import { addMonths, dayOfEpoch, epochDay } from '@followthrough/record'
import type { Disruption, Link, Place } from '../src/index.ts'

const FIRST = '2023-06-01'
const LAST = '2025-12-31'
const DAYS = Array.from({ length: epochDay(LAST) - epochDay(FIRST) + 1 }, (_, i) =>
  dayOfEpoch(epochDay(FIRST) + i),
)

/** Days that a partial day can mean. */
function daysOf(partial: string): string[] {
  return DAYS.filter((day) => day.startsWith(partial))
}

/** Paints the days of a disruption that none of it is known to have passed. */
function painted(
  disruption: Disruption,
  all: readonly Disruption[],
  knownAt: string,
): Map<string, 'no' | 'unknown'> {
  const paint = new Map<string, 'no' | 'unknown'>()
  if (disruption.kind !== 'freight' || disruption.fromOn === null) return paint
  const starts = daysOf(disruption.fromOn)
  const ends = disruption.untilOn === null ? [] : daysOf(disruption.untilOn)
  if (ends.length > 0 && ends.at(-1)! <= knownAt) {
    // Every pair of days on which it may have begun and ended.
    const spans = starts.flatMap((start) => ends.map((end) => ({ start, end })))
    for (const day of DAYS) {
      if (day < starts[0]! || day > ends.at(-1)!) continue
      const isIn = ({ start, end }: { start: string; end: string }) => start <= day && day <= end
      paint.set(day, spans.every(isIn) ? 'no' : 'unknown')
    }
    return paint
  }
  const seen =
    disruption.untilOn !== null
      ? knownAt
      : disruption.seenOn === null
        ? ''
        : daysOf(disruption.seenOn)[0]!
  const next = all
    .filter((other) => other.fromOn !== null && other.mode === disruption.mode)
    .filter(
      (other) =>
        (other.place !== null && other.place === disruption.place) ||
        other.links.some((id) => disruption.links.includes(id)),
    )
    .map((other) => daysOf(other.fromOn!)[0]!)
    .filter((start) => start > starts.at(-1)!)
    .sort()[0]
  for (const day of DAYS) {
    if (day < starts[0]!) continue
    if (day < starts.at(-1)!) paint.set(day, 'unknown')
    else if (day === starts.at(-1)!) paint.set(day, 'no')
    else if (disruption.untilOn === null && disruption.end === 'open') paint.set(day, 'no')
    else if (day <= seen && day <= knownAt) paint.set(day, 'no')
    else if (next === undefined || day < next) paint.set(day, 'unknown')
  }
  return paint
}

/** Openness of a link on a day, as painted. */
export function naiveLink(
  asked: Link,
  places: readonly Place[],
  disruptions: readonly { value: Disruption; knownOn: string }[],
  day: string,
  knownAt: string,
): 'yes' | 'no' | 'unknown' {
  if (asked.status !== 'open') return 'no'
  const known = disruptions.filter((d) => d.knownOn <= knownAt).map((d) => d.value)
  const countryOf = (id: string) => places.find((p) => p.id === id)!.country
  const answers = known.flatMap((d) => {
    const isAt =
      d.place !== null &&
      d.mode === asked.mode &&
      (asked.from === d.place || asked.to === d.place) &&
      (places.find((p) => p.id === d.place)!.kind !== 'border' ||
        countryOf(asked.from) !== countryOf(asked.to))
    const isNamed = d.links.includes(asked.id)
    return isAt || isNamed ? [painted(d, known, knownAt).get(day) ?? 'yes'] : []
  })
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'
}

/** A day some months after the first, for generators. */
export function dayAfter(months: number, days: number): string {
  return dayOfEpoch(epochDay(addMonths('2024-01-01', months)) + days)
}
