/** Action items by due day. */

import { type ActionBody, type ActionsAnswer, dayWords } from '@followthrough/brief'
import { ends, type Inked, type Paper, prose, sheet, type Tone, table } from './paper.ts'
import { daysCount, some, standing } from './words.ts'

const TONES: Record<ActionBody['state'], { glyph: string; tone: Tone }> = {
  open: { glyph: '○', tone: 'word' },
  done: { glyph: '●', tone: 'deed' },
  dropped: { glyph: '■', tone: 'gone' },
}

export function renderActions(body: ActionsAnswer, paper: Paper): string {
  const { items, total, late } = body
  const lateWords = late === 0 ? '' : `, ${late} late`
  return sheet(
    ends(paper, `${some(total, 'action item')}${lateWords}`, standing(body)),
    items.length === 0
      ? prose(
          paper,
          'No action item is so. Give one: followthrough actions add ID --session ID --what WORDS --owner CODE.',
        )
      : actionLines(paper, items),
  )
}

export function actionLines(paper: Paper, items: readonly ActionBody[]): string[] {
  return table(
    paper,
    [{}, { align: 'right', folds: 2 }, { flex: true }, { folds: 1 }],
    items.map((item) => [
      stateCell(item),
      item.due === null ? { text: 'no day', tone: 'quiet' } : dayWords(item.due),
      [{ text: item.what, tone: 'strong' }, ...actionCells(item)],
      { text: item.id, tone: 'quiet' },
    ]),
  )
}

function stateCell({ state, lateDays }: ActionBody): Inked {
  if (lateDays > 0) return { text: '○ late', tone: 'alarm' }
  const { glyph, tone } = TONES[state]
  return { text: `${glyph} ${state}`, tone }
}

/** Who owes it, what it serves, how its day moved, what closed it. */
export function actionCells(item: ActionBody): Inked[] {
  const { owners, serves, session, lateDays, slippedDays, dues, closedBy, reason } = item
  const named = owners.map(({ partyName, bodyName, name }) =>
    [partyName, bodyName ?? name].filter(Boolean).join(', '),
  )
  const slipped =
    dues.length < 2
      ? ''
      : `due ${dues.map(({ due }) => (due === null ? 'no day' : dayWords(due))).join(', then ')}${slippedDays === null || slippedDays === 0 ? '' : slippedDays > 0 ? `: ${daysCount(slippedDays)} later` : `: ${daysCount(-slippedDays)} earlier`}`
  return [
    { text: `${named.join('; ')} · given by ${session}`, tone: 'quiet' },
    { text: serves === null ? '' : `serves ${serves.id}: ${serves.name}`, tone: 'quiet' },
    { text: lateDays > 0 ? `${daysCount(lateDays)} late` : '', tone: 'alarm' },
    { text: slipped, tone: 'stopped' },
    {
      text:
        closedBy === null ? reason : [`closed by ${closedBy}`, reason].filter(Boolean).join(': '),
      tone: 'quiet',
    },
  ]
}
