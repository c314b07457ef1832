/**
 * From a workbook that came back to proposals: what would be proposed, what stands in the way, and the statements.
 * Of a file with an error nothing is proposed; what was proposed from the same file before is not proposed again.
 */

import type { StatementDraft } from '@followthrough/ledger'
import { SOURCE_CLASSES, type SourceClass } from '@followthrough/record'
import { z } from 'zod'
import { headerOf } from '../answers/common.ts'
import { RefusedQuestion } from '../refused.ts'
import { type Decider, PersonName } from '../review/decision-request.ts'
import { publishersOf } from '../review/publishers.ts'
import { actionItems } from '../session/actions.ts'
import { whyNotEditable } from '../session/desk.ts'
import { written } from '../session/kept.ts'
import type { WorkbookReport } from './answers.ts'
import { FIELD_WORDS, keptValue, stateOf, whyUnfit } from './fields.ts'
import { keptChanges } from './kept-changes.ts'
import { type Standing, sessionIn } from './lists-now.ts'
import { changeId, importId, SheetChange } from './records.ts'
import { rowNames } from './row-name.ts'
import type { SentCell, SentProblem, SentWorkbook } from './sent.ts'

/** So many at once; more would be decided without being read. */
export const MOST_CHANGES = 5000

export const SheetRequest = z.strictObject({
  /** SHA-256 of the file. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hexadecimal'),
  file: z.string().trim().max(255).default(''),
  sender: PersonName,
  /** What the sender is good for as a source; null: as the record codes a publisher of this name, else F. */
  class: z.enum(SOURCE_CLASSES).nullable().default(null),
})
export type SheetRequest = z.infer<typeof SheetRequest>

/** What a workbook would propose. It writes nothing. */
export function reportOf(
  standing: Standing,
  sent: SentWorkbook,
  request: SheetRequest,
): WorkbookReport {
  const { dossier, state } = standing
  const { language, exported } = sent
  const sourceClass = classOf(standing, request)
  const problems: SentProblem[] = [...sent.problems]
  const cells = fitting(standing, sent, problems)
  if (cells.length > MOST_CHANGES)
    problems.push(
      problem(
        null,
        'too-many',
        `The file changes ${cells.length} cells; at most ${MOST_CHANGES} are taken in at once. Send it in parts.`,
      ),
    )
  const nameOf = rowNames(standing)
  const known = new Set(keptChanges(dossier).map(({ change }) => change.id))
  const changes = cells.slice(0, MOST_CHANGES).map((cell) => {
    const id = changeId(request.hash, cell)
    return {
      ...cell,
      change: id,
      name: nameOf(cell.sheet, cell.id),
      fieldName: FIELD_WORDS[cell.field] ?? cell.field,
      isNew: !known.has(id),
    }
  })
  const errors = problems.filter(({ isWarning }) => !isWarning).length
  return {
    ...headerOf(dossier, state),
    import: importId(request.hash),
    hash: request.hash,
    file: request.file,
    sender: request.sender,
    class: sourceClass,
    language,
    exported,
    changes,
    problems,
    errors,
    conflicts: changes.filter(({ isConflict }) => isConflict).length,
    statements: errors > 0 ? 0 : changes.filter(({ isNew }) => isNew).length,
    isCut: sent.isCut,
    isDryRun: true,
  }
}

/** Statements that propose what changed. Throws RefusedQuestion for a file with errors. */
export function proposedStatements(
  standing: Standing,
  sent: SentWorkbook,
  request: SheetRequest,
  decider: Decider,
): StatementDraft[] {
  const report = reportOf(standing, sent, request)
  if (report.errors > 0)
    throw new RefusedQuestion(
      report.problems
        .filter(({ isWarning }) => !isWarning)
        .map(({ sheet, message }) => ({ field: sheet ?? 'file', message })),
    )
  const sender: Decider = { ...decider, name: request.sender }
  return report.changes
    .filter(({ isNew }) => isNew)
    .map((cell) => {
      const change: SheetChange = SheetChange.parse({
        id: cell.change,
        import: request.hash,
        file: request.file,
        sender: request.sender,
        by: decider.name,
        class: report.class,
        language: sent.language,
        exportedOn: sent.exported?.asOf ?? decider.day,
        sheet: cell.sheet,
        tab: cell.tab,
        row: cell.row,
        column: cell.column,
        subject: cell.id,
        field: cell.field,
        exported: cell.exported,
        before: cell.before,
        now: cell.now,
        isConflict: cell.isConflict,
      })
      return { ...written('sheet-change', change.id, change, sender), state: 'proposed' }
    })
}

function classOf({ dossier }: Standing, request: SheetRequest): SourceClass {
  if (request.class !== null) return request.class
  const coding = publishersOf(dossier).codingOf({ publisher: request.sender, url: null })
  return coding?.class ?? 'F'
}

/** Cells as they would be kept; what cannot be is told as a problem. */
function fitting(
  standing: Standing,
  { changes, language }: SentWorkbook,
  problems: SentProblem[],
): SentCell[] {
  const { dossier, state } = standing
  const complain = (cell: SentCell, words: string) =>
    problems.push(problem(cell, 'unfit', `${cell.tab}!${cell.column}${cell.row}: ${words}`))
  const closed = new Map<string, string>()
  const cells = changes.flatMap((cell) => {
    const now = keptValue(dossier, language, cell.sheet, cell.field, cell.now)
    if (now === cell.before) return []
    const session = sessionIn(cell.sheet)
    const why = session === null ? null : whyNotEditable(dossier, session)
    if (why !== null) closed.set(cell.tab, `${cell.tab}: nothing in it can change: ${why}.`)
    const unfit = whyUnfit(language, cell.sheet, cell.id, cell.field, now)
    if (unfit !== null) complain(cell, unfit)
    return [{ ...cell, now }]
  })
  for (const [tab, message] of closed)
    problems.push({ ...problem(null, 'closed', message), sheet: tab })
  const reasons = new Map(
    actionItems(dossier, state).map(({ action }) => [action.id, action.reason] as const),
  )
  for (const cell of cells) {
    if (cell.sheet !== 'actions' || cell.field !== 'state') continue
    if (stateOf(String(cell.now), language) !== 'dropped') continue
    const given = cells.find(
      (other) => other.sheet === 'actions' && other.id === cell.id && other.field === 'reason',
    )
    const reason = given === undefined ? reasons.get(cell.id) : given.now
    if (reason === '' || reason === null) complain(cell, 'say why it is dropped, in the same row.')
  }
  return cells
}

function problem(cell: SentCell | null, fault: string, message: string): SentProblem {
  return {
    fault,
    sheet: cell?.tab ?? null,
    row: cell?.row ?? null,
    column: cell?.column ?? null,
    message,
    isWarning: false,
  }
}
