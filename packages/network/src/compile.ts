/**
 * The network as one graph: what stands on record, priced for a consignment as of two days.
 *
 * A vertex is a place in one state of the carrier: `road`, `rail-1520`, `sea`. Where links leave the
 * country by road or rail the place has a second vertex for each neighbour (`road>Q`), on the far side of
 * its gate. Where a ship or an aircraft calls, `sea` is where goods come ashore and `sea+` where they are
 * to be shipped; on board of each service they are at `sea@link`: a journey that begins there has booked
 * its departure and waits for none. Arcs:
 *
 *     link      along a link, between vertices of one state
 *     gate      out of or into a country at a place, under one way of passing it
 *     transfer  from one mode to another within a place, or from ship to ship
 *     gauge     from one gauge to another within a place
 *     departure on board of a ship or an aircraft, after the wait for it
 *
 * Every link that is on record is an arc, planned ones too: what is open is for `standing.ts` to say, so
 * that a scenario opens and shuts arcs and never builds the graph again. Weights are whole minutes, US
 * cents and grams of CO2 equivalent for the whole consignment.
 */

import { type Arc, modeOfState, type Vertex, weightsOf } from './arc.ts'
import { type Consignment, type Loads, loadsOf } from './consignment.ts'
import { buildGraph, type Graph } from './graph.ts'
import { type KnownMeasure, type Measured, measuredOn } from './measure.ts'
import { type Days, type KnownDisruption, type Openness, opennessOn } from './openness.ts'
import { changeOf, pricesOf } from './pricing.ts'
import { type Effect, LAND, type Link, type Place, type Regime } from './records.ts'
import { type RegimesInForce, regimesOn } from './regimes.ts'
import { type KnownRate, type Tariffs, tariffsOn } from './tariff.ts'

/** What is on record of a network. */
export interface NetworkRecords {
  readonly places: readonly Place[]
  readonly links: readonly Link[]
  readonly measures: readonly KnownMeasure[]
  readonly rates: readonly KnownRate[]
  readonly regimes: readonly Regime[]
  readonly effects: readonly Effect[]
  readonly disruptions: readonly KnownDisruption[]
}

export interface Network {
  readonly days: Days
  readonly records: NetworkRecords
  readonly places: ReadonlyMap<string, Place>
  readonly vertices: readonly Vertex[]
  readonly arcs: readonly Arc[]
  /** Minutes, cents, grams, and the variance of the minutes in squares of six minutes. */
  readonly graph: Graph
  readonly verticesOf: ReadonlyMap<string, readonly number[]>
  readonly loads: Loads
  readonly tariffs: Tariffs
  readonly regimes: RegimesInForce
  /** Of the links by their own status and the log, without any scenario. */
  readonly openness: Openness
}

/**
 * Compiles a network. `added` are regimes that count as in force. Links by a mode without a speed or a
 * price are left out, departures too small for the consignment, and pipelines: they carry none.
 */
export function compileNetwork(
  records: NetworkRecords,
  days: Days,
  consignment: Consignment,
  added: ReadonlySet<string> = new Set(),
): Network {
  const { tariffs, measured, openness } = lookupsOn(records, days)
  const loads = loadsOf(consignment, tariffs)
  const regimes = regimesOn(records.regimes, days, added)
  const places = new Map(records.places.map((place) => [place.id, place]))
  const vertices: Vertex[] = []
  const vertexIds = new Map<string, number>()
  const verticesOf = new Map<string, number[]>()
  const arcs: Arc[] = []
  const gates = new Set<string>()

  function vertexOf(place: string, state: string): number {
    const id = `${place}/${state}`
    const known = vertexIds.get(id)
    if (known !== undefined) return known
    const vertex = vertices.push({ id, place, state }) - 1
    vertexIds.set(id, vertex)
    const here = verticesOf.get(place)
    if (here === undefined) verticesOf.set(place, [vertex])
    else here.push(vertex)
    return vertex
  }

  const price = pricesOf(tariffs, loads, consignment)

  /** Where a link is joined: beyond the gate when it leaves the country by land. */
  function endOf(link: Link, end: Place, other: Place): number {
    const state = stateOf(link)
    if (!LAND.includes(link.mode) || end.country === other.country) return vertexOf(end.id, state)
    gates.add(`${end.id} ${state} ${other.country}`)
    return vertexOf(end.id, `${state}>${other.country}`)
  }

  /** On board of the service along a link, after the wait for it. */
  function boardedAt(link: Link, place: string): number {
    const quay = vertexOf(place, `${link.mode}+`)
    const aboard = vertexOf(place, `${link.mode}@${link.id}`)
    arcs.push({
      ...price.departure(link, place, measured),
      ...INLAND,
      id: `departure:${place}:${link.id}`,
      kind: 'departure',
      from: quay,
      to: aboard,
      mode: link.mode,
    })
    return aboard
  }

  function addLink(link: Link): void {
    const [first, second] = [places.get(link.from)!, places.get(link.to)!]
    const drive = price.drive(link, [first.country, second.country])
    if (drive === null) return
    const ends = [endOf(link, first, second), endOf(link, second, first)] as const
    for (const [way, from, to] of [
      ['forward', ends[0], ends[1]],
      ['back', ends[1], ends[0]],
    ] as const)
      arcs.push({
        ...drive,
        ...INLAND,
        id: `link:${link.id}:${way}`,
        kind: 'link',
        from: LAND.includes(link.mode) ? from : boardedAt(link, vertices[from]!.place),
        to,
        mode: link.mode,
        km: link.km,
        link,
      })
  }

  /** Out of the country, and in under each way of passing. */
  function addGate(place: string, state: string, abroad: string): void {
    const home = places.get(place)!.country
    const mode = modeOfState(state)
    const [inside, outside] = [vertexOf(place, state), vertexOf(place, `${state}>${abroad}`)]
    const shared = { ...INLAND, kind: 'gate', mode } as const
    arcs.push({
      ...shared,
      ...price.gate(measured, place, mode, 'outbound', null),
      id: `gate:${place}:${state}:outbound:${abroad}`,
      from: inside,
      to: outside,
      direction: 'outbound',
    })
    for (const passing of regimes.passings(place, abroad, home, mode)) {
      const names = passing.regimes.map(({ id }) => `:${id}`).join('')
      arcs.push({
        ...shared,
        ...price.gate(measured, place, mode, 'inbound', passing),
        id: `gate:${place}:${state}:inbound:${abroad}${names}`,
        from: outside,
        to: inside,
        direction: 'inbound',
        regimes: passing.regimes,
        inForce: passing.inForce,
      })
    }
  }

  /** Between the states of a place: other modes, other gauges. */
  function addChanges(place: string, here: readonly number[]): void {
    // Off a carrier at one of these, onto another at one of those: two changes in a row make no way.
    const left = here.filter((vertex) => /^[^>@+]+$/.test(vertices[vertex]!.state))
    const boarded = here.filter((vertex) => isBoarding(vertices[vertex]!.state))
    const hasGate = here.some((vertex) => /^rail.*>/.test(vertices[vertex]!.state))
    for (const from of left)
      for (const to of boarded) {
        const [off, onto] = [vertices[from]!.state, vertices[to]!.state]
        const change = from === to ? null : changeOf(off, onto)
        if (change === null) continue
        const kind = change === 'gauge' ? 'gauge' : 'transfer'
        arcs.push({
          ...(change === 'gauge'
            ? price.gauge(place, hasGate)
            : price.transfer(measured, place, change)),
          ...INLAND,
          id: `${kind}:${place}:${off}:${onto}`,
          kind,
          from,
          to,
          mode: modeOfState(onto),
        })
      }
  }

  for (const link of records.links) addLink(link)
  for (const gate of gates) addGate(...(gate.split(' ') as [string, string, string]))
  for (const [place, here] of [...verticesOf]) addChanges(place, here)
  return {
    days,
    records,
    places,
    vertices,
    arcs,
    graph: buildGraph(vertices.length, {
      tail: arcs.map((arc) => arc.from),
      head: arcs.map((arc) => arc.to),
      weights: [0, 1, 2, 3].map((criterion) => arcs.map((arc) => weightsOf(arc)[criterion]!)),
    }),
    verticesOf,
    loads,
    tariffs,
    regimes,
    openness,
  }
}

/** An arc of no length that passes no border. */
const INLAND = { km: 0, link: null, direction: null, regimes: [], inForce: true } as const

function stateOf({ mode, gaugeMm }: Link): string {
  return mode === 'rail' ? `rail-${gaugeMm}` : mode
}

/** A state in which goods can be put on a carrier: land, or the quay of a ship that is to come. */
function isBoarding(state: string): boolean {
  return state.endsWith('+') || (LAND.includes(modeOfState(state)) && !state.includes('>'))
}

/** What is looked up on two days: the same for every consignment and scenario, so it is kept. */
interface Lookups {
  readonly tariffs: Tariffs
  readonly measured: Measured
  readonly openness: Openness
}

const KEPT_DAYS = 16
const keptLookups = new WeakMap<NetworkRecords, Map<string, Lookups>>()

function lookupsOn(records: NetworkRecords, days: Days): Lookups {
  const kept = keptLookups.get(records) ?? new Map<string, Lookups>()
  keptLookups.set(records, kept)
  const key = `${days.validOn} ${days.knownAt}`
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= KEPT_DAYS) kept.delete(kept.keys().next().value!)
  const lookups = {
    tariffs: tariffsOn(records.rates, days),
    measured: remembered(measuredWithStandIn(records, days)),
    openness: opennessOn(records, records.disruptions, days),
  }
  kept.set(key, lookups)
  return lookups
}

/** Every figure is looked up once. */
function remembered(measured: Measured): Measured {
  const known = new Map<string, ReturnType<Measured>>()
  return (passage, metric) => {
    const key = `${passage.place} ${passage.mode} ${passage.direction} ${metric}`
    const figure = known.has(key) ? known.get(key)! : measured(passage, metric)
    known.set(key, figure)
    return figure
  }
}

/** The last measure, or where none was yet known on the days the one that came after them. */
function measuredWithStandIn(records: NetworkRecords, days: Days): Measured {
  const then = measuredOn(records, records.measures, days)
  const END = { validOn: '9999-12-31', knownAt: '9999-12-31' }
  const ever = measuredOn(records, records.measures, END)
  return (passage, metric) => {
    const figure = then(passage, metric)
    if (figure !== null) return figure
    const later = ever(passage, metric)
    return later === null ? null : { ...later, basis: 'assumed' }
  }
}
