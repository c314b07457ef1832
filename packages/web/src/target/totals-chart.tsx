/** Every basis over the years, labelled directly. */

import type { TotalBody } from '@followthrough/brief'
import { amountWords, intervalWords } from '@followthrough/brief/wording'
import { intervalOf } from '@followthrough/record/day'
import { useMemo } from 'react'
import type { Drawing } from '../chart/drawing.ts'
import { Figure } from '../chart/figure.tsx'
import { spreadLabels } from '../chart/spread-labels.ts'
import { SiteLink } from '../parts/link.tsx'
import { basisWords } from '../parts/words.ts'
import { pathOf } from '../paths.ts'
import { lastPoints, seriesPoints, YEARS_SHOWN } from './series.ts'

interface TotalsChartProps {
  totals: readonly TotalBody[]
  target: { readonly value: number; readonly unit: string }
  asOf: string
}

const HEIGHT = 420
const MARGIN_TOP = 24
const MARGIN_BOTTOM = 30
const LABEL_GAP = 15
const NARROW = 560

export default function TotalsChart({ totals, target, asOf }: TotalsChartProps) {
  const points = useMemo(() => seriesPoints(totals, target.unit, asOf), [totals, target.unit, asOf])
  const draw = useMemo(
    (): Drawing => (plot, width) => {
      const narrow = width < NARROW
      const top = Math.max(...points.map((point) => point.value), 1) * 1.08
      const perUnit = (HEIGHT - MARGIN_TOP - MARGIN_BOTTOM) / top
      const last = lastPoints(points)
      const heights = spreadLabels(
        last.map((point) => point.value),
        LABEL_GAP / perUnit,
      )
      const labels = last.map((point, i) => ({ ...point, height: heights[i]! }))
      const newest = Math.max(...points.map((point) => point.at))
      const oldest = Math.min(...points.map((point) => point.at))
      return plot.plot({
        width,
        height: HEIGHT,
        marginTop: MARGIN_TOP,
        marginBottom: MARGIN_BOTTOM,
        marginLeft: 40,
        marginRight: narrow ? 132 : 280,
        x: {
          label: null,
          tickSize: 0,
          ticks: yearMiddles(oldest, newest, narrow ? 3 : 1),
          tickFormat: (year: number) => String(Math.floor(year)),
        },
        y: {
          domain: [0, top],
          label: target.unit,
          labelArrow: 'none',
          grid: true,
          tickSize: 0,
          ticks: 6,
        },
        marks: [
          plot.ruleY([0], { stroke: 'var(--ink-2)' }),
          plot.line(points, { x: 'at', y: 'value', z: 'series', stroke: 'var(--line-2)' }),
          plot.link(labels, {
            x1: 'at',
            y1: 'value',
            x2: newest,
            y2: 'height',
            stroke: 'var(--line-2)',
            strokeDasharray: '1 3',
          }),
          plot.dot(points, {
            x: 'at',
            y: 'value',
            r: 4,
            fill: (point) => (point.kind === 'reported' ? 'var(--ink)' : 'var(--k-derived)'),
          }),
          plot.text(labels, {
            x: newest,
            y: 'height',
            text: (point) =>
              narrow
                ? `${point.series.replace(', exports alone', ' (exports)')}`
                : `${point.series}, ${amountWords(point.value, target.unit)}`,
            textAnchor: 'start',
            dx: 10,
            fontSize: narrow ? 9 : 12,
            fill: (point) => (point.kind === 'reported' ? 'var(--ink)' : 'var(--k-derived)'),
          }),
        ],
      })
    },
    [points, target.unit],
  )
  const table = totals.map((total) => ({
    total,
    row: [
      total.reporter.name,
      basisWords(total.basis, total.reporter.id),
      total.direction,
      total.label,
      periodWords(total),
      total.value,
      total.unit,
      total.kind,
      total.note,
      total.sources.map((source) => source.id).join(' '),
    ],
  }))
  return (
    <Figure
      name="totals-by-basis"
      caption={`Full-year figures of each statistical basis in the last ${YEARS_SHOWN} years: reported in ink, computed from reported ones in blue. The target of ${amountWords(target.value, target.unit)} is above the scale. The table also holds part years and older figures.`}
      label={`Full-year totals by statistical basis. Newest: ${lastPoints(points)
        .map(
          (point) => `${point.series} ${amountWords(point.value, target.unit)} in ${point.period}`,
        )
        .join('; ')}.`}
      draw={draw}
      columns={[
        'Reporter',
        'Basis',
        'Direction',
        'Label',
        'Period',
        'Value',
        'Unit',
        'Kind',
        'Note',
        'Sources',
      ]}
      rows={table.map(({ row }) => row)}
      cells={table.map(({ total, row }) =>
        row.map((cell, c) =>
          c === row.length - 1 ? (
            <SourceLinks key={total.id} total={total} />
          ) : typeof cell === 'number' ? (
            cell.toLocaleString('en-GB')
          ) : (
            cell
          ),
        ),
      )}
    />
  )
}

/** The middle of every `step`th year, counted back from the newest. */
function yearMiddles(oldest: number, newest: number, step: number): number[] {
  const middles: number[] = []
  for (let year = Math.floor(newest); year >= Math.floor(oldest); year -= step) {
    middles.unshift(year + 0.5)
  }
  return middles
}

function SourceLinks({ total }: { total: TotalBody }) {
  return total.sources.map((source) => (
    <span key={source.id} className="fact-line">
      <SiteLink to={pathOf('source', source.id)}>{source.publisher || source.title}</SiteLink>
    </span>
  ))
}

function periodWords({ periodStart, periodEnd }: TotalBody): string {
  return intervalWords({
    earliest: intervalOf(periodStart)!.earliest,
    latest: intervalOf(periodEnd)!.latest,
  })
}
