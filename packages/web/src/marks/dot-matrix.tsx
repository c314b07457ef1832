/** A dot for every commitment, in rows by sector. Arrow keys roam; hover, focus or touch tells. */

import type { CommitmentRow, StatusAnswer } from '@followthrough/brief'
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { SiteLink } from '../parts/link.tsx'
import { pathOf, tablePath } from '../paths.ts'
import { Dot } from './dot.tsx'
import { DotNote } from './dot-note.tsx'
import { type DotPlace, dotRows, nextDot } from './dot-rows.ts'

interface DotMatrixProps {
  sectors: StatusAnswer['sectors']
  commitments: readonly CommitmentRow[]
}

export function DotMatrix({ sectors, commitments }: DotMatrixProps) {
  const rows = useMemo(() => dotRows(sectors, commitments), [sectors, commitments])
  const names = useMemo(() => new Map(sectors.map((s) => [s.id, s.name])), [sectors])
  const matrix = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  // The one dot that Tab reaches, and the dot whose note is shown.
  const [home, setHome] = useState<DotPlace>({ row: 0, place: 0 })
  const [shown, setShown] = useState<{ row: CommitmentRow; at: HTMLElement } | null>(null)

  const onKeyDown = (event: KeyboardEvent, from: DotPlace) => {
    if (event.key === 'Escape') setShown(null)
    const to = nextDot(
      rows.map((row) => row.dots.length),
      from,
      event.key,
    )
    if (to === null) return
    event.preventDefault()
    setHome(to)
    matrix.current?.querySelector<HTMLElement>(`[data-dot="${to.row}-${to.place}"]`)?.focus()
  }
  const leave = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') setShown(null)
  }
  return (
    <div className="dot-matrix" ref={matrix} onPointerLeave={leave}>
      {rows.map((sector, r) => (
        <div className="dot-row" key={sector.id}>
          <SiteLink
            to={tablePath({ sector: sector.sectors.join(',') })}
            className="dot-row-name"
            label={`${sector.name}: ${sector.dots.length} in the table`}
          >
            {sector.name}
          </SiteLink>
          <ul aria-label={sector.name}>
            {sector.dots.map((row, p) => {
              const isHome = home.row === r && home.place === p
              return (
                <li key={row.id}>
                  <Dot
                    row={row}
                    place={`${r}-${p}`}
                    tabbable={isHome}
                    active={shown?.row === row}
                    show={(at) => {
                      setHome({ row: r, place: p })
                      setShown({ row, at })
                    }}
                    hover={(at) => setShown({ row, at })}
                    hide={() => setShown(null)}
                    touched={touched}
                    onKeyDown={(event) => onKeyDown(event, { row: r, place: p })}
                  />
                </li>
              )
            })}
          </ul>
        </div>
      ))}
      {shown !== null && (
        <DotNote
          row={shown.row}
          sector={names.get(shown.row.sector) ?? shown.row.sector}
          at={shown.at}
          within={matrix}
          to={pathOf('commitment', shown.row.id)}
        />
      )}
    </div>
  )
}
