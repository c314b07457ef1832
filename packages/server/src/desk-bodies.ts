/**
 * What the desk's addresses are sent and answer beside the bodies of `brief`. Values alone and nothing of a
 * server, so that the web application takes its types from here.
 */

import {
  ConsequencesAnswer,
  DecisionRequest,
  DetailsRequest,
  Feed,
  PersonName,
  PROPOSAL_STATES,
} from '@followthrough/brief'
import { Day, SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'

const Instant = z.iso.datetime()

/** What may be done at this desk. */
export const DeskAnswer = z.object({
  writable: z.boolean(),
  /** Why nothing may be written here, as a sentence; null where it may. */
  why: z.string().nullable(),
  /** True where pages and feeds are fetched. */
  fetching: z.boolean(),
  /** Hosts that may be fetched, feeds among them; empty where nothing is. */
  hosts: z.array(z.string()),
  /** The second reader; null where there is none. */
  model: z.string().nullable(),
  /** The first, with its version. */
  reader: z.string(),
  limits: z.object({
    /** Of a document. */
    uploadBytes: z.int(),
    /** Of a decision or another request in JSON. */
    requestBytes: z.int(),
  }),
})
export type DeskAnswer = z.infer<typeof DeskAnswer>

/** What may be said of a document that is taken in; each wins over what it says itself. */
export const ImportQuery = z.strictObject({
  by: PersonName.describe('Who takes it in.'),
  name: z.string().trim().min(1).max(255).optional().describe('Name of the file.'),
  publisher: z.string().trim().min(1).max(300).optional(),
  published: Day.optional().describe('The day of publication, as in 2026-11-21.'),
  class: z
    .enum(SOURCE_CLASSES)
    .optional()
    .describe('What the publisher is good for, where the record does not know it.'),
})
export type ImportQuery = z.infer<typeof ImportQuery>

/** A page to be fetched and taken in. */
export const ImportRequest = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) })
export type ImportRequest = z.infer<typeof ImportRequest>

/** Proposals by state, those that a newer reading dropped left out. */
const ProposalCounts = z.record(z.enum(PROPOSAL_STATES), z.int())

export const ImportAnswer = z.object({
  /** Of a feed: of its bytes, which are kept and are no document themselves. */
  capture: z.string(),
  /** False when the same bytes were on the desk before. */
  isNew: z.boolean(),
  title: z.string().nullable(),
  /** The capture that told it first; its own id where it did. */
  cluster: z.string(),
  /** Documents that say nearly the same: the first of them. */
  near: z.array(
    z.object({
      capture: z.string(),
      title: z.string().nullable(),
      publisher: z.string().nullable(),
      published: Day.nullable(),
    }),
  ),
  /** The capture seen last at the same address, where the page has changed since. */
  earlier: z.string().nullable(),
  /** Of a feed: of all its items. */
  counts: ProposalCounts,
  /** Of a feed its items in their order, each a document of its own; null for what is one document. */
  documents: z
    .array(
      z.object({
        /** Null where the feed gives none that can be followed. */
        address: z.string().nullable(),
        title: z.string().nullable(),
        published: Day.nullable(),
        /** Null where it could not be read. */
        capture: z.string().nullable(),
        isNew: z.boolean(),
        counts: ProposalCounts,
        /** Why it could not be read. */
        problem: z.string().nullable(),
      }),
    )
    .nullable(),
  /** What a reader should know before trusting the text, as sentences. */
  warnings: z.array(z.string()),
  /** The job in which the second reader reads it; null where there is none. */
  job: z.string().nullable(),
})
export type ImportAnswer = z.infer<typeof ImportAnswer>

const by = { by: PersonName }

/** A decision and who makes it. */
export const DecisionBody = z.discriminatedUnion(
  'decision',
  DecisionRequest.options.map((option) => (option as z.ZodObject).extend(by)) as never,
) as unknown as z.ZodType<
  DecisionRequest & { by: string },
  z.input<typeof DecisionRequest> & { by: string }
>
export type DecisionBody = z.infer<typeof DecisionBody>

export const GateNote = z.object({ code: z.string(), words: z.string() })
export type GateNote = z.infer<typeof GateNote>

export const OutlookAnswer = ConsequencesAnswer.extend({
  /** What the gate says of a claim as it is edited; it stops nothing. Empty for other decisions. */
  gate: z.array(GateNote),
})
export type OutlookAnswer = z.infer<typeof OutlookAnswer>

/** The consequences as they came about. */
export const DecisionAnswer = ConsequencesAnswer.extend({
  /** Proposals that were decided, or whose decision was undone. */
  decided: z.int(),
})
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

export const DetailsBody = DetailsRequest.extend(by)
export type DetailsBody = z.infer<typeof DetailsBody>

export const DetailsAnswer = z.object({
  capture: z.string(),
  /** Statements that were added. */
  statements: z.int(),
})
export type DetailsAnswer = z.infer<typeof DetailsAnswer>

export const FeedBody = Feed.extend(by)
export type FeedBody = z.infer<typeof FeedBody>

export const FEED_HEALTHS = ['ok', 'failing', 'silent', 'never'] as const

export const FeedRow = Feed.extend({
  health: z.enum(FEED_HEALTHS),
  /** Its health as a sentence. */
  words: z.string(),
  /** When it was asked last, and when that went well. */
  last: Instant.nullable(),
  lastGood: Instant.nullable(),
  failuresInARow: z.int(),
  /** When the schedule asks it next; null where nothing is scheduled. */
  nextDue: Instant.nullable(),
  /** True while it is being asked. */
  polling: z.boolean(),
})
export type FeedRow = z.infer<typeof FeedRow>

export const FeedsAnswer = z.object({
  feeds: z.array(FeedRow),
  /** True where feeds are asked by themselves when they are due. */
  scheduled: z.boolean(),
})
export type FeedsAnswer = z.infer<typeof FeedsAnswer>

export const RereadBody = z.strictObject({
  /** Keeps the new readings; without it they are only compared. */
  apply: z.boolean().default(false),
  /** Reads the documents from their bytes again, not from the text kept. */
  reparse: z.boolean().default(false),
  ...by,
})
export type RereadBody = z.infer<typeof RereadBody>

/** What came of asking a feed. */
export const PollOutcome = z.object({
  feed: z.string(),
  outcome: z.enum(['read', 'unchanged', 'failed', 'stopped']),
  items: z.int(),
  added: z.int(),
  failed: z.int(),
  /** New items left for the next time. */
  left: z.int(),
  problem: z.string().nullable(),
  problems: z.array(z.object({ item: z.string(), problem: z.string() })),
})
export type PollOutcome = z.infer<typeof PollOutcome>

const Differences = { same: z.int(), changed: z.int(), gone: z.int(), added: z.int() }

/** What reading everything again found, in claims. */
export const RereadOutcome = z.object({
  applied: z.boolean(),
  documents: z.int(),
  failed: z.int(),
  ...Differences,
  /** Documents in which anything differs or that could not be read, the first of them. */
  differing: z.array(
    z.object({
      capture: z.string(),
      title: z.string().nullable(),
      ...Differences,
      /** True where the text differs too. */
      text: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
  /** How many more differ. */
  more: z.int(),
})
export type RereadOutcome = z.infer<typeof RereadOutcome>

/** What the second reader found in one document, or in all items of a feed. */
export const ModelOutcome = z.object({
  capture: z.string(),
  /** Claims that both readers read alike or otherwise, and those of one alone. */
  both: z.int(),
  differ: z.int(),
  rulesOnly: z.int(),
  modelOnly: z.int(),
  /** Its claims whose quotes do not stand in the text, left out; null where it was not asked anew. */
  unplaced: z.int().nullable(),
  problem: z.string().nullable(),
})
export type ModelOutcome = z.infer<typeof ModelOutcome>

/** A set of papers in one zip; it is fetched by the id of the job. */
export const PapersOutcome = z.object({
  papers: z.int(),
  /** Name and size of the zip. */
  file: z.string(),
  bytes: z.int(),
})
export type PapersOutcome = z.infer<typeof PapersOutcome>

export const JOB_STATES = ['running', 'done', 'cancelled', 'failed'] as const

const job = {
  id: z.string(),
  state: z.enum(JOB_STATES),
  /** How much of how much; `total` is 0 until it is known. */
  done: z.int(),
  total: z.int(),
  /** What it is at, or how it ended. */
  words: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
}

/** Something that goes on after its request was answered. `result` is null until it is done. */
export const JobAnswer = z.discriminatedUnion('kind', [
  z.object({ ...job, kind: z.literal('poll'), result: PollOutcome.nullable() }),
  z.object({ ...job, kind: z.literal('reread'), result: RereadOutcome.nullable() }),
  z.object({ ...job, kind: z.literal('model'), result: ModelOutcome.nullable() }),
  z.object({ ...job, kind: z.literal('papers'), result: PapersOutcome.nullable() }),
])
export type JobAnswer = z.infer<typeof JobAnswer>
