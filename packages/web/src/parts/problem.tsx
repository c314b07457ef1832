/** What went wrong and what to do about it. */

import { dayWords } from '@followthrough/brief/wording'
import { ApiProblem } from '../data/answers.ts'
import { useDays, useSetDays } from '../days/use-days.ts'
import { SiteLink } from './link.tsx'

export function Problem({ error, retry }: { error: Error; retry: () => void }) {
  const days = useDays()
  const setDays = useSetDays()
  const missing = error instanceof ApiProblem && error.status === 404
  return (
    <section className="problem" role="alert">
      <h2>{error instanceof ApiProblem ? error.title : 'Something failed on this page'}</h2>
      <p>{error.message}</p>
      <p className="actions">
        {missing ? (
          <>
            {days.asOf !== undefined && (
              <button type="button" onClick={() => setDays({})}>
                Look as of today instead of {dayWords(days.asOf)}
              </button>
            )}
            <SiteLink to="/search">Search the record</SiteLink>
            <SiteLink to="/commitments">All commitments</SiteLink>
          </>
        ) : (
          <button type="button" onClick={retry}>
            Try again
          </button>
        )}
      </p>
    </section>
  )
}
