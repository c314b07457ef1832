/**
 * Records of sessions in the ledger: which stand, in what order they were made.
 *
 * Order is by the number of edits their makers had seen, then the moment the ledger took them in, then id:
 * two that were written past each other still have one order, and neither is lost.
 */

import type { Statement, StatementDraft } from '@followthrough/ledger'
import type { Dossier } from '../dossier.ts'
import type { Decider } from '../review/decision-request.ts'
import { BLANK } from '../review/desk.ts'
import { takenBack } from '../review/live.ts'

const NEVER = 2 ** 30

export interface Kept<T> {
  readonly value: T
  readonly statement: Statement
  /** The day and the name of who wrote it. */
  readonly on: string
  readonly by: string
}

export interface KeptKind<T> {
  /** What stands, in the order of the ledger’s taking it in. */
  readonly standing: readonly Kept<T>[]
  /** Everything ever written, taken back or not, and the statements that took it back. */
  readonly all: readonly Kept<T>[]
  readonly retractions: readonly Statement[]
}

/** Records of one kind. `parse` is the kind’s schema. */
export function keptRecords<T>(
  { ledger }: Dossier,
  kind: string,
  parse: (value: unknown) => T,
): KeptKind<T> {
  const standing: Kept<T>[] = []
  const all: Kept<T>[] = []
  const ids = new Set<string>()
  ledger.statements.forEach((statement, i) => {
    const { property, valueType, state } = statement
    if (property !== kind || valueType !== 'record' || state !== 'accepted') return
    ids.add(statement.id)
    const one = {
      value: parse(statement.value),
      statement,
      on: statement.knownOn,
      by: statement.recordedBy.replace(/^person /, ''),
    }
    all.push(one)
    if (ledger.visibility[i]!.at(-1)?.hiddenFrom === NEVER) standing.push(one)
  })
  const retractions = ledger.statements.filter(
    ({ retracts, state }) => retracts !== null && state === 'accepted' && ids.has(retracts),
  )
  return {
    standing: standing.sort(byMoment),
    all: all.sort(byMoment),
    retractions,
  }
}

export function byMoment<T>(a: Kept<T>, b: Kept<T>): number {
  return (
    compare(a.statement.recordedAt, b.statement.recordedAt) ||
    compare(a.statement.id, b.statement.id)
  )
}

/** A record that a person writes. */
export function written(
  kind: string,
  subject: string,
  value: Record<string, unknown>,
  decider: Decider,
): StatementDraft {
  return {
    ...BLANK,
    boundParties: [],
    subject,
    property: kind,
    valueType: 'record',
    value,
    knownOn: decider.day,
    locator: `written ${decider.instant}`,
    recordedBy: `person ${decider.name}`,
  }
}

/** Takes back what a person wrote. */
export function takenBackAll<T>(
  kept: readonly Kept<T>[],
  reason: string,
  decider: Decider,
): StatementDraft[] {
  return kept.map(({ statement }) => takenBack(statement, reason, decider))
}

export function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
