/** What to ask, the most pressing first. */

import { type Ask, type AsksAnswer, dayWords } from '@followthrough/brief'
import { ends, type Inked, type Paper, prose, sheet, table } from './paper.ts'
import { statusCell } from './status-words.ts'
import { some, standing } from './words.ts'

export function renderAsks(body: AsksAnswer, paper: Paper): string {
  const { items, total, counts } = body
  const rules = counts.filter(({ count }) => count > 0)
  return sheet(
    [
      ...ends(paper, `${body.partnership.title}: ${some(total, 'question')}`, standing(body)),
      ...prose(paper, rules.map(({ name, count }) => `${count} ${name}`).join(' · '), 'quiet'),
    ],
    items.length === 0
      ? prose(paper, 'Nothing has to be asked. Ask for less, or with --all.')
      : table(
          paper,
          [{ align: 'right' }, { flex: true }, { folds: 1 }],
          items.map((ask, i) => [
            { text: String(i + 1), tone: 'quiet' },
            [{ text: ask.commitment.name, tone: 'strong' }, ...askCells(ask)],
            { text: ask.commitment.id, tone: 'quiet' },
          ]),
        ),
  )
}

/** A question, and under it who owes the step, by when, and what asks. */
export function askCells(ask: Ask, isReworded: string | null = null): Inked[] {
  const { others, headline } = ask
  return [
    { text: isReworded ?? ask.question, tone: 'plain' },
    { text: [ownerWords(ask), dueWords(ask)].filter(Boolean).join(' · '), tone: 'quiet' },
    {
      text: [
        statusCell(headline).text,
        ask.ruleName,
        others.length === 0 ? '' : `also ${others.map(({ name }) => name).join(', ')}`,
      ]
        .filter(Boolean)
        .join(' · '),
      tone: 'quiet',
    },
  ]
}

function ownerWords({ owners, nextStepText }: Ask): string {
  const named = owners.map(({ party, body, probable }) => {
    const name = body === null ? party.name : `${party.name}, ${body.name}`
    return probable ? `${name} (probably)` : name
  })
  return `${nextStepText}: ${named.join('; ')}`
}

function dueWords({ due, by }: Ask): string {
  if (by !== null) return `by ${dayWords(by)}`
  return due === null ? '' : `was due ${dayWords(due.latest)}`
}
