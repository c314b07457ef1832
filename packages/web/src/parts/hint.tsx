/** A short explanation, shown while what it explains is hovered or focused. */

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { notePlace } from '../marks/note-place.ts'

export function Hint({ text, children }: { text: string; children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const around = useRef<HTMLSpanElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const box = note.current
    if (!shown || box === null || around.current === null) return
    const place = around.current.getBoundingClientRect()
    const { left, top } = notePlace(
      place,
      place,
      { width: box.offsetWidth, height: box.offsetHeight },
      document.documentElement.clientWidth,
    )
    box.style.setProperty('--note-left', `${left}px`)
    box.style.setProperty('--note-top', `${top}px`)
  }, [shown])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside takes the keyboard
    <span
      className="hint"
      ref={around}
      onPointerEnter={(event) => setShown(event.pointerType === 'mouse')}
      onPointerLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setShown(false)
      }}
    >
      {children}
      {shown && (
        <span className="hint-text" role="tooltip" ref={note}>
          {text}
        </span>
      )}
    </span>
  )
}
