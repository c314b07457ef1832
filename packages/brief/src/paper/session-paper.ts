/**
 * A session on paper: who meets and where, what was carried over, and the items. As an agenda they are a list;
 * as a brief each has its question, how it stands, and who owes what by when.
 */

import { type State, statusOf } from '@followthrough/ledger'
import { rowOf } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import type { Language } from '../language/words.ts'
import type { ActionState, SessionFormat } from '../session/kinds.ts'
import { dueRuns, searchRuns, statusRuns } from './commitment-lists.ts'
import type { Block, Fact, Paper, Run } from './paper.ts'
import { capital, column, createWriter, heading, type PaperRequest, type Writer } from './writer.ts'

/** A session and its agenda as they are printed. */
export interface SessionSheet {
  readonly id: string
  readonly title: string
  readonly titleLanguage: Language
  /** Id of the institution that meets. */
  readonly mechanism: string
  readonly format: SessionFormat
  readonly number: number | null
  readonly on: string
  readonly startsAt: string | null
  readonly tz: string | null
  readonly place: string
  /** A name as it was typed, or the id of a person on record. */
  readonly coChairs: readonly { readonly party: string; readonly person: string }[]
  readonly note: string
  /** The day that the agenda stands on, where it is one of a desk. */
  readonly recordDay?: string
  readonly isFixed?: boolean
  /** In order; `name` is an id of a sector or body, or words. */
  readonly groups: readonly { readonly name: string; readonly items: readonly SheetItem[] }[]
  readonly actions: readonly SheetAction[]
}

export interface SheetItem {
  readonly commitment: string | null
  /** For an item that is no commitment on record. */
  readonly title: string
  /** The question with its facts, as it will be put. */
  readonly question: readonly { readonly text: string; readonly language: Language | null }[]
  readonly owners: readonly string[]
  /** True where people worded the question of a commitment. */
  readonly isReworded?: boolean
  readonly nextStep?: string
  /** The day by which it is owed. */
  readonly by?: string | null
  /** Ids of searches that found nothing. */
  readonly searches?: readonly string[]
  readonly note: string
  readonly evidence: readonly string[]
}

export interface SheetAction {
  readonly what: string
  readonly owners: readonly string[]
  readonly due: string | null
  readonly state: ActionState
}

export function sessionPaper(
  dossier: Dossier,
  state: State,
  sheet: SessionSheet,
  request: PaperRequest,
  form: 'brief' | 'agenda' = 'brief',
): Paper {
  const writer = createWriter(dossier, state, request)
  const { words, paperWords, run, told } = writer
  const isKnown = (id: string) => dossier.names.has(id) || dossier.sectorNames.has(id)
  const named = (id: string): Run => (isKnown(id) ? writer.name(id) : { text: id })
  const blocks: Block[] = [headOf(sheet, writer, named)]
  if (sheet.note !== '') blocks.push({ kind: 'paragraph', runs: [{ text: sheet.note }] })
  if (sheet.actions.length > 0) {
    blocks.push(heading(1, words.sections['carried-over']), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.sections['action-items'], 5),
        column(words.columns.owner, 3),
        column(words.columns.due, 2),
        column(words.columns.state, 1.5),
      ],
      rows: sheet.actions.map((action) => [
        [{ text: action.what }],
        joined(action.owners.map(named), writer),
        writer.cell(action.due === null ? '' : words.dayWords(action.due)),
        writer.cell(words.actionStates[action.state]),
      ]),
    })
  }
  /** The day by which the step is owed, else the day by which the commitment was due. */
  const dueCell = (item: SheetItem) => {
    const due = rowOfItem(dossier, state, item)?.due
    if (item.by != null) return writer.cell(words.dayWords(item.by))
    return writer.cell(due == null ? '' : words.dayWords(`${due.earliest}/${due.latest}`))
  }
  const hasDays = sheet.groups.some(({ items }) => items.some((item) => dueCell(item).length > 0))
  let number = 0
  for (const group of sheet.groups) {
    if (group.items.length === 0) continue
    const over = named(group.name)
    blocks.push({
      kind: 'heading',
      level: form === 'agenda' ? 2 : 1,
      text: over.text,
      ...(over.language === undefined ? {} : { language: over.language }),
    })
    const items = group.items.map((item) => ({
      item,
      number: ++number,
      title: item.commitment === null ? { text: item.title } : writer.name(item.commitment),
    }))
    if (form === 'agenda') {
      blocks.push({
        kind: 'table',
        caption: '',
        columns: [
          column(paperWords.no, 0.6),
          column(words.columns.title, 5.4),
          column(words.columns.owner, 4.6),
          ...(hasDays ? [column(words.columns.due, 2)] : []),
        ],
        rows: items.map(({ item, number: place, title }) => [
          writer.cell(words.countWords(place)),
          [
            title,
            ...(item.isReworded === true ? [run(words.stop), ...questionOf(item, writer)] : []),
          ],
          joined(item.owners.map(named), writer),
          ...(hasDays ? [dueCell(item)] : []),
        ]),
      })
      continue
    }
    for (const { item, number: place, title } of items) {
      blocks.push({
        kind: 'heading',
        level: 2,
        text: `${run(words.countWords(place)).text}. ${title.text}`,
        ...(title.language === undefined ? {} : { language: title.language }),
      })
      if (item.question.length > 0)
        blocks.push({
          kind: 'paragraph',
          runs: writer.resting(questionOf(item, writer), item.evidence),
        })
      const pairs = factsOf(dossier, state, item, writer, named)
      if (pairs.length > 0) blocks.push({ kind: 'facts', pairs })
    }
  }
  if (number === 0) blocks.push({ kind: 'paragraph', runs: [run(paperWords.none)] })
  return writer.finish({
    subject: form === 'agenda' ? `${sheet.id}/${form}` : sheet.id,
    title:
      sheet.titleLanguage === writer.language
        ? sheet.title
        : sheet.titleLanguage === 'en'
          ? told(sheet.title)
          : { text: sheet.title, language: sheet.titleLanguage },
    subtitle: form === 'agenda' ? words.sections.agenda : paperWords.sessionBrief,
    blocks,
  })
}

/** Who meets, when and where, and how far the agenda is. */
function headOf(sheet: SessionSheet, writer: Writer, named: (id: string) => Run): Block {
  const { words, paperWords, run } = writer
  const when = [words.dayWords(sheet.on), sheet.startsAt, sheet.tz].filter((part) => part !== null)
  return {
    kind: 'facts',
    pairs: [
      {
        label: capital(words.sessionFormats[sheet.format]),
        runs: [
          named(sheet.mechanism),
          ...(sheet.number === null ? [] : [run(`${words.comma}${paperWords.no} ${sheet.number}`)]),
        ],
      },
      { label: words.columns.day, runs: [run(when.join(words.comma))] },
      ...(sheet.place === ''
        ? []
        : [{ label: words.columns.place, runs: [{ text: sheet.place }] }]),
      ...(sheet.coChairs.length === 0
        ? []
        : [
            {
              label: words.columns['co-chairs'],
              runs: sheet.coChairs.flatMap(({ party, person }, i) => [
                ...(i === 0 ? [] : [run(words.semicolon)]),
                named(person),
                run(' ('),
                named(party),
                run(')'),
              ]),
            },
          ]),
      ...(sheet.recordDay === undefined
        ? []
        : [
            {
              label: words.sections.agenda,
              runs: [
                run(
                  `${words.labels[sheet.isFixed === true ? 'fixed' : 'draft']}${words.semicolon}${words.labels['record-day']}: ${words.dayWords(sheet.recordDay)}`,
                ),
              ],
            },
          ]),
    ],
  }
}

function questionOf({ question }: SheetItem, writer: Writer): Run[] {
  return question.map(({ text, language }) =>
    language === null || language === writer.language ? { text } : { text, language },
  )
}

function rowOfItem(dossier: Dossier, state: State, { commitment }: SheetItem) {
  const i = commitment === null ? undefined : dossier.commitmentIndex.get(commitment)
  const status = i === undefined ? null : statusOf(state, i)
  return i === undefined || status === null ? null : rowOf(state, i, status)
}

/** How the commitment of an item stands, and who owes what by when. */
function factsOf(
  dossier: Dossier,
  state: State,
  item: SheetItem,
  writer: Writer,
  named: (id: string) => Run,
): Fact[] {
  const { words, run } = writer
  const row = rowOfItem(dossier, state, item)
  const fact = (label: string, runs: readonly Run[]): Fact[] =>
    runs.length === 0 ? [] : [{ label, runs }]
  return [
    ...(row === null ? [] : fact(words.columns.status, statusRuns(writer, row))),
    ...(row === null ? [] : fact(words.columns.due, dueRuns(writer, row))),
    ...fact(words.columns['next-step'], writer.cell(item.nextStep ?? '')),
    ...fact(words.columns.owner, [
      ...joined(item.owners.map(named), writer),
      ...(item.by == null || row?.due != null || item.owners.length === 0
        ? []
        : [run(` (${words.dayWords(item.by)})`)]),
    ]),
    ...fact(words.sections.searches, searchRuns(dossier, state, writer, item.searches ?? [])),
    ...fact(words.columns.note, item.note === '' ? [] : [{ text: item.note }]),
  ]
}

function joined(names: readonly Run[], { run, words }: Writer): Run[] {
  return names.flatMap((name, i) => [...(i === 0 ? [] : [run(words.semicolon)]), name])
}
