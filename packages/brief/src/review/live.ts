/** Statements that people made and have not taken back. */

import type { Statement, StatementDraft } from '@followthrough/ledger'
import type { Dossier } from '../dossier.ts'
import type { Decider } from './decision-request.ts'
import { BLANK } from './desk.ts'
import { DecisionValue, type QueuedProposal } from './queue.ts'

const NEVER = 2 ** 30

/** True while no retraction hides statement `i`. */
export function isLive(dossier: Dossier, i: number): boolean {
  return dossier.ledger.visibility[i]!.at(-1)?.hiddenFrom === NEVER
}

/** Every statement of a person that stands. */
export function liveStatements(dossier: Dossier): Statement[] {
  return dossier.ledger.statements.filter(
    (statement, i) => statement.recordedBy.startsWith('person ') && isLive(dossier, i),
  )
}

/** Every statement about a subject that stands, whoever made it. */
export function standingAbout(dossier: Dossier, subject: string): Statement[] {
  const { bySubject, statements } = dossier.ledger
  return (bySubject.get(subject) ?? []).flatMap((i) => (isLive(dossier, i) ? statements[i]! : []))
}

/** A statement of anybody that stands; null when there is none of this id. */
export function liveStatement(dossier: Dossier, id: string): Statement | null {
  const i = dossier.ledger.indexById.get(id)
  return i === undefined || !isLive(dossier, i) ? null : dossier.ledger.statements[i]!
}

/** Proposals that were merged into one, those merged into them among them. */
export function mergedInto(dossier: Dossier, into: string): string[] {
  const merges = liveStatements(dossier).filter(
    ({ property, value }) => property === 'decision' && value.decision === 'merged',
  )
  const found = [into]
  for (const target of found)
    for (const { subject, value } of merges)
      if (value.into === target && !found.includes(subject)) found.push(subject)
  return found.slice(1)
}

/** What was decided; null when nothing was. */
export function decisionOf({ decision }: QueuedProposal): DecisionValue | null {
  return decision === null ? null : DecisionValue.parse(decision.value)
}

/** The retraction of a statement; it counts from the day the statement was known: a correction is no news. */
export function takenBack(
  { id, subject, knownOn }: Pick<Statement, 'id' | 'subject' | 'knownOn'>,
  reason: string,
  decider: Decider,
): StatementDraft {
  return {
    ...BLANK,
    subject,
    property: 'retraction',
    valueType: 'retraction',
    value: { reason },
    knownOn,
    locator: `taken back ${decider.instant}`,
    retracts: id,
    recordedBy: `person ${decider.name}`,
  }
}
