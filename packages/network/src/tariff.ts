/**
 * The figures the model uses: rates with a parameter, looked up for a mode and an area as of a day.
 *
 * One unit a parameter:
 *
 *     haul-usd          US dollars per 500 km per load of 20 t
 *     speed             km/h in motion
 *     running-hours     hours of a day in motion
 *     headway-days      days between departures
 *     handling-hours    hours from one mode to another; of the mode that is not road
 *     handling-usd      US dollars for it, per load of 20 t
 *     gauge-hours       hours at a break of gauge
 *     gauge-usd         US dollars for it, per load of 20 t
 *     emission          kg of CO2 equivalent per tonne-kilometre, well to wheel
 *     chilled-usd       times the haul, when chilled
 *     chilled-emission  times the emission, when chilled
 *     payload           tonnes in one vehicle or container
 *     capacity          tonnes that one departure takes
 *     moving-spread     coefficient of variation of the time in motion
 *     dwell-spread      coefficient of variation of the time at a crossing
 *     journey-spread    coefficient of variation that all legs of a mode have in common
 *     waiting-usd       US dollars a day, of one load that stands still
 *     time-value        percent of the worth of the goods, per day
 *
 * Areas are tried in the order given (a link, a place, a country), then the figure for everywhere else. In
 * one area the latest year not after the day counts, a measured figure before a stated one; where every
 * figure is younger than the day the oldest stands in and is assumed.
 */

import type { Days } from './openness.ts'
import type { Basis, Parameter, Rate, WideMode } from './records.ts'

/** A rate and the day by which a dated source gave it; null when all its sources are undated. */
export interface KnownRate {
  readonly value: Rate
  readonly knownOn: string | null
}

export interface Tariff {
  readonly value: number
  readonly basis: Basis
  readonly rate: Rate
}

/** The figure for the first of the areas that has one, else for everywhere; null when there is none. */
export type Tariffs = (
  parameter: Parameter,
  mode: WideMode,
  areas: readonly string[],
) => Tariff | null

export function tariffsOn(rates: readonly KnownRate[], days: Days): Tariffs {
  // Nested maps, since keys put together from parts have to be hashed anew at each look-up.
  const chosen = new Map<string, Map<string, Map<string, Tariff | null>>>()
  const used = rates.filter(({ value }) => value.parameter !== null)
  for (const [parameter, ofParameter] of Map.groupBy(used, ({ value }) => value.parameter!)) {
    const byMode = new Map<string, Map<string, Tariff | null>>()
    chosen.set(parameter, byMode)
    for (const [mode, ofMode] of Map.groupBy(ofParameter, ({ value }) => value.mode)) {
      const byArea = Map.groupBy(ofMode, ({ value }) => value.area ?? '')
      byMode.set(mode, new Map([...byArea].map(([area, known]) => [area, newestOf(known, days)])))
    }
  }
  return (parameter, mode, areas) => {
    const inAreas = chosen.get(parameter)?.get(mode)
    if (inAreas === undefined) return null
    for (const area of areas) {
      const tariff = inAreas.get(area)
      if (tariff != null) return tariff
    }
    return inAreas.get('') ?? null
  }
}

function newestOf(rates: readonly KnownRate[], { validOn, knownAt }: Days): Tariff | null {
  const year = Number(validOn.slice(0, 4))
  const isInTime = ({ value, knownOn }: KnownRate) =>
    (value.year ?? year) <= year && (knownOn === null || knownOn <= knownAt)
  const timely = rates.filter(isInTime).map(({ value }) => value)
  const [first] = timely.sort(
    (a, b) =>
      Number(b.basis === 'measured') - Number(a.basis === 'measured') ||
      (b.year ?? 0) - (a.year ?? 0) ||
      compare(a.id, b.id),
  )
  if (first !== undefined) return { value: first.value, basis: first.basis, rate: first }
  const [oldest] = rates
    .map(({ value }) => value)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || compare(a.id, b.id))
  return oldest === undefined ? null : { value: oldest.value, basis: 'assumed', rate: oldest }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
