/**
 * A text cut where anything begins or ends that is marked in it: spans that are lit, spans of other proposals,
 * names. Offsets are UTF-16 code units, as everywhere. The segments of all paragraphs, put together with the
 * line breaks between them, are the text.
 */

export type Span = readonly [start: number, end: number]

export interface Marked {
  readonly start: number
  readonly end: number
}

export interface TextMarks {
  /** Spans of what is looked at. */
  readonly lit: readonly Span[]
  /** Spans of proposals, by their ids. */
  readonly proposals: readonly { readonly id: string; readonly spans: readonly Span[] }[]
  readonly mentions: readonly Marked[]
}

export interface Segment {
  readonly start: number
  readonly end: number
  readonly lit: boolean
  readonly proposals: readonly string[]
  /** Index of the mention it belongs to; null outside names. */
  readonly mention: number | null
}

export interface Paragraph {
  readonly start: number
  /** Before the line break. */
  readonly end: number
  readonly segments: readonly Segment[]
}

interface Interval extends Marked {
  readonly kind: 'lit' | 'proposal' | 'mention'
  readonly id: string
  readonly index: number
}

/** Every line of the text, empty ones too, each cut into segments. */
export function paragraphsOf(text: string, marks: TextMarks): Paragraph[] {
  const intervals = intervalsOf(text.length, marks)
  const paragraphs: Paragraph[] = []
  let active: Interval[] = []
  let next = 0
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    active = active.filter((one) => one.end > start)
    while (next < intervals.length && intervals[next]!.start < end) {
      const one = intervals[next++]!
      if (one.end > start) active.push(one)
    }
    paragraphs.push({ start, end, segments: segmentsOf(start, end, active) })
    start = end + 1
  }
  return paragraphs
}

/**
 * True for a line that was broken by hand and goes on in `next`: it ends inside a word, or inside a sentence and
 * is too long for a heading. A blank line ends a paragraph whatever stands before it.
 */
export function runsOn(text: string, line: Marked, next: Marked | undefined): boolean {
  if (next === undefined || text.slice(next.start, next.end).trim() === '') return false
  return BROKEN.test(text.slice(line.start, line.end))
}

const BROKEN = /(?:^.{40,110}[\p{L}\p{N},]|\p{L}-)\s*$/u

/** Within the text, in the order of their beginnings; what is empty there marks nothing. */
function intervalsOf(length: number, { lit, proposals, mentions }: TextMarks): Interval[] {
  const all: Interval[] = []
  const add = (kind: Interval['kind'], id: string, index: number, from: number, to: number) => {
    const [start, end] = [Math.max(0, from), Math.min(length, to)]
    if (start < end) all.push({ kind, id, index, start, end })
  }
  for (const [start, end] of lit) add('lit', '', 0, start, end)
  for (const { id, spans } of proposals)
    for (const [start, end] of spans) add('proposal', id, 0, start, end)
  mentions.forEach(({ start, end }, i) => {
    add('mention', '', i, start, end)
  })
  return all.sort((a, b) => a.start - b.start)
}

function segmentsOf(start: number, end: number, active: readonly Interval[]): Segment[] {
  const cuts = new Set([start, end])
  for (const one of active) {
    if (one.start > start) cuts.add(one.start)
    if (one.end < end) cuts.add(one.end)
  }
  const at = [...cuts].sort((a, b) => a - b)
  return at.slice(1).map((to, i): Segment => {
    const from = at[i]!
    const here = active.filter((one) => one.start < to && one.end > from)
    return {
      start: from,
      end: to,
      lit: here.some(({ kind }) => kind === 'lit'),
      proposals: [...new Set(here.flatMap(({ kind, id }) => (kind === 'proposal' ? id : [])))],
      mention: here.find(({ kind }) => kind === 'mention')?.index ?? null,
    }
  })
}
