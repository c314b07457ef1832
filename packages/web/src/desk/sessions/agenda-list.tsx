/** The agenda: items under their headings, moved by drag or by keys, each with its forms. */

import type { AgendaAnswer, SessionAnswer } from '@followthrough/brief'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '../keys.ts'
import { KeysDialog } from '../queue/keys-dialog.tsx'
import { AgendaItem } from './agenda-item.tsx'
import {
  groupStep,
  moveOperations,
  type Place,
  stepOf,
  withGroupStepped,
  withMoved,
} from './agenda-order.ts'
import {
  DropForm,
  type FormKind,
  GroupForm,
  type ItemFormProps,
  NoteForm,
  WordingForm,
} from './item-forms.tsx'
import { OutcomeForm, OutcomeWords } from './item-outcome.tsx'
import { itemName } from './session-words.ts'
import { type AgendaDesk, editing } from './use-agenda.ts'
import { useDrag } from './use-drag.ts'

const AGENDA_KEYS: readonly (readonly [key: string, words: string])[] = [
  ['j', 'the next item'],
  ['k', 'the one before'],
  ['J', 'move it down'],
  ['K', 'move it up'],
  ['↑ ↓', 'on the number of an item: move it'],
  ['e', 'edit the wording'],
  ['n', 'write a note'],
  ['g', 'put it under another heading'],
  ['d', 'drop it, with a reason'],
  ['u', 'undo what you did last'],
  ['Ctrl Enter', 'keep what a form holds'],
  ['Esc', 'let go of what is dragged; close the form'],
  ['?', 'this list'],
]

type OpenForm = { readonly item: string; readonly kind: FormKind | 'outcome' }

const FORMS: Record<FormKind, (props: ItemFormProps) => React.ReactNode> = {
  wording: WordingForm,
  note: NoteForm,
  group: GroupForm,
  drop: DropForm,
}
const BUTTONS = [
  ['wording', 'Wording', 'e'],
  ['note', 'Note', 'n'],
  ['group', 'Heading', 'g'],
  ['drop', 'Drop', 'd'],
] as const

interface AgendaListProps {
  agenda: AgendaAnswer
  desk: AgendaDesk
  /** Whether it may be edited: not when it is fixed, nor where nothing may be written. */
  editable: boolean
  outcomes: SessionAnswer['outcomes']
  /** Whether it may be said what items came to. */
  reporting: boolean
  open: OpenForm | null
  setOpen: (open: OpenForm | null) => void
}

export type { OpenForm }

export function AgendaList(props: AgendaListProps) {
  const { agenda, desk, editable, outcomes, reporting, open, setOpen } = props
  const box = useRef<HTMLDivElement>(null)
  const [here, setHere] = useState('')
  const [help, setHelp] = useState(false)
  const [brief, setBrief] = useState(false)
  const refocus = useRef<{ item: string; onHandle: boolean } | null>(null)
  const items = useMemo(() => new Map(agenda.items.map((item) => [item.id, item])), [agenda])
  const { groups } = agenda
  const order = agenda.items.map(({ id }) => id)
  const session = agenda.session.id

  const lookup = (id: string, onHandle: boolean) =>
    box.current?.querySelector<HTMLElement>(
      `[data-item="${CSS.escape(id)}"]${onHandle ? ' .agenda-number' : ''}`,
    )
  // Once what was asked for is on the page, and not before.
  useLayoutEffect(() => {
    if (refocus.current === null) return
    const { item, onHandle } = refocus.current
    refocus.current = null
    const found = lookup(item, onHandle)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'nearest' })
  }, [agenda, open])

  const moveTo = (id: string, place: Place) => {
    const item = items.get(id)
    const operations = moveOperations(groups, id, place)
    if (item === undefined || operations.length === 0) return
    const after = withMoved(agenda, id, place)
    const number = after.items.find((one) => one.id === id)?.number
    const heading = after.groups.find((group) => group.id === place.group)?.name
    const isHandle = document.activeElement?.classList.contains('agenda-number') ?? false
    refocus.current = { item: id, onHandle: isHandle }
    setHere(id)
    const words = `Moved “${itemName(item)}” to place ${number} of ${order.length}, under ${heading}`
    desk.say(`${words}.`)
    void desk.run(editing(words, operations, { after: (now) => withMoved(now, id, place) }))
  }
  const step = (id: string, by: 1 | -1) => {
    const place = stepOf(groups, id, by)
    if (place === null) desk.say(by === 1 ? 'It stands last already.' : 'It stands first already.')
    else moveTo(id, place)
  }
  const stepGroup = (id: string, name: string, by: 1 | -1) => {
    const operation = groupStep(groups, id, by)
    if (operation === null) return
    void desk.run(
      editing(`Moved the heading “${name}” ${by === 1 ? 'down' : 'up'}`, [operation], {
        after: (now) => withGroupStepped(now, id, by),
      }),
    )
  }
  const { dragged, handle } = useDrag(box, moveTo)

  const go = (by: number) => {
    const at = order.indexOf(here)
    const id = order[at === -1 ? (by > 0 ? 0 : order.length - 1) : at + by]
    if (id === undefined) return false
    const found = lookup(id, false)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'nearest' })
    return true
  }
  const form = (kind: FormKind) => () => {
    if (!editable || !items.has(here)) return false
    setOpen({ item: here, kind })
    return true
  }
  const stepHere = (by: 1 | -1) => () => (editable && items.has(here) ? step(here, by) : false)
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    J: stepHere(1),
    K: stepHere(-1),
    e: form('wording'),
    n: form('note'),
    g: form('group'),
    d: form('drop'),
    u: () => (editable && desk.last !== null ? void desk.undo() : false),
    '?': () => setHelp(true),
  })
  const close = () => {
    if (open !== null) refocus.current = { item: open.item, onHandle: false }
    setOpen(null)
  }

  return (
    <>
      <div className="list-head agenda-head">
        {editable && (
          <p className="quiet" id="move-how">
            Drag an item by its number, or press the arrow keys on it.
          </p>
        )}
        <label className="tick">
          <input
            type="checkbox"
            checked={brief}
            onChange={(event) => setBrief(event.currentTarget.checked)}
          />
          only the questions
        </label>
        <button type="button" className="plain-button" onClick={() => setHelp(true)}>
          Keys
        </button>
      </div>
      <div className={brief ? 'agenda brief' : 'agenda'} ref={box}>
        {groups.map((group, g) => (
          <section key={group.id} aria-label={group.name}>
            <div className="agenda-group" data-group={group.id}>
              <h3 lang={group.language}>{group.name}</h3>
              {editable && (
                <p className="group-tools">
                  <button
                    type="button"
                    className="plain-button"
                    disabled={g === 0}
                    onClick={() => stepGroup(group.id, group.name, -1)}
                  >
                    Up<span className="unseen">: the heading {group.name}</span>
                  </button>
                  <button
                    type="button"
                    className="plain-button"
                    disabled={g === groups.length - 1}
                    onClick={() => stepGroup(group.id, group.name, 1)}
                  >
                    Down<span className="unseen">: the heading {group.name}</span>
                  </button>
                </p>
              )}
            </div>
            <ol>
              {group.items.map((id) => {
                const item = items.get(id)!
                const outcome = outcomes.find((one) => one.item === id)
                const Form = open?.item === id && open.kind !== 'outcome' ? FORMS[open.kind] : null
                return (
                  <AgendaItem
                    key={id}
                    item={item}
                    isHere={here === id}
                    isDragged={dragged?.item === id}
                    focused={() => setHere(id)}
                    outcome={outcome !== undefined && <OutcomeWords outcome={outcome} />}
                    tools={
                      editable
                        ? {
                            handle: handle(id),
                            step: (by) => step(id, by),
                            buttons: (
                              <p className="item-tools">
                                {BUTTONS.map(([kind, words, key]) => (
                                  <button
                                    key={kind}
                                    type="button"
                                    className="plain-button"
                                    aria-keyshortcuts={key}
                                    aria-expanded={open?.item === id && open.kind === kind}
                                    onClick={() => setOpen({ item: id, kind })}
                                  >
                                    {words}
                                    <span className="unseen"> of item {item.number}</span>
                                  </button>
                                ))}
                              </p>
                            ),
                          }
                        : null
                    }
                    form={
                      <>
                        {reporting && open?.item !== id && (
                          <p className="item-tools">
                            <button
                              type="button"
                              className="plain-button"
                              onClick={() => setOpen({ item: id, kind: 'outcome' })}
                            >
                              {outcome === undefined ? 'Say what it came to' : 'Put it right'}
                              <span className="unseen">: item {item.number}</span>
                            </button>
                          </p>
                        )}
                        {open?.item === id && open.kind === 'outcome' && (
                          <OutcomeForm
                            session={session}
                            item={item}
                            outcome={outcome ?? null}
                            close={close}
                          />
                        )}
                        {Form !== null && editable && (
                          <Form
                            key={open!.kind}
                            session={session}
                            item={item}
                            groups={groups}
                            busy={desk.busy}
                            run={desk.run}
                            close={close}
                          />
                        )}
                      </>
                    }
                  />
                )
              })}
            </ol>
          </section>
        ))}
        {dragged !== null && (
          <div
            className="drop-line"
            aria-hidden="true"
            style={{ '--line-top': `${dragged.lineTop}px` } as React.CSSProperties}
          >
            <span>under {groups.find(({ id }) => id === dragged.place?.group)?.name}</span>
          </div>
        )}
      </div>
      {help && <KeysDialog keys={AGENDA_KEYS} close={() => setHelp(false)} />}
    </>
  )
}
