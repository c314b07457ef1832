/** What the partnership meets by: each with the sessions that the record tells of, and the next one. */

import type { SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { ordinal, sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { nextNumberOf } from './session-draft.ts'
import { sessionPath, whenWords } from './session-words.ts'

interface MechanismListProps {
  answer: SessionsAnswer
  writable: boolean
  make: (mechanism: string) => void
}

export function MechanismList({ answer, writable, make }: MechanismListProps) {
  return (
    <ul className="mechanisms">
      {answer.mechanisms.map(({ institution, formatName, held }) => {
        const next = nextNumberOf(answer, institution.id)
        const planned = answer.sessions.filter(
          ({ mechanism, stage }) => mechanism.id === institution.id && stage === 'planned',
        )
        return (
          <li key={institution.id}>
            <div>
              <h3>
                <SiteLink to={pathOf('institution', institution.id)}>{institution.name}</SiteLink>
              </h3>
              <p className="quiet">{sentence(formatName)}</p>
              {writable && (
                <button type="button" onClick={() => make(institution.id)}>
                  {next === null ? 'Make a session' : `Make the ${ordinal(next)} session`}
                  <span className="unseen"> of {institution.name}</span>
                </button>
              )}
            </div>
            <ul className="dated">
              {planned.map((session) => (
                <li key={session.id}>
                  <span>
                    <b>coming</b>
                  </span>
                  <span>
                    <SiteLink to={sessionPath(session.id)}>{session.title}</SiteLink>
                    <small>{whenWords(session)}</small>
                  </span>
                </li>
              ))}
              {held.toReversed().map(({ event, title, on, place }) => (
                <li key={event}>
                  <time dateTime={on.split('/')[0]}>{dayWords(on)}</time>
                  <span>
                    <SiteLink to={pathOf('event', event)}>{title}</SiteLink>
                    {place !== '' && <small>{place}</small>}
                  </span>
                </li>
              ))}
              {held.length + planned.length === 0 && (
                <li className="quiet">No session of it is on record.</li>
              )}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
