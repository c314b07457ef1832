/**
 * Dragging an item of an agenda by its number, with a mouse, a pen or a finger. The page stays as it is while it is
 * dragged: a line shows where it would come down. Escape lets go of it; near an edge the page scrolls.
 */

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { dropPlace, type Place, type Row } from './agenda-order.ts'

export interface Dragged {
  readonly item: string
  readonly place: Place | null
  /** Where the line stands, from the top of the list. */
  readonly lineTop: number
}

interface Held {
  readonly item: string
  readonly x: number
  readonly y: number
  readonly moving: boolean
  readonly place: Place | null
}

const STARTS_AFTER_PX = 5
const EDGE_PX = 70
const STEP_PX = 12

export function useDrag(
  list: RefObject<HTMLElement | null>,
  drop: (item: string, place: Place) => void,
) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const at = useRef<Held | null>(null)
  const frame = useRef(0)
  const latest = useRef(drop)
  latest.current = drop

  const end = () => {
    at.current = null
    cancelAnimationFrame(frame.current)
    setDragged(null)
  }

  const look = () => {
    const box = list.current
    if (box === null || at.current === null) return
    const { item, y } = at.current
    const rows = rowsOf(box)
    const place = dropPlace(rows, item, y)
    const passed = rows.filter(({ top, bottom }) => (top + bottom) / 2 < y)
    at.current = { ...at.current, place }
    const line = passed.at(-1)?.bottom ?? rows[0]?.bottom ?? 0
    setDragged({ item, place, lineTop: line - box.getBoundingClientRect().top })
  }

  const scroll = () => {
    if (at.current === null) return
    const { y } = at.current
    const by = y < EDGE_PX ? -STEP_PX : y > window.innerHeight - EDGE_PX ? STEP_PX : 0
    if (by !== 0) {
      window.scrollBy(0, by)
      look()
    }
    frame.current = requestAnimationFrame(scroll)
  }

  const isDragging = dragged !== null
  useEffect(() => {
    if (!isDragging) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      end()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  })
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const handle = (item: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      at.current = { item, x: event.clientX, y: event.clientY, moving: false, place: null }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = at.current
      if (now === null) return
      if (!now.moving && Math.hypot(event.clientX - now.x, event.clientY - now.y) < STARTS_AFTER_PX)
        return
      const begins = !now.moving
      at.current = { ...now, x: event.clientX, y: event.clientY, moving: true }
      if (begins) frame.current = requestAnimationFrame(scroll)
      look()
    },
    onPointerUp: () => {
      const held = at.current
      end()
      if (held?.moving && held.place !== null) latest.current(item, held.place)
    },
    onPointerCancel: end,
  })
  return { dragged, handle }
}

function rowsOf(box: HTMLElement): Row[] {
  return [...box.querySelectorAll<HTMLElement>('[data-group]')].map((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return { group: one.dataset.group!, item: one.dataset.item ?? null, top, bottom }
  })
}
