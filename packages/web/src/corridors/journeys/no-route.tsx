/** Why there is no journey, and what would have to change for one. */

import type { RouteAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { daysOf, daysWords, dollarWords, viaWords } from './figures.ts'

type NoRoute = NonNullable<RouteAnswer['noRoute']>
type Brief = NonNullable<NoRoute['fastest']>

interface NoRoutePanelProps {
  noRoute: NoRoute
  nameOf: (place: string) => string
}

export function NoRoutePanel({ noRoute, nameOf }: NoRoutePanelProps) {
  return (
    <section className="no-route" role="status">
      <h2>There is no journey</h2>
      <p>{noRoute.words}</p>
      {noRoute.cut.length > 0 && (
        <ul className="lines">
          {noRoute.cut.map((blocker) => (
            <li key={`${blocker.kind} ${blocker.id}`}>
              {blocker.words}
              <small>
                {blocker.since !== null && `since ${dayWords(blocker.since)}; `}
                {blocker.fastest === null
                  ? 'lifted alone, others still stand in the way'
                  : `without it: ${briefWords(blocker.fastest, nameOf)}`}
              </small>
            </li>
          ))}
        </ul>
      )}
      {noRoute.fewest.length > 0 && (
        <p>
          The fewest to lift together: {noRoute.fewest.map(({ words }) => words).join('; ')}.
          {noRoute.fastest !== null && ` That gives ${briefWords(noRoute.fastest, nameOf)}.`}
        </p>
      )}
      {noRoute.fewest.length === 0 && noRoute.fastest !== null && (
        <p>The fastest takes {briefWords(noRoute.fastest, nameOf)}.</p>
      )}
      {!noRoute.exact && <p className="quiet">The search for the smallest set was stopped.</p>}
    </section>
  )
}

function briefWords(brief: Brief, nameOf: (place: string) => string): string {
  return `${daysWords(daysOf(brief.minutes))} and ${dollarWords(brief.costCents)} by ${viaWords(brief.via, nameOf)}`
}
