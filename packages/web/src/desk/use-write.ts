/** Writing at the desk: asks who writes, sends, refreshes what is shown; what was refused is kept to be told. */

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal, refreshDesk, send } from './ask.ts'
import { usePerson } from './person.tsx'

export interface Writing {
  readonly busy: boolean
  readonly error: Error | null
  /** True once it is on record and the desk is fresh; false when it was refused or nobody gave a name. */
  readonly write: (path: string, body: object) => Promise<boolean>
  /** The same for what is sent otherwise than by one POST. */
  readonly act: (send: (by: string) => Promise<unknown>) => Promise<boolean>
  readonly clear: () => void
}

/** Somebody was quicker, or nobody knows whether it arrived: what is shown may be old. */
const MOVED = [0, 404, 409]

export function useWrite(): Writing {
  const queries = useQueryClient()
  const person = usePerson()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const act: Writing['act'] = async (sent) => {
    if (busy) return false
    const by = await person.known()
    if (by === null) return false
    setBusy(true)
    setError(null)
    try {
      await sent(by)
      await refreshDesk(queries)
      return true
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      if (problem instanceof Refusal && MOVED.includes(problem.status))
        await refreshDesk(queries).catch(() => undefined)
      return false
    } finally {
      setBusy(false)
    }
  }
  const write: Writing['write'] = (path, body) =>
    act((by) => send('POST', path, {}, { ...body, by }))
  return { busy, error, write, act, clear: () => setError(null) }
}
