/** What has been silent longest. */

import type { StatusAnswer } from '@followthrough/brief'
import { countWords } from '@followthrough/brief/wording'
import { statusWords } from '../marks/marks.ts'
import { SiteLink } from '../parts/link.tsx'
import { Empty, Section } from '../parts/section.tsx'
import { promisedWords } from '../parts/words.ts'
import { pathOf, tablePath } from '../paths.ts'
import { rowsOf } from './rows.ts'

const SHOWN = 6

export function SilentList({ status }: { status: StatusAnswer }) {
  const rows = rowsOf(status, status.silent, SHOWN)
  return (
    <Section
      title="Silent longest"
      more={<SiteLink to={tablePath({ sort: '-silence' })}>All</SiteLink>}
    >
      {rows.length === 0 ? (
        <Empty>Nothing that could be silent was on record by this day.</Empty>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Commitment</th>
              <th scope="col" className="figure">
                Days
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <SiteLink to={pathOf('commitment', row.id)}>{row.title}</SiteLink>
                  <small>
                    {statusWords({ ...row, badges: row.badges.filter((b) => b !== 'inferred') })};{' '}
                    {promisedWords(row)}
                  </small>
                </td>
                <td className="figure">{countWords(row.silenceDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
