/** A text that was copied from somewhere, with who published it and when. */

import type { SourceClass } from '@followthrough/record'
import { type FormEvent, useState } from 'react'
import { today } from '../../days/use-days.ts'
import { dropDraft, useDraft } from '../drafts.ts'
import { ClassField } from '../forms/class-field.tsx'
import { Field } from '../forms/fields.tsx'
import type { Said } from './upload.ts'
import type { Handed } from './uploads.ts'

interface PasteFormProps {
  hand: (documents: readonly Handed[], said: Said) => Promise<boolean>
}

const EMPTY = { text: '', publisher: '', published: '', class: null as SourceClass | null }

export function PasteForm({ hand }: PasteFormProps) {
  const [draft, change] = useDraft('paste', () => EMPTY)
  const { text, publisher, published } = draft
  const [missing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      setMissing(true)
      return
    }
    const first = text.trim().split('\n')[0]!.slice(0, 60)
    const file = new Blob([text], { type: 'text/plain;charset=utf-8' })
    const said = { publisher: publisher.trim(), published, class: draft.class }
    if (await hand([{ name: `${first}.txt`, file }], said)) {
      change(EMPTY)
      dropDraft('paste')
    }
  }
  return (
    <form className="desk-form" aria-label="Paste a text" onSubmit={submit}>
      <Field name="Text" hint="The title in its first line." wide>
        <textarea
          rows={8}
          dir="auto"
          value={text}
          onChange={(event) => {
            change({ text: event.currentTarget.value })
            setMissing(false)
          }}
        />
      </Field>
      <div className="form-row">
        <Field name="Publisher">
          <input
            type="text"
            maxLength={300}
            value={publisher}
            onChange={(event) => change({ publisher: event.currentTarget.value })}
          />
        </Field>
        <Field name="Day of publication">
          <input
            type="date"
            max={today()}
            value={published}
            onChange={(event) => change({ published: event.currentTarget.value })}
          />
        </Field>
        <ClassField value={draft.class} change={(value) => change({ class: value })} />
      </div>
      {missing && (
        <p className="complaint" role="alert">
          Paste the text first.
        </p>
      )}
      <p className="actions">
        <button type="submit">Read this text</button>
      </p>
    </form>
  )
}
