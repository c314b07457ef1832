/** Words and kind by which the timeline is narrowed. */

import { TextFilter } from '../parts/text-filter.tsx'
import type { TimelineState } from './timeline-state.ts'

interface TimelineFilterProps {
  state: TimelineState
  change: (state: TimelineState) => void
}

export function TimelineFilter({ state, change }: TimelineFilterProps) {
  return (
    <div className="table-controls">
      <TextFilter
        label="Words in titles and participants"
        text={state.text}
        change={(text) => change({ ...state, text })}
      />
      <label className="sort-choice">
        <span>Show</span>
        <select
          value={state.type}
          onChange={(event) => change({ ...state, type: event.currentTarget.value })}
        >
          <option value="">events and instruments</option>
          <option value="event">events</option>
          <option value="instrument">instruments</option>
        </select>
      </label>
    </div>
  )
}
