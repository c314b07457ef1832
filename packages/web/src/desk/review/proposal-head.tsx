/** What a proposal says: its words, our sentence, where it stands at the desk, what the gate found. */

import type { ProposalBody } from '@followthrough/brief'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { queuePath } from '../queue-state.ts'
import { DECISION_WORDS, momentWords, STATE_WORDS, standingReasons } from '../words.ts'

export function ProposalHead({ proposal }: { proposal: ProposalBody }) {
  const { quote, document, summary, gate } = proposal
  return (
    <>
      <blockquote className="said" dir="auto" lang={document.language ?? undefined}>
        {quote}
      </blockquote>
      <p className="ours">{summary}</p>
      <GateWords gate={gate} sourceClass={document.sourceClass} />
    </>
  )
}

interface GateWordsProps {
  gate: ProposalBody['gate']
  /** What the document is known to be good for now. */
  sourceClass: ProposalBody['document']['sourceClass']
}

export function GateWords({ gate, sourceClass }: GateWordsProps) {
  const reasons = standingReasons(gate, sourceClass)
  if (reasons.length === 0) return null
  return (
    <p className={`gate gate-${gate.outcome}`}>
      {gate.outcome !== 'admitted' && <b>{gate.outcome === 'held' ? 'Held. ' : 'Refused. '}</b>}
      {reasons.map(({ words }) => words).join(' ')}
    </p>
  )
}

/** Where it stands, and who decided. */
export function History({ proposal }: { proposal: ProposalBody }) {
  const { decision, state, reader, readAt } = proposal
  return (
    <section className="history">
      <h3>History</h3>
      <ol className="history-list">
        <li>
          Read {momentWords(readAt)} by {reader}
        </li>
        {decision !== null && (
          <li>
            {sentence(DECISION_WORDS[decision.decision])} by {decision.by},{' '}
            {momentWords(decision.at)}
            {decision.into !== null && (
              <Into id={decision.into} isNew={decision.decision === 'new'} />
            )}
            {decision.reason !== '' && <small>{decision.reason}</small>}
          </li>
        )}
        {decision === null && state !== 'open' && <li>{sentence(STATE_WORDS[state])}</li>}
      </ol>
    </section>
  )
}

function Into({ id, isNew }: { id: string; isNew: boolean }) {
  const path = isNew
    ? `/commitments/${encodeURIComponent(id)}`
    : /^p[0-9a-f]{24}$/.test(id)
      ? queuePath({ state: 'all', open: id })
      : `/statements/${encodeURIComponent(id)}`
  return (
    <>
      {isNew ? ', as ' : ', into '}
      <SiteLink to={path}>{isNew ? id : 'what says the same'}</SiteLink>
    </>
  )
}
