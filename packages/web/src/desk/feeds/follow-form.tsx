/** Follows a feed. */

import type { Feed } from '@followthrough/brief'
import { dropDraft, useDraft } from '../drafts.ts'
import { ClassField } from '../forms/class-field.tsx'
import { Field, Select } from '../forms/fields.tsx'
import { DeskForm } from '../forms/form-parts.tsx'
import { useWrite } from '../use-write.ts'

const OFTEN = [
  ['15', 'every 15 minutes'],
  ['60', 'every hour'],
  ['360', 'every 6 hours'],
  ['1440', 'every day'],
  ['10080', 'every week'],
] as const

const EMPTY = {
  id: '',
  url: '',
  every: '60' as (typeof OFTEN)[number][0],
  publisher: '',
  sourceClass: null as Feed['sourceClass'],
}

export function FollowForm({ close }: { close: () => void }) {
  const { write, ...writing } = useWrite()
  const [draft, change] = useDraft('follow', () => EMPTY)
  const id = draft.id.trim() === '' ? idOf(draft.url) : draft.id.trim()
  const troubles = [
    ...(/^https?:\/\/\S+$/.test(draft.url.trim())
      ? []
      : ['Give the address of the feed, with https:// before it.']),
    ...(id === '' || /^[a-z0-9][a-z0-9-]{0,59}$/.test(id)
      ? []
      : ['The name has small letters, digits and dashes only.']),
  ]
  const submit = async () => {
    const feed = {
      id,
      url: draft.url.trim(),
      everyMinutes: Number(draft.every),
      publisher: draft.publisher.trim() === '' ? null : draft.publisher.trim(),
      sourceClass: draft.sourceClass,
    }
    if (!(await write('desk/feeds', feed))) return
    dropDraft('follow')
    close()
  }
  return (
    <DeskForm
      title="Follow a feed"
      act="Follow it"
      deciding={writing}
      submit={submit}
      close={close}
      troubles={draft.url === '' ? [] : troubles}
    >
      <Field name="Address of the feed (RSS, Atom or JSON Feed)" wide>
        <input
          type="url"
          required
          placeholder="https://"
          value={draft.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
      </Field>
      <div className="form-row">
        <Field name="Name" {...(id !== '' && { hint: `kept as ${id}` })}>
          <input
            type="text"
            spellCheck={false}
            value={draft.id}
            onChange={(event) => change({ id: event.currentTarget.value })}
          />
        </Field>
        <Select
          name="Asked"
          value={draft.every}
          options={OFTEN}
          change={(every) => change({ every })}
        />
        <Field name="Publisher" hint="empty: as its items say">
          <input
            type="text"
            maxLength={200}
            value={draft.publisher}
            onChange={(event) => change({ publisher: event.currentTarget.value })}
          />
        </Field>
        <ClassField value={draft.sourceClass} change={(sourceClass) => change({ sourceClass })} />
      </div>
    </DeskForm>
  )
}

/** A name from an address: feed-example-org. */
function idOf(url: string): string {
  const host = URL.parse(url.trim())?.host ?? ''
  return host
    .replace(/^www\./, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}
