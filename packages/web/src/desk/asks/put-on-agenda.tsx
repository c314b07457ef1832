/** Puts a question on the agenda of a session that is open for it, with the reason. */

import type { AgendaAnswer, Ask, SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask as get } from '../../data/answers.ts'
import { apiUrl } from '../../data/api-url.ts'
import { SiteLink } from '../../parts/link.tsx'
import { Answered } from '../../parts/page.tsx'
import { sentence } from '../../parts/words.ts'
import { refreshDesk, send, useDeskAnswer } from '../ask.ts'
import { Field, Select } from '../forms/fields.tsx'
import { DeskForm } from '../forms/form-parts.tsx'
import { usePerson } from '../person.tsx'

export function PutOnAgenda({ ask, close }: { ask: Ask; close: () => void }) {
  const query = useDeskAnswer<SessionsAnswer>('sessions')
  return (
    <Answered query={query}>
      {({ sessions }) => {
        const open = sessions.filter(({ stage, fixedAt }) => stage !== 'closed' && fixedAt === null)
        return open.length === 0 ? (
          <p className="note">
            {sessions.length === 0
              ? 'There is no session yet.'
              : 'No session has an agenda that is open: each is fixed or closed.'}{' '}
            <SiteLink to="/desk/sessions">Sessions</SiteLink>{' '}
            <button type="button" className="plain-button" onClick={close}>
              Leave it
            </button>
          </p>
        ) : (
          <AgendaForm ask={ask} sessions={open} close={close} />
        )
      }}
    </Answered>
  )
}

interface AgendaFormProps {
  ask: Ask
  sessions: SessionsAnswer['sessions']
  close: () => void
}

function AgendaForm({ ask, sessions, close }: AgendaFormProps) {
  const queries = useQueryClient()
  const person = usePerson()
  const [session, setSession] = useState(sessions[0]!.id)
  const [reason, setReason] = useState(`${sentence(ask.ruleName)}.`)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [put, setPut] = useState<string | null>(null)
  const chosen = sessions.find(({ id }) => id === session) ?? sessions[0]!
  const item = `ask:${ask.commitment.id}`
  const path = `sessions/${encodeURIComponent(chosen.id)}/agenda`
  const submit = async () => {
    const by = await person.known()
    if (by === null) return
    setBusy(true)
    setError(null)
    try {
      // At its end: whatever others did to the agenda meanwhile, that place is the same.
      const agenda = await get<AgendaAnswer>(apiUrl(path), new AbortController().signal)
      const there = agenda.items.find(({ id }) => id === item)
      if (there === undefined) {
        const proposed = agenda.reserve.find(({ id }) => id === item)?.question
        const wording = proposed === ask.question ? null : ask.question
        const operation = { op: 'add', item, group: null, wording, reason: reason.trim() }
        await send('POST', path, {}, { base: agenda.version, operations: [operation], by })
        await refreshDesk(queries)
      }
      setPut(
        there === undefined
          ? 'It is on the agenda of'
          : `It was there already, as item ${there.number}, on the agenda of`,
      )
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
    } finally {
      setBusy(false)
    }
  }
  if (put !== null)
    return (
      <p className="note" role="status">
        {put}{' '}
        <SiteLink to={`/desk/sessions/${encodeURIComponent(chosen.id)}`}>{chosen.title}</SiteLink>.{' '}
        <button type="button" className="plain-button" onClick={close}>
          Good
        </button>
      </p>
    )
  return (
    <DeskForm
      title="Put on the agenda of a session"
      act="Put it there"
      deciding={{ busy, error }}
      submit={submit}
      close={close}
      troubles={reason.trim() === '' ? ['Say why it goes on the agenda.'] : []}
    >
      <div className="form-row">
        <Select
          name="Session"
          value={chosen.id}
          options={sessions.map(({ id, title, on }) => [id, `${title}, ${dayWords(on)}`] as const)}
          change={setSession}
        />
        <Field name="Why">
          <input
            type="text"
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
      </div>
    </DeskForm>
  )
}
