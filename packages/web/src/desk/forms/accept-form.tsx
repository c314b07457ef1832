/** What accepting a proposal would change, and what must be said with it. It stands open beside every proposal. */

import type { DecisionRequest, ProposalBody } from '@followthrough/brief'
import { type Added, addedOf, NOTHING_ADDED, needsMeets } from '../claim-draft.ts'
import { useDraft } from '../drafts.ts'
import { Consequences } from '../review/consequences.tsx'
import { AddedFields } from './added-fields.tsx'

export const acceptKey = (id: string) => `accept ${id}`

/** What is added to an accepted proposal, kept as a draft, and the request that it makes. */
export function useAcceptance(proposal: ProposalBody) {
  const [added, change] = useDraft<Added>(acceptKey(proposal.id), () => NOTHING_ADDED)
  const request: DecisionRequest = {
    decision: 'accept',
    ids: [proposal.id],
    ...addedOf(added),
  }
  return { added, change, request }
}

export function AcceptForm({
  proposal,
  acceptance,
  busy,
}: {
  proposal: ProposalBody
  busy: boolean
  acceptance: ReturnType<typeof useAcceptance>
}) {
  const { added, change, request } = acceptance
  const meets = needsMeets(proposal)
  const classUnknown = proposal.document.sourceClass === null
  // What bears on nothing changes nothing; it says so above.
  const isOrphan = proposal.about.length === 0
  const missing = (meets && added.meets === null) || (classUnknown && added.sourceClass === null)
  return (
    <div className="acceptance">
      <AddedFields
        added={added}
        change={change}
        meets={meets}
        due={proposal.givesDue}
        classUnknown={classUnknown}
        publisher={proposal.document.publisher}
      />
      {!isOrphan && (
        <Consequences
          request={missing ? null : request}
          busy={busy}
          title="What accepting would change"
        />
      )}
    </div>
  )
}
