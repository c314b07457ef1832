/** The queue and one proposal of it, as every face shows them. */

import { HEADLINES, type State } from '@followthrough/ledger'
import { ACTS, Claim, Day, GATE_OUTCOMES, MODALITIES, SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'
import { CommitmentRow, Header, headerOf, Ref, refOf, rowsOf } from '../answers/common.ts'
import { givesDue } from './claim-statements.ts'
import { claimWords, gateWords } from './claim-words.ts'
import type { ReviewDesk } from './desk.ts'
import { sourceOf } from './document-source.ts'
import {
  DECISIONS,
  DecisionValue,
  PROPOSAL_STATES,
  type QueuedDocumentRow,
  type QueuedProposal,
} from './queue.ts'

export const Counts = z.object({
  open: z.int(),
  held: z.int(),
  refused: z.int(),
  decided: z.int(),
  settled: z.int(),
  superseded: z.int(),
})

export const DocumentRef = z.object({
  capture: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: Day.nullable(),
  language: z.string().nullable(),
  url: z.string().nullable(),
  /** As coded on record or by a person; null where nobody has said. */
  sourceClass: z.enum(SOURCE_CLASSES).nullable(),
  /** The capture that told it first; its own id where it did. */
  cluster: z.string(),
})

const Gate = z.object({
  outcome: z.enum(GATE_OUTCOMES),
  reasons: z.array(z.object({ code: z.string(), words: z.string() })),
})

export const ProposalBody = z.object({
  id: z.string(),
  state: z.enum(PROPOSAL_STATES),
  capture: z.string(),
  reader: z.string(),
  readAt: z.string(),
  /** What it says, in one sentence of ours. */
  summary: z.string(),
  quote: z.string(),
  spans: z.array(z.tuple([z.int(), z.int()])),
  act: z.enum(ACTS),
  modality: z.enum(MODALITIES),
  by: z.array(Ref),
  saidBy: Ref.nullable(),
  about: z.array(Ref.extend({ headline: z.enum(HEADLINES).nullable() })),
  new: z.boolean(),
  amounts: Claim.shape.amounts,
  when: Claim.shape.when,
  /** True when accepting it gives its commitments a due day. */
  givesDue: z.boolean(),
  unilateral: z.boolean(),
  confidence: z.number(),
  gate: Gate,
  /** The proposal of an earlier reading whose place it takes. */
  replaces: z.string().nullable(),
  agreesWith: z.string().nullable(),
  differsFrom: z.string().nullable(),
  decision: z
    .object({
      id: z.string(),
      decision: z.enum(DECISIONS),
      reason: z.string(),
      into: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  document: DocumentRef,
})
export type ProposalBody = z.infer<typeof ProposalBody>

export const PageOf = { total: z.int(), page: z.int(), perPage: z.int() }

export const Page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
}

export const QueueQuery = z.object({
  state: z.enum(PROPOSAL_STATES).optional(),
  document: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected the id of a capture')
    .optional(),
  about: z.string().max(80).optional(),
  act: z.enum(ACTS).optional(),
  reason: z.string().max(40).optional(),
  q: z.string().trim().max(200).optional(),
  order: z.enum(['newest', 'document']).default('newest'),
  ...Page,
})
export type QueueQuery = z.infer<typeof QueueQuery>

export const QueueAnswer = z.object({
  ...Header,
  counts: Counts.extend({
    documents: z.int(),
    reasons: z.array(z.object({ code: z.string(), words: z.string(), count: z.int() })),
  }),
  ...PageOf,
  proposals: z.array(ProposalBody),
})
export type QueueAnswer = z.infer<typeof QueueAnswer>

export function queueAnswer(desk: ReviewDesk, state: State, query: QueueQuery): QueueAnswer {
  const { document: capture, about: subject, q: text, ...filter } = query
  const { total, items } = desk.queue.proposals(
    given({ ...filter, capture, subject, text: text === '' ? undefined : text }),
  )
  const { reasons, ...counts } = desk.queue.counts()
  return {
    ...headerOf(desk.dossier, state),
    counts: {
      ...counts,
      reasons: Object.entries(reasons).map(([code, count]) => ({
        code,
        words: gateWords(code),
        count,
      })),
    },
    total,
    page: query.page,
    perPage: query.perPage,
    proposals: items.map((item) => proposalBody(desk, state, item)),
  }
}

export const ProposalAnswer = z.object({
  ...Header,
  proposal: ProposalBody,
  /** The paragraphs of its spans, with one before and one after; spans counted from `start`. */
  context: z.object({
    text: z.string(),
    start: z.int(),
    spans: z.array(z.tuple([z.int(), z.int()])),
  }),
  /** Commitments it bears on, as they stand. */
  commitments: z.array(CommitmentRow),
  /** The other reader’s proposal on the same words, and the one before it. */
  others: z.array(ProposalBody),
})
export type ProposalAnswer = z.infer<typeof ProposalAnswer>

/** The answer for one proposal; null when there is none of this id. */
export function proposalAnswer(desk: ReviewDesk, state: State, id: string): ProposalAnswer | null {
  const proposal = desk.queue.proposal(id)
  if (proposal === null) return null
  const { claim, agreesWith, differsFrom, replaces } = proposal
  const text = desk.queue.reading(proposal.capture)?.document.text ?? claim.quote
  const others = [agreesWith, differsFrom, replaces].flatMap((other) => {
    const found = other === null ? null : desk.queue.proposal(other)
    return found === null ? [] : [proposalBody(desk, state, found)]
  })
  return {
    ...headerOf(desk.dossier, state),
    proposal: proposalBody(desk, state, proposal),
    context: contextOf(text, claim.spans),
    commitments: rowsOf(
      state,
      claim.about.flatMap((subject) => desk.dossier.commitmentIndex.get(subject) ?? []),
    ),
    others,
  }
}

export function proposalBody(
  desk: ReviewDesk,
  state: State,
  proposal: QueuedProposal,
): ProposalBody {
  const { dossier } = desk
  const { claim, decision, document } = proposal
  const headline = (id: string) => {
    const i = dossier.commitmentIndex.get(id)
    return i === undefined ? null : (rowsOf(state, [i])[0]?.headline ?? null)
  }
  const value = decision === null ? null : DecisionValue.parse(decision.value)
  return {
    id: proposal.id,
    state: proposal.state,
    capture: proposal.capture,
    reader: proposal.reader,
    readAt: proposal.readAt,
    summary: claimWords(dossier, claim),
    quote: claim.quote,
    spans: claim.spans,
    act: claim.act,
    modality: claim.modality,
    by: claim.by.map((code) => refOf(dossier, code)),
    saidBy: claim.saidBy === null ? null : refOf(dossier, claim.saidBy),
    about: claim.about.map((id) => ({ ...refOf(dossier, id), headline: headline(id) })),
    new: claim.new,
    amounts: claim.amounts,
    when: claim.when,
    givesDue: givesDue(claim),
    unilateral: claim.unilateral,
    confidence: claim.confidence,
    gate: {
      outcome: claim.gate.outcome,
      reasons: claim.gate.reasons.map((code) => ({ code, words: gateWords(code) })),
    },
    replaces: proposal.replaces,
    agreesWith: proposal.agreesWith,
    differsFrom: proposal.differsFrom,
    decision:
      decision === null || value === null
        ? null
        : {
            id: decision.id,
            decision: value.decision,
            reason: value.reason,
            into: value.into,
            by: decision.recordedBy.replace(/^person /, ''),
            at: decision.recordedAt,
          },
    document: { capture: proposal.capture, ...document, sourceClass: classOf(desk, proposal) },
  }
}

export function classOf(
  { dossier, publishers }: ReviewDesk,
  item: QueuedProposal | QueuedDocumentRow,
) {
  const document = 'document' in item ? item.document : { ...item, url: item.address }
  return sourceOf(dossier, publishers, item.capture, document).class
}

/** The paragraphs that spans stand in, with one before and one after. */
function contextOf(text: string, spans: readonly (readonly [number, number])[]) {
  const first = Math.min(...spans.map(([start]) => start))
  const last = Math.max(...spans.map(([, end]) => end))
  const back = (from: number) => Math.max(0, text.lastIndexOf('\n', Math.max(0, from - 2)) + 1)
  const on = (from: number) => {
    const end = text.indexOf('\n', from)
    return end === -1 ? text.length : end
  }
  const skip = (end: number) => {
    let at = end
    while (text[at] === '\n') at++
    return at
  }
  let start = back(first + 1)
  for (let before = start; start > 0 && text.slice(start, before).trim() === ''; )
    start = back(start)
  const end = on(skip(on(last)))
  return {
    text: text.slice(start, end),
    start,
    spans: spans.map(([from, to]): [number, number] => [from - start, to - start]),
  }
}

/** Without the fields that were not given. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
