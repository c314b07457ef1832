/** One session: its agenda to be built, fixed, printed; what it came to. */

import '../styles/desk-sessions.css'
import type { AgendaAnswer, SessionAnswer, SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { RefusalWords } from '../desk/refusal-words.tsx'
import { AgendaConflict, AgendaNews, LostForm } from '../desk/sessions/agenda-conflict.tsx'
import { AgendaFixing } from '../desk/sessions/agenda-fixing.tsx'
import { AgendaList, type OpenForm } from '../desk/sessions/agenda-list.tsx'
import { AddToAgenda, DroppedItems, EditList, Reserve } from '../desk/sessions/agenda-shelf.tsx'
import { KeptAnswer } from '../desk/sessions/kept-answer.tsx'
import { Closing, Outcomes, SessionActions } from '../desk/sessions/session-after.tsx'
import { SessionFacts, SessionLinks } from '../desk/sessions/session-facts.tsx'
import { SessionForm } from '../desk/sessions/session-form.tsx'
import { whenWords } from '../desk/sessions/session-words.ts'
import { useAgenda } from '../desk/sessions/use-agenda.ts'
import { useSessionAct } from '../desk/sessions/use-session-act.ts'
import { SiteLink } from '../parts/link.tsx'
import { Empty, Section } from '../parts/section.tsx'

export default function SessionPage({ id }: { id: string }) {
  const query = useDeskAnswer<SessionAnswer>(`sessions/${encodeURIComponent(id)}`)
  const writable = useDesk().data?.writable ?? false
  return (
    <DeskFrame
      title={query.data?.session.title ?? 'Session'}
      kicker={<SiteLink to="/desk/sessions">Sessions</SiteLink>}
    >
      <KeptAnswer query={query}>
        {(answer) => <SessionView answer={answer} writable={writable} />}
      </KeptAnswer>
    </DeskFrame>
  )
}

interface ViewProps {
  answer: SessionAnswer
  writable: boolean
}

function SessionView({ answer, writable }: ViewProps) {
  const { session } = answer
  const desk = useAgenda(session.id)
  return (
    <div className="session-page">
      <div className="session-side">
        <SessionFacts answer={answer} />
        {writable && <SessionTools answer={answer} />}
        <SessionLinks id={session.id} />
      </div>
      <div className="session-main">
        <KeptAnswer query={desk.query}>
          {(agenda) => (
            <>
              <AgendaPart answer={answer} agenda={agenda} desk={desk} writable={writable} />
              <Outcomes answer={answer} agenda={agenda} />
              <SessionActions answer={answer} />
              {writable && <Closing answer={answer} agenda={agenda} />}
            </>
          )}
        </KeptAnswer>
      </div>
    </div>
  )
}

interface AgendaPartProps extends ViewProps {
  agenda: AgendaAnswer
  desk: ReturnType<typeof useAgenda>
}

function AgendaPart({ answer, agenda, desk, writable }: AgendaPartProps) {
  const [open, setOpen] = useState<OpenForm | null>(null)
  const editable = writable && agenda.fixed === null && answer.closed === null
  const reporting =
    writable &&
    agenda.fixed !== null &&
    answer.closed === null &&
    answer.session.stage !== 'planned'
  const isLost = open !== null && !agenda.items.some(({ id }) => id === open.item)
  const lostKind = open?.kind === 'wording' || open?.kind === 'note' ? open.kind : null
  return (
    <Section title="Agenda" className="agenda-part">
      <p className="print-only">
        {whenWords(answer.session)}. Agenda {agenda.fixed === null ? 'in draft' : 'fixed'}, as of{' '}
        {dayWords(agenda.recordDay)}.
      </p>
      <AgendaFixing
        agenda={agenda}
        desk={desk}
        writable={writable}
        isClosed={answer.closed !== null}
      />
      <p className="unseen" role="status" aria-live="polite" data-said>
        {desk.said}
      </p>
      <AgendaConflict agenda={agenda} desk={desk} />
      <AgendaNews agenda={agenda} desk={desk} />
      {isLost && editable && lostKind !== null && (
        <LostForm
          key={`${open.item} ${lostKind}`}
          agenda={agenda}
          desk={desk}
          item={open.item}
          kind={lostKind}
          close={() => setOpen(null)}
        />
      )}
      {agenda.items.length === 0 ? (
        <Empty>
          Nothing stands on this agenda: no commitment of its sectors has an open question. Add an
          item, or change the sectors of the session.
        </Empty>
      ) : (
        <AgendaList
          agenda={agenda}
          desk={desk}
          editable={editable}
          outcomes={answer.outcomes}
          reporting={reporting}
          open={open}
          setOpen={setOpen}
        />
      )}
      <div className="shelves">
        {editable && <AddToAgenda agenda={agenda} desk={desk} />}
        <DroppedItems agenda={agenda} desk={desk} editable={editable} />
        {agenda.fixed === null && <Reserve agenda={agenda} desk={desk} editable={editable} />}
        <EditList agenda={agenda} desk={desk} editable={editable} />
      </div>
    </Section>
  )
}

/** Changes a session, or cancels it. */
function SessionTools({ answer }: { answer: SessionAnswer }) {
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null)
  const sessions = useDeskAnswer<SessionsAnswer>('sessions', {}, { enabled: open === 'change' })
  const act = useSessionAct()
  const days = useDays()
  const [, navigate] = useLocation()
  const { id, title } = answer.session
  if (answer.closed !== null) return null
  if (open === 'change' && sessions.data !== undefined)
    return (
      <SessionForm
        sessions={sessions.data}
        session={answer}
        mechanism={answer.session.mechanism.id}
        saved={() => setOpen(null)}
        close={() => setOpen(null)}
      />
    )
  const cancel = () =>
    act.run({
      method: 'DELETE',
      path: `sessions/${encodeURIComponent(id)}`,
      done: () => navigate(withDays('/desk/sessions', days)),
    })
  return (
    <div className="session-tools no-print">
      {open === 'cancel' ? (
        <>
          <p>
            “{title}” will not be held? What was written of it stays on record, and what it gave to
            do is carried on.
          </p>
          <p className="actions">
            <button type="button" className="primary" disabled={act.busy} onClick={cancel}>
              Cancel the session
            </button>
            <button type="button" onClick={() => setOpen(null)}>
              Keep it
            </button>
          </p>
        </>
      ) : (
        <p className="actions">
          <button type="button" onClick={() => setOpen('change')}>
            Change it
          </button>
          <button type="button" onClick={() => setOpen('cancel')}>
            Cancel it …
          </button>
        </p>
      )}
      <RefusalWords error={act.error} />
    </div>
  )
}
