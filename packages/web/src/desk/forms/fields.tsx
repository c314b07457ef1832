/** Fields that the desk’s forms share. */

import type { ReactNode } from 'react'
import { SearchField } from '../../parts/search-field.tsx'
import type { Named } from '../claim-draft.ts'
import type { Subject } from '../use-subjects.ts'

/** A field under its name, with what it is for. */
export function Field({
  name,
  hint,
  wide = false,
  children,
}: {
  name: string
  hint?: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={wide ? 'field wide' : 'field'}>
      <span>{name}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  )
}

interface SelectProps<T extends string> {
  name: string
  value: T
  options: readonly (readonly [value: T, words: string])[]
  change: (value: T) => void
  hint?: string
}

export function Select<T extends string>({ name, value, options, change, hint }: SelectProps<T>) {
  return (
    <Field name={name} {...(hint !== undefined && { hint })}>
      <select value={value} onChange={(event) => change(event.currentTarget.value as T)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface ChosenProps {
  label: string
  options: readonly Subject[]
  chosen: readonly Named[]
  change: (chosen: readonly Named[]) => void
  placeholder: string
  /** How many there can be. */
  most?: number
}

/** Things chosen by search: each with a press that takes it out. */
export function Chosen({ label, options, chosen, change, placeholder, most }: ChosenProps) {
  return (
    <div className="chosen">
      <SearchField
        label={label}
        options={options}
        value=""
        placeholder={placeholder}
        adds
        onPick={(id) => {
          const one = options.find((option) => option.id === id)
          if (one === undefined || chosen.some((other) => other.id === id)) return
          const { name, kind } = one
          change([...(most === 1 ? [] : chosen), { id, name, kind }])
        }}
      />
      {chosen.length > 0 && (
        <ul className="chips" aria-label={`${label}: chosen`}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                aria-label={`Take out ${name}`}
                onClick={() => change(chosen.filter((one) => one.id !== id))}
              >
                {name} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
