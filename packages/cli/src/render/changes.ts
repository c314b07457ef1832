/** What changed between two days. */

import { type ChangesAnswer, codeWords, dayWords, plainWords } from '@followthrough/brief'
import {
  type Cell,
  ends,
  type Inked,
  type Paper,
  prose,
  type Row,
  section,
  sheet,
  table,
} from './paper.ts'
import { glyphOf } from './status-words.ts'
import { daysCount, dueWords, some } from './words.ts'

type Status = ChangesAnswer['statuses'][number]
type Figure = ChangesAnswer['figures'][number]
type Standing = ChangesAnswer['crossings'][number]['from']

export function renderChanges(body: ChangesAnswer, paper: Paper): string {
  const { from, to, total, statuses, dates, figures, disagreements, settled, crossings } = body
  const { commitments, instruments, events, added, retracted, late } = body
  const list = (heading: string, rows: readonly Row[], columns = TWO) =>
    section(paper, heading, table(paper, columns, rows))
  const named = ({ id, name }: { id: string; name: string }): Row => [
    name,
    { text: id, tone: 'quiet' },
  ]
  return sheet(
    ends(
      paper,
      `${body.partnership.title}: ${some(total, 'change')}`,
      `known from ${dayWords(from)} to ${dayWords(to)}`,
    ),
    total === 0 && added.total === 0 && retracted.total + late.total === 0
      ? prose(paper, 'Nothing became known in these days.')
      : [],
    list(
      'Statuses',
      statuses.map((change) => [
        [
          { text: change.commitment.name, tone: 'strong' },
          [
            ...movedWords(change),
            ...change.badgesGained.map((badge) => `now ${plainWords(badge)}`),
            ...change.badgesLost.map((badge) => `no longer ${plainWords(badge)}`),
          ].join(' · '),
          { text: change.by?.ruleText ?? '', tone: 'quiet' },
        ],
        { text: `${ARROWS[change.direction]} ${change.directionText}`, tone: 'quiet' },
        { text: change.commitment.id, tone: 'quiet' },
      ]),
      THREE,
    ),
    list(
      'Due dates',
      dates.map(({ commitment, from: was, to: is, days }) => [
        [
          { text: commitment.name, tone: 'strong' },
          `${was === null ? 'no day' : dueWords(was)} → ${is === null ? 'no day' : dueWords(is)}${slippedWords(days)}`,
        ],
        { text: commitment.id, tone: 'quiet' },
      ]),
    ),
    list('Figures', figures.map(figureRow)),
    list('Sources differ', disagreements.map(figureRow)),
    list('Sources differ no longer', settled.map(figureRow)),
    list(
      'Crossings',
      crossings.map(({ place, name, modeText, from: was, to: is }) => [
        [
          { text: `${name}, ${modeText}`, tone: 'strong' },
          `${openWords(was)} → ${openWords(is)}`,
          { text: is.cause?.words ?? '', tone: 'quiet' },
        ],
        { text: place, tone: 'quiet' },
      ]),
    ),
    list('New commitments', commitments.added.map(named)),
    list('Commitments no longer on record', commitments.removed.map(named)),
    list('New documents', instruments.added.map(named)),
    list('Documents no longer on record', instruments.removed.map(named)),
    list('New events', events.added.map(named)),
    list('Events no longer on record', events.removed.map(named)),
    [
      ...prose(paper, statementWords('added', added), 'quiet'),
      ...prose(paper, statementWords('retracted', retracted), 'quiet'),
      ...(late.total === 0
        ? []
        : prose(
            paper,
            statementWords('taken in late, of sources published before', late),
            'quiet',
          )),
    ],
  )
}

const ARROWS: Record<Status['direction'], string> = { rose: '↑', fell: '↓', changed: '·' }

/** The headline where it changed, else the axis that did. */
function movedWords({ from, to }: Status): string[] {
  if (from.headline !== to.headline)
    return [`${glyphOf(to.headline)} ${from.headlineText} → ${to.headlineText}`]
  const axes = [
    [from.form, to.form],
    [from.delivery, to.delivery],
  ] as const
  const moved = axes.filter(([was, is]) => was !== is)
  const words = moved.map(([was, is]) => `${codeWords(was)} → ${codeWords(is)}`)
  return [`${glyphOf(to.headline)} ${to.headlineText}`, ...words]
}

const TWO = [{ flex: true }, { folds: 1 }]
const THREE = [{ flex: true }, { folds: 2 }, { folds: 1 }]

function slippedWords(days: number | null): string {
  if (days === null || days === 0) return ''
  return days > 0 ? `, ${daysCount(days)} later` : `, ${daysCount(-days)} earlier`
}

function figureRow({ subject, propertyName, from, to }: Figure): Row {
  const cell: Cell = [
    { text: `${subject.name}: ${propertyName}`, tone: 'strong' },
    `${valueWords(from)} → ${valueWords(to)}`,
    { text: to?.ruleText ?? '', tone: 'quiet' } satisfies Inked,
  ]
  return [cell, { text: subject.id, tone: 'quiet' }]
}

/** The preferred value first, the others in brackets. */
function valueWords(figure: Figure['from']): string {
  const [first, ...others] = (figure?.values ?? []).map(({ value, unit }) =>
    [value, unit].filter(Boolean).join(' '),
  )
  if (first === undefined) return 'nothing'
  return others.length === 0 ? first : `${first} (also ${others.join(', ')})`
}

function openWords({ open, since }: Standing): string {
  const word = open === null ? 'not known' : open ? 'open' : 'shut'
  return since === null ? word : `${word} since ${dayWords(since)}`
}

function statementWords(word: string, { total, counts }: ChangesAnswer['added']): string {
  const kinds = counts.map(({ kind, count }) => `${count} ${plainWords(kind)}`)
  return `${some(total, 'statement')} ${word}${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}.`
}
