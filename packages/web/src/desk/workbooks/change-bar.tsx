/** Changes decided together: a conflict among them is accepted only where it is ticked by itself. */

import type { SheetChangeBody } from '@followthrough/brief'
import { useState } from 'react'
import { counted } from '../../parts/words.ts'
import { dropDraft } from '../drafts.ts'
import { DeskForm } from '../forms/form-parts.tsx'
import { RejectForm, rejectKey } from '../forms/reject-form.tsx'
import { useKeys } from '../keys.ts'
import type { Writing } from '../use-write.ts'
import { CellValue } from './cell-values.tsx'

interface ChangeBarProps {
  marked: readonly SheetChangeBody[]
  writing: Writing
  clear: () => void
  settled: (words: string) => void
}

const DRAFT = 'sheet-changes'

export function ChangeBar({ marked, writing, clear, settled }: ChangeBarProps) {
  const [form, setForm] = useState<'accept' | 'reject' | null>(null)
  const deciding = { ...writing, decide: async () => false }
  const show = (next: typeof form) => {
    writing.clear()
    setForm(next)
  }
  const decide = async (body: { ids: string[]; verdict: string }, words: string) => {
    if (!(await writing.write('desk/sheet-changes/decide', body))) return
    dropDraft(rejectKey(DRAFT))
    setForm(null)
    clear()
    settled(words)
  }
  useKeys({
    a: () => show('accept'),
    r: () => show('reject'),
    Escape: () => (form === null ? clear() : show(null)),
  })
  const count = marked.length
  return (
    <section className="bulk" aria-label="Marked changes">
      {form === null && (
        <div className="decide-buttons">
          <p role="status">{counted(count, 'change')} marked</p>
          <button type="button" className="primary" onClick={() => show('accept')}>
            Accept <kbd>a</kbd>
          </button>
          <button type="button" onClick={() => show('reject')}>
            Reject <kbd>r</kbd>
          </button>
          <button type="button" className="plain-button" onClick={clear}>
            Unmark all
          </button>
        </div>
      )}
      {form === 'accept' && (
        <AcceptForm
          marked={marked}
          writing={writing}
          submit={(ids, conflicts) =>
            decide(
              { ids, verdict: 'accept', ...{ conflicts } },
              `${counted(ids.length, 'change')} accepted.`,
            )
          }
          close={() => show(null)}
        />
      )}
      {form === 'reject' && (
        <RejectForm
          of={DRAFT}
          count={count}
          deciding={deciding}
          submit={(reason) =>
            decide(
              { ids: marked.map(({ change }) => change), verdict: 'reject', ...{ reason } },
              `${counted(count, 'change')} rejected.`,
            )
          }
          close={() => show(null)}
        />
      )}
    </section>
  )
}

interface AcceptFormProps {
  marked: readonly SheetChangeBody[]
  writing: Writing
  submit: (ids: string[], conflicts: string[]) => void
  close: () => void
}

function AcceptForm({ marked, writing, submit, close }: AcceptFormProps) {
  const [over, setOver] = useState<ReadonlySet<string>>(new Set())
  const conflicts = marked.filter(({ isConflict }) => isConflict)
  const admitted = conflicts.flatMap(({ change }) => (over.has(change) ? change : []))
  const ids = marked.flatMap(({ change, isConflict }) =>
    isConflict && !over.has(change) ? [] : change,
  )
  const left = marked.length - ids.length
  return (
    <DeskForm
      title={ids.length === 1 ? 'Accept' : `Accept ${ids.length}`}
      act={ids.length === 1 ? 'Accept it' : `Accept these ${ids.length}`}
      deciding={writing}
      submit={() => submit(ids, admitted)}
      close={close}
      troubles={ids.length === 0 ? ['All of them are in conflict: tick those to be accepted.'] : []}
    >
      <p>
        The record takes what was sent, with the sender as its source; all of it or nothing.
        {left > 0 &&
          ` ${counted(left, 'conflict')} not ticked ${left === 1 ? 'stays' : 'stay'} open.`}
      </p>
      {conflicts.length > 0 && (
        <fieldset>
          <legend>
            The record moved meanwhile. Tick what is to replace what stands there now.
          </legend>
          {conflicts.map(({ change, name, field, fieldName, onRecord, now, language }) => (
            <label className="tick" key={change}>
              <input
                type="checkbox"
                checked={over.has(change)}
                onChange={(event) => {
                  const next = new Set(over)
                  if (event.currentTarget.checked) next.add(change)
                  else next.delete(change)
                  setOver(next)
                }}
              />
              <span>
                {name}, {fieldName}:{' '}
                <CellValue value={onRecord} field={field} language={language} /> →{' '}
                <CellValue value={now} field={field} language={language} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </DeskForm>
  )
}
