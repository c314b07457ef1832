/** The partnership on one page: counts, every commitment as a mark, the target, what is late, silent and next. */

import type { State } from '@followthrough/ledger'
import type { CommitmentRow } from '../answers/common.ts'
import { statusAnswer } from '../answers/status.ts'
import type { Dossier } from '../dossier.ts'
import { plainWords } from '../wording.ts'
import { dueRuns } from './commitment-lists.ts'
import { ledeCounts } from './lede.ts'
import type { Block, Paper, Run } from './paper.ts'
import { type ChartRow, legendOrder, NARROW, statusChart } from './status-chart.ts'
import { column, createWriter, heading, type PaperRequest, type Writer } from './writer.ts'

/** Sectors with fewer commitments than this share a row. */
const OWN_ROW_FROM = 4
/** Rows of a list; Nastaliq stands taller. */
const MOST_ROWS = { ltr: 2, rtl: 1 }
const MOST_BOARDS = 3
/** One page has room for one source a note. */
const SOURCES_A_NOTE = 1

export function scorecardPaper(dossier: Dossier, state: State, request: PaperRequest): Paper {
  const writer = createWriter(dossier, state, request, SOURCES_A_NOTE)
  const { words, paperWords, run } = writer
  const answer = statusAnswer(dossier, state)
  const byId = new Map(answer.commitments.map((row) => [row.id, row]))
  const rowsOf = (ids: readonly string[]) =>
    ids.slice(0, MOST_ROWS[words.direction]).map((id) => byId.get(id)!)
  const shown = legendOrder().filter((headline) => answer.counts[headline] > 0)
  const lede: Run[] =
    writer.language === 'en'
      ? answer.lede.map(({ text, strong }) => ({ ...run(text), ...(strong ? { strong } : {}) }))
      : [run(paperWords.lede(ledeCounts(answer.commitments)))]
  const blocks: Block[] = [{ kind: 'paragraph', lede: true, runs: lede }]
  if (answer.commitments.length > 0) {
    blocks.push({
      kind: 'figure',
      svg: statusChart(
        chartRows(writer, answer.sectors, answer.commitments),
        shown.map((headline) => ({
          headline,
          words: `${words.headlines[headline]} ${words.countWords(answer.counts[headline])}`,
        })),
        NARROW,
      ),
      caption: paperWords.dots,
      width: 0.7,
      alt: lede.map(({ text }) => text).join(''),
    })
  }
  for (const target of answer.targets) {
    const boards = target.scoreboards.slice(0, MOST_BOARDS)
    if (boards.length === 0) continue
    blocks.push(heading(1, words.sections.target), {
      kind: 'table',
      caption: '',
      columns: [
        column(words.columns.source, 6),
        column(`${words.columns.value}${words.comma}${unitWords(writer, target.unit)}`, 2, 'end'),
        column(paperWords.share, 2, 'end'),
      ],
      rows: boards.map((board) => [
        [
          writer.name(board.reporter.id),
          writer.run(writer.words.comma),
          writer.told(
            `${board.label} (${plainWords(board.basis)}, ${plainWords(board.direction)})`,
          ),
        ],
        writer.sourced(
          [run(words.countWords(board.value))],
          board.sources.map((source) => source.id),
        ),
        writer.cell(`${words.countWords(Math.round(board.share * 1000) / 10)}%`),
      ]),
    })
  }
  const lists: readonly (readonly [
    string,
    readonly CommitmentRow[],
    (row: CommitmentRow) => Run[],
  ])[] = [
    [words.sections.overdue, rowsOf(answer.overdue), (row) => dueRuns(writer, row)],
    [
      words.sections.silent,
      rowsOf(answer.silent),
      (row) => writer.resting([run(words.counted(row.silenceDays, 'day'))], row.evidence),
    ],
    [
      words.sections.next,
      rowsOf(answer.next.map(({ commitment }) => commitment.id)).slice(0, 1),
      (row) => dueRuns(writer, row),
    ],
  ]
  if (lists.some(([, rows]) => rows.length > 0)) {
    blocks.push({
      kind: 'table',
      caption: '',
      columns: [
        column('', 1.8),
        column(words.columns.title, 5.4),
        column(words.columns.status, 2),
        column('', 3, 'end'),
      ],
      rows: lists.flatMap(([name, rows, cell]) =>
        rows.map((row, i) => [
          i === 0 ? [{ text: name, strong: true }] : [],
          [writer.name(row.id)],
          writer.cell(words.headlines[row.headline]),
          cell(row),
        ]),
      ),
    })
  }
  return writer.finish({
    subject: 'scorecard',
    title: paperWords.scorecard,
    subtitle: '',
    blocks,
  })
}

/** The fullest sectors first; the smallest share the last row. */
function chartRows(
  writer: Writer,
  sectors: readonly { readonly id: string }[],
  commitments: readonly CommitmentRow[],
): ChartRow[] {
  const all = sectors.map(({ id }) => ({
    label: writer.name(id).text,
    commitments: commitments.filter((row) => row.sector === id),
  }))
  const own = all.filter((row) => row.commitments.length >= OWN_ROW_FROM)
  const small = all.filter((row) => row.commitments.length < OWN_ROW_FROM)
  own.sort((a, b) => b.commitments.length - a.commitments.length)
  return small.length < 2
    ? [...own, ...small]
    : [
        ...own,
        {
          label: writer.paperWords.otherFields,
          commitments: small.flatMap((row) => row.commitments),
        },
      ]
}

function unitWords({ words, told }: Writer, unit: string): string {
  return unit === 'USD million' ? words.units['usd-million'] : told(unit).text
}
