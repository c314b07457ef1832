/** Briefs on the commitments of one sector, or of one institution. */

import { type State, statusOf } from '@followthrough/ledger'
import { type CommitmentRow, onRecord, rowOf } from '../answers/common.ts'
import { institutionAnswer } from '../answers/entities.ts'
import { asksOf } from '../ask/asks.ts'
import type { Dossier } from '../dossier.ts'
import { askBlocks, commitmentTable } from './commitment-lists.ts'
import { ledeCounts } from './lede.ts'
import type { Block, Paper } from './paper.ts'
import { legendOrder, statusChart } from './status-chart.ts'
import { createWriter, heading, type PaperRequest, type Writer } from './writer.ts'

/** Questions that a brief puts in full; the rest stand in the table. */
const MOST_QUESTIONS = 12

/** Null when no sector has this id. */
export function sectorPaper(
  dossier: Dossier,
  state: State,
  id: string,
  request: PaperRequest,
): Paper | null {
  if (!dossier.sectorNames.has(id)) return null
  const writer = createWriter(dossier, state, request)
  const rows = rowsWhere(state, (row) => row.sector === id)
  return writer.finish({
    subject: id,
    title: writer.name(id),
    subtitle: writer.paperWords.sectorBrief,
    blocks: groupBlocks(dossier, state, writer, rows, request),
  })
}

/** Null when no institution has this id, or it is not on record as of the state’s days. */
export function institutionPaper(
  dossier: Dossier,
  state: State,
  id: string,
  request: PaperRequest,
): Paper | null {
  const answer = institutionAnswer(dossier, state, id)
  if (answer === null) return null
  const writer = createWriter(dossier, state, request)
  const { institution } = answer
  const { words } = writer
  const facts: Block = {
    kind: 'facts',
    pairs: [
      ...(institution.party === null
        ? []
        : [{ label: words.columns.party, runs: [writer.name(institution.party.id)] }]),
      ...(institution.role === ''
        ? []
        : [
            {
              label: words.columns.note,
              runs: writer.sourced(
                [writer.told(institution.role)],
                answer.sources.map((source) => source.id),
              ),
            },
          ]),
    ],
  }
  return writer.finish({
    subject: id,
    title: writer.name(id),
    subtitle: writer.paperWords.institutionBrief,
    blocks: [
      ...(facts.pairs.length === 0 ? [] : [facts]),
      ...groupBlocks(dossier, state, writer, answer.commitments, request),
    ],
  })
}

function groupBlocks(
  dossier: Dossier,
  state: State,
  writer: Writer,
  rows: readonly CommitmentRow[],
  { digits = 'latn' }: PaperRequest,
): Block[] {
  const { words, paperWords } = writer
  if (rows.length === 0) return [{ kind: 'paragraph', runs: [writer.run(paperWords.none)] }]
  const ids = new Set(rows.map((row) => row.id))
  const asks = asksOf(dossier, state, { language: writer.language, digits }).filter((ask) =>
    ids.has(ask.commitment.id),
  )
  const found = new Set(rows.map((row) => row.headline))
  return [
    { kind: 'paragraph', lede: true, runs: [writer.run(paperWords.lede(ledeCounts(rows)))] },
    {
      kind: 'figure',
      svg: statusChart(
        [{ label: words.sections.commitments, commitments: rows }],
        legendOrder()
          .filter((headline) => found.has(headline))
          .map((headline) => ({ headline, words: words.headlines[headline] })),
      ),
      caption: paperWords.dots,
      alt: paperWords.lede(ledeCounts(rows)),
    },
    ...(asks.length === 0
      ? []
      : [
          heading(1, words.sections.questions),
          ...askBlocks(dossier, state, writer, asks.slice(0, MOST_QUESTIONS), 2),
        ]),
    heading(1, words.sections.commitments),
    commitmentTable(writer, '', rows),
  ]
}

export function rowsWhere(state: State, admits: (row: CommitmentRow) => boolean): CommitmentRow[] {
  return onRecord(state).flatMap((i) => {
    const status = statusOf(state, i)
    if (status === null) return []
    const row = rowOf(state, i, status)
    return admits(row) ? [row] : []
  })
}
