/** One item of an agenda: its number, which is also what it is dragged by, its question, and what is known of it. */

import type { AgendaItemBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import type { KeyboardEvent, ReactNode, PointerEvent as ReactPointerEvent } from 'react'
import { Fact } from '../../commitment/facts.tsx'
import { ringOf, statusWords } from '../../marks/marks.ts'
import { StatusMark } from '../../marks/status-mark.tsx'
import { Hint } from '../../parts/hint.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { dueWords } from '../../parts/words.ts'
import { ItemEvidence } from './item-evidence.tsx'
import { itemName, ownerWords, rankWords } from './session-words.ts'

export interface ItemTools {
  readonly handle: {
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => void
    onPointerMove: (event: ReactPointerEvent<HTMLElement>) => void
    onPointerUp: () => void
    onPointerCancel: () => void
  }
  readonly step: (by: 1 | -1) => void
  readonly buttons: ReactNode
}

interface AgendaItemProps {
  item: AgendaItemBody
  /** Null where the agenda may not be written. */
  tools: ItemTools | null
  isHere: boolean
  isDragged: boolean
  focused: () => void
  /** What it came to, once that is known. */
  outcome: ReactNode
  /** The form that is open under it. */
  form: ReactNode
}

export function AgendaItem(props: AgendaItemProps) {
  const { item, tools, isHere, isDragged, focused, outcome, form } = props
  const name = itemName(item)
  return (
    <li
      className={`agenda-item${isHere ? ' here' : ''}${isDragged ? ' dragged' : ''}`}
      data-group={item.group}
      data-item={item.id}
      tabIndex={-1}
      onFocus={focused}
      aria-label={`Item ${item.number}: ${name}`}
    >
      {tools === null ? (
        <span className="agenda-number">{item.number}</span>
      ) : (
        <button
          type="button"
          className="agenda-number"
          aria-label={`Move item ${item.number}, ${name}`}
          aria-describedby="move-how"
          {...tools.handle}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            if (event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            tools.step(event.key === 'ArrowUp' ? -1 : 1)
          }}
        >
          {item.number}
        </button>
      )}
      <div className="agenda-body">
        <Question item={item} />
        {item.note !== '' && <p className="note agenda-note">{item.note}</p>}
        {outcome}
        <ItemFacts item={item} />
        {item.ask !== null && (
          <ItemEvidence statements={item.ask.evidence} searches={item.ask.searches} />
        )}
        {item.action !== null && item.action.evidence.length > 0 && (
          <ItemEvidence statements={item.action.evidence} searches={[]} />
        )}
        {tools?.buttons}
        {form}
      </div>
    </li>
  )
}

/** The facts in the sans, what is asked in the serif; words of people as one. */
function Question({ item }: { item: AgendaItemBody }) {
  if (item.ask === null || item.isReworded)
    return (
      <p className="said">
        {item.question}
        {item.isReworded && <span className="reworded"> reworded</span>}
      </p>
    )
  return (
    <>
      <p className="item-known">{item.ask.facts.join(' ')}</p>
      <p className="said">{item.ask.asked}</p>
    </>
  )
}

function ItemFacts({ item }: { item: AgendaItemBody }) {
  const { ask, action, commitment } = item
  const owners = ownerWords(item)
  const why = rankWords(item)
  return (
    <>
      <dl className="facts item-facts">
        {commitment !== null && (
          <Fact name="About">
            {ask !== null && <StatusMark headline={ask.headline} ring={ringOf(ask)} />}
            <SiteLink to={subjectPath(commitment) ?? '/'}>{commitment.name}</SiteLink>
            {ask !== null && <span className="quiet"> {statusWords(ask)}</span>}
            {item.moved && <b> moved since the last session</b>}
          </Fact>
        )}
        {owners !== '' && <Fact name="Owes it">{owners}</Fact>}
        {ask !== null && (
          <Fact name="Due">
            {dueWords(ask.due)}
            {ask.by !== null && `; owed by ${dayWords(ask.by)}`}
          </Fact>
        )}
        {action !== null && (
          <Fact name="Due">
            {action.due === null ? 'no due day' : dayWords(action.due)}
            {action.slippedDays !== null &&
              action.slippedDays > 0 &&
              `, put off by ${action.slippedDays} days since it was given`}
          </Fact>
        )}
      </dl>
      {(ask !== null || why !== '') && (
        <dl className="facts item-facts item-why">
          {ask !== null && (
            <Fact name="Rule">
              <Hint text={ask.ruleText}>{ask.ruleName}</Hint>
              {ask.others.length > 0 && (
                <span className="quiet"> also {ask.others.map((one) => one.name).join(', ')}</span>
              )}
            </Fact>
          )}
          {why !== '' && <Fact name="Why here">{why}</Fact>}
        </dl>
      )}
    </>
  )
}
