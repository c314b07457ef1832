/** A decision made, or looked at only. */

import type { DecisionRequest } from '@followthrough/brief'
import { type Decided, idsOf } from '../desk/deciding.ts'
import { shortId } from '../desk/ids.ts'
import { type Paper, prose, section, sheet } from './paper.ts'
import { consequenceLines } from './proposal.ts'
import { some } from './words.ts'

const DONE: Record<DecisionRequest['decision'], string> = {
  accept: 'Accepted',
  edit: 'Accepted as edited',
  reject: 'Rejected',
  merge: 'Merged',
  new: 'Taken in as a new commitment',
  undo: 'Taken back the decision on',
}

export function renderDecided(decided: Decided, paper: Paper): string {
  const { request, answer, isMade } = decided
  const ids = idsOf(request).map((id) => shortId(id))
  const what = `${DONE[request.decision]}: ${ids.join(', ')}`
  return sheet(
    prose(
      paper,
      isMade
        ? `${what}. ${some(answer.statements, 'statement')} added.`
        : `Nothing was written. It would add ${some(answer.statements, 'statement')}.`,
    ),
    answer.commitments.length === 0
      ? []
      : section(
          paper,
          isMade ? 'What changed' : 'What would change',
          consequenceLines(answer.commitments, paper),
        ),
    isMade && request.decision !== 'undo'
      ? prose(paper, `To take it back: followthrough review undo ${ids.join(' ')}`, 'quiet')
      : [],
  )
}
