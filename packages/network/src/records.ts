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
/** Modes by which a border is passed at a post on land. */
export const LAND: readonly Mode[] = ['road', 'rail']
/** Modes of rates and lanes, which may span several. */
export const WIDE_MODES = [...MODES, 'multimodal', 'all'] as const

export type WideMode = (typeof WIDE_MODES)[number]

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

/** What the model takes from a rate, each in one unit: see `tariff.ts`. */
export const PARAMETERS = [
  'haul-usd',
  'speed',
  'running-hours',
  'headway-days',
  'handling-hours',
  'handling-usd',
  'gauge-hours',
  'gauge-usd',
  'emission',
  'chilled-usd',
  'chilled-emission',
  'payload',
  'capacity',
  'moving-spread',
  'dwell-spread',
  'journey-spread',
  'waiting-usd',
  'time-value',
] as const
export type Parameter = (typeof PARAMETERS)[number]

/** A figure on record; with a parameter it is one that the model uses. */
export const Rate = z.strictObject({
  id: z.string(),
  what: z.string().min(1),
  mode: z.enum(WIDE_MODES),
  scope: z.string().min(1),
  parameter: z.enum(PARAMETERS).nullable(),
  /** The link, place or country that the parameter holds for; null where it holds for the rest. */
  area: z.string().nullable(),
  value: z.number(),
  unit: z.string().min(1),
  year: Year,
  ...told,
})
export type Rate = z.infer<typeof Rate>

/**
 * customs-transit: a way for goods under seal to pass a gate; haulage: vehicles of one party may go on
 * in another; reload: goods change vehicles at the gate unless a haulage regime covers it; sanctions and
 * document: what a consignment has to watch or carry; suspension: takes others out of force.
 */
export const REGIME_RULES = [
  'customs-transit',
  'haulage',
  'reload',
  'sanctions',
  'suspension',
  'document',
] as const

export const Regime = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  kind: z.string().min(1),
  /** Countries or unions, as the source names them. */
  parties: z.array(z.string()).min(1),
  /** What the model makes of it; null for a regime that is only on record. */
  rule: z.enum(REGIME_RULES).nullable(),
  /** What it is called in short, and what its rows have in common: TIR. */
  scheme: z.string().nullable(),
  /** Countries between or in which the rule holds. */
  countries: z.array(z.string()),
  /** The gates that the rule is limited to; empty for all. */
  places: z.array(z.string()),
  modes: z.array(z.enum(MODES)),
  suspends: z.array(z.string()),
  /** The paper that it asks for. */
  paper: z.string(),
  /** Added at each gate that is passed under it, for one vehicle. */
  hours: z.number().nonnegative().nullable(),
  usd: z.number().nonnegative().nullable(),
  inForceOn: PartialDay.nullable(),
  endedOn: PartialDay.nullable(),
  effect: z.string(),
  ...told,
})
export type Regime = z.infer<typeof Regime>

/** What delivering a commitment changes on the network. */
export const EFFECT_RULES = ['opens', 'brings-into-force', 'crossing-hours'] as const

export const Effect = z.strictObject({
  id: z.string(),
  commitment: z.string(),
  rule: z.enum(EFFECT_RULES),
  /** Links that it opens. */
  links: z.array(z.string()),
  regime: z.string().nullable(),
  /** The crossing whose hours it changes, by which mode, and to how many. */
  place: z.string().nullable(),
  mode: z.enum(MODES).nullable(),
  hours: z.number().nonnegative().nullable(),
  ...told,
})
export type Effect = z.infer<typeof Effect>

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
