/** What the pack tells of trade: totals that somebody reported, and targets that somebody set. */

import { PartialDay } from '@followthrough/record'
import { z } from 'zod'

export const DIRECTIONS = ['total', 'export', 'import'] as const

/** One reported figure. `reporter` is the party whose books or mouth it comes from. */
export const Total = z.strictObject({
  id: z.string(),
  indicator: z.string(),
  reporter: z.string(),
  partner: z.string(),
  direction: z.enum(DIRECTIONS),
  periodStart: PartialDay,
  periodEnd: PartialDay,
  value: z.number().nonnegative(),
  unit: z.string(),
  /** Whose statistics or statement it is, as in national statistics, customs, press. */
  basis: z.string(),
  /** Computed by us from the figures that the note names. */
  computed: z.boolean(),
  sources: z.array(z.string()).min(1),
  note: z.string().default(''),
  /** The period as people write it: 2025, FY2025. */
  label: z.string(),
})
export type Total = z.infer<typeof Total>

/** One occasion on which a level was named for an indicator. */
export const Target = z.strictObject({
  id: z.string(),
  on: PartialDay,
  /** Ids of people or institutions, or party codes; empty where they do not resolve. */
  saidBy: z.array(z.string()),
  sayer: z.string(),
  indicator: z.string(),
  value: z.number().positive(),
  unit: z.string(),
  due: PartialDay.nullable(),
  dueWords: z.string().default(''),
  sources: z.array(z.string()).min(1),
  note: z.string().default(''),
})
export type Target = z.infer<typeof Target>
