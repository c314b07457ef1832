/** The one function of topojson-client that the check of countries uses, for the world atlas. */
declare module 'topojson-client' {
  type Position = readonly [lon: number, lat: number]
  export function feature(
    topology: unknown,
    object: unknown,
  ): {
    features: {
      id?: string
      geometry:
        | { type: 'Polygon'; coordinates: Position[][] }
        | { type: 'MultiPolygon'; coordinates: Position[][][] }
    }[]
  }
}
