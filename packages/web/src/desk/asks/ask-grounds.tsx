/** What a question rests on: its rule, the statements and searches behind it, its rank, and the other rules that hold. */

import type { Ask, AsksAnswer, CommitmentAnswer, StatementAnswer } from '@followthrough/brief'
import { Searches } from '../../commitment/searches.tsx'
import { useAnswer } from '../../data/answers.ts'
import { StatementList } from '../../evidence/statement-list.tsx'
import { Answered } from '../../parts/page.tsx'
import { sentence } from '../../parts/words.ts'

interface AskGroundsProps {
  ask: Ask
  days: 'shown' | 'today'
}

export function AskGrounds({ ask, days }: AskGroundsProps) {
  const query = useAnswer<CommitmentAnswer>(
    `commitments/${encodeURIComponent(ask.commitment.id)}`,
    {},
    { days },
  )
  return (
    <div className="ask-grounds">
      <p>
        <b>Rule “{ask.ruleName}”.</b> {ask.ruleText}
      </p>
      <Answered query={query}>
        {({ statements, searches }) => {
          const own = statements.filter(({ id }) => ask.evidence.includes(id))
          const others = ask.evidence.filter((id) => !own.some((one) => one.id === id))
          const looked = searches.filter(({ id }) => ask.searches.includes(id))
          return (
            <>
              <h4>Statements</h4>
              {ask.evidence.length === 0 && (
                <p className="quiet">
                  None: the rule holds because something is missing from the record.
                </p>
              )}
              {own.length > 0 && <StatementList statements={own} />}
              {others.map((id) => (
                <OtherStatement key={id} id={id} days={days} />
              ))}
              <h4>Searches</h4>
              {looked.length === 0 ? (
                <p className="quiet">
                  No search for it is on record: nobody is said to have looked.
                </p>
              ) : (
                <Searches searches={looked} />
              )}
            </>
          )
        }}
      </Answered>
      <h4>Why here in the list</h4>
      <p>
        {ask.rank.parts.length === 0
          ? 'Nothing adds to its rank.'
          : `${ask.rank.parts.map(({ name, points }) => `${name} ${points}`).join(' + ')} = ${ask.rank.score} points.`}
      </p>
      {ask.others.length > 0 && <OtherQuestions ask={ask} days={days} />}
    </div>
  )
}

/** A statement about something else: of what it waits for, or of its document. */
function OtherStatement({ id, days }: { id: string; days: 'shown' | 'today' }) {
  const query = useAnswer<StatementAnswer>(`statements/${encodeURIComponent(id)}`, {}, { days })
  return (
    <Answered query={query}>
      {({ statement }) => <StatementList statements={[statement]} />}
    </Answered>
  )
}

/** What the other rules that hold of the same commitment would ask. */
function OtherQuestions({ ask, days }: AskGroundsProps) {
  const query = useAnswer<AsksAnswer>(
    'asks',
    { commitment: ask.commitment.id, all: 'true' },
    { days },
  )
  return (
    <>
      <h4>Other rules that hold</h4>
      <Answered query={query}>
        {({ items }) => (
          <ul className="lines">
            {items
              .filter(({ rule }) => rule !== ask.rule)
              .map((other) => (
                <li key={other.rule}>
                  <b>{sentence(other.ruleName)}.</b> {other.question}
                  <small>{other.ruleText}</small>
                </li>
              ))}
          </ul>
        )}
      </Answered>
    </>
  )
}
