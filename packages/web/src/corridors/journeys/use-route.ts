/** Asks for the journeys of a plan; an older question is given up when the plan changes. */

import type { RouteAnswer } from '@followthrough/brief'
import { useAnswer } from '../../data/answers.ts'
import { type Plan, planParams } from '../plan-state.ts'

export function useRoute(plan: Plan) {
  return useAnswer<RouteAnswer>(
    'route',
    { ...planParams(plan, true), simulate: 'true' },
    { enabled: plan.from !== '' && plan.to !== '' },
  )
}

/** The journeys to list: the best of each kind, then the best of other corridors. */
export function listedJourneys({ front, groups }: Pick<RouteAnswer, 'front' | 'groups'>) {
  if (groups === null) return []
  const { fastest, cheapest, greenest, balanced, safest, alternatives } = groups
  const ids = [...new Set([fastest, cheapest, greenest, balanced, safest, ...alternatives])]
  return ids.flatMap((id) => front.find((journey) => journey.id === id) ?? [])
}
