/** Events and instruments in one line of time. */

import type { TimelineAnswer, TimelineEntry } from '@followthrough/brief'
import { dayWords, plainWords } from '@followthrough/brief/wording'
import { lazy, Suspense } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useAnswer } from '../data/answers.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { SiteLink } from '../parts/link.tsx'
import { Answered, Page } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted, sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'
import { underYears } from '../timeline/by-year.ts'
import { TimelineFilter, timelineSearch } from '../timeline/filter.tsx'

const Density = lazy(() => import('../timeline/density.tsx'))

export default function TimelinePage() {
  const query = new URLSearchParams(useSearch())
  const days = useDays()
  const [, navigate] = useLocation()
  const text = query.get('text') ?? ''
  const type = query.get('type') ?? ''
  const answer = useAnswer<TimelineAnswer>('timeline', { text, type })
  return (
    <Page title="Timeline">
      <TimelineFilter
        text={text}
        type={type}
        change={(next) =>
          navigate(withDays(`/timeline?${timelineSearch(next)}`, days), { replace: true })
        }
      />
      <Answered query={answer}>
        {({ entries, total }) => (
          <>
            <Suspense fallback={<div className="density-place" />}>
              <Density entries={entries} />
            </Suspense>
            <p className="quiet" role="status">
              {counted(total, 'event or instrument', 'events and instruments')}, newest first
            </p>
            {entries.length === 0 && (
              <Empty>Nothing fits. Shorten the words, or choose a later day.</Empty>
            )}
            {underYears(entries).map(({ year, entries: ofYear }) => (
              <section key={year} className="year">
                <h2>{year}</h2>
                <ol>
                  {ofYear.map((entry) => (
                    <Entry key={`${entry.type} ${entry.id}`} entry={entry} />
                  ))}
                </ol>
              </section>
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  return (
    <li className={`time-entry type-${entry.type}`}>
      <time dateTime={entry.on.split('/')[0]}>{dayWords(entry.on)}</time>
      <div>
        <p>
          <SiteLink to={pathOf(entry.type, entry.id)}>{entry.title}</SiteLink>
        </p>
        <small>
          {[
            sentence(plainWords(entry.kind)) + (entry.type === 'instrument' ? ' signed' : ''),
            entry.place,
            entry.participants.join(', '),
            entry.commitments.length > 0 && counted(entry.commitments.length, 'commitment'),
            counted(entry.sources.length, 'source'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
    </li>
  )
}
