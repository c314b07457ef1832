/** Land and borders of Natural Earth (1:50 m, world-atlas), as maps of papers take them. */

import type { Land, Position } from '@followthrough/brief'
import { feature, mesh } from 'topojson-client'
import { packageFile } from './fonts.ts'

interface Topology {
  readonly objects: { readonly land: unknown; readonly countries: unknown }
}

let world: Land | null = null

/** Read once. */
export function readLand(): Land {
  world ??= landOf(
    JSON.parse(packageFile('world-atlas/countries-50m.json').toString('utf8')) as Topology,
  )
  return world
}

function landOf(topology: Topology): Land {
  const { land, countries } = topology.objects
  return {
    land: feature(topology, land).features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ) as readonly (readonly (readonly Position[])[])[],
    borders: mesh(topology, countries, (a, b) => a !== b)
      .coordinates as unknown as readonly (readonly Position[])[],
  }
}
