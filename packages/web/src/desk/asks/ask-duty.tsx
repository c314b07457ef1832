/** Who owes the step, which step, by when. */

import type { Ask } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { dueWords } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'

export function AskDuty({ ask }: { ask: Ask }) {
  const parties = Map.groupBy(ask.owners, ({ party }) => party.id)
  return (
    <dl className="ask-duty">
      <div>
        <dt>Owed by</dt>
        <dd>
          {[...parties].map(([id, owners]) => (
            <span key={id} className="fact-line">
              <span className="quiet">{owners[0]!.party.name}: </span>
              {owners.map(({ body, probable }, i) =>
                body === null ? (
                  <span key="none">no body on record</span>
                ) : (
                  <span key={body.id}>
                    {i > 0 && '; '}
                    <SiteLink to={pathOf('institution', body.id)}>{body.name}</SiteLink>
                    {probable && <span className="quiet"> (probable)</span>}
                  </span>
                ),
              )}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>Next step</dt>
        <dd>{ask.nextStepText}</dd>
      </div>
      <div>
        <dt>{ask.by === null ? 'Due' : 'By'}</dt>
        <dd>{ask.by === null ? dueWords(ask.due) : dayWords(ask.by)}</dd>
      </div>
    </dl>
  )
}
