import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { feature } from 'topojson-client'
import { type Position, seaAround, seaLane } from '../src/corridors/map/sea-lanes.ts'

/** A square island of ten degrees in the middle of an ocean. */
const ISLAND = [
  [
    [
      [-5, -5],
      [5, -5],
      [5, 5],
      [-5, 5],
      [-5, -5],
    ],
  ],
]
const isOnIsland = ([lon, lat]: Position) => Math.abs(lon) < 4.9 && Math.abs(lat) < 4.9

/** Points of a line a tenth of a degree apart or less. */
function along(line: readonly Position[]): Position[] {
  return line.slice(1).flatMap(([x2, y2], i) => {
    const [x1, y1] = line[i]!
    const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 0.1)
    return Array.from({ length: steps + 1 }, (_, k): Position => {
      const share = k / Math.max(1, steps)
      return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share]
    })
  })
}

test('a lane leads round an island, from end to end', () => {
  for (const [from, to] of [
    [
      [-12, 0],
      [12, 1],
    ],
    [
      [0, 12],
      [1, -12],
    ],
    [
      [-9, -9],
      [9, 9],
    ],
  ] as [Position, Position][]) {
    const lane = seaLane(seaAround([from, to], ISLAND), from, to)
    assert.deepEqual([lane[0], lane.at(-1)], [from, to])
    assert.deepEqual(along(lane).filter(isOnIsland), [])
  }
})

test('over open water a lane is nearly straight', () => {
  const from: Position = [-12, 20]
  const to: Position = [12, 22]
  const lane = seaLane(seaAround([from, to], ISLAND), from, to)
  const length = lane.slice(1).reduce((sum, [x, y], i) => {
    return sum + Math.hypot(x - lane[i]![0], y - lane[i]![1])
  }, 0)
  assert.ok(length < Math.hypot(24, 2) * 1.05, `${length} degrees`)
})

const EARTH_KM = 6371
function km([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const rad = Math.PI / 180
  const cosine =
    Math.sin(lat1 * rad) * Math.sin(lat2 * rad) +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.cos((lon2 - lon1) * rad)
  return EARTH_KM * Math.acos(Math.min(1, cosine))
}

test('lanes over the real seas are as long as published distances, within a sixth', () => {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const topology = JSON.parse(readFileSync(file, 'utf8'))
  const land = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  )
  // Distances between ports, by nautical tables: round a cape, through a strait, through a canal.
  const ways: [Position, Position, number][] = [
    [[55.06, 25.01], [72.84, 18.95], 2200], // out of a gulf by its strait
    [[4.0, 51.95], [-5.36, 36.14], 2450], // along a coast
    [[32.3, 31.27], [103.85, 1.26], 9290], // through a canal that no map of this scale has
  ]
  for (const [from, to, published] of ways) {
    const lane = seaLane(seaAround([from, to], land), from, to)
    const length = lane.slice(1).reduce((sum, point, i) => sum + km(lane[i]!, point), 0)
    assert.ok(Math.abs(length / published - 1) < 1 / 6, `${Math.round(length)} of ${published} km`)
  }
})
