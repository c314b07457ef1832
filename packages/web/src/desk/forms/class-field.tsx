/** What a source is good for, where nobody has said. */

import type { SourceClass } from '@followthrough/record'
import { CLASS_WORDS } from '../../parts/words.ts'
import { Select } from './fields.tsx'

interface ClassFieldProps {
  publisher?: string | null
  value: SourceClass | null
  change: (value: SourceClass | null) => void
}

const CLASSES = Object.keys(CLASS_WORDS) as SourceClass[]

export function ClassField({ publisher = null, value, change }: ClassFieldProps) {
  return (
    <Select
      name={`Class of the source${publisher === null ? '' : `, ${publisher}`}`}
      value={value ?? ''}
      options={[
        ['', 'choose'],
        ...CLASSES.map((one) => [one, `${one}: ${CLASS_WORDS[one]}`] as const),
      ]}
      change={(one) => change(one === '' ? null : one)}
    />
  )
}
