/** What the one who asks will not have, must have, or cannot wait for. */

import type { Arc } from './arc.ts'
import type { Network } from './compile.ts'
import type { NamedThing } from './naming.ts'
import { LAND, MODES, type Mode } from './records.ts'
import { schemeOf } from './regimes.ts'

export interface Constraints {
  /** Modes that may be used; all when empty. */
  readonly modes: readonly Mode[]
  readonly avoid: readonly NamedThing[]
  readonly require: readonly NamedThing[]
  /** No later than this after departure; null for no limit. */
  readonly byMinutes: number | null
  /** Keep out of countries under sanctions in force. */
  readonly screen: boolean
}

export const NO_CONSTRAINTS: Constraints = {
  modes: [],
  avoid: [],
  require: [],
  byMinutes: null,
  screen: false,
}

/** The arcs that each constraint rules out, under the id of the constraint. */
export function blockedBy(
  network: Network,
  { modes, avoid, screen }: Constraints,
): { readonly id: string; readonly arcs: readonly number[] }[] {
  const blocked: { id: string; arcs: number[] }[] = []
  const rule = (id: string, isRuledOut: (arc: Arc) => boolean) => {
    const arcs = network.arcs.flatMap((arc, i) => (isRuledOut(arc) ? [i] : []))
    blocked.push({ id, arcs })
  }
  if (modes.length > 0) {
    for (const mode of MODES)
      if (!modes.includes(mode))
        rule(`mode:${mode}`, (arc) => arc.link !== null && arc.mode === mode)
  }
  for (const thing of avoid) {
    const isAvoided = touching(network, thing)
    rule(`avoid:${thing.id}`, isAvoided)
  }
  if (screen) {
    for (const country of new Set([...network.places.values()].map((place) => place.country)))
      if (network.regimes.sanctions(country).length > 0)
        rule(`sanctions:${country}`, touching(network, { kind: 'country', id: country, name: '' }))
  }
  return blocked
}

/**
 * True for arcs by which a journey passes a thing that it must pass. To drive to a post and back is not to
 * pass it: at a post a link abroad counts, at a port or airport the ship or aircraft.
 */
export function passing(network: Network, thing: NamedThing): (arc: Arc) => boolean {
  const kind = thing.kind === 'place' ? network.places.get(thing.id)?.kind : undefined
  const isTouching = touching(network, thing)
  const countryOf = (vertex: number) => network.places.get(network.vertices[vertex]!.place)!.country
  const leaves = (arc: Arc) =>
    arc.link !== null &&
    isTouching(arc) &&
    (kind === 'border' ? countryOf(arc.from) !== countryOf(arc.to) : !LAND.includes(arc.mode))
  const isGateway = kind === 'border' || kind === 'port' || kind === 'airport'
  return isGateway && network.arcs.some(leaves) ? leaves : isTouching
}

/** True for arcs that have to do with a thing: at a place, in a country, by a mode, under a regime. */
export function touching(network: Network, { kind, id }: NamedThing): (arc: Arc) => boolean {
  const { vertices, places } = network
  const ends = (arc: Arc) => [vertices[arc.from]!.place, vertices[arc.to]!.place]
  switch (kind) {
    case 'place':
      return (arc) => ends(arc).includes(id)
    case 'country':
      return (arc) => ends(arc).some((end) => places.get(end)!.country === id)
    case 'mode':
      return (arc) => arc.link !== null && arc.mode === id
    case 'link':
      return (arc) => arc.link?.id === id
    case 'corridor':
      return (arc) => arc.link?.corridors.includes(id) ?? false
    case 'regime': {
      // Nobody travels under sanctions: to keep clear of them is to keep out of where they bear.
      const sanctioned = network.regimes.inForce
        .filter((row) => row.rule === 'sanctions' && (row.id === id || schemeOf(row) === id))
        .flatMap((row) => row.countries)
      if (sanctioned.length > 0)
        return (arc) => ends(arc).some((end) => sanctioned.includes(places.get(end)!.country))
      return (arc) => arc.regimes.some((row) => row.id === id || schemeOf(row) === id)
    }
  }
}
