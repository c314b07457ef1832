/** Journeys as they are sent: legs, figures, simulated days. */

import {
  ARC_KINDS,
  BASES,
  GROUPS,
  type Journey,
  type Leg,
  legsOf,
  MODES,
  profileOf,
  QUANTITIES,
  RUNGS,
  type View,
  viaOf,
  weakestOf,
} from '@followthrough/network'
import { z } from 'zod'

export const EstimateBody = z.object({ value: z.number(), error: z.number() })

/** Where a quantity of a leg comes from. */
export const FigureBody = z.object({
  of: z.enum(QUANTITIES),
  /** Id of the rate, measure, link or regime; `scenario` where a scenario set it. */
  from: z.string(),
  basis: z.enum(BASES),
  rung: z.enum(RUNGS).nullable(),
  year: z.int().nullable(),
  /** Ids of sources. */
  sources: z.array(z.string()),
})

export const LegBody = z.object({
  kind: z.enum(ARC_KINDS),
  arc: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.enum(MODES),
  gaugeMm: z.int().nullable(),
  link: z.string().nullable(),
  km: z.number().nonnegative(),
  minutes: z.int().nonnegative(),
  movingMinutes: z.int().nonnegative(),
  waitingMinutes: z.int().nonnegative(),
  costCents: z.int().nonnegative(),
  co2Grams: z.int().nonnegative(),
  /** The weakest of its figures. */
  basis: z.enum(BASES),
  /** Places in the list of figures of the answer. */
  figures: z.array(z.int().nonnegative()),
  /** Ids of the regimes it passes under. */
  regimes: z.array(z.string()),
  /** Papers that begin to be needed with this leg. */
  papers: z.array(z.string()),
  /** `unknown`: nobody has said whether it is open again. */
  open: z.enum(['yes', 'no', 'unknown']),
  /** Ids of sanctions that bear on the country entered. */
  sanctions: z.array(z.string()),
})

export const DaysBody = z.object({
  p05: z.number(),
  p50: z.number(),
  p95: z.number(),
  mean: EstimateBody,
  /** Monte Carlo standard errors of the quantiles. */
  errors: z.object({ p05: z.number(), p50: z.number(), p95: z.number() }),
  /** The chance of arriving by the day asked for; null when none was. */
  onTime: EstimateBody.nullable(),
  /** Mean cost with the waiting beyond the plan. */
  expectedCostCents: EstimateBody,
  /** Shares of the trials in equal steps of days from `from`. */
  histogram: z.object({ from: z.number(), step: z.number(), shares: z.array(z.number()) }),
})
export type DaysBody = z.infer<typeof DaysBody>

export const JourneyBody = z.object({
  id: z.string(),
  minutes: z.int().nonnegative(),
  costCents: z.int().nonnegative(),
  co2Grams: z.int().nonnegative(),
  km: z.number().nonnegative(),
  movingMinutes: z.int().nonnegative(),
  waitingMinutes: z.int().nonnegative(),
  /** Standard deviation of the time, as if the legs were independent and nothing shut. */
  spreadMinutes: z.number().nonnegative(),
  modes: z.array(z.enum(MODES)),
  /** Places by which people would name the way. */
  via: z.array(z.string()),
  /** The groups it is the best of. */
  groups: z.array(z.enum([...GROUPS, 'alternative'])),
  basis: z.enum(BASES),
  /** What must be on board: papers of all its legs. */
  papers: z.array(z.string()),
  legs: z.array(LegBody),
  /** Cumulative distance, time and cost; of grouped journeys. */
  profile: z.array(z.object({ km: z.number(), minutes: z.int(), costCents: z.int() })).optional(),
  /** Simulated; of grouped journeys when asked for. */
  days: DaysBody.optional(),
})
export type JourneyBody = z.infer<typeof JourneyBody>

const VARIANCE_MINUTES = 6

/** Collects the figures of many legs, each once. */
export function figureList() {
  const figures: z.infer<typeof FigureBody>[] = []
  const index = new Map<string, number>()
  return {
    figures,
    of(leg: Leg): number[] {
      return leg.figures.map((figure) => {
        const key = `${figure.of} ${figure.from} ${figure.basis} ${figure.rung}`
        const known = index.get(key)
        if (known !== undefined) return known
        const { of, from, basis, rung, year, sources } = figure
        const at = figures.push({ of, from, basis, rung, year, sources: [...sources] }) - 1
        index.set(key, at)
        return at
      })
    },
  }
}

/** A journey with its legs. */
export function journeyBody(
  view: View,
  journey: Journey,
  groups: JourneyBody['groups'],
  figures: ReturnType<typeof figureList>,
): JourneyBody {
  const legs = legsOf(view, journey)
  const sum = (of: (leg: Leg) => number) => legs.reduce((total, leg) => total + of(leg), 0)
  return {
    id: journey.id,
    minutes: journey.minutes,
    costCents: journey.cents,
    co2Grams: journey.grams,
    km: sum((leg) => leg.km),
    movingMinutes: sum((leg) => leg.movingMinutes),
    waitingMinutes: sum((leg) => leg.waitingMinutes),
    spreadMinutes: Math.round(Math.sqrt(journey.variance) * VARIANCE_MINUTES),
    modes: [...new Set(legs.filter((leg) => leg.kind === 'link').map((leg) => leg.mode))],
    via: viaOf(view, journey),
    groups,
    basis: legs.length === 0 ? BASES[0] : weakestOf(legs),
    papers: [...new Set(legs.flatMap((leg) => leg.papers))],
    legs: legs.map((leg) => ({
      kind: leg.kind,
      arc: leg.arc,
      from: leg.from,
      to: leg.to,
      mode: leg.mode,
      gaugeMm: leg.gaugeMm,
      link: leg.link,
      km: leg.km,
      minutes: leg.minutes,
      movingMinutes: leg.movingMinutes,
      waitingMinutes: leg.waitingMinutes,
      costCents: leg.cents,
      co2Grams: leg.grams,
      basis: leg.basis,
      figures: figures.of(leg),
      regimes: leg.regimes.map(({ id }) => id),
      papers: [...leg.papers],
      open: leg.open,
      sanctions: leg.sanctions.map(({ id }) => id),
    })),
    ...(groups.length === 0
      ? {}
      : {
          profile: profileOf(legs).map(({ km, minutes, cents }) => ({
            km,
            minutes,
            costCents: cents,
          })),
        }),
  }
}
