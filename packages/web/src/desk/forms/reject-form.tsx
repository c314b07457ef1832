/** Sets proposals aside, with the reason. */

import { useId } from 'react'
import { useDraft } from '../drafts.ts'
import type { Deciding } from '../use-decide.ts'
import { COMMON_REASONS } from '../words.ts'
import { DeskForm } from './form-parts.tsx'

interface RejectFormProps {
  /** Under which its draft is kept. */
  of: string
  count: number
  deciding: Deciding
  submit: (reason: string) => void
  close: () => void
}

export const rejectKey = (of: string) => `reject ${of}`

export function RejectForm({ of, count, deciding, submit, close }: RejectFormProps) {
  const [{ reason }, change] = useDraft(rejectKey(of), () => ({ reason: '' }))
  const id = useId()
  const missing = reason.trim() === ''
  return (
    <DeskForm
      title={count === 1 ? 'Reject' : `Reject ${count}`}
      act={count === 1 ? 'Reject it' : `Reject these ${count}`}
      deciding={deciding}
      submit={() => !missing && submit(reason.trim())}
      close={close}
      troubles={missing ? ['Say why: type a reason, or choose one above.'] : []}
    >
      <label className="field wide" htmlFor={id}>
        <span>Reason</span>
        <input
          id={id}
          type="text"
          maxLength={300}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </label>
      <ul className="reasons" aria-label="Often given">
        {COMMON_REASONS.map((one) => (
          <li key={one}>
            <button
              type="button"
              className="plain-button"
              aria-pressed={reason === one}
              onClick={() => change({ reason: one })}
            >
              {one}
            </button>
          </li>
        ))}
      </ul>
    </DeskForm>
  )
}
