/** Entries of the timeline by year. */

import type { TimelineEntry } from '@followthrough/brief'

export interface YearCount {
  readonly year: number
  readonly events: number
  readonly instruments: number
}

/** One count for every year from the first to the last, the empty ones too. */
export function yearCounts(entries: readonly Pick<TimelineEntry, 'on' | 'type'>[]): YearCount[] {
  const years = entries.map((entry) => Number(entry.on.slice(0, 4)))
  if (years.length === 0) return []
  const first = Math.min(...years)
  const last = Math.max(...years)
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = first + i
    const ofYear = entries.filter((_, e) => years[e] === year)
    const events = ofYear.filter((entry) => entry.type === 'event').length
    return { year, events, instruments: ofYear.length - events }
  })
}

/** Entries under their years, in the order given. */
export function underYears<T extends Pick<TimelineEntry, 'on'>>(
  entries: readonly T[],
): { year: string; entries: T[] }[] {
  const years: { year: string; entries: T[] }[] = []
  for (const entry of entries) {
    const year = entry.on.slice(0, 4)
    const last = years.at(-1)
    if (last?.year === year) last.entries.push(entry)
    else years.push({ year, entries: [entry] })
  }
  return years
}
