/**
 * The model against lanes that others have published: kilometres, days and dollars, row by row.
 *
 * One rule for every row. The journey asked for goes by the mode of the row (multimodal: all but air),
 * passes the places it names, and departs in the middle of its year, or on the day of reading where it
 * bears none. Days are those of the fastest such journey, dollars those of the cheapest, kilometres those
 * of the greenest: by one mode that is the shortest. The band is that of the simulation. Where there is none, closures of the day are lifted, then links
 * that are planned are opened too, and the row says so. Rows with an end outside the network are listed
 * and not compared.
 */

import { type Answers, RefusedQuestion, type RouteAnswer, RouteQuery } from '@followthrough/brief'
import type { Lane } from '@followthrough/network'

export interface Compared {
  readonly lane: Lane
  readonly model: Prediction | null
  /** Why there is no prediction. */
  readonly why: string | null
}

export interface Prediction {
  /** In the metric of the lane; hours are days. */
  readonly value: number
  /** Days from the 5th to the 95th percentile; null for other metrics. */
  readonly band: readonly [number, number] | null
  /** Model by published. */
  readonly ratio: number
  readonly via: readonly string[]
  readonly opened: 'nothing' | 'closures' | 'planned links'
}

const HOURS_A_DAY = 24
const DAY_MINUTES = 1440
const CENTS = 100
/** A truckload; by air what a passenger flight takes along. */
const ROAD_KG = 20_000
const AIR_KG = 1000
const OVERLAND = ['road', 'rail', 'sea', 'ferry'] as const

/** What is published of a lane, hours as days. */
export function publishedOf({ metric, value }: Lane): number {
  return metric === 'hours' ? value / HOURS_A_DAY : value
}

/** Compares every lane of the pack, in its order. */
export function compareLanes(answers: Answers): Compared[] {
  return answers.dossier.lanes().map((lane) => compare(answers, lane))
}

function compare(answers: Answers, lane: Lane): Compared {
  if (lane.outside.length > 0)
    return { lane, model: null, why: `${lane.outside.join(' and ')} outside the network` }
  const asOf =
    lane.year === null ? answers.dossier.partnership.readOn : `${Math.max(lane.year, 2016)}-07-01`
  const closed = answers.dossier
    .network()
    .links.filter(({ status }) => status === 'open')
    .map(({ id }) => id)
  const planned = answers.dossier
    .network()
    .links.filter(({ status }) => status !== 'open')
    .map(({ id }) => id)
  const ways = [
    ['nothing', []],
    ['closures', closed],
    ['planned links', [...closed, ...planned]],
  ] as const
  let why = ''
  for (const [opened, open] of ways) {
    try {
      const query = RouteQuery.parse({
        from: lane.origin,
        to: lane.destination,
        require: lane.mode === 'sea' || lane.mode === 'ferry' ? [...lane.via, lane.mode] : lane.via,
        mode: modesOf(lane),
        kg: lane.mode === 'air' ? AIR_KG : ROAD_KG,
        open,
        simulate: true,
      })
      // What was open on the day is known today: a lane is no forecast.
      const answer = answers.route({ asOf, knownAt: answers.dossier.partnership.readOn }, query)
      if (answer.groups !== null)
        return { lane, model: predictionOf(answer, lane, opened), why: null }
      why = answer.noRoute?.words ?? ''
    } catch (error) {
      if (!(error instanceof RefusedQuestion)) throw error
      return { lane, model: null, why: error.message }
    }
  }
  return { lane, model: null, why }
}

/** Ships take goods from port to port, trucks and trains from and to the ports. */
function modesOf({ mode }: Lane): readonly string[] {
  if (mode === 'multimodal' || mode === 'all') return OVERLAND
  return mode === 'sea' || mode === 'ferry' ? [mode, 'road', 'rail'] : [mode]
}

function predictionOf(answer: RouteAnswer, lane: Lane, opened: Prediction['opened']): Prediction {
  const { fastest, cheapest, greenest } = answer.groups!
  const id = lane.metric === 'usd' ? cheapest : lane.metric === 'km' ? greenest : fastest
  const journey = answer.front.find((one) => one.id === id)!
  const isTime = lane.metric === 'days' || lane.metric === 'hours'
  const value = isTime
    ? journey.minutes / DAY_MINUTES
    : lane.metric === 'km'
      ? journey.km
      : journey.costCents / CENTS
  return {
    value,
    band: isTime ? [journey.days!.p05, journey.days!.p95] : null,
    ratio: value / publishedOf(lane),
    via: journey.via,
    opened,
  }
}
