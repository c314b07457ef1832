/**
 * Great-circle distance by the haversine formula, on a sphere of the Earth's mean radius.
 *
 * Sinnott, R. W. (1984). Virtues of the Haversine. Sky and Telescope 68(2), 159. The sphere differs
 * from the ellipsoid by 0.5 % at most.
 */

const MEAN_RADIUS_KM = 6371.0088
const RADIANS = Math.PI / 180

export interface Position {
  /** Degrees. */
  readonly lon: number
  readonly lat: number
}

/** Kilometres between two positions along the surface. */
export function greatCircleKm(a: Position, b: Position): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2)
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2)
  const h =
    sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon
  return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
