/**
 * A claim: what a proposal says was said or done, with its place in the text of one document. The shape
 * is that of the readers' proposals without the gate, as a schema: claims are kept, edited and sent.
 */

import { z } from 'zod'
import { ACTS, MODALITIES } from './acts.ts'
import { Day } from './day.ts'

export const GATE_OUTCOMES = ['admitted', 'held', 'refused'] as const
export type GateOutcome = (typeof GATE_OUTCOMES)[number]

/** Start and end in UTF-16 code units of the document's text, the end left out. */
const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()])

export const Claim = z.strictObject({
  /** The clause or sentence that carries it; more than one where it is split. */
  spans: z.array(Span).min(1),
  act: z.enum(ACTS),
  modality: z.enum(MODALITIES),
  /** Codes of the parties that act or are bound. */
  by: z.array(z.string()),
  /** Id of a person or an institution; null where the text itself says it. */
  saidBy: z.string().nullable(),
  /** Ids of the commitments and instruments that it bears on. */
  about: z.array(z.string()),
  /** A checkable promise that the pack does not have. */
  new: z.boolean(),
  amounts: z.array(
    z.strictObject({
      value: z.number(),
      /** A code of ISO 4217, or km, t, t/yr, TEU, MW, percent, days, hours, vehicles, count:NOUN. */
      unit: z.string().min(1),
      qualifier: z.enum(['about', 'at-least', 'up-to']).nullable(),
    }),
  ),
  when: z
    .strictObject({
      earliest: Day,
      latest: Day,
      role: z.enum(['happened', 'due', 'period']),
    })
    .nullable(),
  /** True when one side alone speaks for both. */
  unilateral: z.boolean(),
  /** The words of the spans. */
  quote: z.string(),
  /** 0 to 1: how plain the words were; no probability. */
  confidence: z.number().min(0).max(1),
})
export type Claim = z.infer<typeof Claim>

export const GatedClaim = Claim.extend({
  gate: z.strictObject({
    outcome: z.enum(GATE_OUTCOMES),
    /** Why it is held or refused or, when admitted, what a reviewer should know. */
    reasons: z.array(z.string()),
  }),
})
export type GatedClaim = z.infer<typeof GatedClaim>
