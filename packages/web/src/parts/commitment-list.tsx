/** Commitments in a short list, with their status. */

import type { CommitmentRow } from '@followthrough/brief'
import { countWords } from '@followthrough/brief/wording'
import { StatusWords } from '../marks/status-words.tsx'
import { pathOf } from '../paths.ts'
import { SiteLink } from './link.tsx'
import { Empty } from './section.tsx'

export function CommitmentList({ rows, none }: { rows: readonly CommitmentRow[]; none: string }) {
  if (rows.length === 0) return <Empty>{none}</Empty>
  return (
    <table className="plain stack">
      <thead>
        <tr>
          <th scope="col">Commitment</th>
          <th scope="col">Status</th>
          <th scope="col" className="figure">
            Days silent
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <SiteLink to={pathOf('commitment', row.id)}>{row.title}</SiteLink>
            </td>
            <td>
              <StatusWords row={row} />
            </td>
            <td className="figure">{countWords(row.silenceDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
