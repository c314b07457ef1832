/** The two functions of topojson-client that the map uses, for the topologies of the world atlas. */
declare module 'topojson-client' {
  type Position = readonly [lon: number, lat: number]
  export function feature(
    topology: unknown,
    object: unknown,
  ): {
    features: {
      geometry:
        | { type: 'Polygon'; coordinates: Position[][] }
        | { type: 'MultiPolygon'; coordinates: Position[][][] }
    }[]
  }
  export function mesh(
    topology: unknown,
    object: unknown,
    filter: (a: object, b: object) => boolean,
  ): { coordinates: Position[][] }
}
