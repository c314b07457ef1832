/**
 * Journeys for one question: the exact Pareto front over time, cost and CO2, or why there is none.
 *
 * Lower bounds come from one search backwards with everything open, planned links too: they hold in every
 * scenario and under every constraint, so they are kept per destination and shared. A journey may begin
 * and end in any state of its places: the first departure is booked and the last carrier delivers.
 */

import { type Arc, minutesOf } from './arc.ts'
import type { Network } from './compile.ts'
import { type Constraints, passing } from './constraints.ts'
import { fewestToLift, smallestCut } from './cut.ts'
import { type ArcChange, type Graph, overlay } from './graph.ts'
import { distances } from './one-to-all.ts'
import { paretoFront } from './pareto.ts'
import { requiring } from './requirements.ts'
import { arcChanges, type Changes, changedArcs } from './scenario.ts'
import { type Blocker, type Standings, standingsOf } from './standing.ts'

/** Labels after which a search stops and says that it did: a second or two where fronts are large. */
export const LABEL_CAP = 100_000
export const CRITERIA_NAMES = ['minutes', 'cents', 'grams', 'variance'] as const

/** One way of shipping the consignment. */
export interface Journey {
  /** The same arcs have the same id on every day. */
  readonly id: string
  readonly arcs: readonly number[]
  readonly minutes: number
  readonly cents: number
  readonly grams: number
  /** Of the minutes, in squares of six minutes. */
  readonly variance: number
}

/** The network as a scenario and the constraints of one question have it. */
export interface View {
  readonly network: Network
  readonly standings: Standings
  readonly constraints: Constraints
  /** Arcs that the scenario changed. */
  readonly changed: ReadonlyMap<number, Arc>
  /** Nothing closed; then everything closed that is. */
  readonly whole: Graph
  readonly graph: Graph
}

export interface Front {
  /** In order of time. */
  readonly journeys: readonly Journey[]
  readonly exact: boolean
  readonly eps: number
  readonly labels: number
  readonly cap: number
}

export function viewOf(network: Network, changes: Changes, constraints: Constraints): View {
  const standings = standingsOf(network, changes, constraints)
  const changed = changedArcs(network, changes.hours)
  const whole = overlay(network.graph, arcChanges(changed))
  const closed = standings.blockers.flatMap(({ arcs }) => arcs.map(closing))
  return { network, standings, constraints, changed, whole, graph: overlay(whole, closed) }
}

function closing(arc: number): ArcChange {
  return { arc, weights: null }
}

/** The arc as the view has it. */
export function arcIn(view: View, arc: number): Arc {
  return view.changed.get(arc) ?? view.network.arcs[arc]!
}

const NO_LABELS = { exact: true, eps: 0, labels: 0, cap: LABEL_CAP } as const

/** The Pareto front between two places; no journeys when there is no way. `risk` adds the variance. */
export function frontOf(view: View, from: string, to: string, risk = false): Front {
  // Nobody goes round to be where the goods are, whatever has to be passed.
  if (from === to) return { ...NO_LABELS, journeys: [journeyOf(view, [])] }
  return searchIn(view, view.graph, from, to, view.constraints.byMinutes, risk)
}

function searchIn(
  view: View,
  graph: Graph,
  from: string,
  to: string,
  byMinutes: number | null,
  risk = false,
): Front {
  const { network } = view
  const sources = network.verticesOf.get(from) ?? []
  const targets = network.verticesOf.get(to) ?? []
  const criteria = risk ? [0, 1, 2, 3] : [0, 1, 2]
  const layers = layersOf(view, graph)
  const bounds = boundsTo(view, to)
  const found = paretoFront(
    layers.graph,
    sources.map((vertex) => layers.first(vertex)),
    targets.map((vertex) => layers.last(vertex)),
    {
      criteria,
      potentials: criteria.map((k) => layers.potential(bounds[k]!)),
      cap: LABEL_CAP,
      ...(byMinutes === null
        ? {}
        : { limits: criteria.map((k) => (k === 0 ? byMinutes : Number.MAX_SAFE_INTEGER)) }),
    },
  )
  const journeys = found.journeys.map(({ arcs }) => {
    return journeyOf(
      view,
      Array.from(arcs, (arc) => layers.arc(arc)),
    )
  })
  const { exact, eps, labels, cap } = found
  return { journeys, exact, eps, labels, cap }
}

/** Sums over the arcs of a journey. */
export function journeyOf(view: View, arcs: readonly number[]): Journey {
  const weights = view.whole.weights
  const sum = (k: number) => arcs.reduce((total, arc) => total + weights[k]![arc]!, 0)
  const id = hashOf(arcs.map((arc) => view.network.arcs[arc]!.id).join(' '))
  return { id, arcs, minutes: sum(0), cents: sum(1), grams: sum(2), variance: sum(3) }
}

/** Lower bounds to a place on each criterion, kept with the network. */
const keptBounds = new WeakMap<Network, Map<string, readonly Int32Array[]>>()

/** Least minutes, cents, grams and variance from every vertex to a place, whatever is shut. */
export function boundsTo(view: View, to: string): readonly Int32Array[] {
  const { network, changed } = view
  const targets = network.verticesOf.get(to) ?? []
  const boundsIn = (graph: Graph) => [0, 1, 2, 3].map((k) => distances(graph, k, targets, 'to'))
  // A scenario that sets hours may set them lower than they were.
  if (changed.size > 0) return boundsIn(view.whole)
  const kept = keptBounds.get(network) ?? new Map<string, readonly Int32Array[]>()
  keptBounds.set(network, kept)
  const known = kept.get(to) ?? boundsIn(network.graph)
  kept.set(to, known)
  return known
}

/** The graph in as many layers as the requirements ask for: one when there are none. */
function layersOf({ network, constraints }: View, graph: Graph) {
  const { require } = constraints
  const same = (vertex: number) => vertex
  if (require.length === 0)
    return { graph, first: same, last: same, arc: same, potential: (bounds: Int32Array) => bounds }
  const tests = require.map((thing) => passing(network, thing))
  const needs = Uint8Array.from(network.arcs, (arc) =>
    tests.reduce((mask, isMet, i) => (isMet(arc) ? mask | (1 << i) : mask), 0),
  )
  const layered = requiring(graph, needs, require.length)
  const full = (1 << require.length) - 1
  return {
    graph: layered.graph,
    first: (vertex: number) => layered.vertexIn(vertex, 0),
    last: (vertex: number) => layered.vertexIn(vertex, full),
    arc: (arc: number) => layered.baseArc[arc]!,
    potential: (bounds: Int32Array) => {
      const spread = new Int32Array(layered.graph.vertexCount)
      for (let mask = 0; mask <= full; mask++)
        for (let vertex = 0; vertex < graph.vertexCount; vertex++)
          spread[layered.vertexIn(vertex, mask)] = bounds[vertex]!
      return spread
    },
  }
}

/** One member of a cut, and what lifting it alone would give: the fastest and the cheapest journey. */
export interface Lifted {
  readonly blocker: Blocker
  readonly fastest: Journey | null
  readonly cheapest: Journey | null
}

/**
 * Why there is no journey.
 *
 *     unconnected  no way even with everything lifted
 *     cut          the smallest set of closures and constraints that by itself leaves none
 *     late         there are journeys, but none by the latest arrival: the fastest is given
 *     required     what must be passed cannot be, whatever the closures: the names are given
 */
export type NoRoute =
  | { readonly reason: 'unconnected' }
  | {
      readonly reason: 'cut'
      /** False when the search for the smallest set was stopped. */
      readonly exact: boolean
      readonly cut: readonly Lifted[]
      /** The fewest that have to be lifted together, and what that gives. */
      readonly fewest: readonly Blocker[]
      readonly fastest: Journey | null
    }
  | { readonly reason: 'late'; readonly fastest: Journey }
  | { readonly reason: 'required'; readonly require: readonly string[] }

/** Closures that somebody could lift; a link that is not built and a regime not in force are as they are. */
const LIFTABLE: readonly Blocker['kind'][] = ['disruption', 'scenario', 'constraint']

/** The reason why `frontOf` found no journey. */
export function whyNone(view: View, from: string, to: string): NoRoute {
  const { whole, standings, constraints, network } = view
  if (constraints.byMinutes !== null) {
    const [fastest] = searchIn(view, view.graph, from, to, null).journeys
    if (fastest !== undefined) return { reason: 'late', fastest }
  }
  const lasting = standings.blockers.filter(({ kind }) => !LIFTABLE.includes(kind))
  const liftable = standings.blockers.filter(({ kind }) => LIFTABLE.includes(kind))
  const lifted = overlay(
    whole,
    lasting.flatMap(({ arcs }) => arcs.map(closing)),
  )
  const layers = layersOf(view, lifted)
  const sources = (network.verticesOf.get(from) ?? []).map(layers.first)
  const targets = (network.verticesOf.get(to) ?? []).map(layers.last)
  const blockers = inLayers(layers, liftable)
  const cut = smallestCut(layers.graph, sources, targets, blockers)
  if (cut === null) {
    const free = { ...view, constraints: { ...constraints, require: [], byMinutes: null } }
    const without = searchIn(free, lifted, from, to, null)
    return without.journeys.length > 0
      ? { reason: 'required', require: constraints.require.map(({ id }) => id) }
      : { reason: 'unconnected' }
  }
  const fewest = fewestToLift(layers.graph, sources, targets, blockers)!
  const bestWithout = (gone: readonly Blocker[]) => {
    const closed = liftable.filter((blocker) => !gone.includes(blocker))
    const graph = overlay(
      lifted,
      closed.flatMap(({ arcs }) => arcs.map(closing)),
    )
    const { journeys } = searchIn(view, graph, from, to, null)
    const cheapest = journeys.toSorted((a, b) => a.cents - b.cents)[0] ?? null
    return { fastest: journeys[0] ?? null, cheapest }
  }
  const together = fewest.blockers.map((i) => liftable[i]!)
  return {
    reason: 'cut',
    exact: cut.exact && fewest.exact,
    cut: cut.blockers.map((i) => ({ blocker: liftable[i]!, ...bestWithout([liftable[i]!]) })),
    fewest: together,
    fastest: bestWithout(together).fastest,
  }
}

/** Blockers of arcs as blockers of their copies in every layer. */
function inLayers(
  layers: { readonly graph: Graph; readonly arc: (arc: number) => number },
  blockers: readonly Blocker[],
): { readonly arcs: readonly number[] }[] {
  const copies = new Map<number, number[]>()
  for (let arc = 0; arc < layers.graph.arcCount; arc++) {
    const base = layers.arc(arc)
    const known = copies.get(base)
    if (known === undefined) copies.set(base, [arc])
    else known.push(arc)
  }
  return blockers.map(({ arcs }) => ({ arcs: arcs.flatMap((arc) => copies.get(arc) ?? []) }))
}

/** Hours in motion and waiting of a journey. */
export function hoursOf(view: View, { arcs }: Journey): { moving: number; waiting: number } {
  const moving = arcs.reduce((sum, arc) => sum + arcIn(view, arc).moving, 0)
  const total = arcs.reduce((sum, arc) => sum + minutesOf(arcIn(view, arc)), 0)
  return { moving: moving / 60, waiting: (total - moving) / 60 }
}

/** Forty bits of a text, in base 36 (FNV-1a, Fowler, Noll and Vo 1991, run twice). */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x811c9dc5)
  }
  return `j${(a >>> 0).toString(36)}${(b & 0xff).toString(36)}`
}
