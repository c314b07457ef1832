/**
 * Whether a place lies in the country that it names, by the borders of Natural Earth (1:50 m).
 *
 * Posts stand on borders, quays in the water, and the map is coarse: a place counts as in its country when
 * the country comes within `TOLERANCE_KM` of it. A country that the map lacks is not checked.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import countries from 'i18n-iso-countries/index.js' // the codes alone, without the names in 80 languages
import { feature } from 'topojson-client'
import type { Report } from './pack-problem.ts'
import type { PackTables } from './rules.ts'

export const TOLERANCE_KM = 30
const KM_A_DEGREE = 111.2
const BEARINGS = 16
const RINGS = [0.5, 1]

type Ring = readonly (readonly [lon: number, lat: number])[]
/** Polygons of a country: each an outer ring and its holes. */
type Shape = readonly (readonly Ring[])[]

/** Reports every place that lies outside the country that it names. */
export function checkCountries({ place: places }: PackTables, report: Report): void {
  if (places === null || places.rows.length === 0) return
  const shapes = readShapes()
  for (const { line, value, faulty } of places.rows) {
    if (['country', 'lon', 'lat'].some((field) => faulty.has(field))) continue
    const shape = shapes.get(countries.alpha2ToNumeric(value.country) ?? '')
    if (shape === undefined || isNear(shape, value.lon, value.lat)) continue
    report({
      file: places.file,
      line,
      field: 'country',
      problem: `${value.id} at ${value.lon}, ${value.lat} lies more than ${TOLERANCE_KM} km outside ${value.country}`,
      remedy: 'Correct the coordinates, longitude first, or the country.',
    })
  }
}

/** Shapes of countries by their numeric code. */
function readShapes(): ReadonlyMap<string, Shape> {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const topology = JSON.parse(readFileSync(file, 'utf8')) as { objects: { countries: unknown } }
  return new Map(
    feature(topology, topology.objects.countries).features.flatMap(({ id, geometry }) =>
      id === undefined
        ? []
        : [[id, geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates]],
    ),
  )
}

function isNear(shape: Shape, lon: number, lat: number): boolean {
  if (isWithin(shape, lon, lat)) return true
  const degrees = TOLERANCE_KM / KM_A_DEGREE
  const shrink = Math.cos((lat * Math.PI) / 180)
  return RINGS.some((ring) =>
    Array.from({ length: BEARINGS }, (_, i) => (i / BEARINGS) * 2 * Math.PI).some((bearing) =>
      isWithin(
        shape,
        lon + (Math.sin(bearing) * degrees * ring) / shrink,
        lat + Math.cos(bearing) * degrees * ring,
      ),
    ),
  )
}

/** By counting the edges of all rings that a ray to the east crosses. */
function isWithin(shape: Shape, lon: number, lat: number): boolean {
  let isInside = false
  for (const ring of shape.flat())
    ring.forEach(([x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length]!
      if (y > lat !== nextY > lat && lon < ((nextX - x) * (lat - y)) / (nextY - y) + x)
        isInside = !isInside
    })
  return isInside
}
