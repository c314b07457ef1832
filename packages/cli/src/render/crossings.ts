/** Crossings by country, both directions of one on a line. */

import { type CrossingRow, type CrossingsAnswer, countWords, dayWords } from '@followthrough/brief'
import { type Cell, ends, type Paper, prose, type Row, sheet, type Tone, table } from './paper.ts'
import { some, standing } from './words.ts'

const OPEN_WORDS: Record<CrossingRow['open'], { text: string; tone: Tone }> = {
  yes: { text: 'open', tone: 'deed' },
  no: { text: 'shut', tone: 'alarm' },
  unknown: { text: 'in doubt', tone: 'stopped' },
}

export function renderCrossings(body: CrossingsAnswer, paper: Paper): string {
  const pairs = Map.groupBy(body.crossings, (row) => `${row.place.id} ${row.mode}`)
  const countries = Map.groupBy([...pairs.values()], ([row]) => row!.place.country)
  const names = new Intl.DisplayNames(['en'], { type: 'region' })
  const rows = [...countries].flatMap(([country, crossings]): Row[] => [
    { heading: `${names.of(country)} (${country})` },
    ...crossings.map((pair) => lineOf(pair)),
  ])
  return sheet(
    ends(paper, `${body.partnership.title}: crossings`, standing(body)),
    prose(paper, pairs.size === 0 ? 'None on record is like that.' : summaryOf(body)),
    table(paper, [{ flex: true }, {}, {}, { folds: 1 }], rows),
    pairs.size === 0
      ? []
      : prose(
          paper,
          'Hours and dollars of one vehicle at the crossing, as last measured. ~ stands in for a direction never measured: the other direction, or the mean of the country, corridor or region. --json has year, basis and sources of each.',
          'quiet',
        ),
  )
}

function summaryOf({ counts }: CrossingsAnswer): string {
  const ways = (rows: number) => rows / 2 // two directions
  return `${some(ways(counts.yes), 'crossing')} open, ${countWords(ways(counts.no))} shut, ${countWords(ways(counts.unknown))} in doubt.`
}

function lineOf(pair: readonly CrossingRow[]): Cell[] {
  const [outbound, inbound] = pair as readonly [CrossingRow, CrossingRow]
  const { place, mode, open, since, cause } = outbound
  const shutSince = since === null ? '' : `since ${dayWords(since)}: `
  return [
    [place.name, { text: cause === null ? '' : `${shutSince}${cause.words}`, tone: 'quiet' }],
    mode,
    OPEN_WORDS[open],
    [figureOf('out', outbound), figureOf('in', inbound)],
  ]
}

/** "out 24.2 h, $267"; "in ~8 h" where another figure stands in. */
function figureOf(way: string, row: CrossingRow): { text: string; tone: Tone } {
  const hoursRung = row.hours === null ? null : row.rung
  const costRung = row.costFrom?.rung ?? row.rung
  const parts = [
    row.hours === null ? '' : `${mark(hoursRung)}${countWords(row.hours)} h`,
    row.costCents === null
      ? ''
      : `${mark(costRung)}$${countWords(Math.round(row.costCents / 100))}`,
  ].filter((part) => part !== '')
  return { text: parts.length === 0 ? '' : `${way} ${parts.join(', ')}`, tone: 'quiet' }
}

function mark(rung: CrossingRow['rung']): string {
  return rung === 'own' ? '' : '~'
}
