/** What the other reader made of the same words, and the proposal whose place this one took. */

import type { ProposalAnswer, ProposalBody } from '@followthrough/brief'
import { SiteLink } from '../../parts/link.tsx'
import { queuePath } from '../queue-state.ts'
import { actName, DECISION_WORDS, MODALITY_WORDS, momentWords, STATE_WORDS } from '../words.ts'

export function OtherReadings({ answer }: { answer: ProposalAnswer }) {
  const { proposal, others } = answer
  if (others.length === 0) return null
  return (
    <section className="others">
      <h3>Read otherwise</h3>
      {others.map((other) => (
        <div key={other.id}>
          <p className="quiet">{relationOf(proposal, other)}</p>
          <p>
            <SiteLink to={queuePath({ state: 'all', open: other.id })}>{other.summary}</SiteLink>
          </p>
          <ul className="differences">
            {differencesOf(proposal, other).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <small>
            {other.reader}, {momentWords(other.readAt)}; {STATE_WORDS[other.state]}
            {other.decision !== null &&
              `: ${DECISION_WORDS[other.decision.decision]} by ${other.decision.by}`}
          </small>
        </div>
      ))}
    </section>
  )
}

function relationOf(proposal: ProposalBody, other: ProposalBody): string {
  if (other.id === proposal.agreesWith) return 'A second reader says the same'
  if (other.id === proposal.differsFrom) return 'A second reader says it otherwise'
  return 'It takes the place of'
}

function differencesOf(a: ProposalBody, b: ProposalBody): string[] {
  const names = (refs: ProposalBody['by']) => refs.map(({ name }) => name).join(', ') || 'nobody'
  const fields: readonly (readonly [string, (one: ProposalBody) => string])[] = [
    ['act', (one) => `${actName(one.act)}, ${MODALITY_WORDS[one.modality]}`],
    ['parties', (one) => names(one.by)],
    ['said by', (one) => one.saidBy?.name ?? 'the text itself'],
    ['about', (one) => one.about.map(({ name }) => name).join(', ') || 'nothing on record'],
    ['words', (one) => `“${one.quote}”`],
  ]
  return fields.flatMap(([what, words]) =>
    words(a) === words(b) ? [] : [`${what}: ${words(b)}, here ${words(a)}`],
  )
}
