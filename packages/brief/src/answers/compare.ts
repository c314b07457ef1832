/** Scenarios side by side against the network as it is, on the same random numbers. */

import type { State } from '@followthrough/ledger'
import {
  GROUPS,
  type Group,
  type Journey,
  type Outcome,
  sampleQuantile,
} from '@followthrough/network'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import type { Desk } from '../routing/desk.ts'
import { DaysBody, figureList, JourneyBody, journeyBody } from '../routing/legs.ts'
import { NoRouteBody } from '../routing/no-route.ts'
import { RouteQuery } from '../routing/question.ts'
import { daysBody, outcomesOf, trialsOf } from '../routing/simulated.ts'
import { Header, headerOf, many } from './common.ts'
import { plan, routeAnswer } from './route.ts'

const MOST_SCENARIOS = 6
const DAY_MINUTES = 1440

/** The same question in several scenarios: those with a name, and the one that the query spells out. */
export const CompareQuery = RouteQuery.omit({ scenario: true, simulate: true }).extend({
  scenario: many(z.string().trim().min(1).max(120)).refine(
    (names) => names.length <= MOST_SCENARIOS,
    `expected at most ${MOST_SCENARIOS} scenarios`,
  ),
})
export type CompareQuery = z.infer<typeof CompareQuery>

const JourneySummary = JourneyBody.omit({ legs: true, profile: true, groups: true }).extend({
  days: DaysBody,
})

const Run = z.object({
  /** Null for the network as it is. */
  scenario: z.string().nullable(),
  name: z.string(),
  asOf: z.string(),
  exact: z.boolean(),
  /** How many journeys none beats. */
  front: z.int(),
  noRoute: NoRouteBody.nullable(),
  best: z
    .object(
      Object.fromEntries(GROUPS.map((group) => [group, JourneySummary])) as Record<
        Group,
        typeof JourneySummary
      >,
    )
    .nullable(),
  /** Against the network as it is, of the best of each kind; null where one of the two has none. */
  change: z
    .object(
      Object.fromEntries(
        GROUPS.map((group) => [
          group,
          z.object({
            minutes: z.int(),
            costCents: z.int(),
            co2Grams: z.int(),
            /** Quantiles of the difference, trial by trial on the same draws, in days. */
            days: z.object({ p05: z.number(), p50: z.number(), p95: z.number() }),
          }),
        ]),
      ) as Record<
        Group,
        z.ZodObject<{
          minutes: z.ZodInt
          costCents: z.ZodInt
          co2Grams: z.ZodInt
          days: z.ZodObject<{ p05: z.ZodNumber; p50: z.ZodNumber; p95: z.ZodNumber }>
        }>
      >,
    )
    .nullable(),
})

export const CompareAnswer = z.object({
  ...Header,
  from: z.string(),
  to: z.string(),
  simulation: z.object({ trials: z.int(), seed: z.int(), policy: z.enum(['wait', 'replan']) }),
  /** The network as it is first. */
  runs: z.array(Run),
})
export type CompareAnswer = z.infer<typeof CompareAnswer>

interface Ran {
  readonly body: Omit<z.infer<typeof Run>, 'change'>
  readonly best: Readonly<Record<Group, { journey: Journey; outcome: Outcome }>> | null
  readonly from: string
  readonly to: string
}

/** Throws RefusedQuestion. */
export function compareAnswer(
  dossier: Dossier,
  desk: Desk,
  state: State,
  query: CompareQuery,
  stateOn: (asOf: string) => State,
): CompareAnswer {
  const { scenario: names, shut, open, deliver, hours, ...shared } = query
  const nothing = { shut: [], open: [], deliver: [], hours: [] }
  const isSpelt = shut.length + open.length + deliver.length + hours.length > 0
  const trials = trialsOf(query)

  function run(asked: RouteQuery, id: string | null, title: string): Ran {
    const planned = plan(dossier, desk, state, asked, stateOn)
    const { view, front, grouped, from, to } = planned
    const journeys = grouped === null ? [] : GROUPS.map((group) => grouped.best[group])
    const outcomes = outcomesOf(desk, view, journeys, to, trials)
    const best =
      grouped === null
        ? null
        : (Object.fromEntries(
            GROUPS.map((group, i) => [group, { journey: journeys[i]!, outcome: outcomes[i]! }]),
          ) as NonNullable<Ran['best']>)
    const summaries =
      best === null
        ? null
        : Object.fromEntries(
            GROUPS.map((group) => {
              const { journey, outcome } = best[group]
              const { legs, profile, groups, ...body } = journeyBody(
                view,
                journey,
                [],
                figureList(),
              )
              const days = daysBody(outcome, journey.minutes, view.constraints.byMinutes)
              return [group, { ...body, days }]
            }),
          )
    const noRoute =
      grouped === null ? routeAnswer(dossier, desk, state, asked, stateOn).noRoute : null
    return {
      from,
      to,
      best,
      body: {
        scenario: id,
        name: title,
        asOf: view.network.days.validOn,
        exact: front.exact,
        front: front.journeys.length,
        noRoute,
        best: summaries as z.infer<typeof Run>['best'],
      },
    }
  }

  const base = run({ ...shared, ...nothing }, null, 'As it is')
  const named = names.map((scenario) => {
    const known = dossier.scenarios().find(({ id }) => id === scenario)
    return run({ ...shared, ...nothing, scenario }, scenario, known?.name ?? scenario)
  })
  const spelt = isSpelt ? [run({ ...shared, shut, open, deliver, hours }, 'asked', 'As asked')] : []
  return {
    ...headerOf(dossier, state),
    from: base.from,
    to: base.to,
    simulation: trials,
    runs: [base, ...named, ...spelt].map((ran) => ({
      ...ran.body,
      change: ran === base ? null : changeOf(base, ran),
    })),
  }
}

function changeOf(base: Ran, ran: Ran): z.infer<typeof Run>['change'] {
  const { best: before } = base
  const { best: after } = ran
  if (before === null || after === null) return null
  return Object.fromEntries(
    GROUPS.map((group) => {
      const [a, b] = [before[group], after[group]]
      const difference = b.outcome.minutes
        .map((minutes, trial) => (minutes - a.outcome.minutes[trial]!) / DAY_MINUTES)
        .sort()
      return [
        group,
        {
          minutes: b.journey.minutes - a.journey.minutes,
          costCents: b.journey.cents - a.journey.cents,
          co2Grams: b.journey.grams - a.journey.grams,
          days: {
            p05: sampleQuantile(difference, 0.05),
            p50: sampleQuantile(difference, 0.5),
            p95: sampleQuantile(difference, 0.95),
          },
        },
      ]
    }),
  ) as z.infer<typeof Run>['change']
}
