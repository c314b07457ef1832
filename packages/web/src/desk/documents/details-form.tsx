/** What a person says of a document where it does not say so itself. */

import type { DetailsRequest, DocumentAnswer } from '@followthrough/brief'
import { usePartnership } from '../../frame/use-partnership.ts'
import { dropDraft, useDraft } from '../drafts.ts'
import { ClassField } from '../forms/class-field.tsx'
import { Field, Select } from '../forms/fields.tsx'
import { DeskForm } from '../forms/form-parts.tsx'
import { useWrite } from '../use-write.ts'
import { KIND_WORDS } from '../words.ts'

interface DetailsFormProps {
  document: DocumentAnswer['document']
  close: () => void
}

type Details = Pick<DocumentAnswer['document'], 'kind' | 'party' | 'sourceClass'> & {
  readonly publisher: string
  readonly title: string
  readonly published: string
}

const KINDS = Object.keys(KIND_WORDS) as Details['kind'][]

export function DetailsForm({ document, close }: DetailsFormProps) {
  const { write, ...writing } = useWrite()
  const parties = usePartnership()?.parties ?? []
  const key = `details ${document.capture}`
  const before: Details = {
    kind: document.kind,
    party: document.party,
    sourceClass: document.sourceClass,
    publisher: document.publisher ?? '',
    title: document.title ?? '',
    published: document.published ?? '',
  }
  const [draft, change] = useDraft<Details>(key, () => before)
  const details = changedOf(before, draft)
  const submit = async () => {
    if (!(await write(`desk/documents/${document.capture}/details`, details))) return
    dropDraft(key)
    close()
  }
  return (
    <DeskForm
      title="Put its details right"
      act="Keep these details"
      deciding={writing}
      submit={submit}
      close={close}
      troubles={Object.keys(details).length === 0 ? ['Nothing is changed yet.'] : []}
    >
      <Field name="Title" wide>
        <input
          type="text"
          dir="auto"
          maxLength={300}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
      </Field>
      <div className="form-row">
        <Field name="Publisher">
          <input
            type="text"
            maxLength={300}
            value={draft.publisher}
            onChange={(event) => change({ publisher: event.currentTarget.value })}
          />
        </Field>
        <Field name="Published">
          <input
            type="date"
            value={draft.published}
            onChange={(event) => change({ published: event.currentTarget.value })}
          />
        </Field>
        <ClassField value={draft.sourceClass} change={(sourceClass) => change({ sourceClass })} />
        <Select
          name="Kind"
          value={draft.kind}
          options={KINDS.map((kind) => [kind, KIND_WORDS[kind]] as const)}
          change={(kind) => change({ kind })}
        />
        <Select
          name="Official voice of"
          value={draft.party ?? ''}
          options={[['', 'no party'], ...parties.map(({ code, name }) => [code, name] as const)]}
          change={(party) => change({ party: party === '' ? null : party })}
        />
      </div>
    </DeskForm>
  )
}

function changedOf(before: Details, now: Details): DetailsRequest {
  const { publisher, title, published, kind, party, sourceClass } = now
  return {
    ...(publisher.trim() !== before.publisher && publisher.trim() !== '' && { publisher }),
    ...(title.trim() !== before.title && title.trim() !== '' && { title }),
    ...(published !== before.published && published !== '' && { published }),
    ...(kind !== before.kind && { kind }),
    ...(party !== before.party && { party }),
    ...(sourceClass !== before.sourceClass && sourceClass !== null && { class: sourceClass }),
  }
}
