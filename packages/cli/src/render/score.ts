/** How well the reader agrees with annotated documents: a table, and the worst of what went wrong. */

import type { DocumentScore, Scores, Unmatched } from '@followthrough/record/score'
import { type Cell, type Column, ink, type Paper, prose, section, sheet, table } from './paper.ts'

/** The first are shown on the narrowest paper. */
const COLUMNS = [
  ['found', 'found'],
  ['link', 'link'],
  ['gold', 'gold'],
  ['out', 'out'],
  ['matched', 'match'],
  ['modality', 'modal'],
  ['about', 'about'],
  ['amounts', 'amts'],
  ['when', 'when'],
  ['mentions', 'ment'],
  ['by', 'by'],
  ['precision', 'prec'],
  ['recall', 'rec'],
] as const satisfies readonly (readonly [keyof Scores, string])[]
const COUNTS: readonly (keyof Scores)[] = ['gold', 'out', 'matched']
const COLUMN_WIDTH = 7
const WORST = 10

export interface ScoreBody {
  readonly documents: readonly {
    readonly id: string
    readonly pack: string
    readonly scores: Scores
  }[]
  readonly overall: Scores
  readonly misses: readonly Unmatched[]
  readonly alarms: readonly Unmatched[]
  /** Packs that were not found; their documents were read by the current one. */
  readonly unknownPacks: readonly string[]
}

export function renderScore(body: ScoreBody, paper: Paper): string {
  const { documents, overall, misses, alarms, unknownPacks } = body
  if (documents.length === 0)
    return sheet(
      prose(paper, 'No annotated documents here: an annotation is ID.json beside ID.txt.'),
    )
  const idWidth = Math.max(3, ...documents.map(({ id }) => id.length))
  const room = Math.max(1, Math.floor((paper.width - 2 - idWidth) / COLUMN_WIDTH))
  const columns = COLUMNS.slice(0, room)
  const row = (name: string, scores: Scores): Cell[] => [
    name,
    ...columns.map(([key]) => cell(key, scores[key])),
  ]
  return sheet(
    table(
      paper,
      [{}, ...columns.map((): Column => ({ align: 'right' }))],
      [
        ['', ...columns.map(([, title]) => ({ text: title, tone: 'quiet' as const }))],
        ...documents.map(({ id, scores }) => row(id, scores)),
        row('all', overall),
      ],
    ),
    prose(
      paper,
      'found, about, amts, ment and link are F1; modal, by and when are shares of what was found.',
      'quiet',
    ),
    ...unknownPacks.map((name) =>
      prose(paper, `No pack ${name} is here: its documents were read by the current one.`, 'alarm'),
    ),
    ...worstBlocks(paper, 'Misses', misses),
    ...worstBlocks(paper, 'False alarms', alarms),
  )
}

function cell(key: keyof Scores, value: number | null): string {
  if (value === null) return '—'
  return COUNTS.includes(key) ? String(value) : value.toFixed(2)
}

function worstBlocks(paper: Paper, title: string, all: readonly Unmatched[]): string[][] {
  const shown = worst(all)
  const blocks = shown.map(({ document, proposal, words, nearest }) => [
    `  ${ink(paper, document, 'quiet')}  ${ink(paper, proposal.act, 'strong')} ${proposal.modality}`,
    ...prose(
      paper,
      [
        proposal.by.join(', '),
        proposal.about.join(', '),
        ...proposal.amounts.map(({ value, unit, qualifier }) =>
          [qualifier, value.toLocaleString('en-GB'), unit].filter(Boolean).join(' '),
        ),
        proposal.when === null ? '' : `${proposal.when.earliest} to ${proposal.when.latest}`,
      ]
        .filter(Boolean)
        .join(' · '),
      'word',
      4,
    ).filter((line) => line.trim() !== ''),
    ...prose(paper, `“${words}”`, 'plain', 4),
    ...(nearest === null
      ? []
      : prose(
          paper,
          `nearest: ${nearest.act} ${nearest.modality}, ${Math.round(nearest.overlap * 100)} % shared`,
          'quiet',
          4,
        )),
  ])
  if (shown.length === 0) return []
  const heading = `${title}: ${all.length}${shown.length < all.length ? `, the worst ${shown.length}` : ''}`
  return [section(paper, heading, blocks[0]!), ...blocks.slice(1)]
}

/** The worst of what has no partner. */
export function worst(all: readonly Unmatched[]): readonly Unmatched[] {
  return [...all].sort((a, b) => b.weight - a.weight).slice(0, WORST)
}

export function unmatchedOf(scores: readonly DocumentScore[], side: 'misses' | 'alarms') {
  return scores.flatMap((score) => score[side])
}
