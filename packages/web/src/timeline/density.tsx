/** How much happened, year by year: a strip above the timeline. */

import type { TimelineEntry } from '@followthrough/brief'
import { useMemo } from 'react'
import type { Drawing } from '../chart/drawing.ts'
import { Figure } from '../chart/figure.tsx'
import { yearCounts } from './by-year.ts'

const HEIGHT = 150
const NARROW = 480

export default function Density({ entries }: { entries: readonly TimelineEntry[] }) {
  const years = useMemo(() => yearCounts(entries), [entries])
  const draw = useMemo(
    (): Drawing => (plot, width) =>
      plot.plot({
        width,
        height: HEIGHT,
        marginLeft: 28,
        marginRight: 4,
        marginTop: 20,
        x: {
          type: 'band',
          label: null,
          padding: 0.18,
          tickSize: 0,
          ticks: years
            .map(({ year }) => year)
            .filter((year) => year % (width < NARROW ? 10 : 5) === 0),
          tickFormat: (year: number) => String(year),
        },
        y: { label: 'a year', ticks: 3, tickSize: 0, labelArrow: 'none', grid: true },
        color: { domain: ['events', 'instruments'], range: ['var(--ink-3)', 'var(--st-in-force)'] },
        marks: [
          plot.barY(
            years.flatMap(({ year, events, instruments }) => [
              { year, what: 'events', count: events },
              { year, what: 'instruments', count: instruments },
            ]),
            { x: 'year', y: 'count', fill: 'what' },
          ),
          plot.ruleY([0], { stroke: 'var(--ink-2)' }),
        ],
      }),
    [years],
  )
  const busiest = [...years].sort((a, b) => total(b) - total(a))[0]
  if (years.length < 2 || busiest === undefined) return null
  const label = `Events and signed instruments by year, ${years[0]!.year} to ${years.at(-1)!.year}; most in ${busiest.year}, ${total(busiest)}.`
  return (
    <Figure
      name="timeline-by-year"
      caption="Events on record by year, grey; instruments signed, blue. Early years are thinly recorded."
      label={label}
      draw={draw}
      columns={['Year', 'Events', 'Instruments signed']}
      rows={years.map(({ year, events, instruments }) => [String(year), events, instruments])}
    />
  )
}

function total({ events, instruments }: { events: number; instruments: number }): number {
  return events + instruments
}
