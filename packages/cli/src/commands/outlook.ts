import { refused } from '../desk/deciding.ts'
import { type DeskContext, deciderOf } from '../desk/open-desk.ts'
import { UsageError } from '../failure.ts'
import type { Outlook } from '../render/proposal.ts'

/** What accepting would change; why it cannot be accepted; null for what is no longer to be decided. */
export function outlookOf(
  context: DeskContext,
  id: string,
  by: string | undefined,
): Outlook | null {
  const proposal = context.desk.proposal(id)
  if (proposal === null || proposal.decision !== null || proposal.state === 'superseded')
    return null
  try {
    const request = {
      decision: 'accept',
      ids: [id],
      meets: null,
      dueKind: 'indicative',
      summary: null,
      note: '',
      sourceClass: null,
    } as const
    return refused(() =>
      context.review().consequences({ ...request, ids: [id] }, deciderOf(by, context)),
    )
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}
