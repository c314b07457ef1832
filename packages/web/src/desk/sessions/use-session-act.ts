/** Writes about a session as a whole: cancel, close, reopen, say what items came to. */

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { refreshDesk, send } from '../ask.ts'
import { usePerson } from '../person.tsx'

interface Write {
  readonly method?: 'DELETE'
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** Called once it is written, before the desk is asked again. */
  readonly done?: () => void
}

export function useSessionAct() {
  const queries = useQueryClient()
  const person = usePerson()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  /** True once it is on record. */
  const run = async ({ method, path, body, done }: Write): Promise<boolean> => {
    const by = await person.known()
    if (by === null || busy) return false
    setBusy(true)
    setError(null)
    try {
      if (method === 'DELETE') await send('DELETE', path, { by })
      else await send('POST', path, {}, { ...body, by })
      done?.()
      await refreshDesk(queries)
      return true
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run, clear: () => setError(null) }
}
