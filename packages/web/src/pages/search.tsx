/** Results of a search over everything on record. */

import type { EntityKind, SearchAnswer } from '@followthrough/brief'
import { useSearch } from 'wouter'
import { useAnswer } from '../data/answers.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { SiteLink } from '../parts/link.tsx'
import { Answered, Page } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted, sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'

const KINDS: readonly [EntityKind, string][] = [
  ['commitment', 'Commitments'],
  ['instrument', 'Instruments'],
  ['event', 'Events'],
  ['institution', 'Bodies'],
  ['person', 'People'],
  ['crossing', 'Crossings'],
  ['source', 'Sources'],
]
const LIMIT = 50

export default function SearchPage() {
  const query = new URLSearchParams(useSearch())
  const words = (query.get('q') ?? '').trim()
  const kind = query.get('kind') ?? ''
  const answer = useAnswer<SearchAnswer>(
    'search',
    { q: words, kind, limit: String(LIMIT) },
    { enabled: words !== '' },
  )
  const to = (one: string) =>
    `/search?${new URLSearchParams({ q: words, ...(one !== '' && { kind: one }) })}`
  return (
    <Page title={words === '' ? 'Search' : `Search: ${words}`}>
      <SearchBox key={words} initial={words} />
      {words === '' ? (
        <Empty>Type one word or more: a place, a person, a ministry, a thing promised.</Empty>
      ) : (
        <>
          <nav className="jump" aria-label="Kinds of results">
            <SiteLink to={to('')} current={kind === ''}>
              Everything
            </SiteLink>
            {KINDS.map(([id, name]) => (
              <SiteLink key={id} to={to(id)} current={kind === id}>
                {name}
              </SiteLink>
            ))}
          </nav>
          <Answered query={answer}>
            {({ results, total }) => (
              <>
                <p className="quiet" role="status">
                  {total === 0
                    ? 'Nothing found'
                    : `${counted(total, 'result')}${total > results.length ? `; the best ${results.length} are shown` : ''}`}
                </p>
                {total === 0 && (
                  <Empty>
                    No record holds all these words. Use fewer or other words, another spelling, or
                    a later day.
                  </Empty>
                )}
                <ul className="lines results">
                  {results.map((result) => (
                    <li key={`${result.kind} ${result.id}`}>
                      <SiteLink to={pathOf(result.kind, result.id)}>{result.title}</SiteLink>
                      <small>
                        {sentence(result.kind === 'institution' ? 'body' : result.kind)}
                        {result.detail !== '' && ` · ${result.detail}`}
                      </small>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Answered>
        </>
      )}
    </Page>
  )
}
