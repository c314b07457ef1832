/**
 * How well a reader’s answer agrees with annotated documents.
 *
 * A proposal matches a gold one when they share half of the shorter one’s characters and the acts are of
 * one group. Matching is one to one and greedy: larger intersection over union first, then equal act,
 * equal modality, shared links, then the order of the documents. Counts are summed over documents
 * (micro-average) before F1. A share of nothing is null.
 */

export interface Annotation {
  readonly id: string
  readonly pack: string
  readonly meta: {
    readonly publisher: string | null
    readonly published: string | null
    readonly language: string | null
  }
  readonly mentions: readonly MentionMark[]
  readonly proposals: readonly ProposalMark[]
}

export interface MentionMark {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly entity: string | null
}

export interface ProposalMark {
  readonly spans: readonly (readonly [number, number])[]
  readonly act: string
  readonly modality: string
  readonly by: readonly string[]
  readonly about: readonly string[]
  readonly amounts: readonly {
    readonly value: number
    readonly unit: string
    readonly qualifier: string | null
  }[]
  readonly when: {
    readonly earliest: string | null
    readonly latest: string | null
    readonly role?: string
  } | null
}

/** What is scored: an annotation or a reading. */
export interface Marks {
  readonly mentions: readonly MentionMark[]
  readonly proposals: readonly ProposalMark[]
}

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

/** Counts that add up over documents: of triples, the first is common, the second ours, the third gold’s. */
export interface Tally {
  documents: number
  gold: number
  out: number
  matched: number
  act: number
  modality: number
  by: number
  when: number
  about: [number, number, number]
  amounts: [number, number, number]
  mentions: [number, number, number]
  entity: number
  entityOfLinked: number
  linkedMentions: number
  link: [number, number, number]
}

export function emptyTally(): Tally {
  return {
    documents: 0,
    gold: 0,
    out: 0,
    matched: 0,
    act: 0,
    modality: 0,
    by: 0,
    when: 0,
    about: [0, 0, 0],
    amounts: [0, 0, 0],
    mentions: [0, 0, 0],
    entity: 0,
    entityOfLinked: 0,
    linkedMentions: 0,
    link: [0, 0, 0],
  }
}

export function addTally(to: Tally, of: Tally): void {
  for (const key of Object.keys(to) as (keyof Tally)[]) {
    const a = to[key]
    const b = of[key]
    if (Array.isArray(a)) for (let i = 0; i < 3; i++) a[i]! += (b as number[])[i]!
    else (to[key] as number) = a + (b as number)
  }
}

export interface Scores {
  gold: number
  out: number
  matched: number
  precision: number | null
  recall: number | null
  found: number | null
  act: number | null
  modality: number | null
  by: number | null
  about: number | null
  amounts: number | null
  when: number | null
  mentions: number | null
  entity: number | null
  entityLinked: number | null
  link: number | null
}

/** The shares and F1 of a tally. */
export function scoresOf(tally: Tally): Scores {
  const share = (n: number, of: number) => (of === 0 ? null : n / of)
  const f1 = ([common, out, gold]: readonly number[]) => share(2 * common!, out! + gold!)
  return {
    gold: tally.gold,
    out: tally.out,
    matched: tally.matched,
    precision: share(tally.matched, tally.out),
    recall: share(tally.matched, tally.gold),
    found: f1([tally.matched, tally.out, tally.gold]),
    act: share(tally.act, tally.matched),
    modality: share(tally.modality, tally.matched),
    by: share(tally.by, tally.matched),
    about: f1(tally.about),
    amounts: f1(tally.amounts),
    when: share(tally.when, tally.matched),
    mentions: f1(tally.mentions),
    entity: share(tally.entity, tally.mentions[0]),
    entityLinked: share(tally.entityOfLinked, tally.linkedMentions),
    link: f1(tally.link),
  }
}

type Ranges = readonly (readonly [number, number])[]

/** Spans in order, overlapping ones joined; what is no span is left out. */
function union(spans: Ranges): Ranges {
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

const unique = <T>(list: readonly T[]) => [...new Set(list)]
const common = (a: readonly string[], b: readonly string[]) =>
  unique(a).filter((item) => b.includes(item)).length
const equalSets = (a: readonly string[], b: readonly string[]) =>
  unique(a).length === unique(b).length && common(a, b) === unique(a).length

function jaccard(a: readonly string[], b: readonly string[]): number {
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

function amountHits(gold: readonly AmountMark[], out: readonly AmountMark[]): number {
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

function sameWhen(gold: ProposalMark['when'], out: ProposalMark['when']): boolean {
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

function matchProposals(
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

function matchMentions(
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

/** A proposal that has no partner on the other side. */
export interface Unmatched {
  readonly document: string
  readonly weight: number
  readonly proposal: ProposalMark
  readonly words: string
  /** The one on the other side that shares most of its words. */
  readonly nearest: {
    readonly act: string
    readonly modality: string
    readonly overlap: number
    readonly words: string
  } | null
}

export interface DocumentScore {
  readonly id: string
  readonly tally: Tally
  readonly misses: readonly Unmatched[]
  readonly alarms: readonly Unmatched[]
}

/** Scores one answer; `text` is the document, for surface forms and quotes. */
export function scoreDocument(id: string, gold: Marks, out: Marks, text: string): DocumentScore {
  const tally = emptyTally()
  tally.documents = 1
  tally.gold = gold.proposals.length
  tally.out = out.proposals.length
  const pairs = matchProposals(gold.proposals, out.proposals)
  tally.matched = pairs.length
  for (const [i, j] of pairs) {
    const g = gold.proposals[i]!
    const o = out.proposals[j]!
    tally.act += Number(g.act === o.act)
    tally.modality += Number(g.modality === o.modality)
    tally.by += Number(equalSets(g.by, o.by))
    tally.when += Number(sameWhen(g.when, o.when))
    addTriple(tally.about, [
      common(g.about, o.about),
      unique(o.about).length,
      unique(g.about).length,
    ])
    addTriple(tally.amounts, [amountHits(g.amounts, o.amounts), o.amounts.length, g.amounts.length])
  }
  const mentionPairs = matchMentions(gold.mentions, out.mentions)
  const surface = ({ kind, start, end }: MentionMark) =>
    `${kind}|${text.slice(start, end).trim().toLowerCase()}`
  const known = new Set(gold.mentions.map(surface))
  const taken = new Set(mentionPairs.map(([, j]) => j))
  // Gold has the first mention of each form alone: a later one is no false alarm.
  const repeats = out.mentions.filter(
    (mention, j) => !taken.has(j) && mention.end > mention.start && known.has(surface(mention)),
  )
  tally.mentions = [mentionPairs.length, out.mentions.length - repeats.length, gold.mentions.length]
  for (const [i, j] of mentionPairs) {
    const g = gold.mentions[i]!
    const isRight = Number(g.entity === out.mentions[j]!.entity)
    tally.entity += isRight
    if (g.entity === null) continue
    tally.linkedMentions++
    tally.entityOfLinked += isRight
  }
  const goldIds = unique(gold.proposals.flatMap((proposal) => proposal.about))
  const outIds = unique(out.proposals.flatMap((proposal) => proposal.about))
  tally.link = [common(goldIds, outIds), outIds.length, goldIds.length]
  const matchedGold = new Set(pairs.map(([i]) => i))
  const matchedOut = new Set(pairs.map(([, j]) => j))
  const unmatched = (
    proposals: readonly ProposalMark[],
    matched: ReadonlySet<number>,
    others: readonly ProposalMark[],
    ids: readonly string[],
  ): Unmatched[] =>
    proposals.flatMap((proposal, i) =>
      matched.has(i)
        ? []
        : [
            {
              document: id,
              weight: weightOf(proposal, ids),
              proposal,
              words: wordsOf(proposal, text),
              nearest: nearestOf(proposal, others, text),
            },
          ],
    )
  return {
    id,
    tally,
    misses: unmatched(gold.proposals, matchedGold, out.proposals, outIds),
    alarms: unmatched(out.proposals, matchedOut, gold.proposals, goldIds),
  }
}

function addTriple(to: [number, number, number], of: readonly [number, number, number]): void {
  for (let i = 0; i < 3; i++) to[i]! += of[i]!
}

/** What a miss or a false alarm costs: links the other side lacks, figures, promises. */
function weightOf(proposal: ProposalMark, ids: readonly string[]): number {
  const about = unique(proposal.about)
  return (
    1 +
    2 * about.filter((id) => !ids.includes(id)).length +
    about.length +
    2 * proposal.amounts.length +
    Number(proposal.when !== null) +
    (proposal.modality === 'commitment' ? 2 : 0)
  )
}

function wordsOf(proposal: ProposalMark, text: string): string {
  return union(proposal.spans)
    .map(([start, end]) => text.slice(start, end))
    .join(' … ')
    .replace(/\s+/g, ' ')
    .trim()
}

function nearestOf(
  proposal: ProposalMark,
  others: readonly ProposalMark[],
  text: string,
): Unmatched['nearest'] {
  let nearest: Unmatched['nearest'] = null
  for (const other of others) {
    const part = overlap(union(proposal.spans), union(other.spans))
    if (part > (nearest?.overlap ?? 0))
      nearest = {
        act: other.act,
        modality: other.modality,
        overlap: part,
        words: wordsOf(other, text),
      }
  }
  return nearest
}
