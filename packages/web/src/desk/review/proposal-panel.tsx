/** The proposal beside its text: what it says, what would change, and what may be decided, by press or by key. */

import type { DecisionRequest, ProposalAnswer } from '@followthrough/brief'
import { useEffect, useRef, useState } from 'react'
import { hasNavigated } from '../../frame/navigation.ts'
import { sentence } from '../../parts/words.ts'
import { dropDraft, hasDraft } from '../drafts.ts'
import { AcceptForm, acceptKey, useAcceptance } from '../forms/accept-form.tsx'
import { EditForm, editKey } from '../forms/edit-form.tsx'
import { MergeForm, mergeKey } from '../forms/merge-form.tsx'
import { NewForm, newKey } from '../forms/new-form.tsx'
import { RejectForm, rejectKey } from '../forms/reject-form.tsx'
import { useKeys } from '../keys.ts'
import { RefusalWords } from '../refusal-words.tsx'
import type { Span } from '../text/segments.ts'
import { useDecide } from '../use-decide.ts'
import { STATE_WORDS } from '../words.ts'
import { ClaimFacts } from './claim-facts.tsx'
import { OtherReadings } from './other-readings.tsx'
import { History, ProposalHead } from './proposal-head.tsx'
import { type Settled, settledBy } from './settled.ts'
import { Standing } from './standing.tsx'

interface ProposalPanelProps {
  answer: ProposalAnswer
  /** The whole text; null until it is here. */
  text: string | null
  selected: Span | null
  light: (spans: readonly Span[] | null) => void
  settled: (what: Settled) => void
  close: () => void
  writable: boolean
  marked: boolean
  mark: () => void
}

type FormName = 'edit' | 'reject' | 'merge' | 'new'

const BUTTONS: readonly (readonly [form: FormName, key: string, words: string])[] = [
  ['edit', 'e', 'Edit'],
  ['reject', 'r', 'Reject'],
  ['merge', 'm', 'Merge'],
  ['new', 'n', 'New'],
]

export function ProposalPanel(props: ProposalPanelProps) {
  const { answer, text, selected, light, settled, close, writable, marked, mark } = props
  const { proposal, commitments } = answer
  const { id } = proposal
  const deciding = useDecide()
  const acceptance = useAcceptance(proposal)
  const [form, setForm] = useState<FormName | null>(null)
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isDecided = proposal.decision !== null
  const mayDecide = writable && !isDecided

  useEffect(() => {
    // The reader’s place is the proposal that has opened, also after the one before was decided.
    if (hasNavigated() || document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true })
  }, [])

  const show = (next: FormName | null) => {
    deciding.clear()
    setForm(next)
    if (next === null) heading.current?.focus({ preventScroll: true })
  }
  const decide = async (request: DecisionRequest) => {
    if (!(await deciding.decide(request))) return
    for (const key of [editKey, rejectKey, mergeKey, newKey, acceptKey]) dropDraft(key(id))
    settled(settledBy(request, proposal.summary))
  }
  const opens = (name: FormName) => () => (mayDecide ? show(name) : false)
  useKeys({
    a: () => (mayDecide && form === null ? void decide(acceptance.request) : false),
    e: opens('edit'),
    r: opens('reject'),
    m: opens('merge'),
    n: opens('new'),
    x: mark,
    Escape: () => (form === null ? close() : show(null)),
  })
  const shared = { proposal, deciding, submit: decide, close: () => show(null) }
  return (
    <article className="review-panel" ref={panel} aria-label="Proposal">
      <header className="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {sentence(STATE_WORDS[proposal.state])}
          <span className="unseen">: {proposal.summary}</span>
        </h2>
        {writable && (
          <label className="tick">
            <input type="checkbox" checked={marked} onChange={mark} />
            mark it
          </label>
        )}
      </header>
      <ProposalHead proposal={proposal} />
      {form === 'edit' && text !== null && (
        <EditForm {...shared} text={text} selected={selected} light={light} />
      )}
      {form === 'new' && <NewForm {...shared} />}
      {form === 'reject' && (
        <RejectForm
          of={id}
          count={1}
          deciding={deciding}
          submit={(reason) => decide({ decision: 'reject', ids: [id], reason })}
          close={shared.close}
        />
      )}
      {form === 'merge' && (
        <MergeForm
          proposals={[proposal]}
          deciding={deciding}
          submit={(choice) => decide({ ...choice, decision: 'merge', ids: [id] })}
          close={shared.close}
        />
      )}
      {form === null && (
        <>
          <ClaimFacts proposal={proposal} />
          <Standing about={proposal.about} isNew={proposal.new} commitments={commitments} />
          {mayDecide && (
            <AcceptForm proposal={proposal} acceptance={acceptance} busy={deciding.busy} />
          )}
          <OtherReadings answer={answer} />
          <History proposal={proposal} />
          {writable && (
            <div className="decide-bar">
              <RefusalWords error={deciding.error} />
              <section className="decide-buttons" aria-label="Decide">
                {isDecided ? (
                  <button
                    type="button"
                    disabled={deciding.busy}
                    onClick={() => decide({ decision: 'undo', ids: [id] })}
                  >
                    {deciding.busy ? 'Writing …' : 'Take the decision back'}
                  </button>
                ) : (
                  <>
                    <button
                      type="button"
                      className="primary"
                      aria-keyshortcuts="a"
                      disabled={deciding.busy}
                      onClick={() => decide(acceptance.request)}
                    >
                      {deciding.busy ? 'Writing …' : 'Accept'} <kbd>a</kbd>
                    </button>
                    {BUTTONS.map(([name, key, words]) => (
                      <button
                        key={name}
                        type="button"
                        aria-keyshortcuts={key}
                        disabled={deciding.busy || (name === 'edit' && text === null)}
                        onClick={() => show(name)}
                      >
                        {words}
                        {name === 'new' && <span className="wide-word"> commitment</span>}{' '}
                        <kbd>{key}</kbd>
                        {hasDraft(DRAFTED[name](id)) && <small>begun</small>}
                      </button>
                    ))}
                  </>
                )}
              </section>
            </div>
          )}
        </>
      )}
    </article>
  )
}

const DRAFTED: Readonly<Record<FormName, (id: string) => string>> = {
  edit: editKey,
  new: newKey,
  reject: rejectKey,
  merge: mergeKey,
}
