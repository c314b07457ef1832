/**
 * `node bench/network.ts`: the search core on synthetic networks of 2,000 and 30,000 vertices, beside
 * ngraph.path on the same graph, its own slower ways and a plain sweep over all arcs. Versions take
 * turns query by query; answers are compared.
 */

import createNgraph from 'ngraph.graph'
import { aStar, nba } from 'ngraph.path'
import { type ArcChange, cheapest, type Graph, overlay } from '../packages/network/src/graph.ts'
import { distances } from '../packages/network/src/one-to-all.ts'
import { paretoFront } from '../packages/network/src/pareto.ts'
import { createSearcher } from '../packages/network/src/shortest.ts'
import { summary, use } from './measure.ts'
import { generator } from './synthetic.ts'
import {
  LEAST_MINUTES_PER_KM,
  type SyntheticNetwork,
  syntheticNetwork,
} from './synthetic-network.ts'

export interface NetworkRow {
  readonly what: string
  readonly ours: string
  readonly baseline: string
  readonly ratio: string
}

const SEED = 20260204
const MINUTES = 0
const WARM_UPS = 20

type Pair = readonly [source: number, target: number]

/** All measurements, in the order of the table; about a minute. */
export function networkRows(): NetworkRow[] {
  const small = syntheticNetwork(2000, SEED)
  const large = syntheticNetwork(30_000, SEED)
  return [
    ...againstNgraph(small, 1000),
    ...againstNgraph(large, 200),
    fronts(small, 40),
    scenarios(small.graph, 'shut', shutBorders(small), 50, 1000),
    scenarios(
      small.graph,
      'made 60 % cheaper, of 40 that might be,',
      cheaperBorders(small, 40),
      50,
      1000,
    ),
    oneToAll(small, 500),
    oneToAll(large, 60),
  ]
}

function againstNgraph(network: SyntheticNetwork, count: number): NetworkRow[] {
  const { graph } = network
  const search = createSearcher(graph.vertexCount)
  const theirs = ngraphSearches(network)
  const times = {
    bothEnds: [] as number[],
    withBounds: [] as number[],
    led: [] as number[],
    aStar: [] as number[],
    nba: [] as number[],
  }
  let wrong = 0
  let theirWrong = 0
  seededPairs(graph, WARM_UPS + count).forEach(([source, target], run) => {
    const bothEnds = clock(() => search(graph, MINUTES, [source], [target]))
    const bounds = clock(() => distances(graph, MINUTES, [target], 'to'))
    const led = clock(() => search(graph, MINUTES, [source], [target], bounds.value))
    const starred = clock(() => theirs.aStar(source, target))
    const nbaStarred = clock(() => theirs.nba(source, target))
    const right = bounds.value[source]!
    if (bothEnds.value?.cost !== right || led.value?.cost !== right) wrong++
    if (theirs.cost(starred.value) !== right) theirWrong++
    if (theirs.cost(nbaStarred.value) !== right) theirWrong++
    if (run < WARM_UPS) return
    times.bothEnds.push(bothEnds.ms)
    times.withBounds.push(bounds.ms + led.ms)
    times.led.push(led.ms)
    times.aStar.push(starred.ms)
    times.nba.push(nbaStarred.ms)
  })
  const best = p50(times.aStar) < p50(times.nba) ? 'aStar' : 'nba'
  const row = (how: string, ours: readonly number[]): NetworkRow => ({
    what: `cheapest path, ${sizeOf(graph)}, ${count} pairs: ${how} (target ≥ 10×)`,
    ours: `${spread(ours)}; ${wrong} wrong`,
    baseline: `ngraph.path ${best === 'aStar' ? 'A*' : 'NBA*'} ${spread(times[best])} (A* p50 ${micro(p50(times.aStar))}, NBA* ${micro(p50(times.nba))}); ${theirWrong} wrong`,
    ratio: `${(p50(times[best]) / p50(ours)).toFixed(1)}× faster`,
  })
  return [
    row('from both ends, nothing prepared', times.bothEnds),
    row('A*, bounds made for each pair', times.withBounds),
    row('A*, bounds shared by all scenarios', times.led),
  ]
}

/** The peer on the same graph; of parallel arcs it keeps one, which is given the least weight. */
function ngraphSearches({ graph, x, y }: SyntheticNetwork) {
  const peer = createNgraph<undefined, number>()
  for (let vertex = 0; vertex < graph.vertexCount; vertex++) peer.addNode(vertex)
  for (let arc = 0; arc < graph.arcCount; arc++) {
    const [tail, head] = [graph.tail[arc]!, graph.head[arc]!]
    const minutes = graph.weights[MINUTES]![arc]!
    const link = peer.getLink(tail, head)
    if (!link) peer.addLink(tail, head, minutes)
    else link.data = Math.min(link.data, minutes)
  }
  const at = (node: { id: string | number }) => Number(node.id)
  const options = {
    oriented: true,
    distance: (_a: unknown, _b: unknown, link: { data: number }) => link.data,
    heuristic: (a: { id: string | number }, b: { id: string | number }) =>
      Math.hypot(x[at(a)]! - x[at(b)]!, y[at(a)]! - y[at(b)]!) * LEAST_MINUTES_PER_KM * 0.999999,
  }
  const byAStar = aStar(peer, options)
  const byNba = nba(peer, options)
  return {
    aStar: (source: number, target: number) => byAStar.find(source, target),
    nba: (source: number, target: number) => byNba.find(source, target),
    /** Of a path as the peer gives it: nodes from target to source. */
    cost: (nodes: readonly { id: string | number }[]) =>
      nodes
        .slice(1)
        .reduce((sum, node, i) => sum + (peer.getLink(node.id, nodes[i]!.id)?.data ?? 0), 0),
  }
}

function fronts({ graph }: SyntheticNetwork, count: number): NetworkRow {
  const pairs = seededPairs(graph, count)
  const criteria = [0, 1, 2]
  for (const [source, target] of pairs) use(paretoFront(graph, [source], [target]).labels)
  const ours: number[] = []
  const bounds: number[] = []
  const sizes: number[] = []
  for (const [source, target] of pairs) {
    const front = clock(() => paretoFront(graph, [source], [target], { criteria }))
    if (!front.value.exact) throw new Error('a front was not exact')
    ours.push(front.ms)
    sizes.push(front.value.journeys.length)
    bounds.push(clock(() => criteria.map((k) => distances(graph, k, [target], 'to'))).ms)
  }
  return {
    what: `exact front of minutes, cents and grams, ${sizeOf(graph)}, ${count} pairs (target p50 < 10 ms)`,
    ours: `${spread(ours)}, p90 ${milli(quantile(ours, 0.9))}, max ${milli(quantile(ours, 1))}; ${quantile(sizes, 0.5)} journeys at the median, ${quantile(sizes, 1)} at most`,
    baseline: `${spread(bounds)} the three searches for its bounds, which are included`,
    ratio: `${(p50(ours) / p50(bounds)).toFixed(0)}× the time`,
  }
}

/** The cheapest path of every pair anew after one of the changes, with bounds that serve them all. */
function scenarios(
  graph: Graph,
  what: string,
  changes: readonly (readonly ArcChange[])[],
  pairCount: number,
  count: number,
): NetworkRow {
  const pairs = seededPairs(graph, pairCount)
  const prepared = clock(() => {
    const least = cheapest([graph, ...changes.map((change) => overlay(graph, change))])
    return pairs.map(([, target]) => distances(least, MINUTES, [target], 'to'))
  })
  const search = createSearcher(graph.vertexCount)
  const answer = (scenario: number, isLed: boolean) => {
    const changed = overlay(graph, changes[scenario % changes.length]!)
    let sum = 0
    pairs.forEach(([source, target], i) => {
      const bound = isLed ? prepared.value[i] : undefined
      sum += search(changed, MINUTES, [source], [target], bound)?.cost ?? 0
    })
    return sum
  }
  const ours: number[] = []
  const unled: number[] = []
  let wrong = 0
  for (let scenario = 0; scenario < WARM_UPS + count; scenario++) {
    const led = clock(() => answer(scenario, true))
    const plain = clock(() => answer(scenario, false))
    if (led.value !== plain.value) wrong++
    if (scenario < WARM_UPS) continue
    ours.push(led.ms)
    unled.push(plain.ms)
  }
  return {
    what: `one border ${what} and ${pairCount} pairs asked anew, ${sizeOf(graph)}, ${count} scenarios (target ≥ 1,000/s)`,
    ours: `${Math.round(1000 / p50(ours)).toLocaleString('en-GB')}/s: ${spread(ours)}, after ${milli(prepared.ms)} once for bounds; ${wrong} wrong`,
    baseline: `${Math.round(1000 / p50(unled)).toLocaleString('en-GB')}/s: ${spread(unled)} from both ends without bounds`,
    ratio: `${(p50(unled) / p50(ours)).toFixed(1)}× faster`,
  }
}

function shutBorders({ borders }: SyntheticNetwork): ArcChange[][] {
  return borders.map((arcs) => arcs.map((arc) => ({ arc, weights: null })))
}

function cheaperBorders({ graph, borders }: SyntheticNetwork, count: number): ArcChange[][] {
  const cheaper = (arc: number) => graph.weights.map((weight) => Math.ceil(weight[arc]! * 0.4))
  return borders.slice(0, count).map((arcs) => arcs.map((arc) => ({ arc, weights: cheaper(arc) })))
}

function oneToAll({ graph }: SyntheticNetwork, count: number): NetworkRow {
  const ours: number[] = []
  const sweep: number[] = []
  seededPairs(graph, WARM_UPS + count).forEach(([source], run) => {
    const reached = clock(() => distances(graph, MINUTES, [source], 'from'))
    const swept = clock(() => sweepOnce(graph, reached.value))
    use(swept.value)
    if (run < WARM_UPS) return
    ours.push(reached.ms)
    sweep.push(swept.ms)
  })
  const rate = (times: readonly number[]) =>
    `${(graph.arcCount / p50(times) / 1000).toFixed(0)} M/s`
  return {
    what: `arcs looked along in a search from one to all, ${sizeOf(graph)}, ${count} runs`,
    ours: `${rate(ours)}: ${spread(ours)}`,
    baseline: `${rate(sweep)}: ${spread(sweep)} one sweep over all arcs in order, no queue`,
    ratio: `${((100 * p50(sweep)) / p50(ours)).toFixed(0)} % of the limit`,
  }
}

/** Arcs that could still better a distance: none, after a search. */
function sweepOnce(graph: Graph, distance: Int32Array): number {
  const { firstOut, out, outHead, vertexCount } = graph
  const weight = graph.weights[MINUTES]!
  let open = 0
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const at = distance[vertex]!
    const stop = firstOut[vertex + 1]!
    for (let i = firstOut[vertex]!; i < stop; i++) {
      if (at + weight[out[i]!]! < distance[outHead[i]!]!) open++
    }
  }
  return open
}

function seededPairs(graph: Graph, count: number): Pair[] {
  const random = generator(SEED + 1)
  const vertex = () => Math.floor(random() * graph.vertexCount)
  return Array.from({ length: count }, () => [vertex(), vertex()] as const)
}

function clock<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now()
  const value = work()
  return { value, ms: performance.now() - start }
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!
}
const p50 = (times: readonly number[]) => quantile(times, 0.5)
const milli = (ms: number) => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`
const micro = (ms: number) => (ms < 1 ? `${(ms * 1000).toFixed(ms < 0.01 ? 1 : 0)} µs` : milli(ms))
const sizeOf = (graph: Graph) =>
  `${graph.vertexCount.toLocaleString('en-GB')} vertices and ${graph.arcCount.toLocaleString('en-GB')} arcs`

function spread(times: readonly number[]): string {
  const { minMs, p50Ms, sdMs } = summary(times)
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length
  return `p50 ${micro(p50Ms)} (min ${micro(minMs)}, mean ${micro(mean)}, sd ${micro(sdMs)})`
}

if (import.meta.main) {
  for (const { what, ours, baseline, ratio } of networkRows()) {
    console.log(`${what}\n    ${ours}\n    ${baseline}   ${ratio}`)
  }
}
