/** Several proposals decided at once, with what that would change shown first. */

import type { DecisionRequest, ProposalBody } from '@followthrough/brief'
import { useState } from 'react'
import { counted } from '../../parts/words.ts'
import { type Added, addedOf, NOTHING_ADDED, needsMeets } from '../claim-draft.ts'
import { dropDraft } from '../drafts.ts'
import { AddedFields } from '../forms/added-fields.tsx'
import { DeskForm } from '../forms/form-parts.tsx'
import { MergeForm } from '../forms/merge-form.tsx'
import { RejectForm, rejectKey } from '../forms/reject-form.tsx'
import { useKeys } from '../keys.ts'
import { Consequences } from '../review/consequences.tsx'
import { type Settled, settledBy } from '../review/settled.ts'
import { useDecide } from '../use-decide.ts'

interface BulkBarProps {
  marked: readonly ProposalBody[]
  clear: () => void
  settled: (what: Settled) => void
}

type FormName = 'accept' | 'reject' | 'merge'

export function BulkBar({ marked, clear, settled }: BulkBarProps) {
  const deciding = useDecide()
  const [form, setForm] = useState<FormName | null>(null)
  const ids = marked.map(({ id }) => id)
  const names = new Map(marked.map(({ id, summary }) => [id, summary]))
  const show = (next: FormName | null) => {
    deciding.clear()
    setForm(next)
  }
  const decide = async (request: DecisionRequest) => {
    if (!(await deciding.decide(request))) return
    dropDraft(rejectKey('marked'))
    setForm(null)
    clear()
    settled(settledBy(request, marked[0]!.summary))
  }
  useKeys({
    a: () => show('accept'),
    r: () => show('reject'),
    m: () => show('merge'),
    Escape: () => (form === null ? clear() : show(null)),
  })
  const close = () => show(null)
  return (
    <section className="bulk" aria-label="Marked proposals">
      {form === null && (
        <div className="decide-buttons">
          <p role="status">{counted(ids.length, 'proposal')} marked</p>
          <button type="button" className="primary" onClick={() => show('accept')}>
            Accept <kbd>a</kbd>
          </button>
          <button type="button" onClick={() => show('reject')}>
            Reject <kbd>r</kbd>
          </button>
          <button type="button" onClick={() => show('merge')}>
            Merge <kbd>m</kbd>
          </button>
          <button type="button" className="plain-button" onClick={clear}>
            Unmark all
          </button>
        </div>
      )}
      {form === 'accept' && (
        <AcceptAll
          marked={marked}
          names={names}
          deciding={deciding}
          submit={decide}
          close={close}
        />
      )}
      {form === 'reject' && (
        <RejectForm
          of="marked"
          count={ids.length}
          deciding={deciding}
          submit={(reason) => decide({ decision: 'reject', ids, reason })}
          close={close}
        />
      )}
      {form === 'merge' && (
        <MergeForm
          proposals={marked}
          deciding={deciding}
          submit={(choice) => decide({ ...choice, decision: 'merge', ids })}
          close={close}
        />
      )}
    </section>
  )
}

interface AcceptAllProps {
  marked: readonly ProposalBody[]
  names: ReadonlyMap<string, string>
  deciding: ReturnType<typeof useDecide>
  submit: (request: DecisionRequest) => void
  close: () => void
}

function AcceptAll({ marked, names, deciding, submit, close }: AcceptAllProps) {
  const [added, setAdded] = useState<Added>(NOTHING_ADDED)
  const count = marked.length
  const meets = marked.some(needsMeets)
  const unknown = marked.find(({ document }) => document.sourceClass === null)
  const request: DecisionRequest = {
    decision: 'accept',
    ids: marked.map(({ id }) => id),
    ...addedOf(added),
  }
  const missing =
    (meets && added.meets === null) || (unknown !== undefined && added.sourceClass === null)
  return (
    <DeskForm
      title={count === 1 ? 'Accept' : `Accept ${count}`}
      act={count === 1 ? 'Accept it' : `Accept these ${count}`}
      deciding={deciding}
      submit={() => submit(request)}
      close={close}
    >
      <ul className="marked-list">
        {marked.map(({ id, summary }) => (
          <li key={id}>{summary}</li>
        ))}
      </ul>
      <AddedFields
        added={added}
        change={(part) => setAdded({ ...added, ...part })}
        meets={meets}
        due={marked.some(({ givesDue }) => givesDue)}
        classUnknown={unknown !== undefined}
        publisher={unknown?.document.publisher ?? null}
      />
      <Consequences
        request={missing ? null : request}
        busy={deciding.busy}
        title="What accepting them together would change"
        names={names}
      />
    </DeskForm>
  )
}
