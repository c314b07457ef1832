/**
 * The time/cost–distance chart of a journey (UNESCAP): days and dollars used up by each kilometre, upright
 * steps where it waits. A leg that is pointed at here is marked on the map, and the other way about.
 */

import { useEffect, useMemo, useRef } from 'react'
import type { Drawing } from '../../chart/drawing.ts'
import { Figure } from '../../chart/figure.tsx'
import { spreadLabels } from '../../chart/spread-labels.ts'
import { carbonWords, daysWords, dollarWords, shortName } from './figures.ts'
import { legWords, namedSteps, type Step } from './legs.ts'

interface DistanceChartProps {
  name: string
  steps: readonly Step[]
  nameOf: (place: string) => string
  hovered: string | null
  onHover: (key: string | null) => void
}

const HEIGHT = { days: 240, usd: 150 }
const MARGIN = { top: 22, right: 14, bottom: 26, left: 46 }
const SVG = 'http://www.w3.org/2000/svg'
const NAMED = 6
const LABEL_GAP = 13

type Axis = 'days' | 'usd'

export default function DistanceChart({
  name,
  steps,
  nameOf,
  hovered,
  onHover,
}: DistanceChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const tell = useRef(onHover)
  tell.current = onHover
  const draw = useMemo(
    (): Drawing => (plot, width) => {
      const panel = (axis: Axis) => {
        const [from, to] =
          axis === 'days' ? (['days1', 'days2'] as const) : (['usd1', 'usd2'] as const)
        const top = steps.at(-1)?.[to] ?? 1
        const named = axis === 'days' ? namedSteps(steps, width < 320 ? 3 : NAMED, nameOf) : []
        const perUnit = (HEIGHT[axis] - MARGIN.top - MARGIN.bottom) / (top * 1.04)
        const heights = spreadLabels(
          named.map((step) => (step[from] + step[to]) / 2),
          LABEL_GAP / perUnit,
        )
        const labels = named.map((step, i) => ({ ...step, height: heights[i]! }))
        const half = (steps.at(-1)?.km2 ?? 0) / 2
        const drawn = plot.plot({
          width,
          height: HEIGHT[axis],
          marginTop: MARGIN.top,
          marginRight: MARGIN.right,
          marginBottom: MARGIN.bottom,
          marginLeft: MARGIN.left,
          x: {
            label: axis === 'usd' ? 'km' : null,
            labelArrow: 'none',
            tickSize: 0,
            ticks: width < 420 ? 4 : 7,
          },
          y: {
            domain: [0, top * 1.04],
            label: axis === 'days' ? 'days' : 'dollars',
            labelArrow: 'none',
            grid: true,
            tickSize: 0,
            ticks: axis === 'days' ? 5 : 3,
            tickFormat: (value: number) => value.toLocaleString('en-GB'),
          },
          marks: [
            plot.ruleY([0], { stroke: 'var(--ink-2)' }),
            plot.link(steps, {
              x1: 'km1',
              y1: from,
              x2: 'km2',
              y2: to,
              stroke: 'var(--m-journey)',
              strokeWidth: 2.4,
              strokeLinecap: 'round',
              className: 'steps',
            }),
            ...[true, false].map((isLeft) =>
              plot.text(
                labels.filter(({ km1 }) => km1 > half === isLeft),
                {
                  x: 'km1',
                  y: 'height',
                  text: (step: Step) => shortName(nameOf(step.leg.from)),
                  textAnchor: isLeft ? 'end' : 'start',
                  dx: isLeft ? -7 : 7,
                  fill: 'var(--ink-2)',
                  stroke: 'var(--paper)',
                  strokeWidth: 3,
                },
              ),
            ),
          ],
        })
        drawn.querySelectorAll('.steps path').forEach((path, i) => {
          path.setAttribute('data-leg', steps[i]!.key)
        })
        return drawn
      }
      const whole = document.createElementNS(SVG, 'svg')
      const height = HEIGHT.days + HEIGHT.usd
      whole.setAttribute('viewBox', `0 0 ${width} ${height}`)
      whole.setAttribute('width', String(width))
      whole.setAttribute('height', String(height))
      const days = panel('days')
      const usd = panel('usd')
      usd.setAttribute('y', String(HEIGHT.days))
      whole.append(days, usd)
      const total = steps.at(-1)?.km2 ?? 0
      whole.addEventListener('pointermove', (event) => {
        const frame = whole.getBoundingClientRect()
        const scale = width / frame.width
        const x = (event.clientX - frame.left) * scale
        const y = (event.clientY - frame.top) * scale
        const km = ((x - MARGIN.left) / (width - MARGIN.left - MARGIN.right)) * total
        tell.current(stepAt(steps, km, y, total / (width - MARGIN.left - MARGIN.right)))
      })
      whole.addEventListener('pointerleave', () => tell.current(null))
      return whole
    },
    [steps, nameOf],
  )
  useEffect(() => {
    for (const path of box.current?.querySelectorAll('[data-leg]') ?? []) {
      path.classList.toggle('is-hovered', path.getAttribute('data-leg') === hovered)
    }
  }, [hovered])
  const at = steps.find(({ key }) => key === hovered)
  const last = steps.at(-1)
  return (
    <div ref={box} className="distance-chart">
      <p className="leg-note" aria-live="off">
        {at === undefined ? (
          <span className="quiet">Point at a step to see it on the map.</span>
        ) : (
          <>
            <strong>{legWords(at.leg, nameOf)}</strong>{' '}
            <span className="quiet">
              {at.leg.km > 0 && `${Math.round(at.leg.km).toLocaleString('en-GB')} km, `}
              {daysWords(at.days2 - at.days1)}, {dollarWords(at.leg.costCents)}
              {at.leg.co2Grams > 0 && `, ${carbonWords(at.leg.co2Grams)}`}
            </span>
          </>
        )}
      </p>
      <Figure
        name={name}
        caption="Days and dollars used up by each kilometre of the chosen journey, as planned; upright steps are waits at crossings and transfers."
        label={
          last === undefined
            ? 'No legs.'
            : `Cumulative days and dollars over ${Math.round(last.km2)} km: ${daysWords(last.days2)} and ${dollarWords(last.usd2 * 100)} in all.`
        }
        draw={draw}
        columns={['Leg', 'Km by then', 'Days by then', 'Dollars by then']}
        rows={steps.map((step) => [
          legWords(step.leg, nameOf),
          Math.round(step.km2),
          Math.round(step.days2 * 100) / 100,
          Math.round(step.usd2),
        ])}
      />
    </div>
  )
}

/** The step under the pointer: at an upright one while near it, else the leg over these kilometres. */
function stepAt(steps: readonly Step[], km: number, _y: number, kmPerPixel: number): string | null {
  const near = steps
    .filter(({ leg }) => leg.km === 0)
    .map((step) => ({ step, off: Math.abs(step.km1 - km) }))
    .filter(({ off }) => off <= 4 * kmPerPixel)
    .sort((a, b) => b.step.days2 - b.step.days1 - (a.step.days2 - a.step.days1))[0]
  if (near !== undefined) return near.step.key
  return steps.find(({ km1, km2 }) => km >= km1 && km < km2)?.key ?? null
}
