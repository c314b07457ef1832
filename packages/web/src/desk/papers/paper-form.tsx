/** What paper it is to be: kind, subject, language, number. */

import { useEffect, useState } from 'react'
import type { Option } from '../../parts/match-options.ts'
import { SearchField } from '../../parts/search-field.tsx'
import { Field, Select } from '../forms/fields.tsx'
import { DIGITS, KINDS, LANGUAGES, type PaperState } from './paper-state.ts'

const SUBJECTS: Partial<Record<PaperState['kind'], readonly [label: string, hint: string]>> = {
  sector: ['Sector', 'a sector'],
  institution: ['Institution', 'a ministry, agency or company'],
  commitment: ['Commitment', 'a word of its title'],
  session: ['Session', 'a session of this desk'],
  agenda: ['Session', 'a session of this desk'],
  changes: ['Only about', 'everything'],
}

interface PaperFormProps {
  state: PaperState
  choices: readonly Option[]
  change: (state: PaperState) => void
}

export function PaperForm({ state, choices, change }: PaperFormProps) {
  const { kind } = state
  const subject = SUBJECTS[kind]
  const nameOf = (id: string) => choices.find((option) => option.id === id)?.name ?? id
  const set = (given: Partial<PaperState>) => change({ ...state, ...given })
  return (
    <div className="form-row paper-form">
      <Select
        name="Paper"
        value={kind}
        options={KINDS}
        change={(next) => set({ kind: next, about: '', from: '', to: '' })}
      />
      {subject !== undefined && (
        <SearchField
          key={kind}
          label={subject[0]}
          options={choices}
          value={nameOf(state.about)}
          placeholder={subject[1]}
          onPick={(about) => set({ about })}
        />
      )}
      {kind === 'corridor' && (
        <>
          <SearchField
            label="From"
            options={choices}
            value={nameOf(state.from)}
            placeholder="city, port or post"
            onPick={(from) => set({ from })}
          />
          <SearchField
            label="To"
            options={choices}
            value={nameOf(state.to)}
            placeholder="city, port or post"
            onPick={(to) => set({ to })}
          />
        </>
      )}
      {kind === 'changes' && (
        <>
          <DayField name="From" value={state.from} change={(from) => set({ from })} />
          <DayField name="To" value={state.to} change={(to) => set({ to })} />
        </>
      )}
      <Select
        name="Language"
        value={state.language}
        options={LANGUAGES}
        change={(language) => set({ language })}
      />
      {state.language === 'ur' && (
        <Select
          name="Digits"
          value={state.digits}
          options={DIGITS}
          change={(digits) => set({ digits })}
        />
      )}
      <NumberField value={state.number} change={(number) => set({ number })} />
    </div>
  )
}

function DayField({
  name,
  value,
  change,
}: {
  name: string
  value: string
  change: (day: string) => void
}) {
  return (
    <Field name={name}>
      <input type="date" value={value} onChange={(event) => change(event.currentTarget.value)} />
    </Field>
  )
}

/** Taken when it is left, so that no paper is set for each key. */
function NumberField({ value, change }: { value: string; change: (number: string) => void }) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <Field name="Number">
      <input
        type="text"
        maxLength={60}
        placeholder="made of subject and day"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (typed !== value) change(typed)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed !== value) change(typed)
        }}
      />
    </Field>
  )
}
