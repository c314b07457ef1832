/** Stands where the queue is empty: what is missing, and how to get it. */

import type { QueueAnswer } from '@followthrough/brief'
import { countWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { isNarrowed, type QueueState } from '../queue-state.ts'

interface EmptyQueueProps {
  answer: QueueAnswer
  state: QueueState
  change: (part: Partial<QueueState>) => void
  writable: boolean
}

export function EmptyQueue({ answer, state, change, writable }: EmptyQueueProps) {
  const { counts, total } = answer
  if (total > 0) {
    return (
      <div className="empty">
        <p>The list ends earlier.</p>
        <button type="button" onClick={() => change({ page: 1 })}>
          To the first rows
        </button>
      </div>
    )
  }
  if (counts.documents === 0) {
    return (
      <div className="empty">
        <p>
          No document has been read yet.{' '}
          {writable ? (
            <>
              <SiteLink to="/desk/import">Import documents</SiteLink>, or follow a{' '}
              <SiteLink to="/desk/feeds">feed</SiteLink>: what they say joins the queue here.
            </>
          ) : (
            <>
              Read some with <code>followthrough read --queue FILE</code>.
            </>
          )}
        </p>
      </div>
    )
  }
  if (isNarrowed(state)) {
    return (
      <div className="empty">
        <p>No proposal fits. Shorten the words or take a filter away.</p>
      </div>
    )
  }
  return (
    <div className="empty">
      <p>
        {state.state === 'open'
          ? `Nothing waits. ${countWords(counts.decided)} decided, ${countWords(counts.held)} held, ${countWords(counts.refused)} refused by the gate.`
          : 'No proposal is in this state.'}
      </p>
      {state.state === 'open' && counts.held > 0 && (
        <button type="button" onClick={() => change({ state: 'held' })}>
          Look at those held
        </button>
      )}
    </div>
  )
}
