/** One border post or port opened: how it stands, what passing it took over the years, its closures. */

import type { State } from '@followthrough/ledger'
import {
  BASES,
  crossingOf,
  DIRECTIONS,
  DISRUPTION_KINDS,
  type Disruption,
  ENDS,
  isKnownBy,
  type KnownMeasure,
  type Link,
  METRICS,
  MODES,
  measuredOn,
  opennessOn,
  type Place,
  STATISTICS,
} from '@followthrough/network'
import { intervalOf, PartialDay } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { countryName, Header, headerOf, SourceRef, sourceRefOf } from './common.ts'
import {
  CROSSING_MODES,
  CrossingRow,
  causeOf,
  crossingsOf,
  modesCrossing,
  OPEN_VALUES,
  rowsOf,
} from './crossings.ts'
import { LINK_STANDINGS, standingOf } from './network.ts'

const told = { basis: z.enum(BASES), note: z.string(), sources: z.array(SourceRef) }
const Neighbour = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  countryName: z.string(),
  /** True when it has a page of its own. */
  isCrossing: z.boolean(),
})

export const CrossingAnswer = z.object({
  ...Header,
  crossing: z.object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    countryName: z.string(),
    kind: z.enum(['border', 'port']),
    unlocode: z.string().nullable(),
    lon: z.number(),
    lat: z.number(),
    ...told,
  }),
  /** Each mode by which freight leaves the country here. */
  modes: z.array(
    z.object({
      mode: z.enum(CROSSING_MODES),
      /** Null when no source says whether it is open again. */
      open: z.boolean().nullable(),
      since: PartialDay.nullable(),
      cause: CrossingRow.shape.cause,
    }),
  ),
  /** The figures in force, a direction and mode each; the same as in the list of crossings. */
  figures: z.array(CrossingRow),
  /** Everything that was measured or stated of it and known by then, the oldest first. */
  measures: z.array(
    z.object({
      id: z.string(),
      mode: z.enum(MODES),
      direction: z.enum(DIRECTIONS),
      metric: z.enum(METRICS),
      statistic: z.enum(STATISTICS),
      value: z.number().nonnegative(),
      year: z.int().nullable(),
      ...told,
    }),
  ),
  /** What shut or hampered it and had begun by then, the newest first; undated ones last. */
  disruptions: z.array(
    z.object({
      id: z.string(),
      mode: z.enum(MODES),
      kind: z.enum(DISRUPTION_KINDS),
      fromOn: PartialDay.nullable(),
      /** Null while no end was known. */
      untilOn: PartialDay.nullable(),
      end: z.enum(ENDS),
      seenOn: PartialDay.nullable(),
      cause: z.string(),
      /** Links that it shut, where it was these and not the place. */
      links: z.array(z.string()),
      ...told,
    }),
  ),
  links: z.array(
    z.object({
      id: z.string(),
      mode: z.enum(MODES),
      km: z.number().positive(),
      gaugeMm: z.int().nullable(),
      standing: z.enum(LINK_STANDINGS),
      since: PartialDay.nullable(),
      opensOn: PartialDay.nullable(),
      corridors: z.array(z.string()),
      to: Neighbour,
      ...told,
    }),
  ),
})
export type CrossingAnswer = z.infer<typeof CrossingAnswer>

export function crossingAnswer(dossier: Dossier, state: State, id: string): CrossingAnswer | null {
  const place = crossingsOf(dossier).find((crossing) => crossing.id === id)
  if (place === undefined) return null
  const network = dossier.network()
  const openness = opennessOn(network, network.disruptions, state)
  const measured = measuredOn(network, network.measures, state)
  const places = new Map(network.places.map((one) => [one.id, one]))
  const links = network.links.filter(({ from, to }) => from === id || to === id)
  const toldOf = ({ basis, note, sources }: Pick<Place, 'basis' | 'note' | 'sources'>) => ({
    basis,
    note,
    sources: sources.map((source) => sourceRefOf(dossier, source)),
  })
  return {
    ...headerOf(dossier, state),
    crossing: {
      id,
      name: place.name,
      country: place.country,
      countryName: countryName(dossier, place.country),
      kind: place.kind === 'port' ? 'port' : 'border',
      unlocode: place.unlocode,
      lon: place.lon,
      lat: place.lat,
      ...toldOf(place),
    },
    modes: modesCrossing(place).flatMap((mode) => {
      const standing = openness.place(id, mode)
      if (standing === null) return []
      const { open, since } = standing
      return [{ mode, open: OPEN_VALUES[open], since, cause: causeOf(dossier, standing) }]
    }),
    figures: modesCrossing(place).flatMap((mode) =>
      rowsOf(dossier, place, mode, openness, measured, state.validOn),
    ),
    measures: network.measures
      .filter(
        ({ value }) => value.scope === 'post' && crossingOf(value, places) === id, // the ladder's own rung
      )
      .filter((measure) => isOnRecord(measure, dossier, state))
      .map(({ value }) => ({
        id: value.id,
        mode: value.mode,
        direction: value.direction,
        metric: value.metric,
        statistic: value.statistic,
        value: value.value,
        year: value.year,
        ...toldOf(value),
      }))
      .sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || (a.id < b.id ? -1 : 1)),
    disruptions: network.disruptions
      .filter(({ value, knownOn }) => knownOn <= state.knownAt && touches(value, id, links))
      .filter(({ value }) => value.fromOn === null || earliest(value.fromOn) <= state.validOn)
      .map(({ value }) => ({ ...disruptionBody(value, state), ...toldOf(value) }))
      .sort(
        (a, b) => byNewest(a.fromOn, b.fromOn) || (a.id < b.id ? -1 : 1), // ids are unique
      ),
    links: links
      .map((link) => {
        const standing = openness.link(link.id)
        const other = places.get(link.from === id ? link.to : link.from)!
        return {
          id: link.id,
          mode: link.mode,
          km: link.km,
          gaugeMm: link.gaugeMm,
          standing: standingOf(link, standing),
          since: standing.since,
          opensOn: link.opensOn,
          corridors: link.corridors,
          to: {
            id: other.id,
            name: other.name,
            country: other.country,
            countryName: countryName(dossier, other.country),
            isCrossing: other.kind === 'border' || other.kind === 'port',
          },
          ...toldOf(link),
        }
      })
      .sort((a, b) => MODES.indexOf(a.mode) - MODES.indexOf(b.mode) || (a.id < b.id ? -1 : 1)),
  }
}

/** A figure without a year from a source without a day was first seen when the sources were read. */
function isOnRecord(measure: KnownMeasure, dossier: Dossier, state: State): boolean {
  const isUndated = measure.knownOn === null && measure.value.year === null
  return isUndated ? dossier.partnership.readOn <= state.knownAt : isKnownBy(measure, state) // the same days as for the figures in force
}

function touches({ place, links }: Disruption, id: string, linksThere: readonly Link[]): boolean {
  return place === id || linksThere.some((link) => links.includes(link.id))
}

/** What was known of it: an end that came later than that is not told. */
function disruptionBody(disruption: Disruption, { knownAt }: State) {
  const { id, mode, kind, fromOn, untilOn, end, seenOn, cause, links } = disruption
  const isEnded = untilOn !== null && intervalOf(untilOn)!.latest <= knownAt
  return {
    id,
    mode,
    kind,
    fromOn,
    untilOn: isEnded ? untilOn : null,
    end: end === 'known' && !isEnded ? ('not-seen' as const) : end,
    seenOn: seenOn !== null && earliest(seenOn) <= knownAt ? seenOn : null,
    cause,
    links,
  }
}

function earliest(partial: string): string {
  return intervalOf(partial)!.earliest
}

function byNewest(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return earliest(a) === earliest(b) ? 0 : earliest(a) < earliest(b) ? 1 : -1
}
