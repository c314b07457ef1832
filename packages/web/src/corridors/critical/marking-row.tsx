/** A row of a table that marks on the map what it is about, while it is pointed at or holds the focus. */

import type { ReactNode } from 'react'
import type { Marked } from '../map/marked.ts'

interface MarkingRowProps {
  marks: Marked
  onMark: (marked: Marked | null) => void
  children: ReactNode
}

export function MarkingRow({ marks, onMark, children }: MarkingRowProps) {
  return (
    <tr
      onPointerEnter={() => onMark(marks)}
      onPointerLeave={() => onMark(null)}
      onFocus={() => onMark(marks)}
      onBlur={() => onMark(null)}
    >
      {children}
    </tr>
  )
}

/** A name without a page of its own: pressed, it brings the map into view with its place marked. */
export function MarkButton({ marks, onMark, children }: MarkingRowProps) {
  return (
    <button
      type="button"
      className="plain-button"
      onClick={() => {
        onMark(marks)
        document.querySelector('.map')?.scrollIntoView({ block: 'nearest' })
      }}
    >
      {children}
    </button>
  )
}
