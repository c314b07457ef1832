/** Words and kind by which the timeline is narrowed. */

import { useEffect, useState } from 'react'

interface Wanted {
  text: string
  type: string
}

interface TimelineFilterProps extends Wanted {
  change: (wanted: Wanted) => void
}

export function timelineSearch({ text, type }: Wanted): string {
  return new URLSearchParams({
    ...(text !== '' && { text }),
    ...(type !== '' && { type }),
  }).toString()
}

export function TimelineFilter({ text, type, change }: TimelineFilterProps) {
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => change({ text: typed, type }), 200)
    return () => clearTimeout(timer)
  }, [typed, text, type, change])
  return (
    <div className="table-controls">
      <label className="text-filter">
        <span>Words in titles and participants</span>
        <input
          type="search"
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <label className="sort-choice">
        <span>Show</span>
        <select
          value={type}
          onChange={(event) => change({ text: typed, type: event.currentTarget.value })}
        >
          <option value="">events and instruments</option>
          <option value="event">events</option>
          <option value="instrument">instruments</option>
        </select>
      </label>
    </div>
  )
}
