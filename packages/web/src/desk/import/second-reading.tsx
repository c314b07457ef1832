/** How far the second reader is with what was taken in, and how it agrees with the first. */

import type { JobAnswer } from '@followthrough/server/desk-bodies'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../../data/answers.ts'
import { apiUrl } from '../../data/api-url.ts'
import { refreshDesk } from '../ask.ts'

const LOOK_MS = 1500

export function SecondReading({ job: id }: { job: string }) {
  const queries = useQueryClient()
  const { data: job, error } = useQuery<JobAnswer, Error>({
    queryKey: ['job', id],
    queryFn: ({ signal }) => ask<JobAnswer>(apiUrl(`desk/jobs/${encodeURIComponent(id)}`), signal),
    refetchInterval: ({ state }) =>
      state.error === null && (state.data === undefined || state.data.state === 'running')
        ? LOOK_MS
        : false,
    retry: false,
  })
  const ended = job !== undefined && job.state !== 'running'
  useEffect(() => {
    if (ended) void refreshDesk(queries).catch(() => undefined)
  }, [ended, queries])
  if (error !== null) return null // the server forgets jobs that ended long ago
  return (
    <small className={job?.state === 'failed' ? 'complaint' : undefined} role="status">
      {ended ? job.words : `A second reader reads it now. ${job?.words ?? ''}`}
    </small>
  )
}
