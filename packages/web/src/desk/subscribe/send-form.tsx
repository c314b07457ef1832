/** Sends a digest now. */

import type { MailBody } from '@followthrough/server/mail-bodies'
import { useState } from 'react'
import { Field, Select } from '../forms/fields.tsx'
import { DeskForm } from '../forms/form-parts.tsx'
import { usePerson } from '../person.tsx'
import { LANGUAGES } from './subscribe-state.ts'

interface SendFormProps {
  /** Who gets the weekly one. */
  to: readonly string[]
  submit: (order: MailBody) => Promise<void>
  close: () => void
}

type Language = (typeof LANGUAGES)[number][0]

export function SendForm({ to, submit, close }: SendFormProps) {
  const person = usePerson()
  const [addresses, setAddresses] = useState(to.join(', '))
  const [language, setLanguage] = useState<Language>('en')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const given = addresses
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const write = async () => {
    const by = await person.known()
    if (by === null) return
    setBusy(true)
    setError(null)
    try {
      await submit({ by, to: given, language })
      close()
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
      setBusy(false)
    }
  }
  return (
    <DeskForm
      title="A digest of the last seven days"
      act="Send it"
      deciding={{ busy, error }}
      submit={write}
      close={close}
      troubles={given.length === 0 ? ['Give an address, as in name@example.org.'] : []}
    >
      <div className="form-row subscribe-about">
        <Field name="To" hint="a comma between two addresses">
          <input
            type="text"
            inputMode="email"
            spellCheck={false}
            value={addresses}
            onChange={(event) => setAddresses(event.currentTarget.value)}
          />
        </Field>
        <Select name="Language" value={language} options={LANGUAGES} change={setLanguage} />
      </div>
    </DeskForm>
  )
}
