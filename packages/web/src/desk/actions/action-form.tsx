/** Writes an action item: a new one, or the next version of one. Where others were first, it shows what moved. */

import type { ActionBody, SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useState } from 'react'
import { usePartnership } from '../../frame/use-partnership.ts'
import { send } from '../ask.ts'
import { Chosen, Field, Select } from '../forms/fields.tsx'
import { DeskForm } from '../forms/form-parts.tsx'
import { useBodies, useSubjects } from '../use-subjects.ts'
import { useWrite } from '../use-write.ts'
import { type ActionDraft, draftOf, movedWords, newActionId } from './actions-state.ts'

interface ActionFormProps {
  /** The item as it stands now; null for a new one. */
  item: ActionBody | null
  /** Changing it, or closing it as done or dropped. */
  to?: 'change' | 'done' | 'dropped'
  /** For a new one: what it starts from. */
  serves?: string
  sessions: SessionsAnswer['sessions']
  taken: readonly string[]
  close: () => void
}

const TITLES = {
  change: ['Change the item', 'Keep it so'],
  done: ['Close it as done', 'It is done'],
  dropped: ['Close it as dropped', 'Drop it'],
} as const

export function ActionForm({
  item,
  to = 'change',
  serves,
  sessions,
  taken,
  close,
}: ActionFormProps) {
  const acting = useWrite()
  // The version that the reader saw when the form was opened.
  const [seen, setSeen] = useState(item)
  const [draft, setDraft] = useState<ActionDraft>(() =>
    item === null
      ? {
          what: '',
          due: null,
          state: 'open',
          reason: '',
          session: sessions.at(-1)?.id ?? '',
          serves: serves ?? null,
          owners: [],
        }
      : { ...draftOf(item), ...(to !== 'change' && { state: to, reason: '' }) },
  )
  const change = (part: Partial<ActionDraft>) => setDraft((before) => ({ ...before, ...part }))
  const id = item?.id ?? newActionId(draft.what, taken)
  const moved = item !== null && seen !== null && item.version !== seen.version
  const troubles = [
    ...(draft.what.trim() === '' ? ['Say what is to be done.'] : []),
    ...(draft.owners.length === 0 ? ['Name an owner.'] : []),
    ...(to !== 'change' && draft.reason.trim() === '' ? ['Say why it is closed.'] : []),
    ...(moved ? ['Others have changed it: see above what moved.'] : []),
  ]
  const [pressed, setPressed] = useState(false)
  const submit = async () => {
    setPressed(true)
    if (troubles.length > 0) return
    const body = {
      ...draft,
      id,
      base: seen?.version ?? 0,
      what: draft.what.trim(),
      reason: draft.reason.trim(),
    }
    if (await acting.act((by) => send('POST', 'actions', {}, { ...body, by }))) close()
  }
  const [title, act] = item === null ? ['A new action item', 'Write it'] : TITLES[to]
  return (
    <DeskForm
      title={title}
      act={act}
      deciding={acting}
      submit={submit}
      close={close}
      troubles={pressed || moved ? troubles : []}
    >
      {moved && (
        <div className="refusal" role="alert">
          <p>
            <b>It was changed meanwhile.</b> It is at version {item.version}; you saw version{' '}
            {seen.version}. What moved:
          </p>
          <ul>
            {movedWords(seen, item).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className="actions">
            <button type="button" onClick={() => setSeen(item)}>
              Go on with mine
            </button>
            <button
              type="button"
              onClick={() => {
                setSeen(item)
                setDraft({
                  ...draftOf(item),
                  ...(to !== 'change' && { state: to, reason: draft.reason }),
                })
              }}
            >
              Start from theirs
            </button>
          </p>
        </div>
      )}
      {to === 'change' && (
        <ItemFields
          draft={draft}
          change={change}
          sessions={sessions}
          isNew={item === null}
          wasDue={seen?.due ?? null}
        />
      )}
      {(to !== 'change' || (item !== null && draft.due !== seen?.due)) && (
        <Field name={to === 'change' ? 'Why the day moved' : 'Why'} wide>
          <input
            type="text"
            maxLength={300}
            value={draft.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </Field>
      )}
    </DeskForm>
  )
}

interface ItemFieldsProps {
  draft: ActionDraft
  change: (part: Partial<ActionDraft>) => void
  sessions: SessionsAnswer['sessions']
  isNew: boolean
  wasDue: string | null
}

function ItemFields({ draft, change, sessions, isNew, wasDue }: ItemFieldsProps) {
  const subjects = useSubjects()
  return (
    <>
      <Field name="What is to be done" wide>
        <input
          type="text"
          maxLength={300}
          value={draft.what}
          onChange={(event) => change({ what: event.currentTarget.value })}
        />
      </Field>
      <Owners owners={draft.owners} change={(owners) => change({ owners })} />
      <div className="form-row">
        <Field
          name="Due"
          {...(wasDue !== null && { hint: `it was ${dayWords(wasDue)}; each day it had is kept` })}
        >
          <input
            type="date"
            value={draft.due ?? ''}
            onChange={(event) => change({ due: event.currentTarget.value || null })}
          />
        </Field>
        {isNew && (
          <Select
            name="Given by the session"
            value={draft.session}
            options={sessions.map(({ id, title, on }) => [id, `${title}, ${dayWords(on)}`])}
            change={(session) => change({ session })}
          />
        )}
      </div>
      <Chosen
        label="The commitment or document that it serves"
        options={subjects}
        chosen={subjects.filter(({ id }) => id === draft.serves)}
        change={(chosen) => change({ serves: chosen[0]?.id ?? null })}
        placeholder="Name of a commitment"
        most={1}
      />
    </>
  )
}

/** Each owner is a party, with a body of the record or somebody by name. */
function Owners({
  owners,
  change,
}: {
  owners: ActionDraft['owners']
  change: (owners: ActionDraft['owners']) => void
}) {
  const parties = usePartnership()?.parties ?? []
  const bodies = useBodies()
  const [party, setParty] = useState('')
  const [body, setBody] = useState<string | null>(null)
  const [name, setName] = useState('')
  const partyName = (code: string) => parties.find((one) => one.code === code)?.name ?? code
  const bodyName = (id: string) => bodies.find((one) => one.id === id)?.name ?? id
  return (
    <fieldset>
      <legend>Owners</legend>
      {owners.length > 0 && (
        <ul className="chips" aria-label="Owners: chosen">
          {owners.map((owner, i) => {
            const words = [
              partyName(owner.party),
              owner.body === null ? null : bodyName(owner.body),
              owner.name,
            ]
              .filter(Boolean)
              .join(', ')
            return (
              <li key={words}>
                <button
                  type="button"
                  aria-label={`Take out ${words}`}
                  onClick={() => change(owners.filter((_, at) => at !== i))}
                >
                  {words} <span aria-hidden="true">×</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <div className="form-row">
        <Select
          name="Side"
          value={party}
          options={[['', 'choose'], ...parties.map(({ code, name: one }) => [code, one] as const)]}
          change={setParty}
        />
        <Chosen
          label="Body"
          options={bodies}
          chosen={bodies.filter(({ id }) => id === body)}
          change={(chosen) => setBody(chosen[0]?.id ?? null)}
          placeholder="where it is on record"
          most={1}
        />
        <Field name="Person or office">
          <input
            type="text"
            maxLength={300}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <button
          type="button"
          disabled={party === ''}
          onClick={() => {
            const added = { party, body, name: name.trim() === '' ? null : name.trim() }
            change([...owners, added])
            setBody(null)
            setName('')
          }}
        >
          Add the owner
        </button>
      </div>
    </fieldset>
  )
}
