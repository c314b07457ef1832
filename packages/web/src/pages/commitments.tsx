/** The table of commitments; everything about it is in the address. */

import type { CommitmentsAnswer } from '@followthrough/brief'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useAnswer } from '../data/answers.ts'
import { apiUrl } from '../data/api-url.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useStatus } from '../frame/use-partnership.ts'
import { EmptyList } from '../parts/empty-list.tsx'
import { Answered, Page } from '../parts/page.tsx'
import { counted } from '../parts/words.ts'
import { CommitmentTable } from '../table/commitment-table.tsx'
import { Pager } from '../table/pager.tsx'
import { TableControls } from '../table/table-controls.tsx'
import {
  apiParams,
  isFiltered,
  PAGE_SIZE,
  readTable,
  sortedBy,
  type TableState,
  tableSearch,
} from '../table/table-state.ts'
import { useSectorNames } from '../table/use-sector-names.ts'
import { Star } from '../watch/star.tsx'

export default function CommitmentsPage() {
  const search = useSearch()
  const days = useDays()
  const [, navigate] = useLocation()
  const state = useMemo(() => readTable(search), [search])
  const change = useCallback(
    (next: TableState) =>
      navigate(withDays(`/commitments?${tableSearch(next)}`, days), { replace: true }),
    [navigate, days],
  )
  const onRecord = useStatus().data?.total
  const query = useAnswer<CommitmentsAnswer>('commitments', {
    ...apiParams(state),
    limit: String(PAGE_SIZE),
    ...(state.offset > 0 && { offset: String(state.offset) }),
  })
  return (
    <Page title="Commitments">
      <TableControls
        state={state}
        change={change}
        csv={apiUrl('commitments.csv', { ...apiParams(state), ...days })}
      />
      <Answered query={query}>
        {(answer) => (
          <>
            <p className="quiet" role="status">
              {counted(answer.total, 'commitment')}
            </p>
            <SectorStars sectors={state.filters.sector} />
            {answer.commitments.length === 0 ? (
              <EmptyList
                one="commitment"
                total={answer.total}
                filtered={isFiltered(state)}
                nothing={onRecord === 0}
                answer={answer}
                toFirstPage={() => change({ ...state, offset: 0 })}
              />
            ) : (
              <CommitmentTable
                rows={answer.commitments}
                parties={answer.partnership.parties}
                columns={state.columns}
                sort={state.sort}
                sortBy={(column) => change(sortedBy(state, column))}
              />
            )}
            {answer.commitments.length > 0 && (
              <Pager
                total={answer.total}
                offset={answer.offset}
                limit={answer.limit}
                go={(offset) => change({ ...state, offset })}
              />
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

/** The sectors that the table is narrowed to, each to be watched. */
function SectorStars({ sectors }: { sectors: readonly string[] }) {
  const names = useSectorNames()
  if (sectors.length === 0) return null
  return (
    <p className="sector-stars">
      {sectors.map((id) => {
        const name = names.get(id) ?? id
        return (
          <span key={id}>
            {name} <Star of={{ kind: 'sector', id, name }} word />
          </span>
        )
      })}
    </p>
  )
}
