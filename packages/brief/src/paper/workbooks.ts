/** The lists that are worked on in a spreadsheet: commitments, the agenda of a session, action items. */

import type { State } from '@followthrough/ledger'
import { type CommitmentRow, onRecord, rowsOf } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { withoutMarks } from '../language/marks.ts'
import { nameOf } from '../language/names.ts'
import type { Language, Words } from '../language/words.ts'
import { partialOf } from '../review/claim-statements.ts'
import { actionItems } from '../session/actions.ts'
import { type Agenda, type AgendaItem, groupName } from '../session/agenda.ts'
import { compare } from '../session/kept.ts'
import type { Sheet, SheetColumn, Workbook } from './sheet.ts'

export interface WorkbookRequest {
  readonly language?: Language
  /** The day on the file. */
  readonly date: string
}

/** All commitments on record, or those of `ids`. Title, due day and note may come back changed. */
export function commitmentsWorkbook(
  dossier: Dossier,
  state: State,
  request: WorkbookRequest,
  ids: ReadonlySet<string> | null = null,
): Workbook {
  const rows = rowsOf(state, onRecord(state))
    .filter(({ id }) => ids === null || ids.has(id))
    .sort((a, b) => compare(a.id, b.id)) // a row keeps its place when its record is written anew
  return workbookOf(dossier, state, request, (words, language) => [
    commitmentsSheet(dossier, words, language, rows),
  ])
}

/**
 * The agenda as edited. `then` is the same agenda on another day: a question that nobody has worded stands as it
 * did on that day, so that days that pass change no cell.
 */
export function agendaWorkbook(
  agenda: Agenda,
  request: WorkbookRequest,
  then: Agenda = agenda,
): Workbook {
  const { dossier, state } = agenda
  const proposed = new Map(then.items.map((item) => [item.id, item]))
  return workbookOf(dossier, state, request, (words, language) => [
    {
      kind: `agenda:${agenda.session.id}`,
      name: words.sections.agenda,
      idLabel: words.columns.id,
      columns: [
        fixed('number', words.columns.number, 'number', 6),
        open('group', words.columns.sector, 'text', 22),
        fixed('title', words.columns.title, 'text', 40),
        open('question', words.columns.question, 'text', 60),
        open('note', words.columns.note, 'text', 40),
        fixed('owner', words.columns.owner, 'text', 30),
        fixed('rule', words.columns.rule, 'text', 18),
      ],
      rows: agenda.items.map((item, i) => ({
        id: item.id,
        cells: {
          number: i + 1,
          group: groupName(dossier, item.group, language).text,
          title: item.commitment === null ? '' : nameOf(dossier, item.commitment, language).text,
          question: item.wording ?? proposedQuestion(proposed.get(item.id) ?? item),
          note: item.note,
          owner: (item.ask?.owners ?? [])
            .map(({ party, body }) => body?.name ?? party.name)
            .join('; '),
          rule: item.ask?.ruleName ?? '',
        },
      })),
    },
  ])
}

/** Action items; what, due day, state and reason may come back changed. */
export function actionsWorkbook(
  dossier: Dossier,
  state: State,
  request: WorkbookRequest,
  session: string | null = null,
): Workbook {
  const items = actionItems(dossier, state).filter(
    ({ action }) => session === null || action.session === session,
  )
  return workbookOf(dossier, state, request, (words, language) => [
    {
      kind: 'actions',
      name: words.sections['action-items'],
      idLabel: words.columns.id,
      columns: [
        open('what', words.sections['action-items'], 'text', 60),
        fixed('owner', words.columns.owner, 'text', 30),
        open('due', words.columns.due, 'day', 14),
        open('state', words.columns.state, 'text', 12),
        open('reason', words.columns.note, 'text', 40),
        fixed('serves', words.columns.title, 'text', 40),
        fixed('lateDays', words.columns['late-days'], 'number', 12),
      ],
      rows: items.map(({ action, state: standing, lateDays }) => ({
        id: action.id,
        cells: {
          what: action.what,
          owner: action.owners
            .map(({ party, body, name }) => name ?? nameOf(dossier, body ?? party, language).text)
            .join('; '),
          due: action.due,
          state: words.actionStates[standing],
          reason: action.reason,
          serves: action.serves === null ? null : nameOf(dossier, action.serves, language).text,
          lateDays,
        },
      })),
    },
  ])
}

function commitmentsSheet(
  dossier: Dossier,
  words: Words,
  language: Language,
  rows: readonly CommitmentRow[],
): Sheet {
  const { columns } = words
  return {
    kind: 'commitments',
    name: words.sections.commitments,
    idLabel: columns.id,
    columns: [
      open('title', columns.title, 'text', 48),
      fixed('sector', columns.sector, 'text', 18),
      fixed('status', columns.status, 'text', 16),
      fixed('badges', columns.badges, 'text', 18),
      open('due', columns.due, 'day', 14),
      fixed('silenceDays', columns['silence-days'], 'number', 12),
      fixed('timesPromised', columns['times-promised'], 'number', 12),
      fixed('body', columns.body, 'text', 40),
      open('note', columns.note, 'text', 40),
    ],
    rows: rows.map((row) => {
      const { record } = dossier.ledger.commitments[dossier.commitmentIndex.get(row.id)!]!
      return {
        id: row.id,
        cells: {
          title: nameOf(dossier, row.id, language).text,
          sector: nameOf(dossier, row.sector, language).text,
          status: words.headlines[row.headline],
          badges: row.badges.map((badge) => words.badges[badge]).join(', '),
          due: row.due === null ? null : dueCell(row.due),
          silenceDays: row.declaratory ? null : row.silenceDays,
          timesPromised: row.recurrences + 1,
          body: record.responsible
            .flatMap(({ bodies }) => bodies.map(({ id }) => nameOf(dossier, id, language).text))
            .join('; '),
          note: record.note,
        },
      }
    }),
  }
}

function proposedQuestion({ ask, action }: AgendaItem): string {
  return withoutMarks(ask?.question ?? action?.action.what ?? '')
}

/** A day, month or year; the last day of another span. */
function dueCell(due: { readonly earliest: string; readonly latest: string }): string {
  const partial = partialOf(due)
  return partial.includes('/') ? due.latest : partial
}

function workbookOf(
  dossier: Dossier,
  state: State,
  { language = 'en', date }: WorkbookRequest,
  sheets: (words: Words, language: Language) => readonly Sheet[],
): Workbook {
  const words = wordsOf(language)
  return {
    pack: dossier.partnership.id,
    asOf: state.validOn,
    knownAt: state.knownAt,
    date,
    language,
    direction: words.direction,
    sheets: sheets(words, language),
  }
}

type Kind = SheetColumn['kind']

function open(field: string, label: string, kind: Kind, width: number): SheetColumn {
  return { field, label, kind, width, editable: true }
}

function fixed(field: string, label: string, kind: Kind, width: number): SheetColumn {
  return { field, label, kind, width, editable: false }
}
