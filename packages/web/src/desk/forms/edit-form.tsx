/** Puts a claim right and accepts it so. */

import type { DecisionRequest, ProposalBody } from '@followthrough/brief'
import { useEffect } from 'react'
import {
  type Added,
  addedOf,
  type ClaimDraft,
  draftGivesDue,
  draftOf,
  editsOf,
  NOTHING_ADDED,
  needsMeets,
  troublesOf,
} from '../claim-draft.ts'
import { useDraft } from '../drafts.ts'
import { Consequences } from '../review/consequences.tsx'
import type { Span } from '../text/segments.ts'
import type { Deciding } from '../use-decide.ts'
import { AddedFields } from './added-fields.tsx'
import { ClaimFields } from './claim-fields.tsx'
import { DeskForm } from './form-parts.tsx'

export interface ClaimFormProps {
  proposal: ProposalBody
  text: string
  selected: Span | null
  /** Told which words are lit while they are edited. */
  light: (spans: readonly Span[] | null) => void
  deciding: Deciding
  submit: (request: DecisionRequest) => void
  close: () => void
}

export const editKey = (id: string) => `edit ${id}`

export function EditForm(props: ClaimFormProps) {
  const { proposal, text, selected, light, deciding, submit, close } = props
  const [draft, change] = useDraft<ClaimDraft & Added>(editKey(proposal.id), () => ({
    ...draftOf(proposal),
    ...NOTHING_ADDED,
  }))
  useEffect(() => {
    light(draft.spans)
    return () => light(null)
  }, [draft.spans, light])
  const { meets, dueKind, summary, note, sourceClass } = draft
  const added = { meets, dueKind, summary, note, sourceClass }
  const troubles = troublesOf(draft)
  const request: DecisionRequest | null =
    troubles.length > 0
      ? null
      : {
          decision: 'edit',
          id: proposal.id,
          claim: editsOf(proposal, draft),
          ...addedOf(needsMeets(draft) ? added : { ...added, meets: null }),
        }
  return (
    <DeskForm
      title="Edit"
      act="Accept as edited"
      deciding={deciding}
      submit={() => request !== null && submit(request)}
      close={close}
      troubles={troubles}
    >
      <ClaimFields draft={draft} change={change} text={text} selected={selected} />
      <AddedFields
        added={added}
        change={change}
        meets={needsMeets(draft)}
        due={draftGivesDue(draft)}
        classUnknown={proposal.document.sourceClass === null}
        publisher={proposal.document.publisher}
      />
      <Consequences request={request} busy={deciding.busy} title="What this edit would change" />
    </DeskForm>
  )
}
