/** What a dot tells: title, status, sector and day, beside the dot or, on a phone, above the bar. */

import type { CommitmentRow } from '@followthrough/brief'
import { countWords, dayWords, intervalWords } from '@followthrough/brief/wording'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { SiteLink } from '../parts/link.tsx'
import { notePlace } from './note-place.ts'
import { StatusWords } from './status-words.tsx'

interface DotNoteProps {
  row: CommitmentRow
  sector: string
  at: HTMLElement
  within: RefObject<HTMLElement | null>
  to: string
}

export function DotNote({ row, sector, at, within, to }: DotNoteProps) {
  const note = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = note.current
    if (box === null || within.current === null) return
    const { left, top } = notePlace(
      at.getBoundingClientRect(),
      within.current.getBoundingClientRect(),
      { width: box.offsetWidth, height: box.offsetHeight },
      document.documentElement.clientWidth,
    )
    box.style.setProperty('--note-left', `${left}px`)
    box.style.setProperty('--note-top', `${top}px`)
  }, [at, within])
  return (
    <div className="dot-note" ref={note}>
      <p className="dot-note-title" aria-hidden="true">
        {row.title}
      </p>
      <p aria-hidden="true">
        <StatusWords row={row} />
      </p>
      <p className="quiet" aria-hidden="true">
        {sector} · last event {dayWords(row.lastQualifyingOn)}, {countWords(row.silenceDays)} days
        ago
        {row.due !== null && ` · due ${intervalWords(row.due)}`}
      </p>
      <p className="touch-only">
        <SiteLink to={to}>Open</SiteLink>
      </p>
    </div>
  )
}
