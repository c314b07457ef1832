/** What each column of the table of commitments shows of a row. */

import type { CommitmentRow } from '@followthrough/brief'
import { countWords, dayWords, intervalWords } from '@followthrough/brief/wording'
import type { ReactNode } from 'react'
import { StatusWords } from '../marks/status-words.tsx'
import { SiteLink } from '../parts/link.tsx'
import { pathOf } from '../paths.ts'
import { Star } from '../watch/star.tsx'
import type { Column } from './table-state.ts'

interface Names {
  readonly sectors: ReadonlyMap<string, string>
  readonly parties: readonly { code: string; name: string }[]
}

export function cellOf(column: Column, row: CommitmentRow, names: Names): ReactNode {
  switch (column) {
    case 'title':
      return (
        <span className="starred">
          <Star of={{ kind: 'commitment', id: row.id, name: row.title }} />
          <SiteLink to={pathOf('commitment', row.id)}>{row.title}</SiteLink>
        </span>
      )
    case 'sector':
      return names.sectors.get(row.sector) ?? row.sector
    case 'headline':
      return <StatusWords row={row} />
    case 'silence':
      return countWords(row.silenceDays)
    case 'due':
      return row.due === null ? <span className="quiet">none</span> : intervalWords(row.due)
    case 'recurrences':
      return row.recurrences + 1
    case 'promised':
      return row.firstPromisedOn === null ? (
        <span className="quiet">not known</span>
      ) : (
        dayWords(row.firstPromisedOn)
      )
    case 'parties':
      return row.parties
        .map((code) => names.parties.find((party) => party.code === code)?.name ?? code)
        .join(', ')
  }
}
