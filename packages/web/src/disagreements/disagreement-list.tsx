/** Values side by side, the preferred one first and marked, with the rule that chose it. */

import type { DisagreementBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../parts/link.tsx'
import { RuleLink } from '../parts/rule-link.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { subjectPath } from '../parts/subject-path.ts'
import { counted, sentence } from '../parts/words.ts'
import { valueWords } from './value-words.ts'

export function DisagreementList({
  disagreements,
  heading = 'h3',
}: {
  disagreements: readonly DisagreementBody[]
  /** The rank of their headings on the page. */
  heading?: 'h2' | 'h3'
}) {
  return (
    <div className="disagreements">
      {disagreements.map((body) => (
        <Disagreement key={`${body.subject.id} ${body.property}`} body={body} heading={heading} />
      ))}
    </div>
  )
}

function Disagreement({
  body,
  heading: Heading,
}: {
  body: DisagreementBody
  heading: 'h2' | 'h3'
}) {
  const path = subjectPath(body.subject)
  const undecided = body.rule === 'undecided'
  return (
    <article className="disagreement" id={`${body.subject.id}-${body.property}`}>
      <Heading>
        {path === null ? body.subject.name : <SiteLink to={path}>{body.subject.name}</SiteLink>}
        <span className="disagreement-of">: {sentence(body.propertyWords)}</span>
      </Heading>
      <ul className="values">
        {body.values.map((value, i) => (
          <li key={value.value} className={i === 0 && !undecided ? 'preferred' : undefined}>
            <p className="value" dir="auto">
              {valueWords(value.value, value.unit)}
            </p>
            <p className="quiet">
              {i === 0 && !undecided && <b>preferred · </b>}
              {value.origins === 0
                ? 'no independent origin'
                : counted(value.origins, 'independent origin')}
              , best class {value.bestClass},{' '}
              {value.newestOn === null ? 'undated' : `newest ${dayWords(value.newestOn)}`}
            </p>
            <details>
              <summary>{counted(value.statements.length, 'statement')}</summary>
              <ul className="source-list">
                {value.statements.map((statement) => (
                  <li key={statement.id}>
                    {statement.source !== null && (
                      <SourceLine
                        source={statement.source}
                        sourceClass={statement.sourceClass}
                        statement={statement.id}
                      />
                    )}
                    {statement.words !== '' && (
                      <small className="words">in its words: {statement.words}</small>
                    )}
                    {statement.note !== '' && <small className="words">{statement.note}</small>}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {undecided ? 'Undecided' : 'Preferred'} by <RuleLink rule={body.rule} />: {body.ruleText}
      </p>
    </article>
  )
}
