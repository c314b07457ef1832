/**
 * Every commitment as a mark, a row a sector, as on the first page of the site. Shape and colour both carry
 * the status: a circle is on the road, a diamond delivered, a square has fallen off it.
 */

import { HEADLINES, type Headline } from '@followthrough/ledger'
import type { CommitmentRow } from '../answers/common.ts'
import { COLOURS, drawing, element, pathOf, words } from './svg.ts'

export const STATUS_COLOURS: Readonly<Record<Headline, string>> = {
  voiced: '#c9d5de',
  agreed: '#b3cadb',
  drafted: '#99bdd6',
  signed: '#6fa3c7',
  ratified: '#437fac',
  'in-force': '#23608f',
  preparing: '#a9d3b8',
  'under-way': '#63b58c',
  'partly-delivered': '#2f8f68',
  delivered: '#0b5f45',
  stalled: '#dd9a1c',
  lapsed: '#8a5a33',
  withdrawn: '#6d6d74',
}

export interface ChartRow {
  readonly label: string
  readonly commitments: readonly CommitmentRow[]
}

export interface LegendEntry {
  readonly headline: Headline
  readonly words: string
}

/** Of the drawing, in its own units; its letters stay 10.5 of them high. */
export const WIDE = 640
export const NARROW = 500
const LABELS = 150
const STEP = 16
const ROW = 17.5
const SIZE = 10.5
const FALLEN: readonly Headline[] = ['stalled', 'lapsed', 'withdrawn']
/** Deeds first, then words, what fell off the road last. */
const ORDER: readonly Headline[] = [
  ...HEADLINES.filter((headline) => !FALLEN.includes(headline)).reverse(),
  ...FALLEN,
]

export function statusChart(
  rows: readonly ChartRow[],
  legend: readonly LegendEntry[],
  width = WIDE,
): string {
  const perLine = Math.floor((width - LABELS - 8) / STEP)
  const parts: string[] = []
  let y = ROW / 2 + 2
  for (const row of rows) {
    parts.push(
      words(row.label, LABELS - 10, y + SIZE * 0.36, {
        'font-size': SIZE,
        'text-anchor': 'end',
        fill: COLOURS.ink,
      }),
    )
    const sorted = [...row.commitments].sort((a, b) => orderOf(a) - orderOf(b))
    sorted.forEach((commitment, i) => {
      const line = Math.floor(i / perLine)
      parts.push(mark(commitment, LABELS + 8 + (i % perLine) * STEP, y + line * ROW))
    })
    y += ROW * Math.max(1, Math.ceil(sorted.length / perLine))
  }
  y += 6
  let x = 8
  for (const entry of legend) {
    const room = 20 + entry.words.length * SIZE * 0.56
    if (x + room > width) {
      x = 8
      y += ROW
    }
    parts.push(
      mark({ headline: entry.headline, badges: [], declaratory: false }, x, y),
      words(entry.words, x + 10, y + SIZE * 0.36, { 'font-size': SIZE - 0.5, fill: COLOURS.quiet }),
    )
    x += room
  }
  return drawing(width, y + ROW / 2 + 2, ...parts)
}

/** Headlines of the legend, in the order of the marks. */
export function legendOrder(): readonly Headline[] {
  return ORDER
}

function orderOf({ headline, declaratory }: CommitmentRow): number {
  return ORDER.indexOf(headline) + (declaratory ? ORDER.length : 0)
}

type Marked = Pick<CommitmentRow, 'headline' | 'badges' | 'declaratory'>

function mark({ headline, badges, declaratory }: Marked, x: number, y: number): string {
  const colour = STATUS_COLOURS[headline]
  const paint = declaratory
    ? { fill: '#ffffff', stroke: colour, 'stroke-width': 1.6 }
    : { fill: colour }
  const ring = badges.includes('overdue')
    ? { stroke: COLOURS.overdue }
    : badges.includes('disputed')
      ? { stroke: COLOURS.disputed, 'stroke-dasharray': '2 1.6' }
      : null
  const round =
    ring === null
      ? ''
      : element('circle', { cx: x, cy: y, r: 7.6, fill: 'none', 'stroke-width': 1.3, ...ring })
  if (headline === 'delivered') {
    const d = pathOf(
      [
        [x, y - 6],
        [x + 6, y],
        [x, y + 6],
        [x - 6, y],
      ],
      true,
    )
    return element('path', { d, ...paint }) + round
  }
  return (
    (FALLEN.includes(headline)
      ? element('rect', { x: x - 4.8, y: y - 4.8, width: 9.6, height: 9.6, rx: 1, ...paint })
      : element('circle', { cx: x, cy: y, r: 5.2, ...paint })) + round
  )
}
