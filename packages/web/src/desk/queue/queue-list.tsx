/** The proposals of a page of the queue. */

import type { ProposalBody } from '@followthrough/brief'
import { dayWords, headlineWords } from '@followthrough/brief/wording'
import { useEffect, useRef } from 'react'
import { StatusMark } from '../../marks/status-mark.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { ClassLetter } from '../../parts/source-line.tsx'
import { GateWords } from '../review/proposal-head.tsx'
import { confidenceWords, DECISION_WORDS, STATE_WORDS } from '../words.ts'

interface QueueListProps {
  proposals: readonly ProposalBody[]
  pathOf: (id: string) => string
  /** The row that j and k stand on. */
  cursor: string
  marked: ReadonlySet<string>
  mark: (id: string) => void
  writable: boolean
}

export function QueueList({ proposals, pathOf, cursor, marked, mark, writable }: QueueListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (cursor === '') return
    list.current?.querySelector<HTMLElement>('li.here a')?.focus()
  }, [cursor])
  return (
    <ul className="queue" ref={list}>
      {proposals.map((proposal) => (
        <li key={proposal.id} className={proposal.id === cursor ? 'here' : undefined}>
          {writable && (
            <label className="row-mark">
              <input
                type="checkbox"
                checked={marked.has(proposal.id)}
                onChange={() => mark(proposal.id)}
              />
              <span className="unseen">Mark: {proposal.summary}</span>
            </label>
          )}
          <Row proposal={proposal} to={pathOf(proposal.id)} />
        </li>
      ))}
    </ul>
  )
}

function Row({ proposal, to }: { proposal: ProposalBody; to: string }) {
  const { quote, summary, about, document, gate, confidence, state, decision } = proposal
  return (
    <div className="queue-row">
      <div>
        <p className="said" dir="auto" lang={document.language ?? undefined}>
          {quote}
        </p>
        <p className="ours">
          <SiteLink to={to}>{summary}</SiteLink>
        </p>
        <GateWords gate={gate} sourceClass={document.sourceClass} />
      </div>
      <div className="row-facts">
        {about.map(({ id, name, headline }) => (
          <p key={id} className="row-about">
            {headline !== null && <StatusMark headline={headline} />}
            <span>
              {name}
              {headline !== null && <span className="unseen">, {headlineWords(headline)}</span>}
            </span>
          </p>
        ))}
        {about.length === 0 && (
          <p className="quiet">
            {proposal.new ? 'a promise that is not on record' : 'bears on nothing on record'}
          </p>
        )}
        <DocumentLine document={document} />
        <small>
          {decision === null
            ? state === 'open'
              ? confidenceWords(confidence)
              : STATE_WORDS[state]
            : `${DECISION_WORDS[decision.decision]} by ${decision.by}, ${dayWords(decision.at.slice(0, 10))}`}
        </small>
      </div>
    </div>
  )
}

export function DocumentLine({ document }: { document: ProposalBody['document'] }) {
  const { title, publisher, published, sourceClass, language } = document
  return (
    <p className="document-line">
      {sourceClass === null ? (
        <span className="class-unknown">class not known</span>
      ) : (
        <ClassLetter letter={sourceClass} />
      )}
      <span>
        <span dir="auto" lang={language ?? undefined}>
          {title ?? 'Document without a title'}
        </span>
        <small>
          {publisher ?? 'publisher not known'}
          {published !== null && `, ${dayWords(published)}`}
        </small>
      </span>
    </p>
  )
}
