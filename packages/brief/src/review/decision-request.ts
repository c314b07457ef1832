/** What a person may decide about proposals, as it comes from a command, a form or a request. */

import { DUE_KINDS } from '@followthrough/ledger'
import { Claim, Day, PartialDay, SOURCE_CLASSES, SOURCE_KINDS } from '@followthrough/record'
import { z } from 'zod'

/** So many at once; more would be decided without being read. */
export const MOST_AT_ONCE = 200

const ProposalId = z.string().regex(/^p[0-9a-f]{24}$/, 'expected the id of a proposal')
const ProposalIds = z.array(ProposalId).min(1).max(MOST_AT_ONCE)
const Line = z.string().trim().max(300)
const Paragraph = z.string().trim().max(4000)
const Id = z.string().regex(/^\S{1,80}$/, 'expected an id without spaces')

/** What a person adds to a claim that becomes the ledger’s. */
const added = {
  /** How much of the written test a delivery meets. */
  meets: z.enum(['whole', 'part']).nullable().default(null),
  dueKind: z.enum(DUE_KINDS).default('indicative'),
  summary: Line.min(1).nullable().default(null),
  note: Paragraph.default(''),
  /** Where the publisher of the document is not on record: what it is good for. */
  sourceClass: z.enum(SOURCE_CLASSES).nullable().default(null),
}

/** Fields of a claim that a person may put right; the words follow from the spans. */
export const ClaimEdits = Claim.pick({
  spans: true,
  act: true,
  modality: true,
  by: true,
  saidBy: true,
  about: true,
  amounts: true,
  when: true,
  unilateral: true,
}).partial()
export type ClaimEdits = z.infer<typeof ClaimEdits>

/** A commitment that the pack lacks, with its written test. */
export const NewCommitment = z
  .strictObject({
    id: z.string().regex(/^c-[a-z0-9][a-z0-9-]{0,58}$/, 'expected an id like c-fruit-lanes'),
    title: z.string().trim().min(1).max(80),
    /** What was promised; the words of the claim where it is left out. */
    text: Paragraph.default(''),
    instrument: Id.nullable().default(null),
    sector: Id,
    responsible: z
      .array(z.strictObject({ party: Id, bodies: z.array(Id).max(20) }))
      .max(30)
      .default([]),
    deliveredWhen: Paragraph.default(''),
    partlyWhen: Paragraph.default(''),
    notEnough: Paragraph.default(''),
    declaratory: z.boolean().default(false),
    indicator: Line.default(''),
    value: z.number().nullable().default(null),
    unit: Line.default(''),
    due: PartialDay.nullable().default(null),
    dueKind: z.enum(DUE_KINDS).default('none'),
    dueWords: Line.default(''),
    note: Paragraph.default(''),
  })
  .refine((row) => row.declaratory || row.deliveredWhen !== '', {
    path: ['deliveredWhen'],
    error: 'a commitment needs its test: when will it have been delivered? Or call it declaratory',
  })
  .refine((row) => (row.due === null) === (row.dueKind === 'none'), {
    path: ['dueKind'],
    error: 'a due day and its kind go together',
  })
export type NewCommitment = z.infer<typeof NewCommitment>

export const DecisionRequest = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept'), ids: ProposalIds, ...added }),
  z.strictObject({ decision: z.literal('edit'), id: ProposalId, claim: ClaimEdits, ...added }),
  z.strictObject({
    decision: z.literal('reject'),
    ids: ProposalIds,
    reason: Line.min(1, 'say why'),
  }),
  z.strictObject({
    decision: z.literal('merge'),
    ids: ProposalIds,
    /** A proposal, or a statement of the ledger. */
    into: Id,
    reason: Line.default(''),
    sourceClass: added.sourceClass,
  }),
  z.strictObject({
    decision: z.literal('new'),
    id: ProposalId,
    commitment: NewCommitment,
    claim: ClaimEdits.default({}),
    ...added,
  }),
  z.strictObject({ decision: z.literal('undo'), ids: ProposalIds }),
])
export type DecisionRequest = z.infer<typeof DecisionRequest>

/** What a person says of a document, where it does not say so itself. */
export const DetailsRequest = z.strictObject({
  publisher: Line.min(1).optional(),
  title: Line.min(1).optional(),
  class: z.enum(SOURCE_CLASSES).optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  /** Code of the party whose official voice it is. */
  party: Id.nullable().optional(),
  published: Day.optional(),
})
export type DetailsRequest = z.infer<typeof DetailsRequest>

/** Who decides, and when: the day for the ledger’s clocks, the instant so that each is one of its own. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{M}\p{N} .,'’@_-]+$/u, 'expected a name')

export interface Decider {
  readonly name: string
  /** ISO day. */
  readonly day: string
  /** ISO instant. */
  readonly instant: string
}
