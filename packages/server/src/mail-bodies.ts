/**
 * What is sent to and from the address of the desk’s letters. Values alone and nothing of a server, so that
 * the web application takes its types from here.
 */

import { DigestQuery, PersonName } from '@followthrough/brief'
import { Day } from '@followthrough/record'
import { z } from 'zod'

const MOST_RECIPIENTS = 50

/** A digest to be sent now. */
export const MailBody = z.strictObject({
  by: PersonName,
  /** Addresses; those of the weekly digest where they are left out. */
  to: z.array(z.string().trim().min(3).max(320)).min(1).max(MOST_RECIPIENTS).optional(),
  /** A week before the last day, where it is left out. */
  fromDay: Day.optional(),
  /** Today, where it is left out. */
  toDay: Day.optional(),
  language: DigestQuery.shape.language.optional(),
})
export type MailBody = z.infer<typeof MailBody>

export const LetterBody = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  /** Who has not had it yet; of a sent letter who has. */
  to: z.array(z.string()),
  queuedAt: z.string(),
  attempts: z.int().nonnegative(),
  /** Not tried before this instant; null when it will not be tried again. */
  nextAt: z.string().nullable(),
  /** What the server or the line said last. */
  said: z.string(),
})
export type LetterBody = z.infer<typeof LetterBody>

export const MailAnswer = z.object({
  /** Whether letters leave this server. */
  sending: z.boolean(),
  /** Why none does, as a sentence; null where they do. */
  why: z.string().nullable(),
  /** Host and port of the mail server; null where there is none, and for readers from elsewhere. */
  server: z.string().nullable(),
  from: z.string().nullable(),
  /** Who gets the weekly digest. Addresses are shortened for readers from elsewhere. */
  to: z.array(z.string()),
  /** Null where no weekly digest is sent. */
  weekly: z
    .object({
      /** When it goes out, as it was set. */
      words: z.string(),
      nextAt: z.string(),
      /** The newest week whose digest was queued, as in 2026-W47; null before the first. */
      lastWeek: z.string().nullable(),
    })
    .nullable(),
  counts: z.object({ waiting: z.int(), sent: z.int(), failed: z.int() }),
  /** The newest first. */
  letters: z.array(LetterBody),
  /** What went wrong when a digest was made; null where nothing did. */
  problem: z.string().nullable(),
})
export type MailAnswer = z.infer<typeof MailAnswer>
