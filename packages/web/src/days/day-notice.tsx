/** Says, on tinted paper, that the page shows another day than today. */

import { dayWords } from '@followthrough/brief/wording'
import type { Days } from './days.ts'
import { today, useSetDays } from './use-days.ts'

export function DayNotice({ days }: { days: Days }) {
  const setDays = useSetDays()
  const asOf = days.asOf ?? today()
  const knownAt = days.knownAt ?? asOf
  return (
    <div className="day-notice" role="status">
      <p>
        {asOf > today() ? 'A day still to come: ' : 'Another day: '}
        what was so on <strong>{dayWords(asOf)}</strong>, by what was known{' '}
        {knownAt === asOf ? (
          'then'
        ) : (
          <>
            on <strong>{dayWords(knownAt)}</strong>
          </>
        )}
        .
      </p>
      <button type="button" onClick={() => setDays({})}>
        Back to today
      </button>
    </div>
  )
}
