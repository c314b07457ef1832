/** Simulated days of journeys, summed up for reading. */

import {
  coursesOf,
  type Journey,
  type Outcome,
  sampleQuantile,
  simulate,
  summarise,
  type View,
} from '@followthrough/network'
import type { Desk } from './desk.ts'
import type { DaysBody } from './legs.ts'

export const DEFAULT_TRIALS = 2000
export const DEFAULT_SEED = 1
const DAY_MINUTES = 1440
const BINS = 24

export interface Trials {
  readonly trials: number
  readonly seed: number
  readonly policy: 'wait' | 'replan'
}

export function trialsOf(query: {
  readonly trials?: number | undefined
  readonly seed?: number | undefined
  readonly policy?: 'wait' | 'replan' | undefined
}): Trials {
  return {
    trials: query.trials ?? DEFAULT_TRIALS,
    seed: query.seed ?? DEFAULT_SEED,
    policy: query.policy ?? 'wait',
  }
}

/** Minutes and cents of each journey in each trial. */
export function outcomesOf(
  desk: Desk,
  view: View,
  journeys: readonly Journey[],
  to: string,
  { trials, seed, policy }: Trials,
): Outcome[] {
  const { network } = view
  const model = desk.closures(network)
  const courses = coursesOf(view, journeys, to, model, policy === 'replan')
  const shutAtStart = new Set(
    view.standings.blockers
      .filter(({ kind }) => kind === 'disruption')
      .flatMap(({ arcs }) => arcs.map((arc) => network.arcs[arc]!.link!.id)),
  )
  const detourCv = network.tariffs('moving-spread', 'road', [])?.value ?? 0
  return simulate(courses, model, {
    seed,
    from: 0,
    to: trials,
    policy,
    shutAtStart,
    detourCv,
  })
}

/** Quantiles in days, with the error of the simulation. */
export function daysBody(
  { minutes, cents }: Outcome,
  plannedMinutes: number,
  byMinutes: number | null,
): DaysBody {
  const { p05, p50, p95, mean, onTime } = summarise(minutes, byMinutes ?? plannedMinutes)
  const cost = summarise(cents).mean
  const inDays = (value: number) => value / DAY_MINUTES
  const estimate = ({ value, error }: { value: number; error: number }) => ({
    value: inDays(value),
    error: inDays(error),
  })
  return {
    p05: inDays(p05.value),
    p50: inDays(p50.value),
    p95: inDays(p95.value),
    mean: estimate(mean),
    errors: { p05: inDays(p05.error), p50: inDays(p50.error), p95: inDays(p95.error) },
    onTime: byMinutes === null ? null : onTime,
    expectedCostCents: cost,
    histogram: histogramOf(minutes),
  }
}

/** Equal steps up to the 99th percentile; what lies beyond is in the last. */
function histogramOf(minutes: Float64Array): DaysBody['histogram'] {
  const sorted = minutes.toSorted()
  const from = sorted[0]! / DAY_MINUTES
  const until = sampleQuantile(sorted, 0.99) / DAY_MINUTES
  const step = Math.max((until - from) / BINS, 1e-6)
  const shares = new Array<number>(BINS).fill(0)
  for (const value of minutes) {
    const bin = Math.min(BINS - 1, Math.floor((value / DAY_MINUTES - from) / step))
    shares[bin]! += 1 / minutes.length
  }
  return { from, step, shares }
}
