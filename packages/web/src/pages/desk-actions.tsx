/** Action items: what sessions gave somebody to do, and what became of it. Overdue ones come first. */

import type { ActionsAnswer, SessionsAnswer } from '@followthrough/brief'
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { ActionForm } from '../desk/actions/action-form.tsx'
import { ActionRow } from '../desk/actions/action-row.tsx'
import {
  ACTION_SHOWS,
  type ActionShow,
  type ActionsState,
  actionsParams,
  actionsSearch,
  inOrder,
  isNarrowed,
  readActions,
} from '../desk/actions/actions-state.ts'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { Chosen } from '../desk/forms/fields.tsx'
import { useBodies, useSubjects } from '../desk/use-subjects.ts'
import { usePartnership } from '../frame/use-partnership.ts'
import { SiteLink } from '../parts/link.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'

const SHOW_WORDS: Record<ActionShow, string> = {
  open: 'open',
  late: 'overdue',
  done: 'done',
  dropped: 'dropped',
  all: 'all',
}

export default function ActionsPage() {
  const search = useSearch()
  const days = useDays()
  const [, navigate] = useLocation()
  const state = useMemo(() => readActions(search), [search])
  const change = (part: Partial<ActionsState>) => {
    const text = actionsSearch({ ...state, ...part })
    navigate(withDays(text === '' ? '/desk/actions' : `/desk/actions?${text}`, days), {
      replace: true,
    })
  }
  const writable = useDesk().data?.writable ?? false
  const sessions = useDeskAnswer<SessionsAnswer>('sessions').data?.sessions ?? []
  const everything = useDeskAnswer<ActionsAnswer>('actions', {}, { keep: false }).data
  const query = useDeskAnswer<ActionsAnswer>('actions', actionsParams(state))
  const [adding, setAdding] = useState(false)
  // An item that is being written at stays, also where others have closed it meanwhile.
  const [held, setHeld] = useState<readonly string[]>([])
  return (
    <DeskFrame title="Action items" kicker="Desk">
      <Filters state={state} change={change} sessions={sessions} />
      <Answered query={query}>
        {(answer) => {
          const fitting = inOrder(answer.items, state.show).filter(
            ({ owners }) =>
              state.body === '' ||
              state.party === '' ||
              owners.some(({ party, body }) => party === state.party && body === state.body),
          )
          const items = [
            ...fitting,
            ...(everything?.items ?? []).filter(
              ({ id }) => held.includes(id) && !fitting.some((one) => one.id === id),
            ),
          ]
          const late = items.filter(({ lateDays }) => lateDays > 0).length
          return (
            <>
              <div className="list-head">
                <p className="quiet" role="status">
                  {counted(items.length, 'action item')}
                  {late > 0 && `, ${late} overdue`}
                </p>
                {writable && !adding && sessions.length > 0 && (
                  <button type="button" onClick={() => setAdding(true)}>
                    Add an item
                  </button>
                )}
              </div>
              <h2 className="unseen">Items</h2>
              {adding && (
                <ActionForm
                  item={null}
                  sessions={sessions}
                  taken={(everything?.items ?? []).map(({ id }) => id)}
                  {...(state.serves !== '' && { serves: state.serves })}
                  close={() => setAdding(false)}
                />
              )}
              {items.length === 0 && !adding && (
                <Empty>
                  {sessions.length === 0 ? (
                    <>
                      An action item is given by a session, and there is none yet. Make one under{' '}
                      <SiteLink to="/desk/sessions">Sessions</SiteLink>, with its day.
                    </>
                  ) : isNarrowed(state) ? (
                    'No action item fits all of these filters. Clear one of them.'
                  ) : (
                    'No action item is open. Add what a session gave somebody to do: whose it is, and by what day.'
                  )}
                </Empty>
              )}
              <ul className="actions-list">
                {items.map((item) => (
                  <ActionRow
                    key={item.id}
                    item={item}
                    sessions={sessions}
                    writable={writable}
                    hold={(isHeld) =>
                      setHeld((ids) => [
                        ...ids.filter((id) => id !== item.id),
                        ...(isHeld ? [item.id] : []),
                      ])
                    }
                  />
                ))}
              </ul>
            </>
          )
        }}
      </Answered>
    </DeskFrame>
  )
}

interface FiltersProps {
  state: ActionsState
  change: (part: Partial<ActionsState>) => void
  sessions: SessionsAnswer['sessions']
}

function Filters({ state, change, sessions }: FiltersProps) {
  const parties = usePartnership()?.parties ?? []
  const bodies = useBodies()
  const subjects = useSubjects()
  return (
    <div className="table-controls queue-filters">
      <label>
        <span>State</span>
        <select
          value={state.show}
          onChange={(event) => change({ show: event.currentTarget.value as ActionShow })}
        >
          {ACTION_SHOWS.map((one) => (
            <option key={one} value={one}>
              {SHOW_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Session</span>
        <select
          value={state.session}
          onChange={(event) => change({ session: event.currentTarget.value })}
        >
          <option value="">any</option>
          {sessions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Side that owns it</span>
        <select
          value={state.party}
          onChange={(event) => change({ party: event.currentTarget.value })}
        >
          <option value="">any</option>
          {parties.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Chosen
        label="Body that owns it"
        options={bodies}
        chosen={bodies.filter(({ id }) => id === state.body)}
        change={(chosen) => change({ body: chosen[0]?.id ?? '' })}
        placeholder="any"
        most={1}
      />
      <Chosen
        label="Commitment it serves"
        options={subjects}
        chosen={subjects.filter(({ id }) => id === state.serves)}
        change={(chosen) => change({ serves: chosen[0]?.id ?? '' })}
        placeholder="any"
        most={1}
      />
      {isNarrowed(state) && (
        <p className="table-out">
          <button type="button" className="plain-button" onClick={() => change(readActions(''))}>
            Clear the filters
          </button>
        </p>
      )}
    </div>
  )
}
