/** A field under its name, with what is wrong in it beside it. */

import { type ReactNode, useId } from 'react'

interface Control {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

interface ToldFieldProps {
  name: string
  hint?: ReactNode
  complaint: string | null
  children: (control: Control) => ReactNode
}

export function ToldField({ name, hint, complaint, children }: ToldFieldProps) {
  const id = useId()
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(complaint === null ? [] : [`${id}-wrong`]),
  ].join(' ')
  return (
    <div className="field told">
      <label htmlFor={id}>{name}</label>
      {children({
        id,
        'aria-invalid': complaint === null ? undefined : true,
        'aria-describedby': described === '' ? undefined : described,
      })}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      {complaint !== null && (
        <p className="complaint" id={`${id}-wrong`}>
          {complaint}
        </p>
      )}
    </div>
  )
}
