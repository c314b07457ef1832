/**
 * Setting text for a terminal: ink, wrapped lines, aligned columns, blocks.
 *
 * Everything here is text in, lines out. Text is wrapped before it is inked, so that no line holds half
 * an escape sequence, and every width is counted in columns of the terminal, not in characters.
 */

import { styleText } from 'node:util'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

export interface Paper {
  /** Columns of the terminal; no line is wider. */
  readonly width: number
  readonly color: boolean
}

/** What a colour means; never used for decoration. */
export type Tone =
  | 'plain'
  | 'strong'
  | 'quiet'
  | 'word'
  | 'deed'
  | 'stopped'
  | 'gone'
  | 'alarm'
  | 'heading'

const INKS = {
  strong: 'bold',
  quiet: 'gray',
  word: 'blue',
  deed: 'green',
  stopped: 'yellow',
  gone: 'gray',
  alarm: 'red',
  heading: 'bold',
} as const

export function ink(paper: Paper, text: string, tone: Tone): string {
  if (!paper.color || tone === 'plain' || text === '') return text
  return styleText(INKS[tone], text, { validateStream: false })
}

/** Lines of prose are not set wider than this: longer ones are hard to read. */
const MEASURE = 76
const INDENT = 2
const GAP = 2
/** A column that wraps is not set narrower while another can be folded into it. */
const NARROWEST_FLEX = 34
/** Nor narrower than this while it has any neighbour. */
const NARROWEST_LAST = 8

/** Lines of at most `width` columns. A word longer than that breaks after a dash, or anywhere. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(1, width)
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  const add = (piece: string, gap: string) => {
    const pieceWidth = stringWidth(piece)
    if (lineWidth > 0 && lineWidth + gap.length + pieceWidth > room) {
      lines.push(line)
      line = ''
      lineWidth = 0
    }
    const lead = lineWidth === 0 ? '' : gap
    line += lead + piece
    lineWidth += lead.length + pieceWidth
  }
  for (const word of printable(text).split(/ +/)) {
    if (stringWidth(word) <= room) {
      add(word, ' ')
      continue
    }
    const parts = word
      .split(/(?<=[–—/-])/)
      .flatMap((part) => wrapAnsi(part, room, { hard: true, trim: false }).split('\n'))
    parts.forEach((part, i) => {
      add(part, i === 0 ? ' ' : '')
    })
  }
  return [...lines, line]
}

/** Text whose lines are too long for the width folded, each under its own beginning. */
export function fitted(text: string, width: number): string {
  const lines = text.split('\n').flatMap((line) => {
    if (stringWidth(line) <= width) return [line]
    const indent = ' '.repeat(Math.min(line.search(/\S|$/), width - 1))
    return wrap(line, width - indent.length).map((part) => indent + part)
  })
  return lines.join('\n')
}

/** Text without control characters: what a source wrote must not move the cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, (run) => (/\s/.test(run) ? ' ' : '')).trim()
}

/** The text in one line, cut with an ellipsis where it is too long. */
export function clip(text: string, width: number): string {
  const clean = printable(text)
  if (stringWidth(clean) <= width) return clean
  const [first = ''] = wrapAnsi(clean, Math.max(1, width - 1), { hard: true }).split('\n')
  return `${first.trimEnd()}…`
}

/** A paragraph, indented, no wider than is good to read. */
export function prose(paper: Paper, text: string, tone: Tone = 'plain', indent = 0): string[] {
  const width = Math.min(paper.width - indent, MEASURE)
  return wrap(text, width).map((line) => `${' '.repeat(indent)}${ink(paper, line, tone)}`)
}

/** A paragraph of runs, some of them in another ink. */
export function runs(
  paper: Paper,
  parts: readonly { readonly text: string; readonly tone: Tone }[],
): string[] {
  const text = parts.map((part) => ink(paper, part.text, part.tone)).join('')
  return wrapAnsi(text, Math.min(paper.width, MEASURE), { trim: true }).split('\n')
}

/** One text at the left edge and one at the right; under each other when they do not fit. */
export function ends(paper: Paper, left: string, right: string, tone: Tone = 'heading'): string[] {
  const room = paper.width - stringWidth(left) - stringWidth(right)
  if (room >= GAP)
    return [`${ink(paper, left, tone)}${' '.repeat(room)}${ink(paper, right, 'quiet')}`]
  return [
    ...wrap(left, paper.width).map((line) => ink(paper, line, tone)),
    ...wrap(right, paper.width).map((line) => ink(paper, line, 'quiet')),
  ]
}

/** A heading over its lines; nothing when there are none. */
export function section(paper: Paper, heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  return [...wrap(heading, paper.width).map((line) => ink(paper, line, 'heading')), ...lines]
}

/** Blocks of lines as text, one blank line between. */
export function sheet(...blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

export interface Inked {
  readonly text: string
  readonly tone: Tone
}
/** One text, or paragraphs under each other. */
export type Cell = string | Inked | readonly (string | Inked)[]

export interface Column {
  readonly align?: 'left' | 'right'
  /** Takes the room that is left, and wraps. One column of a table does. */
  readonly flex?: boolean
  /** On narrow paper it goes under the flexible column; the highest number first. */
  readonly folds?: number
}

/** A row of cells, or a heading between rows. */
export type Row = readonly Cell[] | { readonly heading: string }

/** Rows in aligned columns, indented. */
export function table(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly Row[],
  indent = INDENT,
): string[] {
  const cells = rows.map((row) => ('heading' in row ? null : row.map(paragraphs)))
  const natural = columns.map((_, c) =>
    Math.max(0, ...cells.flatMap((row) => row?.[c]?.map((part) => stringWidth(part.text)) ?? [])),
  )
  const flex = columns.findIndex((column) => column.flex)
  const shown = new Set([...columns.keys()].filter((c) => natural[c]! > 0 || c === flex))
  const roomFor = () =>
    paper.width -
    indent -
    [...shown].reduce((sum, c) => sum + (c === flex ? 0 : natural[c]!), 0) -
    GAP * (shown.size - 1)
  const foldable = [...columns.keys()]
    .filter((c) => columns[c]!.folds !== undefined && shown.has(c))
    .sort((a, b) => columns[b]!.folds! - columns[a]!.folds!)
  const folded: number[] = []
  while (
    flex !== -1 &&
    foldable.length > 0 &&
    roomFor() < Math.min(NARROWEST_FLEX, natural[flex]!)
  ) {
    const c = foldable.shift()!
    shown.delete(c)
    folded.push(c)
  }
  if (flex !== -1 && roomFor() < NARROWEST_LAST) {
    for (const c of [...shown].filter((c) => c !== flex)) {
      shown.delete(c)
      folded.push(c)
    }
  }
  folded.sort((a, b) => a - b)
  const widths = columns.map((_, c) =>
    c === flex
      ? Math.max(1, Math.min(roomFor(), Math.max(natural[c]!, ...folded.map((f) => natural[f]!))))
      : natural[c]!,
  )
  return rows.flatMap((row, r) => {
    if ('heading' in row)
      return [...(r === 0 ? [] : ['']), ...prose(paper, row.heading, 'quiet', indent)]
    return lineUp(cells[r]!)
  })

  function lineUp(row: readonly Inked[][]): string[] {
    const order = [...shown].sort((a, b) => a - b)
    const stacks = order.map((c) => {
      const parts =
        c === flex ? [...row[c]!, ...joined(folded.flatMap((f) => row[f] ?? []))] : row[c]!
      const room = Math.min(widths[c]!, paper.width - indent)
      return parts
        .filter((part) => part.text !== '')
        .flatMap((part) => wrap(part.text, room).map((text) => ({ text, tone: part.tone })))
    })
    const height = Math.max(1, ...stacks.map((stack) => stack.length))
    return Array.from({ length: height }, (_, line) => {
      const set = order.map((c, k) => {
        const { text, tone } = stacks[k]![line] ?? { text: '', tone: 'plain' as const }
        const pad = ' '.repeat(Math.max(0, widths[c]! - stringWidth(text)))
        const inked = ink(paper, text, tone)
        return columns[c]!.align === 'right' ? `${pad}${inked}` : `${inked}${pad}`
      })
      return `${' '.repeat(indent)}${set.join(' '.repeat(GAP))}`.trimEnd()
    })
  }
}

/** Quiet parts in one paragraph; the others stay on their own. */
function joined(parts: readonly Inked[]): Inked[] {
  const others = parts.filter((part) => part.tone !== 'quiet')
  const quiet = parts.filter((part) => part.tone === 'quiet' && part.text !== '')
  return [...others, { text: quiet.map((part) => part.text).join(' · '), tone: 'quiet' }]
}

function paragraphs(cell: Cell): Inked[] {
  const parts = (Array.isArray(cell) ? cell : [cell]) as readonly (string | Inked)[]
  return parts.map((part) => {
    const inked = typeof part === 'string' ? { text: part, tone: 'plain' as const } : part
    return { ...inked, text: printable(inked.text) }
  })
}

/** Names and what they are, in two columns; entries without a text are left out. */
export function facts(
  paper: Paper,
  entries: readonly (readonly [name: string, value: Cell])[],
): string[] {
  const rows = entries
    .filter(([, value]) => paragraphs(value).some((part) => part.text !== ''))
    .map(([name, value]) => [{ text: name, tone: 'quiet' as const }, value])
  const width = Math.min(paper.width, MEASURE + INDENT + 18)
  return table({ ...paper, width }, [{}, { flex: true }], rows)
}
