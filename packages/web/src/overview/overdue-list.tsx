/** What is past its due date and not delivered. */

import type { StatusAnswer } from '@followthrough/brief'
import { intervalWords } from '@followthrough/brief/wording'
import { StatusWords } from '../marks/status-words.tsx'
import { SiteLink } from '../parts/link.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { pathOf, tablePath } from '../paths.ts'
import { rowsOf } from './rows.ts'

const SHOWN = 8

export function OverdueList({ status }: { status: StatusAnswer }) {
  const rows = rowsOf(status, status.overdue, SHOWN)
  return (
    <Section
      title="Overdue"
      more={
        rows.length > 0 && (
          <SiteLink to={tablePath({ badge: 'overdue', sort: 'due' })}>
            All {status.overdue.length}
          </SiteLink>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty>Nothing was past its due date on this day.</Empty>
      ) : (
        <ul className="dated">
          {rows.map((row) => (
            <li key={row.id}>
              <span>
                {row.due !== null && (
                  <time dateTime={row.due.latest}>{intervalWords(row.due)}</time>
                )}
              </span>
              <span>
                <SiteLink to={pathOf('commitment', row.id)}>{row.title}</SiteLink>
                <small>
                  <StatusWords row={row} badges={false} />
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
