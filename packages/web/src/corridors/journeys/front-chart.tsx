/** Every journey that none beats on days, dollars and CO2: the Pareto front as a scatter. */

import type { JourneyBody } from '@followthrough/brief'
import { useMemo, useRef } from 'react'
import type { Drawing } from '../../chart/drawing.ts'
import { Figure } from '../../chart/figure.tsx'
import { carbonWords, daysFigure, daysOf, dollarWords, viaWords } from './figures.ts'
import { groupWords, modeWords } from './journey-cards.tsx'

interface FrontChartProps {
  name: string
  front: readonly JourneyBody[]
  chosen: string
  nameOf: (place: string) => string
  choose: (id: string) => void
}

interface Point {
  readonly journey: JourneyBody
  readonly days: number
  readonly usd: number
  readonly tonnes: number
}

const HEIGHT = 320
const REACH = 14

export default function FrontChart({ name, front, chosen, nameOf, choose }: FrontChartProps) {
  const tell = useRef(choose)
  tell.current = choose
  const points = useMemo(
    () =>
      front.map(
        (journey): Point => ({
          journey,
          days: daysOf(journey.minutes),
          usd: journey.costCents / 100,
          tonnes: journey.co2Grams / 1_000_000,
        }),
      ),
    [front],
  )
  const draw = useMemo(
    (): Drawing => (plot, width) => {
      const named = points.filter(({ journey }) =>
        journey.groups.some((group) => group !== 'alternative'),
      )
      const mid =
        (Math.min(...points.map(({ days }) => days)) +
          Math.max(...points.map(({ days }) => days))) /
        2
      const drawn = plot.plot({
        width,
        height: HEIGHT,
        marginTop: 26,
        marginLeft: 56,
        marginRight: 20,
        marginBottom: 36,
        x: {
          label: 'days, as planned',
          labelAnchor: 'center',
          labelArrow: 'none',
          tickSize: 0,
          nice: true,
        },
        y: {
          label: 'dollars',
          labelArrow: 'none',
          grid: true,
          tickSize: 0,
          nice: true,
          tickFormat: (usd: number) => usd.toLocaleString('en-GB'),
        },
        r: { range: [2.5, 9], domain: [0, Math.max(...points.map(({ tonnes }) => tonnes))] },
        marks: [
          plot.dot(points, {
            x: 'days',
            y: 'usd',
            r: 'tonnes',
            stroke: 'var(--k-modelled)',
            fill: 'var(--k-modelled)',
            fillOpacity: 0.18,
          }),
          plot.dot(
            points.filter(({ journey }) => journey.id === chosen),
            { x: 'days', y: 'usd', r: 'tonnes', fill: 'var(--m-journey)', stroke: 'var(--ink)' },
          ),
          ...[true, false].map((isLeft) =>
            plot.text(
              named.filter(({ days }) => days > mid === isLeft),
              {
                x: 'days',
                y: 'usd',
                text: ({ journey }: Point) => groupWords(journey.groups),
                textAnchor: isLeft ? 'end' : 'start',
                dx: isLeft ? -12 : 12,
                dy: -10,
                fill: 'var(--ink)',
                stroke: 'var(--paper)',
                strokeWidth: 3,
              },
            ),
          ),
        ],
      })
      const x = drawn.scale('x')!
      const y = drawn.scale('y')!
      const nearest = (event: MouseEvent): Point | undefined => {
        const frame = drawn.getBoundingClientRect()
        const scale = width / frame.width
        const at = [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale]
        return points
          .map((point) => ({
            point,
            off: Math.hypot(x.apply(point.days) - at[0]!, y.apply(point.usd) - at[1]!),
          }))
          .filter(({ off }) => off <= REACH)
          .sort((a, b) => a.off - b.off)[0]?.point
      }
      drawn.addEventListener('click', (event) => {
        const point = nearest(event as MouseEvent)
        if (point !== undefined) tell.current(point.journey.id)
      })
      drawn.addEventListener('pointermove', (event) => {
        const near = nearest(event as MouseEvent)
        ;(drawn as SVGSVGElement).style.setProperty('cursor', near === undefined ? '' : 'pointer')
      })
      return drawn
    },
    [points, chosen],
  )
  return (
    <Figure
      name={name}
      caption="Each ring is a journey that no other beats on days, dollars and CO2 together; the larger the ring, the more CO2. The chosen one is orange; press another to draw it on the map."
      label={`${front.length} journeys from ${daysFigure(points[0]?.days ?? 0)} days on, between ${dollarWords(Math.min(...front.map((one) => one.costCents)))} and ${dollarWords(Math.max(...front.map((one) => one.costCents)))}.`}
      draw={draw}
      columns={['Days', 'Dollars', 'CO2', 'Modes', 'Way', 'Best as']}
      rows={points.map(({ journey, days, usd }) => [
        Math.round(days * 10) / 10,
        Math.round(usd),
        carbonWords(journey.co2Grams),
        modeWords(journey.modes),
        viaWords(journey.via, nameOf),
        groupWords(journey.groups),
      ])}
      cells={points.map(({ journey, days, usd }) => [
        daysFigure(days),
        Math.round(usd).toLocaleString('en-GB'),
        carbonWords(journey.co2Grams),
        modeWords(journey.modes),
        <button
          key={journey.id}
          type="button"
          className="plain-button"
          aria-pressed={journey.id === chosen}
          onClick={() => choose(journey.id)}
        >
          {viaWords(journey.via, nameOf)}
        </button>,
        groupWords(journey.groups),
      ])}
    />
  )
}
