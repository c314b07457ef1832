/** The partnership on one sheet. */

import {
  badgeWords,
  type CommitmentRow,
  countWords,
  dayWords,
  headlineWords,
  type Movement,
  type StatusAnswer,
} from '@followthrough/brief'
import { BADGES, HEADLINES } from '@followthrough/ledger'
import { ends, ink, type Paper, prose, runs, section, sheet, table } from './paper.ts'
import { badgeCells, glyphOf, statusCell, toneOf } from './status-words.ts'
import { scoreboardLines, targetLines } from './target.ts'
import { daysCount, distanceWords, dueWords, some, standing } from './words.ts'

/** Lines of one list; the rest is a command away. */
const SHOWN = 6

export function renderStatus(body: StatusAnswer, paper: Paper): string {
  const rows = new Map(body.commitments.map((row) => [row.id, row]))
  const some = (ids: readonly string[]) => ids.slice(0, SHOWN).map((id) => rows.get(id)!)
  return sheet(
    ends(paper, body.partnership.title, standing(body)),
    runs(
      paper,
      body.lede.map((run) => ({ text: run.text, tone: run.strong ? 'strong' : 'plain' })),
    ),
    tally(paper, body),
    badges(paper, body),
    section(paper, 'Moved in the last twelve months', moved(paper, body.moved)),
    section(paper, 'Silent longest', [
      ...silent(paper, some(body.silent)),
      ...more(paper, body.silent.length, 'followthrough list --sort -silence'),
    ]),
    section(paper, 'Overdue', [
      ...overdue(paper, some(body.overdue), body.asOf),
      ...more(paper, body.overdue.length, 'followthrough list --badge overdue --sort due'),
    ]),
    section(paper, 'Next dates', next(paper, body, rows)),
    ...body.targets.map((target) => [
      ...targetLines(paper, target),
      ...scoreboardLines(paper, target),
    ]),
    footer(paper, body),
  )
}

/** One mark a commitment, or one for several where the line would be too long. */
function tally(paper: Paper, body: StatusAnswer): string[] {
  const present = HEADLINES.filter((headline) => body.counts[headline] > 0)
  if (present.length === 0) return []
  const labelWidth = Math.max(...present.map((headline) => headlineWords(headline).length))
  const most = Math.max(...present.map((headline) => body.counts[headline]))
  const countWidth = countWords(most).length
  const room = Math.max(1, paper.width - 2 - labelWidth - 2 - countWidth - 2)
  const each = Math.ceil(most / room)
  const lines = present.map((headline) => {
    const count = body.counts[headline]
    const marks = glyphOf(headline).repeat(Math.ceil(count / each))
    const label = headlineWords(headline).padEnd(labelWidth)
    return `  ${label}  ${countWords(count).padStart(countWidth)}  ${ink(paper, marks, toneOf(headline))}`
  })
  return each === 1 ? lines : [...lines, ...prose(paper, `One mark for ${each}.`, 'quiet', 2)]
}

function badges(paper: Paper, body: StatusAnswer): string[] {
  const parts = BADGES.filter((badge) => body.badges[badge] > 0).map(
    (badge) => `${countWords(body.badges[badge])} ${badgeWords(badge)}`,
  )
  if (body.declaratory > 0) parts.push(`${countWords(body.declaratory)} without a test`)
  return parts.length === 0 ? [] : prose(paper, parts.join(', '), 'plain', 2)
}

function moved(paper: Paper, movements: readonly Movement[]): string[] {
  return table(
    paper,
    [{ align: 'right' }, {}, { flex: true }, { folds: 1 }],
    movements
      .slice(0, SHOWN)
      .map(({ commitment, on, from, to }) => [
        dayWords(on),
        statusCell(to),
        from === null
          ? commitment.name
          : [commitment.name, { text: `from ${headlineWords(from)}`, tone: 'quiet' }],
        { text: commitment.id, tone: 'quiet' },
      ]),
  )
}

function silent(paper: Paper, rows: readonly CommitmentRow[]): string[] {
  return table(
    paper,
    [{ align: 'right' }, {}, { flex: true }, { folds: 1 }],
    rows.map((row) => [
      daysCount(row.silenceDays),
      statusCell(row.headline),
      row.title,
      { text: row.id, tone: 'quiet' },
    ]),
  )
}

function overdue(paper: Paper, rows: readonly CommitmentRow[], asOf: string): string[] {
  return table(
    paper,
    [{ align: 'right' }, {}, { flex: true }, { folds: 1 }],
    rows.map((row) => [
      { text: distanceWords(asOf, row.due!.latest), tone: 'alarm' },
      statusCell(row.headline),
      [row.title, { text: `due ${dueWords(row.due!)}, ${row.due!.kind}`, tone: 'quiet' }],
      { text: row.id, tone: 'quiet' },
    ]),
  )
}

function next(
  paper: Paper,
  body: StatusAnswer,
  rows: ReadonlyMap<string, CommitmentRow>,
): string[] {
  const dates = body.next.slice(0, SHOWN).map(({ commitment, due, otherDues }) => {
    const row = rows.get(commitment.id)
    const notes = [`${distanceWords(body.asOf, due.latest)}, ${due.kind}`]
    if (otherDues > 0) notes.push(`${some(otherDues, 'other date')} given`)
    return [
      dayWords(due.latest),
      row === undefined ? '' : statusCell(row.headline),
      [
        commitment.name,
        { text: notes.join('; '), tone: 'quiet' as const },
        ...(row === undefined ? [] : badgeCells(row).filter(({ tone }) => tone === 'alarm')),
      ],
      { text: commitment.id, tone: 'quiet' as const },
    ]
  })
  return [
    ...table(paper, [{ align: 'right' }, {}, { flex: true }, { folds: 1 }], dates),
    ...more(paper, body.next.length, 'followthrough list --sort due'),
  ]
}

function more(paper: Paper, total: number, command: string): string[] {
  return total > SHOWN
    ? prose(paper, `and ${countWords(total - SHOWN)} more: ${command}`, 'quiet', 2)
    : []
}

function footer(paper: Paper, body: StatusAnswer): string[] {
  const differ =
    body.disagreements === 0
      ? ''
      : `Sources differ on ${some(body.disagreements, 'point')}: followthrough disagreements. `
  return prose(paper, `${differ}Open any line by its id: followthrough show ID.`, 'quiet')
}
