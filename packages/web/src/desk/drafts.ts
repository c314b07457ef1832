/** Work in progress at the desk: it stays while the reader goes elsewhere, and through a reload. */

import { useCallback, useState } from 'react'

const PREFIX = 'followthrough-draft '

function kept<T>(key: string): T | null {
  try {
    const text = sessionStorage.getItem(PREFIX + key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null // storage can be refused; the draft then lasts as long as the form
  }
}

function keep(key: string, draft: unknown): void {
  try {
    if (draft === null) sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(draft))
  } catch {
    // the draft then lasts as long as the form
  }
}

export function hasDraft(key: string): boolean {
  return kept(key) !== null
}

export function dropDraft(key: string): void {
  keep(key, null)
}

/** A form’s state under a key: what was left there before, else `initial`. Remount it for another key. */
export function useDraft<T extends object>(
  key: string,
  initial: () => T,
): [draft: T, change: (part: Partial<T>) => void] {
  const [draft, setDraft] = useState<T>(() => kept<T>(key) ?? initial())
  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        keep(key, next)
        return next
      }),
    [key],
  )
  return [draft, change]
}
