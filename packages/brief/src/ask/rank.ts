/**
 * How much a question presses: a sum of named parts, each a whole number of 0 to 100 times its weight.
 *
 *     overdue     days past the due day; 100 at a year                                       × 3
 *     due-soon    nearness of a due day that lies ahead, within the days asked for           × 2
 *     stakes      the headline target 100; an effect on the network 60; money 20 for each tenfold of a
 *                 million; a treaty or agreement 30: the highest of these                     × 2
 *     dependents  34 for each commitment that depends on it                                  × 2
 *     silence     days since the last qualifying event over its stall clock                  × 1
 *     repeated    25 for each time it was promised again                                     × 1
 *     carried     100 when the last session put it off or did not reach it, or the day that was given
 *                 there has passed                                                           × 3
 */

import { daysBetween } from '@followthrough/record'
import type { Case } from './case.ts'
import { RANK_PARTS, type RankPart } from './rule-ids.ts'

export interface Rank {
  readonly score: number
  /** Parts that count for something; they add up to the score. */
  readonly parts: readonly { readonly part: RankPart; readonly points: number }[]
}

const WEIGHTS: Record<RankPart, number> = {
  overdue: 3,
  'due-soon': 2,
  stakes: 2,
  silence: 1,
  dependents: 2,
  repeated: 1,
  carried: 3,
}
const FULL = 100
const YEAR_DAYS = 365
const MONTH_DAYS = 30.44
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 }

export function rankOf(given: Case, isCarried = false): Rank {
  const { status, state, record, dueWithinDays } = given
  const left = status.due === null ? null : daysBetween(state.validOn, status.due.latest)
  const isOverdue = status.badges.includes('overdue')
  const shares: Record<RankPart, number> = {
    overdue: isOverdue && left !== null ? -left / YEAR_DAYS : 0,
    'due-soon':
      left !== null && left >= 0 && left <= dueWithinDays ? 1 - left / (dueWithinDays + 1) : 0,
    stakes: stakesOf(given),
    silence: status.silenceDays / (record.stallMonths * MONTH_DAYS),
    dependents: given.dependents.length * 0.34,
    repeated: status.recurrences * 0.25,
    carried: isCarried ? 1 : 0,
  }
  const parts = RANK_PARTS.map((part) => ({
    part,
    points: WEIGHTS[part] * Math.round(FULL * Math.min(1, Math.max(0, shares[part]))),
  })).filter(({ points }) => points > 0)
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts }
}

function stakesOf({ dossier, record, instrument }: Case): number {
  const isTarget = dossier.partnership.headlineTarget?.commitment === record.id
  const moves = dossier.network().effects.some(({ commitment }) => commitment === record.id)
  const isAgreement = instrument?.kind === 'treaty' || instrument?.kind === 'agreement'
  return Math.max(
    isTarget ? 1 : 0,
    moves ? 0.6 : 0,
    isAgreement ? 0.3 : 0,
    moneyShare(record.value, record.unit),
  )
}

/** Money by its order of magnitude: 0.2 for each tenfold of a million. */
function moneyShare(value: number | null, unit: string): number {
  const [, scale] = /^[A-Z]{3}(?: (thousand|million|billion))?$/.exec(unit) ?? []
  if (value === null || !/^[A-Z]{3}\b/.test(unit)) return 0
  const millions = (value * (SCALES[scale ?? ''] ?? 1)) / 1e6
  return millions <= 1 ? 0 : Math.min(1, 0.2 * Math.log10(millions))
}
