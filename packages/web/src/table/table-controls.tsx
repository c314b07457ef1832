/** Search, filters, columns and the way out of the table of commitments. */

import { badgeWords, headlineWords } from '@followthrough/brief/wording'
import { BADGES, type Badge, HEADLINES } from '@followthrough/ledger/codebook'
import { usePartnership, useStatus } from '../frame/use-partnership.ts'
import { TextFilter } from '../parts/text-filter.tsx'
import { Choice } from './choice.tsx'
import {
  COLUMN_NAMES,
  COLUMNS,
  DEFAULT_SORT,
  FILTERS,
  isFiltered,
  SORTABLE,
  type TableState,
  toggled,
} from './table-state.ts'

interface TableControlsProps {
  state: TableState
  change: (state: TableState) => void
  csv: string
}

const FIXED_COLUMN = 'title'

export function TableControls({ state, change, csv }: TableControlsProps) {
  const sectors = useStatus().data?.sectors ?? []
  const parties = usePartnership()?.parties ?? []
  const options = {
    sector: sectors.map(({ id, name }) => ({ id, name })),
    headline: HEADLINES.map((id) => ({ id, name: headlineWords(id) })),
    badge: [...BADGES, 'declaratory'].map((id) => ({ id, name: badgeName(id) })),
    party: parties.map(({ code, name }) => ({ id: code, name })),
  }
  const names = { sector: 'Sector', headline: 'Status', badge: 'Marked', party: 'Owed by' }
  return (
    <div className="table-controls">
      <TextFilter
        label="Words in title, text or notes"
        text={state.text}
        change={(text) => change({ ...state, text, offset: 0 })}
      />
      <div className="choices">
        {FILTERS.map((filter) => (
          <Choice
            key={filter}
            name={names[filter]}
            options={options[filter]}
            chosen={state.filters[filter]}
            toggle={(value) => change(toggled(state, filter, value))}
          />
        ))}
        <Choice
          name="Columns"
          counted={false}
          options={COLUMNS.filter((id) => id !== FIXED_COLUMN).map((id) => ({
            id,
            name: COLUMN_NAMES[id],
          }))}
          chosen={state.columns}
          toggle={(value) =>
            change({
              ...state,
              columns: COLUMNS.filter((id) =>
                id === value ? !state.columns.includes(id) : state.columns.includes(id),
              ),
            })
          }
        />
        <SortChoice sort={state.sort} change={(sort) => change({ ...state, sort, offset: 0 })} />
      </div>
      <p className="table-out">
        {isFiltered(state) && (
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              change({
                ...state,
                text: '',
                filters: { sector: [], headline: [], badge: [], party: [] },
                offset: 0,
              })
            }
          >
            Clear the filters
          </button>
        )}
        <a href={csv} download>
          Save as CSV
        </a>
      </p>
    </div>
  )
}

function badgeName(id: string): string {
  return id === 'declaratory' ? 'declaratory' : badgeWords(id as Badge)
}

/** The order, for screens on which the table has no head to click. */
function SortChoice({ sort, change }: { sort: string; change: (sort: string) => void }) {
  const names: Record<string, string> = COLUMN_NAMES
  return (
    <label className="sort-choice narrow-only">
      <span>Order</span>
      <select value={sort} onChange={(event) => change(event.currentTarget.value)}>
        {SORTABLE.flatMap((column) => [
          <option key={column} value={column}>
            {column === DEFAULT_SORT ? names[column] : `${names[column]}, rising`}
          </option>,
          <option key={`-${column}`} value={`-${column}`}>
            {names[column]}, falling
          </option>,
        ])}
      </select>
    </label>
  )
}
