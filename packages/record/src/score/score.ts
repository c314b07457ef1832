/**
 * How well a reader’s answer agrees with annotated documents.
 *
 * A proposal matches a gold one when they share half of the shorter one’s characters and the acts are of
 * one group. Matching is one to one and greedy: larger intersection over union first, then equal act,
 * equal modality, shared links, then the order of the documents. Counts are summed over documents
 * (micro-average) before F1. A share of nothing is null.
 */

import type { Marks, MentionMark, ProposalMark } from './marks.ts'
import {
  amountHits,
  common,
  equalSets,
  matchMentions,
  matchProposals,
  overlap,
  sameWhen,
  union,
  unique,
} from './match.ts'
import { emptyTally, type Tally } from './tally.ts'

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
