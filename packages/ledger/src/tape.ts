/**
 * Evidence that can bear on a status, laid out for one pass: the fold's hot memory.
 *
 * Rows that never move anything (commentary, mere reports, words that nobody can be held to) are left
 * out once, here, instead of in every fold. What remains of a row is six integers side by side, so
 * that the pass reads memory in one stream. Shapes: `start` has subjects + 1 entries, counted in rows;
 * `rows` has STRIDE integers a row, in order of valid day within a subject.
 */

import { ACTS, type Act, MODALITIES, type Modality } from '@followthrough/record'
import type { Evidence } from './ledger.ts'

export const ACT_INDEX = Object.fromEntries(ACTS.map((act, i) => [act, i])) as Record<Act, number>
export const MODALITY_INDEX = Object.fromEntries(MODALITIES.map((m, i) => [m, i])) as Record<
  Modality,
  number
>

export const STRIDE = 6
/** Offsets within a row: epoch days, traits, party bits, origin cluster. */
export const VALID = 0
export const KNOWN = 1
export const HIDDEN = 2
export const TRAITS = 3
export const PARTIES = 4
export const CLUSTER = 5

/** Traits: the act in the low bits, the class rank above it, then flags. */
export const ACT_MASK = 31
export const RANK_SHIFT = 5
export const RANK_MASK = 7
export const PROMISE = 1 << 8
export const DENIAL = 1 << 9
/** Somebody can be held to it: a named speaker, a bound party, an official source. */
export const SPOKEN = 1 << 10
/** Progress in form or in deed: as a fact it resets the clocks. */
export const QUALIFYING = 1 << 11
/** An instrument lends it to the commitments it carries. */
export const LENT = 1 << 12
export const WHOLE = 1 << 13
export const PART = 1 << 14

export const NOTHING = -1

const COMMENTARY_RANK = 5
const OFFICIAL_RANK = 1
const { voiced, agreed, drafted, approved, signed, ratified, prepared, met } = ACT_INDEX
const { started, delivered, resumed, ended, reported } = ACT_INDEX
const inForce = ACT_INDEX['in-force']
const applied = ACT_INDEX['provisionally-applied']

const FORM = bits([drafted, approved, signed, ratified, applied, inForce])
const IS_LENT = FORM | bits([voiced, agreed, ended])
const IS_QUALIFYING = FORM | bits([prepared, met, started, delivered, resumed])

function bits(acts: readonly number[]): number {
  if (ACTS.length > 31) throw new Error('more acts than bits')
  return acts.reduce((mask, act) => mask | (1 << act), 0)
}

export interface Tape {
  readonly start: Int32Array
  readonly rows: Int32Array
}

/** Traits of one row of evidence; NOTHING for a row that bears on no status. */
export function traitsOf(evidence: Evidence, row: number): number {
  const act = evidence.act[row]!
  const rank = evidence.classRank[row]!
  if (rank === COMMENTARY_RANK || act === reported) return NOTHING
  const isDenial = evidence.modality[row] === MODALITY_INDEX.denial
  const isFact = evidence.modality[row] === MODALITY_INDEX.fact
  // An intention never fills a "done" slot: a deed that is only willed is a promise of it.
  const isPromise = !isDenial && (act === voiced || act === agreed || !isFact)
  const isSpoken = evidence.said[row] === 1 || evidence.parties[row] !== 0 || rank <= OFFICIAL_RANK
  if (isPromise && !isSpoken) return NOTHING
  return (
    act |
    (rank << RANK_SHIFT) |
    (isPromise ? PROMISE : 0) |
    (isDenial ? DENIAL : 0) |
    (isSpoken ? SPOKEN : 0) |
    (isFact && (IS_QUALIFYING >> act) & 1 ? QUALIFYING : 0) |
    ((IS_LENT >> act) & 1 ? LENT : 0) |
    (evidence.meets[row] === 2 ? WHOLE : 0) |
    (evidence.meets[row] === 1 ? PART : 0)
  )
}

/** Lays out the evidence of every subject. */
export function layTape(evidence: Evidence): Tape {
  const subjects = evidence.start.length - 1
  const start = new Int32Array(subjects + 1)
  const rows = new Int32Array(evidence.act.length * STRIDE)
  let count = 0
  for (let s = 0; s < subjects; s++) {
    for (let row = evidence.start[s]!; row < evidence.start[s + 1]!; row++) {
      const traits = traitsOf(evidence, row)
      if (traits === NOTHING) continue
      const at = count++ * STRIDE
      rows[at + VALID] = evidence.validDay[row]!
      rows[at + KNOWN] = evidence.knownDay[row]!
      rows[at + HIDDEN] = evidence.hiddenFrom[row]!
      rows[at + TRAITS] = traits
      rows[at + PARTIES] = evidence.parties[row]!
      rows[at + CLUSTER] = evidence.cluster[row]!
    }
    start[s + 1] = count
  }
  return { start, rows: rows.slice(0, count * STRIDE) }
}
