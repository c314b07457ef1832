import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Desk, openDesk } from './spawn.ts'

const AS_OF = ['--as-of', '2026-11-21']
const DAY_MINUTES = 1440

interface Leg {
  readonly kind: string
  readonly arc: string
  readonly from: string
  readonly to: string
  readonly mode: string
  readonly km: number
  readonly minutes: number
  readonly costCents: number
  readonly co2Grams: number
  readonly basis: string
}
interface Journey extends Omit<Leg, 'kind' | 'arc' | 'from' | 'to' | 'mode' | 'basis'> {
  readonly id: string
  readonly legs: readonly Leg[]
  readonly days?: { p05: number; p50: number; p95: number }
}
interface Route {
  readonly from: string
  readonly to: string
  readonly asOf: string
  readonly exact: boolean
  readonly eps: number
  readonly front: readonly Journey[]
  readonly groups: Record<string, string> & { alternatives: string[] }
  readonly noRoute: {
    reason: string
    cut: { kind: string; id: string; fastest: { minutes: number } | null }[]
  } | null
}

let desk: Desk
before(() => {
  desk = openDesk()
})
after(() => desk.close())

async function route(...args: string[]): Promise<Route> {
  const { code, out, err } = await desk.run(['route', ...args, '--json'])
  assert.equal(code, 0, err)
  return JSON.parse(out)
}

interface ExportedArc {
  readonly from: string
  readonly to: string
  readonly costs: readonly [number, number, number]
}

/** The files that `network export --csv` wrote, read by splitting at commas. */
async function exported(name: string, ...args: string[]) {
  const dir = join(desk.dir, name)
  const { code, err } = await desk.run(['network', 'export', '--csv', dir, ...args])
  assert.equal(code, 0, err)
  const rows = (file: string) =>
    readFileSync(join(dir, file), 'utf8')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
  const [vertexHeader, ...vertices] = rows('vertices.csv')
  assert.deepEqual(vertexHeader, ['id', 'place', 'state'])
  const [arcHeader, ...arcs] = rows('arcs.csv')
  assert.deepEqual(arcHeader, ['id', 'from', 'to', 'kind', 'minutes', 'cents', 'grams'])
  return {
    vertices: vertices.map(([id, place, state]) => ({ id: id!, place: place!, state: state! })),
    arcs: arcs.map(
      ([, from, to, , minutes, cents, grams]): ExportedArc => ({
        from: from!,
        to: to!,
        costs: [Number(minutes), Number(cents), Number(grams)],
      }),
    ),
  }
}

/** Every cost of a journey that none beats, by labels spread until nothing changes: slow and plain. */
function plainFront(
  { vertices, arcs }: Awaited<ReturnType<typeof exported>>,
  from: string,
  to: string,
): string[] {
  const leaving = Map.groupBy(arcs, (arc) => arc.from)
  const labels = new Map<string, number[][]>()
  const isBeaten = (costs: readonly number[], known: readonly number[][]) =>
    known.some((other) => other.every((cost, k) => cost <= costs[k]!))
  const waiting: [string, number[]][] = []
  const reach = (vertex: string, costs: number[]) => {
    const known = labels.get(vertex) ?? []
    if (isBeaten(costs, known)) return
    const kept = known.filter((other) => !costs.every((cost, k) => cost <= other[k]!))
    labels.set(vertex, [...kept, costs])
    waiting.push([vertex, costs])
  }
  for (const { id, place } of vertices) if (place === from) reach(id, [0, 0, 0])
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [vertex, costs] = next
    if (!labels.get(vertex)!.includes(costs)) continue
    for (const arc of leaving.get(vertex) ?? [])
      reach(
        arc.to,
        costs.map((cost, k) => cost + arc.costs[k]!),
      )
  }
  const ends = vertices
    .filter(({ place }) => place === to)
    .flatMap(({ id }) => labels.get(id) ?? [])
  const front = ends.filter(
    (costs) =>
      !ends.some(
        (other) =>
          other.every((cost, k) => cost <= costs[k]!) && other.some((cost, k) => cost < costs[k]!),
      ),
  )
  return [...new Set(front.map((costs) => costs.join(' ')))].sort()
}

describe('journeys', () => {
  it('have the sums of their legs, which follow one another', async () => {
    const { from, to, front, exact, eps, asOf } = await route('Karachi', 'almaty', ...AS_OF)
    assert.deepEqual([from, to, exact, eps, asOf], ['karachi', 'almaty', true, 0, '2026-11-21'])
    assert.ok(front.length > 3)
    for (const journey of front) {
      for (const sum of ['minutes', 'costCents', 'co2Grams', 'km'] as const)
        assert.equal(
          journey.legs.reduce((total, leg) => total + leg[sum], 0),
          journey[sum],
        )
      assert.equal(journey.legs[0]!.from, from)
      assert.equal(journey.legs.at(-1)!.to, to)
      journey.legs.slice(1).forEach((leg, i) => {
        assert.equal(leg.from, journey.legs[i]!.to)
      })
      for (const { basis } of journey.legs)
        assert.ok(['measured', 'published', 'derived', 'assumed'].includes(basis))
    }
  })

  it('are the whole front of the exported graph', async () => {
    for (const [name, ends, days] of [
      ['now', ['karachi', 'almaty'], AS_OF],
      ['then', ['torkham', 'tashkent'], ['--as-of', '2025-09-01']],
      ['sea', ['aktau-port', 'karachi-port'], AS_OF],
    ] as const) {
      const graph = await exported(name, ...days)
      const { front } = await route(...ends, ...days)
      const ours = front.map((j) => [j.minutes, j.costCents, j.co2Grams].join(' ')).sort()
      assert.deepEqual(ours, plainFront(graph, ends[0], ends[1]), ends.join(' to '))
    }
  })

  it('are grouped: the fastest has the least minutes, and so on', async () => {
    const { front, groups } = await route('karachi', 'almaty', ...AS_OF)
    const of = (group: string) => front.find(({ id }) => id === groups[group])!
    const least = (field: 'minutes' | 'costCents' | 'co2Grams') =>
      Math.min(...front.map((journey) => journey[field]))
    assert.equal(of('fastest').minutes, least('minutes'))
    assert.equal(of('cheapest').costCents, least('costCents'))
    assert.equal(of('greenest').co2Grams, least('co2Grams'))
    for (const id of [groups.balanced, groups.safest, ...groups.alternatives])
      assert.ok(front.some((journey) => journey.id === id))
  })

  it('are simulated alike by one seed, and otherwise by another', async () => {
    const asked = ['karachi', 'almaty', '--simulate', '--trials', '500', ...AS_OF]
    const first = await route(...asked, '--seed', '7')
    assert.deepEqual(await route(...asked, '--seed', '7'), first)
    assert.notDeepEqual(await route(...asked, '--seed', '8'), first)
    for (const group of ['fastest', 'cheapest', 'greenest', 'balanced', 'safest']) {
      const { days, minutes } = first.front.find(({ id }) => id === first.groups[group])!
      assert.ok(days!.p05 < days!.p50 && days!.p50 < days!.p95)
      assert.ok(days!.p05 < minutes / DAY_MINUTES && minutes / DAY_MINUTES < days!.p95)
    }
  })

  it('keep out of what is avoided and pass what is required', async () => {
    const avoided = await route('karachi', 'almaty', '--avoid', 'CN', '--avoid', 'Iran', ...AS_OF)
    assert.ok(avoided.front.length > 0)
    const countries = (journey: Journey) => journey.legs.flatMap(({ from, to }) => [from, to])
    for (const journey of avoided.front) {
      assert.ok(!countries(journey).includes('kashgar'))
      assert.ok(!countries(journey).includes('mashhad'))
    }
    const required = await route('karachi', 'almaty', '--require', 'aktau-port', ...AS_OF)
    for (const journey of required.front) assert.ok(countries(journey).includes('aktau-port'))
    const byRail = await route('karachi', 'almaty', '--mode', 'rail', ...AS_OF)
    for (const { legs } of byRail.front)
      for (const leg of legs) if (leg.kind === 'link') assert.equal(leg.mode, 'rail')
  })

  it('a corridor that is planned carries nothing, but in a scenario that has it delivered', async () => {
    const now = await route('karachi', 'tashkent', '--as-of', '2025-09-01')
    const then = await route(
      'karachi',
      'tashkent',
      '--as-of',
      '2025-09-01',
      '--scenario',
      'uap-delivered',
    )
    const railways = ({ front }: Route) =>
      new Set(
        front
          .flatMap(({ legs }) => legs.map(({ arc }) => arc))
          .filter((arc) => /^link:rail/.test(arc)),
      )
    const [before, after] = [railways(now), railways(then)]
    assert.ok([...after].some((arc) => !before.has(arc)))
  })

  it('no journey is an answer: what cuts it, and what lifting each would give', async () => {
    const { front, noRoute } = await route(
      'karachi',
      'almaty',
      '--mode',
      'road',
      '--shut',
      'khunjerab',
      '--shut',
      'IR',
      ...AS_OF,
    )
    assert.deepEqual(front, [])
    assert.equal(noRoute!.reason, 'cut')
    assert.ok(noRoute!.cut.length > 0)
    for (const { kind, id } of noRoute!.cut) {
      assert.ok(kind === 'scenario' || kind === 'disruption' || kind === 'constraint')
      if (kind !== 'scenario') continue
      const others = ['khunjerab', 'IR'].filter((shut) => shut !== id)
      const without = await route(
        'karachi',
        'almaty',
        '--mode',
        'road',
        ...others.flatMap((shut) => ['--shut', shut]),
        ...AS_OF,
      )
      const told = noRoute!.cut.find((blocker) => blocker.id === id)!.fastest
      assert.equal(told?.minutes ?? null, without.front[0]?.minutes ?? null)
    }
  })

  it('a saved scenario is found by every question until it is removed', async () => {
    const said = async (...args: string[]) => (await desk.run(args)).out
    assert.equal(
      await said('scenarios', 'save', 'winter', '--shut', 'khunjerab', '--name', 'Winter'),
      'saved winter\n',
    )
    assert.match(await said('scenarios'), /winter +Winter/)
    const saved = await route('karachi', 'almaty', '--scenario', 'winter', ...AS_OF)
    const spelt = await route('karachi', 'almaty', '--shut', 'khunjerab', ...AS_OF)
    assert.deepEqual(
      saved.front.map(({ id }) => id),
      spelt.front.map(({ id }) => id),
    )
    await said('scenarios', 'remove', 'winter')
    const gone = await desk.run(['route', 'karachi', 'almaty', '--scenario', 'winter'])
    assert.equal(gone.code, 2)
    await said('scenarios', 'save', 'winter', '--shut', 'khunjerab')
    assert.equal((await desk.run(['scenarios', 'remove', 'winter'])).code, 0)
  })

  it('wrong questions end with 2 and a sentence that helps', async () => {
    const cases: [args: string[], says: RegExp][] = [
      [['karachy', 'almaty'], /no place called "karachy"; near are karachi /],
      [['karachi', 'almaty', '--kg', '0'], /--kg: expected more than 0/],
      [['karachi', 'almaty', '--kg', '9000000'], /--kg: expected at most 500000/],
      [
        ['karachi', 'almaty', '--kg', '30000', '--teu', '1'],
        /--teu: expected a container for each/,
      ],
      [['karachi', 'almaty', '--as-of', '1990-01-01'], /--as-of: .*begin on 20\d\d-01-01/],
      [['karachi', 'almaty', '--scenario', 'nothing'], /--scenario: expected one of afpk-open/],
      [['karachi', 'almaty', '--shut', 'atlantis'], /--shut: there is no thing .*"atlantis"/],
      [['karachi', 'almaty', '--avoid', 'PK'], /--avoid: Pakistan holds Karachi/],
      [['karachi', 'almaty', '--by', '2020-01-01', ...AS_OF], /--by: expected a day from/],
      [['karachi', 'almaty', '--hours', 'sost'], /--hours: expected place:mode:hours/],
      [['karachi', 'almaty', '--deliver', 'c-media'], /--deliver: expected a commitment with an/],
      [['karachi', 'almaty', '--mode', 'camel'], /--mode: expected one of road/],
    ]
    for (const [args, says] of cases) {
      const { code, out, err } = await desk.run(['route', ...args])
      assert.equal(code, 2, args.join(' '))
      assert.equal(out, '')
      assert.match(err, says)
      assert.equal(err.trim().split('\n').length, 1)
    }
  })
})
