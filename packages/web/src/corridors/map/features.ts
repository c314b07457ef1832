/** The network as shapes for a map: what is drawn where, and what is said of it. */

import type { NetworkAnswer } from '@followthrough/brief'
import { shortName } from '../journeys/figures.ts'
import type { Marked } from './marked.ts'
import type { Position } from './sea-lanes.ts'

export type NetworkPlace = NetworkAnswer['places'][number]
export type NetworkLink = NetworkAnswer['links'][number]
/** How a crossing is marked: `planned` where no way was ever opened. */
export type CrossingMark = 'open' | 'shut' | 'unknown' | 'planned'

export interface MarkedCrossing {
  readonly place: NetworkPlace
  readonly mark: CrossingMark
  readonly modes: NetworkAnswer['crossings']
}

/** Border posts and ports with the mark of their best mode, by country and name. */
export function markedCrossings({ places, crossings }: NetworkAnswer): MarkedCrossing[] {
  const byPlace = Map.groupBy(crossings, ({ place }) => place)
  return places
    .filter(({ id }) => byPlace.has(id))
    .map((place) => ({
      place,
      mark: markOf(byPlace.get(place.id)!),
      modes: byPlace.get(place.id)!,
    }))
    .sort(
      (a, b) =>
        a.place.country.localeCompare(b.place.country, 'en') ||
        a.place.name.localeCompare(b.place.name, 'en'),
    )
}

function markOf(modes: NetworkAnswer['crossings']): CrossingMark {
  if (modes.some(({ open }) => open === true)) return 'open'
  if (modes.some(({ open }) => open === null)) return 'unknown'
  // What was shut has a day on which it was; what was never opened has none.
  return modes.some(({ since }) => since !== null) ? 'shut' : 'planned'
}

/** The line of each link: `lanes` for ships, great circles in the air, straight between ends on land. */
export function linkLines(
  { places, links }: Pick<NetworkAnswer, 'places' | 'links'>,
  lanes: ReadonlyMap<string, readonly Position[]>,
): Map<string, readonly Position[]> {
  const at = new Map(places.map(({ id, lon, lat }) => [id, [lon, lat] as Position]))
  return new Map(
    links.map(({ id, from, to, mode }) => {
      const a = at.get(from)!
      const b = at.get(to)!
      return [id, lanes.get(id) ?? (mode === 'air' ? greatCircle(a, b) : [a, b])]
    }),
  )
}

const ARC_STEPS = 24
const RADIANS = Math.PI / 180

/** Points along the shortest way over the sphere, by interpolation between the two directions. */
export function greatCircle(a: Position, b: Position): Position[] {
  const from = direction(a)
  const to = direction(b)
  const angle = Math.acos(
    Math.min(
      1,
      Math.max(
        -1,
        from.reduce((sum, x, i) => sum + x * to[i]!, 0),
      ),
    ),
  )
  if (angle === 0) return [a, b]
  return Array.from({ length: ARC_STEPS + 1 }, (_, i): Position => {
    if (i === 0) return a
    if (i === ARC_STEPS) return b
    const share = i / ARC_STEPS
    const near = Math.sin((1 - share) * angle) / Math.sin(angle)
    const far = Math.sin(share * angle) / Math.sin(angle)
    const [x, y, z] = from.map((u, k) => near * u + far * to[k]!) as [number, number, number]
    return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS]
  })
}

function direction([lon, lat]: Position): [x: number, y: number, z: number] {
  const ring = Math.cos(lat * RADIANS)
  return [ring * Math.cos(lon * RADIANS), ring * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)]
}

/** Links as lines. Where two modes join the same places, each is set a little to its side. */
export function linkFeatures(
  network: Pick<NetworkAnswer, 'places' | 'links'>,
  lines: ReadonlyMap<string, readonly Position[]>,
): GeoJSON.FeatureCollection<GeoJSON.LineString> {
  const pairOf = ({ from, to }: NetworkLink) => (from < to ? `${from} ${to}` : `${to} ${from}`)
  const onPair = Map.groupBy(network.links, pairOf)
  return {
    type: 'FeatureCollection',
    features: network.links.map((link): GeoJSON.Feature<GeoJSON.LineString> => {
      const shared = onPair.get(pairOf(link))!
      const line = lines.get(link.id)!
      const side = shared.indexOf(link) - (shared.length - 1) / 2
      return {
        type: 'Feature',
        properties: { id: link.id, mode: link.mode, standing: link.standing, side },
        // One direction for a pair, so that sides are the same for all its links.
        geometry: lineString(link.from < link.to ? line : line.toReversed()),
      }
    }),
  }
}

export function lineString(line: readonly Position[]): GeoJSON.LineString {
  return { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) }
}

export function multiLine(lines: readonly (readonly Position[])[]): GeoJSON.MultiLineString {
  return { type: 'MultiLineString', coordinates: lines.map((line) => lineString(line).coordinates) }
}

/** How early a place is named as one comes nearer: 0 at once, 3 from close by. */
export type Rank = 0 | 1 | 2 | 3

/**
 * Rank of each place by how many links meet there: cities and ports first, posts and the rest from
 * nearer. `chosen` are named before all others.
 */
export function placeRanks(
  { places, links }: Pick<NetworkAnswer, 'places' | 'links'>,
  chosen: ReadonlySet<string>,
): Map<string, { rank: Rank; order: number }> {
  const degree = new Map<string, number>()
  for (const { from, to } of links) {
    for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
  }
  const rankOf = ({ id, kind }: NetworkPlace): Rank => {
    if (chosen.has(id)) return 0
    const ways = degree.get(id) ?? 0
    if (kind === 'city') return ways >= 6 ? 0 : ways >= 3 ? 1 : 2
    if (kind === 'port') return ways >= 4 ? 0 : ways >= 2 ? 1 : 2
    return kind === 'border' ? 2 : 3
  }
  return new Map(
    places.map((place) => {
      const order = chosen.has(place.id) ? 0 : 100 - (degree.get(place.id) ?? 0)
      return [place.id, { rank: rankOf(place), order }]
    }),
  )
}

export function placeFeatures(
  network: Pick<NetworkAnswer, 'places' | 'links'>,
  chosen: ReadonlySet<string>,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const ranks = placeRanks(network, chosen)
  const silent = namesakes(network.places, ({ id }) => ranks.get(id)!.order)
  return points(network.places, ({ id, name, kind }) => ({
    id,
    name: silent.has(id) ? '' : shortName(name),
    kind,
    ...ranks.get(id)!,
  }))
}

/** Degrees within which two places of one name need it once: a city and its port, both sides of a pass. */
const BESIDE = 1

/** Ids of places beside one of the same name that comes first. */
function namesakes(
  places: readonly NetworkPlace[],
  orderOf: (place: NetworkPlace) => number,
): Set<string> {
  const found = new Set<string>()
  for (const alike of Map.groupBy(places, ({ name }) => shortName(name)).values()) {
    const sorted = alike.toSorted((a, b) => orderOf(a) - orderOf(b))
    sorted.forEach((place, i) => {
      const isBeside = ({ lon, lat }: NetworkPlace) =>
        Math.hypot(lon - place.lon, lat - place.lat) < BESIDE
      if (sorted.slice(0, i).some((other) => !found.has(other.id) && isBeside(other)))
        found.add(place.id)
    })
  }
  return found
}

export function crossingFeatures(
  crossings: readonly MarkedCrossing[],
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const marks = new Map(crossings.map(({ place, mark }) => [place.id, mark]))
  return points(
    crossings.map(({ place }) => place),
    ({ id }) => ({ id, mark: marks.get(id)! }),
  )
}

function points(
  places: readonly NetworkPlace[],
  propertiesOf: (place: NetworkPlace) => object,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: places.map((place) => ({
      type: 'Feature',
      properties: { ...propertiesOf(place) },
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
    })),
  }
}

/** Name of each country at the middle of its places, where it has enough of them. */
export function countryFeatures(
  places: readonly NetworkPlace[],
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const fewest = 3
  const features = [...Map.groupBy(places, ({ country }) => country)]
    .filter(([, inside]) => inside.length >= fewest)
    .map(([, inside]): GeoJSON.Feature<GeoJSON.Point> => {
      const middle = (values: number[]) =>
        (Math.min(...values) + Math.max(...values)) / 4 +
        values.reduce((sum, value) => sum + value, 0) / values.length / 2
      return {
        type: 'Feature',
        properties: { name: inside[0]!.countryName },
        geometry: {
          type: 'Point',
          coordinates: [middle(inside.map(({ lon }) => lon)), middle(inside.map(({ lat }) => lat))],
        },
      }
    })
  return { type: 'FeatureCollection', features }
}

/** Degrees; a shorter link is hardly to be seen as a line, such as the one between two posts. */
const SHORT = 0.3

/** What is pointed at elsewhere: links as lines, places and short links as points. */
export function markedFeatures(
  marked: Marked,
  places: readonly Pick<NetworkPlace, 'id' | 'lon' | 'lat'>[],
  lines: ReadonlyMap<string, readonly Position[]>,
): GeoJSON.FeatureCollection {
  const along = marked.links.flatMap((id) => {
    const line = lines.get(id)
    return line === undefined ? [] : [line]
  })
  const ends = along
    .map((line) => [line[0]!, line.at(-1)!] as const)
    .filter(([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]) < SHORT)
    .map(([a]) => a)
  const at = places
    .filter(({ id }) => marked.places.includes(id))
    .map(({ lon, lat }): Position => [lon, lat])
  const shapes: GeoJSON.Geometry[] = [
    multiLine(along),
    ...[...at, ...ends].map(([lon, lat]) => ({ type: 'Point' as const, coordinates: [lon, lat] })),
  ]
  return {
    type: 'FeatureCollection',
    features: shapes.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  }
}

export interface Bounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The box around positions; far outliers among many are left out. */
export function boundsOf(positions: readonly Position[], share = 1): Bounds {
  const cut = Math.floor((positions.length * (1 - share)) / 2)
  const inner = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b)
    return [sorted[cut]!, sorted[sorted.length - 1 - cut]!] as const
  }
  const [west, east] = inner(positions.map(([lon]) => lon))
  const [south, north] = inner(positions.map(([, lat]) => lat))
  return { west, south, east, north }
}
