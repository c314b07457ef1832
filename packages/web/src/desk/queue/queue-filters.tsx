/** The queue’s filters; all of them are kept in the address. */

import type { QueueAnswer } from '@followthrough/brief'
import { countWords } from '@followthrough/brief/wording'
import { ACTS } from '@followthrough/record'
import { SearchField } from '../../parts/search-field.tsx'
import { TextFilter } from '../../parts/text-filter.tsx'
import { ALL, isNarrowed, type QueueState, STATES } from '../queue-state.ts'
import { useSubjects } from '../use-subjects.ts'
import { actName, STATE_WORDS } from '../words.ts'

interface QueueFiltersProps {
  state: QueueState
  counts: QueueAnswer['counts'] | undefined
  change: (part: Partial<QueueState>) => void
}

export function QueueFilters({ state, counts, change }: QueueFiltersProps) {
  const subjects = useSubjects()
  const put = (part: Partial<QueueState>) => change({ ...part, page: 1 })
  const about = subjects.find(({ id }) => id === state.about)
  return (
    <div className="table-controls queue-filters">
      <TextFilter label="Words in quote or title" text={state.q} change={(q) => put({ q })} />
      <label>
        <span>State</span>
        <select
          value={state.state}
          onChange={(event) => put({ state: event.currentTarget.value as QueueState['state'] })}
        >
          {STATES.map((one) => (
            <option key={one} value={one}>
              {STATE_WORDS[one]}
              {counts !== undefined && ` (${countWords(counts[one])})`}
            </option>
          ))}
          <option value={ALL}>every state</option>
        </select>
      </label>
      <label>
        <span>Act</span>
        <select value={state.act} onChange={(event) => put({ act: event.currentTarget.value })}>
          <option value="">every act</option>
          {ACTS.map((act) => (
            <option key={act} value={act}>
              {actName(act)}
            </option>
          ))}
        </select>
      </label>
      <SearchField
        label="About"
        options={subjects}
        value={about?.name ?? state.about}
        placeholder="anything"
        onPick={(id) => put({ about: id })}
      />
      <label>
        <span>The gate says</span>
        <select
          value={state.reason}
          onChange={(event) => put({ reason: event.currentTarget.value })}
        >
          <option value="">anything</option>
          {counts?.reasons.map(({ code, words, count }) => (
            <option key={code} value={code}>
              {words} ({countWords(count)})
            </option>
          ))}
          {state.reason !== '' && counts?.reasons.every(({ code }) => code !== state.reason) && (
            <option value={state.reason}>{state.reason}</option>
          )}
        </select>
      </label>
      <label>
        <span>Order</span>
        <select
          value={state.order}
          onChange={(event) => put({ order: event.currentTarget.value as QueueState['order'] })}
        >
          <option value="newest">newest first</option>
          <option value="document">as in the documents</option>
        </select>
      </label>
      {(isNarrowed(state) || state.state !== 'open') && (
        <p className="table-out">
          {state.document !== '' && <span className="quiet">in one document</span>}
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              put({ state: 'open', act: '', about: '', document: '', reason: '', q: '' })
            }
          >
            Clear the filters
          </button>
        </p>
      )}
    </div>
  )
}
