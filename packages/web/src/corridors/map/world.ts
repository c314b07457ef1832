/** Land and borders of Natural Earth, from the world atlas that the site serves itself. */

import { feature, mesh } from 'topojson-client'
import worldUrl from 'world-atlas/countries-50m.json?url'
import type { Position } from './sea-lanes.ts'

export interface World {
  /** Polygons of the land, each a list of rings. */
  readonly land: readonly Position[][][]
  readonly borders: readonly Position[][]
  readonly coasts: readonly Position[][]
}

let world: Promise<World> | null = null

/** Fetched once for all maps; a failure is forgotten, so that it can be tried again. */
export function loadWorld(): Promise<World> {
  world ??= fetchWorld().catch((error: unknown) => {
    world = null
    throw error
  })
  return world
}

async function fetchWorld(): Promise<World> {
  const response = await fetch(worldUrl)
  if (!response.ok) throw new Error(`the land of the map could not be fetched: ${response.status}`)
  return readWorld(await response.json())
}

/** Land, borders and coasts of a topology with the objects `land` and `countries`. */
export function readWorld(topology: { objects: { land: unknown; countries: unknown } }): World {
  const { land, countries } = topology.objects
  return {
    land: feature(topology, land).features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ),
    borders: mesh(topology, countries, (a, b) => a !== b).coordinates,
    coasts: mesh(topology, countries, (a, b) => a === b).coordinates,
  }
}
