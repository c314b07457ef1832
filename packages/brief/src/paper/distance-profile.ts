/**
 * The time/cost–distance chart of a journey (UNESCAP): days and dollars used up by each kilometre, upright
 * steps where it waits. Charts run from left to right in every language.
 */

import { COLOURS, drawing, element, pathOf, widthOf, words } from './svg.ts'

export interface ProfilePoint {
  readonly km: number
  readonly minutes: number
  readonly costCents: number
}

/** A wait, by the kilometre at which it stands. */
export interface ProfileStep {
  readonly label: string
  readonly km: number
  readonly minutesBefore: number
  readonly minutes: number
}

const WIDTH = 640
const MARGIN = { left: 46, right: 16 }
const DAYS_HEIGHT = 200
const COST_HEIGHT = 110
const SIZE = 9.5
const MOST_STEPS = 6
const MINUTES_A_DAY = 1440

export function distanceProfile(
  points: readonly ProfilePoint[],
  steps: readonly ProfileStep[],
  axes: { readonly days: string; readonly dollars: string; readonly km: string },
  count: (value: number) => string,
): string {
  const total = points.at(-1)?.km ?? 0
  const days = (points.at(-1)?.minutes ?? 0) / MINUTES_A_DAY
  const dollars = (points.at(-1)?.costCents ?? 0) / 100
  const x = (km: number) =>
    MARGIN.left + (total === 0 ? 0 : (km / total) * (WIDTH - MARGIN.left - MARGIN.right))
  const daysTop = 18
  const daysBottom = daysTop + DAYS_HEIGHT
  const costTop = daysBottom + 30
  const costBottom = costTop + COST_HEIGHT
  const scale = (value: number, most: number, top: number, bottom: number) =>
    bottom - (most === 0 ? 0 : (value / (most * 1.05)) * (bottom - top))
  const dayY = (minutes: number) => scale(minutes / MINUTES_A_DAY, days, daysTop, daysBottom)
  const costY = (cents: number) => scale(cents / 100, dollars, costTop, costBottom)
  const label = (text: string, at: number, y: number, anchor: 'start' | 'middle' | 'end') =>
    words(text, at, y, { 'font-size': SIZE, 'text-anchor': anchor, fill: COLOURS.quiet })
  const grid = (ticks: readonly number[], y: (value: number) => number) =>
    ticks.flatMap((tick) => [
      element('line', {
        x1: MARGIN.left,
        x2: WIDTH - MARGIN.right,
        y1: y(tick),
        y2: y(tick),
        stroke: tick === 0 ? COLOURS.quiet : COLOURS.line,
        'stroke-width': tick === 0 ? 1 : 0.7,
      }),
      label(count(tick), MARGIN.left - 7, y(tick) + 3.4, 'end'),
    ])
  const line = (y: (point: ProfilePoint) => number) =>
    element('path', {
      d: pathOf(points.map((point) => [x(point.km), y(point)])),
      fill: 'none',
      stroke: COLOURS.journey,
      'stroke-width': 2.2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    })
  const named = [...steps]
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, MOST_STEPS)
    .sort((a, b) => a.km - b.km)
  const placed: number[] = []
  const labels = named.map((step) => {
    const isLeft = x(step.km) > WIDTH / 2
    let at = dayY(step.minutesBefore + step.minutes / 2)
    while (placed.some((other) => Math.abs(other - at) < SIZE * 1.35)) at -= 2
    placed.push(at)
    const width = widthOf(step.label, SIZE)
    const edge = isLeft
      ? Math.max(x(step.km) - 7, MARGIN.left + width)
      : Math.min(x(step.km) + 7, WIDTH - MARGIN.right - width)
    return label(step.label, edge, at + 3, isLeft ? 'end' : 'start')
  })
  return drawing(
    WIDTH,
    costBottom + 26,
    label(axes.days, MARGIN.left, 10, 'start'),
    ...grid(ticksOf(days, 5), (tick) => dayY(tick * MINUTES_A_DAY)),
    line((point) => dayY(point.minutes)),
    ...labels,
    label(axes.dollars, MARGIN.left, costTop - 8, 'start'),
    ...grid(ticksOf(dollars, 3), (tick) => costY(tick * 100)),
    line((point) => costY(point.costCents)),
    ...ticksOf(total, 7).map((tick) => label(count(tick), x(tick), costBottom + 14, 'middle')),
    label(axes.km, WIDTH - MARGIN.right, costBottom + 24, 'end'),
  )
}

/** Round numbers from 0 up to a value, about so many. */
export function ticksOf(most: number, about: number): number[] {
  if (most <= 0) return [0]
  const rough = most / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((k) => k * power).find((k) => k >= rough)!
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) =>
    Number((i * step).toPrecision(12)),
  )
}
