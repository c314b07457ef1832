/** Crossings by country, both directions of one on a line. */

import {
  type CrossingAnswer,
  type CrossingRow,
  type CrossingsAnswer,
  countWords,
  dayWords,
  plainWords,
} from '@followthrough/brief'
import {
  type Cell,
  ends,
  type Paper,
  prose,
  type Row,
  section,
  sheet,
  type Tone,
  table,
} from './paper.ts'
import { some, standing } from './words.ts'

function openWords(open: CrossingRow['open']): { text: string; tone: Tone } {
  if (open === null) return { text: 'in doubt', tone: 'stopped' }
  return open ? { text: 'open', tone: 'deed' } : { text: 'shut', tone: 'alarm' }
}

export function renderCrossings(body: CrossingsAnswer, paper: Paper): string {
  const pairs = Map.groupBy(body.crossings, (row) => `${row.place} ${row.mode}`)
  const countries = Map.groupBy([...pairs.values()], ([row]) => row!.country)
  const rows = [...countries].flatMap(([country, crossings]): Row[] => [
    { heading: `${crossings[0]![0]!.countryName} (${country})` },
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

/** One crossing: both directions of each mode, what was measured, what shut it, its links. */
export function renderCrossing(body: CrossingAnswer, paper: Paper): string {
  const { crossing, figures, measures, disruptions, links } = body
  const kind = crossing.kind === 'port' ? 'port' : 'border post'
  const pairs = Map.groupBy(figures, (row) => row.mode)
  return sheet(
    ends(paper, crossing.name, crossing.id),
    prose(
      paper,
      `${body.partnership.title}, ${kind} in ${crossing.countryName}, ${standing(body)}`,
      'quiet',
    ),
    table(
      paper,
      [{ flex: true }, {}, {}, { folds: 1 }],
      [...pairs.values()].map((pair) => lineOf(pair)),
    ),
    section(
      paper,
      'On record over the years',
      table(
        paper,
        [{}, {}, {}, { align: 'right' }, { flex: true }],
        measures.map((measure) => [
          measure.year === null ? 'undated' : String(measure.year),
          measure.mode,
          measure.direction,
          measure.metric === 'usd'
            ? `$${countWords(Math.round(measure.value))}`
            : `${countWords(measure.value)} h`,
          [
            `${measure.statistic}, ${measure.basis}`,
            { text: measure.sources.map((source) => source.title).join('; '), tone: 'quiet' },
          ],
        ]),
      ),
    ),
    section(
      paper,
      'Closures',
      table(
        paper,
        [{}, {}, { flex: true }],
        disruptions.map((disruption) => [
          disruption.fromOn === null ? 'undated' : dayWords(disruption.fromOn),
          disruption.untilOn === null
            ? disruption.end === 'open'
              ? 'still shut'
              : 'end not seen'
            : `to ${dayWords(disruption.untilOn)}`,
          [
            disruption.cause,
            { text: `${disruption.mode}, ${plainWords(disruption.kind)}`, tone: 'quiet' },
          ],
        ]),
      ),
    ),
    section(
      paper,
      'Links',
      table(
        paper,
        [{ flex: true }, {}, { align: 'right' }, {}],
        links.map((link) => [
          `${link.to.name} (${link.to.country})`,
          link.mode,
          `${countWords(link.km)} km`,
          plainWords(link.standing),
        ]),
      ),
    ),
  )
}

function summaryOf({ counts }: CrossingsAnswer): string {
  const ways = (rows: number) => rows / 2 // two directions
  return `${some(ways(counts.yes), 'crossing')} open, ${countWords(ways(counts.no))} shut, ${countWords(ways(counts.unknown))} in doubt.`
}

function lineOf(pair: readonly CrossingRow[]): Cell[] {
  const [outbound, inbound] = pair as readonly [CrossingRow, CrossingRow]
  const { name, mode, open, since, cause } = outbound
  const shutSince = since === null ? '' : `since ${dayWords(since)}: `
  return [
    [name, { text: cause === null ? '' : `${shutSince}${cause.words}`, tone: 'quiet' }],
    mode,
    openWords(open),
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
