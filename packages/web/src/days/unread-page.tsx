/** Stands in place of a page whose address gives a day that cannot be read. */

import { dayWords } from '@followthrough/brief/wording'
import { useEffect } from 'react'
import type { UnreadDay } from './days.ts'
import { useDays, useSetDays } from './use-days.ts'

const TITLE = 'The day cannot be read'
const CLOCK_WORDS: Record<UnreadDay['clock'], string> = {
  asOf: 'as of',
  knownAt: 'as known on',
}

export function UnreadPage({ unread }: { unread: readonly UnreadDay[] }) {
  const { asOf } = useDays()
  const setDays = useSetDays()
  useEffect(() => {
    document.title = `${TITLE} – Followthrough`
  }, [])
  return (
    <div className="page-body">
      <section className="problem" role="alert">
        <h1>{TITLE}</h1>
        {unread.map(({ clock, text }) => (
          <p key={clock}>
            The address asks for the page {CLOCK_WORDS[clock]}{' '}
            {text === '' ? 'no day at all' : <strong>“{text}”</strong>}, which is no day of the
            calendar.
          </p>
        ))}
        <p>Nothing is shown, so that no other day is taken for it.</p>
        <p>Days are written as 2026-02-04.</p>
        <p className="actions">
          <button type="button" onClick={() => setDays({})}>
            Back to today
          </button>
          {asOf !== undefined && (
            <button type="button" onClick={() => setDays({ asOf })}>
              As of {dayWords(asOf)}, as known then
            </button>
          )}
        </p>
      </section>
    </div>
  )
}
