/** Due dates still to come. */

import type { StatusAnswer } from '@followthrough/brief'
import { intervalWords } from '@followthrough/brief/wording'
import { SiteLink } from '../parts/link.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { pathOf, tablePath } from '../paths.ts'

const SHOWN = 5

export function NextDates({ status }: { status: StatusAnswer }) {
  return (
    <Section title="Next dates" more={<SiteLink to={tablePath({ sort: 'due' })}>All</SiteLink>}>
      {status.next.length === 0 ? (
        <Empty>No due date to come is on record. Most promises name no day.</Empty>
      ) : (
        <ul className="dated">
          {status.next.slice(0, SHOWN).map(({ commitment, due, otherDues }) => (
            <li key={commitment.id}>
              <time dateTime={due.latest}>{intervalWords(due)}</time>
              <span>
                <SiteLink to={pathOf('commitment', commitment.id)}>{commitment.name}</SiteLink>
                <small>
                  {due.kind}
                  {otherDues > 0 && '; other dates are given too'}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
