/** The brief for a session: who meets and where, what was carried over, and a question for each item. */

import type { State } from '@followthrough/ledger'
import type { Dossier } from '../dossier.ts'
import type { Language } from '../language/words.ts'
import type { ActionState, SessionFormat } from '../session/kinds.ts'
import type { Block, Paper, Run } from './paper.ts'
import { column, createWriter, heading, type PaperRequest } from './writer.ts'

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
): Paper {
  const writer = createWriter(dossier, state, request)
  const { words, paperWords, run, told } = writer
  const inPaper = ({ text, language }: { text: string; language: Language | null }): Run =>
    language === null || language === writer.language ? { text } : { text, language }
  const isKnown = (id: string) => dossier.names.has(id) || dossier.sectorNames.has(id)
  const named = (id: string): Run => (isKnown(id) ? writer.name(id) : { text: id })
  const when = [words.dayWords(sheet.on), sheet.startsAt, sheet.tz].filter((part) => part !== null)
  const blocks: Block[] = [
    {
      kind: 'facts',
      pairs: [
        {
          label: words.sessionFormats[sheet.format],
          runs: [
            named(sheet.mechanism),
            ...(sheet.number === null ? [] : [run(`, № ${sheet.number}`)]),
          ],
        },
        { label: words.columns.day, runs: [run(when.join(', '))] },
        ...(sheet.place === ''
          ? []
          : [{ label: words.columns.place, runs: [{ text: sheet.place }] }]),
        ...sheet.coChairs.map(({ party, person }) => ({
          label: words.columns['co-chairs'],
          runs: [named(person), run(' ('), named(party), run(')')],
        })),
      ],
    },
  ]
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
        action.owners.flatMap((owner, i) => [...(i === 0 ? [] : [run('; ')]), named(owner)]),
        writer.cell(action.due === null ? '' : words.dayWords(action.due)),
        writer.cell(words.actionStates[action.state]),
      ]),
    })
  }
  let number = 0
  for (const group of sheet.groups) {
    if (group.items.length === 0) continue
    const over = named(group.name)
    blocks.push({
      kind: 'heading',
      level: 1,
      text: over.text,
      ...(over.language === undefined ? {} : { language: over.language }),
    })
    for (const item of group.items) {
      const title = item.commitment === null ? { text: item.title } : writer.name(item.commitment)
      number++
      blocks.push(
        {
          kind: 'heading',
          level: 2,
          text: `${words.countWords(number)}. ${title.text}`,
          ...(title.language === undefined ? {} : { language: title.language }),
        },
        { kind: 'paragraph', runs: writer.resting(item.question.map(inPaper), item.evidence) },
      )
      const pairs = [
        ...(item.owners.length === 0
          ? []
          : [
              {
                label: words.columns.owner,
                runs: item.owners.flatMap((owner, i) => [
                  ...(i === 0 ? [] : [run('; ')]),
                  named(owner),
                ]),
              },
            ]),
        ...(item.note === '' ? [] : [{ label: words.columns.note, runs: [{ text: item.note }] }]),
      ]
      if (pairs.length > 0) blocks.push({ kind: 'facts', pairs })
    }
  }
  if (number === 0) blocks.push({ kind: 'paragraph', runs: [run(paperWords.none)] })
  return writer.finish({
    subject: sheet.id,
    title:
      sheet.titleLanguage === writer.language
        ? sheet.title
        : sheet.titleLanguage === 'en'
          ? told(sheet.title)
          : { text: sheet.title, language: sheet.titleLanguage },
    subtitle: paperWords.sessionBrief,
    blocks,
  })
}
