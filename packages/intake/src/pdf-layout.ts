/**
 * Pieces of text on pages become paragraphs in reading order.
 *
 * Nagy, G. & Seth, S. (1984). Hierarchical representation of optically scanned documents. Proc. 7th
 * Int. Conf. on Pattern Recognition, 347–349: the XY-cut. Here a page is first cut between columns,
 * and between rows only where no such cut exists, so that columns are read one after the other; a
 * table is not cut, because its cells are short. Units are points, x to the right, y downwards.
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
const COLUMN_GAP_EM = 1
const RUN_GAP_EM = 1.6
const FEWEST_COLUMN_LINES = 3
const MOST_ROWS = 400

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
  const found: Run[] = []
  const sorted = pieces.filter((p) => p.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x)
  let row: Piece[] = []
  const end = () => {
    row.sort((a, b) => a.x - b.x)
    for (const piece of row) {
      const last = found.at(-1)
      const near =
        last !== undefined && last.pieces[0] !== undefined && row.includes(last.pieces[0])
      if (near && piece.x - last.right < RUN_GAP_EM * piece.fontSize) {
        last.pieces.push(piece)
        last.right = Math.max(last.right, piece.x + piece.width)
      } else {
        const { x, y, fontSize } = piece
        found.push({ pieces: [piece], left: x, right: x + piece.width, y, fontSize })
      }
    }
    row = []
  }
  for (const piece of sorted) {
    if (row.length > 0 && piece.y - row[0]!.y > 0.4 * Math.max(piece.fontSize, row[0]!.fontSize))
      end()
    row.push(piece)
  }
  end()
  return found
}

/** Cuts a region between columns, else at its widest row gap, else writes its lines. */
function cut(region: readonly Run[], page: number, lines: Line[]): void {
  const columns = columnsOf(region)
  if (columns !== null) {
    for (const column of columns) cut(column, page, lines)
    return
  }
  const rows = rowsOf(region)
  const gap = widestGap(rows)
  if (gap === null || !cutsByRow(rows)) {
    for (const row of rows) lines.push(lineOf(row, page))
    return
  }
  const parts = [rows.slice(0, gap).flat(), rows.slice(gap).flat()]
  // A row gap is worth a cut only when it lets columns appear.
  if (!parts.some((part) => hasColumns(part))) {
    for (const row of rows) lines.push(lineOf(row, page))
    return
  }
  for (const part of parts) cut(part, page, lines)
}

/** Below, no columns fit; above, the search for them would take too long on a page made to be slow. */
const cutsByRow = (rows: readonly Run[][]) =>
  rows.length > FEWEST_COLUMN_LINES && rows.length <= MOST_ROWS

function hasColumns(region: readonly Run[]): boolean {
  if (columnsOf(region) !== null) return true
  const rows = rowsOf(region)
  if (!cutsByRow(rows)) return false
  const gap = widestGap(rows)
  if (gap === null) return false
  return hasColumns(rows.slice(0, gap).flat()) || hasColumns(rows.slice(gap).flat())
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
    if (median(side.map((run) => run.right - run.left)) < 11 * size) return null
  }
  const rtl = region.filter((run) => run.pieces[0]!.rtl).length > region.length / 2
  return rtl ? [sides[1], sides[0]] : sides
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

/** Index of the row below the widest gap; null for fewer than two rows. */
function widestGap(rows: readonly Run[][]): number | null {
  let best: number | null = null
  let widest = 0
  for (let i = 1; i < rows.length; i++) {
    const gap = rows[i]![0]!.y - rows[i - 1]![0]!.y
    if (gap > widest) {
      widest = gap
      best = i
    }
  }
  return best
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
