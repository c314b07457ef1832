/** One feed: how it fares, when it is asked next, and what may be done about it. */

import type { FeedRow as Followed, JobAnswer } from '@followthrough/server/desk-bodies'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { counted } from '../../parts/words.ts'
import { Refusal, refreshDesk, send } from '../ask.ts'
import { usePerson } from '../person.tsx'
import { RefusalWords } from '../refusal-words.tsx'
import { momentWords } from '../words.ts'
import { PollProgress } from './poll-progress.tsx'

interface FeedRowProps {
  feed: Followed
  scheduled: boolean
  writable: boolean
  fetching: boolean
}

export function FeedRow({ feed, scheduled, writable, fetching }: FeedRowProps) {
  const queries = useQueryClient()
  const person = usePerson()
  const [job, setJob] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const act = async (what: (by: string) => Promise<void>) => {
    const by = await person.known()
    if (by === null) return
    setError(null)
    try {
      await what(by)
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      if (problem instanceof Refusal) await refreshDesk(queries).catch(() => undefined)
    }
  }
  const path = `desk/feeds/${encodeURIComponent(feed.id)}`
  const poll = () =>
    act(async () => setJob((await send<JobAnswer>('POST', `${path}/poll`, {}, {})).id))
  const leave = () =>
    act(async (by) => {
      await send('DELETE', path, { by })
      await refreshDesk(queries)
    })
  return (
    <li className={`feed feed-${feed.health}`}>
      <div>
        <h3>{feed.publisher ?? feed.id}</h3>
        <p className="feed-url">{feed.url}</p>
        <p>{feed.words}</p>
        <small>
          {everyWords(feed.everyMinutes)}
          {feed.sourceClass !== null && ` · class ${feed.sourceClass}`}
          {feed.last !== null && ` · asked last ${momentWords(feed.last)}`}
          {feed.failuresInARow > 0 && ` · ${counted(feed.failuresInARow, 'failure')} in a row`}
          {feed.failuresInARow > 0 &&
            feed.lastGood !== null &&
            ` · went well last ${momentWords(feed.lastGood)}`}
          {scheduled && feed.nextDue !== null && ` · next ${momentWords(feed.nextDue)}`}
        </small>
        {job !== null && <PollProgress id={job} />}
        <RefusalWords error={error} />
      </div>
      {writable && (
        <div className="feed-acts">
          {fetching && (
            <button type="button" onClick={poll} disabled={feed.polling}>
              {feed.polling ? 'Being asked' : 'Ask now'}
              <span className="unseen"> {feed.id}</span>
            </button>
          )}
          {leaving ? (
            <>
              <button type="button" onClick={leave}>
                Leave it for good
              </button>
              <button type="button" onClick={() => setLeaving(false)}>
                Keep it
              </button>
            </>
          ) : (
            <button type="button" className="plain-button" onClick={() => setLeaving(true)}>
              Leave<span className="unseen"> {feed.id}</span>
            </button>
          )}
        </div>
      )}
    </li>
  )
}

function everyWords(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'every day' : `every ${minutes / 1440} days`
  if (minutes % 60 === 0) return minutes === 60 ? 'every hour' : `every ${minutes / 60} hours`
  return `every ${minutes} minutes`
}
