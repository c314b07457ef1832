/**
 * Pieces of text on pages become paragraphs in reading order.
 *
 * Nagy, G. & Seth, S. (1984). Hierarchical representation of optically scanned documents. Proc. 7th
 * Int. Conf. on Pattern Recognition, 347–349: the XY-cut. Here a region is first cut between columns.
 * Where a heading or a figure runs across them, the rows between such lines form a band with columns of
 * its own; a cut at the widest row gap, as in the paper, would part columns at every blank line. A table
 * is not cut, because its cells are short. Units are points, x to the right, y downwards.
 */

export interface Piece {
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  readonly fontSize: number
  readonly rtl: boolean
}

export interface LaidOutPage {
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
}

export interface Layout {
  readonly text: string
  /** The paragraph in the largest letters of the first page, if it stands out. */
  readonly title: string | null
  /** Lines dropped because they stand at the same place on many pages. */
  readonly repeated: number
}

/** Pieces on one baseline without a wide gap between them. */
interface Run {
  readonly pieces: Piece[]
  left: number
  right: number
  readonly y: number
  readonly fontSize: number
}

interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly fontSize: number
  readonly page: number
}

/** Share of the page's height at its top and foot where heads and page numbers stand. */
const MARGIN = 0.12
/** Gutters in print are an em wide and words of a justified line seldom stand as far apart as this. */
const COLUMN_GAP_EM = 0.6
const RUN_GAP_EM = 1.6
const FEWEST_COLUMN_LINES = 3
const NARROWEST_COLUMN_EM = 11
/** How far the lines of a column may start apart. */
const EDGE_POINTS = 2
/** Above, the search for columns would take too long on a page made to be slow. */
const MOST_ROWS = 400
const MOST_EDGES = 24

export function layOut(pages: readonly LaidOutPage[]): Layout {
  const linesOf = pages.map((page, number) => {
    const lines: Line[] = []
    cut(runs(page.pieces), number, lines)
    return lines
  })
  const furniture = repeatedLines(linesOf, pages)
  const body = linesOf.flat().filter((line) => !furniture.has(line))
  const paragraphs = joinLines(body)
  return {
    text: paragraphs.map((paragraph) => paragraph.text).join('\n\n'),
    title: titleOf(paragraphs),
    repeated: furniture.size,
  }
}

function runs(pieces: readonly Piece[]): Run[] {
  const rows = pieceRows(pieces)
  const edges = columnEdges(rows)
  return rows.flatMap((row) => {
    const found: Run[] = []
    for (const piece of row) {
      const { x, y, width, fontSize } = piece
      const last = found.at(-1)
      if (last !== undefined && !isApart(last.right, piece, edges)) {
        last.pieces.push(piece)
        last.right = Math.max(last.right, x + width)
      } else found.push({ pieces: [piece], left: x, right: x + width, y, fontSize })
    }
    return found
  })
}

/** True for a wide gap, and for a narrow one where a column begins. */
function isApart(right: number, { x, fontSize }: Piece, edges: readonly number[]): boolean {
  const gap = x - right
  if (gap >= RUN_GAP_EM * fontSize) return true
  if (gap < COLUMN_GAP_EM * fontSize) return false
  return edges.some((edge) => x >= edge - EDGE_POINTS && right <= edge - COLUMN_GAP_EM * fontSize)
}

/** Pieces that share a baseline, from left to right. */
function pieceRows(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = []
  for (const piece of pieces.filter((p) => p.text.trim() !== '').sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    const near = 0.4 * Math.max(piece.fontSize, first?.fontSize ?? 0)
    if (row !== undefined && piece.y - first!.y <= near) row.push(piece)
    else rows.push([piece])
  }
  for (const row of rows) row.sort((a, b) => a.x - b.x)
  return rows
}

/** Where columns beside others begin: lines start there after a gap, and few run across. */
function columnEdges(rows: readonly (readonly Piece[])[]): number[] {
  const starts = rows.flatMap((row) => {
    let right = Number.POSITIVE_INFINITY
    return row.flatMap(({ x, y, width, fontSize }) => {
      const isAfterGap = x - right >= COLUMN_GAP_EM * fontSize
      right = Math.max(right === Number.POSITIVE_INFINITY ? x : right, x + width)
      return isAfterGap ? [{ x, y, size: fontSize }] : []
    })
  })
  return gathered(starts).flatMap(({ x, size, top, foot, lines }) => {
    const across = rows.filter(
      (row) =>
        row[0]!.y >= top &&
        row[0]!.y <= foot &&
        row.some((p) => p.x < x - EDGE_POINTS && p.x + p.width > x - COLUMN_GAP_EM * size),
    )
    return across.length <= lines / 2 ? [x] : []
  })
}

interface Edge {
  /** The leftmost of the starts. */
  readonly x: number
  readonly size: number
  readonly top: number
  readonly foot: number
  readonly lines: number
}

/** Starts of lines at the same place, the most common places first. */
function gathered(
  starts: readonly { readonly x: number; readonly y: number; readonly size: number }[],
): Edge[] {
  const edges: (Edge & { top: number; foot: number; lines: number })[] = []
  for (const { x, y, size } of [...starts].sort((a, b) => a.x - b.x)) {
    const last = edges.at(-1)
    if (last === undefined || x - last.x > EDGE_POINTS) {
      edges.push({ x, size, top: y, foot: y, lines: 1 })
      continue
    }
    last.top = Math.min(last.top, y)
    last.foot = Math.max(last.foot, y)
    last.lines++
  }
  return edges
    .filter(({ lines }) => lines >= FEWEST_COLUMN_LINES)
    .sort((a, b) => b.lines - a.lines)
    .slice(0, MOST_EDGES)
}

/** Cuts a region between columns, else around a band that has columns, else writes its lines. */
function cut(region: readonly Run[], page: number, lines: Line[]): void {
  const columns = columnsOf(region)
  if (columns !== null) {
    for (const column of columns) cut(column, page, lines)
    return
  }
  const rows = rowsOf(region)
  const band = bandOf(rows)
  if (band === null) {
    for (const row of rows) lines.push(lineOf(row, page))
    return
  }
  const [from, to] = band
  for (const part of [rows.slice(0, from), rows.slice(from, to), rows.slice(to)]) {
    if (part.length > 0) cut(part.flat(), page, lines)
  }
}

/** The rows, from and up to, between which columns stand longest; null where none do. */
function bandOf(rows: readonly Run[][]): [number, number] | null {
  if (rows.length <= FEWEST_COLUMN_LINES || rows.length > MOST_ROWS) return null
  const all = rows.flat()
  const size = median(all.map((run) => run.fontSize))
  const left = all.reduce((x, run) => Math.min(x, run.left), Number.POSITIVE_INFINITY)
  const starts = all.filter((run) => run.left > left + NARROWEST_COLUMN_EM * size)
  const edges = gathered(starts.map((run) => ({ x: run.left, y: run.y, size: run.fontSize })))
  let best: [number, number] | null = null
  for (const { x } of edges) {
    const crosses = (run: Run) => run.left < x && run.right > x - COLUMN_GAP_EM * size
    for (let from = 0; from < rows.length; from++) {
      let to = from
      while (to < rows.length && !rows[to]!.some(crosses)) to++
      to = footOf(rows, from, to, x)
      const isLonger = best === null || to - from > best[1] - best[0]
      const isWhole = from === 0 && to === rows.length
      if (isLonger && !isWhole && columnsOf(rows.slice(from, to).flat()) !== null) best = [from, to]
      from = to
    }
  }
  return best
}

/** Where the band ends: before lines of the left side alone that stand off below the last of the right. */
function footOf(rows: readonly Run[][], from: number, to: number, x: number): number {
  const steps = rows.slice(from + 1, to).map((row, i) => row[0]!.y - rows[from + i]![0]!.y)
  const spacing = median(steps)
  let last = to
  while (last > from && rows[last - 1]!.every((run) => run.left < x)) last--
  if (last === from) return to
  for (let i = last; i < to; i++) {
    if (rows[i]![0]!.y - rows[i - 1]![0]!.y > 1.8 * spacing) return i
  }
  return to
}

/** Two sides of a white strip that crosses the whole region, in reading order; or null. */
function columnsOf(region: readonly Run[]): [Run[], Run[]] | null {
  if (region.length < 2 * FEWEST_COLUMN_LINES) return null
  const sorted = [...region].sort((a, b) => a.left - b.left)
  const size = median(region.map((run) => run.fontSize))
  let right = sorted[0]!.right
  let best = -1
  let bestGap = COLUMN_GAP_EM * size
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]!.left - right
    if (gap > bestGap) {
      bestGap = gap
      best = i
    }
    right = Math.max(right, sorted[i]!.right)
  }
  if (best === -1) return null
  const sides: [Run[], Run[]] = [sorted.slice(0, best), sorted.slice(best)]
  for (const side of sides) {
    if (rowsOf(side).length < FEWEST_COLUMN_LINES) return null
    // Cells of a table are short; lines of a column are not.
    const width = median(side.map((run) => run.right - run.left))
    if (width < NARROWEST_COLUMN_EM * size) return null
  }
  if (!standBeside(...sides)) return null
  const rtl = region.filter((run) => run.pieces[0]!.rtl).length > region.length / 2
  return rtl ? [sides[1], sides[0]] : sides
}

/** True unless one ends about where the other begins: then they follow each other down the page. */
function standBeside(one: readonly Run[], other: readonly Run[]): boolean {
  const highest = (side: readonly Run[]) =>
    side.reduce((y, run) => Math.min(y, run.y), Number.POSITIVE_INFINITY)
  const lowest = (side: readonly Run[]) =>
    side.reduce((y, run) => Math.max(y, run.y), Number.NEGATIVE_INFINITY)
  return Math.min(lowest(one), lowest(other)) > Math.max(highest(one), highest(other))
}

function rowsOf(region: readonly Run[]): Run[][] {
  const rows: Run[][] = []
  for (const run of [...region].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1)
    if (row !== undefined && run.y - row[0]!.y <= 0.4 * Math.max(run.fontSize, row[0]!.fontSize)) {
      row.push(run)
    } else rows.push([run])
  }
  return rows
}

function lineOf(row: readonly Run[], page: number): Line {
  const pieces = row.flatMap((run) => run.pieces)
  const letters = (list: readonly Piece[]) => list.reduce((sum, p) => sum + p.text.length, 0)
  const rtl = letters(pieces.filter((p) => p.rtl)) > letters(pieces) / 2
  return {
    text: rtl
      ? wordsOf(rightToLeft(pieces)).replaceAll('\t', ' ')
      : wordsOf([...pieces].sort((a, b) => a.x - b.x)),
    left: Math.min(...row.map((run) => run.left)),
    right: Math.max(...row.map((run) => run.right)),
    y: row[0]!.y,
    fontSize: Math.max(...row.map((run) => run.fontSize)),
    page,
  }
}

/** From the right; what runs left to right within the line, numbers and names, keeps its order. */
function rightToLeft(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => b.x - a.x)
  const ordered: Piece[] = []
  let ltr: Piece[] = []
  for (const piece of sorted) {
    if (piece.rtl) {
      ordered.push(...ltr.reverse(), piece)
      ltr = []
    } else ltr.push(piece)
  }
  ordered.push(...ltr.reverse())
  return ordered
}

function wordsOf(pieces: readonly Piece[]): string {
  let text = ''
  let previous: Piece | null = null
  for (const piece of pieces) {
    if (previous !== null) {
      const [a, b] = previous.x < piece.x ? [previous, piece] : [piece, previous]
      const gap = b.x - (a.x + a.width)
      if (gap > RUN_GAP_EM * piece.fontSize) text += '\t'
      else if (gap > 0.15 * piece.fontSize && !text.endsWith(' ')) text += ' '
    }
    text += piece.text
    previous = piece
  }
  return text
    .replace(/[^\S\t]+/g, ' ')
    .replace(/ *\t */g, '\t')
    .trim()
}

/** Lines in the margins that stand at the same height on many pages, and page numbers. */
function repeatedLines(
  linesOf: readonly (readonly Line[])[],
  pages: readonly LaidOutPage[],
): Set<Line> {
  const repeated = new Set<Line>()
  if (pages.length < 2) return repeated
  const groups = new Map<string, Line[]>()
  for (const [number, lines] of linesOf.entries()) {
    const { height } = pages[number]!
    for (const line of lines) {
      if (line.y > height * MARGIN && line.y < height * (1 - MARGIN)) continue
      if (
        /^\P{L}{0,12}$|^\p{L}{1,8}\.? ?\d{1,4}( ?\p{L}{1,4} ?\d{1,4})?$/u.test(line.text) &&
        /\d/.test(line.text)
      ) {
        repeated.add(line)
        continue
      }
      const key = `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, '#').toLowerCase()}`
      groups.set(key, [...(groups.get(key) ?? []), line])
    }
  }
  const enough = Math.max(2, Math.ceil(pages.length * 0.4))
  for (const lines of groups.values()) {
    if (new Set(lines.map((line) => line.page)).size < enough) continue
    for (const line of lines) repeated.add(line)
  }
  return repeated
}

interface Paragraph {
  text: string
  readonly fontSize: number
  readonly page: number
}

function joinLines(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const spacing = median(
    lines.slice(1).flatMap((line, i) => {
      const step = line.y - lines[i]!.y
      return lines[i]!.page === line.page && step > 0 ? [step] : []
    }),
  )
  const width = percentile(
    lines.map((line) => line.right - line.left),
    0.8,
  )
  const usual = { spacing, width, fontSize: median(lines.map((line) => line.fontSize)) }
  const hyphenated = wordsWithHyphen(lines)
  let previous: Line | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (previous === null || last === undefined || startsParagraph(previous, line, usual)) {
      paragraphs.push({ text: line.text, fontSize: line.fontSize, page: line.page })
    } else last.text = joined(last.text, line.text, hyphenated)
    previous = line
  }
  return paragraphs
}

const LIST_ITEM = /^([•▪●◦–—*-]\s|\(?(\d{1,3}|[a-zа-я]|[ivx]{1,4})[.)]\s)/i

function startsParagraph(
  previous: Line,
  line: Line,
  usual: { readonly spacing: number; readonly width: number; readonly fontSize: number },
): boolean {
  const ended = /[.!?:;»”"]$/.test(previous.text)
  if (/\p{L}[-\u00AD]$/u.test(previous.text) && /^\p{L}/u.test(line.text)) return false
  if (line.text.includes('\t') || previous.text.includes('\t')) return true
  if (LIST_ITEM.test(line.text)) return true
  if (Math.abs(line.fontSize - previous.fontSize) > 0.15 * previous.fontSize) return true
  const step = line.y - previous.y
  // The next column or page: the sentence goes on unless it has ended.
  if (line.page !== previous.page || step < 0) return ended || /^\p{Lu}/u.test(line.text)
  const scale = Math.max(1, line.fontSize / usual.fontSize)
  if (step > usual.spacing * 1.35 * scale) return true
  const heading = scale > 1.15
  const short = !heading && previous.right - previous.left < usual.width * 0.75
  if (short && (ended || /^\p{Lu}/u.test(line.text))) return true
  return ended && line.left - previous.left > line.fontSize && previous.right > line.left
}

/** A word broken at the line's end is made whole; a hyphen the text uses elsewhere stays. */
function joined(before: string, after: string, hyphenated: ReadonlySet<string>): string {
  const head = /(\p{L}+)[-\u00AD]$/u.exec(before)
  const tail = /^\p{L}+/u.exec(after)
  if (head === null || tail === null)
    return /[-–—/]$/.test(before) ? before + after : `${before} ${after}`
  const keep = hyphenated.has(`${head[1]}-${tail[0]}`.toLowerCase()) || /^\p{Lu}/u.test(after)
  return (keep && !before.endsWith('\u00AD') ? before : before.slice(0, -1)) + after
}

function wordsWithHyphen(lines: readonly Line[]): Set<string> {
  const words = new Set<string>()
  for (const line of lines) {
    for (const [word] of line.text.matchAll(/\p{L}+-\p{L}+/gu)) words.add(word.toLowerCase())
  }
  return words
}

function titleOf(paragraphs: readonly Paragraph[]): string | null {
  const first = paragraphs.filter((p) => p.page === 0 && /\p{L}{3}/u.test(p.text))
  const body = percentile(
    first.map((p) => p.fontSize),
    0.5,
  )
  const largest = Math.max(...first.map((p) => p.fontSize), 0)
  if (largest === 0 || largest < body * 1.15) return null
  const title = first.find((p) => p.fontSize > largest * 0.98)!.text
  return title.length <= 250 ? title : null
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const median = (values: readonly number[]) => percentile(values, 0.5)
