/**
 * Ways of ships for a map: from port to port over water, by a search over a grid.
 *
 * Cells are squares of `STEP` degrees, land where their centre lies on land. Land may be passed at a high
 * price, so that ports behind a cape, straits narrower than a cell and canals are found; a cell at the shore
 * costs a little more than open water, so that lanes keep off it. Lanes are for drawing: distances come
 * from the pack.
 *
 * Hart, P. E., Nilsson, N. J., Raphael, B. (1968). A Formal Basis for the Heuristic Determination of Minimum
 * Cost Paths. IEEE Transactions on Systems Science and Cybernetics 4(2). doi:10.1109/TSSC.1968.300136
 */

export type Position = readonly [lon: number, lat: number]
type Ring = readonly (readonly number[])[]

const STEP = 0.25
const LAND_COST = 40
const SHORE_COST = 1.6
/** How far a lane may lead beyond the box of its ports, in degrees. */
const MARGIN = { lon: 8, lat: 26 }
const RADIANS = Math.PI / 180

export interface Sea {
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  /** Price of a cell, row by row from the south. */
  readonly cost: Float32Array
}

/** The waters around some ports. `land` holds polygons, each a list of rings. */
export function seaAround(ports: readonly Position[], land: readonly (readonly Ring[])[]): Sea {
  const lons = ports.map(([lon]) => lon)
  const lats = ports.map(([, lat]) => lat)
  const west = Math.min(...lons) - MARGIN.lon
  const south = Math.max(-80, Math.min(...lats) - MARGIN.lat)
  const columns = Math.ceil((Math.max(...lons) + MARGIN.lon - west) / STEP)
  const rows = Math.ceil((Math.min(80, Math.max(...lats) + MARGIN.lat) - south) / STEP)
  const isLand = new Uint8Array(columns * rows)
  for (const rings of land) fillPolygon(rings, { west, south, columns, rows }, isLand)
  const cost = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      cost[cell] = isLand[cell] === 1 ? LAND_COST : atShore(row, column) ? SHORE_COST : 1
    }
  }
  return { west, south, columns, rows, cost }

  function atShore(row: number, column: number): boolean {
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        if (isLand[r * columns + c] === 1) return true
      }
    }
    return false
  }
}

/** Marks the cells whose centre lies in a polygon, by the even-odd rule along each row. */
function fillPolygon(
  rings: readonly Ring[],
  { west, south, columns, rows }: Omit<Sea, 'cost'>,
  isLand: Uint8Array,
): void {
  const hits = new Map<number, number[]>()
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1] as [number, number]
      const [x2, y2] = ring[i] as [number, number]
      if (y1 === y2) continue
      const first = Math.max(0, Math.ceil((Math.min(y1, y2) - south) / STEP - 0.5))
      const last = Math.min(rows - 1, Math.ceil((Math.max(y1, y2) - south) / STEP - 0.5) - 1)
      for (let row = first; row <= last; row++) {
        const y = south + (row + 0.5) * STEP
        const x = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)
        const known = hits.get(row)
        if (known === undefined) hits.set(row, [x])
        else known.push(x)
      }
    }
  }
  for (const [row, xs] of hits) {
    xs.sort((a, b) => a - b)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const first = Math.max(0, Math.ceil((xs[i]! - west) / STEP - 0.5))
      const last = Math.min(columns - 1, Math.ceil((xs[i + 1]! - west) / STEP - 0.5) - 1)
      for (let column = first; column <= last; column++) isLand[row * columns + column] = 1
    }
  }
}

const MOVES = [-1, 0, 1].flatMap((dr) =>
  [-1, 0, 1].filter((dc) => dr !== 0 || dc !== 0).map((dc) => [dr, dc] as const),
)

/** The lane between two ports, both ends included. */
export function seaLane(sea: Sea, from: Position, to: Position): Position[] {
  const start = cellAt(sea, from)
  const goal = cellAt(sea, to)
  const { columns, rows, cost } = sea
  const best = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY)
  const came = new Int32Array(columns * rows).fill(-1)
  const queue = createHeap()
  best[start] = 0
  queue.push(start, 0)
  for (let cell = queue.pop(); cell !== -1 && cell !== goal; cell = queue.pop()) {
    const row = Math.floor(cell / columns)
    const column = cell % columns
    const squeeze = Math.cos(latOf(sea, row) * RADIANS)
    for (const [dr, dc] of MOVES) {
      const r = row + dr
      const c = column + dc
      if (r < 0 || r >= rows || c < 0 || c >= columns) continue
      const next = r * columns + c
      const length = Math.hypot(dr, dc * squeeze)
      const price = best[cell]! + length * ((cost[cell]! + cost[next]!) / 2)
      if (price >= best[next]!) continue
      best[next] = price
      came[next] = cell
      queue.push(next, price + remaining(next))
    }
  }
  const cells: number[] = []
  for (let cell = goal; cell !== -1; cell = came[cell]!) cells.unshift(cell)
  const turns = pulled(sea, cells)
  const middle = turns.slice(1, -1).map((cell) => centreOf(sea, cell))
  return smoothed([from, ...middle, to])

  /** No way is shorter than the straight one where a degree of longitude is shortest. */
  function remaining(cell: number): number {
    const dr = Math.floor(cell / columns) - Math.floor(goal / columns)
    const dc = (cell % columns) - (goal % columns)
    const polar = Math.max(Math.abs(sea.south), Math.abs(latOf(sea, rows)))
    return Math.hypot(dr, dc * Math.cos(Math.min(89, polar) * RADIANS))
  }
}

/** Only the cells at which the lane has to turn: in between, the straight way is open water. */
function pulled(sea: Sea, cells: readonly number[]): number[] {
  const kept = [cells[0]!]
  let at = 0
  while (at < cells.length - 1) {
    let far = at + 1
    for (let ahead = cells.length - 1; ahead > far; ahead--) {
      if (isOpen(sea, cells[at]!, cells[ahead]!)) far = ahead
    }
    kept.push(cells[far]!)
    at = far
  }
  return kept
}

function isOpen(sea: Sea, a: number, b: number): boolean {
  const { columns, cost } = sea
  const [r1, c1] = [Math.floor(a / columns), a % columns]
  const [r2, c2] = [Math.floor(b / columns), b % columns]
  const steps = 2 * Math.max(Math.abs(r2 - r1), Math.abs(c2 - c1))
  for (let i = 1; i < steps; i++) {
    const row = Math.round(r1 + ((r2 - r1) * i) / steps)
    const column = Math.round(c1 + ((c2 - c1) * i) / steps)
    if (cost[row * columns + column] !== 1) return false
  }
  return true
}

/** Corners cut twice, after Chaikin, but never so far that a cape would be cut off; the ends stay. */
function smoothed(points: readonly Position[]): Position[] {
  let line = [...points]
  for (let round = 0; round < 2; round++) {
    line = line.flatMap((point, i): Position[] => {
      if (i === 0 || i === line.length - 1) return [point]
      return [towards(point, line[i - 1]!), towards(point, line[i + 1]!)]
    })
  }
  return line
}

function towards([x1, y1]: Position, [x2, y2]: Position): Position {
  const share = Math.min(0.25, STEP / Math.hypot(x2 - x1, y2 - y1))
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share]
}

function cellAt({ west, south, columns, rows }: Sea, [lon, lat]: Position): number {
  const column = Math.min(columns - 1, Math.max(0, Math.floor((lon - west) / STEP)))
  const row = Math.min(rows - 1, Math.max(0, Math.floor((lat - south) / STEP)))
  return row * columns + column
}

function centreOf(sea: Sea, cell: number): Position {
  return [
    sea.west + ((cell % sea.columns) + 0.5) * STEP,
    latOf(sea, Math.floor(cell / sea.columns)),
  ]
}

function latOf(sea: Sea, row: number): number {
  return sea.south + (row + 0.5) * STEP
}

/** A binary heap of cells by price; a cell may stand in it more than once, the cheapest comes first. */
function createHeap() {
  const cells: number[] = []
  const prices: number[] = []
  const swap = (a: number, b: number) => {
    ;[cells[a], cells[b]] = [cells[b]!, cells[a]!]
    ;[prices[a], prices[b]] = [prices[b]!, prices[a]!]
  }
  return {
    push(cell: number, price: number): void {
      let at = cells.push(cell) - 1
      prices.push(price)
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (prices[parent]! <= prices[at]!) break
        swap(parent, at)
        at = parent
      }
    },
    /** The cheapest cell; -1 when there is none. */
    pop(): number {
      if (cells.length === 0) return -1
      swap(0, cells.length - 1)
      const cell = cells.pop()!
      prices.pop()
      let at = 0
      for (;;) {
        const left = 2 * at + 1
        if (left >= cells.length) break
        const right = left + 1
        const child = right < cells.length && prices[right]! < prices[left]! ? right : left
        if (prices[at]! <= prices[child]!) break
        swap(at, child)
        at = child
      }
      return cell
    },
  }
}
