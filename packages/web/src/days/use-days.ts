/** The days in the present address, and how to change them. */

import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Days, readDays, type UnreadDay, unreadDays, withDays } from './days.ts'

export function useDays(): Days {
  const search = useSearch()
  return useMemo(() => readDays(search), [search])
}

/** What the present address gives for its clocks and is no day. */
export function useUnreadDays(): readonly UnreadDay[] {
  const search = useSearch()
  return useMemo(() => unreadDays(search), [search])
}

/** A function that stays on the page and shows it as of other days. */
export function useSetDays(): (days: Days) => void {
  const [path, navigate] = useLocation()
  const search = useSearch()
  return (days) =>
    navigate(withDays(`${path}${search === '' ? '' : `?${search}`}${window.location.hash}`, days), {
      replace: false,
    })
}

/** Today by the reader's calendar. */
export function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
