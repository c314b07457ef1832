/** A disclosure with boxes to tick: one filter, or the choice of columns. */

import { useRef, useState } from 'react'
import { useDismiss } from '../parts/use-dismiss.ts'

interface ChoiceProps {
  name: string
  options: readonly { readonly id: string; readonly name: string }[]
  chosen: readonly string[]
  toggle: (id: string) => void
  /** Whether the summary says how many are ticked. */
  counted?: boolean
}

export function Choice({ name, options, chosen, toggle, counted = true }: ChoiceProps) {
  const box = useRef<HTMLDetailsElement>(null)
  const [open, setOpen] = useState(false)
  useDismiss(box, open, (byKey) => {
    setOpen(false)
    if (byKey) box.current?.querySelector('summary')?.focus()
  })
  const ticked = chosen.length
  return (
    <details
      className="choice"
      ref={box}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {name}
        {counted && ticked > 0 && <b> {ticked}</b>}
      </summary>
      <fieldset>
        <legend className="unseen">{name}</legend>
        {options.map((option) => (
          <label key={option.id}>
            <input
              type="checkbox"
              checked={chosen.includes(option.id)}
              onChange={() => toggle(option.id)}
            />
            {option.name}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
