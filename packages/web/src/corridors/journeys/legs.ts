/** Legs of a journey for drawing: parts of the map, and steps of the time/cost–distance chart. */

import type { JourneyBody, RouteAnswer } from '@followthrough/brief'
import type { DrawnPart } from '../map/network-map.tsx'
import { daysOf, shortName } from './figures.ts'

type Leg = JourneyBody['legs'][number]

/** A leg has the same key on the map, in the chart and in the table. */
export function legKey(index: number): string {
  return `leg-${index}`
}

/** What happens at a place is drawn there, the rest along its link. */
export function drawnParts(journey: Pick<JourneyBody, 'legs'>): DrawnPart[] {
  return journey.legs.map((leg, i) => ({
    key: legKey(i),
    link: leg.link,
    place: leg.kind === 'link' ? null : leg.from,
  }))
}

export interface Step {
  readonly key: string
  readonly leg: Leg
  readonly km1: number
  readonly km2: number
  readonly days1: number
  readonly days2: number
  readonly usd1: number
  readonly usd2: number
}

/** Cumulative distance, time and cost before and after each leg. */
export function stepsOf({ legs }: Pick<JourneyBody, 'legs'>): Step[] {
  let km = 0
  let minutes = 0
  let cents = 0
  return legs.map((leg, i) => {
    const before = { km, minutes, cents }
    km += leg.km
    minutes += leg.minutes
    cents += leg.costCents
    return {
      key: legKey(i),
      leg,
      km1: before.km,
      km2: km,
      days1: daysOf(before.minutes),
      days2: daysOf(minutes),
      usd1: before.cents / 100,
      usd2: cents / 100,
    }
  })
}

const KIND_WORDS: Record<Leg['kind'], string> = {
  link: '',
  gate: 'crossing',
  transfer: 'transfer to',
  gauge: 'change of gauge',
  departure: 'wait for departure by',
}

/** "Hill Pass: crossing", "Town – Haven". */
export function legWords(leg: Leg, nameOf: (place: string) => string): string {
  if (leg.kind === 'link') return `${nameOf(leg.from)} – ${nameOf(leg.to)}`
  const isToMode = leg.kind === 'transfer' || leg.kind === 'departure'
  const what = isToMode ? `${KIND_WORDS[leg.kind]} ${leg.mode}` : KIND_WORDS[leg.kind]
  return `${nameOf(leg.from)}: ${what}`
}

/** The steps worth a word: the longest waits at places, each place once. */
export function namedSteps(
  steps: readonly Step[],
  atMost: number,
  nameOf: (place: string) => string,
): Step[] {
  const total = steps.at(-1)?.days2 ?? 0
  const waits = steps
    .filter(({ leg, days1, days2 }) => leg.kind !== 'link' && days2 - days1 > total * 0.015)
    .sort((a, b) => b.days2 - b.days1 - (a.days2 - a.days1))
  const called = waits.map(({ leg }) => shortName(nameOf(leg.from)))
  return waits
    .filter((_, i) => called.indexOf(called[i]!) === i)
    .slice(0, atMost)
    .sort((a, b) => a.km1 - b.km1)
}

/** Names of the schemes that some regimes belong to, each once: a convention is one regime a country. */
export function schemesOf(ids: readonly string[], regimes: RouteAnswer['regimes']): string[] {
  return [...new Set(ids.map((id) => regimes[id]?.scheme ?? regimes[id]?.name ?? id))]
}
