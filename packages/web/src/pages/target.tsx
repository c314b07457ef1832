/** How the target is counted: every reported total, scoreboards, occasions, deadlines in dispute. */

import type { TargetAnswer, TargetSummary } from '@followthrough/brief'
import { amountWords, intervalWords } from '@followthrough/brief/wording'
import { lazy, Suspense } from 'react'
import { useAnswer } from '../data/answers.ts'
import { DisagreementList } from '../disagreements/disagreement-list.tsx'
import { Boards } from '../overview/scoreboard.tsx'
import { SiteLink } from '../parts/link.tsx'
import { AnswerPage } from '../parts/page.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'
import { pathOf } from '../paths.ts'
import { Occasions } from '../target/occasions.tsx'

const TotalsChart = lazy(() => import('../target/totals-chart.tsx'))

export default function TargetPage() {
  const query = useAnswer<TargetAnswer>('target')
  return (
    <AnswerPage<TargetAnswer>
      query={query}
      waiting="Target"
      title={({ targets }) =>
        targets[0] === undefined
          ? 'Target'
          : `Target: ${amountWords(targets[0].value, targets[0].unit)}`
      }
      kicker={() => 'How this is counted'}
    >
      {(answer) => (
        <>
          {answer.targets.length === 0 && (
            <Empty>No target was on record by this day. Choose a later one.</Empty>
          )}
          {answer.targets.map((target) => (
            <Target key={target.indicator} target={target} answer={answer} />
          ))}
          {answer.disagreements.length > 0 && (
            <Section title="Where the figures disagree">
              <DisagreementList disagreements={answer.disagreements} />
            </Section>
          )}
          {answer.otherTargets.length > 0 && (
            <Section title="Levels named for other things">
              <Occasions occasions={answer.otherTargets} />
            </Section>
          )}
        </>
      )}
    </AnswerPage>
  )
}

function Target({ target, answer }: { target: TargetSummary; answer: TargetAnswer }) {
  const dues = [...(target.due === null ? [] : [target.due]), ...target.otherDues]
  return (
    <>
      <p className="lede small">
        {target.commitment !== null && (
          <>
            <SiteLink to={pathOf('commitment', target.commitment.id)}>
              {target.commitment.name}
            </SiteLink>
            .{' '}
          </>
        )}
        The two sides’ statistics, and what officials say, differ; each basis is held against the
        target by itself and none is blended with another.
      </p>
      <Section title="Newest full-year figure of each basis">
        {target.scoreboards.length === 0 ? (
          <Empty>No figure for a full year was known by this day.</Empty>
        ) : (
          <Boards boards={target.scoreboards} />
        )}
      </Section>
      <Section title="Every reported total">
        {answer.totals.length === 0 ? (
          <Empty>No total was known by this day.</Empty>
        ) : (
          <Suspense fallback={<div className="chart-place" />}>
            <TotalsChart totals={answer.totals} target={target} asOf={answer.asOf} />
          </Suspense>
        )}
      </Section>
      <Section title={dues.length > 1 ? 'Deadlines in dispute' : 'Deadline'}>
        {dues.length === 0 ? (
          <Empty>No due date is on record by this day.</Empty>
        ) : (
          <ul className="dated">
            {dues.map((due, i) => (
              <li key={`${due.statement} ${due.latest}`}>
                <time dateTime={due.latest}>{intervalWords(due)}</time>
                <span>
                  <SiteLink to={pathOf('statement', due.statement)}>{due.words}</SiteLink>
                  <small>
                    {due.kind}
                    {i === 0 && '; taken as the due date'}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={`Named on ${counted(target.occasions.length, 'occasion')}`}>
        <Occasions occasions={target.occasions} />
      </Section>
    </>
  )
}
