/** Sessions: what the partnership meets by, what was held, and what this desk prepares. */

import '../styles/desk-sessions.css'
import type { SessionsAnswer } from '@followthrough/brief'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { dropDraft } from '../desk/drafts.ts'
import { MechanismList } from '../desk/sessions/mechanism-list.tsx'
import { SessionForm } from '../desk/sessions/session-form.tsx'
import { SessionList } from '../desk/sessions/session-list.tsx'
import { sessionPath } from '../desk/sessions/session-words.ts'
import { Answered } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'

export default function SessionsPage() {
  const query = useDeskAnswer<SessionsAnswer>('sessions')
  const writable = useDesk().data?.writable ?? false
  const days = useDays()
  const [, navigate] = useLocation()
  const [making, setMaking] = useState<string | null>(null)
  return (
    <DeskFrame title="Sessions" kicker="Desk">
      <Answered query={query}>
        {(answer) => (
          <>
            {making !== null && (
              <SessionForm
                key={making}
                sessions={answer}
                session={null}
                mechanism={making}
                saved={(id) => navigate(withDays(sessionPath(id), days))}
                close={() => setMaking(null)}
              />
            )}
            <Section
              title="At this desk"
              className="sessions-part"
              more={
                writable &&
                making === null &&
                answer.mechanisms.length > 0 && (
                  <button
                    type="button"
                    onClick={() => {
                      setMaking(answer.mechanisms.length === 1 ? firstOf(answer) : '')
                    }}
                  >
                    Make a session
                  </button>
                )
              }
            >
              <Prepared answer={answer} />
            </Section>
            <Section title="What the partnership meets by" className="sessions-part">
              {answer.mechanisms.length === 0 ? (
                <Empty>
                  The pack names no commission, consultations, dialogue, working group, committee or
                  council. Give an institution in ledger/institutions.csv such a kind, and sessions
                  of it can be made here.
                </Empty>
              ) : (
                <MechanismList
                  answer={answer}
                  writable={writable}
                  make={(mechanism) => {
                    dropDraft('session new')
                    setMaking(mechanism)
                  }}
                />
              )}
            </Section>
          </>
        )}
      </Answered>
    </DeskFrame>
  )
}

function firstOf({ mechanisms }: SessionsAnswer): string {
  return mechanisms[0]!.institution.id
}

/** What is coming, soonest first; then what was held, newest first. */
function Prepared({ answer: { sessions } }: { answer: SessionsAnswer }) {
  if (sessions.length === 0)
    return (
      <Empty>
        No session has been made at this desk yet. Make one: its agenda is proposed from the record,
        and you edit it.
      </Empty>
    )
  const coming = sessions.filter(({ stage }) => stage === 'planned')
  const over = sessions.filter(({ stage }) => stage !== 'planned').toReversed()
  return <SessionList sessions={[...coming, ...over]} label="Sessions of this desk" />
}
