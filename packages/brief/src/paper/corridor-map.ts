/**
 * A small map of a journey: land, borders, its line, its crossings. Plate carrée with the squeeze of the
 * middle latitude; polygons are clipped to the frame (Sutherland & Hodgman 1974).
 */

import { COLOURS, drawing, element, pathOf, widthOf, words } from './svg.ts'

export type Position = readonly [lon: number, lat: number]

/** Land and borders as the edge has them. */
export interface Land {
  /** Polygons, each a list of rings. */
  readonly land: readonly (readonly (readonly Position[])[])[]
  readonly borders: readonly (readonly Position[])[]
}

export interface MapLeg {
  readonly mode: string
  readonly points: readonly Position[]
}

export interface MapPlace {
  readonly name: string
  readonly at: Position
  readonly kind: 'end' | 'crossing'
}

type Point = readonly [x: number, y: number]

const WIDTH = 640
const MIN_HEIGHT = 260
const MAX_HEIGHT = 460
const SIZE = 9.5
const LEAST_DEGREES = 6

const DASHES: Readonly<Record<string, string>> = { sea: '6 4', ferry: '6 4', air: '2 4' }

export function corridorMap(
  world: Land,
  legs: readonly MapLeg[],
  places: readonly MapPlace[],
  disputed: readonly { west: number; south: number; east: number; north: number }[],
): string {
  const all = [...legs.flatMap(({ points }) => points), ...places.map(({ at }) => at)]
  const { project, height, frame } = projectionOf(all)
  const inFrame = (ring: readonly Position[]) => {
    let west = 180
    let east = -180
    let south = 90
    let north = -90
    for (const [lon, lat] of ring) {
      if (lon < west) west = lon
      if (lon > east) east = lon
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
    return west <= frame.east && east >= frame.west && south <= frame.north && north >= frame.south
  }
  const land = world.land.flatMap((rings) =>
    rings.filter(inFrame).map((ring) => clipped(thinned(ring.map(project)), height)),
  )
  const isDisputed = ([lon, lat]: Position) =>
    disputed.some(
      ({ west, south, east, north }) => lon >= west && lon <= east && lat >= south && lat <= north,
    )
  const borders = { firm: [] as Point[][], disputed: [] as Point[][] }
  for (const border of world.borders) {
    if (!inFrame(border)) continue
    let line: Point[] = []
    let kind = isDisputed(border[0]!)
    for (const position of border) {
      const now = isDisputed(position)
      line.push(project(position))
      if (now !== kind) {
        borders[kind ? 'disputed' : 'firm'].push(line)
        line = [project(position)]
        kind = now
      }
    }
    borders[kind ? 'disputed' : 'firm'].push(line)
  }
  const borderPath = (lines: readonly Point[][]) =>
    lines
      .flatMap((line) => inside(thinned(line), height))
      .map((line) => pathOf(line))
      .join('')
  const journey = legs.filter(({ points }) => points.length > 1)
  const stroke = { fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const
  const parts = [
    element('rect', { x: 0, y: 0, width: WIDTH, height, fill: COLOURS.water }),
    element('path', {
      d: land.map((ring) => pathOf(ring, true)).join(''),
      fill: COLOURS.land,
      'fill-rule': 'evenodd',
    }),
    element('path', {
      d: borderPath(borders.firm),
      ...stroke,
      stroke: COLOURS.border,
      'stroke-width': 0.8,
    }),
    element('path', {
      d: borderPath(borders.disputed),
      ...stroke,
      stroke: COLOURS.border,
      'stroke-width': 0.8,
      'stroke-dasharray': '3 2.5',
    }),
    ...[
      { stroke: '#ffffff', 'stroke-width': 5 },
      { stroke: COLOURS.journey, 'stroke-width': 2.4 },
    ].flatMap((pen) =>
      journey.map(({ mode, points }) =>
        element('path', {
          d: pathOf(points.map(project)),
          ...stroke,
          ...pen,
          ...(DASHES[mode] === undefined ? {} : { 'stroke-dasharray': DASHES[mode]! }),
        }),
      ),
    ),
    ...places.map(({ at, kind }) => {
      const [x, y] = project(at)
      return kind === 'end'
        ? element('circle', {
            cx: x,
            cy: y,
            r: 4,
            fill: COLOURS.ink,
            stroke: '#ffffff',
            'stroke-width': 1.2,
          })
        : element('rect', {
            x: x - 3.2,
            y: y - 3.2,
            width: 6.4,
            height: 6.4,
            fill: COLOURS.journey,
            stroke: '#ffffff',
            'stroke-width': 1,
          })
    }),
    ...labelsOf(places, project, height),
  ].filter((part) => !part.includes(' d=""'))
  return drawing(WIDTH, height, ...parts)
}

function projectionOf(positions: readonly Position[]) {
  let west = Math.min(...positions.map(([lon]) => lon))
  let east = Math.max(...positions.map(([lon]) => lon))
  let south = Math.min(...positions.map(([, lat]) => lat))
  let north = Math.max(...positions.map(([, lat]) => lat))
  const grow = (low: number, high: number, most: number): [number, number] => {
    const margin = Math.max((LEAST_DEGREES - (high - low)) / 2, (high - low) * 0.12, 1)
    return [Math.max(-most, low - margin), Math.min(most, high + margin)]
  }
  ;[west, east] = grow(west, east, 180)
  ;[south, north] = grow(south, north, 85)
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const natural = (WIDTH * (north - south)) / ((east - west) * squeeze)
  const height = Math.round(Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, natural)))
  // The frame keeps its shape: what is short of it grows on both sides.
  const perDegree = Math.min(WIDTH / ((east - west) * squeeze), height / (north - south))
  const wide = WIDTH / (perDegree * squeeze) - (east - west)
  const high = height / perDegree - (north - south)
  west -= wide / 2
  east += wide / 2
  south -= high / 2
  north += high / 2
  return {
    height,
    frame: { west, east, south, north },
    project: ([lon, lat]: Position): Point => [
      (lon - west) * perDegree * squeeze,
      (north - lat) * perDegree,
    ],
  }
}

/** Without points nearer to the last than half a unit: nobody sees them. */
function thinned(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 0.5)
      kept.push(point)
  }
  return kept
}

/** A ring cut to the frame. */
function clipped(ring: readonly Point[], height: number): Point[] {
  type Edge = readonly [axis: 0 | 1, sign: 1 | -1, at: number]
  const edges: readonly Edge[] = [
    [0, 1, 0],
    [0, -1, WIDTH],
    [1, 1, 0],
    [1, -1, height],
  ]
  let points = [...ring]
  for (const [axis, sign, at] of edges) {
    const isIn = (point: Point) => (point[axis] - at) * sign >= 0
    const cut: Point[] = []
    points.forEach((point, i) => {
      const before = points.at(i - 1)!
      if (isIn(point) !== isIn(before)) cut.push(crossing(before, point, axis, at))
      if (isIn(point)) cut.push(point)
    })
    points = cut
  }
  return points
}

function crossing(from: Point, to: Point, axis: 0 | 1, at: number): Point {
  const share = (at - from[axis]) / (to[axis] - from[axis])
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

/** The stretches of a line that touch the frame. */
function inside(line: readonly Point[], height: number): Point[][] {
  const isNear = ([x, y]: Point) => x >= -20 && x <= WIDTH + 20 && y >= -20 && y <= height + 20
  const stretches: Point[][] = []
  let open: Point[] = []
  for (const point of line) {
    if (isNear(point)) open.push([clamp(point[0], WIDTH), clamp(point[1], height)])
    else if (open.length > 0) {
      stretches.push(open)
      open = []
    }
  }
  if (open.length > 0) stretches.push(open)
  return stretches.filter((stretch) => stretch.length > 1)
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Names beside their places, ends first; one that fits nowhere is left out. */
function labelsOf(
  places: readonly MapPlace[],
  project: (at: Position) => Point,
  height: number,
): string[] {
  const taken: Box[] = places.map(({ at }) => {
    const [x, y] = project(at)
    return { x: x - 4, y: y - 4, width: 8, height: 8 }
  })
  const named = new Set<string>()
  const order = [...places].sort((a, b) => Number(b.kind === 'end') - Number(a.kind === 'end'))
  return order.flatMap(({ name, at, kind }) => {
    // Two sides of a border often bear one name.
    if (named.has(name)) return []
    named.add(name)
    const [x, y] = project(at)
    const width = widthOf(name, SIZE)
    const choices: readonly (readonly [x: number, y: number])[] = [
      [x + 8, y],
      [x - 8 - width, y],
      [x - width / 2, y - 12],
      [x - width / 2, y + 12],
    ]
    for (const [left, middle] of choices) {
      const box = { x: left - 2, y: middle - 7, width: width + 4, height: 14 }
      const isFree =
        box.x >= 0 &&
        box.x + box.width <= WIDTH &&
        box.y >= 0 &&
        box.y + box.height <= height &&
        !taken.some((other) => overlaps(box, other))
      if (!isFree) continue
      taken.push(box)
      return [
        words(name, left, middle + 3.4, {
          'font-size': SIZE,
          'font-weight': kind === 'end' ? 600 : 400,
          fill: COLOURS.ink,
          stroke: '#ffffff',
          'stroke-width': 3.2,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        }),
      ]
    }
    return []
  })
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
