/** The frame of a form at the desk: its title, its buttons, what was refused beside them. */

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { RefusalWords } from '../refusal-words.tsx'
import type { Deciding } from '../use-decide.ts'

interface DeskFormProps {
  title: string
  /** What pressing does: "Accept as edited". */
  act: string
  deciding: Pick<Deciding, 'busy' | 'error'>
  submit: () => void
  close: () => void
  /** What is not filled in rightly. */
  troubles?: readonly string[]
  children: ReactNode
}

export function DeskForm({
  title,
  act,
  deciding,
  submit,
  close,
  troubles = [],
  children,
}: DeskFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input, select, textarea')
    first?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <form
      className="desk-form"
      ref={form}
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (troubles.length === 0) submit()
      }}
    >
      <h3>{title}</h3>
      {children}
      <div role="status">
        {troubles.length > 0 && (
          <ul className="complaint">
            {troubles.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
      <RefusalWords error={deciding.error} />
      <p className="actions">
        <button type="submit" className="primary" disabled={deciding.busy || troubles.length > 0}>
          {deciding.busy ? 'Writing …' : act}
        </button>
        <button type="button" onClick={close}>
          Leave it for now
        </button>
      </p>
    </form>
  )
}
