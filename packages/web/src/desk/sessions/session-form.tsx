/** Makes a session, or changes one: a field each, and what is wrong beside it. */

import type { PeopleAnswer, SessionAnswer, SessionsAnswer } from '@followthrough/brief'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useAnswer } from '../../data/answers.ts'
import { today } from '../../days/use-days.ts'
import { useStatus } from '../../frame/use-partnership.ts'
import { Refusal, refreshDesk, send } from '../ask.ts'
import { dropDraft, useDraft } from '../drafts.ts'
import { usePerson } from '../person.tsx'
import { RefusalWords } from '../refusal-words.tsx'
import {
  complaintOf,
  draftOf,
  GROUPING_WORDS,
  isPast,
  nextDraft,
  type SessionDraft,
  sessionBody,
  sessionId,
  titleOf,
} from './session-draft.ts'
import { ToldField } from './told-field.tsx'

interface SessionFormProps {
  sessions: SessionsAnswer
  /** The session that is changed; null for a new one. */
  session: SessionAnswer | null
  /** The mechanism that a new one begins with. */
  mechanism: string
  saved: (id: string) => void
  close: () => void
}

/** Fields that have a place in the form; what is refused of others is told at its foot. */
const FIELDS = [
  'mechanism',
  'number',
  'title',
  'on',
  'startsAt',
  'tz',
  'place',
  'coChairs',
  'sectors',
  'items',
  'groupBy',
  'note',
  'id',
] as const

export function SessionForm({ sessions, session, mechanism, saved, close }: SessionFormProps) {
  const queries = useQueryClient()
  const person = usePerson()
  const people = useAnswer<PeopleAnswer>('people', {}, { days: 'today' }).data?.people ?? []
  const sectors = useStatus().data?.sectors ?? []
  const key = `session ${session?.session.id ?? 'new'}`
  const [draft, change] = useDraft<SessionDraft>(key, () =>
    session === null ? nextDraft(sessions, mechanism) : draftOf(session),
  )
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const lists = useId()
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, input')?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [error])
  const isNew = session === null
  const id = isNew
    ? sessionId(
        draft,
        sessions.sessions.map((one) => one.id),
      )
    : session.session.id
  const complaints = error instanceof Refusal ? error.complaints : []
  const told = (field: (typeof FIELDS)[number]) => complaintOf(complaints, field)
  const isTold = complaints.some(({ field }) =>
    ['past', ...FIELDS].includes(field.split(/[.[]/)[0]!),
  )
  const past = isPast(draft, today())
  const chosen = sessions.mechanisms.find(({ institution }) => institution.id === draft.mechanism)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const by = await person.known()
    if (by === null || busy) return
    setBusy(true)
    setError(null)
    try {
      const base = isNew ? 0 : session.session.sequence + 1
      const body = sessionBody(draft, { id, by, today: today(), base, people })
      await send('POST', 'sessions', {}, body)
      dropDraft(key)
      await refreshDesk(queries)
      saved(id)
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      setBusy(false)
    }
  }
  const leave = () => {
    dropDraft(key)
    close()
  }
  const title = isNew ? 'Make a session' : 'Change the session'
  return (
    <form
      className="desk-form session-form"
      ref={form}
      aria-label={title}
      onSubmit={submit}
      noValidate
    >
      <h2>{title}</h2>
      <div className="form-row">
        <ToldField name="Format" complaint={told('mechanism')}>
          {(control) => (
            <select
              {...control}
              value={draft.mechanism}
              onChange={({ currentTarget: { value } }) => {
                const next = nextDraft(sessions, value)
                change({ mechanism: value, ...(isNew && { number: next.number }) })
              }}
            >
              <option value="">choose a mechanism</option>
              {sessions.mechanisms.map(({ institution, formatName }) => (
                <option key={institution.id} value={institution.id}>
                  {institution.name} ({formatName})
                </option>
              ))}
            </select>
          )}
        </ToldField>
        <ToldField name="Number" complaint={told('number')} hint="empty: it is not numbered">
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              value={draft.number}
              onChange={(event) => change({ number: event.currentTarget.value })}
            />
          )}
        </ToldField>
        <ToldField name="Title" complaint={told('title')}>
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={300}
              value={draft.title}
              placeholder={
                chosen === undefined
                  ? ''
                  : titleOf({
                      mechanism: chosen.institution,
                      number: draft.number === '' ? null : Number(draft.number),
                    })
              }
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
          )}
        </ToldField>
      </div>
      <div className="form-row">
        <ToldField
          name="Day"
          complaint={told('on') ?? complaintOf(complaints, 'past')}
          {...(past && { hint: 'The day is past: it goes on record as a session that was held.' })}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              value={draft.on}
              onChange={(event) => change({ on: event.currentTarget.value })}
            />
          )}
        </ToldField>
        <ToldField
          name="Time of day"
          complaint={told('startsAt')}
          hint="as in 09:30; may stay empty"
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              value={draft.startsAt}
              onChange={(event) => change({ startsAt: event.currentTarget.value })}
            />
          )}
        </ToldField>
        <ToldField name="Time zone" complaint={told('tz')} hint="needed with a time">
          {(control) => (
            <>
              <input
                {...control}
                type="text"
                spellCheck={false}
                list={`${lists}-zones`}
                value={draft.tz}
                onChange={(event) => change({ tz: event.currentTarget.value })}
              />
              <datalist id={`${lists}-zones`}>
                {Intl.supportedValuesOf('timeZone').map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </ToldField>
        <ToldField name="Place" complaint={told('place')}>
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={300}
              value={draft.place}
              onChange={(event) => change({ place: event.currentTarget.value })}
            />
          )}
        </ToldField>
      </div>
      <fieldset>
        <legend>Co-chairs</legend>
        <div className="form-row">
          {draft.coChairs.map(({ party, name }, i) => (
            <ToldField
              key={i}
              name={`Of ${sessions.partnership.parties.find(({ code }) => code === party)?.name ?? party}`}
              complaint={i === 0 ? told('coChairs') : null}
              hint={
                name.trim() === ''
                  ? undefined
                  : people.some((one) => one.name === name.trim())
                    ? 'on record'
                    : 'not on record: kept as typed'
              }
            >
              {(control) => (
                <input
                  {...control}
                  type="text"
                  list={`${lists}-people`}
                  autoComplete="off"
                  value={name}
                  onChange={({ currentTarget: { value } }) =>
                    change({ coChairs: draft.coChairs.with(i, { party, name: value }) })
                  }
                />
              )}
            </ToldField>
          ))}
          <datalist id={`${lists}-people`}>
            {people.map((one) => (
              <option key={one.id} value={one.name} />
            ))}
          </datalist>
        </div>
        <p className="actions">
          {sessions.partnership.parties.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              className="plain-button"
              onClick={() => change({ coChairs: [...draft.coChairs, { party: code, name: '' }] })}
            >
              Another of {name}
            </button>
          ))}
        </p>
      </fieldset>
      <fieldset>
        <legend>Sectors on the table: all where none is ticked</legend>
        <div className="ticks">
          {sectors.map(({ id: sector, name }) => (
            <label className="tick" key={sector}>
              <input
                type="checkbox"
                checked={draft.sectors.includes(sector)}
                onChange={({ currentTarget: { checked } }) =>
                  change({
                    sectors: checked
                      ? [...draft.sectors, sector]
                      : draft.sectors.filter((one) => one !== sector),
                  })
                }
              />
              {name}
            </label>
          ))}
        </div>
        {told('sectors') !== null && <p className="complaint">{told('sectors')}</p>}
      </fieldset>
      <div className="form-row">
        <ToldField
          name="Items to propose"
          complaint={told('items')}
          hint="what presses less waits in the reserve"
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              value={draft.items}
              onChange={(event) => change({ items: event.currentTarget.value })}
            />
          )}
        </ToldField>
        <ToldField name="Grouped" complaint={told('groupBy')}>
          {(control) => (
            <select
              {...control}
              value={draft.groupBy}
              onChange={(event) =>
                change({ groupBy: event.currentTarget.value as SessionDraft['groupBy'] })
              }
            >
              {GROUPING_WORDS.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </ToldField>
        {isNew && (
          <ToldField name="Short name" complaint={told('id')} hint={`/desk/sessions/${id || '…'}`}>
            {(control) => (
              <input
                {...control}
                type="text"
                spellCheck={false}
                placeholder={id}
                value={draft.id}
                onChange={(event) => change({ id: event.currentTarget.value })}
              />
            )}
          </ToldField>
        )}
      </div>
      <ToldField name="Note" complaint={told('note')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={4000}
            value={draft.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        )}
      </ToldField>
      {isTold ? (
        <p className="complaint" role="alert">
          Nothing was written. What is wrong stands beside its field.
        </p>
      ) : (
        <RefusalWords error={error} />
      )}
      <p className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {busy
            ? 'Writing …'
            : isNew
              ? past
                ? 'Enter the past session'
                : 'Make it'
              : 'Keep the change'}
        </button>
        <button type="button" onClick={leave}>
          Leave it
        </button>
      </p>
    </form>
  )
}
