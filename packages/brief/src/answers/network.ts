/** The network whole, for a map: places, links with how they stand, crossings, disputed borders. */

import type { State } from '@followthrough/ledger'
import {
  BASES,
  type Link,
  MODES,
  opennessOn,
  PLACE_KINDS,
  type Place,
  type Standing,
} from '@followthrough/network'
import { PartialDay } from '@followthrough/record'
import { z } from 'zod'
import { DisputedArea, type Dossier } from '../dossier.ts'
import { countryName, Header, headerOf } from './common.ts'
import { CROSSING_MODES, modesCrossing, OPEN_VALUES } from './crossings.ts'

/**
 * How a link stands: `shut` by a disruption, `unknown` when that is in doubt, `planned` also where it
 * opened later than the day asked for, `closed` where it is not in use.
 */
export const LINK_STANDINGS = [
  'open',
  'shut',
  'unknown',
  'planned',
  'under-construction',
  'closed',
] as const
export type LinkStanding = (typeof LINK_STANDINGS)[number]

const NetworkPlace = z.object({
  id: z.string(),
  name: z.string(),
  /** As in ISO 3166-1. */
  country: z.string(),
  countryName: z.string(),
  kind: z.enum(PLACE_KINDS),
  lon: z.number(),
  lat: z.number(),
})

export const NetworkAnswer = z.object({
  ...Header,
  places: z.array(NetworkPlace),
  links: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      mode: z.enum(MODES),
      km: z.number().positive(),
      gaugeMm: z.int().nullable(),
      standing: z.enum(LINK_STANDINGS),
      /** When what shut it began. */
      since: PartialDay.nullable(),
      opensOn: PartialDay.nullable(),
      corridors: z.array(z.string()),
      basis: z.enum(BASES),
      /** Ids of its sources. */
      sources: z.array(z.string()),
    }),
  ),
  /** Border posts and ports, by each mode that leaves the country there. */
  crossings: z.array(
    z.object({
      place: z.string(),
      mode: z.enum(CROSSING_MODES),
      /** Null when no source says whether it is open again. */
      open: z.boolean().nullable(),
      since: PartialDay.nullable(),
    }),
  ),
  /** Boxes of degrees in which a border is disputed. */
  disputed: z.array(DisputedArea),
  /** Origins and destinations to offer first, as ids of places. */
  pairs: z.array(z.object({ from: z.string(), to: z.string() })),
})
export type NetworkAnswer = z.infer<typeof NetworkAnswer>

export function networkAnswer(dossier: Dossier, state: State): NetworkAnswer {
  const network = dossier.network()
  const openness = opennessOn(network, network.disruptions, state)
  return {
    ...headerOf(dossier, state),
    places: network.places.map(({ id, name, country, kind, lon, lat }) => ({
      id,
      name,
      country,
      countryName: countryName(dossier, country),
      kind,
      lon,
      lat,
    })),
    links: network.links.map((link) => {
      const standing = openness.link(link.id)
      return {
        id: link.id,
        from: link.from,
        to: link.to,
        mode: link.mode,
        km: link.km,
        gaugeMm: link.gaugeMm,
        standing: standingOf(link, standing),
        since: standing.since,
        opensOn: link.opensOn,
        corridors: link.corridors,
        basis: link.basis,
        sources: link.sources,
      }
    }),
    crossings: network.places.flatMap((place) =>
      modesCrossing(place).flatMap((mode) => {
        const standing = openness.place(place.id, mode)
        return standing === null
          ? []
          : [{ place: place.id, mode, open: OPEN_VALUES[standing.open], since: standing.since }]
      }),
    ),
    disputed: dossier.partnership.disputed ?? [],
    pairs: dossier.partnership.pairs.flatMap((pair) => {
      const from = placeNamed(network.places, pair.from)
      const to = placeNamed(network.places, pair.to)
      return from === null || to === null ? [] : [{ from, to }]
    }),
  }
}

export function standingOf(link: Link, { open, disruption }: Standing): LinkStanding {
  if (open === 'yes') return 'open'
  if (open === 'unknown') return 'unknown'
  if (disruption !== null) return 'shut'
  return link.status === 'open' ? 'planned' : link.status
}

/** The id of the place that an id or a name stands for. */
function placeNamed(places: readonly Place[], named: string): string | null {
  return places.find(({ id, name }) => id === named || name === named)?.id ?? null
}
