/** Which questions are shown, and how they are grouped. */

import type { AsksAnswer } from '@followthrough/brief'
import { usePartnership, useStatus } from '../../frame/use-partnership.ts'
import { sentence } from '../../parts/words.ts'
import { Choice } from '../../table/choice.tsx'
import { Chosen } from '../forms/fields.tsx'
import { useBodies } from '../use-subjects.ts'
import {
  ASK_GROUPS,
  type AskFilter,
  type AskGrouping,
  type AsksState,
  isNarrowed,
  readAsks,
} from './asks-state.ts'

const GROUP_WORDS: Record<AskGrouping, string> = {
  rank: 'not at all, by rank',
  sector: 'by sector',
  body: 'by the body that owes it',
}

interface AskFiltersProps {
  state: AsksState
  change: (state: AsksState) => void
  /** How many of all questions come from each rule. */
  counts: AsksAnswer['counts']
}

export function AskFilters({ state, change, counts }: AskFiltersProps) {
  const sectors = useStatus().data?.sectors ?? []
  const parties = usePartnership()?.parties ?? []
  const bodies = useBodies()
  const set = (filter: AskFilter, values: readonly string[]) =>
    change({ ...state, filters: { ...state.filters, [filter]: values } })
  const toggle = (filter: AskFilter) => (id: string) => {
    const now = state.filters[filter]
    set(filter, now.includes(id) ? now.filter((one) => one !== id) : [...now, id])
  }
  return (
    <div className="table-controls queue-filters ask-filters">
      <div className="choices">
        <Choice
          name="Rule"
          options={counts.map(({ rule, name, count }) => ({
            id: rule,
            name: `${sentence(name)} (${count})`,
          }))}
          chosen={state.filters.rule}
          toggle={toggle('rule')}
        />
        <Choice
          name="Sector"
          options={sectors.map(({ id, name }) => ({ id, name }))}
          chosen={state.filters.sector}
          toggle={toggle('sector')}
        />
        <Choice
          name="Party"
          options={parties.map(({ code, name }) => ({ id: code, name }))}
          chosen={state.filters.party}
          toggle={toggle('party')}
        />
      </div>
      <Chosen
        label="Body that owes the step"
        options={bodies}
        chosen={state.filters.body.map((id) => ({
          id,
          name: bodies.find((body) => body.id === id)?.name ?? id,
          kind: 'institution',
        }))}
        change={(chosen) =>
          set(
            'body',
            chosen.map(({ id }) => id),
          )
        }
        placeholder="Name of a ministry or firm"
      />
      <label>
        <span>Grouped</span>
        <select
          value={state.group}
          onChange={(event) =>
            change({ ...state, group: event.currentTarget.value as AskGrouping })
          }
        >
          {ASK_GROUPS.map((one) => (
            <option key={one} value={one}>
              {GROUP_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      {isNarrowed(state) && (
        <p className="table-out">
          <button
            type="button"
            className="plain-button"
            onClick={() => change({ ...readAsks(''), group: state.group })}
          >
            Clear the filters
          </button>
        </p>
      )}
    </div>
  )
}
