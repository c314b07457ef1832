/** The end of a session: closed once every item has its outcome, and then the record of what each came to. */

import type { MinutesAnswer, SessionAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { Section } from '../../parts/section.tsx'
import { counted } from '../../parts/words.ts'
import { useDeskAnswer } from '../ask.ts'

interface CameToProps {
  answer: MinutesAnswer
  /** Null where nothing may be written. */
  close: (() => void) | null
  busy: boolean
}

export function CameTo({ answer, close, busy }: CameToProps) {
  const { session, items } = answer
  const path = `sessions/${encodeURIComponent(session.id)}`
  const told = useDeskAnswer<SessionAnswer>(path)
  const open = items.filter(({ recorded }) => recorded === null)
  const outcomes = told.data?.outcomes ?? []
  if (outcomes.length === 0) return null
  const titleOf = (id: string) => {
    const item = items.find((one) => one.item === id)
    return item === undefined ? id : `${item.number}. ${item.title}`
  }
  const order = new Map(items.map(({ item, number }) => [item, number]))
  const sorted = outcomes.toSorted((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0))
  const isClosed = told.data?.closed != null
  return (
    <Section title="What each item came to" className="came-to">
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">It came to</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ item, outcomeName, words, due, by, on }) => (
              <tr key={item}>
                <th scope="row">
                  <span dir="auto">{titleOf(item)}</span>
                  {words !== '' && (
                    <small className="said" dir="auto">
                      {words}
                    </small>
                  )}
                </th>
                <td>
                  {outcomeName}
                  {due !== null && `, ${dayWords(due)}`}
                </td>
                <td>
                  {by}, {dayWords(on)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isClosed ? (
        <p role="status">
          The session was closed by {told.data!.closed!.by}, {dayWords(told.data!.closed!.on)}. The
          next one of {session.mechanism.name} begins with its{' '}
          {counted(told.data!.actions.length, 'action item')} and what was put off.{' '}
          <SiteLink to="/desk/sessions">Sessions</SiteLink>
        </p>
      ) : open.length > 0 ? (
        <p className="quiet">
          To close the session, say what{' '}
          {open.length === 1 ? 'this item' : `these ${open.length} items`} came to:{' '}
          {open.map(({ number }) => number).join(', ')}.
        </p>
      ) : (
        close !== null && (
          <p className="actions">
            <button type="button" className="primary" disabled={busy} onClick={close}>
              Close the session
            </button>
          </p>
        )
      )}
    </Section>
  )
}
