/** One dot: a link to its commitment. On touch the first tap tells and the second opens. */

import type { CommitmentRow } from '@followthrough/brief'
import type { KeyboardEvent, RefObject } from 'react'
import { useLocation } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { pathOf } from '../paths.ts'
import { dotWords, ringOf } from './marks.ts'
import { StatusMark } from './status-mark.tsx'

interface DotProps {
  row: CommitmentRow
  place: string
  tabbable: boolean
  active: boolean
  /** True while the last pointer was a finger. */
  touched: RefObject<boolean>
  show: (at: HTMLElement) => void
  hover: (at: HTMLElement) => void
  hide: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

export function Dot(props: DotProps) {
  const { row, active, touched } = props
  const days = useDays()
  const [, navigate] = useLocation()
  const href = withDays(pathOf('commitment', row.id), days)
  return (
    <a
      href={href}
      className={active ? 'dot active' : 'dot'}
      data-dot={props.place}
      tabIndex={props.tabbable ? 0 : -1}
      aria-label={`${row.title}: ${dotWords(row)}`}
      onPointerDown={(event) => {
        touched.current = event.pointerType !== 'mouse'
      }}
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') props.hover(event.currentTarget)
      }}
      onFocus={(event) => {
        // A finger's tap is told apart below, or its focus would count as the first tap.
        if (!touched.current) props.show(event.currentTarget)
      }}
      onBlur={() => {
        if (!touched.current) props.hide()
      }}
      onKeyDown={(event) => {
        touched.current = false
        props.onKeyDown(event)
      }}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        if (touched.current && !active) props.show(event.currentTarget)
        else navigate(href)
      }}
    >
      <StatusMark headline={row.headline} ring={ringOf(row)} declaratory={row.declaratory} />
    </a>
  )
}
