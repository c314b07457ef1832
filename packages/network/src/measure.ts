/**
 * The last measured hours and cost of a crossing, and what stands in where it was never measured.
 *
 * The ladder, from the surest rung down:
 *
 *     own              the crossing itself in this direction, else in both directions together
 *     other-direction  the crossing itself, the other way
 *     country          the mean of its country in this direction, else in both
 *     corridor         the mean of a corridor that a link of the crossing belongs to
 *     region           the mean of the region
 *
 * On a rung a measured figure goes before one that was only stated, then the latest year that had
 * ended, then the smaller id. Only means and medians stand for a crossing: the largest and the smallest
 * figures are anecdotes. A figure from another rung than the first is assumed, whatever its own basis.
 *
 * A figure counts from the end of its year, but where its source bears a day not before that day.
 * Year books bear none; to hold them back until they were read would leave every past day empty.
 */

import type { Days } from './openness.ts'
import type { Basis, CrossingMeasure, Link, Mode, Place } from './records.ts'

export const RUNGS = ['own', 'other-direction', 'country', 'corridor', 'region'] as const
export type Rung = (typeof RUNGS)[number]

export type Direction = 'outbound' | 'inbound'

/** A measure and the day by which a dated source gave it; null when all its sources are undated. */
export interface KnownMeasure {
  readonly value: CrossingMeasure
  readonly knownOn: string | null
}

/** One direction of one crossing. */
export interface Passage {
  readonly place: string
  readonly mode: Mode
  readonly direction: Direction
}

export interface Figure {
  readonly value: number
  readonly year: number
  readonly rung: Rung
  /** `assumed` when it stands in from another rung. */
  readonly basis: Basis
  readonly measure: CrossingMeasure
}

/** Looks up figures as of two days; null when no rung has one. */
export type Measured = (passage: Passage, metric: CrossingMeasure['metric']) => Figure | null

export function measuredOn(
  network: { readonly places: readonly Place[]; readonly links: readonly Link[] },
  measures: readonly KnownMeasure[],
  days: Days,
): Measured {
  const places = new Map(network.places.map((place) => [place.id, place]))
  const corridors = new Map<string, Set<string>>()
  for (const { from, to, mode, corridors: names } of network.links) {
    for (const end of [from, to]) {
      const key = `${end} ${mode}`
      const known = corridors.get(key) ?? new Set()
      for (const name of names) known.add(name)
      corridors.set(key, known)
    }
  }
  const regions = new Set(
    measures.flatMap(({ value }) => (value.scope === 'region' ? [`${value.area}`] : [])),
  )
  const usable = new Map<string, CrossingMeasure[]>()
  for (const measure of measures) {
    if (!isUsable(measure.value) || !isKnownBy(measure, days)) continue
    const key = keyOf(measure.value, crossingOf(measure.value, places))
    usable.set(key, [...(usable.get(key) ?? []), measure.value])
  }

  return ({ place, mode, direction }, metric) => {
    const find = (scope: CrossingMeasure['scope'], where: string, way: string) =>
      best(usable.get(`${scope} ${where} ${mode} ${way} ${metric}`) ?? [])
    const either = (scope: CrossingMeasure['scope'], where: string) =>
      find(scope, where, direction) ?? find(scope, where, 'both')
    const back = direction === 'outbound' ? 'inbound' : 'outbound'
    const along = [...(corridors.get(`${place} ${mode}`) ?? [])]
    const meanOf = (scope: 'corridor' | 'region', areas: Iterable<string>) =>
      best([...areas].flatMap((area) => either(scope, area) ?? []))
    const country = places.get(place)?.country
    const ladder: Record<Rung, () => CrossingMeasure | null> = {
      own: () => either('post', place),
      'other-direction': () => find('post', place, back),
      country: () => (country === undefined ? null : either('country', country)),
      corridor: () => meanOf('corridor', along),
      region: () => meanOf('region', regions),
    }
    for (const rung of RUNGS) {
      const measure = ladder[rung]()
      if (measure === null) continue
      const basis = rung === 'own' ? measure.basis : 'assumed'
      return { value: measure.value, year: measure.year!, rung, basis, measure }
    }
    return null
  }
}

/**
 * Where a figure belongs: its area, or its place; one taken at a clearance point inland belongs to the
 * post that it is for.
 */
export function crossingOf(
  { scope, place, toPlace, area }: CrossingMeasure,
  places: ReadonlyMap<string, Pick<Place, 'kind'>>,
): string {
  if (scope !== 'post') return `${area}`
  const isInland = toPlace !== null && places.get(place!)?.kind !== 'border'
  return isInland && places.get(toPlace)?.kind === 'border' ? toPlace : place!
}

function keyOf(measure: CrossingMeasure, where: string): string {
  return `${measure.scope} ${where} ${measure.mode} ${measure.direction} ${measure.metric}`
}

/** Only means and medians of a year stand for a crossing. */
function isUsable({ year, statistic }: CrossingMeasure): boolean {
  return year !== null && (statistic === 'mean' || statistic === 'median')
}

/** True when its source was out; where that bears no day, when its year had ended. */
export function isKnownBy({ value, knownOn }: KnownMeasure, { validOn, knownAt }: Days): boolean {
  if (knownOn !== null)
    return knownOn <= knownAt && (value.year === null || `${value.year}-01-01` <= validOn)
  if (value.year === null) return false
  const yearEnd = `${value.year}-12-31`
  return yearEnd <= validOn && yearEnd <= knownAt
}

function best(measures: readonly CrossingMeasure[]): CrossingMeasure | null {
  return measures.reduce<CrossingMeasure | null>(
    (first, next) => (first === null || isBetter(next, first) ? next : first),
    null,
  )
}

function isBetter(a: CrossingMeasure, b: CrossingMeasure): boolean {
  const isMeasured = a.basis === 'measured'
  if (isMeasured !== (b.basis === 'measured')) return isMeasured
  return a.year === b.year ? a.id < b.id : a.year! > b.year!
}
