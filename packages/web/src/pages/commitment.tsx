/** One commitment: what was promised, the test, where it stands and why, and all the evidence. */

import '../styles/asks.css'
import type { CommitmentAnswer } from '@followthrough/brief'
import { CommitmentFacts } from '../commitment/facts.tsx'
import { Permalink } from '../commitment/permalink.tsx'
import { Searches } from '../commitment/searches.tsx'
import { WhatToAsk } from '../commitment/what-to-ask.tsx'
import { WrittenTest } from '../commitment/written-test.tsx'
import { useAnswer } from '../data/answers.ts'
import { isAnotherDay } from '../days/days.ts'
import { today, useDays } from '../days/use-days.ts'
import { DisagreementList } from '../disagreements/disagreement-list.tsx'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import { deliveryLadder, formLadder } from '../evidence/ladder.ts'
import { Ladder } from '../evidence/ladder-view.tsx'
import { StatusWords } from '../marks/status-words.tsx'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { RuleLink } from '../parts/rule-link.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { SourceList } from '../parts/source-list.tsx'
import { promisedWords } from '../parts/words.ts'
import { tablePath } from '../paths.ts'
import { Star } from '../watch/star.tsx'

export default function CommitmentPage({ id }: { id: string }) {
  const query = useAnswer<CommitmentAnswer>(`commitments/${encodeURIComponent(id)}`)
  return (
    <AnswerPage<CommitmentAnswer>
      query={query}
      waiting="Commitment"
      title={({ commitment }) => commitment.title}
      kicker={({ commitment }) => (
        <>
          Commitment in{' '}
          <SiteLink to={tablePath({ sector: commitment.sector })}>{commitment.sectorName}</SiteLink>
        </>
      )}
    >
      {(answer) => <Opened answer={answer} />}
    </AnswerPage>
  )
}

function Opened({ answer }: { answer: CommitmentAnswer }) {
  const { commitment } = answer
  return (
    <div className="commitment">
      <div className="promise">
        <p className="status-line">
          <StatusWords row={commitment} />
          <span className="quiet">
            by <RuleLink rule={commitment.rule} text={headlineRuleText(answer)} />;{' '}
            {promisedWords(commitment)}
          </span>
          <Star of={{ kind: 'commitment', id: commitment.id, name: commitment.title }} word />
        </p>
        <blockquote className="promised">
          <p>{commitment.text}</p>
        </blockquote>
        <WrittenTest answer={answer} />
        <Note text={commitment.note} />
        <WhatToAsk commitment={commitment.id} />
      </div>
      <aside className="standing" aria-label="Where it stands">
        <div className="ladders">
          <Ladder title="On paper" rungs={formLadder(answer)} />
          <Ladder title="In deed" rungs={deliveryLadder(answer)} />
        </div>
        <div className="in-sight">
          <CommitmentFacts answer={answer} />
          <Permalink answer={answer} />
        </div>
      </aside>
      <div className="record">
        <Section title="Evidence" id="evidence">
          {answer.statements.length === 0 ? (
            <Empty>
              No act is on record as of this day. Choose a later day, or see its sources.
            </Empty>
          ) : (
            <EvidenceList
              statements={answer.statements}
              subject={commitment.id}
              occasions={answer.occasions}
              deciding={commitment.evidence}
              parties={answer.partnership.parties}
            />
          )}
        </Section>
        {answer.disagreements.length > 0 && (
          <Section
            title="Where the sources disagree"
            more={<SiteLink to="/disagreements">All disagreements</SiteLink>}
          >
            <DisagreementList disagreements={answer.disagreements} />
          </Section>
        )}
        {answer.searches.length > 0 && (
          <Section title="What was looked for">
            <Searches searches={answer.searches} />
          </Section>
        )}
        <Section title="Sources of its text">
          <SourceList sources={commitment.sources} />
        </Section>
      </div>
    </div>
  )
}

/** The record's own note; it is not dated, so on another day it may know more than that day did. */
function Note({ text }: { text: string }) {
  const later = isAnotherDay(useDays(), today())
  if (text === '') return null
  if (!later) return <p className="note">{text}</p>
  return (
    <details className="note">
      <summary>Note of the record, written later</summary>
      {text}
    </details>
  )
}

function headlineRuleText(answer: CommitmentAnswer): string {
  const { rule } = answer.commitment
  return answer.delivery.rule === rule ? answer.delivery.ruleText : answer.form.ruleText
}
