/**
 * The network as GeoJSON: places as points, links as straight lines between their ends.
 *
 * Butler, H. et al. (2016). The GeoJSON Format. RFC 7946: longitude first, WGS 84, no crs member.
 */

import type { View } from './plan.ts'
import type { Place } from './records.ts'

export interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
    | { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] }
  readonly properties: Readonly<Record<string, unknown>>
}

/** A FeatureCollection of every place and link, with what is open on the days of the view. */
export function geoJsonOf({ network, standings }: View): {
  readonly type: 'FeatureCollection'
  readonly features: readonly Feature[]
} {
  const { places, links } = network.records
  const at = ({ lon, lat }: Place) => [lon, lat] as const
  const points = places.map(
    (place): Feature => ({
      type: 'Feature',
      id: place.id,
      geometry: { type: 'Point', coordinates: at(place) },
      properties: {
        name: place.name,
        country: place.country,
        kind: place.kind,
        unlocode: place.unlocode,
        basis: place.basis,
        sources: place.sources,
      },
    }),
  )
  const lines = links.map((link): Feature => {
    const ends = [network.places.get(link.from)!, network.places.get(link.to)!]
    const { open, since } = standings.openness.link(link.id)
    return {
      type: 'Feature',
      id: link.id,
      geometry: { type: 'LineString', coordinates: ends.map(at) },
      properties: {
        from: link.from,
        to: link.to,
        mode: link.mode,
        km: link.km,
        gaugeMm: link.gaugeMm,
        status: link.status,
        open,
        since,
        corridors: link.corridors,
        basis: link.basis,
        sources: link.sources,
      },
    }
  })
  return { type: 'FeatureCollection', features: [...points, ...lines] }
}
