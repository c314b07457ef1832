/** A status in a line of text: the mark, the word, and the badges. */

import type { CommitmentRow } from '@followthrough/brief'
import { badgeWords, headlineWords } from '@followthrough/brief/wording'
import type { Badge } from '@followthrough/ledger/codebook'
import { ringOf } from './marks.ts'
import { StatusMark } from './status-mark.tsx'

type Shown = Pick<CommitmentRow, 'headline' | 'badges' | 'declaratory'>

export function StatusWords({ row, badges = true }: { row: Shown; badges?: boolean }) {
  return (
    <span className="status-words">
      <span className="mark-word">
        <StatusMark headline={row.headline} ring={ringOf(row)} declaratory={row.declaratory} />
        {headlineWords(row.headline)}
      </span>
      {badges && <Badges row={row} />}
    </span>
  )
}

export function Badges({ row }: { row: Shown }) {
  return (
    <>
      {row.badges.map((badge) => (
        <BadgeWord key={badge} badge={badge} />
      ))}
      {row.declaratory && <span className="badge">declaratory</span>}
    </>
  )
}

export function BadgeWord({ badge }: { badge: Badge }) {
  return <span className={`badge badge-${badge}`}>{badgeWords(badge)}</span>
}
