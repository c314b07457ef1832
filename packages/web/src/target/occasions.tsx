/** Occasions on which a level was named, by whom, and for when. */

import type { TargetSummary } from '@followthrough/brief'
import { amountWords, dayWords, plainWords } from '@followthrough/brief/wording'
import { SiteLink } from '../parts/link.tsx'
import { subjectPath } from '../parts/subject-path.ts'
import { sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'

type Occasion = TargetSummary['occasions'][number] & { readonly indicator?: string }

export function Occasions({ occasions }: { occasions: readonly Occasion[] }) {
  return (
    <ul className="dated">
      {occasions.map((occasion) => (
        <li key={occasion.id}>
          <time dateTime={occasion.on.split('/')[0]}>{dayWords(occasion.on)}</time>
          <span>
            <Sayer occasion={occasion} />
            {': '}
            {occasion.indicator !== undefined && `${plainWords(occasion.indicator)}, `}
            {amountWords(occasion.value, occasion.unit)}
            <small>
              {occasion.dueWords === ''
                ? 'no due date given'
                : `in its words: ${occasion.dueWords}`}
              {occasion.due !== null && `, read as ${dayWords(occasion.due)}`}
              {occasion.note !== '' && `. ${sentence(occasion.note)}`}
            </small>
            <small>
              {occasion.sources.map((source, i) => (
                <span key={source.id}>
                  {i > 0 && ', '}
                  <SiteLink to={pathOf('source', source.id)}>
                    {source.publisher || source.title}
                  </SiteLink>
                </span>
              ))}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Sayer({ occasion }: { occasion: Occasion }) {
  const [only, ...others] = occasion.saidBy
  const path = only !== undefined && others.length === 0 ? subjectPath(only) : null
  return path === null ? occasion.sayer : <SiteLink to={path}>{occasion.sayer}</SiteLink>
}
