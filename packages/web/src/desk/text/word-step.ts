/** Moving the ends of a span by a word, for hands that do not select with a pointer; and a span made tidy. */

import type { Span } from './segments.ts'

export type Edge = 'start' | 'end'

/** The span with one end moved by a word; as it was where there is no word left to take or to leave. */
export function steppedSpan(text: string, span: Span, edge: Edge, way: 'out' | 'in'): Span {
  const [start, end] = span
  if (edge === 'start') {
    const moved = way === 'out' ? wordBefore(text, start) : wordStartAfter(text, start)
    return moved === null || moved >= end ? span : [moved, end]
  }
  const moved = way === 'out' ? wordEndAfter(text, end) : wordEndBefore(text, end)
  return moved === null || moved <= start ? span : [start, moved]
}

function wordBefore(text: string, at: number): number | null {
  let i = at
  while (i > 0 && isSpace(text, i - 1)) i--
  if (i === 0) return null
  while (i > 0 && !isSpace(text, i - 1)) i--
  return i
}

function wordStartAfter(text: string, at: number): number | null {
  let i = at
  while (i < text.length && !isSpace(text, i)) i++
  while (i < text.length && isSpace(text, i)) i++
  return i === text.length ? null : i
}

function wordEndAfter(text: string, at: number): number | null {
  let i = at
  while (i < text.length && isSpace(text, i)) i++
  if (i === text.length) return null
  while (i < text.length && !isSpace(text, i)) i++
  return i
}

function wordEndBefore(text: string, at: number): number | null {
  let i = at
  while (i > 0 && !isSpace(text, i - 1)) i--
  while (i > 0 && isSpace(text, i - 1)) i--
  return i === 0 ? null : i
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at]!)
}

/** Without white space at its ends; null where nothing is left. */
export function trimmedSpan(text: string, [from, to]: Span): Span | null {
  let [start, end] = [Math.max(0, Math.min(from, to)), Math.min(text.length, Math.max(from, to))]
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return start < end ? [start, end] : null
}

/** The words of spans, as the record quotes them. */
export function quoteOf(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' … ')
}
