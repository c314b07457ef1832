/** The target against each statistical basis, newest figures side by side, never blended. */

import type { TargetSummary } from '@followthrough/brief'
import { amountWords, intervalWords } from '@followthrough/brief/wording'
import { epochDay, intervalOf } from '@followthrough/record/day'
import { SiteLink } from '../parts/link.tsx'
import { Section } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'
import { Boards } from './scoreboard.tsx'

/** Figures whose period ended longer ago than this stay on the target's own page. */
const RECENT_DAYS = 730

export function Scoreboards({ target, asOf }: { target: TargetSummary; asOf: string }) {
  const recent = target.scoreboards.filter(
    (board) => epochDay(asOf) - epochDay(intervalOf(board.periodEnd)!.latest) <= RECENT_DAYS,
  )
  const shown = recent.length > 0 ? recent : target.scoreboards
  const dues = target.otherDues.length
  return (
    <Section
      title={`Against the target of ${amountWords(target.value, target.unit)}`}
      className="target-strip"
      more={<SiteLink to="/target">How this is counted</SiteLink>}
    >
      <p className="quiet measure">
        {target.due === null ? 'No due date is stated' : `Due ${intervalWords(target.due)}`}
        {dues > 0 && `, with ${counted(dues, 'other date')} given`}; named on{' '}
        {counted(target.occasions.length, 'occasion')}.
        {shown.length > 1 &&
          ` Where trade stands today depends on whose books are read: ${spread(shown)}.`}
      </p>
      {shown.length === 0 ? (
        <p className="empty">No figure for a full year was known by this day.</p>
      ) : (
        <Boards boards={shown} />
      )}
    </Section>
  )
}

/** "from $105.6 m to $250.8 m" */
function spread(boards: TargetSummary['scoreboards']): string {
  const values = boards.map((board) => board.value)
  const unit = boards[0]!.unit
  return `from ${amountWords(Math.min(...values), unit)} to ${amountWords(Math.max(...values), unit)}`
}
