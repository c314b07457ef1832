/** One action item: what, whose, by when, every due day it has had, and what may be done about it. */

import type { ActionBody, SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useState } from 'react'
import { SiteLink } from '../../parts/link.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { counted } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { send } from '../ask.ts'
import { RefusalWords } from '../refusal-words.tsx'
import { useWrite } from '../use-write.ts'
import { ActionForm } from './action-form.tsx'
import { ownerWords } from './actions-state.ts'

interface ActionRowProps {
  item: ActionBody
  sessions: SessionsAnswer['sessions']
  writable: boolean
  /** A form is open over it, or no longer: it then stays in the list whatever the filters say. */
  hold: (isHeld: boolean) => void
}

type Form = 'change' | 'done' | 'dropped' | 'back'

export function ActionRow({ item, sessions, writable, hold }: ActionRowProps) {
  const [form, show] = useState<Form | null>(null)
  const setForm = (next: Form | null) => {
    show(next)
    hold(next !== null)
  }
  const session = sessions.find(({ id }) => id === item.session)
  const isOpen = item.state === 'open'
  const close = () => setForm(null)
  const servesPath = item.serves === null ? null : subjectPath(item.serves)
  return (
    <li className={item.lateDays > 0 ? 'action is-late' : 'action'} aria-label={item.what}>
      <div className="action-what">
        <h3>{item.what}</h3>
        <p>{item.owners.map(ownerWords).join('; ')}</p>
        <small>
          {item.serves !== null && (
            <>
              For{' '}
              {servesPath === null ? (
                item.serves.name
              ) : (
                <SiteLink to={servesPath}>{item.serves.name}</SiteLink>
              )}
              {' · '}
            </>
          )}
          given {dayWords(item.givenOn)}, by{' '}
          {session === undefined ? (
            item.session
          ) : (
            <SiteLink to={`/desk/sessions/${encodeURIComponent(session.id)}`}>
              {session.title}
            </SiteLink>
          )}
        </small>
      </div>
      <div className="action-due">
        <p>
          {item.due === null ? 'No due day' : `Due ${dayWords(item.due)}`}
          {item.lateDays > 0 && (
            <>
              {' '}
              <span className="badge badge-overdue">{counted(item.lateDays, 'day')} late</span>
            </>
          )}
        </p>
        <Slippage item={item} />
        {!isOpen && <Closed item={item} />}
      </div>
      {writable && form === null && (
        <p className="action-acts">
          {isOpen && (
            <>
              <ActButton words="Change" what={item.what} press={() => setForm('change')} />
              <ActButton words="Done" what={item.what} press={() => setForm('done')} />
              <ActButton words="Drop" what={item.what} press={() => setForm('dropped')} />
            </>
          )}
          {!isOpen && item.closedBy === 'decision' && (
            <ActButton words="Change" what={item.what} press={() => setForm('change')} />
          )}
          <ActButton words="Take back" what={item.what} press={() => setForm('back')} />
        </p>
      )}
      {form === 'back' && <TakeBack item={item} close={close} />}
      {(form === 'change' || form === 'done' || form === 'dropped') && (
        <ActionForm key={form} item={item} to={form} sessions={sessions} taken={[]} close={close} />
      )}
    </li>
  )
}

function ActButton({ words, what, press }: { words: string; what: string; press: () => void }) {
  return (
    <button type="button" className="plain-button" onClick={press}>
      {words}
      <span className="unseen">: {what}</span>
    </button>
  )
}

/** Every due day it has had, where there was more than one. */
function Slippage({ item: { dues, slippedDays } }: { item: ActionBody }) {
  if (dues.length < 2) return null
  const words =
    slippedDays === null || slippedDays === 0
      ? 'The day was changed'
      : `${counted(Math.abs(slippedDays), 'day')} ${slippedDays > 0 ? 'later' : 'earlier'} than at first`
  return (
    <details className="slippage">
      <summary>{words}</summary>
      <ol>
        {dues.map(({ due, given, by }) => (
          <li key={`${given} ${due}`}>
            {due === null ? 'no due day' : dayWords(due)}
            <small>
              given {dayWords(given)} by {by}
            </small>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Closed({ item }: { item: ActionBody }) {
  return (
    <p>
      <b>{item.stateName}</b>
      {item.closedBy === 'evidence' ? ', by evidence: ' : item.reason !== '' && `: ${item.reason}`}
      {item.evidence.map((id, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <SiteLink to={pathOf('statement', id)}>statement {i + 1}</SiteLink>
        </span>
      ))}
    </p>
  )
}

function TakeBack({ item, close }: { item: ActionBody; close: () => void }) {
  const acting = useWrite()
  const remove = () =>
    acting.act((by) => send('DELETE', `actions/${encodeURIComponent(item.id)}`, { by }))
  return (
    <div className="take-back">
      <p>
        {item.version === 1
          ? 'This takes the item back altogether.'
          : `This takes version ${item.version} back; version ${item.version - 1} stands again.`}{' '}
        What was written stays on the record as taken back.
      </p>
      <RefusalWords error={acting.error} />
      <p className="actions">
        <button
          type="button"
          disabled={acting.busy}
          onClick={async () => {
            if (await remove()) close()
          }}
        >
          Take it back
        </button>
        <button type="button" onClick={close}>
          Leave it
        </button>
      </p>
    </div>
  )
}
