/**
 * What accepting changes puts into the ledger, with the sender of each workbook as the source: titles and notes of
 * commitments, their due days, edits of agendas, versions of action items. A row takes one new version of its
 * record, whatever number of its cells changed.
 */

import {
  Commitment,
  DueValue,
  type Statement,
  type StatementDraft,
  statusOf,
} from '@followthrough/ledger'
import type { Source } from '@followthrough/record'
import type { Complaint } from '../absence.ts'
import { wordsOf } from '../language/language.ts'
import type { Title } from '../language/names.ts'
import { RefusedQuestion } from '../refused.ts'
import { sourceStatement } from '../review/cite.ts'
import type { Decider } from '../review/decision-request.ts'
import { BLANK } from '../review/desk.ts'
import { standingAbout, takenBack } from '../review/live.ts'
import { actionItems } from '../session/actions.ts'
import { editsOf } from '../session/agenda.ts'
import { editAgenda } from '../session/desk.ts'
import { keptRecords, written } from '../session/kept.ts'
import { Action, type AgendaOperation } from '../session/records.ts'
import { groupOf, stateOf } from './fields.ts'
import type { KeptChange } from './kept-changes.ts'
import { type Standing, sessionIn } from './lists-now.ts'
import { changesIn, locatorOf, type SheetChange, sheetSourceId } from './records.ts'

interface Accepting {
  readonly standing: Standing
  readonly decider: Decider
  readonly complain: (changes: readonly SheetChange[], message: string) => void
  readonly cite: (changes: readonly SheetChange[]) => Cited
}

type Cited = Pick<StatementDraft, 'source' | 'sourceClass' | 'originCluster' | 'locator'>

/** Statements of changes, no two of one cell; what stands in the way is added to `complaints`. */
export function acceptedStatements(
  standing: Standing,
  accepted: readonly KeptChange[],
  decider: Decider,
  complaints: Complaint[],
): StatementDraft[] {
  const sources = new Map<string, Source>()
  for (const { change, on } of accepted) {
    const source = sourceOf(standing, change, on)
    sources.set(change.import, source)
  }
  const accepting: Accepting = {
    standing,
    decider,
    complain: (changes, message) =>
      complaints.push(...changes.slice(0, 1).map(({ id }) => ({ field: id, message }))),
    cite: (changes) => {
      const source = sources.get(changes.at(-1)!.import)!
      return {
        source: source.id,
        sourceClass: source.class,
        originCluster: source.id,
        locator: locatorOf(changes),
      }
    },
  }
  const made = [...bySheet(accepted)].flatMap(([sheet, changes]) => {
    const session = sessionIn(sheet)
    if (session !== null) return agendaStatements(accepting, session, changes)
    const rows = Map.groupBy(changes, ({ subject }) => subject)
    return [...rows].flatMap(([id, cells]) =>
      sheet === 'commitments'
        ? commitmentStatements(accepting, id, cells)
        : actionStatements(accepting, id, cells),
    )
  })
  const fresh = [...sources.values()].filter(({ id }) => !standing.dossier.sources.has(id))
  return [...fresh.map((source) => sourceStatement(source, decider)), ...made]
}

function bySheet(accepted: readonly KeptChange[]): Map<string, SheetChange[]> {
  return Map.groupBy(
    accepted.map(({ change }) => change),
    ({ sheet }) => sheet,
  )
}

/** The source that a workbook is or would become. */
function sourceOf({ dossier }: Standing, change: SheetChange, on: string): Source {
  const id = sheetSourceId(change.import)
  const known = dossier.sources.get(id)
  if (known !== undefined) return known.value
  return {
    id,
    publisher: change.sender,
    title: change.file === '' ? `Workbook sent by ${change.sender}` : change.file,
    url: null,
    published: on,
    lang: change.language,
    kind: 'report',
    class: change.class,
    party: null,
    origin: null,
    note: `A workbook of lists that ${change.sender} edited and sent; brought in by ${change.by}.`,
  }
}

function commitmentStatements(
  accepting: Accepting,
  id: string,
  cells: readonly SheetChange[],
): StatementDraft[] {
  const { standing, complain } = accepting
  if (!standing.dossier.commitmentIndex.has(id)) {
    complain(cells, `there is no commitment ${id} any more`)
    return []
  }
  const due = cells.filter(({ field }) => field === 'due')
  const translated = cells.filter(({ field, language }) => field === 'title' && language !== 'en')
  const own = cells.filter((cell) => !due.includes(cell) && !translated.includes(cell))
  return [
    ...recordStatements(accepting, id, own),
    ...translated.flatMap((cell) => titleStatements(accepting, id, cell)),
    ...due.flatMap((cell) => dueStatements(accepting, id, cell)),
  ]
}

/** The record of a commitment written anew; a correction of it is no news and counts from the day of the old one. */
function recordStatements(
  { standing, decider, complain, cite }: Accepting,
  id: string,
  cells: readonly SheetChange[],
): StatementDraft[] {
  if (cells.length === 0) return []
  const standingRecords = recordsAbout(standing, id, 'commitment')
  const record = standingRecords.at(-1)
  if (record === undefined) {
    complain(cells, `the record of ${id} cannot be written anew`)
    return []
  }
  const value = Commitment.parse(record.value)
  const given = Object.fromEntries(cells.map(({ field, now }) => [field, String(now ?? '')]))
  return [
    ...replaced(standingRecords, cells, decider),
    {
      ...BLANK,
      subject: id,
      property: 'commitment',
      valueType: 'record',
      value: Commitment.parse({ ...value, ...given }),
      validOn: record.validOn,
      knownOn: record.knownOn,
      recordedBy: `person ${decider.name}`,
      ...cite(cells),
    },
  ]
}

function titleStatements(
  { standing, decider, cite }: Accepting,
  subject: string,
  cell: SheetChange,
): StatementDraft[] {
  const id = `${subject}:${cell.language}`
  const before = recordsAbout(standing, id, 'title')
  const title: Title = {
    id,
    subject,
    language: cell.language,
    title: String(cell.now),
    by: cell.sender,
    sources: [sheetSourceId(cell.import)],
  }
  return [
    ...replaced(before, [cell], decider),
    { ...written('title', id, title, decider), ...cite([cell]) },
  ]
}

/** As firm as the day before it. What a workbook gave on the same day is taken back: the later word stands. */
function dueStatements(
  { standing, decider, cite }: Accepting,
  id: string,
  cell: SheetChange,
): StatementDraft[] {
  const { dossier, state } = standing
  const status = statusOf(state, dossier.commitmentIndex.get(id)!)
  const sameDay = standingAbout(dossier, id).filter(
    ({ valueType, validOn, locator }) =>
      valueType === 'due' && validOn === decider.day && changesIn(locator).length > 0,
  )
  const due = String(cell.now)
  const value = DueValue.parse({
    due,
    kind: status?.due?.kind ?? 'indicative',
    summary: `Due ${wordsOf('en').dayWords(due)}, as ${cell.sender} wrote in a workbook.`,
    words: '',
    note: '',
    row: cell.id,
  })
  return [
    ...replaced(sameDay, [cell], decider),
    {
      ...BLANK,
      subject: id,
      property: 'due',
      valueType: 'due',
      value,
      modality: 'commitment',
      validOn: decider.day,
      knownOn: decider.day,
      recordedBy: `person ${decider.name}`,
      ...cite([cell]),
    },
  ]
}

function recordsAbout({ dossier }: Standing, subject: string, kind: string): Statement[] {
  return standingAbout(dossier, subject).filter(
    ({ property, valueType, state }) =>
      property === kind && valueType === 'record' && state === 'accepted',
  )
}

/** Retractions of what a new version replaces; they name the cells, so that undoing finds them. */
function replaced(
  before: readonly Statement[],
  cells: readonly SheetChange[],
  decider: Decider,
): StatementDraft[] {
  return before.map((statement) => ({
    ...takenBack(statement, 'Replaced from a workbook.', decider),
    locator: locatorOf(cells),
  }))
}

function agendaStatements(
  { standing, decider, complain, cite }: Accepting,
  session: string,
  cells: readonly SheetChange[],
): StatementDraft[] {
  const { dossier } = standing
  const operations = cells.map((cell): AgendaOperation => {
    const item = cell.subject
    const text = String(cell.now ?? '')
    switch (cell.field) {
      case 'group':
        return { op: 'group', item, group: groupOf(dossier, text, cell.language) }
      case 'question':
        return { op: 'wording', item, wording: text }
      default:
        return { op: 'note', item, note: text }
    }
  })
  const { version } = editsOf(dossier, session)
  try {
    return editAgenda(dossier, session, { base: version, operations }, decider).map((draft, i) => ({
      ...draft,
      ...cite([cells[i]!]),
    }))
  } catch (error) {
    if (!(error instanceof RefusedQuestion)) throw error
    for (const { field, message } of error.complaints) {
      const at = Number(/^operations\[(\d+)\]$/.exec(field)?.[1] ?? 0)
      complain([cells[at]!], message)
    }
    return []
  }
}

function actionStatements(
  { standing, decider, complain, cite }: Accepting,
  id: string,
  cells: readonly SheetChange[],
): StatementDraft[] {
  const { dossier, state } = standing
  const newest = keptRecords(dossier, 'action', Action.parse)
    .standing.filter(({ value }) => value.id === id)
    .sort((a, b) => a.value.version - b.value.version)
    .at(-1)
  if (newest === undefined) {
    complain(cells, `there is no action item ${id} any more`)
    return []
  }
  const given = Object.fromEntries(
    cells.map(({ field, now, language }) => {
      if (field === 'due') return [field, now]
      const text = String(now ?? '')
      return [field, field === 'state' ? stateOf(text, language) : text]
    }),
  )
  // What evidence has closed stays closed, though the new version is younger than the evidence.
  const item = actionItems(dossier, state).find(({ action }) => action.id === id)
  const next = Action.safeParse({
    ...newest.value,
    state: item?.state ?? newest.value.state,
    ...given,
    version: newest.value.version + 1,
  })
  if (!next.success) {
    complain(cells, next.error.issues.map(({ message }) => message).join('; '))
    return []
  }
  if (next.data.state === 'dropped' && next.data.reason === '') {
    complain(cells, 'say why it is dropped')
    return []
  }
  return [{ ...written('action', id, next.data, decider), ...cite(cells) }]
}
