/** Says that an answer takes its time, once it does, and lets the reader stop it. */

import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Shorter waits need no words. */
const PATIENCE_MS = 1000

interface ProgressProps {
  query: UseQueryResult<unknown, Error>
  /** The first part of the key under which the answer is kept. */
  path: string
  words: string
}

export function Progress({ query, path, words }: ProgressProps) {
  const client = useQueryClient()
  const [late, setLate] = useState(false)
  const { isFetching } = query
  useEffect(() => {
    setLate(false)
    if (!isFetching) return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isFetching])
  const isStopped = !isFetching && query.data === undefined && !query.isError
  return (
    <div className="progress" role="status">
      {isFetching && late && (
        <>
          <span className="progress-bar" aria-hidden="true" />
          {words}{' '}
          <button type="button" onClick={() => client.cancelQueries({ queryKey: [path] })}>
            Cancel
          </button>
        </>
      )}
      {isStopped && query.fetchStatus === 'idle' && query.isEnabled && (
        <>
          Stopped.{' '}
          <button type="button" onClick={() => query.refetch()}>
            Ask again
          </button>
        </>
      )}
    </div>
  )
}
