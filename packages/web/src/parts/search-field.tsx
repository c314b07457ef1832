/**
 * A field that finds things as one types: a combobox with a list, after the WAI-ARIA Authoring Practices
 * (editable, list autocomplete). Arrows move in the list, Enter takes, Escape gives up.
 */

import { useEffect, useId, useRef, useState } from 'react'
import { matchOptions, type Option } from './match-options.ts'
import { useDismiss } from './use-dismiss.ts'

interface SearchFieldProps {
  label: string
  options: readonly Option[]
  /** Name of what is chosen, shown while nothing is typed. */
  value: string
  placeholder?: string
  onPick: (id: string) => void
  /** Empties the field after a pick, for one that adds to a list. */
  adds?: boolean
}

const SHOWN = 9

export function SearchField({
  label,
  options,
  value,
  placeholder,
  onPick,
  adds = false,
}: SearchFieldProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const open = typed !== null
  const found = open ? matchOptions(options, typed, SHOWN) : []
  const close = () => {
    setTyped(null)
    setAt(0)
  }
  useDismiss(box, open, close)
  useEffect(() => {
    if (open) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, at, id])
  const pick = (option: Option) => {
    onPick(option.id)
    close()
  }
  return (
    <div className="search-field" ref={box}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? (adds ? '' : value)}
        placeholder={placeholder}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={close}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onClick={() => {
          if (!open) setTyped('')
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            if (!open) setTyped('')
            else if (found.length > 0) {
              const step = event.key === 'ArrowDown' ? 1 : -1
              setAt((at + step + found.length) % found.length)
            }
          } else if (event.key === 'Enter' && open) {
            event.preventDefault()
            const option = found[at]
            if (option !== undefined) pick(option)
          } else if (event.key === 'Escape' && open) {
            event.stopPropagation()
            close()
          }
        }}
      />
      <div
        className="search-options"
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!open}
      >
        {found.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={option.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(i)}
            onClick={() => pick(option)}
          >
            <span>{option.name}</span>
            <small>{option.detail}</small>
          </div>
        ))}
        {open && found.length === 0 && (
          <p className="search-none">Nothing on record is called so.</p>
        )}
      </div>
    </div>
  )
}
