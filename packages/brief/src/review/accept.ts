/** What accepting and merging put into the ledger. */

import type { StatementDraft } from '@followthrough/ledger'
import type { Claim, Source, SourceClass } from '@followthrough/record'
import type { Complaint } from '../absence.ts'
import { claimStatements, proposalIn, type Reviewed } from './claim-statements.ts'
import type { Decider } from './decision-request.ts'
import type { ReviewDesk } from './desk.ts'
import { decisionOf, liveStatement, liveStatements, mergedInto, standingAbout } from './live.ts'
import type { QueuedProposal } from './queue.ts'

/** Puts the source of a proposal’s document on record; its class is given where nobody knows it. */
export type Cite = (
  proposal: QueuedProposal,
  sourceClass: SourceClass | null,
) => { readonly source: Source; readonly originCluster: string }

/** Statements of a claim, from its own document and from those merged into it. */
export function acceptedStatements(
  desk: ReviewDesk,
  proposal: QueuedProposal,
  claim: Claim,
  reviewed: Reviewed & { readonly sourceClass: SourceClass | null },
  cite: Cite,
  decider: Decider,
  complaints: Complaint[],
): StatementDraft[] {
  const { dossier } = desk
  if (claim.about.length === 0) {
    const message = claim.new
      ? 'is a promise that the ledger lacks: take it in as a new commitment'
      : 'bears on nothing known: edit what it is about, or take it in as a new commitment'
    complaints.push({ field: proposal.id, message })
    return []
  }
  const isDelivery =
    claim.act === 'delivered' &&
    claim.modality === 'fact' &&
    claim.about.some((id) => dossier.commitmentIndex.has(id))
  if (isDelivery && reviewed.meets === null) {
    const message = 'a delivery needs whole or part: how much of the written test it meets'
    complaints.push({ field: proposal.id, message })
    return []
  }
  const own = { row: proposal.id, recordedBy: `person ${decider.name}`, today: decider.day }
  return tellersOf(desk, proposal).flatMap((teller) => {
    const said = teller === proposal ? claim : sameSaid(claim, teller.claim)
    return claimStatements(dossier, said, reviewed, {
      ...own,
      ...cite(teller, reviewed.sourceClass),
      proposal: teller.id,
      capture: teller.capture,
    })
  })
}

/** What one claim says, in the words and at the place of another. */
function sameSaid(claim: Claim, told: Claim): Claim {
  return { ...claim, spans: told.spans, quote: told.quote, saidBy: told.saidBy }
}

/** Statements that a merged proposal adds at once: those of what is accepted already. */
export function mergedStatements(
  desk: ReviewDesk,
  proposal: QueuedProposal,
  into: string,
  cite: Cite,
  details: { readonly sourceClass: SourceClass | null },
  decider: Decider,
  complaints: Complaint[],
): StatementDraft[] {
  const { dossier, queue } = desk
  const complain = (message: string): StatementDraft[] => {
    complaints.push({ field: 'into', message })
    return []
  }
  if (into === proposal.id) return complain('a proposal cannot be merged into itself')
  const target = queue.proposal(into)
  const statement = target === null ? liveStatement(dossier, into) : null
  if (target === null && statement === null)
    return complain('expected the id of a proposal or of a statement on record')
  if (statement !== null && statement.valueType !== 'act')
    return complain('only statements of acts take further sources')
  const decision = target === null ? null : decisionOf(target)
  if (decision?.decision === 'rejected')
    return complain('what it is to be merged into was rejected')
  if (decision?.decision === 'merged')
    return complain(`what it is to be merged into was merged itself, into ${decision.into}`)
  const row = statement === null ? into : String(statement.value.row)
  const told =
    statement === null
      ? liveStatements(dossier).filter((one) => proposalIn(one.locator) === into)
      : standingAbout(dossier, statement.subject).filter(
          (one) =>
            one.valueType === 'act' && one.value.row === row && one.source === statement.source,
        )
  if (told.length === 0) return [] // an open one: its statements come when it is accepted
  return tellersOf(desk, proposal).flatMap((teller) => {
    const { source, originCluster } = cite(teller, details.sourceClass)
    const model = claimStatements(dossier, { ...teller.claim, about: ['-'] }, BARE, {
      source,
      originCluster,
      row,
      proposal: teller.id,
      capture: teller.capture,
      recordedBy: `person ${decider.name}`,
      today: decider.day,
    })[0]!
    return told.map(({ id: _id, recordedAt: _at, ...same }) => ({
      ...same,
      value: { ...same.value, words: teller.claim.quote },
      knownOn: model.knownOn,
      source: model.source,
      sourceClass: model.sourceClass,
      originCluster: model.originCluster,
      locator: model.locator,
      recordedBy: model.recordedBy,
    }))
  })
}

/** A proposal and those that were merged into it: each tells the same from a source of its own. */
function tellersOf({ dossier, queue }: ReviewDesk, proposal: QueuedProposal): QueuedProposal[] {
  const merged = mergedInto(dossier, proposal.id).flatMap((id) => queue.proposal(id) ?? [])
  return [proposal, ...merged]
}

const BARE: Reviewed = { meets: null, dueKind: 'none', summary: null, note: '' }
