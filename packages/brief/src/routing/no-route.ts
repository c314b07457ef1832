/** Why there is no journey, in words, and what opening is called. */

import {
  BLOCKER_KINDS,
  type Blocker,
  type Journey,
  type NoRoute,
  type View,
} from '@followthrough/network'
import { PartialDay } from '@followthrough/record'
import { z } from 'zod'
import { countryName } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { figureList, journeyBody } from './legs.ts'

const Brief = z.object({
  id: z.string(),
  minutes: z.int(),
  costCents: z.int(),
  co2Grams: z.int(),
  via: z.array(z.string()),
})

const BlockerBody = z.object({
  kind: z.enum(BLOCKER_KINDS),
  id: z.string(),
  words: z.string(),
  since: PartialDay.nullable(),
  /** Ids of sources. */
  sources: z.array(z.string()),
})

export const NoRouteBody = z.object({
  reason: z.enum(['unconnected', 'cut', 'late', 'required']),
  words: z.string(),
  /** The smallest set that leaves no way; false when the search for it was stopped. */
  exact: z.boolean(),
  cut: z.array(
    BlockerBody.extend({
      /** What lifting it alone gives; null when others still stand in the way. */
      fastest: Brief.nullable(),
      cheapest: Brief.nullable(),
    }),
  ),
  /** The fewest that have to be lifted together, and the fastest journey that gives. */
  fewest: z.array(BlockerBody),
  fastest: Brief.nullable(),
})

/** What an opening is called. */
export function openingWords(dossier: Dossier, kind: string, id: string): string {
  if (kind === 'commitment') return dossier.names.get(id) ?? id
  if (kind !== 'disruption') return id
  const { disruptions, places } = dossier.network()
  const { cause, fromOn } = disruptions.find(({ value }) => value.id === id)!.value
  const names = disruptions
    .filter(({ value }) => value.cause === cause && value.fromOn === fromOn)
    .flatMap(({ value }) => places.find((place) => place.id === value.place)?.name ?? [])
  return names.length === 0 ? cause : `${names.join(', ')}: ${cause}`
}

export function noRouteBody(dossier: Dossier, view: View, reason: NoRoute) {
  const brief = (journey: Journey | null) => (journey === null ? null : briefOf(view, journey))
  const empty = { exact: true, cut: [], fewest: [], fastest: null }
  switch (reason.reason) {
    case 'unconnected':
      return {
        ...empty,
        reason: reason.reason,
        words: 'No way joins the two places, even with every closure and constraint lifted.',
      }
    case 'late':
      return {
        ...empty,
        reason: reason.reason,
        words: 'None arrives by then.',
        fastest: brief(reason.fastest),
      }
    case 'required':
      return {
        ...empty,
        reason: reason.reason,
        words: `No journey passes ${reason.require.join(' and ')}, whatever is open.`,
      }
    case 'cut': {
      const cut = reason.cut.map(({ blocker, fastest, cheapest }) => ({
        ...blockerBody(dossier, view, blocker),
        fastest: brief(fastest),
        cheapest: brief(cheapest),
      }))
      return {
        reason: reason.reason,
        words:
          cut.length === 1
            ? 'One closure or constraint by itself leaves no way.'
            : `These ${cut.length} closures and constraints together leave no way.`,
        exact: reason.exact,
        cut,
        fewest: reason.fewest.map((blocker) => blockerBody(dossier, view, blocker)),
        fastest: brief(reason.fastest),
      }
    }
  }
}

function briefOf(view: View, journey: Journey): z.infer<typeof Brief> {
  const { id, minutes, costCents, co2Grams, via } = journeyBody(view, journey, [], figureList())
  return { id, minutes, costCents, co2Grams, via }
}

/** A reason why arcs are closed, in words. */
function blockerBody(
  dossier: Dossier,
  view: View,
  { kind, id }: Blocker,
): z.infer<typeof BlockerBody> {
  const { places } = view.network
  if (kind === 'disruption') {
    const { value } = dossier.network().disruptions.find((known) => known.value.id === id)!
    const place = value.place === null ? '' : `${places.get(value.place)?.name ?? value.place}: `
    return {
      kind,
      id,
      words: `${place}${value.cause}`,
      since: value.fromOn,
      sources: [...value.sources],
    }
  }
  return { kind, id, words: plainWords(dossier, view, kind, id), since: null, sources: [] }
}

function plainWords(dossier: Dossier, view: View, kind: Blocker['kind'], id: string): string {
  if (kind === 'scenario') return `shut in this scenario: ${nameOf(dossier, view, id)}`
  const [what, thing = ''] = id.split(/:(.*)/s)
  if (what === 'avoid') return `to be avoided: ${nameOf(dossier, view, thing)}`
  if (what === 'mode') return `not by ${thing}`
  if (what === 'sanctions') return `under sanctions: ${countryName(dossier, thing)}`
  return id
}

function nameOf(dossier: Dossier, view: View, id: string): string {
  const place = view.network.places.get(id.split(':')[0]!)
  if (place !== undefined) return place.name
  return /^[A-Z]{2}$/.test(id) ? countryName(dossier, id) : id
}
