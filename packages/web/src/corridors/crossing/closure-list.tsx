/** What shut a crossing or hampered it, the newest first. */

import type { CrossingAnswer } from '@followthrough/brief'
import { plainWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'
import { spanWords } from './closure-words.ts'

export function ClosureList({ disruptions }: Pick<CrossingAnswer, 'disruptions'>) {
  return (
    <ul className="dated">
      {disruptions.map((disruption) => (
        <li key={disruption.id}>
          <span>{spanWords(disruption)}</span>
          <span>
            {disruption.cause}
            <small>
              {sentence(disruption.mode)}, {plainWords(disruption.kind)} ({disruption.basis})
              {disruption.note !== '' && `. ${disruption.note}`}
              {' · '}
              {disruption.sources.map((source, i) => (
                <span key={source.id}>
                  {i > 0 && ', '}
                  <SiteLink to={pathOf('source', source.id)} lang={source.lang}>
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
