/**
 * What the ledger keeps a record of, beside what is said about it: instruments, commitments, events,
 * institutions, people and searches. A record is the value of a statement whose `valueType` is `record`.
 */

import { ACTS, Day, PartialDay } from '@followthrough/record'
import { z } from 'zod'

export const DUE_KINDS = ['binding', 'target', 'indicative', 'none'] as const
export type DueKind = (typeof DUE_KINDS)[number]

/** Bodies of one party; `probable` where the source does not name the body outright. */
export const PartyBodies = z.strictObject({
  party: z.string(),
  bodies: z.array(z.strictObject({ id: z.string(), probable: z.boolean() })),
})
export type PartyBodies = z.infer<typeof PartyBodies>

const sourced = { sources: z.array(z.string()).min(1), note: z.string().default('') }

export const INSTRUMENT_KINDS = [
  'declaration',
  'treaty',
  'agreement',
  'mou',
  'protocol',
  'action-plan',
  'roadmap',
  'contract',
] as const

export const Instrument = z.strictObject({
  id: z.string(),
  title: z.string().min(1),
  kind: z.enum(INSTRUMENT_KINDS),
  signedOn: PartialDay.nullable(),
  place: z.string().default(''),
  signatories: z.array(z.strictObject({ party: z.string(), name: z.string() })),
  sector: z.string(),
  /** Day on which its own period ends. */
  endsOn: PartialDay.nullable(),
  replacedBy: z.string().nullable(),
  ...sourced,
})
export type Instrument = z.infer<typeof Instrument>

export const Commitment = z.strictObject({
  id: z.string(),
  title: z.string().min(1).max(80),
  text: z.string().min(1),
  /** The instrument whose text carries the promise: its form is inherited. */
  instrument: z.string().nullable(),
  /** Instruments and commitments that bear on it without carrying it. */
  related: z.array(z.string()),
  event: z.string().nullable(),
  sector: z.string(),
  responsible: z.array(PartyBodies),
  indicator: z.string().default(''),
  value: z.number().nullable(),
  unit: z.string().default(''),
  due: PartialDay.nullable(),
  dueKind: z.enum(DUE_KINDS),
  /** The day on which that due date was given; null: with the first promise. */
  dueOn: PartialDay.nullable(),
  dueWords: z.string().default(''),
  /** The written test; all three are empty for a declaratory commitment. */
  deliveredWhen: z.string().default(''),
  partlyWhen: z.string().default(''),
  notEnough: z.string().default(''),
  declaratory: z.boolean(),
  /** Months without a qualifying event after which it counts as stalled, and as lapsed. */
  stallMonths: z.int().positive(),
  lapseMonths: z.int().positive(),
  dependsOn: z.array(z.string()),
  ...sourced,
})
export type Commitment = z.infer<typeof Commitment>

export const EVENT_KINDS = [
  'visit',
  'session',
  'consultation',
  'conference',
  'call',
  'signing',
  'launch',
  'suspension',
  'statement',
  'statistic',
] as const

export const Event = z.strictObject({
  id: z.string(),
  on: PartialDay,
  kind: z.enum(EVENT_KINDS),
  title: z.string().min(1),
  place: z.string().default(''),
  participants: z.array(z.string()),
  sources: z.array(z.string()).min(1),
})
export type Event = z.infer<typeof Event>

export const Institution = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  party: z.string().nullable(),
  kind: z.string(),
  aliases: z.array(z.string()),
  role: z.string().default(''),
  sources: z.array(z.string()).min(1),
})
export type Institution = z.infer<typeof Institution>

export const Post = z.strictObject({
  institution: z.string(),
  title: z.string(),
  from: PartialDay.nullable(),
  to: PartialDay.nullable(),
})
export type Post = z.infer<typeof Post>

export const Person = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  aliases: z.array(z.string()),
  party: z.string().nullable(),
  posts: z.array(Post),
  sources: z.array(z.string()).min(1),
})
export type Person = z.infer<typeof Person>

/** A search of the record: what was looked for, where, and whether anything came of it. */
export const Search = z.strictObject({
  id: z.string(),
  on: Day,
  what: z.string().min(1),
  where: z.string().min(1),
  result: z.string(),
  found: z.boolean(),
  /** Commitments and instruments for which finding nothing is evidence of absence. */
  subjects: z.array(z.string()),
})
export type Search = z.infer<typeof Search>

/** The value of an `act` statement. */
export const ActValue = z.strictObject({
  act: z.enum(ACTS),
  /** For `delivered`: how much of the written test this shows to be met. */
  meets: z.enum(['whole', 'part']).nullable(),
  summary: z.string(),
  words: z.string(),
  note: z.string(),
  /** Id of the pack row it came from: the sources of one row make one statement each. */
  row: z.string(),
})
export type ActValue = z.infer<typeof ActValue>

export const DueValue = z.strictObject({
  due: PartialDay,
  kind: z.enum(DUE_KINDS),
  summary: z.string(),
  words: z.string(),
  note: z.string(),
  row: z.string(),
})
export type DueValue = z.infer<typeof DueValue>

/** The value of a `claim`: what one source gives for a property. Equal values are equal claims. */
export const ClaimValue = z.strictObject({
  value: z.string(),
  words: z.string(),
  unit: z.string(),
  note: z.string(),
  row: z.string(),
})
export type ClaimValue = z.infer<typeof ClaimValue>
