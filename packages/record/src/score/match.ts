/** Which proposal and which mention of an answer is which of the annotation, one to one. */

import type { MentionMark, ProposalMark } from './marks.ts'

const GROUPS = [
  ['voiced', 'agreed', 'drafted'],
  ['signed', 'approved', 'ratified', 'in-force'],
  ['prepared', 'started', 'delivered'],
  ['delayed', 'suspended', 'ended', 'withdrawn'],
  ['reported'],
  ['met'],
  ['resumed'],
]
const GROUP_OF = new Map(GROUPS.flatMap((group, i) => group.map((act) => [act, i])))
const MS_PER_DAY = 86_400_000
/** Days by which the ends of an interval may differ. */
const NEAR_DAYS = 3

export type Ranges = readonly (readonly [number, number])[]

/** Spans in order, overlapping ones joined; what is no span is left out. */
export function union(spans: Ranges): Ranges {
  const out: [number, number][] = []
  const sound = spans.filter(
    ([start, end]) => Number.isFinite(start) && Number.isFinite(end) && end > start,
  )
  for (const [start, end] of [...sound].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}

const lengthOf = (ranges: Ranges) => ranges.reduce((sum, [start, end]) => sum + end - start, 0)

function shared(a: Ranges, b: Ranges): number {
  let sum = 0
  for (const [s, e] of a)
    for (const [t, f] of b) sum += Math.max(0, Math.min(e, f) - Math.max(s, t))
  return sum
}

/** Shared part of the shorter one. */
export function overlap(a: Ranges, b: Ranges): number {
  const shorter = Math.min(lengthOf(a), lengthOf(b))
  return shorter > 0 ? shared(a, b) / shorter : 0
}

function intersectionOverUnion(a: Ranges, b: Ranges): number {
  const common = shared(a, b)
  const all = lengthOf(a) + lengthOf(b) - common
  return all > 0 ? common / all : 0
}

export const unique = <T>(list: readonly T[]) => [...new Set(list)]
export const common = (a: readonly string[], b: readonly string[]) =>
  unique(a).filter((item) => b.includes(item)).length
export const equalSets = (a: readonly string[], b: readonly string[]) =>
  unique(a).length === unique(b).length && common(a, b) === unique(a).length

export function jaccard(a: readonly string[], b: readonly string[]): number {
  const both = common(a, b)
  const all = unique(a).length + unique(b).length - both
  return all === 0 ? 1 : both / all
}

type AmountMark = ProposalMark['amounts'][number]

/** Units of a count differ neither by a plural s nor by case. */
function unitKey(unit: string): string {
  return /^count:/i.test(unit.trim()) ? unit.trim().toLowerCase().replace(/s$/, '') : unit.trim()
}

function sameAmount(gold: AmountMark, out: AmountMark): boolean {
  return (
    unitKey(gold.unit) === unitKey(out.unit) &&
    gold.qualifier === out.qualifier &&
    Math.abs(gold.value - out.value) <= 0.005 * Math.abs(gold.value) + 1e-12
  )
}

export function amountHits(gold: readonly AmountMark[], out: readonly AmountMark[]): number {
  const left = [...out]
  let hits = 0
  for (const amount of gold) {
    const i = left.findIndex((other) => sameAmount(amount, other))
    if (i < 0) continue
    left.splice(i, 1)
    hits++
  }
  return hits
}

export function sameWhen(gold: ProposalMark['when'], out: ProposalMark['when']): boolean {
  const isNone = (when: ProposalMark['when']) =>
    when === null || (when.earliest === null && when.latest === null)
  if (isNone(gold) || isNone(out)) return isNone(gold) && isNone(out)
  const near = (a: string | null, b: string | null) =>
    a === null || b === null
      ? a === b
      : Math.abs(Date.parse(a) - Date.parse(b)) <= NEAR_DAYS * MS_PER_DAY
  return near(gold!.earliest, out!.earliest) && near(gold!.latest, out!.latest)
}

interface Candidate {
  readonly gold: number
  readonly out: number
  /** Bigger is better, the first key first. */
  readonly keys: readonly number[]
}

/** One to one, the best candidates first. */
function greedy(candidates: Candidate[]): [number, number][] {
  candidates.sort((a, b) => {
    for (let k = 0; k < a.keys.length; k++)
      if (a.keys[k] !== b.keys[k]) return b.keys[k]! - a.keys[k]!
    return a.gold - b.gold || a.out - b.out
  })
  const golds = new Set<number>()
  const outs = new Set<number>()
  const pairs: [number, number][] = []
  for (const { gold, out } of candidates) {
    if (golds.has(gold) || outs.has(out)) continue
    golds.add(gold)
    outs.add(out)
    pairs.push([gold, out])
  }
  return pairs
}

const MILLIONTHS = 1_000_000

export function matchProposals(
  gold: readonly ProposalMark[],
  out: readonly ProposalMark[],
): [number, number][] {
  const candidates: Candidate[] = []
  const spans = out.map((proposal) => union(proposal.spans))
  gold.forEach((g, i) => {
    const own = union(g.spans)
    out.forEach((o, j) => {
      if (!GROUP_OF.has(g.act) || GROUP_OF.get(g.act) !== GROUP_OF.get(o.act)) return
      if (overlap(own, spans[j]!) < 0.5) return
      candidates.push({
        gold: i,
        out: j,
        keys: [
          Math.round(intersectionOverUnion(own, spans[j]!) * MILLIONTHS),
          Number(g.act === o.act),
          Number(g.modality === o.modality),
          jaccard(g.about, o.about),
        ],
      })
    })
  })
  return greedy(candidates)
}

export function matchMentions(
  gold: readonly MentionMark[],
  out: readonly MentionMark[],
): [number, number][] {
  const candidates: Candidate[] = []
  const rangeOf = ({ start, end }: MentionMark): Ranges => union([[start, end]])
  gold.forEach((g, i) => {
    out.forEach((o, j) => {
      if (g.kind !== o.kind || overlap(rangeOf(g), rangeOf(o)) < 0.5) return
      candidates.push({
        gold: i,
        out: j,
        keys: [
          Math.round(intersectionOverUnion(rangeOf(g), rangeOf(o)) * MILLIONTHS),
          Number(g.entity === o.entity),
        ],
      })
    })
  })
  return greedy(candidates)
}
