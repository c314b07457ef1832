/** The agenda of a session, item by item under its headings. */

import {
  type AgendaAnswer,
  type AgendaItemBody,
  dayWords,
  type Language,
} from '@followthrough/brief'
import { actionCells } from './actions.ts'
import { askCells } from './asks.ts'
import { ends, type Inked, type Paper, prose, type Row, section, sheet, table } from './paper.ts'
import { sessionDay } from './session.ts'
import { some } from './words.ts'

const STATEMENT_SHOWN = 9

export function renderAgenda(body: AgendaAnswer, paper: Paper): string {
  const { session, items, groups, dropped, reserve, edits, idle, language } = body
  return sheet(
    [
      ...ends(paper, session.title, session.id),
      ...prose(paper, [sessionDay(session), standingWords(body)].join(' · '), 'quiet'),
    ],
    items.length === 0
      ? prose(
          paper,
          'Nothing is on the agenda: followthrough agenda add SESSION ITEM --reason WHY.',
        )
      : table(
          paper,
          [{ align: 'right' }, { flex: true }, { folds: 1 }],
          groups.flatMap((group): Row[] => [
            { heading: group.name },
            ...items
              .filter((item) => item.group === group.id)
              .map((item) => itemRow(item, language)),
          ]),
        ),
    section(
      paper,
      'Dropped',
      table(
        paper,
        [{ flex: true }, { folds: 1 }],
        dropped.map(({ item, reason, by }) => [
          [item.commitment?.name ?? item.question, { text: `${reason} (${by})`, tone: 'quiet' }],
          { text: item.id, tone: 'quiet' },
        ]),
      ),
    ),
    section(
      paper,
      'Edits',
      table(
        paper,
        [{}, { flex: true }, { folds: 1 }],
        edits.map(({ statement, by, on, edit, editName }) => [
          { text: statement.slice(0, STATEMENT_SHOWN), tone: 'quiet' },
          `${by}: ${editName}, ${edit.operation.item}${idle.includes(statement) ? ' (not on the agenda: without effect)' : ''}`,
          { text: dayWords(on), tone: 'quiet' },
        ]),
      ),
    ),
    reserve.length === 0
      ? []
      : prose(
          paper,
          `${some(reserve.length, 'question')} pressed less and can be added: ${reserve
            .slice(0, 3)
            .map(({ commitment, id }) => commitment?.id ?? id)
            .join(', ')}${reserve.length > 3 ? ' …' : ''}`,
          'quiet',
        ),
  )
}

function standingWords({ fixed, recordDay, version, since }: AgendaAnswer): string {
  const last = since === null ? [] : [`last session ${dayWords(since)}`]
  return [
    fixed === null
      ? `draft as of ${dayWords(recordDay)}, version ${version}`
      : `fixed at ${dayWords(recordDay)} by ${fixed.by}`,
    ...last,
  ].join(' · ')
}

function itemRow(item: AgendaItemBody, language: Language): Row {
  const { number, commitment, ask, action, question, isReworded, note, added, moved } = item
  const title: Inked = {
    text: action === null ? (commitment?.name ?? question) : question,
    tone: 'strong',
  }
  const cells: Inked[] =
    ask !== null
      ? askCells(ask, language, isReworded ? question : ask.question)
      : action !== null
        ? [{ text: dueDay(action.due), tone: 'quiet' }, ...actionCells(action)]
        : commitment === null
          ? []
          : [{ text: question, tone: 'plain' }]
  return [
    { text: String(number), tone: 'quiet' },
    [
      title,
      ...cells,
      { text: note === '' ? '' : `Note: ${note}`, tone: 'plain' },
      {
        text: [moved ? 'moved since the last session' : '', added === null ? '' : `added: ${added}`]
          .filter(Boolean)
          .join(' · '),
        tone: 'quiet',
      },
    ],
    { text: item.id, tone: 'quiet' },
  ]
}

function dueDay(due: string | null): string {
  return due === null ? '' : `due ${dayWords(due)}`
}
