/** Changes of workbooks in the ledger, with what was decided of each. */

import type { Dossier } from '../dossier.ts'
import { isLive } from '../review/live.ts'
import { type Kept, keptRecords } from '../session/kept.ts'
import { SheetChange, SheetDecision } from './records.ts'

export const CHANGE_STATES = ['open', 'accepted', 'rejected'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

export interface KeptChange {
  readonly change: SheetChange
  /** The day it came in. */
  readonly on: string
  readonly recordedAt: string
  readonly state: ChangeState
  readonly decision: Kept<SheetDecision> | null
}

/** Every change that was proposed, in the order they came in. */
export function keptChanges(dossier: Dossier): KeptChange[] {
  const { ledger } = dossier
  const decisions = new Map(
    keptRecords(dossier, 'sheet-decision', SheetDecision.parse).standing.map((kept) => [
      kept.value.id,
      kept,
    ]),
  )
  const changes: KeptChange[] = []
  ledger.statements.forEach((statement, i) => {
    if (statement.property !== 'sheet-change' || statement.valueType !== 'record') return
    if (statement.state !== 'proposed' || !isLive(dossier, i)) return
    const change = SheetChange.parse(statement.value)
    const decision = decisions.get(change.id) ?? null
    changes.push({
      change,
      on: statement.knownOn,
      recordedAt: statement.recordedAt,
      state: decision?.value.decision ?? 'open',
      decision,
    })
  })
  return changes
}

/** A cell of the record: a title has one for each language. */
export function cellOf({ change }: Pick<KeptChange, 'change'>): string {
  const { sheet, subject, field, language } = change
  return `${sheet} ${subject} ${field} ${field === 'title' ? language : ''}`
}
