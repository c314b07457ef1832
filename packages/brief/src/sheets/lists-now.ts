/**
 * The lists as they stand now, to hold a workbook against: in the language that it is in, and for an agenda with
 * its questions as they stood on the day of the export, so that days that pass are no change of anybody’s.
 */

import type { State } from '@followthrough/ledger'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { canonical } from '../paper/cell.ts'
import type { CellValue, Sheet, Workbook } from '../paper/sheet.ts'
import { actionsWorkbook, agendaWorkbook, commitmentsWorkbook } from '../paper/workbooks.ts'
import { agendaOf } from '../session/agenda.ts'
import type { SheetChange } from './records.ts'
import type { WorkbookHead } from './sent.ts'

const AGENDA = 'agenda:'

/** The session that a list is the agenda of; null for other lists. */
export function sessionIn(kind: string): string | null {
  return kind.startsWith(AGENDA) ? kind.slice(AGENDA.length) : null
}

export interface Standing {
  readonly dossier: Dossier
  /** The state of today. */
  readonly state: State
  readonly today: string
}

/** Without lists where the workbook does not say what it is of, or is of others. */
export function listsNow(standing: Standing, head: WorkbookHead | null): Workbook {
  const { dossier, state, today } = standing
  const language = head?.language ?? 'en'
  const isOurs = head?.pack === dossier.partnership.id
  return {
    pack: dossier.partnership.id,
    asOf: state.validOn,
    knownAt: state.knownAt,
    date: today,
    language,
    direction: wordsOf(language).direction,
    sheets: !isOurs
      ? []
      : [...new Set(head.kinds)].flatMap((kind) =>
          sheetsOf(standing, kind, language, head.exported.asOf),
        ),
  }
}

function sheetsOf(
  { dossier, state, today }: Standing,
  kind: string,
  language: WorkbookHead['language'],
  exportedOn: string,
): readonly Sheet[] {
  const request = { language, date: today }
  if (kind === 'commitments') return commitmentsWorkbook(dossier, state, request).sheets
  if (kind === 'actions') return actionsWorkbook(dossier, state, request).sheets
  const session = sessionIn(kind)
  if (session === null) return []
  const agenda = agendaOf(dossier, session, today, { language })
  if (agenda === null) return []
  const then = agendaOf(dossier, session, exportedOn, { language })
  return agendaWorkbook(agenda, request, then ?? agenda).sheets
}

/** A cell on record; null when its row is not there any more. */
export type CellNow = (
  cell: Pick<SheetChange, 'sheet' | 'language' | 'exportedOn' | 'subject' | 'field'>,
) => { readonly value: CellValue } | null

/** Looks cells up; each list is made once. */
export function cellsNow(standing: Standing): CellNow {
  const lists = new Map<string, { sheet: Sheet | null; rows: Map<string, Sheet['rows'][number]> }>()
  return ({ sheet: kind, language, exportedOn, subject, field }) => {
    const key = `${kind} ${language} ${exportedOn}`
    let list = lists.get(key)
    if (list === undefined) {
      const sheet = sheetsOf(standing, kind, language, exportedOn)[0] ?? null
      list = { sheet, rows: new Map(sheet?.rows.map((row) => [row.id, row])) }
      lists.set(key, list)
    }
    const row = list.rows.get(subject)
    const column = list.sheet?.columns.find((one) => one.field === field)
    if (row === undefined || column === undefined) return null
    return { value: canonical(row.cells[field] ?? null, column.kind) }
  }
}
