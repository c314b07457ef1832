/** Sessions of this desk in a table. */

import type { SessionRow } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { sessionPath, stageWords, whenWords } from './session-words.ts'

export function SessionList({
  sessions,
  label,
}: {
  sessions: readonly SessionRow[]
  label: string
}) {
  return (
    <table className="rows sessions" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Session</th>
          <th scope="col">Day and place</th>
          <th scope="col">State</th>
          <th scope="col">Agenda</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td data-label="Session">
              <SiteLink to={sessionPath(session.id)}>{session.title}</SiteLink>
              <small>{session.formatName}</small>
            </td>
            <td data-label="Day and place">{whenWords(session)}</td>
            <td data-label="State">{stageWords(session)}</td>
            <td data-label="Agenda">
              {session.fixedAt === null ? 'a draft' : `fixed at ${dayWords(session.fixedAt)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
