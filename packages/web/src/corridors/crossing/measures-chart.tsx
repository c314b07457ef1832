/** What was measured at a crossing over the years: hours and dollars, directions by the shape of a mark. */

import type { CrossingAnswer } from '@followthrough/brief'
import { countWords } from '@followthrough/brief/wording'
import { useMemo } from 'react'
import type { Drawing } from '../../chart/drawing.ts'
import { Figure } from '../../chart/figure.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'

type Measure = CrossingAnswer['measures'][number]

const METRIC_WORDS = { hours: 'hours', usd: 'dollars' } as const
const SYMBOLS = { outbound: 'triangle', inbound: 'square', both: 'circle' } as const
const PANEL = 190
const MARGIN = { top: 34, bottom: 26, left: 44, right: 116 }

export default function MeasuresChart({
  name,
  measures,
}: {
  name: string
  measures: readonly Measure[]
}) {
  const dated = useMemo(() => measures.filter((measure) => measure.year !== null), [measures])
  const metrics = (['hours', 'usd'] as const).filter((metric) =>
    dated.some((measure) => measure.metric === metric),
  )
  const draw = useMemo(
    (): Drawing => (plot, width) => {
      const years = dated.map(({ year }) => year!)
      const first = Math.min(...years) - 0.5
      const last = Math.max(...years) + 0.5
      const panels = metrics.map((metric) => {
        const points = dated.filter((measure) => measure.metric === metric)
        const means = points.filter(
          ({ statistic }) => statistic === 'mean' || statistic === 'median',
        )
        const lineOf = ({ mode, direction }: Measure) => `${mode} ${direction}`
        const ends = [...Map.groupBy(means, lineOf).values()].map((line) => line.at(-1)!)
        return plot.plot({
          width,
          height: PANEL,
          marginTop: MARGIN.top,
          marginBottom: MARGIN.bottom,
          marginLeft: MARGIN.left,
          marginRight: MARGIN.right,
          x: {
            domain: [first, last],
            ticks: [...new Set(years)].filter((_, i, all) => all.length < 9 || i % 2 === 0),
            tickFormat: (year: number) => String(year),
            tickSize: 0,
            label: null,
          },
          y: {
            domain: [0, Math.max(...points.map(({ value }) => value)) * 1.1],
            label: METRIC_WORDS[metric],
            labelArrow: 'none',
            grid: true,
            tickSize: 0,
            ticks: 4,
          },
          symbol: { domain: Object.keys(SYMBOLS), range: Object.values(SYMBOLS) },
          marks: [
            plot.ruleY([0], { stroke: 'var(--ink-2)' }),
            ...[false, true].map((isRail) =>
              plot.line(
                means.filter(({ mode }) => (mode === 'rail') === isRail),
                {
                  x: 'year',
                  y: 'value',
                  z: lineOf,
                  stroke: 'var(--line-2)',
                  ...(isRail && { strokeDasharray: '4 3' }),
                },
              ),
            ),
            plot.dot(points, {
              x: 'year',
              y: 'value',
              symbol: 'direction',
              r: 4.5,
              fill: (measure: Measure) =>
                measure.basis === 'measured' ? 'var(--ink)' : 'var(--surface)',
              stroke: 'var(--ink)',
              strokeWidth: 1.3,
            }),
            plot.text(
              points.filter(({ statistic }) => statistic === 'max' || statistic === 'min'),
              {
                x: 'year',
                y: 'value',
                text: 'statistic',
                dx: 9,
                textAnchor: 'start',
                fill: 'var(--ink-2)',
              },
            ),
            plot.text(ends, {
              x: 'year',
              y: 'value',
              text: (measure: Measure) =>
                `${measure.mode}, ${measure.direction === 'both' ? 'both ways' : measure.direction}`,
              dx: 10,
              textAnchor: 'start',
              fill: 'var(--ink)',
            }),
          ],
        })
      })
      return stacked(panels, width)
    },
    [dated, metrics],
  )
  const rows = measures.map((measure) => [
    measure.year === null ? 'undated' : String(measure.year),
    sentence(measure.mode),
    measure.direction,
    METRIC_WORDS[measure.metric],
    measure.statistic,
    measure.value,
    measure.basis,
    measure.note,
    measure.sources.map((source) => source.id).join(' '),
  ])
  return (
    <Figure
      name={`${name}-over-the-years`}
      caption="One vehicle at this crossing: hours and dollars by the year they were measured in. A triangle is outbound, a square inbound, a circle both ways; filled is measured, hollow stated by somebody; railways are joined by a broken line."
      label={`Measurements over the years: ${dated
        .map(
          (measure) =>
            `${measure.year} ${measure.mode} ${measure.direction} ${countWords(measure.value)} ${METRIC_WORDS[measure.metric]}`,
        )
        .join('; ')}.`}
      draw={draw}
      columns={[
        'Year',
        'Mode',
        'Direction',
        'Metric',
        'Statistic',
        'Value',
        'Basis',
        'Note',
        'Sources',
      ]}
      rows={rows}
      cells={measures.map((measure, i) =>
        rows[i]!.map((cell, c) =>
          c === rows[i]!.length - 1
            ? measure.sources.map((source) => (
                <span key={source.id} className="fact-line">
                  <SiteLink to={pathOf('source', source.id)}>{source.title}</SiteLink>
                </span>
              ))
            : typeof cell === 'number'
              ? countWords(cell)
              : cell,
        ),
      )}
    />
  )
}

/** Pictures one under the other in one picture, so that they can be saved together. */
function stacked(panels: readonly Element[], width: number): Element {
  const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  whole.setAttribute('viewBox', `0 0 ${width} ${PANEL * panels.length}`)
  whole.setAttribute('width', String(width))
  whole.setAttribute('height', String(PANEL * panels.length))
  panels.forEach((panel, i) => {
    panel.setAttribute('y', String(i * PANEL))
    whole.append(panel)
  })
  return whole
}
