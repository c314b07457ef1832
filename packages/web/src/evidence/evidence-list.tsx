/** Evidence as a vertical line of time: day, act, who, summary, and sources with reprints folded. */

import type { StatementBody } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import type { ReactNode } from 'react'
import { SiteLink } from '../parts/link.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { subjectPath } from '../parts/subject-path.ts'
import { counted, ordinal, sentence } from '../parts/words.ts'
import { actWords, toneOf } from './acts.ts'
import { type EvidenceEntry, groupEvidence } from './group-evidence.ts'
import { wordsPath } from './words-path.ts'

interface EvidenceListProps {
  statements: readonly StatementBody[]
  /** The page's own subject; what is said of another is named. */
  subject?: string
  /** Occasions on which the promise was made, oldest first. */
  occasions?: readonly { readonly statements: readonly string[] }[]
  /** Statements behind the present status. */
  deciding?: readonly string[]
  parties: readonly { code: string; name: string }[]
  showSources?: boolean
}

export function EvidenceList(props: EvidenceListProps) {
  return (
    <ol className="evidence">
      {groupEvidence(props.statements).map((entry) => (
        <Entry key={entry.key} entry={entry} {...props} />
      ))}
    </ol>
  )
}

function Entry({
  entry,
  subject,
  occasions = [],
  deciding = [],
  parties,
  showSources = true,
}: EvidenceListProps & { entry: EvidenceEntry }) {
  const { lead, origins, reprints } = entry
  const occasion = occasions.findIndex(({ statements }) => statements.includes(lead.id))
  const decides = [...origins, ...reprints].some(({ id }) => deciding.includes(id))
  return (
    <li className={`entry tone-${toneOf(lead)}`}>
      <div className="entry-day">
        {lead.on === null ? (
          <>
            <span className="quiet">known</span> {dayWords(lead.knownOn)}
          </>
        ) : (
          <time dateTime={lead.on.split('/')[0]}>{dayWords(lead.on)}</time>
        )}
      </div>
      <div className="entry-body">
        <p className="entry-act">
          <b>{sentence(actWords(lead))}</b>
          <By statement={lead} parties={parties} />
          {occasion > 0 && <span className="badge">promised, {ordinal(occasion + 1)} time</span>}
          {decides && <span className="badge badge-decides">behind the status</span>}
          {!showSources && (
            <SiteLink to={`/statements/${encodeURIComponent(lead.id)}`}>statement</SiteLink>
          )}
        </p>
        {lead.summary !== '' && <p>{lead.summary}</p>}
        {subject !== undefined && lead.subject.id !== subject && <About statement={lead} />}
        {lead.note !== '' && <p className="quiet">{lead.note}</p>}
        {showSources && (
          <>
            <Sources statements={origins} />
            {reprints.length > 0 && (
              <details>
                <summary>
                  {counted(
                    reprints.length,
                    'reprint or second telling',
                    'reprints or second tellings',
                  )}
                </summary>
                <Sources statements={reprints} />
              </details>
            )}
          </>
        )}
      </div>
    </li>
  )
}

function Sources({ statements }: { statements: readonly StatementBody[] }) {
  return (
    <ul className="source-list">
      {statements.map((statement) => (
        <li key={statement.id}>
          {statement.source === null ? (
            <span className="quiet">No source is named.</span>
          ) : (
            <SourceLine
              source={statement.source}
              sourceClass={statement.sourceClass}
              statement={statement.id}
              words={wordsPath(statement.locator)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function By({
  statement,
  parties,
}: {
  statement: StatementBody
  parties: readonly { code: string; name: string }[]
}): ReactNode {
  if (statement.saidBy !== null) {
    const path = subjectPath(statement.saidBy)
    return (
      <>
        {' by '}
        {path === null ? (
          statement.saidBy.name
        ) : (
          <SiteLink to={path}>{statement.saidBy.name}</SiteLink>
        )}
      </>
    )
  }
  if (statement.by.length === 0) return null
  const names = statement.by.map((code) => parties.find((p) => p.code === code)?.name ?? code)
  return ` by ${names.join(' and ')}`
}

function About({ statement }: { statement: StatementBody }) {
  const path = subjectPath(statement.subject)
  return (
    <p className="quiet">
      About{' '}
      {path === null ? (
        statement.subject.name
      ) : (
        <SiteLink to={path}>{statement.subject.name}</SiteLink>
      )}
    </p>
  )
}
