/**
 * What became of the claims of a text when it was read again.
 *
 * Two claims belong together as in scoring: their acts are of one group, and their places share at least
 * half of the shorter one. Where the text itself has changed, places mean nothing and words decide:
 * at least SAME_WORDS of them in common (Sørensen–Dice over words, each as often as it stands there).
 * One to one, greedily: the best first, and among equals those that say the same.
 */

import type { Act } from './acts.ts'
import type { Proposal } from './read/index.ts'

/** What is compared; claims and proposals of a reading both have it. */
export type ComparableClaim = Pick<
  Proposal,
  'spans' | 'act' | 'modality' | 'by' | 'saidBy' | 'about' | 'new' | 'amounts' | 'when' | 'quote'
>

/** Indices into the earlier and the later claims, each list in the order of the earlier or, for what was added, the later. */
export interface ClaimChanges {
  /** Alike in everything but words and place. */
  readonly same: readonly (readonly [before: number, after: number])[]
  readonly changed: readonly (readonly [before: number, after: number])[]
  readonly gone: readonly number[]
  readonly added: readonly number[]
}

export interface CompareOptions {
  /** `spans` for two readings of one text; `quote` for readings of two texts. */
  readonly by?: 'spans' | 'quote'
}

/** Share of the shorter place. */
const SAME_PLACE = 0.5
const SAME_WORDS = 0.8
/** Overlaps closer than this are equal. */
const MILLIONTHS = 1e6

/** Acts that readers take for one another: a step of the road, and what goes wrong on it. */
const GROUPS: Readonly<Record<Act, number>> = {
  voiced: 0,
  agreed: 0,
  drafted: 0,
  approved: 1,
  signed: 1,
  ratified: 1,
  'provisionally-applied': 1,
  'in-force': 1,
  prepared: 2,
  started: 2,
  delivered: 2,
  delayed: 3,
  suspended: 3,
  ended: 3,
  withdrawn: 3,
  resumed: 4,
  met: 5,
  reported: 6,
}

/** Pairs the claims of two readings. The order of the claims decides nothing but ties. */
export function compareClaims(
  before: readonly ComparableClaim[],
  after: readonly ComparableClaim[],
  { by = 'spans' }: CompareOptions = {},
): ClaimChanges {
  const pairs = by === 'spans' ? pairsByPlace(before, after) : pairsByWords(before, after)
  for (const pair of pairs) {
    const [one, other] = [before[pair.i]!, after[pair.j]!]
    pair.isSame = saysTheSame(one, other)
    pair.isSameAct = one.act === other.act
  }
  pairs.sort(
    (a, b) =>
      b.likeness - a.likeness ||
      Number(b.isSame) - Number(a.isSame) ||
      Number(b.isSameAct) - Number(a.isSameAct) ||
      a.i - b.i ||
      a.j - b.j,
  )
  const partner = new Int32Array(before.length).fill(-1)
  const taken = new Uint8Array(after.length)
  const same: [number, number][] = []
  const changed: [number, number][] = []
  for (const { i, j, isSame } of pairs) {
    if (partner[i] !== -1 || taken[j] === 1) continue
    partner[i] = j
    taken[j] = 1
    ;(isSame ? same : changed).push([i, j])
  }
  const inOrder = (a: [number, number], b: [number, number]) => a[0] - b[0]
  return {
    same: same.sort(inOrder),
    changed: changed.sort(inOrder),
    gone: before.flatMap((_, i) => (partner[i] === -1 ? i : [])),
    added: after.flatMap((_, j) => (taken[j] === 0 ? j : [])),
  }
}

interface Pair {
  readonly i: number
  readonly j: number
  /** 0 to MILLIONTHS. */
  readonly likeness: number
  isSame: boolean
  isSameAct: boolean
}

function pairOf(i: number, j: number, likeness: number): Pair {
  return { i, j, likeness: Math.round(likeness * MILLIONTHS), isSame: false, isSameAct: false }
}

type Ranges = readonly (readonly [number, number])[]

function pairsByPlace(
  before: readonly ComparableClaim[],
  after: readonly ComparableClaim[],
): Pair[] {
  const places = after.map(({ spans }) => placeOf(spans))
  const pairs: Pair[] = []
  before.forEach((claim, i) => {
    const place = placeOf(claim.spans)
    for (const [j, other] of places.entries()) {
      if (other.start >= place.end || place.start >= other.end) continue
      if (GROUPS[claim.act] !== GROUPS[after[j]!.act]) continue
      const both = sharedLength(place.ranges, other.ranges)
      if (both === 0 || both < SAME_PLACE * Math.min(place.length, other.length)) continue
      pairs.push(pairOf(i, j, both / (place.length + other.length - both)))
    }
  })
  return pairs
}

interface Place {
  readonly ranges: Ranges
  readonly start: number
  readonly end: number
  readonly length: number
}

/** Spans in order, overlapping ones joined. */
function placeOf(spans: Ranges): Place {
  const ranges: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (end <= start) continue
    const last = ranges.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([start, end])
  }
  return {
    ranges,
    start: ranges[0]?.[0] ?? 0,
    end: ranges.at(-1)?.[1] ?? 0,
    length: ranges.reduce((sum, [start, end]) => sum + end - start, 0),
  }
}

/** Both in order and without overlaps of their own. */
function sharedLength(a: Ranges, b: Ranges): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [start, end] = a[i]!
    const [otherStart, otherEnd] = b[j]!
    sum += Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart))
    if (end <= otherEnd) i++
    else j++
  }
  return sum
}

function pairsByWords(
  before: readonly ComparableClaim[],
  after: readonly ComparableClaim[],
): Pair[] {
  const numbers = new Map<string, number>()
  const others = after.map(({ quote }) => wordsOf(quote, numbers))
  const pairs: Pair[] = []
  before.forEach((claim, i) => {
    const words = wordsOf(claim.quote, numbers)
    for (const [j, other] of others.entries()) {
      if (GROUPS[claim.act] !== GROUPS[after[j]!.act]) continue
      const likeness = diceOf(words, other)
      if (likeness >= SAME_WORDS) pairs.push(pairOf(i, j, likeness))
    }
  })
  return pairs
}

/** The words as numbers, ascending. */
function wordsOf(quote: string, numbers: Map<string, number>): Uint32Array {
  const words = quote.split(/\s+/).filter((word) => word !== '')
  return Uint32Array.from(words, (word) => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }).sort()
}

/** Both ascending. Twice what is common over all there is; 0 where there are no words. */
function diceOf(a: Uint32Array, b: Uint32Array): number {
  const all = a.length + b.length
  if (all === 0 || 2 * Math.min(a.length, b.length) < SAME_WORDS * all) return 0
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!]
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
  }
  return (2 * both) / all
}

function saysTheSame(a: ComparableClaim, b: ComparableClaim): boolean {
  return contentOf(a) === contentOf(b)
}

/** All that a claim claims: lists of codes and ids in any order and each once. */
function contentOf(claim: ComparableClaim): string {
  const { act, modality, saidBy, when } = claim
  return JSON.stringify([
    act,
    modality,
    [...new Set(claim.by)].sort(),
    saidBy,
    [...new Set(claim.about)].sort(),
    claim.new,
    claim.amounts
      .map((amount) => JSON.stringify([amount.value, amount.unit, amount.qualifier]))
      .sort(),
    when === null ? null : [when.earliest, when.latest, when.role],
  ])
}
