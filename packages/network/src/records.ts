/**
 * What the pack tells of the network: places and links, what was measured at crossings, rates,
 * regimes, disruptions, and lanes that others have published.
 *
 * Every figure carries its basis. Units stand in names (`km`, `gaugeMm`) or in a column of their own
 * (`metric`, `unit`). Coordinates are degrees in WGS 84.
 */

import { PartialDay } from '@followthrough/record'
import { z } from 'zod'

/** measured: sampled by somebody; published: a statement, tariff or plan; derived: computed from published ones; assumed: ours. */
export const BASES = ['measured', 'published', 'derived', 'assumed'] as const
export type Basis = (typeof BASES)[number]

export const MODES = ['road', 'rail', 'sea', 'ferry', 'air', 'pipeline'] as const
export type Mode = (typeof MODES)[number]
/** Modes of rates and lanes, which may span several. */
export const WIDE_MODES = [...MODES, 'multimodal', 'all'] as const

export const PLACE_KINDS = ['city', 'port', 'terminal', 'border', 'airport'] as const
export const LINK_STATUSES = ['open', 'under-construction', 'planned', 'closed'] as const
export const DIRECTIONS = ['outbound', 'inbound', 'both'] as const
export const SCOPES = ['post', 'country', 'corridor', 'region'] as const
export const METRICS = ['hours', 'usd'] as const
export const STATISTICS = ['mean', 'median', 'min', 'max'] as const
export const LANE_METRICS = ['days', 'hours', 'km', 'usd'] as const
export const DISRUPTION_KINDS = ['freight', 'passengers-only', 'restricted'] as const
export const ENDS = ['known', 'open', 'not-seen'] as const

const Year = z.int().min(1900).max(2200).nullable()

const told = {
  basis: z.enum(BASES),
  sources: z.array(z.string()).min(1),
  note: z.string().default(''),
}

export const Place = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected a country as in ISO 3166-1: two capital letters'),
  unlocode: z.string().nullable(),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  kind: z.enum(PLACE_KINDS),
  /** How the coordinates came about. */
  ...told,
})
export type Place = z.infer<typeof Place>

export const Link = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.enum(MODES),
  km: z.number().positive(),
  /** Of a railway; null for every other mode. */
  gaugeMm: z.int().positive().nullable(),
  status: z.enum(LINK_STATUSES),
  /** The day it opened, or is to open; null where no source says. */
  opensOn: PartialDay.nullable(),
  corridors: z.array(z.string()),
  ...told,
})
export type Link = z.infer<typeof Link>

/** One figure about a crossing, or a mean over many of them. */
export const CrossingMeasure = z.strictObject({
  id: z.string(),
  /** `post`: measured at `place` (towards `toPlace`); else a mean over the crossings of `area`. */
  scope: z.enum(SCOPES),
  place: z.string().nullable(),
  toPlace: z.string().nullable(),
  /** A country, a corridor as links name it, or a region; null for a post. */
  area: z.string().nullable(),
  mode: z.enum(MODES),
  /** Seen from the country in which it was measured. */
  direction: z.enum(DIRECTIONS),
  /** The unit of `value`, for one truck or one wagon. */
  metric: z.enum(METRICS),
  statistic: z.enum(STATISTICS),
  value: z.number().nonnegative(),
  year: Year,
  ...told,
})
export type CrossingMeasure = z.infer<typeof CrossingMeasure>

export const Rate = z.strictObject({
  id: z.string(),
  what: z.string().min(1),
  mode: z.enum(WIDE_MODES),
  scope: z.string().min(1),
  value: z.number(),
  unit: z.string().min(1),
  year: Year,
  ...told,
})
export type Rate = z.infer<typeof Rate>

export const Regime = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  kind: z.string().min(1),
  /** Countries or unions, as the source names them. */
  parties: z.array(z.string()).min(1),
  inForceOn: PartialDay.nullable(),
  effect: z.string(),
  ...told,
})
export type Regime = z.infer<typeof Regime>

/** A stretch of days on which freight could not pass a place or some links, or could only in part. */
export const Disruption = z.strictObject({
  id: z.string(),
  place: z.string().nullable(),
  links: z.array(z.string()),
  mode: z.enum(MODES),
  /** Null where no source dates it: such a row shuts nothing. */
  fromOn: PartialDay.nullable(),
  /** The day on which it ended: still disrupted in part. */
  untilOn: PartialDay.nullable(),
  /** Only `freight` shuts: the others are kept as evidence. */
  kind: z.enum(DISRUPTION_KINDS),
  /** `open`: the last word is that it is still shut; `not-seen`: no source tells of the end. */
  end: z.enum(ENDS),
  /** The last day on which a source shows it still shut. */
  seenOn: PartialDay.nullable(),
  cause: z.string().min(1),
  ...told,
})
export type Disruption = z.infer<typeof Disruption>

/** A lane as somebody published it: what the model is checked against, never what it is made of. */
export const Lane = z.strictObject({
  id: z.string(),
  origin: z.string(),
  destination: z.string(),
  via: z.array(z.string()),
  /** Which of the ends lie outside the network. */
  outside: z.array(z.string()),
  mode: z.enum(WIDE_MODES),
  /** The unit of `value`. */
  metric: z.enum(LANE_METRICS),
  value: z.number().positive(),
  year: Year,
  ...told,
})
export type Lane = z.infer<typeof Lane>
