/** Statements of one source: what each says, and of what. */

import type { StatementBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../parts/link.tsx'
import { subjectPath } from '../parts/subject-path.ts'
import { sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'
import { saidWords } from './said-words.ts'

export function StatementList({ statements }: { statements: readonly StatementBody[] }) {
  return (
    <ul className="dated">
      {statements.map((statement) => {
        const path = subjectPath(statement.subject)
        return (
          <li key={statement.id}>
            <span>
              {statement.on === null ? (
                <span className="quiet">no day</span>
              ) : (
                <time dateTime={statement.on.split('/')[0]}>{dayWords(statement.on)}</time>
              )}
            </span>
            <span>
              {path === null ? (
                statement.subject.name
              ) : (
                <SiteLink to={path}>{statement.subject.name}</SiteLink>
              )}
              <small>
                {sentence(saidWords(statement))}
                {statement.summary !== '' && `: ${statement.summary}`}{' '}
                <SiteLink to={pathOf('statement', statement.id)}>statement</SiteLink>
              </small>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
