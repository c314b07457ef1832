/**
 * Markup as a stream: how deep and how large a page is before a tree is built of it, and its plain
 * words where no tree may be built. Up to the deepest nesting, time and memory grow with the length alone.
 *
 * A tree of 20,000 nested elements takes linkedom and Readability most of a minute, and a few
 * thousand nested tables overflow the stack; browsers themselves stop nesting at 512.
 */

import { Parser } from 'htmlparser2'
import { Fault } from './intake-error.ts'

export interface MarkupSize {
  readonly depth: number
  /** Elements and pieces of text; every entity is a piece. */
  readonly nodes: number
  /** The depths of all elements added up: what walks from each to the root cost. */
  readonly weight: number
}

const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'select',
  'head',
])
const BLOCK =
  /^(address|article|aside|blockquote|br|caption|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul)$/

/** htmlparser2 moves its whole stack with each element: ten times as deep takes a hundred times as long. */
const DEEPEST = 20_000

/** Throws Fault for elements nested deeper than in any document that was written to be read. */
export function checkNesting(depth: number): void {
  if (depth > DEEPEST) {
    throw new Fault('too-large', 'has elements nested over 20,000 deep. Save it as plain text.')
  }
}

/** Nesting and number of nodes, counted as the tree builder counts them. Throws Fault for nesting without end. */
export function markupSize(html: string): MarkupSize {
  let at = 0
  let depth = 0
  let nodes = 0
  let weight = 0
  const parser = new Parser({
    onopentag() {
      nodes++
      at++
      weight += at
      if (at > depth) depth = at
      checkNesting(depth)
    },
    ontext() {
      nodes++
    },
    onclosetag() {
      at--
    },
  })
  parser.end(html)
  return { depth, nodes, weight }
}

/** The words of a piece of markup, one line a block, scripts and styles left out. */
export function wordsOf(html: string): string {
  const pieces: string[] = []
  let unread = 0
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread++
      else if (BLOCK.test(name)) pieces.push('\n')
    },
    ontext(text) {
      if (unread === 0) pieces.push(text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread--
      else if (BLOCK.test(name)) pieces.push('\n')
    },
  })
  parser.end(html)
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
