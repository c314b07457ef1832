/** The desk of workbooks over one dossier: what a file would propose, what is proposed, and decisions on it. */

import type { State } from '@followthrough/ledger'
import type { Dossier } from '../dossier.ts'
import type { Decider } from '../review/decision-request.ts'
import {
  changesById,
  type SheetChangesAnswer,
  type SheetChangesQuery,
  sheetChangesAnswer,
  type WorkbookReport,
} from './answers.ts'
import { decidedChanges, type SheetDecided, type SheetDecisionRequest } from './decide.ts'
import { listsNow, type Standing } from './lists-now.ts'
import { proposedStatements, reportOf, type SheetRequest } from './propose.ts'
import type { SentWorkbook, WorkbookHead } from './sent.ts'

export type SheetDesk = ReturnType<typeof openSheetDesk>

/** Each write gives statements to append, or throws RefusedQuestion with what is wrong; none writes. */
export function openSheetDesk(dossier: Dossier, state: State, today: string) {
  const standing: Standing = { dossier, state, today }
  return {
    /** The lists as they stand now, to hold a workbook against. */
    lists: (head: WorkbookHead | null) => listsNow(standing, head),
    report: (sent: SentWorkbook, request: SheetRequest): WorkbookReport =>
      reportOf(standing, sent, request),
    propose: (sent: SentWorkbook, request: SheetRequest, decider: Decider) =>
      proposedStatements(standing, sent, request, decider),
    changes: (query: SheetChangesQuery): SheetChangesAnswer => sheetChangesAnswer(standing, query),
    changesById: (ids: readonly string[]): SheetChangesAnswer => changesById(standing, ids),
    decide: (request: SheetDecisionRequest, decider: Decider): SheetDecided =>
      decidedChanges(standing, request, decider),
  }
}
