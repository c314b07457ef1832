/** When the chosen journey arrives: shares of the simulated runs by days on the way. */

import type { DaysBody } from '@followthrough/brief'
import { useMemo } from 'react'
import type { Drawing } from '../../chart/drawing.ts'
import { Figure } from '../../chart/figure.tsx'
import { daysFigure, daysWords } from './figures.ts'

interface ArrivalsChartProps {
  name: string
  days: DaysBody
  trials: number
  seed: number
}

const HEIGHT = 170

export default function ArrivalsChart({ name, days, trials, seed }: ArrivalsChartProps) {
  const bins = useMemo(() => {
    const { from, step, shares } = days.histogram
    return shares.map((share, i) => ({ from: from + i * step, to: from + (i + 1) * step, share }))
  }, [days])
  const draw = useMemo(
    (): Drawing => (plot, width) => {
      const top = Math.max(...bins.map(({ share }) => share), 0.01) * 1.25
      const marks = [
        { at: days.p05, words: `5 %: ${daysFigure(days.p05)}`, anchor: 'end' as const },
        { at: days.p50, words: `half: ${daysFigure(days.p50)}`, anchor: 'middle' as const },
        { at: days.p95, words: `95 %: ${daysFigure(days.p95)}`, anchor: 'start' as const },
      ]
      return plot.plot({
        width,
        height: HEIGHT,
        marginTop: 26,
        marginBottom: 32,
        marginLeft: 46,
        marginRight: 46,
        x: {
          label: 'days on the way',
          labelAnchor: 'center',
          labelArrow: 'none',
          tickSize: 0,
          ticks: 7,
        },
        y: {
          domain: [0, top],
          label: null,
          grid: true,
          tickSize: 0,
          ticks: 3,
          tickFormat: (share: number) => `${Math.round(share * 100)} %`,
        },
        marks: [
          plot.rect(bins, {
            x1: 'from',
            x2: 'to',
            y1: 0,
            y2: 'share',
            insetLeft: 0.5,
            insetRight: 0.5,
            fill: 'var(--k-modelled)',
            fillOpacity: ({ from, to }: (typeof bins)[number]) =>
              (from + to) / 2 >= days.p05 && (from + to) / 2 <= days.p95 ? 0.75 : 0.3,
          }),
          plot.ruleY([0], { stroke: 'var(--ink-2)' }),
          plot.ruleX(marks, { x: 'at', stroke: 'var(--ink)', strokeDasharray: '3 2' }),
          ...marks.map((mark) =>
            plot.text([mark], {
              x: 'at',
              y: top,
              text: 'words',
              textAnchor: mark.anchor,
              dy: -9,
              dx: mark.anchor === 'end' ? 8 : mark.anchor === 'start' ? -8 : 0,
              fill: 'var(--ink)',
            }),
          ),
        ],
      })
    },
    [bins, days],
  )
  return (
    <Figure
      name={name}
      caption={`Days on the way in ${trials.toLocaleString('en-GB')} simulated runs (seed ${seed}): waits and speeds drawn, closures by the record of past ones. The model’s, not a promise; runs beyond the scale are in the last bar.`}
      label={`Simulated days on the way: 5 % within ${daysFigure(days.p05)}, half within ${daysFigure(days.p50)}, 95 % within ${daysWords(days.p95)}.`}
      draw={draw}
      columns={['From day', 'To day', 'Share of runs, %']}
      rows={bins.map(({ from, to, share }) => [
        Math.round(from * 10) / 10,
        Math.round(to * 10) / 10,
        Math.round(share * 1000) / 10,
      ])}
    />
  )
}
