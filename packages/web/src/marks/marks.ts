/**
 * What a mark looks like: shape and colour both carry the status. A circle is on the road, a diamond
 * delivered, a square has fallen off it; a ring is overdue (solid) or disputed (dashed); a hollow
 * mark is declaratory and has no test to pass.
 */

import type { CommitmentRow } from '@followthrough/brief'
import { badgeWords, dayWords, headlineWords } from '@followthrough/brief/wording'
import { HEADLINES, type Headline } from '@followthrough/ledger/codebook'

export type Shape = 'circle' | 'diamond' | 'square'

export function shapeOf(headline: Headline): Shape {
  if (headline === 'delivered') return 'diamond'
  return headline === 'stalled' || headline === 'lapsed' || headline === 'withdrawn'
    ? 'square'
    : 'circle'
}

/** The ring around a mark; overdue comes before disputed where both hold. */
export function ringOf(row: Pick<CommitmentRow, 'badges'>): 'overdue' | 'disputed' | null {
  if (row.badges.includes('overdue')) return 'overdue'
  return row.badges.includes('disputed') ? 'disputed' : null
}

/** Order within a row of dots: deeds first, then words, what fell off the road last. */
const ORDER: readonly Headline[] = [
  ...HEADLINES.filter((headline) => shapeOf(headline) !== 'square').reverse(),
  ...HEADLINES.filter((headline) => shapeOf(headline) === 'square'),
]

export function orderOf(row: Pick<CommitmentRow, 'headline' | 'declaratory'>): number {
  return ORDER.indexOf(row.headline) + (row.declaratory ? ORDER.length : 0)
}

/** The headlines in the order of the legend. */
export function legendOrder(): readonly Headline[] {
  return ORDER
}

/** Status and badges in words: "signed, overdue, stated by one side". */
export function statusWords(row: Pick<CommitmentRow, 'headline' | 'badges'>): string {
  return [headlineWords(row.headline), ...row.badges.map(badgeWords)].join(', ')
}

/** What is heard and read of a dot: its status, and the day of its last qualifying event. */
export function dotWords(row: CommitmentRow): string {
  const declaratory = row.declaratory ? ', declaratory' : ''
  return `${statusWords(row)}${declaratory}; last event ${dayWords(row.lastQualifyingOn)}`
}
