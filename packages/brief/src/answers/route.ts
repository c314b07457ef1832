/** How to move a consignment between two places: the front of journeys, sorted for people, or why none. */

import type { State } from '@followthrough/ledger'
import {
  criticalityOf,
  type Front,
  frontOf,
  GROUPS,
  type Grouped,
  groupsOf,
  NOTHING_CHANGED,
  OPENING_KINDS,
  type View,
  whyNone,
} from '@followthrough/network'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Desk } from '../routing/desk.ts'
import { FigureBody, figureList, JourneyBody, journeyBody } from '../routing/legs.ts'
import { NoRouteBody, noRouteBody, openingWords } from '../routing/no-route.ts'
import {
  consignmentOf,
  constraintsOf,
  type RouteQuery,
  reader,
  scenarioOf,
} from '../routing/question.ts'
import { daysBody, outcomesOf, trialsOf } from '../routing/simulated.ts'
import { countryName, Header, headerOf, SourceRef, sourceRefOf } from './common.ts'

const PlaceBody = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  countryName: z.string(),
  lon: z.number(),
  lat: z.number(),
})

const ConsignmentBody = z.object({
  kg: z.number(),
  teu: z.int().nullable(),
  valueUsd: z.number().nullable(),
  chilled: z.boolean(),
  /** How many it fills. */
  trucks: z.int(),
  containers: z.int(),
})

const ScenarioBody = z.object({
  name: z.string().nullable(),
  shuts: z.array(z.string()),
  opens: z.array(z.string()),
  delivers: z.array(z.string()),
  hours: z.array(z.object({ place: z.string(), mode: z.string(), hours: z.number() })),
})

const GainBody = z.object({
  kind: z.enum(OPENING_KINDS),
  id: z.string(),
  words: z.string(),
  links: z.array(z.string()),
  /** True when there was no journey before. */
  joins: z.boolean(),
  savedMinutes: z.int(),
  savedCents: z.int(),
})

export const RouteAnswer = z.object({
  ...Header,
  from: z.string(),
  to: z.string(),
  consignment: ConsignmentBody,
  scenario: ScenarioBody,
  /** Whether the front holds every journey that none beats on all criteria. */
  exact: z.boolean(),
  /** Of an approximate front: no journey is beaten by more than this share. */
  eps: z.number(),
  /** What the search used, and at most may use. */
  labels: z.int(),
  cap: z.int(),
  criteria: z.array(z.string()),
  /** In order of time; grouped ones carry their profile. */
  front: z.array(JourneyBody),
  groups: z
    .object({
      fastest: z.string(),
      cheapest: z.string(),
      greenest: z.string(),
      balanced: z.string(),
      safest: z.string(),
      /** Best of other corridors. */
      alternatives: z.array(z.string()),
    })
    .nullable(),
  simulation: z
    .object({ trials: z.int(), seed: z.int(), policy: z.enum(['wait', 'replan']) })
    .nullable(),
  /** Null when there is a journey. */
  noRoute: NoRouteBody.nullable(),
  /** What opening gives that is shut or not built, for this pair; the best first. */
  openings: z.array(GainBody),
  /** Places, figures and sources that the legs name. */
  places: z.record(z.string(), PlaceBody),
  figures: z.array(FigureBody),
  regimes: z.record(z.string(), z.object({ name: z.string(), scheme: z.string().nullable() })),
  sources: z.record(z.string(), SourceRef),
})
export type RouteAnswer = z.infer<typeof RouteAnswer>

const MOST_OPENINGS = 6

/** A question read and searched, before it is worded. */
export interface Planned {
  readonly view: View
  readonly from: string
  readonly to: string
  readonly front: Front
  readonly grouped: Grouped | null
  readonly name: string | null
}

/** Reads a question. Throws RefusedQuestion. `stateOn` gives the state of the scenario’s own day. */
export function plan(
  dossier: Dossier,
  desk: Desk,
  state: State,
  query: RouteQuery,
  stateOn: (asOf: string) => State,
): Planned {
  const read = reader(desk.resolve)
  const consignment = consignmentOf(query)
  const { scenario, asOf, name } = scenarioOf(dossier, query, read)
  const at = asOf === null ? state : stateOn(asOf)
  const from = read.read('from', query.from, ['place'])
  const to = read.read('to', query.to, ['place'])
  const constraints = constraintsOf(query, read, at.validOn)
  const placesOf = dossier.network().places
  for (const thing of constraints.avoid)
    for (const [field, end] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const place = placesOf.find(({ id }) => id === end?.id)
      if (thing.id === place?.id || (thing.kind === 'country' && thing.id === place?.country))
        read.complaints.push({
          field: 'avoid',
          message: `${thing.name} holds ${place.name}: a journey ${field} it cannot keep out of it`,
        })
    }
  read.finish()
  const view = desk.view(at, { consignment, constraints, scenario })
  for (const [field, end] of [
    ['from', from!],
    ['to', to!],
  ] as const)
    if (!view.network.verticesOf.has(end.id))
      throw new RefusedQuestion([
        { field, message: `no road, railway, ship or aircraft on record calls at ${end.name}` },
      ])
  const front = frontOf(view, from!.id, to!.id, query.risk ?? false)
  const grouped = groupsOf(view, front.journeys, consignment.valueUsd)
  return { view, from: from!.id, to: to!.id, front, grouped, name }
}

/** Groups of each journey that has any. */
export function groupNames(grouped: Grouped | null): Map<string, JourneyBody['groups']> {
  const names = new Map<string, JourneyBody['groups']>()
  if (grouped === null) return names
  for (const group of GROUPS) {
    const { id } = grouped.best[group]
    names.set(id, [...(names.get(id) ?? []), group])
  }
  for (const { id } of grouped.alternatives) names.set(id, ['alternative'])
  return names
}

/** Throws RefusedQuestion. */
export function routeAnswer(
  dossier: Dossier,
  desk: Desk,
  state: State,
  query: RouteQuery,
  stateOn: (asOf: string) => State,
): RouteAnswer {
  const planned = plan(dossier, desk, state, query, stateOn)
  const { view, from, to, front, grouped, name } = planned
  const names = groupNames(grouped)
  const figures = figureList()
  const picked = front.journeys.filter(({ id }) => names.has(id))
  const trials = trialsOf(query)
  const outcomes = query.simulate === true ? outcomesOf(desk, view, picked, to, trials) : []
  const bodies = front.journeys.map((journey): JourneyBody => {
    const groups = names.get(journey.id) ?? []
    const isShort = query.legs === 'grouped' && groups.length === 0
    const told = journeyBody(view, journey, groups, isShort ? figureList() : figures)
    const body = isShort ? { ...told, legs: [] } : told
    const outcome = outcomes[picked.indexOf(journey)]
    return outcome === undefined
      ? body
      : { ...body, days: daysBody(outcome, journey.minutes, view.constraints.byMinutes) }
  })
  const reason = front.journeys.length > 0 || from === to ? null : whyNone(view, from, to)
  const noRoute = reason === null ? null : noRouteBody(dossier, view, reason)
  const { network, constraints } = view
  const asked = scenarioOf(dossier, query, reader(desk.resolve)).scenario
  const openings =
    constraints.require.length > 0
      ? []
      : criticalityOf(view, [{ from, to }], 'gains')
          .gains.filter(({ kind }) => kind !== 'link' && kind !== 'corridor')
          .slice(0, MOST_OPENINGS)
  const legs = bodies.flatMap((body) => body.legs)
  const placeIds = new Set([from, to, ...legs.flatMap((leg) => [leg.from, leg.to])])
  const regimeIds = new Set(legs.flatMap((leg) => [...leg.regimes, ...leg.sanctions]))
  const regimes = network.records.regimes.filter(({ id }) => regimeIds.has(id))
  const sourceIds = new Set([
    ...figures.figures.flatMap((figure) => figure.sources),
    ...regimes.flatMap((regime) => regime.sources),
    ...(noRoute?.cut ?? []).flatMap((blocker) => blocker.sources),
    ...(noRoute?.fewest ?? []).flatMap((blocker) => blocker.sources),
  ])
  const { trucks, teus } = network.loads
  const { exact, eps, labels, cap } = front
  return {
    ...headerOf(dossier, state),
    asOf: network.days.validOn,
    knownAt: network.days.knownAt,
    from,
    to,
    consignment: { ...consignmentOf(query), trucks, containers: teus },
    scenario: { name, ...NOTHING_CHANGED, ...asked },
    exact,
    eps,
    labels,
    cap,
    criteria: ['minutes', 'costCents', 'co2Grams', ...(query.risk === true ? ['variance'] : [])],
    front: bodies,
    groups:
      grouped === null
        ? null
        : {
            fastest: grouped.best.fastest.id,
            cheapest: grouped.best.cheapest.id,
            greenest: grouped.best.greenest.id,
            balanced: grouped.best.balanced.id,
            safest: grouped.best.safest.id,
            alternatives: grouped.alternatives.map(({ id }) => id),
          },
    simulation: query.simulate === true ? trials : null,
    noRoute,
    openings: openings.map(({ kind, id, links, joined, savedMinutes, savedCents }) => ({
      kind,
      id,
      words: openingWords(dossier, kind, id),
      links: [...links],
      joins: joined > 0,
      savedMinutes,
      savedCents,
    })),
    places: Object.fromEntries(
      [...placeIds].map((id) => {
        const { name, country, lon, lat } = network.places.get(id)!
        return [id, { id, name, country, countryName: countryName(dossier, country), lon, lat }]
      }),
    ),
    figures: figures.figures,
    regimes: Object.fromEntries(regimes.map(({ id, name, scheme }) => [id, { name, scheme }])),
    sources: Object.fromEntries([...sourceIds].map((id) => [id, sourceRefOf(dossier, id)])),
  }
}
