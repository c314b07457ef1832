/** What can come onto an agenda: by search, from the reserve, from what was dropped; and who edited what. */

import type { ActionsAnswer, AgendaAnswer, AgendaItemBody } from '@followthrough/brief'
import { useState } from 'react'
import { counted } from '../../parts/words.ts'
import { useDeskAnswer } from '../ask.ts'
import type { Named } from '../claim-draft.ts'
import { dropDraft, useDraft } from '../drafts.ts'
import { Chosen, Field, Select } from '../forms/fields.tsx'
import { useSubjects } from '../use-subjects.ts'
import { momentWords } from '../words.ts'
import { HeadingFields, InlineForm, ReasonForm } from './item-forms.tsx'
import { editWords, itemName, namesOf, rankWords } from './session-words.ts'
import { type AgendaDesk, editing } from './use-agenda.ts'

interface ShelfProps {
  agenda: AgendaAnswer
  desk: AgendaDesk
  editable: boolean
}

const KINDS = [
  ['commitment', 'a commitment on record'],
  ['action', 'an open action item'],
  ['own', 'something of your own'],
] as const

interface AddDraft {
  readonly kind: (typeof KINDS)[number][0]
  readonly chosen: readonly Named[]
  readonly action: string
  readonly wording: string
  readonly group: string
  readonly words: string
  readonly reason: string
}

const OWN_HEADING = 'Other business'

export function AddToAgenda({ agenda, desk }: Omit<ShelfProps, 'editable'>) {
  const [open, setOpen] = useState(false)
  return open ? (
    <AddForm agenda={agenda} desk={desk} close={() => setOpen(false)} />
  ) : (
    <button type="button" onClick={() => setOpen(true)}>
      Add an item
    </button>
  )
}

function AddForm({ agenda, desk, close }: Omit<ShelfProps, 'editable'> & { close: () => void }) {
  const key = `agenda ${agenda.session.id} add`
  const [draft, change] = useDraft<AddDraft>(key, () => ({
    kind: 'commitment',
    chosen: [],
    action: '',
    wording: '',
    group: '',
    words: OWN_HEADING,
    reason: '',
  }))
  const [problem, setProblem] = useState<string | null>(null)
  const onIt = new Set(agenda.items.map(({ id }) => id))
  const subjects = useSubjects().filter(
    ({ kind, id }) => kind === 'commitment' && !onIt.has(`ask:${id}`),
  )
  const actions = (
    useDeskAnswer<ActionsAnswer>('actions', { state: 'open' }).data?.items ?? []
  ).filter(({ id }) => !onIt.has(`action:${id}`))
  const finish = () => {
    dropDraft(key)
    close()
  }
  const asked = () => {
    if (draft.kind === 'commitment') return { id: draft.chosen[0]?.id, name: draft.chosen[0]?.name }
    if (draft.kind === 'own') return { id: ownId(draft.wording), name: draft.wording.trim() }
    const id = draft.action === '' ? actions[0]?.id : draft.action
    return { id, name: actions.find((one) => one.id === id)?.what }
  }
  const submit = async () => {
    const { id, name } = asked()
    const reason = draft.reason.trim()
    const wording = draft.kind === 'own' ? draft.wording.trim() : null
    const group = draft.kind === 'own' ? draft.group || draft.words.trim() : null
    const wrong =
      id === undefined || name === undefined
        ? draft.kind === 'action'
          ? 'There is no open action item that is not on the agenda.'
          : 'Choose a commitment from the list that opens as you type.'
        : wording === ''
          ? 'Write the question.'
          : group === ''
            ? 'Say what the heading is called.'
            : reason === ''
              ? 'Say why: it stands on the record.'
              : null
    setProblem(wrong)
    if (wrong !== null) return
    const prefix = draft.kind === 'commitment' ? 'ask' : draft.kind
    const operation = { op: 'add' as const, item: `${prefix}:${id}`, group, wording, reason }
    await desk.run(
      editing(`Added “${name}”`, [operation], { typed: wording ?? reason, done: finish }),
    )
  }
  return (
    <InlineForm
      title="Add an item"
      act="Put it on the agenda"
      busy={desk.busy}
      submit={submit}
      close={finish}
      problem={problem}
    >
      <Select name="What" value={draft.kind} options={KINDS} change={(kind) => change({ kind })} />
      {draft.kind === 'commitment' && (
        <Chosen
          label="Commitment"
          options={subjects}
          chosen={draft.chosen}
          change={(chosen) => change({ chosen })}
          placeholder="begin to type its name"
          most={1}
        />
      )}
      {draft.kind === 'action' &&
        (actions.length === 0 ? (
          <p className="quiet">No open action item is off this agenda.</p>
        ) : (
          <Select
            name="Action item"
            value={draft.action === '' ? actions[0]!.id : draft.action}
            options={actions.map(({ id, what }) => [id, what] as const)}
            change={(action) => change({ action })}
          />
        ))}
      {draft.kind === 'own' && (
        <>
          <Field name="Question" wide>
            <textarea
              rows={3}
              maxLength={4000}
              value={draft.wording}
              onChange={(event) => change({ wording: event.currentTarget.value })}
            />
          </Field>
          <HeadingFields
            groups={agenda.groups}
            group={draft.group}
            words={draft.words}
            change={change}
          />
        </>
      )}
      <Field name="Why it is added" wide>
        <input
          type="text"
          maxLength={300}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </Field>
    </InlineForm>
  )
}

const LONGEST_OWN = 40

/** An id from the first words, and from the moment, so that two of the same words stay two. */
function ownId(wording: string): string {
  const words = wording
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_OWN)
    .replace(/^-|-$/g, '')
  return `${words || 'item'}-${Date.now().toString(36)}`
}

export function Reserve({ agenda, desk, editable }: ShelfProps) {
  if (agenda.reserve.length === 0) return null
  return (
    <details className="shelf">
      <summary>In reserve: {counted(agenda.reserve.length, 'question')} that press less</summary>
      <ul className="lines">
        {agenda.reserve.map((item) => (
          <ShelfItem key={item.id} item={item} desk={desk} editable={editable} agenda={agenda}>
            <small>{rankWords(item)}</small>
          </ShelfItem>
        ))}
      </ul>
    </details>
  )
}

export function DroppedItems({ agenda, desk, editable }: ShelfProps) {
  if (agenda.dropped.length === 0) return null
  return (
    <details className="shelf" open>
      <summary>Dropped: {counted(agenda.dropped.length, 'item')}</summary>
      <ul className="lines">
        {agenda.dropped.map(({ item, reason, by }) => (
          <ShelfItem key={item.id} item={item} desk={desk} editable={editable} agenda={agenda}>
            <small>
              {by}: {reason}
            </small>
          </ShelfItem>
        ))}
      </ul>
    </details>
  )
}

interface ShelfItemProps extends ShelfProps {
  item: AgendaItemBody
  children: React.ReactNode
}

function ShelfItem({ item, agenda, desk, editable, children }: ShelfItemProps) {
  const [adding, setAdding] = useState(false)
  const name = itemName(item)
  return (
    <li>
      {name}
      {children}
      {editable && !adding && (
        <button type="button" className="plain-button" onClick={() => setAdding(true)}>
          Put it on the agenda<span className="unseen">: {name}</span>
        </button>
      )}
      {adding && (
        <ReasonForm
          name={`agenda ${agenda.session.id} ${item.id} add`}
          title={`Put “${name}” on the agenda`}
          label="Why it is added"
          act="Put it on the agenda"
          busy={desk.busy}
          close={() => setAdding(false)}
          submit={(reason, done) =>
            desk.run(
              editing(
                `Added “${name}”`,
                [{ op: 'add', item: item.id, group: null, wording: null, reason }],
                { typed: reason, done },
              ),
            )
          }
        />
      )}
    </li>
  )
}

/** Every edit that stands, newest first; each can be taken back. */
export function EditList({ agenda, desk, editable }: ShelfProps) {
  if (agenda.edits.length === 0) return null
  const nameOf = namesOf(agenda)
  const idle = new Set(agenda.idle)
  return (
    <details className="shelf">
      <summary>Who edited what: {counted(agenda.edits.length, 'edit')}</summary>
      <ul className="lines">
        {agenda.edits.toReversed().map(({ statement, by, recordedAt, edit }) => {
          const words = editWords(edit, nameOf)
          return (
            <li key={statement}>
              {by} {words}
              <small>
                {momentWords(recordedAt)}
                {idle.has(statement) && ', without effect: the item is not on the agenda'}
              </small>
              {editable && (
                <button
                  type="button"
                  className="plain-button"
                  disabled={desk.busy}
                  onClick={() =>
                    desk.run({
                      words: `Taken back: ${by} ${words}`,
                      path: 'undo',
                      body: { statements: [statement] },
                    })
                  }
                >
                  Take it back<span className="unseen">: {words}</span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
