/** The watchlist of this browser, one for each partnership; every page that shows it moves with it. */

import { useMemo, useSyncExternalStore } from 'react'
import { usePartnership } from '../frame/use-partnership.ts'
import { NOTHING_WATCHED, readWatch, starred, type Watched, type WatchList } from './watch.ts'

const PREFIX = 'followthrough-watch '
const listeners = new Set<() => void>()
/** Where storage is refused the list lasts as long as the page. */
const unkept = new Map<string, string>()

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? unkept.get(key) ?? null
  } catch {
    return unkept.get(key) ?? null
  }
}

function keep(key: string, list: WatchList): void {
  const text = JSON.stringify(list)
  try {
    localStorage.setItem(key, text)
  } catch {
    unkept.set(key, text)
  }
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  window.addEventListener('storage', tell)
  return () => {
    listeners.delete(tell)
    window.removeEventListener('storage', tell)
  }
}

export interface Watching {
  readonly list: WatchList
  readonly toggle: (one: Watched) => void
  /** The reader has seen everything up to the day. */
  readonly see: (day: string) => void
}

/** Null until it is known which partnership this is. */
export function useWatch(): Watching | null {
  const partnership = usePartnership()?.id
  const key = partnership === undefined ? null : PREFIX + partnership
  const text = useSyncExternalStore(subscribe, () => (key === null ? null : kept(key)))
  return useMemo(() => {
    if (key === null) return null
    // Read anew before each write: another tab may have written meanwhile.
    return {
      list: text === null ? NOTHING_WATCHED : readWatch(text),
      toggle: (one) => keep(key, starred(readWatch(kept(key)), one)),
      see: (day) => keep(key, { ...readWatch(kept(key)), seenOn: day }),
    }
  }, [key, text])
}
