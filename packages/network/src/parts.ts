/**
 * Whether the network hangs together: its connected parts, and places that look as if a link between
 * them had been forgotten.
 *
 * Parts by union-find with path halving (Tarjan, R. E. and van Leeuwen, J. (1984). Worst-case analysis
 * of set union algorithms. Journal of the ACM 31(2), 245–281. doi:10.1145/62.2160).
 */

import { greatCircleKm } from './great-circle.ts'
import type { Link, Place } from './records.ts'

type Ends = Pick<Link, 'from' | 'to'>

/** Sets of places that links join, whatever their direction and mode; the largest first. */
export function connectedParts(
  places: readonly Pick<Place, 'id'>[],
  links: readonly Ends[],
): string[][] {
  const index = new Map(places.map((place, i) => [place.id, i]))
  const parent = Int32Array.from(places.keys())
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (const { from, to } of links) {
    const a = index.get(from)
    const b = index.get(to)
    if (a !== undefined && b !== undefined) parent[root(a)] = root(b)
  }
  const parts = new Map<number, string[]>()
  places.forEach((place, i) => {
    const part = parts.get(root(i))
    if (part === undefined) parts.set(root(i), [place.id])
    else part.push(place.id)
  })
  return [...parts.values()].sort((a, b) => b.length - a.length)
}

export interface NearMiss {
  readonly from: string
  readonly to: string
  readonly km: number
}

/** Pairs of places within `maxKm` of each other that no link joins; the nearest first. */
export function nearMisses(
  places: readonly Pick<Place, 'id' | 'lon' | 'lat'>[],
  links: readonly Ends[],
  maxKm: number,
): NearMiss[] {
  const joined = new Set(links.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
  const misses: NearMiss[] = []
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const a = places[i]!
      const b = places[j]!
      if (joined.has(`${a.id} ${b.id}`)) continue
      const km = greatCircleKm(a, b)
      if (km <= maxKm) misses.push({ from: a.id, to: b.id, km })
    }
  }
  return misses.sort((a, b) => a.km - b.km)
}
