/** Border crossings and ports: open or not and since when, and what passing them last took and cost. */

import type { State } from '@followthrough/ledger'
import {
  BASES,
  type Direction,
  type Figure,
  type Measured,
  MODES,
  measuredOn,
  type Openness,
  opennessOn,
  type Place,
  RUNGS,
  type Standing,
} from '@followthrough/network'
import { daysBetween, PartialDay } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { countryName, Header, headerOf, many, SourceRef, sourceRefOf } from './common.ts'

/** Modes by which freight crosses at a post or a port. */
export const CROSSING_MODES = MODES.filter((mode) => mode !== 'air' && mode !== 'pipeline')
export type CrossingMode = (typeof CROSSING_MODES)[number]
/** A port is a crossing for ships; its roads and railways stay inside the country. */
const MODES_OF: Partial<Record<Place['kind'], readonly CrossingMode[]>> = {
  border: CROSSING_MODES,
  port: ['sea', 'ferry'],
}
const DIRECTIONS = ['outbound', 'inbound'] as const satisfies readonly Direction[]
const OPEN = ['yes', 'no', 'unknown'] as const
/** As answers give it: null when no source says whether it is open again. */
export const OPEN_VALUES = { yes: true, no: false, unknown: null } as const
const CENTS = 100

/** Modes by which freight may cross at a place; none where it is neither a border post nor a port. */
export function modesCrossing({ kind }: Place): readonly CrossingMode[] {
  return MODES_OF[kind] ?? []
}

/** Filters are joined by "and"; several values of one filter by "or". */
export const CrossingsQuery = z.object({
  /** Of the crossing’s own side, as in ISO 3166-1. */
  country: many(z.string().max(60)),
  mode: many(z.enum(CROSSING_MODES)),
  open: many(z.enum(OPEN)),
})
export type CrossingsQuery = z.infer<typeof CrossingsQuery>

/** One direction of one crossing by one mode. */
export const CrossingRow = z.object({
  place: z.string(),
  name: z.string(),
  country: z.string(),
  countryName: z.string(),
  mode: z.enum(CROSSING_MODES),
  direction: z.enum(DIRECTIONS),
  /** Null when no source says whether it is open again. */
  open: z.boolean().nullable(),
  /** When what shut it began, as exactly as the source says; null when open or not dated. */
  since: PartialDay.nullable(),
  cause: z
    .object({
      words: z.string(),
      /** Id of the disruption or link that keeps it from being open. */
      id: z.string(),
      sources: z.array(SourceRef),
    })
    .nullable(),
  /** Of one vehicle, as last measured; null when no rung of the ladder has a figure. */
  hours: z.number().nonnegative().nullable(),
  costCents: z.int().nonnegative().nullable(),
  /** Of the hours, or of the cost where there are no hours. */
  year: z.int().nullable(),
  rung: z.enum(RUNGS).nullable(),
  basis: z.enum(BASES).nullable(),
  /** Days since that year ended. */
  ageDays: z.int().nonnegative().nullable(),
  /** Where the cost comes from when it is not from the same year and rung. */
  costFrom: z.object({ year: z.int(), rung: z.enum(RUNGS), basis: z.enum(BASES) }).nullable(),
  /** Of the hours and the cost. */
  sources: z.array(SourceRef),
})
export type CrossingRow = z.infer<typeof CrossingRow>

export const CrossingsAnswer = z.object({
  ...Header,
  total: z.int().nonnegative(),
  /** How many of the rows are open, shut and in doubt. */
  counts: z.object({ yes: z.int(), no: z.int(), unknown: z.int() }),
  crossings: z.array(CrossingRow),
})
export type CrossingsAnswer = z.infer<typeof CrossingsAnswer>

/** By country, name, mode and direction. */
export function crossingsAnswer(
  dossier: Dossier,
  state: State,
  query: CrossingsQuery,
): CrossingsAnswer {
  const network = dossier.network()
  const days = { validOn: state.validOn, knownAt: state.knownAt }
  const openness = opennessOn(network, network.disruptions, days)
  const measured = measuredOn(network, network.measures, days)
  const admits = (asked: readonly string[], value: string) =>
    asked.length === 0 || asked.includes(value)
  const crossings = network.places
    .filter(({ country }) => admits(query.country, country))
    .sort((a, b) => compare(a.country, b.country) || compare(a.name, b.name))
    .flatMap((place) =>
      modesCrossing(place)
        .filter((mode) => admits(query.mode, mode))
        .flatMap((mode) => rowsOf(dossier, place, mode, openness, measured, state.validOn)),
    )
    .filter((row) => admits(query.open, openWord(row)))
  const count = (open: Standing['open']) => crossings.filter((row) => openWord(row) === open).length
  return {
    ...headerOf(dossier, state),
    total: crossings.length,
    counts: { yes: count('yes'), no: count('no'), unknown: count('unknown') },
    crossings,
  }
}

/** Border posts and ports: places that have a page as a crossing. */
export function crossingsOf(dossier: Dossier): Place[] {
  return dossier.network().places.filter(({ kind }) => kind === 'border' || kind === 'port')
}

/** Rows of one place by one mode, a direction each; none where no such way leaves the country. */
export function rowsOf(
  dossier: Dossier,
  place: Place,
  mode: CrossingMode,
  openness: Openness,
  measured: Measured,
  today: string,
): CrossingRow[] {
  const standing = openness.place(place.id, mode)
  if (standing === null) return []
  const { id, name, country } = place
  return DIRECTIONS.map((direction): CrossingRow => {
    const passage = { place: id, mode, direction }
    const hours = measured(passage, 'hours')
    const cost = measured(passage, 'usd')
    const first = hours ?? cost
    const isSame = cost === null || (cost.year === first!.year && cost.rung === first!.rung)
    return {
      place: id,
      name,
      country,
      countryName: countryName(dossier, country),
      mode,
      direction,
      open: OPEN_VALUES[standing.open],
      since: standing.since,
      cause: causeOf(dossier, standing),
      hours: hours?.value ?? null,
      costCents: cost === null ? null : Math.round(cost.value * CENTS),
      year: first?.year ?? null,
      rung: first?.rung ?? null,
      basis: first?.basis ?? null,
      ageDays: first === null ? null : Math.max(0, daysBetween(`${first.year}-12-31`, today)),
      costFrom: isSame ? null : { year: cost.year, rung: cost.rung, basis: cost.basis },
      sources: sourcesOf(dossier, [hours, cost]),
    }
  })
}

/** The word by which rows are asked for. */
function openWord({ open }: CrossingRow): Standing['open'] {
  return open === null ? 'unknown' : open ? 'yes' : 'no'
}

export function causeOf(
  dossier: Dossier,
  { open, disruption, link }: Standing,
): CrossingRow['cause'] {
  if (open === 'yes') return null
  const told = disruption ?? link!
  return {
    words: disruption?.cause ?? linkWords[link!.status],
    id: told.id,
    sources: told.sources.map((source) => sourceRefOf(dossier, source)),
  }
}

const linkWords = {
  open: 'The link had not been opened.',
  'under-construction': 'The link is being built.',
  planned: 'The link is planned.',
  closed: 'The link is not in use.',
} as const

function sourcesOf(dossier: Dossier, figures: readonly (Figure | null)[]): SourceRef[] {
  const ids = new Set(figures.flatMap((figure) => figure?.measure.sources ?? []))
  return [...ids].map((source) => sourceRefOf(dossier, source))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
