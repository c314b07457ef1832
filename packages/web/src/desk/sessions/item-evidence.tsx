/** The statements behind a question: each asked for when the list is opened. */

import type { StatementAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useState } from 'react'
import { useAnswer } from '../../data/answers.ts'
import { saidWords } from '../../evidence/said-words.ts'
import { SiteLink } from '../../parts/link.tsx'
import { SourceLine } from '../../parts/source-line.tsx'
import { counted, sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'

export function ItemEvidence({
  statements,
  searches,
}: {
  statements: readonly string[]
  searches: readonly string[]
}) {
  const [open, setOpen] = useState(false)
  if (statements.length + searches.length === 0) return null
  const parts = [
    ...(statements.length === 0 ? [] : [counted(statements.length, 'statement')]),
    ...(searches.length === 0
      ? []
      : [counted(searches.length, 'search that found nothing', 'searches that found nothing')]),
  ]
  return (
    <details className="item-evidence" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Evidence: {parts.join(', ')}</summary>
      {open && (
        <ul className="lines">
          {statements.map((id) => (
            <Evidence key={id} id={id} />
          ))}
        </ul>
      )}
      {open && searches.length > 0 && (
        <p className="quiet">
          What was searched, where and when stands on the page of the commitment.
        </p>
      )}
    </details>
  )
}

function Evidence({ id }: { id: string }) {
  const { data, error } = useAnswer<StatementAnswer>(
    `statements/${encodeURIComponent(id)}`,
    {},
    { days: 'today' },
  )
  const link = <SiteLink to={pathOf('statement', id)}>statement</SiteLink>
  if (data === undefined)
    return (
      <li>
        {error === null ? 'Reading …' : error.message} {link}
      </li>
    )
  const { statement } = data
  return (
    <li>
      {statement.on !== null && <>{dayWords(statement.on)}: </>}
      {sentence(saidWords(statement))}
      {statement.summary !== '' && `: ${statement.summary}`}
      {statement.source === null ? (
        <small>{link}</small>
      ) : (
        <SourceLine
          source={statement.source}
          sourceClass={statement.sourceClass}
          statement={statement.id}
        />
      )}
    </li>
  )
}
