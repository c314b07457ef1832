/** The day control of every page: as of, and known at. */

import type { StatusAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useEffect, useId, useRef, useState } from 'react'
import { useAnswer } from '../data/answers.ts'
import { useDismiss } from '../parts/use-dismiss.ts'
import { dayBefore, movementDays } from './days.ts'
import { today, useDays, useSetDays } from './use-days.ts'

const PICKS = 4

export function DayControl() {
  const days = useDays()
  const [open, setOpen] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const asOf = days.asOf ?? today()
  const apart = days.knownAt !== undefined && days.knownAt !== asOf
  useDismiss(panel, open, (byKey) => {
    setOpen(false)
    if (byKey) button.current?.focus()
  })
  return (
    <div className="day-control" ref={panel}>
      <span>As of</span>
      <button
        type="button"
        ref={button}
        className="day-button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`As of ${dayWords(asOf)}: change the day`}
        onClick={() => setOpen(!open)}
      >
        {dayWords(asOf)}
      </button>
      <span>{apart ? `as known on ${dayWords(days.knownAt!)}` : 'as known then'}</span>
      {open && <DayPanel id={id} done={() => setOpen(false)} />}
    </div>
  )
}

function DayPanel({ id, done }: { id: string; done: () => void }) {
  const days = useDays()
  const setDays = useSetDays()
  const asOf = days.asOf ?? today()
  const now = useAnswer<StatusAnswer>('status', {}, { days: 'today' }).data
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const pick = (day: string) => {
    setDays({ asOf: day })
    done()
  }
  return (
    <div className="day-panel" id={id}>
      <label>
        <span>As of</span>
        <small>what was so on this day</small>
        <input
          ref={first}
          type="date"
          value={asOf}
          onChange={(event) => {
            const day = event.currentTarget.value
            if (day !== '') setDays({ ...days, asOf: day })
          }}
        />
      </label>
      <label>
        <span>Known at</span>
        <small>by what was published by this day; left empty, the same day</small>
        <input
          type="date"
          value={days.knownAt ?? ''}
          onChange={(event) => {
            const day = event.currentTarget.value
            setDays({
              ...(days.asOf !== undefined && { asOf: days.asOf }),
              ...(day !== '' && { knownAt: day }),
            })
          }}
        />
      </label>
      <p className="actions">
        <button
          type="button"
          onClick={() => {
            setDays({})
            done()
          }}
        >
          Today
        </button>
      </p>
      {now !== undefined && now.moved.length > 0 && (
        <>
          <h2>Days on which something moved</h2>
          <ul className="day-picks">
            {movementDays(now.moved, PICKS).map(({ on, count }) => (
              <li key={on}>
                <button type="button" onClick={() => pick(on)}>
                  {dayWords(on)}
                </button>
                <span className="quiet">{count} moved</span>
                <button
                  type="button"
                  aria-label={`The day before ${dayWords(on)}`}
                  onClick={() => pick(dayBefore(on))}
                >
                  day before
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
