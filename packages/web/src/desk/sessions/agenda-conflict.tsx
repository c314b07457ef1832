/** Two people at one agenda: what others did, what was to be written, and the way to do it on top of theirs. */

import type { AgendaAnswer } from '@followthrough/brief'
import { useEffect, useRef } from 'react'
import { dropDraft, useDraft } from '../drafts.ts'
import { RefusalWords } from '../refusal-words.tsx'
import { momentWords } from '../words.ts'
import { draftKey, type TextDraft } from './item-forms.tsx'
import { editWords, namesOf } from './session-words.ts'
import { type AgendaDesk, editing } from './use-agenda.ts'

/** What was refused, at the head of the agenda. */
export function AgendaConflict({ agenda, desk }: { agenda: AgendaAnswer; desk: AgendaDesk }) {
  const box = useRef<HTMLDivElement>(null)
  const { conflict, error } = desk
  useEffect(() => {
    if (conflict !== null || error !== null) box.current?.focus()
  }, [conflict, error])
  if (error !== null)
    return (
      <div className="agenda-conflict" tabIndex={-1} ref={box}>
        <RefusalWords error={error} />
        <button type="button" onClick={desk.clear}>
          Go on
        </button>
      </div>
    )
  if (conflict === null) return null
  const nameOf = namesOf(agenda)
  const others = conflict.moved?.others ?? []
  const back = conflict.moved?.takenBack.length ?? 0
  return (
    <div className="agenda-conflict refusal" role="alert" tabIndex={-1} ref={box}>
      <p>
        <b>Somebody was first, and nothing of yours was written.</b> The agenda below is as it
        stands now.
      </p>
      <ul className="their-edits">
        {others.map(({ statement, by, recordedAt, edit }) => (
          <li key={statement}>
            {by} {editWords(edit, nameOf)} <span className="quiet">{momentWords(recordedAt)}</span>
          </li>
        ))}
        {back > 0 && (
          <li>{back === 1 ? 'An edit was taken back.' : `${back} edits were taken back.`}</li>
        )}
      </ul>
      <p>
        Yours: {conflict.act.words}
        {conflict.act.typed !== undefined && conflict.act.typed !== '' && (
          <>: “{conflict.act.typed}”</>
        )}
      </p>
      <p className="actions">
        <button
          type="button"
          className="primary"
          disabled={desk.busy}
          onClick={() => desk.run(conflict.act)}
        >
          Do mine on top of it
        </button>
        <button type="button" onClick={desk.clear}>
          Leave it as it is now
        </button>
      </p>
    </div>
  )
}

/** What others did while this page was open. */
export function AgendaNews({ agenda, desk }: { agenda: AgendaAnswer; desk: AgendaDesk }) {
  if (desk.news.length === 0) return null
  const nameOf = namesOf(agenda)
  return (
    <div className="note agenda-news" role="status">
      <p>Meanwhile:</p>
      <ul>
        {desk.news.map(({ statement, by, recordedAt, edit }) => (
          <li key={statement}>
            {by} {editWords(edit, nameOf)} <span className="quiet">{momentWords(recordedAt)}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="plain-button" onClick={desk.readNews}>
        Seen
      </button>
    </div>
  )
}

interface LostFormProps {
  agenda: AgendaAnswer
  desk: AgendaDesk
  item: string
  kind: 'wording' | 'note'
  close: () => void
}

/** What was being written about an item that somebody else has dropped. */
export function LostForm({ agenda, desk, item, kind, close }: LostFormProps) {
  const key = draftKey(agenda.session.id, item, kind)
  const [draft] = useDraft<TextDraft>(key, () => ({ text: '', was: '' }))
  const dropped = agenda.dropped.find((one) => one.item.id === item)
  const name = namesOf(agenda)(item)
  const finish = () => {
    dropDraft(key)
    close()
  }
  const bringBack = () =>
    desk.run(
      editing(
        `Brought “${name}” back with your words`,
        [
          { op: 'add', item, group: null, wording: null, reason: 'Dropped while it was worded' },
          kind === 'wording'
            ? { op: 'wording', item, wording: draft.text.trim() }
            : { op: 'note', item, note: draft.text.trim() },
        ],
        { typed: draft.text, done: finish },
      ),
    )
  return (
    <div className="agenda-conflict refusal" role="alert">
      <p>
        <b>“{name}” is not on the agenda any more.</b>{' '}
        {dropped !== undefined && `${dropped.by} dropped it: ${dropped.reason}`}
      </p>
      <p>What you were writing: “{draft.text}”</p>
      <p className="actions">
        {draft.text.trim() !== '' && (
          <button type="button" className="primary" disabled={desk.busy} onClick={bringBack}>
            Bring it back with these words
          </button>
        )}
        <button type="button" onClick={finish}>
          Let it go
        </button>
      </p>
    </div>
  )
}
