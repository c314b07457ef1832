/** Sessions: what the partnership meets by, what was held, and what this desk prepares. */

import type { SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'

export default function SessionsPage() {
  const query = useDeskAnswer<SessionsAnswer>('sessions')
  return (
    <DeskFrame title="Sessions" kicker="Desk">
      <Answered query={query}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <Empty>No session has been made at this desk yet.</Empty>
          ) : (
            <ul className="lines">
              {sessions.map(({ id, title, on }) => (
                <li key={id}>
                  {title}, {dayWords(on)}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </DeskFrame>
  )
}
