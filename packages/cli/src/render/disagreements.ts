/** Where the sources differ: every value, the preferred one first, and why it is. */

import {
  amountWords,
  type DisagreementBody,
  type DisagreementsAnswer,
  dayWords,
} from '@followthrough/brief'
import { intervalOf } from '@followthrough/record'
import { ends, type Paper, prose, section, sheet, table } from './paper.ts'
import { some, standing } from './words.ts'

export function renderDisagreements(body: DisagreementsAnswer, paper: Paper): string {
  return sheet(
    ends(paper, `${body.partnership.title}: where the sources differ`, standing(body)),
    prose(
      paper,
      body.total === 0
        ? 'No source known by this day differs from another.'
        : `${some(body.total, 'point')}. ▸ marks the preferred value.`,
    ),
    ...body.disagreements.map((disagreement) => disagreementLines(paper, disagreement)),
  )
}

export function disagreementLines(paper: Paper, disagreement: DisagreementBody): string[] {
  const { subject, propertyWords, values, ruleText } = disagreement
  return section(paper, `${subject.name}: ${propertyWords}`, [
    ...table(
      paper,
      [{}, { flex: true }, { folds: 1 }],
      values.map((value, i) => [
        i === 0 ? '▸' : '',
        [
          { text: valueWords(value.value, value.unit), tone: i === 0 ? 'strong' : 'plain' },
          { text: weightOf(value), tone: 'quiet' },
        ],
        {
          text: [...new Set(value.statements.map((s) => s.source?.id ?? s.id))].join(', '),
          tone: 'quiet',
        },
      ]),
    ),
    ...prose(
      paper,
      `Preferred: ${ruleText.charAt(0).toLowerCase()}${ruleText.slice(1)}`,
      'quiet',
      2,
    ),
  ])
}

function valueWords(value: string, unit: string): string {
  if (/^\d{4}-\d{2}/.test(value) && intervalOf(value) !== null) return dayWords(value)
  const number = Number(value)
  if (unit === '') return value
  return Number.isFinite(number) && value.trim() !== ''
    ? amountWords(number, unit)
    : `${value} ${unit}`
}

function weightOf(value: DisagreementBody['values'][number]): string {
  const { bestClass, origins, newestOn } = value
  const commentary = origins === 0 ? 'commentary only' : some(origins, 'independent origin')
  const newest = newestOn === null ? 'undated' : `newest of ${dayWords(newestOn)}`
  return `class ${bestClass}, ${commentary}, ${newest}`
}
