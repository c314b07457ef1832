/** Closures as bars on an axis of time, in years; what is not known of their ends fades out. */

import type { CrossingAnswer } from '@followthrough/brief'
import { epochDay, intervalOf } from '@followthrough/record/day'

type Disruption = CrossingAnswer['disruptions'][number]

export interface ClosureBar {
  readonly id: string
  readonly disruption: Disruption
  /** Years: the part that was shut for certain. */
  readonly from: number
  readonly until: number
  /** The end of what is in doubt after it; equal to `until` where nothing is. */
  readonly fades: number
  /** The row on which it stands: modes and what only hampered apart, overlapping bars below each other. */
  readonly row: number
}

const DAYS_PER_YEAR = 365.25
const EPOCH_YEAR = 1970
/** How far a bar without a known end fades, in years. */
const FADE = 0.12
/** Shorter bars could not be seen; their words tell the true length. */
const SHORTEST = 0.015

export function yearsOf(day: string): number {
  return EPOCH_YEAR + epochDay(day) / DAYS_PER_YEAR
}

/** Bars of the dated disruptions, the oldest first. */
export function closureBars(disruptions: readonly Disruption[], asOf: string): ClosureBar[] {
  const today = yearsOf(asOf)
  const bars = disruptions
    .filter(({ fromOn }) => fromOn !== null)
    .map((disruption): Omit<ClosureBar, 'row'> => {
      const begins = intervalOf(disruption.fromOn!)!
      const from = yearsOf(begins.earliest)
      const certain = lastCertain(disruption, begins.latest, asOf)
      const until = Math.max(from + SHORTEST, Math.min(today, yearsOf(certain) + 1 / DAYS_PER_YEAR))
      const isDoubtful = disruption.untilOn === null && disruption.end !== 'open'
      const fades = isDoubtful ? Math.min(Math.max(today, until), until + FADE) : until
      return { id: disruption.id, disruption, from, until, fades }
    })
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
  const rows: { until: number; kind: string }[] = []
  const gap = 0.02
  return bars.map((bar) => {
    const kind = `${bar.disruption.mode} ${bar.disruption.kind === 'freight'}`
    let row = rows.findIndex((one) => one.kind === kind && one.until + gap <= bar.from)
    if (row === -1) row = rows.push({ kind, until: 0 }) - 1
    rows[row]!.until = bar.fades
    return { ...bar, row }
  })
}

function lastCertain({ untilOn, end, seenOn }: Disruption, begun: string, asOf: string): string {
  if (untilOn !== null) return intervalOf(untilOn)!.latest
  if (end === 'open') return asOf
  return seenOn === null ? begun : intervalOf(seenOn)!.earliest
}
