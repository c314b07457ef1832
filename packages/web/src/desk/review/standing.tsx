/** The commitments that a proposal bears on, as they stand. */

import type { CommitmentRow, ProposalBody } from '@followthrough/brief'
import { codeWords, countWords } from '@followthrough/brief/wording'
import { StatusWords } from '../../marks/status-words.tsx'
import { SiteLink } from '../../parts/link.tsx'
import { subjectPath } from '../../parts/subject-path.ts'
import { dueWords } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'

interface StandingProps {
  about: ProposalBody['about']
  isNew: boolean
  commitments: readonly CommitmentRow[]
}

export function Standing({ about, isNew, commitments }: StandingProps) {
  const others = about.filter(({ id }) => !commitments.some((row) => row.id === id))
  return (
    <section className="present">
      <h3>What it bears on, as it stands</h3>
      {commitments.map((row) => (
        <div className="present-row" key={row.id}>
          <SiteLink to={pathOf('commitment', row.id)}>{row.title}</SiteLink>
          <StatusWords row={row} />
          <small>
            {codeWords(row.form)} on paper, {codeWords(row.delivery)} in deed · {dueWords(row.due)}{' '}
            · silent for {countWords(row.silenceDays)} {row.silenceDays === 1 ? 'day' : 'days'}
          </small>
        </div>
      ))}
      {others.map((ref) => {
        const path = subjectPath(ref)
        return (
          <div className="present-row" key={ref.id}>
            {path === null ? ref.name : <SiteLink to={path}>{ref.name}</SiteLink>}
            <small>{ref.kind}</small>
          </div>
        )
      })}
      {about.length === 0 && (
        <p className="quiet">
          {isNew
            ? 'Nothing on record: it is a promise that the ledger lacks. Take it in as a new commitment, or edit what it is about.'
            : 'Nothing on record. Edit what it is about, take it in as a new commitment, or reject it.'}
        </p>
      )}
    </section>
  )
}
