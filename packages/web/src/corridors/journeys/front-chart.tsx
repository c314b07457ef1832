/** Every journey that none beats on days, dollars and CO2: the Pareto front as a scatter. */

import type { JourneyBody } from '@followthrough/brief'
import { useMemo, useRef } from 'react'
import type { Drawing } from '../../chart/drawing.ts'
import { Figure } from '../../chart/figure.tsx'
import {
  type LabelledSpot,
  type PlacedLabel,
  placeLabels,
  type Spot,
} from '../../chart/place-labels.ts'
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
const MARGIN = { top: 26, right: 16, bottom: 36, left: 50 }
const REACH = 14
const SVG = 'http://www.w3.org/2000/svg'
/** As in chart.css, to know how wide a label is before it is set. */
const FONT = '11px "Noto Sans Variable", "Noto Sans", sans-serif'
const LINE = 15
/** A label farther off than this, or with another ring as near, is joined to its ring by a line. */
const NEAR = 12

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
      const drawn = plot.plot({
        width,
        height: HEIGHT,
        marginTop: MARGIN.top,
        marginLeft: MARGIN.left,
        marginRight: MARGIN.right,
        marginBottom: MARGIN.bottom,
        x: {
          label: 'days, as planned',
          labelAnchor: 'center',
          labelArrow: 'none',
          tickSize: 0,
          nice: true,
          ticks: width < 420 ? 5 : 9,
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
          plot.dot(named, { x: 'days', y: 'usd', r: 'tonnes', stroke: 'var(--ink)' }),
          plot.dot(
            points.filter(({ journey }) => journey.id === chosen),
            { x: 'days', y: 'usd', r: 'tonnes', fill: 'var(--m-journey)', stroke: 'var(--ink)' },
          ),
        ],
      })
      const x = drawn.scale('x')!
      const y = drawn.scale('y')!
      const r = drawn.scale('r')!
      const spotOf = ({ days, usd, tonnes }: Point) => ({
        x: x.apply(days) as number,
        y: y.apply(usd) as number,
        r: r.apply(tonnes) as number,
      })
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = FONT
      const spots = named.map((point) => {
        const words = groupWords(point.journey.groups)
        return { ...spotOf(point), words, width: Math.ceil(pen.measureText(words).width) + 4 }
      })
      const rings = points.map(spotOf)
      const frame = {
        left: MARGIN.left - 8,
        top: 4,
        right: width,
        bottom: HEIGHT - MARGIN.bottom - 2,
      }
      const places = placeLabels(spots, rings, frame, LINE)
      spots.forEach((spot, i) => {
        drawn.append(...labelParts(spot, places[i]!, rings))
      })
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

/** A label, and the line to its ring where one would not see whose it is. */
function labelParts(
  spot: LabelledSpot & { readonly words: string },
  at: PlacedLabel,
  rings: readonly Spot[],
): Element[] {
  const nearestTo = ({ x, y, r }: Spot) => {
    const near = {
      x: Math.min(Math.max(x, at.x - spot.width / 2), at.x + spot.width / 2),
      y: Math.min(Math.max(y, at.y - LINE / 2), at.y + LINE / 2),
    }
    return { ...near, off: Math.hypot(near.x - x, near.y - y) - r }
  }
  const { x, y, r } = spot
  const near = nearestTo(spot)
  const text = part('text', {
    x: at.x,
    y: at.y,
    dy: '0.32em',
    'text-anchor': 'middle',
    fill: 'var(--ink)',
    stroke: 'var(--paper)',
    'stroke-width': 3,
    'paint-order': 'stroke',
  })
  text.textContent = spot.words
  const others = rings.filter((ring) => ring.x !== x || ring.y !== y)
  const isPlain = others.every((ring) => nearestTo(ring).off > near.off + 4)
  if (near.off < NEAR && isPlain) return [text]
  const away = near.off + r
  const line = part('line', {
    x1: x + ((near.x - x) * r) / away,
    y1: y + ((near.y - y) * r) / away,
    x2: near.x,
    y2: near.y,
    stroke: 'var(--ink-2)',
  })
  return [line, text]
}

function part(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
