/** Asks for the journeys of a plan; an older question is given up when the plan changes. */

import type { JourneyBody, RouteAnswer } from '@followthrough/brief'
import { useAnswer } from '../../data/answers.ts'
import { type Plan, planParams } from '../plan-state.ts'

export function useRoute(plan: Plan) {
  return useAnswer<RouteAnswer>(
    'route',
    // Legs of the best alone: with those of the whole front the answer is ten times as large.
    { ...planParams(plan, true), simulate: 'true', legs: 'grouped' },
    { enabled: plan.from !== '' && plan.to !== '' },
  )
}

/** The same with the legs of every journey; asked for when one is picked that came without. */
export function useAllLegs(plan: Plan, enabled: boolean) {
  return useAnswer<RouteAnswer>('route', { ...planParams(plan, true), legs: 'all' }, { enabled })
}

/** A journey with its legs, and the answer whose figures, places and regimes they point to. */
export interface ToldJourney {
  readonly journey: JourneyBody
  readonly answer: RouteAnswer
}

/** The journey as the first answer tells it, or with legs from `whole`; undefined while they are not here. */
export function toldJourney(
  journey: JourneyBody,
  answer: RouteAnswer,
  whole: RouteAnswer | undefined,
): ToldJourney | undefined {
  if (journey.legs.length > 0) return { journey, answer }
  const found = whole?.front.find(({ id }) => id === journey.id)
  return whole === undefined || found === undefined
    ? undefined
    : { journey: { ...journey, legs: found.legs }, answer: whole }
}

/** The journeys to list: the best of each kind, then the best of other corridors. */
export function listedJourneys({ front, groups }: Pick<RouteAnswer, 'front' | 'groups'>) {
  if (groups === null) return []
  const { fastest, cheapest, greenest, balanced, safest, alternatives } = groups
  const ids = [...new Set([fastest, cheapest, greenest, balanced, safest, ...alternatives])]
  return ids.flatMap((id) => front.find((journey) => journey.id === id) ?? [])
}
