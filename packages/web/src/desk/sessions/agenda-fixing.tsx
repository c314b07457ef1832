/** Whether an agenda is a draft or fixed, and how it becomes the other. */

import type { AgendaAnswer, ChangesAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useState } from 'react'
import { useAnswer } from '../../data/answers.ts'
import { today } from '../../days/use-days.ts'
import { SiteLink } from '../../parts/link.tsx'
import { counted } from '../../parts/words.ts'
import { InlineForm } from './item-forms.tsx'
import type { AgendaDesk } from './use-agenda.ts'

interface FixingProps {
  agenda: AgendaAnswer
  desk: AgendaDesk
  writable: boolean
  /** A closed session keeps its agenda. */
  isClosed: boolean
}

export function AgendaFixing({ agenda, desk, writable, isClosed }: FixingProps) {
  const [fixing, setFixing] = useState(false)
  const { fixed, recordDay } = agenda
  if (fixed !== null)
    return (
      <div className="fixing">
        <p>
          <b>Fixed at {dayWords(recordDay)}</b> by {fixed.by} on {dayWords(fixed.on)}. It stays as
          it was then.
        </p>
        <MovedOn from={recordDay} />
        {writable && !isClosed && (
          <button
            type="button"
            disabled={desk.busy}
            onClick={() =>
              desk.run({ words: 'Opened the agenda again', path: 'release', body: {} })
            }
          >
            Open it again
          </button>
        )}
      </div>
    )
  return (
    <div className="fixing">
      <p>
        <b>A draft</b> over the record as of {dayWords(recordDay)}:{' '}
        {counted(agenda.items.length, 'item')}, {counted(agenda.edits.length, 'edit')}. It moves
        with the ledger until it is fixed.
      </p>
      {agenda.since !== null && (
        <p className="quiet">The last session was on {dayWords(agenda.since)}.</p>
      )}
      {writable &&
        (fixing ? (
          <FixForm desk={desk} close={() => setFixing(false)} />
        ) : (
          <p className="actions no-print">
            <button
              type="button"
              disabled={agenda.items.length === 0}
              onClick={() => setFixing(true)}
            >
              Fix the agenda
            </button>
            {desk.last !== null && (
              <button
                type="button"
                className="plain-button"
                aria-keyshortcuts="u"
                disabled={desk.busy}
                onClick={() => desk.undo()}
              >
                Undo: {desk.last}
              </button>
            )}
          </p>
        ))}
    </div>
  )
}

function FixForm({ desk, close }: { desk: AgendaDesk; close: () => void }) {
  const [day, setDay] = useState(today)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    setProblem(day === '' ? 'Give the record day.' : null)
    if (day === '') return
    await desk.run({
      words: `Fixed the agenda at ${dayWords(day)}`,
      path: 'fix',
      body: { recordDay: day },
      done: close,
    })
  }
  return (
    <InlineForm
      title="Fix the agenda"
      act="Fix it"
      busy={desk.busy}
      submit={submit}
      close={close}
      problem={problem}
    >
      <label className="field">
        <span>Record day</span>
        <input
          type="date"
          max={today()}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <small>
          What was known by this day, as the ledger has it now, is what the agenda says from then
          on.
        </small>
      </label>
    </InlineForm>
  )
}

/** That the ledger has moved on since. */
function MovedOn({ from }: { from: string }) {
  const { data } = useAnswer<ChangesAnswer>('changes', { from }, { days: 'today' })
  if (data === undefined) return null
  return (
    <p>
      {data.total === 0
        ? 'The ledger has not moved since that day.'
        : `The ledger has moved on since that day, by ${counted(data.total, 'change')}; none of them moves this agenda.`}{' '}
      <SiteLink to={`/desk/changes?from=${from}`}>What changed since</SiteLink>
    </p>
  )
}
