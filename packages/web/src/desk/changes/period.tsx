/** From when to when: presets, two days, and whether only what is watched. */

import type { SessionsAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { isDay } from '@followthrough/record/day'
import type { WatchList } from '../../watch/watch.ts'
import { useDeskAnswer } from '../ask.ts'
import {
  type ChangesState,
  daysAgo,
  fromDay,
  LAST_DAYS,
  lastSessions,
  sinceVisit,
} from './changes-state.ts'

interface PeriodProps {
  state: ChangesState
  list: WatchList
  today: string
  change: (part: Partial<ChangesState>) => void
}

export function Period({ state, list, today, change }: PeriodProps) {
  const answer = useDeskAnswer<SessionsAnswer>('sessions').data
  const sessions = answer === undefined ? [] : lastSessions(answer, today)
  const from = fromDay(state, list.seenOn, today)
  const to = state.to === '' ? today : state.to
  const presets: readonly (readonly [words: string, from: string])[] = [
    ...(list.seenOn === null
      ? []
      : [['since my last visit', sinceVisit(list.seenOn, today)] as const]),
    ...LAST_DAYS.map((days) => [`last ${days} days`, daysAgo(today, days)] as const),
  ]
  return (
    <div className="table-controls queue-filters period">
      <fieldset className="presets">
        <legend>What changed</legend>
        {presets.map(([words, day]) => (
          <button
            key={words}
            type="button"
            aria-pressed={day === from && to === today}
            onClick={() => change({ from: day, to: '' })}
          >
            {words}
          </button>
        ))}
      </fieldset>
      {sessions.length > 0 && (
        <label>
          <span>Since the last session of</span>
          <select
            value={to === today ? (sessions.find(({ on }) => on === from)?.id ?? '') : ''}
            onChange={(event) => {
              const chosen = sessions.find(({ id }) => id === event.currentTarget.value)
              if (chosen !== undefined) change({ from: chosen.on, to: '' })
            }}
          >
            <option value="">choose</option>
            {sessions.map(({ id, name, on }) => (
              <option key={id} value={id}>
                {name}, {dayWords(on)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>After</span>
        <input
          type="date"
          value={from}
          max={to}
          onChange={(event) => {
            const day = event.currentTarget.value
            if (isDay(day)) change({ from: day, ...(day > to && { to: day }) })
          }}
        />
      </label>
      <label>
        <span>Up to</span>
        <input
          type="date"
          value={to}
          min={from}
          onChange={(event) => {
            const day = event.currentTarget.value
            if (isDay(day)) change({ to: day === today ? '' : day, from: day < from ? day : from })
          }}
        />
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={state.watched}
          onChange={(event) => change({ watched: event.currentTarget.checked })}
        />
        Only what I watch
      </label>
    </div>
  )
}
