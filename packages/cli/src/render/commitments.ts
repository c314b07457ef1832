/** The table of commitments. */

import type { CommitmentRow, CommitmentsAnswer } from '@followthrough/brief'
import { type Column, ends, type Paper, prose, type Row, sheet, table } from './paper.ts'
import { badgeCells, statusCell } from './status-words.ts'
import { daysCount, dueWords, PAST_THE_END, pageWords, some, standing } from './words.ts'

interface ListView {
  /** Names of sectors, for headings; null when the order is not by sector. */
  readonly sectorNames: ReadonlyMap<string, string> | null
}

export function renderCommitments(
  body: CommitmentsAnswer,
  paper: Paper,
  { sectorNames }: ListView,
): string {
  const { total, offset, commitments } = body
  const last = offset + commitments.length
  const page = pageWords(offset, commitments.length, total)
  return sheet(
    ends(paper, `${body.partnership.title}: ${some(total, 'commitment')}${page}`, standing(body)),
    commitments.length === 0
      ? prose(
          paper,
          total > 0
            ? PAST_THE_END
            : 'No commitment on record by this day answers to that. Ask for fewer filters, or a later day with --as-of.',
        )
      : commitmentLines(paper, commitments, sectorNames),
    last < total ? prose(paper, `The next page: --offset ${last}.`, 'quiet') : [],
  )
}

const COLUMNS: readonly Column[] = [
  {},
  { flex: true },
  { align: 'right', folds: 1 },
  { folds: 2 },
  { folds: 3 },
]

/** One line a commitment: status, title with badges, silence, due, id. */
export function commitmentLines(
  paper: Paper,
  commitments: readonly CommitmentRow[],
  sectorNames: ReadonlyMap<string, string> | null = null,
): string[] {
  const rows: Row[] = []
  let sector: string | null = null
  for (const row of commitments) {
    if (sectorNames !== null && row.sector !== sector) {
      sector = row.sector
      rows.push({ heading: sectorNames.get(sector) ?? sector })
    }
    rows.push([
      statusCell(row.headline),
      [row.title, ...badgeCells(row)],
      { text: `silent ${daysCount(row.silenceDays)}`, tone: 'quiet' },
      { text: row.due === null ? '' : `due ${dueWords(row.due)}`, tone: 'quiet' },
      { text: row.id, tone: 'quiet' },
    ])
  }
  return table(paper, COLUMNS, rows)
}
