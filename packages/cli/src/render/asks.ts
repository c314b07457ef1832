/** What to ask, the most pressing first. */

import { type Ask, type AsksAnswer, type Language, wordsOf } from '@followthrough/brief'
import { ends, type Inked, type Paper, prose, sheet, table } from './paper.ts'
import { glyphOf } from './status-words.ts'
import { some, standing } from './words.ts'

export function renderAsks(body: AsksAnswer, paper: Paper): string {
  const { items, total, counts, language } = body
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
            [{ text: ask.commitment.name, tone: 'strong' }, ...askCells(ask, language)],
            { text: ask.commitment.id, tone: 'quiet' },
          ]),
        ),
  )
}

/** A question, and under it who owes the step, by when, and what asks: in the language of the answer. */
export function askCells(ask: Ask, language: Language, wording = ask.question): Inked[] {
  const words = wordsOf(language)
  const { others, headline, owners, due } = ask
  const named = owners.map(({ party, body, probable }) => {
    const name = body === null ? party.name : `${party.name}, ${body.name}`
    return probable ? `${name} (${words.labels.probable})` : name
  })
  return [
    { text: wording, tone: 'plain' },
    {
      text: [
        `${ask.nextStepText}: ${named.join('; ')}`,
        due === null ? '' : `${words.columns.due}: ${words.dayWords(due.latest)}`,
      ]
        .filter(Boolean)
        .join(' · '),
      tone: 'quiet',
    },
    {
      text: [
        `${glyphOf(headline)} ${words.headlines[headline]}`,
        ask.ruleName,
        others.length === 0
          ? ''
          : `${words.labels['other-rules']}: ${others.map(({ name }) => name).join(', ')}`,
      ]
        .filter(Boolean)
        .join(' · '),
      tone: 'quiet',
    },
  ]
}
