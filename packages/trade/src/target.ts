/**
 * A target against what is reported: one scoreboard a statistical basis, never a blend of bases.
 *
 * Required growth is the constant yearly rate that leads from a scoreboard's figure to the target,
 * counted from the end of the figure's period to the due day: (target / value)^(1 / years) − 1.
 */

import { addMonths, daysBetween, intervalOf } from '@followthrough/record'
import type { Target, Total } from './records.ts'

const DAYS_PER_YEAR = 365.25
/** A figure whose period ended this long before the newest is history, no scoreboard. */
const STALE_MONTHS = 18

/** A full-year figure of one basis, with what it says about the target. */
export interface Scoreboard {
  readonly total: Total
  /** Share of the target reached, 0 to 1 and beyond. */
  readonly share: number
  /** The figure one year of the same basis and direction before, where there is one. */
  readonly before: Total | null
  /** Yearly growth needed to arrive on the due day; null when that day is past or unknown. */
  readonly requiredGrowth: number | null
}

/** True when a figure covers twelve months. */
export function isFullYear(total: Pick<Total, 'periodStart' | 'periodEnd'>): boolean {
  const days = daysBetween(
    intervalOf(total.periodStart)!.earliest,
    intervalOf(total.periodEnd)!.latest,
  )
  return days >= 364 && days <= 366
}

/**
 * The newest full-year figure of every living basis, largest first. A basis that publishes no sum is
 * represented by its exports. `dueOn` is the last day the target may be reached.
 */
export function scoreboards(
  totals: readonly Total[],
  target: Pick<Target, 'indicator' | 'value' | 'unit'>,
  dueOn: string | null,
): Scoreboard[] {
  const full = totals.filter(
    (t) => t.indicator === target.indicator && t.unit === target.unit && isFullYear(t),
  )
  const newestEnd = full.map(endOf).sort().at(-1)
  const fresh = newestEnd === undefined ? '' : addMonths(newestEnd, -STALE_MONTHS)
  const ofBasis = new Map<string, Total[]>()
  for (const total of full) {
    const key = `${total.reporter} ${total.basis}`
    ofBasis.set(key, [...(ofBasis.get(key) ?? []), total])
  }
  return [...ofBasis.values()]
    .map((all): Scoreboard => {
      const sums = all.filter((t) => t.direction === 'total')
      const eligible = sums.length > 0 ? sums : all.filter((t) => t.direction === 'export')
      const newest = [...(eligible.length > 0 ? eligible : all)].sort(byPeriod).at(-1)!
      const before =
        all
          .filter((t) => t.direction === newest.direction && isYearBefore(t, newest))
          .sort(byPeriod)
          .at(-1) ?? null
      return {
        total: newest,
        share: newest.value / target.value,
        before,
        requiredGrowth: dueOn === null ? null : growth(newest, target.value, dueOn),
      }
    })
    .filter((board) => endOf(board.total) >= fresh)
    .sort((a, b) => b.share - a.share || (a.total.id < b.total.id ? -1 : 1))
}

function endOf(total: Total): string {
  return intervalOf(total.periodEnd)!.latest
}

function byPeriod(a: Total, b: Total): number {
  const x = endOf(a)
  const y = endOf(b)
  return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1
}

function isYearBefore(a: Total, b: Total): boolean {
  const days = daysBetween(endOf(a), endOf(b))
  return days >= 364 && days <= 367
}

function growth(total: Total, value: number, dueOn: string): number | null {
  const years = daysBetween(endOf(total), dueOn) / DAYS_PER_YEAR
  return years <= 0 || total.value === 0 ? null : (value / total.value) ** (1 / years) - 1
}
