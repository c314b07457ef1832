/** What a session came to: outcomes in a table, action items given and carried, and its closing. */

import type { AgendaAnswer, SessionAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useState } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { Section } from '../../parts/section.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { counted, sentence } from '../../parts/words.ts'
import { Field } from '../forms/fields.tsx'
import { RefusalWords } from '../refusal-words.tsx'
import { InlineForm } from './item-forms.tsx'
import { itemName, OUTCOME_WORDS, ownerWords, sessionPath } from './session-words.ts'
import { useSessionAct } from './use-session-act.ts'

export function Outcomes({ answer, agenda }: { answer: SessionAnswer; agenda: AgendaAnswer }) {
  if (answer.outcomes.length === 0) return null
  const items = new Map(agenda.items.map((item) => [item.id, item]))
  const rows = answer.outcomes.toSorted(
    (a, b) => (items.get(a.item)?.number ?? Infinity) - (items.get(b.item)?.number ?? Infinity),
  )
  return (
    <Section
      title="What it came to"
      more={<SiteLink to={`${sessionPath(answer.session.id)}/minutes`}>Minutes</SiteLink>}
    >
      <table className="rows outcomes">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Outcome</th>
            <th scope="col">In the words of the minutes</th>
            <th scope="col">Said by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, outcome, due, words, by, on }) => {
            const found = items.get(item)
            return (
              <tr key={item}>
                <td data-label="Item">
                  {found === undefined ? item : `${found.number}. ${itemName(found)}`}
                </td>
                <td data-label="Outcome">
                  {sentence(OUTCOME_WORDS[outcome])}
                  {due !== null && `, ${dayWords(due)}`}
                </td>
                <td data-label="Words">
                  {words === '' ? <span className="quiet">none given</span> : words}
                </td>
                <td data-label="Said by">
                  {by}, {dayWords(on)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

type Action = SessionAnswer['actions'][number]

export function SessionActions({ answer }: { answer: SessionAnswer }) {
  const { actions, carried, session } = answer
  if (actions.length + carried.length === 0) return null
  return (
    <Section
      title="Action items"
      more={
        <SiteLink to={`/desk/actions?session=${encodeURIComponent(session.id)}`}>
          All of this session
        </SiteLink>
      }
    >
      {actions.length > 0 && <ActionTable title="Given by this session" items={actions} />}
      {carried.length > 0 && <ActionTable title="Left open by earlier sessions" items={carried} />}
    </Section>
  )
}

function ActionTable({ title, items }: { title: string; items: readonly Action[] }) {
  return (
    <table className="rows session-actions">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">Due</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {items.map((action) => {
          const path = action.serves === null ? null : subjectPath(action.serves)
          return (
            <tr key={action.id}>
              <td data-label="What">
                {action.what}
                {path !== null && (
                  <small>
                    for <SiteLink to={path}>{action.serves!.name}</SiteLink>
                  </small>
                )}
              </td>
              <td data-label="Who">{ownerWords({ ask: null, action })}</td>
              <td data-label="Due">
                {action.due === null ? 'no day' : dayWords(action.due)}
                {action.slippedDays !== null && action.slippedDays > 0 && (
                  <small>put off by {counted(action.slippedDays, 'day')}</small>
                )}
              </td>
              <td data-label="State">
                {action.stateName}
                {action.lateDays > 0 && (
                  <small className="late">{counted(action.lateDays, 'day')} late</small>
                )}
                {action.closedBy === 'evidence' && <small>by evidence</small>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface ClosingProps {
  answer: SessionAnswer
  agenda: AgendaAnswer
}

/** Closes a session that was held, or opens a closed one again. */
export function Closing({ answer, agenda }: ClosingProps) {
  const act = useSessionAct()
  const [closing, setClosing] = useState(false)
  const path = `sessions/${encodeURIComponent(answer.session.id)}`
  if (answer.closed !== null)
    return (
      <div className="closing no-print">
        <button
          type="button"
          disabled={act.busy}
          onClick={() => act.run({ path: `${path}/reopen`, body: {} })}
        >
          Open the session again
        </button>
        <RefusalWords error={act.error} />
      </div>
    )
  if (answer.session.stage === 'planned') return null
  const told = new Set(answer.outcomes.map(({ item }) => item))
  const open = agenda.items.filter(({ id }) => !told.has(id))
  if (agenda.fixed === null)
    return (
      <p className="note no-print">
        The day of the session has come. Fix its agenda; then it can be said what each item came to,
        here or by the <SiteLink to={`${sessionPath(answer.session.id)}/minutes`}>minutes</SiteLink>
        , and the session be closed.
      </p>
    )
  return (
    <div className="closing no-print">
      {closing ? (
        <CloseForm answer={answer} open={open} close={() => setClosing(false)} />
      ) : (
        <button type="button" onClick={() => setClosing(true)}>
          Close the session
        </button>
      )}
    </div>
  )
}

interface CloseFormProps {
  answer: SessionAnswer
  open: AgendaAnswer['items']
  close: () => void
}

function CloseForm({ answer, open, close }: CloseFormProps) {
  const act = useSessionAct()
  const [note, setNote] = useState('')
  const [rest, setRest] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    const isMissing = open.length > 0 && !rest
    setProblem(isMissing ? 'Say what the items without an outcome came to.' : null)
    if (isMissing) return
    const outcomes = open.map(({ id }) => ({ item: id, outcome: 'not-reached' }))
    const path = `sessions/${encodeURIComponent(answer.session.id)}/close`
    if (await act.run({ path, body: { note: note.trim(), outcomes } })) close()
  }
  return (
    <InlineForm
      title="Close the session"
      act="Close it"
      busy={act.busy}
      submit={submit}
      close={close}
      problem={problem}
    >
      {open.length > 0 && (
        <>
          <p>
            Nothing is said yet of{' '}
            {open.map(({ number, ...item }) => `${number}. ${itemName(item)}`).join('; ')}.
          </p>
          <label className="tick">
            <input
              type="checkbox"
              checked={rest}
              onChange={(event) => setRest(event.currentTarget.checked)}
            />
            {open.length === 1 ? 'It was not reached' : `These ${open.length} were not reached`}
          </label>
        </>
      )}
      <Field name="Note" wide>
        <textarea
          rows={2}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
      <RefusalWords error={act.error} />
    </InlineForm>
  )
}
