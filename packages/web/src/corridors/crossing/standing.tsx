/** How a crossing stands, mode by mode, and why. */

import type { CrossingAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import type { CrossingMark } from '../map/features.ts'
import { openWords } from '../words.ts'

/** What was shut has a day on which it was; what was never opened has none. */
function markOf(open: boolean | null, since: string | null): CrossingMark {
  if (open === null) return 'unknown'
  if (open) return 'open'
  return since === null ? 'planned' : 'shut'
}

export function StandingList({ modes }: Pick<CrossingAnswer, 'modes'>) {
  return (
    <ul className="crossing-standing">
      {modes.map(({ mode, open, since, cause }) => (
        <li key={mode} className={`is-${markOf(open, since)}`}>
          <p>
            {sentence(mode)}{' '}
            <strong>
              {open === false && since === null ? 'not open' : openWords(open)}
              {since !== null && ` since ${dayWords(since)}`}
            </strong>
          </p>
          {cause !== null && (
            <small>
              {cause.words}
              {' · '}
              {cause.sources.map((source, i) => (
                <span key={source.id}>
                  {i > 0 && ', '}
                  <SiteLink to={pathOf('source', source.id)} lang={source.lang}>
                    {source.publisher || source.title}
                  </SiteLink>
                </span>
              ))}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
