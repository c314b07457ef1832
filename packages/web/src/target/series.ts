/** Reported totals as series to draw: one a statistical basis, full years only, never blended. */

import type { TotalBody } from '@followthrough/brief'
import { epochDay, intervalOf } from '@followthrough/record/day'
import { basisWords } from '../parts/words.ts'

export interface SeriesPoint {
  readonly series: string
  /** The middle of the period in years, for the axis of time: 2025 as a whole is 2025.5. */
  readonly at: number
  readonly period: string
  readonly value: number
  readonly kind: TotalBody['kind']
}

/** Years before the day asked for that the chart goes back. */
export const YEARS_SHOWN = 10

/**
 * Points of the totals that `unit` measures, by series and time. A basis that publishes no sum is
 * drawn by its exports, and says so.
 */
export function seriesPoints(
  totals: readonly TotalBody[],
  unit: string,
  asOf: string,
): SeriesPoint[] {
  const first = epochDay(asOf) - YEARS_SHOWN * DAYS_PER_YEAR
  const full = totals.filter((total) => total.fullYear && total.unit === unit)
  const nameOf = (total: TotalBody) =>
    `${total.reporter.name}: ${basisWords(total.basis, total.reporter.id)}`
  const withSums = new Set(
    full.filter(({ direction }) => direction === 'total').map((total) => nameOf(total)),
  )
  return full
    .filter((total) =>
      withSums.has(nameOf(total)) ? total.direction === 'total' : total.direction === 'export',
    )
    .filter((total) => epochDay(intervalOf(total.periodEnd)!.latest) >= first)
    .map(
      (total): SeriesPoint => ({
        series: withSums.has(nameOf(total)) ? nameOf(total) : `${nameOf(total)}, exports alone`,
        at: middleYear(total),
        period: total.label,
        value: total.value,
        kind: total.kind,
      }),
    )
    .sort((a, b) => a.series.localeCompare(b.series, 'en') || a.at - b.at)
}

const DAYS_PER_YEAR = 365.25
const EPOCH_YEAR = 1970

function middleYear({ periodStart, periodEnd }: TotalBody): number {
  const first = epochDay(intervalOf(periodStart)!.earliest)
  const last = epochDay(intervalOf(periodEnd)!.latest)
  return EPOCH_YEAR + (first + last + 1) / 2 / DAYS_PER_YEAR
}

/** The newest point of each series. */
export function lastPoints(points: readonly SeriesPoint[]): SeriesPoint[] {
  const last = new Map<string, SeriesPoint>()
  for (const point of points) last.set(point.series, point)
  return [...last.values()]
}
