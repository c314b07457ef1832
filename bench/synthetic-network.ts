/**
 * A seeded synthetic freight network: clustered sites on a plane of 9,000 × 4,500 km joined by roads to
 * their neighbours, a rail layer on a third of them, ports with sea legs, forty countries.
 *
 * Roads and railways are relative-neighbourhood edges and 35 % of the other Gabriel edges (Toussaint, G.
 * T. (1980). The relative neighbourhood graph of a finite planar set. Pattern Recognition 12(4),
 * 261–268), looked for among each site's nearest twelve. An edge is two arcs; one that joins two
 * countries waits at the border. Weights: minutes, US cents and grams of CO2 for a consignment of 20 t.
 */

import { buildGraph, type Graph } from '../packages/network/src/graph.ts'
import { generator } from './synthetic.ts'

const WIDTH_KM = 9000
const HEIGHT_KM = 4500
const NEIGHBOURS = 12

interface Mode {
  readonly kmPerHour: readonly number[]
  readonly centsPerKm: number
  readonly gramsPerKm: number
  readonly borderMinutes: number
  readonly borderCents: number
}
const ROAD: Mode = {
  kmPerHour: [35, 55, 75],
  centsPerKm: 150,
  gramsPerKm: 1640,
  borderMinutes: 900,
  borderCents: 20_000,
}
const RAIL: Mode = {
  kmPerHour: [22, 30, 38],
  centsPerKm: 70,
  gramsPerKm: 360,
  borderMinutes: 1500,
  borderCents: 12_000,
}
const SEA: Mode = {
  kmPerHour: [26],
  centsPerKm: 18,
  gramsPerKm: 180,
  borderMinutes: 0,
  borderCents: 0,
}
const ROAD_DETOUR = 1.2

/** No way of going is faster in a straight line: the best bound that positions give. */
export const LEAST_MINUTES_PER_KM = (60 * ROAD_DETOUR) / 75

export interface SyntheticNetwork {
  readonly graph: Graph
  /** Kilometres, one of each a vertex. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Arcs that cross from one country to the other, and back, for every pair that has some. */
  readonly borders: readonly (readonly number[])[]
}

/** A network of about `size` vertices, numbered along a grid so that neighbours lie together. */
export function syntheticNetwork(size: number, seed: number): SyntheticNetwork {
  const random = generator(seed)
  const sites = scatter(Math.round(size / 1.37), random)
  const seats = Array.from({ length: 40 }, () => [random() * WIDTH_KM, random() * HEIGHT_KM])
  const countries = sites.map(([x, y]) => nearestSeat(seats, x, y))

  const x: number[] = []
  const y: number[] = []
  const country: number[] = []
  function addVertex(site: number): number {
    x.push(sites[site]![0])
    y.push(sites[site]![1])
    country.push(countries[site]!)
    return x.length - 1
  }
  // Copies of one site stand side by side, which keeps neighbours together in memory.
  const road = sites.map(() => -1)
  const rail = new Map<number, number>()
  const sea = new Map<number, number>()
  for (let site = 0; site < sites.length; site++) {
    road[site] = addVertex(site)
    if (random() < 0.33) rail.set(site, addVertex(site))
    if (random() < 0.03) sea.set(site, addVertex(site))
  }

  const tail: number[] = []
  const head: number[] = []
  const weights: [number[], number[], number[]] = [[], [], []]
  const crossing = new Map<string, number[]>()
  function addEdge(a: number, b: number, minutes: number, cents: number, grams: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      tail.push(from!)
      head.push(to!)
      weights[0].push(Math.max(1, Math.ceil(minutes)))
      weights[1].push(Math.max(1, Math.ceil(cents)))
      weights[2].push(Math.max(1, Math.ceil(grams)))
    }
  }
  function addLeg(a: number, b: number, mode: Mode, detour: number): void {
    const km = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) * detour
    const speed = mode.kmPerHour[Math.floor(random() * mode.kmPerHour.length)]!
    const abroad = country[a] !== country[b] ? 0.5 + random() : 0
    const minutes = (km / speed) * 60 + abroad * mode.borderMinutes
    const cents = km * mode.centsPerKm * (0.8 + random() * 0.4) + abroad * mode.borderCents
    addEdge(a, b, minutes, cents, km * mode.gramsPerKm * (0.9 + random() * 0.2))
    if (abroad === 0 || mode === SEA) return
    const pair = [country[a]!, country[b]!].sort((p, q) => p - q).join(' ')
    crossing.set(pair, [...(crossing.get(pair) ?? []), tail.length - 2, tail.length - 1])
  }

  for (const [a, b] of neighbourEdges(sites, random)) addLeg(road[a]!, road[b]!, ROAD, ROAD_DETOUR)
  const stations = [...rail.keys()]
  const stationSites = stations.map((site) => sites[site]!)
  for (const [a, b] of neighbourEdges(stationSites, random)) {
    addLeg(rail.get(stations[a]!)!, rail.get(stations[b]!)!, RAIL, 1.25)
  }
  const ports = [...sea.keys()]
  for (const port of ports) {
    for (let leg = 0; leg < 2; leg++) {
      const other = ports[Math.floor(random() * ports.length)]!
      if (other !== port) addLeg(sea.get(port)!, sea.get(other)!, SEA, 1.5)
    }
  }
  for (const [site, vertex] of rail) addEdge(road[site]!, vertex, 720, 15_000, 8_000)
  for (const [site, vertex] of sea) addEdge(road[site]!, vertex, 2880, 25_000, 12_000)
  return {
    graph: buildGraph(x.length, { tail, head, weights }),
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    borders: [...crossing.values()],
  }
}

type Site = readonly [x: number, y: number]

/** Three sites in four lie around one of a few dozen towns, in the order of a coarse grid. */
function scatter(count: number, random: () => number): Site[] {
  const towns = Array.from({ length: 60 }, () => [random() * WIDTH_KM, random() * HEIGHT_KM])
  const sites = Array.from({ length: count }, (): Site => {
    if (random() < 0.25) return [random() * WIDTH_KM, random() * HEIGHT_KM]
    const [x, y] = towns[Math.floor(random() * towns.length)]!
    const radius = 500 * Math.sqrt(-Math.log(1 - random()))
    const angle = random() * 2 * Math.PI
    return [
      Math.min(WIDTH_KM, Math.max(0, x! + radius * Math.cos(angle))),
      Math.min(HEIGHT_KM, Math.max(0, y! + radius * Math.sin(angle))),
    ]
  })
  const curve = sites.map(([x, y]) => morton(x, y))
  return sites
    .map((_, i) => i)
    .sort((a, b) => curve[a]! - curve[b]!)
    .map((i) => sites[i]!)
}

/** Position along a Morton curve over cells of about 2 × 1 km. */
function morton(x: number, y: number): number {
  let code = 0
  for (let bit = 11; bit >= 0; bit--) {
    const right = Math.floor((x / WIDTH_KM) * 4095) & (1 << bit) ? 1 : 0
    const up = Math.floor((y / HEIGHT_KM) * 4095) & (1 << bit) ? 2 : 0
    code = code * 4 + right + up
  }
  return code
}

function nearestSeat(seats: readonly (readonly number[])[], x: number, y: number): number {
  let best = 0
  for (let i = 1; i < seats.length; i++) {
    const [bx, by] = seats[best]!
    const [ix, iy] = seats[i]!
    if (Math.hypot(ix! - x, iy! - y) < Math.hypot(bx! - x, by! - y)) best = i
  }
  return best
}

/** Pairs of sites, the lower first. */
function neighbourEdges(sites: readonly Site[], random: () => number): [number, number][] {
  const near = nearest(sites)
  const km = (a: number, b: number) =>
    Math.hypot(sites[a]![0] - sites[b]![0], sites[a]![1] - sites[b]![1])
  const edges: [number, number][] = []
  for (let a = 0; a < sites.length; a++) {
    for (const b of near[a]!) {
      if (b < a && near[b]!.includes(a)) continue // seen from the other end
      const length = km(a, b)
      const others = [...near[a]!, ...near[b]!].filter((c) => c !== a && c !== b)
      if (others.some((c) => km(a, c) ** 2 + km(b, c) ** 2 < length ** 2)) continue
      const isNeighbour = others.every((c) => Math.max(km(a, c), km(b, c)) >= length)
      if (isNeighbour || random() < 0.35) edges.push([Math.min(a, b), Math.max(a, b)])
    }
  }
  return edges
}

/** The nearest sites of each, found in a grid whose cells hold about six. */
function nearest(sites: readonly Site[]): number[][] {
  const cell = Math.sqrt((WIDTH_KM * HEIGHT_KM * 6) / sites.length)
  const cells = new Map<string, number[]>()
  const cellOf = ([x, y]: Site) => [Math.floor(x / cell), Math.floor(y / cell)] as const
  sites.forEach((site, i) => {
    const key = cellOf(site).join(' ')
    const list = cells.get(key)
    if (list === undefined) cells.set(key, [i])
    else list.push(i)
  })
  return sites.map((site, i) => {
    const [cx, cy] = cellOf(site)
    const found: number[] = []
    for (let ring = 1; found.length < NEIGHBOURS && ring < 64; ring++) {
      found.length = 0
      for (let gx = cx - ring; gx <= cx + ring; gx++) {
        for (let gy = cy - ring; gy <= cy + ring; gy++) {
          for (const j of cells.get(`${gx} ${gy}`) ?? []) if (j !== i) found.push(j)
        }
      }
    }
    const km = (j: number) => Math.hypot(sites[j]![0] - site[0], sites[j]![1] - site[1])
    return found.sort((a, b) => km(a) - km(b) || a - b).slice(0, NEIGHBOURS)
  })
}
