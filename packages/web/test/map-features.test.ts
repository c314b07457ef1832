import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NetworkAnswer } from '@followthrough/brief'
import {
  boundsOf,
  greatCircle,
  linkFeatures,
  linkLines,
  markedCrossings,
  markedFeatures,
  placeFeatures,
  placeRanks,
} from '../src/corridors/map/features.ts'
import { splitByBoxes } from '../src/corridors/map/split.ts'

const place = (id: string, kind: NetworkAnswer['places'][number]['kind'], lon = 0, lat = 0) => ({
  id,
  name: id,
  country: 'AA',
  countryName: 'Atlantis',
  kind,
  lon,
  lat,
})
const link = (id: string, from: string, to: string, mode: 'road' | 'rail' | 'air') => ({
  id,
  from,
  to,
  mode,
  km: 1,
  gaugeMm: null,
  standing: 'open' as const,
  since: null,
  opensOn: null,
  corridors: [],
  basis: 'derived' as const,
  sources: [],
})
type Crossing = NetworkAnswer['crossings'][number]
const way = (open: Crossing['open'], since: string | null = null): Crossing => ({
  place: 'post',
  mode: 'road',
  open,
  since,
})
const marks = (crossings: Crossing[]) =>
  markedCrossings({ places: [place('post', 'border')], crossings } as unknown as NetworkAnswer)

test('a crossing is marked by its best mode, and planned where none was ever open', () => {
  assert.equal(marks([way(false, '2025-10'), way(true)])[0]!.mark, 'open')
  assert.equal(marks([way(false, '2025-10'), way(null, '2024')])[0]!.mark, 'unknown')
  assert.equal(marks([way(false, '2025-10'), way(false)])[0]!.mark, 'shut')
  assert.equal(marks([way(false)])[0]!.mark, 'planned')
  assert.deepEqual(marks([]), [])
})

test('two modes between the same places are drawn beside each other, whatever way they are told', () => {
  const network = {
    places: [place('a', 'city', 0, 0), place('b', 'city', 10, 0)],
    links: [link('r', 'a', 'b', 'road'), link('t', 'b', 'a', 'rail'), link('x', 'a', 'a', 'road')],
  }
  const { features } = linkFeatures(network, linkLines(network, new Map()))
  const [road, rail, alone] = features
  assert.deepEqual(road!.geometry.coordinates, rail!.geometry.coordinates)
  assert.equal(road!.properties!.side, -rail!.properties!.side)
  assert.notEqual(road!.properties!.side, 0)
  assert.equal(alone!.properties!.side, 0)
})

test('a flight follows the great circle: the way from east to west in the north bends to the pole', () => {
  const arc = greatCircle([-60, 50], [60, 50])
  const middle = arc[arc.length / 2 - 0.5]!
  assert.ok(Math.abs(middle[0]) < 1e-9)
  // The highest latitude of the circle: tan φ = tan 50° / cos 60°.
  const top = (Math.atan(Math.tan((50 * Math.PI) / 180) / Math.cos(Math.PI / 3)) * 180) / Math.PI
  assert.ok(Math.abs(middle[1] - top) < 1e-9, `${middle[1]} for ${top}`)
  assert.deepEqual(
    [arc[0], arc.at(-1)],
    [
      [-60, 50],
      [60, 50],
    ],
  )
})

test('places where many links meet are named before others, chosen ones before all', () => {
  const links = Array.from({ length: 7 }, (_, i) => link(`l${i}`, 'hub', `t${i}`, 'road'))
  const towns = links.map(({ to }) => place(to, 'city'))
  const network = { places: [place('hub', 'city'), place('post', 'border'), ...towns], links }
  const ranks = placeRanks(network, new Set(['post']))
  assert.equal(ranks.get('hub')!.rank, 0)
  assert.equal(ranks.get('t0')!.rank, 2)
  assert.equal(ranks.get('post')!.rank, 0)
  assert.ok(ranks.get('post')!.order < ranks.get('hub')!.order)
})

test('far outliers are left out of the first view', () => {
  const many = Array.from({ length: 98 }, (_, i) => [i / 10, i / 10] as const)
  const all = [...many, [170, 80] as const, [-170, -80] as const]
  assert.deepEqual(boundsOf(all), { west: -170, south: -80, east: 170, north: 80 })
  assert.ok(boundsOf(all, 0.9).east < 10)
})

test('borders are cut where they enter and leave a disputed box, and no piece is lost', () => {
  const line = [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
  ] as const
  const box = { west: 0.9, south: -1, east: 3.1, north: 1 }
  const { outside, inside } = splitByBoxes([line], [box])
  assert.deepEqual(inside, [line.slice(1, 4)])
  assert.deepEqual(outside, [line.slice(0, 2), line.slice(3)])
  assert.deepEqual(splitByBoxes([line], []).outside, [line])
})

test('a marked link is a line, and a point too where it is too short to be seen', () => {
  const lines = new Map([
    ['long', [[0, 0] as const, [5, 5] as const]],
    ['short', [[1, 1] as const, [1.01, 1] as const]],
  ])
  const marked = { links: ['long', 'short', 'gone'], places: ['post', 'gone'] }
  const { features } = markedFeatures(marked, [place('post', 'border', 3, 4)], lines)
  assert.deepEqual(
    features.map(
      ({ geometry }) => (geometry as GeoJSON.Point | GeoJSON.MultiLineString).coordinates,
    ),
    [[...lines.values()], [3, 4], [1, 1]],
  )
})

test('of two places of one name beside each other one is named, the one that comes first', () => {
  const places = [
    place('port', 'port', 0.1, 0),
    { ...place('city', 'city'), name: 'port' },
    { ...place('far', 'city', 9, 9), name: 'port' },
  ]
  const links = [link('l', 'city', 'far', 'road')]
  const named = placeFeatures({ places, links }, new Set()).features.map(
    (one) => one.properties!.name,
  )
  assert.deepEqual(named, ['', 'port', 'port'])
})
