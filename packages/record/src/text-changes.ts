/**
 * What changed between two versions of a text: paragraph by paragraph and, inside a paragraph that was
 * edited, word by word.
 *
 * Myers, E. W. (1986). An O(ND) difference algorithm and its variations. Algorithmica 1, 251–266, as in
 * the `diff` library: a shortest list of edits. Both its cost and its length are bounded by the number of
 * edits, so that texts with more than MOST_EDITS of them are told as wholly replaced from their first
 * change to their last. Paragraphs end at line breaks; their white space is folded.
 *
 * Between two kept paragraphs, the removed and the added ones are paired in order as edits of one another
 * where they share at least EDITED of their words (Sørensen–Dice), so that the shared words are most.
 */

import { diffArrays } from 'diff'

export interface WordChange {
  readonly kind: 'kept' | 'added' | 'removed'
  readonly text: string
}

export interface ParagraphChange {
  readonly kind: 'kept' | 'added' | 'removed' | 'changed'
  /** Of the later text; of a removed paragraph, the earlier. */
  readonly text: string
  /** Of a changed paragraph: together, kept and added words are its text, and kept and removed what it was. */
  readonly words?: readonly WordChange[]
}

export type TextChanges = readonly ParagraphChange[]

const MOST_EDITS = 1000
/** Removed times added paragraphs of one gap that are compared with each other. */
const MOST_PAIRS = 10_000
/** Longer paragraphs are not compared word by word. */
const MOST_TOKENS = 20_000
const EDITED = 0.5

/** The paragraphs of both texts in order; of each gap, what was removed before what was added. */
export function textChanges(before: string, after: string): TextChanges {
  const old = paragraphsOf(before)
  const now = paragraphsOf(after)
  const changes: ParagraphChange[] = []
  let [i, j] = [0, 0]
  for (const run of runsOf(old, now)) {
    if (run.kept > 0) {
      for (const text of now.slice(j, j + run.kept)) changes.push({ kind: 'kept', text })
      i += run.kept
      j += run.kept
      continue
    }
    for (const change of gapOf(old.slice(i, i + run.removed), now.slice(j, j + run.added)))
      changes.push(change)
    i += run.removed
    j += run.added
  }
  return changes
}

function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

interface Run {
  readonly kept: number
  readonly removed: number
  readonly added: number
}

/** A shortest way from one list to another, as counts in turn: kept, or removed and added. */
function runsOf(before: readonly string[], after: readonly string[]): Run[] {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head++
  let tail = 0
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const numbers = new Map<string, number>()
  const numbered = (items: readonly string[]) =>
    items.slice(head, items.length - tail).map((item) => {
      const number = numbers.get(item) ?? numbers.size
      numbers.set(item, number)
      return number
    })
  const [old, now] = [numbered(before), numbered(after)]
  const edits =
    old.length === 0 || now.length === 0
      ? undefined
      : diffArrays(old, now, { maxEditLength: MOST_EDITS })
  const runs: Run[] = []
  if (head > 0) runs.push({ kept: head, removed: 0, added: 0 })
  if (edits === undefined) {
    if (old.length + now.length > 0) runs.push({ kept: 0, removed: old.length, added: now.length })
  } else {
    for (const { value, added, removed } of edits) {
      const last = runs.at(-1)
      const next = {
        kept: added || removed ? 0 : value.length,
        removed: removed ? value.length : 0,
        added: added ? value.length : 0,
      }
      if (next.kept === 0 && last?.kept === 0)
        runs[runs.length - 1] = {
          kept: 0,
          removed: last.removed + next.removed,
          added: last.added + next.added,
        }
      else runs.push(next)
    }
  }
  if (tail > 0) runs.push({ kept: tail, removed: 0, added: 0 })
  return runs
}

/** One gap between kept paragraphs. */
function gapOf(removed: readonly string[], added: readonly string[]): ParagraphChange[] {
  const changes: ParagraphChange[] = []
  let [i, j] = [0, 0]
  const plain = (toI: number, toJ: number) => {
    while (i < toI) changes.push({ kind: 'removed', text: removed[i++]! })
    while (j < toJ) changes.push({ kind: 'added', text: added[j++]! })
  }
  for (const [old, now] of editedPairs(removed, added)) {
    plain(old, now)
    const words = wordChanges(removed[i++]!, added[j]!)
    changes.push({ kind: 'changed', text: added[j++]!, words })
  }
  plain(removed.length, added.length)
  return changes
}

/** Pairs in order, none crossing, with the greatest sum of likeness. */
function editedPairs(removed: readonly string[], added: readonly string[]): [number, number][] {
  const [rows, columns] = [removed.length, added.length]
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return []
  const bags = added.map(bagOf)
  const width = columns + 1
  const likeness = new Float64Array(rows * columns)
  const best = new Float64Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i--) {
    const bag = bagOf(removed[i]!)
    for (let j = columns - 1; j >= 0; j--) {
      const like = dice(bag, bags[j]!)
      likeness[i * columns + j] = like >= EDITED ? like : 0
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
        likeness[i * columns + j]! + best[(i + 1) * width + j + 1]!,
      )
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const here = best[i * width + j]!
    const like = likeness[i * columns + j]!
    if (like > 0 && here === like + best[(i + 1) * width + j + 1]!) pairs.push([i++, j++])
    else if (here === best[(i + 1) * width + j]!) i++
    else j++
  }
  return pairs
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

function bagOf(paragraph: string): Bag {
  const counts = new Map<string, number>()
  let size = 0
  for (const [word] of paragraph.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    if (++size === MOST_TOKENS) break
  }
  return { counts, size }
}

function dice(a: Bag, b: Bag): number {
  const all = a.size + b.size
  if (all === 0 || 2 * Math.min(a.size, b.size) < EDITED * all) return 0
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  let both = 0
  for (const [word, count] of few.counts) both += Math.min(count, many.counts.get(word) ?? 0)
  return (2 * both) / all
}

function wordChanges(before: string, after: string): WordChange[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const runs =
    old.length > MOST_TOKENS || now.length > MOST_TOKENS
      ? [{ kept: 0, removed: old.length, added: now.length }]
      : runsOf(old, now)
  const changes: WordChange[] = []
  let [i, j] = [0, 0]
  const tell = (kind: WordChange['kind'], tokens: readonly string[]) => {
    if (tokens.length > 0) changes.push({ kind, text: tokens.join('') })
  }
  for (const { kept, removed, added } of runs) {
    tell('kept', now.slice(j, j + kept))
    tell('removed', old.slice(i, i + removed))
    tell('added', now.slice(j + kept, j + kept + added))
    i += kept + removed
    j += kept + added
  }
  return changes
}

/** Words, spaces and marks of any script; together they are the text. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}
