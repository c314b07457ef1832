/** What stays in sight beside the evidence: who is responsible, what is due, how long it is silent. */

import type { CommitmentAnswer, Ref } from '@followthrough/brief'
import { amountWords, countWords, dayWords, intervalWords } from '@followthrough/brief/wording'
import type { ReactNode } from 'react'
import { SiteLink } from '../parts/link.tsx'
import { subjectPath } from '../parts/subject-path.ts'
import { counted, promisedWords } from '../parts/words.ts'
import { pathOf } from '../paths.ts'

/** Memoranda, plans and contracts take effect without it. */
const NEEDS_RATIFICATION: readonly string[] = ['treaty', 'agreement']

export function CommitmentFacts({ answer }: { answer: CommitmentAnswer }) {
  const { commitment } = answer
  const named = commitment.responsible.filter(({ bodies }) => bodies.length > 0)
  const partyName = (code: string) =>
    answer.partnership.parties.find((party) => party.code === code)?.name ?? code
  return (
    <dl className="facts">
      <Fact name="Responsible">
        {named.length === 0
          ? 'no body is named'
          : named.map(({ party, bodies }) => (
              <span key={party.id} className="fact-line">
                <span className="quiet">{party.name}: </span>
                {bodies.map((body, i) => (
                  <span key={body.id}>
                    {i > 0 && '; '}
                    <SiteLink to={pathOf('institution', body.id)}>{body.name}</SiteLink>
                    {body.probable && <span className="quiet"> (probable)</span>}
                  </span>
                ))}
              </span>
            ))}
      </Fact>
      <Fact name="Due">
        <Due answer={answer} />
      </Fact>
      <Fact name="Silence">
        {counted(commitment.silenceDays, 'day')} since {dayWords(commitment.lastQualifyingOn)}
        <small>
          counts as stalled after {commitment.stallMonths} months of silence, as lapsed after{' '}
          {commitment.lapseMonths}
        </small>
      </Fact>
      <Fact name="Promised">
        {promisedWords(commitment)}
        {commitment.recurrences > 0 && commitment.firstPromisedOn !== null && (
          <small>first {dayWords(commitment.firstPromisedOn)}</small>
        )}
      </Fact>
      {commitment.instrument !== null && (
        <Fact name="Instrument">
          <SiteLink to={pathOf('instrument', commitment.instrument.id)}>
            {commitment.instrument.name}
          </SiteLink>
          {answer.signedBy.length > 0 && (
            <small>signed by {answer.signedBy.map(partyName).join(' and ')}</small>
          )}
          {answer.ratifiedBy.length > 0 ? (
            <small>ratified by {answer.ratifiedBy.map(partyName).join(' and ')}</small>
          ) : (
            NEEDS_RATIFICATION.includes(commitment.instrument.instrumentKind) && (
              <small>no ratification found</small>
            )
          )}
        </Fact>
      )}
      {commitment.event !== null && (
        <Fact name="Made at">
          <SiteLink to={pathOf('event', commitment.event.id)}>{commitment.event.name}</SiteLink>
        </Fact>
      )}
      {commitment.indicator !== '' && (
        <Fact name="Measured by">
          {commitment.indicator}
          {commitment.value !== null && `: ${amountWords(commitment.value, commitment.unit)}`}
        </Fact>
      )}
      <RefFact name="Depends on" refs={commitment.dependsOn} />
      <RefFact name="Related" refs={commitment.related} />
    </dl>
  )
}

function Due({ answer }: { answer: CommitmentAnswer }) {
  const { due } = answer.commitment
  return (
    <>
      {due === null ? 'no due date on record' : `${intervalWords(due)} (${due.kind})`}
      {due !== null && due.words !== '' && <small>in its words: {due.words}</small>}
      {answer.lateByDays !== null && answer.lateByDays > 0 && (
        <small>late by {countWords(answer.lateByDays)} days</small>
      )}
      {answer.otherDues.map((other) => (
        <small key={`${other.statement} ${other.latest}`}>
          also {intervalWords(other)} ({other.kind}): {other.words}
        </small>
      ))}
    </>
  )
}

function RefFact({ name, refs }: { name: string; refs: readonly Ref[] }) {
  if (refs.length === 0) return null
  return (
    <Fact name={name}>
      {refs.map((ref) => {
        const path = subjectPath(ref)
        return (
          <span key={ref.id} className="fact-line">
            {path === null ? ref.name : <SiteLink to={path}>{ref.name}</SiteLink>}
          </span>
        )
      })}
    </Fact>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
