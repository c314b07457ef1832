/**
 * From decisions to statements. Each decision is a statement about a proposal; what it takes in becomes
 * statements about commitments and instruments; undoing takes both back by retractions. All or nothing: a
 * request with one thing wrong makes no statement.
 */

import type { Commitment, StatementDraft } from '@followthrough/ledger'
import type { Complaint } from '../absence.ts'
import { RefusedQuestion } from '../refused.ts'
import { acceptedStatements, type Cite, mergedStatements } from './accept.ts'
import { cited } from './cite.ts'
import { gateWords } from './claim-words.ts'
import type { Decider, DecisionRequest } from './decision-request.ts'
import { BLANK, type ReviewDesk } from './desk.ts'
import { editedClaim, newCommitment } from './edit.ts'
import type { DecisionValue, QueuedProposal } from './queue.ts'
import { undone } from './undo.ts'

/** Statements to append for a decision. Throws RefusedQuestion with a complaint for each thing wrong. */
export function decide(
  desk: ReviewDesk,
  request: DecisionRequest,
  decider: Decider,
): StatementDraft[] {
  const complaints: Complaint[] = []
  const ids = 'ids' in request ? [...new Set(request.ids)] : [request.id]
  const proposals = ids.flatMap((id) => {
    const proposal = desk.queue.proposal(id)
    if (proposal === null) complaints.push({ field: id, message: 'there is no such proposal' })
    return proposal ?? []
  })
  refuse(complaints)
  const drafts =
    request.decision === 'undo'
      ? proposals.flatMap((proposal) => undone(desk, proposal, decider, complaints))
      : decided(desk, request, proposals, decider, complaints)
  refuse(complaints)
  return drafts
}

function refuse(complaints: readonly Complaint[]): void {
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
}

type Made = Exclude<DecisionRequest, { decision: 'undo' }>

function decided(
  desk: ReviewDesk,
  request: Made,
  proposals: readonly QueuedProposal[],
  decider: Decider,
  complaints: Complaint[],
): StatementDraft[] {
  for (const proposal of proposals) {
    const trouble = whyNot(request, proposal)
    if (trouble !== null) complaints.push({ field: proposal.id, message: trouble })
  }
  if (complaints.length > 0) return []
  const taken = new Map<string, StatementDraft>()
  const cite: Cite = (proposal, sourceClass) =>
    cited(desk, proposal, sourceClass, decider, taken, complaints)
  const note = (proposal: QueuedProposal, value: Omit<DecisionValue, 'decidedAt'>) =>
    decisionStatement(proposal, value, decider)
  const madeOf = (proposal: QueuedProposal): StatementDraft[] => {
    switch (request.decision) {
      case 'reject':
        return [note(proposal, { decision: 'rejected', reason: request.reason, into: null })]
      case 'merge':
        return [
          ...mergedStatements(desk, proposal, request.into, cite, request, decider, complaints),
          note(proposal, { decision: 'merged', reason: request.reason, into: request.into }),
        ]
      case 'accept':
        return [
          ...acceptedStatements(desk, proposal, proposal.claim, request, cite, decider, complaints),
          note(proposal, { decision: 'accepted', reason: request.note, into: null }),
        ]
      case 'edit': {
        const claim = editedClaim(desk, proposal, request.claim, complaints)
        if (complaints.length > 0) return []
        return [
          ...acceptedStatements(desk, proposal, claim, request, cite, decider, complaints),
          note(proposal, { decision: 'edited', reason: request.note, into: null }),
        ]
      }
      case 'new': {
        const { id } = request.commitment
        const edited = editedClaim(desk, proposal, request.claim, complaints)
        const claim = { ...edited, about: [...edited.about.filter((other) => other !== id), id] }
        const { source } = cite(proposal, request.sourceClass)
        const commitment = newCommitment(desk, request.commitment, claim, source, complaints)
        if (complaints.length > 0) return []
        const known = withCommitment(desk, id)
        const acts = acceptedStatements(known, proposal, claim, request, cite, decider, complaints)
        const record = {
          ...BLANK,
          subject: id,
          property: 'commitment',
          valueType: 'record',
          value: commitment,
          locator: `proposal:${proposal.id}`,
          recordedBy: `person ${decider.name}`,
        } as const
        return [
          { ...record, knownOn: acts[0]?.knownOn ?? decider.day },
          ...withDueGiven(commitment, acts),
          note(proposal, { decision: 'new', reason: request.note, into: id }),
        ]
      }
    }
  }
  const made = proposals.flatMap(madeOf)
  return [...taken.values(), ...made]
}

/** The due day that a person gave a new commitment stands before the one that its claim gives. */
function withDueGiven(
  { id, due, dueKind: kind, dueWords }: Commitment,
  made: readonly StatementDraft[],
): readonly StatementDraft[] {
  const told = made.find(({ subject, property }) => subject === id && property === 'act')
  if (due === null || told === undefined) return made
  const { summary, row } = told.value
  const value = { due, kind, summary: dueWords || summary, words: dueWords, note: '', row }
  return [
    ...made.filter(({ subject, property }) => subject !== id || property !== 'due'),
    { ...told, property: 'due', valueType: 'due', value },
  ]
}

/** Why a proposal cannot be decided so; null when it can. */
function whyNot(request: Made, proposal: QueuedProposal): string | null {
  if (proposal.decision !== null) {
    const who = proposal.decision.recordedBy.replace(/^person /, '')
    return `was decided by ${who} on ${proposal.decision.recordedAt.slice(0, 10)}; undo that first`
  }
  if (request.decision === 'reject') return null
  if (proposal.state === 'superseded')
    return 'a newer reading no longer has it, or another proposal says it for both readers'
  const { outcome, reasons } = proposal.claim.gate
  if (request.decision === 'edit' || request.decision === 'new') return null
  if (outcome === 'refused')
    return `the gate refused it: ${reasons.map(gateWords).join(' ')} Edit it first`
  const holding = reasons.filter((reason) => HOLDING.has(reason))
  return outcome === 'held' && holding.length > 0
    ? `the gate holds it: ${holding.map(gateWords).join(' ')} Edit it first`
    : null
}

/** Reasons to hold that only an edit can answer; a class can be given when accepting. */
const HOLDING: ReadonlySet<string> = new Set([
  'span-too-long',
  'date-too-far',
  'date-not-reread',
  'actor-not-named',
  'denial-unread',
  'unit-not-in-span',
  'modality-unset',
])

function decisionStatement(
  proposal: QueuedProposal,
  value: Omit<DecisionValue, 'decidedAt'>,
  decider: Decider,
): StatementDraft {
  return {
    ...BLANK,
    subject: proposal.id,
    property: 'decision',
    valueType: 'decision',
    value: { ...value, decidedAt: decider.instant },
    knownOn: decider.day,
    locator: null,
    recordedBy: `person ${decider.name}`,
  }
}

/** The desk with one more commitment known by its id. */
function withCommitment(desk: ReviewDesk, id: string): ReviewDesk {
  const commitmentIndex = new Map(desk.dossier.commitmentIndex).set(id, -1)
  return { ...desk, dossier: { ...desk.dossier, commitmentIndex } }
}
