/** Letters of the desk: when the digest goes out, what waits or failed, and what the mail server said. */

import type { LetterBody, MailAnswer } from '@followthrough/server/mail-bodies'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Answered } from '../../parts/page.tsx'
import { Empty, Section } from '../../parts/section.tsx'
import { counted } from '../../parts/words.ts'
import { refreshDesk, send, useDeskAnswer } from '../ask.ts'
import { momentWords } from '../words.ts'
import { SendForm } from './send-form.tsx'

export function Letters({ writable }: { writable: boolean }) {
  const queries = useQueryClient()
  const query = useDeskAnswer<MailAnswer>('desk/mail')
  const [writing, setWriting] = useState(false)
  const mail = query.data
  return (
    <Section
      title="The weekly digest"
      more={
        <>
          <button type="button" className="plain-button" onClick={() => refreshDesk(queries)}>
            Look again
          </button>
          {writable && mail?.sending && !writing && (
            <button type="button" onClick={() => setWriting(true)}>
              Send one now
            </button>
          )}
        </>
      }
    >
      <Answered query={query}>
        {(answer) => (
          <>
            <p>{standing(answer)}</p>
            {answer.problem !== null && <p className="complaint">{answer.problem}</p>}
            {writing && (
              <SendForm
                to={answer.to}
                submit={async (order) => {
                  await send('POST', 'desk/mail', {}, order)
                  await refreshDesk(queries)
                }}
                close={() => setWriting(false)}
              />
            )}
            {answer.letters.length === 0 ? (
              <Empty>
                No letter was queued yet. From the command line: <code>followthrough digest</code>.
              </Empty>
            ) : (
              <>
                <p className="quiet" role="status">
                  {countWords(answer.counts)}
                </p>
                <ul className="letters">
                  {answer.letters.map((letter) => (
                    <Letter key={letter.id} letter={letter} />
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Answered>
    </Section>
  )
}

const STATES: Record<LetterBody['state'], readonly [glyph: string, words: string]> = {
  waiting: ['○', 'waits'],
  sent: ['●', 'sent'],
  failed: ['■', 'refused'],
}

function Letter({ letter }: { letter: LetterBody }) {
  const { state, to, queuedAt, attempts, nextAt, said } = letter
  const [glyph, words] = STATES[state]
  return (
    <li className={`letter letter-${state}`}>
      <b>
        <span aria-hidden="true">{glyph}</span> {words}
      </b>
      <div>
        <p className="letter-to">{to.join(', ')}</p>
        {said !== '' && <p className="letter-said">{said}</p>}
        <small>
          queued {momentWords(queuedAt)}
          {` · ${attempts === 0 ? 'not tried yet' : counted(attempts, 'try', 'tries')}`}
          {nextAt !== null && attempts > 0 && ` · next not before ${momentWords(nextAt)}`}
        </small>
      </div>
    </li>
  )
}

function standing({ why, weekly, to }: MailAnswer): string {
  if (why !== null) return `No letter is sent from here. ${why}`
  if (weekly === null)
    return 'Digests are sent when somebody asks for one. To send one every week, start the server with FOLLOWTHROUGH_DIGEST_TO.'
  return `It goes to ${to.join(', ')} every ${weekly.words}; next ${momentWords(weekly.nextAt)}.`
}

function countWords({ waiting, sent, failed }: MailAnswer['counts']): string {
  return [
    waiting > 0 && `${waiting} waiting`,
    failed > 0 && `${failed} refused`,
    sent > 0 && `${sent} sent`,
  ]
    .filter(Boolean)
    .join(', ')
}
