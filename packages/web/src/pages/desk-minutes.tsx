/** The minutes of a session beside its agenda: each item with the words, what it came to, and its day. */

import '../styles/desk-minutes.css'
import type { DocumentAnswer, MinutesAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useMemo, useState } from 'react'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { CameTo } from '../desk/minutes/came-to.tsx'
import { type Choices, choiceOf, confirmation, isOpen, problemOf } from '../desk/minutes/choices.ts'
import { MinutesDrop } from '../desk/minutes/minutes-drop.tsx'
import { MinutesItem } from '../desk/minutes/minutes-item.tsx'
import { ALL, queuePath } from '../desk/queue-state.ts'
import { RefusalWords } from '../desk/refusal-words.tsx'
import { DocumentText } from '../desk/text/document-text.tsx'
import { useWrite } from '../desk/use-write.ts'
import { SiteLink } from '../parts/link.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'

const NAMES = {
  answered: 'answered',
  deferred: 'deferred',
  'new-promise': 'new promise',
  'new-date': 'new date',
  'not-reached': 'not reached',
} as const

export default function MinutesPage({ id }: { id: string }) {
  const query = useDeskAnswer<MinutesAnswer>(`sessions/${encodeURIComponent(id)}/minutes`)
  const session = query.data?.session
  return (
    <DeskFrame
      title={session === undefined ? 'Minutes' : `Minutes: ${session.title}`}
      kicker={
        <>
          <SiteLink to="/desk/sessions">Sessions</SiteLink> at the desk
        </>
      }
    >
      <Answered query={query}>{(answer) => <Opened answer={answer} />}</Answered>
    </DeskFrame>
  )
}

function Opened({ answer }: { answer: MinutesAnswer }) {
  const { session, document, why } = answer
  const desk = useDesk().data
  const [another, setAnother] = useState(false)
  const isHeld = session.stage !== 'planned'
  const mayHand = desk?.writable === true && isHeld && session.stage !== 'closed'
  const drop = (title: string) => (
    <MinutesDrop session={session.id} desk={desk!} title={title} done={() => setAnother(false)} />
  )
  return (
    <>
      <p className="quiet">
        {dayWords(session.on)}
        {session.place !== '' && `, ${session.place}`} ·{' '}
        {session.fixedAt === null
          ? 'agenda in draft'
          : `agenda fixed at ${dayWords(session.fixedAt)}`}{' '}
        ·{' '}
        <SiteLink to={`/desk/sessions/${encodeURIComponent(session.id)}`}>
          the session and its agenda
        </SiteLink>
      </p>
      {why !== null && session.stage !== 'closed' && <p className="note">{why}</p>}
      {document === null ? (
        mayHand ? (
          drop('Drop the minutes here')
        ) : (
          <Empty>
            {isHeld
              ? 'No minutes were handed in.'
              : 'Minutes are handed in once the session has been held.'}
          </Empty>
        )
      ) : (
        <>
          <Held answer={answer} writable={desk?.writable === true} />
          {mayHand &&
            (another ? (
              drop('Drop other minutes here')
            ) : (
              <p>
                <button type="button" className="plain-button" onClick={() => setAnother(true)}>
                  Hand in other minutes
                </button>
              </p>
            ))}
        </>
      )}
    </>
  )
}

function Held({ answer, writable }: { answer: MinutesAnswer; writable: boolean }) {
  const { session, items, actions, unmatched, notes, why } = answer
  const capture = answer.document!.capture!
  const { busy, error, write } = useWrite()
  const [choices, setChoices] = useState<Choices>({})
  const [lit, setLit] = useState<string>('')
  const mayWrite = writable && why === null
  const spans = useMemo(() => {
    const item = items.find((one) => one.item === lit)
    if (item !== undefined)
      return item.span === null ? item.passages.map(({ span }) => span) : [item.span]
    const passage = unmatched.find(({ span }) => String(span[0]) === lit)
    return passage === undefined ? [] : [passage.span]
  }, [items, unmatched, lit])

  const path = `sessions/${encodeURIComponent(session.id)}`
  const confirm = async (chosen: typeof items, given: typeof actions) => {
    const ids = new Set(chosen.map(({ item }) => item))
    if (await write(`${path}/minutes/confirm`, confirmation(chosen, given, choices)))
      setChoices((all) => Object.fromEntries(Object.entries(all).filter(([id]) => !ids.has(id))))
  }
  const ready = items.filter(
    (item) => isOpen(item, choices) && problemOf(choiceOf(item, choices)) === null,
  )
  const fresh = actions.filter(({ isRecorded }) => !isRecorded)
  const claims = unmatched.filter(({ isClaim }) => isClaim)
  const others = unmatched.filter(({ isClaim }) => !isClaim)
  const proposals = useMemo(
    () => items.map(({ item, passages }) => ({ id: item, spans: passages.map((p) => p.span) })),
    [items],
  )
  const passageRow = (passage: (typeof unmatched)[number]) => (
    <li key={passage.span[0]}>
      <button
        type="button"
        className="quote-button said"
        dir="auto"
        aria-pressed={lit === String(passage.span[0])}
        onClick={() => setLit(String(passage.span[0]))}
      >
        {passage.words}
      </button>
      {passage.proposals.map((id) => (
        <small key={id}>
          <SiteLink to={queuePath({ document: capture, state: ALL, order: 'document', open: id })}>
            its proposal in the queue
          </SiteLink>
        </small>
      ))}
    </li>
  )
  return (
    <>
      {[...answer.document!.warnings, ...notes].map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      <p>
        <SiteLink to={queuePath({ document: capture, state: ALL, order: 'document' })}>
          What they claim, in the review queue
        </SiteLink>
      </p>
      <div className="review">
        <div className="review-text">
          <MinutesText capture={capture} lit={spans} proposals={proposals} open={setLit} />
        </div>
        <div className="review-panel">
          <Section title={counted(items.length, 'item')}>
            <ol className="minutes-items">
              {items.map((item) => {
                const own = actions.filter((action) => action.item === item.item)
                return (
                  <MinutesItem
                    key={item.item}
                    item={item}
                    actions={own}
                    choice={choiceOf(item, choices)}
                    names={NAMES}
                    isLit={lit === item.item}
                    isOpen={isOpen(item, choices)}
                    busy={busy}
                    light={() => setLit(item.item)}
                    change={(choice) => setChoices((all) => ({ ...all, [item.item]: choice }))}
                    confirm={
                      mayWrite
                        ? () =>
                            void confirm(
                              [item],
                              own.filter(({ isRecorded }) => !isRecorded),
                            )
                        : null
                    }
                  />
                )
              })}
            </ol>
          </Section>
          {claims.length > 0 && (
            <Section title="Matches no item, and may be new">
              <ul className="minutes-unmatched">{claims.map(passageRow)}</ul>
              {fresh
                .filter(({ item }) => item === null)
                .map(({ request, owners }) => (
                  <p className="minutes-action" key={request.id}>
                    Becomes an action item:{' '}
                    {owners.map(({ party, body }) => body?.name ?? party.name).join(', ')}
                    {request.due !== null && `, by ${dayWords(request.due)}`}{' '}
                    <small>{request.id}</small>
                  </p>
                ))}
            </Section>
          )}
          {others.length > 0 && (
            <details>
              <summary>{counted(others.length, 'other passage')} about no item</summary>
              <ul className="minutes-unmatched">{others.map(passageRow)}</ul>
            </details>
          )}
          {mayWrite && (ready.length > 0 || fresh.length > 0) && (
            <p className="actions minutes-all">
              <button
                type="button"
                className="primary"
                disabled={busy}
                onClick={() => void confirm(ready, fresh)}
              >
                Confirm {counted(ready.length, 'outcome')}
                {fresh.length > 0 && ` and ${counted(fresh.length, 'action item')}`}
              </button>
            </p>
          )}
          <RefusalWords error={error} />
        </div>
      </div>
      <CameTo
        answer={answer}
        busy={busy}
        close={mayWrite ? () => void write(`${path}/close`, {}) : null}
      />
    </>
  )
}

interface MinutesTextProps {
  capture: string
  lit: readonly (readonly [number, number])[]
  proposals: readonly { id: string; spans: readonly (readonly [number, number])[] }[]
  open: (item: string) => void
}

function MinutesText({ capture, lit, proposals, open }: MinutesTextProps) {
  const query = useDeskAnswer<DocumentAnswer>(`desk/documents/${encodeURIComponent(capture)}`)
  return (
    <Answered query={query}>
      {({ document, mentions }) => (
        <DocumentText
          label="Text of the minutes"
          text={document.text}
          language={document.language}
          lit={lit}
          proposals={proposals}
          mentions={mentions}
          open={open}
        />
      )}
    </Answered>
  )
}
