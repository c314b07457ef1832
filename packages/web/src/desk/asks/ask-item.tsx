/** One question: its facts, what is asked, who owes the step and by when; why it is asked, on opening. */

import type { Ask } from '@followthrough/brief'
import { useState } from 'react'
import { StatusWords } from '../../marks/status-words.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { Star } from '../../watch/star.tsx'
import { AskDuty } from './ask-duty.tsx'
import { AskGrounds } from './ask-grounds.tsx'
import { PutOnAgenda } from './put-on-agenda.tsx'

interface AskItemProps {
  ask: Ask
  writable: boolean
  /** On the commitment’s own page its name stands above already. */
  ownPage?: boolean
  days?: 'shown' | 'today'
}

export function AskItem({ ask, writable, ownPage = false, days = 'today' }: AskItemProps) {
  const [open, setOpen] = useState(false)
  const [placing, setPlacing] = useState(false)
  const { commitment, facts, asked } = ask
  return (
    <article className="ask" aria-label={`${commitment.name}: ${ask.ruleName}`}>
      {!ownPage && (
        <header className="ask-head">
          <h3>
            <Star of={{ kind: 'commitment', id: commitment.id, name: commitment.name }} />{' '}
            <SiteLink to={pathOf('commitment', commitment.id)}>{commitment.name}</SiteLink>
          </h3>
          <StatusWords row={{ ...ask, declaratory: false }} />
        </header>
      )}
      <div className="ask-body">
        <div className="ask-words">
          <p className="ask-facts">{facts.join(' ')}</p>
          <p className="said">{asked}</p>
        </div>
        <AskDuty ask={ask} />
      </div>
      <p className="ask-acts">
        <span className="ask-rule">{sentence(ask.ruleName)}</span>
        {ask.others.length > 0 && (
          <span className="quiet">also: {ask.others.map(({ name }) => name).join(', ')}</span>
        )}
        <button
          type="button"
          className="plain-button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Why it is asked
          <span className="unseen"> of {commitment.name}</span>
        </button>
        {writable && !placing && (
          <button type="button" className="plain-button" onClick={() => setPlacing(true)}>
            Put on an agenda
            <span className="unseen">: {commitment.name}</span>
          </button>
        )}
      </p>
      {placing && <PutOnAgenda ask={ask} close={() => setPlacing(false)} />}
      {open && <AskGrounds ask={ask} days={days} />}
    </article>
  )
}
