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
  readonly clear: () => void
}

const CONFLICT = 409

export function useWrite(): Writing {
  const queries = useQueryClient()
  const person = usePerson()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const write = async (path: string, body: object): Promise<boolean> => {
    if (busy) return false
    const by = await person.known()
    if (by === null) return false
    setBusy(true)
    setError(null)
    try {
      await send('POST', path, {}, { ...body, by })
      await refreshDesk(queries)
      return true
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      // Somebody was quicker, or nobody knows whether it arrived: what is shown may be old.
      if (problem instanceof Refusal && (problem.status === CONFLICT || problem.status === 0))
        await refreshDesk(queries).catch(() => undefined)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, write, clear: () => setError(null) }
}
