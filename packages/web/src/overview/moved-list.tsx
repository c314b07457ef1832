/** The newest changes of status. */

import type { StatusAnswer } from '@followthrough/brief'
import { dayWords, headlineWords } from '@followthrough/brief/wording'
import { StatusMark } from '../marks/status-mark.tsx'
import { SiteLink } from '../parts/link.tsx'
import { RuleLink } from '../parts/rule-link.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { pathOf } from '../paths.ts'

const SHOWN = 8

export function MovedList({ status }: { status: StatusAnswer }) {
  return (
    <Section title="What moved" more={<SiteLink to="/timeline">Timeline</SiteLink>}>
      {status.moved.length === 0 ? (
        <Empty>No status changed in the twelve months before this day.</Empty>
      ) : (
        <ul className="dated">
          {status.moved.slice(0, SHOWN).map((move) => (
            <li key={`${move.commitment.id} ${move.on}`}>
              <time dateTime={move.on}>{dayWords(move.on)}</time>
              <span>
                <SiteLink to={pathOf('commitment', move.commitment.id)}>
                  {move.commitment.name}
                </SiteLink>
                <small>
                  <span className="status-words">
                    <StatusMark headline={move.to} />
                    {move.from === null
                      ? `first on record: ${headlineWords(move.to)}`
                      : `${headlineWords(move.from)} to ${headlineWords(move.to)}`}
                  </span>{' '}
                  by <RuleLink rule={move.rule} text={move.ruleText} />
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
