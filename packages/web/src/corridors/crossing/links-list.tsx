/** Where the links of a crossing lead, and how they stand. */

import type { CrossingAnswer } from '@followthrough/brief'
import { SiteLink } from '../../parts/link.tsx'
import { pathOf } from '../../paths.ts'
import { linkWords } from '../words.ts'

export function LinksList({ crossing, links }: Pick<CrossingAnswer, 'crossing' | 'links'>) {
  return (
    <ul className="lines crossing-links">
      {links.map((link) => (
        <li key={link.id}>
          {link.to.isCrossing ? (
            <SiteLink to={pathOf('crossing', link.to.id)}>{link.to.name}</SiteLink>
          ) : (
            link.to.name
          )}
          {link.to.country !== crossing.country && `, ${link.to.countryName}`}
          <small>
            {linkWords(link)} ({link.basis};{' '}
            {link.sources.map((source, i) => (
              <span key={source.id}>
                {i > 0 && ', '}
                <SiteLink to={pathOf('source', source.id)}>
                  {source.publisher || source.title}
                </SiteLink>
              </span>
            ))}
            )
          </small>
        </li>
      ))}
    </ul>
  )
}
