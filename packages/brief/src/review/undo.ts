/** Taking decisions back. */

import type { Statement, StatementDraft } from '@followthrough/ledger'
import type { Complaint } from '../absence.ts'
import type { Dossier } from '../dossier.ts'
import { proposalIn } from './claim-statements.ts'
import type { Decider } from './decision-request.ts'
import type { ReviewDesk } from './desk.ts'
import { isLive, liveStatements, mergedInto, takenBack } from './live.ts'
import type { QueuedProposal } from './queue.ts'

/** Takes a decision back, and every statement that came of it. */
export function undone(
  { dossier }: ReviewDesk,
  proposal: QueuedProposal,
  decider: Decider,
  complaints: Complaint[],
): StatementDraft[] {
  if (proposal.decision === null) {
    complaints.push({ field: proposal.id, message: 'nobody has decided it' })
    return []
  }
  const { id } = proposal
  const tellers = [id, ...mergedInto(dossier, id)]
  const made = liveStatements(dossier).filter(
    (statement) =>
      tellers.includes(proposalIn(statement.locator) ?? '') ||
      statement.locator === `proposal:${id}` ||
      statement.value.row === id ||
      statement.id === proposal.decision!.id,
  )
  const created = made
    .filter(({ property }) => property === 'commitment')
    .map(({ subject }) => subject)
  for (const commitment of created) {
    const others = liveStatements(dossier).filter(
      (statement) => statement.subject === commitment && !made.includes(statement),
    )
    if (others.length > 0) {
      const message = `${commitment}, which it brought in, has other statements by now; undo those first`
      complaints.push({ field: id, message })
    }
  }
  return [...made, ...sourcesLeft(dossier, made)].map((statement) =>
    takenBack(statement, 'The decision was undone.', decider),
  )
}

/** Sources that came with what is undone, and that nothing else rests on. */
export function sourcesLeft(dossier: Dossier, made: readonly Statement[]): Statement[] {
  const cited = new Set(made.flatMap(({ source }) => source ?? []))
  const others = new Set(
    dossier.ledger.statements.flatMap((statement, i) =>
      !made.includes(statement) && isLive(dossier, i) ? (statement.source ?? []) : [],
    ),
  )
  return liveStatements(dossier).filter(
    ({ property, subject, locator }) =>
      property === 'source' && locator === null && cited.has(subject) && !others.has(subject),
  )
}
