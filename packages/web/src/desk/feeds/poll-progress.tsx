/** How far asking a feed is, with a press that stops it. */

import type { JobAnswer } from '@followthrough/server/desk-bodies'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../../data/answers.ts'
import { apiUrl } from '../../data/api-url.ts'
import { SiteLink } from '../../parts/link.tsx'
import { refreshDesk, send } from '../ask.ts'

const LOOK_MS = 700

export function PollProgress({ id }: { id: string }) {
  const queries = useQueryClient()
  const path = `desk/jobs/${encodeURIComponent(id)}`
  const { data: job, error } = useQuery<JobAnswer, Error>({
    queryKey: ['job', id],
    queryFn: ({ signal }) => ask<JobAnswer>(apiUrl(path), signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? LOOK_MS : false,
    retry: false,
  })
  const ended = job !== undefined && job.state !== 'running'
  useEffect(() => {
    if (ended) void refreshDesk(queries).catch(() => undefined)
  }, [ended, queries])
  const stop = () => void send('DELETE', path).catch(() => undefined)
  if (error !== null) return <p className="complaint">{error.message}</p>
  if (job === undefined) return null
  return (
    <div className="job" role="status">
      {job.state === 'running' ? (
        <>
          <progress
            aria-label="Asking the feed"
            {...(job.total > 0 && { value: job.done, max: job.total })}
          />
          <span>
            {job.total > 0 && `${job.done} of ${job.total}. `}
            {job.words}
          </span>
          <button type="button" onClick={stop}>
            Cancel
          </button>
        </>
      ) : (
        <span>
          {job.words} {job.state === 'done' && <SiteLink to="/desk">See the queue</SiteLink>}
        </span>
      )}
    </div>
  )
}
