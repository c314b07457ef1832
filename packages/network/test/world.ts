/**
 * A small world that does not exist, its random relatives, and journeys through them written out.
 *
 *     alta ─ pass-p ═ pass-q ─ bela ─ gate-q ═ gate-r ─ cora       road; ═ is a border
 *     alta ─ yard-p ═ yard-q ─ bela                               railway, 1676 mm; 1520 mm from yard-q on
 *     bela ═ dune                                                 a railway that is planned; dune ─ cora road
 *     alta-port ~ cora-port                                       sea; each port with a road to its city
 *     bela ~ cora-port                                            ferry
 *     alta = cora                                                 pipeline
 *     isla ─ islet                                                an island with one road
 */

import fc from 'fast-check'
import { weightsOf } from '../src/arc.ts'
import {
  Consignment,
  type Constraints,
  changesOf,
  compileNetwork,
  type NetworkRecords,
  NO_CONSTRAINTS,
  NOTHING_CHANGED,
  type Scenario,
  type View,
  viewOf,
} from '../src/index.ts'
import { disruption, effect, link, measure, place, rate, regime } from './records.ts'

export const DAY = '2024-06-15'
export const DAYS = { validOn: DAY, knownAt: DAY }
export const TWENTY_TONNES = Consignment.parse({})

const PLACES = [
  place('alta', 'PA', { kind: 'city', name: 'Álta' }),
  place('alta-port', 'PA', { kind: 'port' }),
  place('pass-p', 'PA'),
  place('pass-q', 'QB'),
  place('yard-p', 'PA'),
  place('yard-q', 'QB'),
  place('bela', 'QB', { kind: 'city' }),
  place('gate-q', 'QB'),
  place('gate-r', 'RC'),
  place('cora', 'RC', { kind: 'city' }),
  place('cora-port', 'RC', { kind: 'port' }),
  place('dune', 'RC', { kind: 'city' }),
  place('isla', 'SD', { kind: 'city' }),
  place('islet', 'SD', { kind: 'city' }),
]

const rail = (gaugeMm: number) => ({ mode: 'rail', gaugeMm }) as const

const LINKS = [
  link('alta', 'pass-p', { km: 120, corridors: ['K1'] }),
  link('pass-p', 'pass-q', { km: 10, corridors: ['K1'] }),
  link('pass-q', 'bela', { km: 200, corridors: ['K1'] }),
  link('bela', 'gate-q', { km: 150, corridors: ['K2'] }),
  link('gate-q', 'gate-r', { km: 2, corridors: ['K2'] }),
  link('gate-r', 'cora', { km: 90, corridors: ['K2'] }),
  link('alta', 'yard-p', { ...rail(1676), km: 110 }),
  link('yard-p', 'yard-q', { ...rail(1676), km: 4 }),
  link('yard-q', 'bela', { ...rail(1520), km: 230 }),
  link('bela', 'dune', { ...rail(1520), km: 160, status: 'planned', corridors: ['K3'] }),
  link('dune', 'cora', { km: 60 }),
  link('alta', 'alta-port', { km: 30 }),
  link('cora-port', 'cora', { km: 40 }),
  link('alta-port', 'cora-port', { mode: 'sea', km: 1400 }),
  link('bela', 'cora-port', { mode: 'ferry', km: 180 }),
  link('alta', 'cora', { id: 'pipe', mode: 'pipeline', km: 700 }),
  link('isla', 'islet', { km: 20 }),
]

const RATES = [
  rate({ id: 'speed', parameter: 'speed', value: 50 }),
  rate({ id: 'speed-pa', parameter: 'speed', area: 'PA', value: 60 }),
  rate({ id: 'speed-qb', parameter: 'speed', area: 'QB', value: 40 }),
  rate({ id: 'speed-rail', parameter: 'speed', mode: 'rail', value: 30, basis: 'published' }),
  rate({ id: 'speed-sea', parameter: 'speed', mode: 'sea', value: 25 }),
  rate({ id: 'speed-ferry', parameter: 'speed', mode: 'ferry', value: 20 }),
  rate({ id: 'haul', parameter: 'haul-usd', value: 1000 }),
  rate({ id: 'haul-pa', parameter: 'haul-usd', area: 'PA', value: 500 }),
  rate({ id: 'haul-qb', parameter: 'haul-usd', area: 'QB', value: 750 }),
  rate({ id: 'haul-rail', parameter: 'haul-usd', mode: 'rail', value: 400 }),
  rate({ id: 'haul-sea', parameter: 'haul-usd', mode: 'sea', value: 90 }),
  rate({ id: 'haul-ferry', parameter: 'haul-usd', mode: 'ferry', value: 300 }),
  rate({ id: 'running', parameter: 'running-hours', value: 12, basis: 'assumed' }),
  rate({ id: 'emission', parameter: 'emission', value: 0.06 }),
  rate({ id: 'emission-rail', parameter: 'emission', mode: 'rail', value: 0.02 }),
  rate({ id: 'emission-sea', parameter: 'emission', mode: 'sea', value: 0.01 }),
  rate({ id: 'emission-ferry', parameter: 'emission', mode: 'ferry', value: 0.03 }),
  rate({ id: 'headway-sea', parameter: 'headway-days', mode: 'sea', value: 7 }),
  rate({ id: 'headway-ferry', parameter: 'headway-days', mode: 'ferry', value: 2 }),
  rate({ id: 'headway-rail', parameter: 'headway-days', mode: 'rail', area: 'bela', value: 1 }),
  rate({ id: 'handling-rail', parameter: 'handling-hours', mode: 'rail', value: 6 }),
  rate({ id: 'handling-sea', parameter: 'handling-hours', mode: 'sea', value: 48 }),
  rate({ id: 'handling-ferry', parameter: 'handling-hours', mode: 'ferry', value: 5 }),
  rate({ id: 'handling-usd-rail', parameter: 'handling-usd', mode: 'rail', value: 80 }),
  rate({ id: 'handling-usd-sea', parameter: 'handling-usd', mode: 'sea', value: 200 }),
  rate({ id: 'gauge', parameter: 'gauge-hours', mode: 'rail', value: 9 }),
  rate({ id: 'gauge-usd', parameter: 'gauge-usd', mode: 'rail', value: 70 }),
  rate({ id: 'chilled-usd', parameter: 'chilled-usd', mode: 'all', value: 1.5 }),
  rate({ id: 'payload', parameter: 'payload', value: 20 }),
  rate({ id: 'payload-rail', parameter: 'payload', mode: 'rail', value: 25 }),
  rate({ id: 'moving-spread', parameter: 'moving-spread', value: 0.2 }),
  rate({ id: 'moving-spread-rail', parameter: 'moving-spread', mode: 'rail', value: 0.4 }),
  rate({ id: 'dwell-spread', parameter: 'dwell-spread', value: 0.8 }),
  rate({ id: 'waiting', parameter: 'waiting-usd', value: 100 }),
  rate({ id: 'time-value', parameter: 'time-value', mode: 'all', value: 0.5 }),
]

const MEASURES = [
  measure({ id: 'out-pass-p', place: 'pass-p', value: 8 }),
  measure({ id: 'out-usd-pass-p', place: 'pass-p', metric: 'usd', value: 40 }),
  measure({ id: 'in-pass-q', place: 'pass-q', direction: 'inbound', value: 5 }),
  measure({ id: 'gate-q', place: 'gate-q', direction: 'both', value: 12 }),
  measure({ id: 'yard-q', place: 'yard-q', mode: 'rail', direction: 'both', value: 20 }),
  measure({ id: 'port', place: 'alta-port', mode: 'sea', value: 60, basis: 'published' }),
]

const REGIMES = [
  regime('tir-pa', { scheme: 'TIR', countries: ['PA'], paper: 'TIR carnet', usd: 12, hours: 0 }),
  regime('tir-qb', { scheme: 'TIR', countries: ['QB'], paper: 'TIR carnet', usd: 12, hours: 0 }),
  regime('national', {
    countries: ['PA', 'QB', 'RC'],
    paper: 'transit declaration',
    hours: 1,
    usd: 51,
  }),
  regime('reload-pass', {
    rule: 'reload',
    countries: ['PA', 'QB'],
    places: ['pass-p', 'pass-q'],
    hours: 2,
    usd: 106,
  }),
  regime('permit', {
    rule: 'haulage',
    countries: ['PA', 'QB'],
    paper: 'road permit',
    inForceOn: null,
  }),
  regime('waybill', { rule: 'document', modes: ['road'], paper: 'road waybill' }),
  regime('embargo', { rule: 'sanctions', countries: ['QB'] }),
]

export const WORLD: NetworkRecords = {
  places: PLACES,
  links: LINKS,
  measures: MEASURES,
  rates: RATES,
  regimes: REGIMES,
  effects: [
    effect('railway', { links: ['bela-dune'] }),
    effect('permits', { rule: 'brings-into-force', regime: 'permit' }),
    effect('hours', { rule: 'crossing-hours', place: 'gate-q', hours: 3 }),
  ],
  disruptions: [],
}

interface Asked {
  readonly scenario?: Partial<Scenario>
  readonly constraints?: Partial<Constraints>
  readonly consignment?: Consignment
}

/** The view of some records on DAY. */
export function viewIn(
  records: NetworkRecords,
  { scenario = {}, constraints = {}, consignment = TWENTY_TONNES }: Asked = {},
): View {
  const { changes } = changesOf(records, { ...NOTHING_CHANGED, ...scenario })
  const network = compileNetwork(records, DAYS, consignment, changes.added)
  return viewOf(network, changes, { ...NO_CONSTRAINTS, ...constraints })
}

/** What `network export` writes of an open arc. */
export interface ExportedArc {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly minutes: number
  readonly cents: number
  readonly grams: number
}

export interface Exported {
  readonly vertices: readonly { readonly id: string; readonly place: string }[]
  readonly arcs: readonly ExportedArc[]
}

/** Vertices, and the arcs that nothing closes. */
export function exported(view: View): Exported {
  const { vertices, arcs } = view.network
  const closed = new Set(view.standings.blockers.flatMap((blocker) => blocker.arcs))
  return {
    vertices,
    arcs: arcs.flatMap((arc, i) => {
      if (closed.has(i)) return []
      const [minutes, cents, grams] = weightsOf(view.changed.get(i) ?? arc)
      const [from, to] = [vertices[arc.from]!.id, vertices[arc.to]!.id]
      return [{ id: arc.id, from, to, minutes, cents, grams }]
    }),
  }
}

export type Way = readonly ExportedArc[]

/** Every way that passes no vertex twice, from any vertex of a place to any of another. */
export function everyWay({ vertices, arcs }: Exported, from: string, to: string): Way[] {
  return everyWayMeeting({ vertices, arcs }, from, to, [])
}

/** Every way that meets all requirements, and passes no vertex twice with the same ones met. */
export function everyWayMeeting(
  { vertices, arcs }: Exported,
  from: string,
  to: string,
  requirements: readonly ((arc: ExportedArc) => boolean)[],
): Way[] {
  const full = (1 << requirements.length) - 1
  const needs = new Map(
    arcs.map((arc) => [arc, requirements.reduce((m, met, i) => m | (met(arc) ? 1 << i : 0), 0)]),
  )
  const out = Map.groupBy(arcs, (arc) => arc.from)
  const at = (where: string) => vertices.filter(({ place }) => place === where).map(({ id }) => id)
  const targets = new Set(at(to))
  const ways: Way[] = []
  const seen = new Set<string>()
  const way: ExportedArc[] = []
  function walk(vertex: string, met: number): void {
    if (met === full && targets.has(vertex)) {
      ways.push([...way])
      return // no cost is negative: what goes on from here is no better
    }
    seen.add(`${vertex} ${met}`)
    for (const arc of out.get(vertex) ?? []) {
      const after = met | needs.get(arc)!
      if (seen.has(`${arc.to} ${after}`)) continue
      way.push(arc)
      walk(arc.to, after)
      way.pop()
    }
    seen.delete(`${vertex} ${met}`)
  }
  for (const source of at(from)) walk(source, 0)
  return ways
}

/** Minutes, cents and grams of a way. */
export function costsOf(way: Way): [number, number, number] {
  return way.reduce<[number, number, number]>(
    ([minutes, cents, grams], arc) => [minutes + arc.minutes, cents + arc.cents, grams + arc.grams],
    [0, 0, 0],
  )
}

/** Bellman–Ford: the least of a figure from some vertices to a place; null where there is no way. */
export function least(
  { vertices, arcs }: Exported,
  from: readonly string[],
  to: string,
  figure: 'minutes' | 'cents' | 'grams',
): number | null {
  const distance = new Map(vertices.map(({ id }) => [id, from.includes(id) ? 0 : Infinity]))
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const arc of arcs) {
      const far = distance.get(arc.from)! + arc[figure]
      if (far >= distance.get(arc.to)!) continue
      distance.set(arc.to, far)
      isMoving = true
    }
  }
  const ends = vertices.filter(({ place }) => place === to).map(({ id }) => distance.get(id)!)
  const nearest = Math.min(...ends)
  return nearest === Infinity ? null : nearest
}

const COUNTRIES = ['PA', 'QB', 'RC'] as const
const few = (most: number) => fc.integer({ min: 1, max: most })

const anyLink = (ids: readonly string[]) =>
  fc.record({
    ends: fc.shuffledSubarray([...ids], { minLength: 2, maxLength: 2 }),
    state: fc.constantFrom('road', 'road', 'road', 'rail-1520', 'rail-1520', 'rail-1676', 'sea'),
    km: few(900),
    status: fc.constantFrom('open', 'open', 'open', 'open', 'open', 'planned', 'closed'),
    corridors: fc.subarray(['K1', 'K2']),
  })

/** Rates of a random world: one figure everywhere, and one of its own in one country. */
const anyRates = fc.array(few(60), { minLength: 24, maxLength: 24 }).map((figures) =>
  ['road', 'rail', 'sea'].flatMap((mode, i) => {
    const [speed, own, haul, ownHaul, emission, headway, hours, usd] = figures.slice(8 * i)
    const of = (parameter: string, value: number, area: string | null = null) =>
      rate({
        id: `${parameter}-${mode}-${area}`,
        parameter: parameter as 'speed',
        mode: mode as 'road',
        area,
        value,
      })
    return [
      of('speed', speed! + 5),
      of('speed', own! + 5, 'PA'),
      of('haul-usd', haul! * 10),
      of('haul-usd', ownHaul! * 10, 'QB'),
      of('emission', emission! / 1000),
      of('headway-days', headway! / 10),
      of('handling-hours', hours!),
      of('handling-usd', usd!),
      of('gauge-hours', hours! / 2),
      of('gauge-usd', usd! * 2),
      of('moving-spread', 0.3),
      of('dwell-spread', 0.6),
    ]
  }),
)

const anyRegimes = (ids: readonly string[]) =>
  fc.record({
    tir: fc.subarray([...COUNTRIES]),
    notYet: fc.boolean(),
    reload: fc.subarray([...ids], { maxLength: 2 }),
    permit: fc.boolean(),
    usd: few(200),
  })

/** A few places in one to three countries, with links, figures, closures and regimes at random. */
function anyWorldOf(mostPlaces: number, mostLinks: number): fc.Arbitrary<NetworkRecords> {
  return fc
    .array(fc.constantFrom(...COUNTRIES), { minLength: 2, maxLength: mostPlaces })
    .chain((countries) => {
      const ids = countries.map((_, i) => `p${i}`)
      return fc.record({
        countries: fc.constant(countries),
        kinds: fc.array(fc.constantFrom('border', 'border', 'city', 'port'), {
          minLength: 5,
          maxLength: 5,
        }),
        links: fc.array(anyLink(ids), { minLength: ids.length, maxLength: mostLinks }),
        rates: anyRates,
        regimes: anyRegimes(ids),
        measures: fc.array(
          fc.record({
            place: fc.constantFrom(...ids),
            mode: fc.constantFrom('road', 'rail', 'sea'),
            direction: fc.constantFrom('outbound', 'inbound', 'both'),
            metric: fc.constantFrom('hours', 'usd'),
            value: few(90),
          }),
          { maxLength: 6 },
        ),
        disruptions: fc.array(
          fc.record({
            place: fc.option(fc.constantFrom(...ids)),
            links: fc.array(fc.nat(7), { maxLength: 2 }),
            mode: fc.constantFrom('road', 'road', 'rail', 'sea'),
            end: fc.constantFrom('open', 'open', 'not-seen'),
          }),
          { maxLength: 3 },
        ),
        delivered: fc.array(fc.nat(7), { maxLength: 3 }),
      })
    })
    .map(({ countries, kinds, links, rates, regimes, measures, disruptions, delivered }) => {
      const linkOf = (i: number) => (i < links.length ? [`l${i}`] : [])
      const { tir, notYet, reload, permit, usd } = regimes
      return {
        places: countries.map((country, i) =>
          place(`p${i}`, country, { kind: kinds[i] as 'border' | 'city' | 'port' }),
        ),
        links: links.map(({ ends: [from, to], state, ...row }, i) => {
          const [mode, gauge] = state.split('-') as ['road', string | undefined]
          const gaugeMm = gauge === undefined ? null : Number(gauge)
          return link(from!, to!, { ...row, id: `l${i}`, mode, gaugeMm } as Parameters<
            typeof link
          >[2])
        }),
        rates,
        measures: measures.map((row, i) =>
          measure({ ...row, id: `m${i}` } as Parameters<typeof measure>[0]),
        ),
        regimes: [
          regime('national', { countries: [...COUNTRIES], usd: 50 }),
          ...tir.map((country) =>
            regime(`tir-${country}`, { scheme: 'TIR', countries: [country] }),
          ),
          regime('new', {
            countries: [...COUNTRIES],
            usd: 10,
            inForceOn: notYet ? '2031' : '2019',
          }),
          ...(reload.length === 0
            ? []
            : [
                regime('reload', {
                  rule: 'reload',
                  countries: [...COUNTRIES],
                  places: reload,
                  usd,
                }),
                regime('permit', {
                  rule: 'haulage',
                  countries: [...COUNTRIES],
                  inForceOn: permit ? '2019' : null,
                }),
              ]),
        ],
        effects:
          delivered.flatMap(linkOf).length === 0
            ? []
            : [effect('plan', { links: [...new Set(delivered.flatMap(linkOf))] })],
        disruptions: disruptions.map(({ links: shut, ...row }, i) =>
          disruption({
            ...row,
            id: `d${i}`,
            links: shut.flatMap(linkOf),
            fromOn: `2024-0${i + 1}-01`,
          } as Parameters<typeof disruption>[0]),
        ),
      }
    })
}

export const anyWorld = anyWorldOf(5, 8)

/** A world with the first and the last of its places. */
const tripIn = (records: NetworkRecords) => ({
  records,
  from: records.places[0]!.id,
  to: records.places.at(-1)!.id,
})

export const anyTrip = anyWorld.map(tripIn)
/** In a world small enough to walk through again and again. */
export const anyShortTrip = anyWorldOf(4, 5).map(tripIn)
