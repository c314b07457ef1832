/** The planner on the pack of the product: its searches, and whole answers over HTTP. Runnable alone. */

import { openDossier } from '@followthrough/brief'
import {
  Consignment,
  compileNetwork,
  frontOf,
  NO_CONSTRAINTS,
  viewOf,
} from '@followthrough/network'
import { startServer } from '@followthrough/server'
import { openStore, readPack } from '@followthrough/store'
import { summary, time, use } from './measure.ts'
import { generator } from './synthetic.ts'

export interface Row {
  readonly what: string
  readonly ours: string
  readonly baseline: string
  readonly ratio: string
}

const SEED = 20260204
const PAIRS = 60
const REQUESTS = 200
const NOTHING = {
  openedLinks: new Set<string>(),
  builtLinks: new Set<string>(),
  added: new Set<string>(),
  shutLinks: new Map(),
  hours: [],
}
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`

export async function corridorRows(packDir: string): Promise<Row[]> {
  const { pack } = readPack(packDir)
  if (pack === null) throw new Error(`${packDir}: the pack has problems`)
  const store = openStore(':memory:')
  store.loadPack(pack)
  const records = openDossier(pack.partnership, store.statements()).network()
  const days = { validOn: pack.readOn, knownAt: pack.readOn }
  const consignment = Consignment.parse({})
  const compiled = time(20, () => compileNetwork(records, days, consignment).arcs.length)
  const network = compileNetwork(records, days, consignment)
  const cities = records.places.filter(
    ({ id, kind }) => kind === 'city' && network.verticesOf.has(id),
  )
  const random = generator(SEED)
  const pick = () => cities[Math.floor(random() * cities.length)]!.id
  const pairs = Array.from({ length: PAIRS }, () => [pick(), pick()] as const)
  const view = viewOf(network, NOTHING, NO_CONSTRAINTS)
  const fronts: number[] = []
  const sizes: number[] = []
  for (const [from, to] of pairs) {
    const start = performance.now()
    const { journeys } = frontOf(view, from, to)
    fronts.push(performance.now() - start)
    sizes.push(journeys.length)
  }
  const front = summary(fronts)
  const size = summary(sizes)

  const server = await startServer({
    store,
    partnership: pack.partnership,
    port: 0,
    siteDir: '/nonexistent',
    today: () => pack.readOn,
  })
  const answers: number[] = []
  const floor: number[] = []
  for (let run = 0; run < REQUESTS + 20; run++) {
    const query = new URLSearchParams({
      from: pick(),
      to: pick(),
      kg: String(5000 + run), // another consignment each time, so that nothing is kept
      simulate: 'true',
      legs: 'grouped',
    })
    let start = performance.now()
    const answer = await fetch(`${server.url}/api/v1/route?${query}`)
    use((await answer.text()).length)
    if (run >= 20) answers.push(performance.now() - start)
    start = performance.now()
    use((await (await fetch(`${server.url}/healthz`)).text()).length)
    if (run >= 20) floor.push(performance.now() - start)
  }
  await server.close()
  store.close()
  const ours = summary(answers)
  const base = summary(floor)
  return [
    {
      what: `exact front over time, cost and CO2 on the pack (${network.vertices.length} vertices, ${network.arcs.length} arcs), ${PAIRS} pairs of cities, bounds included`,
      ours: `p50 ${ms(front.p50Ms)}, p99 ${ms(front.p99Ms)}; ${size.p50Ms} journeys at the median, ${Math.max(...sizes)} at most`,
      baseline: `${ms(compiled.p50Ms)} to compile the pack into a graph`,
      ratio: `${(front.p50Ms / compiled.p50Ms).toFixed(2)}× the time`,
    },
    {
      what: `GET /api/v1/route with 2,000 trials, another pair and consignment each time`,
      ours: `p50 ${ms(ours.p50Ms)}, p99 ${ms(ours.p99Ms)} of ${ours.runs} (target p99 < 150 ms)`,
      baseline: `p50 ${ms(base.p50Ms)} /healthz: what HTTP itself costs here`,
      ratio: `${(ours.p50Ms / base.p50Ms).toFixed(0)}× the time`,
    },
  ]
}

if (import.meta.main) {
  const dir = new URL('../packs/kz-pk', import.meta.url).pathname
  for (const row of await corridorRows(dir))
    console.log(`${row.what}\n    ${row.ours}\n    ${row.baseline}   ${row.ratio}`)
}
