/** What shut a crossing, on an axis of time. */

import type { CrossingAnswer } from '@followthrough/brief'
import { dayWords, plainWords } from '@followthrough/brief/wording'
import { useMemo } from 'react'
import type { Drawing } from '../../chart/drawing.ts'
import { Figure } from '../../chart/figure.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { type ClosureBar, closureBars, yearsOf } from './closure-bars.ts'
import { spanWords, untilWords } from './closure-words.ts'

type Disruption = CrossingAnswer['disruptions'][number]

const ROW = 26
const BAR = 12
const TOP = 20
const BOTTOM = 26
const SVG = 'http://www.w3.org/2000/svg'

interface ClosuresChartProps {
  name: string
  disruptions: readonly Disruption[]
  asOf: string
}

export default function ClosuresChart({ name, disruptions, asOf }: ClosuresChartProps) {
  const bars = useMemo(() => closureBars(disruptions, asOf), [disruptions, asOf])
  const draw = useMemo(
    (): Drawing => (plot, width) => {
      const rows = Math.max(...bars.map(({ row }) => row)) + 1
      const first = Math.floor(Math.min(...bars.map(({ from }) => from)))
      const last = yearsOf(asOf)
      const span = last - first
      const step = span > 14 ? 4 : span > 7 ? 2 : 1
      const years = Array.from({ length: Math.ceil(span) }, (_, i) => first + i).filter(
        (year) => (year - first) % step === 0,
      )
      const half = BAR / 2 / ROW
      const edges = {
        y1: ({ row }: ClosureBar) => row - half,
        y2: ({ row }: ClosureBar) => row + half,
      }
      const shut = bars.filter(({ disruption }) => disruption.kind === 'freight')
      const hampered = bars.filter(({ disruption }) => disruption.kind !== 'freight')
      const drawn = plot.plot({
        width,
        height: TOP + rows * ROW + BOTTOM,
        marginTop: TOP,
        marginBottom: BOTTOM,
        marginLeft: 44,
        marginRight: 12,
        x: {
          domain: [first, last],
          ticks: years,
          tickFormat: (year: number) => String(year),
          tickSize: 0,
          grid: true,
          label: null,
        },
        y: { domain: [-0.6, rows - 0.4], reverse: true, axis: null },
        marks: [
          plot.ruleX([last], { stroke: 'var(--ink-2)', strokeDasharray: '2 2' }),
          plot.rect(shut, { x1: 'from', x2: 'until', ...edges, fill: 'var(--bad)' }),
          plot.rect(hampered, {
            x1: 'from',
            x2: 'until',
            ...edges,
            fill: 'var(--surface)',
            stroke: 'var(--bad)',
          }),
          plot.rect(
            bars.filter(({ fades, until }) => fades > until),
            { x1: 'until', x2: 'fades', ...edges, fill: 'url(#fading)' },
          ),
          plot.text(
            [...new Map(bars.map((bar) => [bar.row, bar])).values()].map(({ row, disruption }) => ({
              row,
              mode: disruption.mode,
            })),
            {
              x: first,
              y: 'row',
              text: 'mode',
              dx: -8,
              textAnchor: 'end',
              fill: 'var(--ink-2)',
            },
          ),
          plot.tip(
            bars,
            plot.pointer({
              x1: 'from',
              x2: 'fades',
              y: 'row',
              title: ({ disruption }: ClosureBar) =>
                `${spanWords(disruption)}\n${disruption.cause}`,
              fill: 'var(--surface)',
              stroke: 'var(--line-2)',
            }),
          ),
        ],
      })
      drawn.prepend(hatch())
      return drawn
    },
    [bars, asOf],
  )
  const rows = disruptions.map((disruption) => [
    disruption.fromOn === null ? 'undated' : dayWords(disruption.fromOn),
    untilWords(disruption),
    sentence(disruption.mode),
    plainWords(disruption.kind),
    disruption.cause,
    disruption.basis,
    disruption.sources.map((source) => source.id).join(' '),
  ])
  return (
    <Figure
      name={`${name}-closures`}
      caption="Red is shut to freight, hollow hampered or shut to passengers alone; a hatched end is one that no source tells. The dashed line is the day asked for."
      label={`Closures: ${bars.map(({ disruption }) => `${spanWords(disruption)}: ${disruption.cause}`).join('; ')}.`}
      draw={draw}
      columns={['From', 'Until', 'Mode', 'Kind', 'Cause', 'Basis', 'Sources']}
      rows={rows}
      cells={disruptions.map((disruption, i) =>
        rows[i]!.map((cell, c) =>
          c === rows[i]!.length - 1
            ? disruption.sources.map((source) => (
                <span key={source.id} className="fact-line">
                  <SiteLink to={pathOf('source', source.id)}>{source.title}</SiteLink>
                </span>
              ))
            : cell,
        ),
      )}
    />
  )
}

/** Slanted lines that stand for what nobody tells. */
function hatch(): Element {
  const defs = document.createElementNS(SVG, 'defs')
  const pattern = document.createElementNS(SVG, 'pattern')
  for (const [name, value] of Object.entries({
    id: 'fading',
    width: '4',
    height: '4',
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  }))
    pattern.setAttribute(name, value)
  const stroke = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries({ width: '1.6', height: '4', fill: 'var(--bad)' }))
    stroke.setAttribute(name, value)
  pattern.append(stroke)
  defs.append(pattern)
  return defs
}
