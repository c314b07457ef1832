/** Hours and dollars in force, a direction and mode a line, with where each comes from. */

import type { CrossingRow } from '@followthrough/brief'
import { countWords } from '@followthrough/brief/wording'
import { SiteLink } from '../../parts/link.tsx'
import { sentence } from '../../parts/words.ts'
import { pathOf } from '../../paths.ts'

const RUNG_WORDS: Record<NonNullable<CrossingRow['rung']>, string> = {
  own: 'this crossing',
  'other-direction': 'the other direction',
  country: 'mean of the country',
  corridor: 'mean of the corridor',
  region: 'mean of the region',
}

export function FiguresTable({ figures }: { figures: readonly CrossingRow[] }) {
  return (
    <table className="plain rows">
      <thead>
        <tr>
          <th scope="col">Mode and direction</th>
          <th scope="col" className="figure">
            Hours
          </th>
          <th scope="col" className="figure">
            Dollars
          </th>
          <th scope="col">Where from</th>
          <th scope="col">Sources</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((row) => (
          <tr key={`${row.mode} ${row.direction}`}>
            <td>
              {sentence(row.mode)}, {row.direction}
            </td>
            <td className="figure" data-label="Hours">
              {row.hours === null ? '–' : countWords(row.hours)}
            </td>
            <td className="figure" data-label="Dollars">
              {row.costCents === null ? '–' : `$${countWords(Math.round(row.costCents / 100))}`}
            </td>
            <td data-label="Where from">
              {row.rung === null ? (
                'no figure on record'
              ) : (
                <>
                  {RUNG_WORDS[row.rung]}, {row.year} ({row.basis})
                  {row.costFrom !== null && (
                    <small>
                      cost: {RUNG_WORDS[row.costFrom.rung]}, {row.costFrom.year} (
                      {row.costFrom.basis})
                    </small>
                  )}
                </>
              )}
            </td>
            <td data-label="Sources">
              {row.sources.map((source) => (
                <span key={source.id} className="fact-line">
                  <SiteLink to={pathOf('source', source.id)} lang={source.lang}>
                    {source.title}
                  </SiteLink>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
