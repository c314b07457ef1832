/** What a person adds to a claim: how much of the test it meets, how firm its due day is, the source’s class. */

import type { Added } from '../claim-draft.ts'
import { DUE_KINDS, DUE_WORDS } from '../words.ts'
import { ClassField } from './class-field.tsx'
import { Field, Select } from './fields.tsx'

interface AddedFieldsProps {
  added: Added
  change: (part: Partial<Added>) => void
  meets: boolean
  due: boolean
  /** Where nobody has said what the publisher is good for. */
  classUnknown: boolean
  publisher: string | null
}

export function AddedFields({
  added,
  change,
  meets,
  due,
  classUnknown,
  publisher,
}: AddedFieldsProps) {
  return (
    <>
      {(meets || due || classUnknown) && (
        <div className="form-row">
          {meets && (
            <Select
              name="Of the written test it meets"
              value={added.meets ?? ''}
              options={[
                ['', 'choose'],
                ['whole', 'the whole'],
                ['part', 'a part'],
              ]}
              change={(value) => change({ meets: value === '' ? null : value })}
            />
          )}
          {due && (
            <Select
              name="The due day is"
              value={added.dueKind}
              options={DUE_KINDS.map((kind) => [kind, DUE_WORDS[kind]] as const)}
              change={(dueKind) => change({ dueKind })}
            />
          )}
          {classUnknown && (
            <ClassField
              publisher={publisher}
              value={added.sourceClass}
              change={(sourceClass) => change({ sourceClass })}
            />
          )}
        </div>
      )}
      <details
        className="more-fields"
        open={added.summary !== '' || added.note !== '' || undefined}
      >
        <summary>Add a summary or a note</summary>
        <Field name="Summary" hint="One sentence; without it the one above stands." wide>
          <input
            type="text"
            maxLength={300}
            value={added.summary}
            onChange={(event) => change({ summary: event.currentTarget.value })}
          />
        </Field>
        <Field name="Note" wide>
          <textarea
            rows={2}
            maxLength={4000}
            value={added.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </Field>
      </details>
    </>
  )
}
