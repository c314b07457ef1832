/** Forms under an item of an agenda: its wording, its note, another heading, why it is dropped. */

import type { AgendaItemBody } from '@followthrough/brief'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { dropDraft, useDraft } from '../drafts.ts'
import type { Groups } from './agenda-order.ts'
import { itemName } from './session-words.ts'
import { type Act, editing } from './use-agenda.ts'

export type FormKind = 'wording' | 'note' | 'group' | 'drop'

export interface ItemFormProps {
  session: string
  item: AgendaItemBody
  groups: Groups
  busy: boolean
  run: (act: Act) => Promise<boolean>
  close: () => void
}

export function draftKey(session: string, item: string, kind: FormKind): string {
  return `agenda ${session} ${item} ${kind}`
}

export interface TextDraft {
  readonly text: string
  /** What stood there when the writing began. */
  readonly was: string
}

/** What was proposed, before anybody worded it. */
function proposedWording(item: AgendaItemBody): string {
  return item.ask?.question ?? item.action?.what ?? item.question
}

export function WordingForm(props: ItemFormProps) {
  const { item, run, close } = props
  const toProposed = async () => {
    const words = `Put “${itemName(item)}” back to its proposed wording`
    if (await run(editing(words, [{ op: 'wording', item: item.id, wording: null }]))) {
      dropDraft(draftKey(props.session, item.id, 'wording'))
      close()
    }
  }
  return (
    <TextForm
      {...props}
      kind="wording"
      now={item.question}
      title="Wording of the question"
      rows={5}
      theirs="it was worded so"
      actOf={(text) =>
        editing(`Worded “${itemName(item)}” anew`, [
          { op: 'wording', item: item.id, wording: text },
        ])
      }
      trouble={(text) => (text === '' ? 'The question needs words.' : null)}
    >
      {item.isReworded && (
        <div className="proposed-wording">
          <p>
            <span className="quiet">As proposed:</span> {proposedWording(item)}
          </p>
          <button type="button" className="plain-button" onClick={toProposed}>
            Back to the proposed wording
          </button>
        </div>
      )}
    </TextForm>
  )
}

export function NoteForm(props: ItemFormProps) {
  const { item } = props
  return (
    <TextForm
      {...props}
      kind="note"
      now={item.note}
      title="Note under the item"
      rows={3}
      theirs="the note was changed to"
      actOf={(text) =>
        editing(
          text === ''
            ? `Took the note of “${itemName(item)}” away`
            : `Noted under “${itemName(item)}”`,
          [{ op: 'note', item: item.id, note: text }],
        )
      }
      trouble={() => null}
    />
  )
}

interface TextFormProps extends ItemFormProps {
  kind: 'wording' | 'note'
  now: string
  title: string
  rows: number
  theirs: string
  actOf: (text: string) => Act
  trouble: (text: string) => string | null
  children?: ReactNode
}

function TextForm(props: TextFormProps) {
  const { session, item, kind, now, title, rows, theirs, busy, actOf, run, trouble, close } = props
  const key = draftKey(session, item.id, kind)
  const [draft, change] = useDraft<TextDraft>(key, () => ({ text: now, was: now }))
  const [problem, setProblem] = useState<string | null>(null)
  const isMoved = draft.was !== now
  const finish = () => {
    dropDraft(key)
    close()
  }
  const submit = async () => {
    const text = draft.text.trim()
    const wrong = trouble(text)
    setProblem(wrong)
    if (wrong !== null) return
    if (text === now) finish()
    else await run({ ...actOf(text), typed: text, done: finish })
  }
  return (
    <InlineForm
      title={title}
      act={isMoved ? 'Put mine in its place' : 'Keep it'}
      busy={busy}
      submit={submit}
      close={finish}
      problem={problem}
    >
      {props.children}
      {isMoved && (
        <div className="note" role="status">
          <p>
            While you were writing, {theirs}: {now === '' ? 'nothing' : `“${now}”`}
          </p>
          <button
            type="button"
            className="plain-button"
            onClick={() => change({ text: now, was: now })}
          >
            Take that instead of mine
          </button>
        </div>
      )}
      <label className="field wide">
        <span>{title}</span>
        <textarea
          rows={rows}
          maxLength={4000}
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
    </InlineForm>
  )
}

const ELSE = ''

export function GroupForm({ item, groups, busy, run, close }: ItemFormProps) {
  const others = groups.filter(({ id }) => id !== item.group)
  const [group, setGroup] = useState(others[0]?.id ?? ELSE)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    const to = group === ELSE ? words.trim() : group
    setProblem(to === '' ? 'Say what the heading is called.' : null)
    if (to === '') return
    const name = groups.find(({ id }) => id === to)?.name ?? to
    await run(
      editing(
        `Put “${itemName(item)}” under “${name}”`,
        [{ op: 'group', item: item.id, group: to }],
        { done: close },
      ),
    )
  }
  return (
    <InlineForm
      title="Under another heading"
      act="Put it there"
      busy={busy}
      submit={submit}
      close={close}
      problem={problem}
    >
      <HeadingFields
        groups={others}
        group={group}
        words={words}
        change={(next) => {
          setGroup(next.group)
          setWords(next.words)
        }}
      />
    </InlineForm>
  )
}

interface HeadingFieldsProps {
  groups: Groups
  group: string
  words: string
  change: (next: { group: string; words: string }) => void
}

/** A heading of the agenda, or one in words of one’s own. */
export function HeadingFields({ groups, group, words, change }: HeadingFieldsProps) {
  return (
    <div className="form-row">
      <label className="field">
        <span>Heading</span>
        <select
          value={group}
          onChange={(event) => change({ group: event.currentTarget.value, words })}
        >
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value={ELSE}>another heading …</option>
        </select>
      </label>
      {group === ELSE && (
        <label className="field">
          <span>What it is called</span>
          <input
            type="text"
            maxLength={120}
            value={words}
            onChange={(event) => change({ group, words: event.currentTarget.value })}
          />
        </label>
      )}
    </div>
  )
}

export function DropForm({ session, item, busy, run, close }: ItemFormProps) {
  return (
    <ReasonForm
      name={draftKey(session, item.id, 'drop')}
      title={`Drop “${itemName(item)}”`}
      label="Why it is dropped"
      act="Drop it"
      busy={busy}
      close={close}
      submit={(reason, done) =>
        run(
          editing(`Dropped “${itemName(item)}”`, [{ op: 'drop', item: item.id, reason }], {
            typed: reason,
            done,
          }),
        )
      }
    />
  )
}

interface ReasonFormProps {
  /** Under which the reason is kept while it is written. */
  name: string
  title: string
  label: string
  act: string
  busy: boolean
  submit: (reason: string, done: () => void) => Promise<unknown>
  close: () => void
}

export function ReasonForm({ name, title, label, act, busy, submit, close }: ReasonFormProps) {
  const [draft, change] = useDraft<{ reason: string }>(name, () => ({ reason: '' }))
  const [problem, setProblem] = useState<string | null>(null)
  const finish = () => {
    dropDraft(name)
    close()
  }
  const send = async () => {
    const reason = draft.reason.trim()
    setProblem(reason === '' ? 'Say why: it stands on the record.' : null)
    if (reason !== '') await submit(reason, finish)
  }
  return (
    <InlineForm title={title} act={act} busy={busy} submit={send} close={finish} problem={problem}>
      <label className="field wide">
        <span>{label}</span>
        <input
          type="text"
          maxLength={300}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </label>
    </InlineForm>
  )
}

interface InlineFormProps {
  title: string
  act: string
  busy: boolean
  problem: string | null
  submit: () => unknown
  close: () => void
  children: ReactNode
}

/** The frame of a small form: it takes the focus, Ctrl+Enter sends it, Escape leaves it. */
export function InlineForm({
  title,
  act,
  busy,
  problem,
  submit,
  close,
  children,
}: InlineFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('textarea, input, select')
    first?.focus()
  }, [])
  return (
    <form
      className="inline-form"
      ref={form}
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          event.preventDefault()
          close()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          submit()
        }
      }}
    >
      {children}
      {problem !== null && (
        <p className="complaint" role="alert">
          {problem}
        </p>
      )}
      <p className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {busy ? 'Writing …' : act}
        </button>
        <button type="button" onClick={close}>
          Leave it
        </button>
      </p>
    </form>
  )
}
