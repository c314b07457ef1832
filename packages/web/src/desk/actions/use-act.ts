/** Writing at the desk under the reader’s name: what was refused is kept to be told, and the page is asked anew. */

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal, refreshDesk } from '../ask.ts'
import { usePerson } from '../person.tsx'

export interface Acting {
  readonly busy: boolean
  readonly error: Error | null
  /** True once it is written; false when it was refused or nobody gave a name. */
  readonly act: (write: (by: string) => Promise<unknown>) => Promise<boolean>
}

export function useAct(): Acting {
  const queries = useQueryClient()
  const person = usePerson()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const act = async (write: (by: string) => Promise<unknown>): Promise<boolean> => {
    if (busy) return false
    const by = await person.known()
    if (by === null) return false
    setBusy(true)
    setError(null)
    try {
      await write(by)
      await refreshDesk(queries)
      return true
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      // Others were first, or nobody knows whether it arrived: what is shown may be old.
      if (problem instanceof Refusal) await refreshDesk(queries).catch(() => undefined)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, act }
}
