/** Answers made up at random from annotated documents, the same for the same seed: to compare scorers on. */

import type { Annotation, MentionMark, ProposalMark } from '@followthrough/record/score'

const ACTS = [
  'voiced',
  'agreed',
  'signed',
  'in-force',
  'started',
  'delivered',
  'delayed',
  'reported',
  'met',
  'resumed',
]
const MODALITIES = ['fact', 'commitment', 'intention', 'wish', 'denial']

/** mulberry32: small, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Gold with parts dropped, moved, changed and added. */
export function distorted(gold: Annotation, random: () => number): Annotation {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const moved = (at: number) => Math.max(0, at + Math.floor((random() - 0.5) * 60))
  const proposals: ProposalMark[] = []
  for (const proposal of gold.proposals) {
    if (random() < 0.2) continue
    const spans = proposal.spans.map(([start, end]): [number, number] =>
      random() < 0.4 ? [moved(start), moved(end)] : [start, end],
    )
    const { when } = proposal
    proposals.push({
      spans,
      act: random() < 0.25 ? pick(ACTS) : proposal.act,
      modality: random() < 0.2 ? pick(MODALITIES) : proposal.modality,
      by: random() < 0.2 ? [] : [...proposal.by],
      about: random() < 0.2 ? [pick(gold.proposals).about[0] ?? 'c-none'] : [...proposal.about],
      amounts: proposal.amounts.flatMap((amount) =>
        random() < 0.15
          ? []
          : random() < 0.15
            ? [{ ...amount, value: amount.value * 1.01 }]
            : [amount],
      ),
      when:
        random() < 0.1
          ? null
          : when === null
            ? null
            : random() < 0.2
              ? { ...when, latest: '2026-01-01' }
              : when,
    })
    if (random() < 0.15) proposals.push(proposals.at(-1)!)
  }
  const mentions: MentionMark[] = []
  for (const mention of gold.mentions) {
    if (random() < 0.15) continue
    const { start, end } = mention
    mentions.push({
      start: random() < 0.2 ? moved(start) : start,
      end,
      kind: random() < 0.1 ? 'place' : mention.kind,
      entity: random() < 0.15 ? null : mention.entity,
    })
    if (random() < 0.2) mentions.push({ start, end, kind: mention.kind, entity: null })
  }
  return { ...gold, proposals, mentions }
}
