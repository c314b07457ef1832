/** What the first sentence of a paper counts: commitments that can be checked, by how far they are. */

import type { Headline } from '@followthrough/ledger'
import type { CommitmentRow } from '../answers/common.ts'
import type { LedeCounts } from './paper-words.ts'

export function ledeCounts(rows: readonly CommitmentRow[]): LedeCounts {
  const checkable = rows.filter((row) => !row.declaratory)
  const count = (...headlines: readonly Headline[]) =>
    checkable.filter((row) => headlines.includes(row.headline)).length
  return {
    total: checkable.length,
    delivered: count('delivered'),
    underWay: count('partly-delivered', 'under-way', 'preparing'),
    onPaper: count('signed', 'ratified', 'in-force'),
    words: count('voiced', 'agreed', 'drafted'),
    fallen: count('stalled', 'lapsed', 'withdrawn'),
  }
}
