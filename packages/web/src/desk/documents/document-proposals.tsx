/** A document’s proposals in the order of its text; the one pointed at is lit in it. */

import type { ProposalBody } from '@followthrough/brief'
import { headlineWords } from '@followthrough/brief/wording'
import { useEffect, useRef } from 'react'
import { StatusMark } from '../../marks/status-mark.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { queuePath } from '../queue-state.ts'
import { GateWords } from '../review/proposal-head.tsx'
import { confidenceWords, DECISION_WORDS, STATE_WORDS } from '../words.ts'

interface DocumentProposalsProps {
  proposals: readonly ProposalBody[]
  lit: string
  light: (id: string) => void
}

export function DocumentProposals({ proposals, lit, light }: DocumentProposalsProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (lit !== '') list.current?.querySelector('.here')?.scrollIntoView({ block: 'nearest' })
  }, [lit])
  if (proposals.length === 0)
    return (
      <p className="empty">
        Nothing in it was proposed: it says nothing of the partnership that the reader can follow.
      </p>
    )
  return (
    <ol className="document-proposals" ref={list}>
      {proposals.map((proposal) => (
        <li key={proposal.id} className={proposal.id === lit ? 'here' : undefined}>
          <button
            type="button"
            className="quote-button said"
            dir="auto"
            aria-pressed={proposal.id === lit}
            onClick={() => light(proposal.id)}
          >
            {proposal.quote}
          </button>
          <p className="ours">{proposal.summary}</p>
          {proposal.about.map(({ id, name, headline }) => (
            <p key={id} className="row-about">
              {headline !== null && <StatusMark headline={headline} />}
              <span>
                {name}
                {headline !== null && <span className="unseen">, {headlineWords(headline)}</span>}
              </span>
            </p>
          ))}
          <GateWords gate={proposal.gate} sourceClass={proposal.document.sourceClass} />
          <small>
            {proposal.decision === null
              ? `${sentence(STATE_WORDS[proposal.state])}, ${confidenceWords(proposal.confidence)}`
              : `${sentence(DECISION_WORDS[proposal.decision.decision])} by ${proposal.decision.by}`}
            {' · '}
            <SiteLink
              to={queuePath({
                state: 'all',
                document: proposal.capture,
                open: proposal.id,
                order: 'document',
              })}
            >
              {proposal.decision === null ? 'Review' : 'See the decision'}
              <span className="unseen">: {proposal.summary}</span>
            </SiteLink>
          </small>
        </li>
      ))}
    </ol>
  )
}
