/**
 * Journeys made ready for simulation: stages with their spread, and crossings that may shut.
 *
 * The subject of a closure is a link: one that leaves a country by land, or one that the log has shut. A
 * link in a common cause is taken to be shut with all the others, so the way round keeps clear of all.
 */

import { epochDay, intervalOf } from '@followthrough/record'
import type { Arc } from './arc.ts'
import { type ClosureEntry, type ClosureModel, fitClosures } from './closures.ts'
import type { NetworkRecords } from './compile.ts'
import { keyOf } from './counter-random.ts'
import { overlay } from './graph.ts'
import { type Days, reachOf } from './openness.ts'
import { arcIn, boundsTo, type Journey, type View } from './plan.ts'
import { LAND } from './records.ts'
import { createSearcher } from './shortest.ts'
import type { Course, Stage } from './simulate.ts'

const CENTS = 100

/** Fits closures to the log of disruptions, as it was known. */
export function closureModelOn(records: NetworkRecords, days: Days): ClosureModel {
  const { shutBy } = reachOf(records)
  const country = new Map(records.places.map((place) => [place.id, place.country]))
  const log = records.disruptions.flatMap(({ value, knownOn }): ClosureEntry[] => {
    if (value.kind !== 'freight' || value.fromOn === null) return []
    const fromDay = epochDay(intervalOf(value.fromOn)!.earliest)
    if (knownOn > days.knownAt || fromDay > epochDay(days.validOn)) return []
    const lastOf = (day: string | null) => (day === null ? null : epochDay(intervalOf(day)!.latest))
    const untilDay = lastOf(value.untilOn)
    const seen = lastOf(value.seenOn) ?? fromDay
    const end = value.end === 'open' ? {} : { seenDay: seen }
    return shutBy(value).map((subject) => ({
      subject,
      fromDay,
      untilDay,
      cause: value.cause,
      ...end,
    }))
  })
  const abroad = records.links
    .filter(({ mode, from, to }) => LAND.includes(mode) && country.get(from) !== country.get(to))
    .map(({ id }) => id)
  const subjects = [...new Set([...abroad, ...log.map(({ subject }) => subject)])]
  const begun = log.map(({ fromDay }) => fromDay)
  if (log.length === 0) return { causes: [] }
  const until = days.validOn < days.knownAt ? days.validOn : days.knownAt
  // A closure may be announced: it is shut on its first day, though nobody has seen that day yet.
  const lastDay = Math.max(epochDay(until), ...begun)
  return fitClosures(log, subjects, { firstDay: Math.min(...begun), lastDay })
}

/** Stages of journeys to one place. Ways round are looked for when `replans`. */
export function coursesOf(
  view: View,
  journeys: readonly Journey[],
  to: string,
  model: ClosureModel,
  replans: boolean,
): Course[] {
  const { network } = view
  const targets = network.verticesOf.get(to) ?? []
  const waiting = network.tariffs('waiting-usd', 'road', [])?.value ?? 0
  const waitingCentsPerDay = Math.round(waiting * network.loads.trucks * CENTS)
  const together = new Map<string, Set<string>>()
  for (const { subjects } of model.causes)
    for (const subject of subjects) {
      const known = together.get(subject) ?? new Set()
      for (const other of subjects) known.add(other)
      together.set(subject, known)
    }
  /** Where each vertex on board of a ship comes ashore: who has not left may go on by land. */
  const shore = new Map(network.vertices.map(({ id }, vertex) => [id, vertex]))
  const ashore = new Map(
    network.arcs
      .filter(({ kind }) => kind === 'departure')
      .flatMap(({ to: aboard, mode }) => {
        const quay = shore.get(`${network.vertices[aboard]!.place}/${mode}`)
        return quay === undefined ? [] : [[aboard, quay] as const]
      }),
  )
  const detours = new Map<string, Stage['detour']>()
  const search = createSearcher(view.graph.vertexCount)
  const [bounds] = boundsTo(view, to)

  /** The fastest way on from where the journey is stopped, with all that shuts together shut. */
  function detourFrom(vertex: number, subject: string): Stage['detour'] {
    const key = `${vertex} ${subject}`
    if (detours.has(key)) return detours.get(key)!
    const shut = together.get(subject)!
    const closed = network.arcs.flatMap((arc, i) =>
      arc.link !== null && shut.has(arc.link.id) ? [{ arc: i, weights: null }] : [],
    )
    const graph = overlay(view.graph, closed)
    const path = search(graph, 0, [ashore.get(vertex) ?? vertex], targets, bounds)
    const detour =
      path === null
        ? null
        : {
            minutes: path.cost,
            cents: path.arcs.reduce((sum, arc) => sum + view.whole.weights[1]![arc]!, 0),
          }
    detours.set(key, detour)
    return detour
  }

  function stagesOf(arc: Arc): Stage[] {
    const subject = arc.link !== null && together.has(arc.link.id) ? arc.link.id : null
    const detour = subject === null || !replans ? null : detourFrom(arc.from, subject)
    const parts = [
      { kind: 'wait', minutes: arc.awaiting, cv: 0 },
      { kind: 'dwell', minutes: arc.dwelling, cv: arc.dwellSpread },
      { kind: 'move', minutes: arc.moving + arc.resting, cv: arc.movingSpread },
    ] as const
    const cv = network.tariffs('journey-spread', arc.mode, [])?.value ?? 0
    const common = cv === 0 ? null : { key: keyOf(`journey ${arc.mode}`), cv }
    const stages = parts
      .filter(({ minutes }) => minutes > 0)
      .map((part) => ({
        ...part,
        key: keyOf(`${part.kind} ${arc.id}`),
        subject: null as string | null,
        common,
        detour: null as Stage['detour'],
      }))
    const [first, ...rest] = stages
    if (first !== undefined) return [{ ...first, subject, detour }, ...rest]
    // A link may be too short to take a minute, and shut all the same.
    const still = { key: keyOf(`move ${arc.id}`), minutes: 0, kind: 'fixed', cv: 0 } as const
    return subject === null ? [] : [{ ...still, common: null, subject, detour }]
  }

  return journeys.map((journey) => ({
    stages: journey.arcs.flatMap((arc) => stagesOf(arcIn(view, arc))),
    cents: journey.cents,
    waitingCentsPerDay,
  }))
}
