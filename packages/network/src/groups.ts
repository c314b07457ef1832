/**
 * A front sorted for people: the best of each kind, and other corridors worth a look.
 *
 * Two journeys ride one corridor when they leave the same countries at the same places by the same modes.
 *
 *     fastest, cheapest, greenest   least of that criterion, then of the others in this order
 *     safest                        least variance of the time
 *     balanced                      with a value of the goods: least cost and worth of the days together;
 *                                   else least product of days, dollars and CO2, which no unit can tilt
 *     alternatives                  the balanced best of every other corridor, nearest first, when it is
 *                                   not more than twice as bad as the balanced one
 */

import type { Arc } from './arc.ts'
import { arcIn, type Journey, type View } from './plan.ts'
import { LAND } from './records.ts'

export const GROUPS = ['fastest', 'cheapest', 'greenest', 'balanced', 'safest'] as const
export type Group = (typeof GROUPS)[number]

export interface Grouped {
  /** The journey that is best of each kind. */
  readonly best: Readonly<Record<Group, Journey>>
  readonly alternatives: readonly Journey[]
}

const MOST_ALTERNATIVES = 4
const WORTH_A_LOOK = 2
const DAY_MINUTES = 1440
const CENTS = 100
const PERCENT = 100

/** `valueUsd` is what the goods are worth; null when nobody said. Null for an empty front. */
export function groupsOf(
  view: View,
  journeys: readonly Journey[],
  valueUsd: number | null,
): Grouped | null {
  const [first, ...rest] = journeys
  if (first === undefined) return null
  const least = (...figures: ((journey: Journey) => number)[]) =>
    rest.reduce((best, next) => {
      const differing = figures.find((figure) => figure(best) !== figure(next))
      return differing !== undefined && differing(next) < differing(best) ? next : best
    }, first)
  const minutes = (journey: Journey) => journey.minutes
  const cents = (journey: Journey) => journey.cents
  const grams = (journey: Journey) => journey.grams
  const rate = view.network.tariffs('time-value', 'all', [])
  const burden = (journey: Journey) =>
    valueUsd === null || rate === null
      ? // Logarithms, so that the product of three large numbers stays exact enough to compare.
        Math.log(journey.minutes + 1) + Math.log(journey.cents + 1) + Math.log(journey.grams + 1)
      : journey.cents + (journey.minutes / DAY_MINUTES) * (rate.value / PERCENT) * valueUsd * CENTS
  const best = {
    fastest: least(minutes, cents, grams),
    cheapest: least(cents, minutes, grams),
    greenest: least(grams, minutes, cents),
    balanced: least(burden, minutes),
    safest: least((journey) => journey.variance, minutes, cents),
  }
  const seen = new Set(Object.values(best).map((journey) => corridorOf(view, journey)))
  const limit =
    valueUsd === null || rate === null
      ? burden(best.balanced) + Math.log(WORTH_A_LOOK ** 3)
      : burden(best.balanced) * WORTH_A_LOOK
  const alternatives: Journey[] = []
  for (const journey of journeys.toSorted((a, b) => burden(a) - burden(b))) {
    const corridor = corridorOf(view, journey)
    if (seen.has(corridor) || burden(journey) > limit) continue
    seen.add(corridor)
    alternatives.push(journey)
    if (alternatives.length === MOST_ALTERNATIVES) break
  }
  return { best, alternatives }
}

/** Where and by what a journey leaves each country: the same for all that ride one corridor. */
export function corridorOf(view: View, { arcs }: Journey): string {
  return arcs
    .map((arc) => arcIn(view, arc))
    .filter((arc) => isPassage(view, arc))
    .map((arc) => `${arc.mode} ${placeOf(view, arc.from)} ${placeOf(view, arc.to)}`)
    .join('|')
}

/** Places by which people would name the way: where it leaves a country, or boards a ship or aircraft. */
export function viaOf(view: View, { arcs }: Journey): string[] {
  const via = arcs
    .map((arc) => arcIn(view, arc))
    .filter((arc) => isPassage(view, arc))
    .flatMap((arc) => (LAND.includes(arc.mode) ? [arc.from] : [arc.from, arc.to]))
    .map((vertex) => placeOf(view, vertex))
  return [...new Set(via)]
}

/** Across a border, or over water or by air. */
function isPassage(view: View, arc: Arc): boolean {
  if (arc.link === null) return false
  const country = (vertex: number) => view.network.places.get(placeOf(view, vertex))!.country
  return !LAND.includes(arc.mode) || country(arc.from) !== country(arc.to)
}

function placeOf(view: View, vertex: number): string {
  return view.network.vertices[vertex]!.place
}
