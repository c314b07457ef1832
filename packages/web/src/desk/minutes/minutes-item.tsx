/** One item of the agenda by the minutes: the words, what it came to, its day, and what it gives to do. */

import type { MinutesAnswer, MinutesItemBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { counted, sentence } from '../../parts/words.ts'
import { Field } from '../forms/fields.tsx'
import { confidenceWords } from '../words.ts'
import { type Choice, hasDay, type OutcomeChoice, problemOf } from './choices.ts'

interface MinutesItemProps {
  item: MinutesItemBody
  actions: MinutesAnswer['actions']
  choice: Choice
  names: Readonly<Record<Exclude<OutcomeChoice, ''>, string>>
  isLit: boolean
  /** Null where nothing may be written. */
  confirm: (() => void) | null
  isOpen: boolean
  busy: boolean
  light: () => void
  change: (choice: Choice) => void
}

export function MinutesItem(props: MinutesItemProps) {
  const { item, actions, choice, names, isLit, confirm, isOpen, busy, light, change } = props
  const problem = problemOf(choice)
  const { recorded } = item
  return (
    <li className={isLit ? 'minutes-item here' : 'minutes-item'} id={`item-${item.number}`}>
      <h3>
        <span className="minutes-number">{item.number}</span> <span dir="auto">{item.title}</span>
      </h3>
      {item.words === '' ? (
        <p className="quiet">{item.why}</p>
      ) : (
        <>
          <button
            type="button"
            className="quote-button said"
            dir="auto"
            aria-pressed={isLit}
            onClick={light}
          >
            {item.words}
          </button>
          <p className="quiet">
            {item.why} {sentence(confidenceWords(item.confidence))}.
          </p>
        </>
      )}
      {item.words === '' && item.passages.length > 0 && (
        <p>
          <button type="button" className="plain-button" aria-pressed={isLit} onClick={light}>
            Show {counted(item.passages.length, 'passage')} about it
          </button>
        </p>
      )}
      <div className="form-row">
        <Field name="It came to">
          <select
            value={choice.outcome}
            disabled={confirm === null}
            aria-label={`What item ${item.number} came to`}
            onChange={(event) =>
              change({ ...choice, outcome: event.currentTarget.value as OutcomeChoice })
            }
          >
            {choice.outcome === '' && <option value="">to be said</option>}
            {Object.entries(names).map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        {hasDay(choice.outcome) && (
          <Field name={choice.outcome === 'new-date' ? 'New day' : 'By'}>
            <input
              type="text"
              value={choice.due}
              disabled={confirm === null}
              placeholder="2027-06-30"
              aria-label={`Day of item ${item.number}`}
              onChange={(event) => change({ ...choice, due: event.currentTarget.value })}
            />
          </Field>
        )}
        {confirm !== null && isOpen && (
          <button
            type="button"
            disabled={busy || problem !== null}
            aria-label={`Confirm item ${item.number}`}
            onClick={confirm}
          >
            Confirm
          </button>
        )}
      </div>
      {confirm !== null && problem !== null && choice.outcome !== '' && (
        <p className="complaint">{problem}</p>
      )}
      {actions.map(({ request, owners, isRecorded }) => (
        <p key={request.id} className="minutes-action">
          {isRecorded ? 'Action item' : 'Becomes an action item'}:{' '}
          {owners.map(({ party, body }) => body?.name ?? party.name).join(', ')}
          {request.due !== null && `, by ${dayWords(request.due)}`} <small>{request.id}</small>
        </p>
      ))}
      {recorded !== null && (
        <p className="quiet">
          On record: {recorded.outcomeName}
          {recorded.due !== null && `, ${dayWords(recorded.due)}`}, by {recorded.by},{' '}
          {dayWords(recorded.on)}.
        </p>
      )}
    </li>
  )
}
