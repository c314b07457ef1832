/** Closes what is open on Escape, and on a press outside it. */

import { type RefObject, useEffect, useRef } from 'react'

/** `close` is told whether the keyboard asked, so that focus can go back to where it came from. */
export function useDismiss(
  box: RefObject<HTMLElement | null>,
  open: boolean,
  close: (byKey: boolean) => void,
): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current(true)
    }
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) latest.current(false)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [box, open])
}
