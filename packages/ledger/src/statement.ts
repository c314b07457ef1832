/**
 * Statements: the one thing the ledger is made of.
 *
 * A statement is one claim: subject, property, value, source, who said it, the day it is true of and
 * the day the public knew it. Nothing is updated or deleted; a retraction is a statement too, and can
 * itself be retracted. The shape follows FollowTheMoney's statement table, widened by world time,
 * modality and source class.
 */

import { Day, MODALITIES, PartialDay, SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'

export const VALUE_TYPES = [
  'act',
  'due',
  'replacement',
  'claim',
  'record',
  'retraction',
  'decision',
] as const

/** A claim before the ledger took it in: no id, no moment of recording. */
export const StatementDraft = z.strictObject({
  /** Id of the entity it is about. */
  subject: z.string().min(1),
  /** `act`, `due`, `replacement`, `retraction`, `decision`; the kind of a record; the name of a claimed property. */
  property: z.string().min(1),
  valueType: z.enum(VALUE_TYPES),
  value: z.record(z.string(), z.unknown()),
  saidBy: z.string().nullable(),
  boundParties: z.array(z.string()),
  modality: z.enum(MODALITIES),
  /** The day it is true of, as exactly as the source gives it; null for what has no day. */
  validOn: PartialDay.nullable(),
  /** The day the public knew. */
  knownOn: Day,
  source: z.string().nullable(),
  sourceClass: z.enum(SOURCE_CLASSES).nullable(),
  originCluster: z.string().nullable(),
  locator: z.string().nullable(),
  /** Id of the statement that this one takes back. */
  retracts: z.string().nullable(),
  /** Who put it in: a pack, a reader and its version, or a person. */
  recordedBy: z.string(),
  state: z.enum(['proposed', 'accepted', 'rejected']),
})
export type StatementDraft = z.infer<typeof StatementDraft>

export const Statement = StatementDraft.extend({
  /** Hash of the content. */
  id: z.string(),
  /** ISO instant at which this ledger took it in. */
  recordedAt: z.iso.datetime(),
})
export type Statement = z.infer<typeof Statement>
