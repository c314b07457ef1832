/** What the maps of papers use of topojson-client beside `feature`, which `store` declares. */
declare module 'topojson-client' {
  export function mesh(
    topology: unknown,
    object: unknown,
    filter: (a: object, b: object) => boolean,
  ): { coordinates: (readonly [lon: number, lat: number])[][] }
}
