/** Events and instruments in one line of time. */

import type { TimelineAnswer, TimelineEntry } from '@followthrough/brief'
import { dayWords, plainWords } from '@followthrough/brief/wording'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useAnswer } from '../data/answers.ts'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { EmptyList } from '../parts/empty-list.tsx'
import { SiteLink } from '../parts/link.tsx'
import { Answered, Page } from '../parts/page.tsx'
import { counted, sentence } from '../parts/words.ts'
import { pathOf } from '../paths.ts'
import { underYears } from '../timeline/by-year.ts'
import { TimelineFilter } from '../timeline/filter.tsx'
import {
  boundWords,
  readTimeline,
  type TimelineState,
  timelineSearch,
  unreadBounds,
} from '../timeline/timeline-state.ts'

const Density = lazy(() => import('../timeline/density.tsx'))

export default function TimelinePage() {
  const search = useSearch()
  const days = useDays()
  const [, navigate] = useLocation()
  const state = useMemo(() => readTimeline(search), [search])
  const change = useCallback(
    (next: TimelineState) =>
      navigate(withDays(`/timeline?${timelineSearch(next)}`, days), { replace: true }),
    [navigate, days],
  )
  const unread = unreadBounds(state)
  const query = useAnswer<TimelineAnswer>(
    'timeline',
    { ...state },
    { enabled: unread.length === 0 },
  )
  const everyDay = () => change({ ...state, from: '', to: '' })
  return (
    <Page title="Timeline">
      <TimelineFilter state={state} change={change} />
      {unread.length > 0 ? (
        <UnreadBounds unread={unread} everyDay={everyDay} />
      ) : (
        <Answered query={query}>
          {(answer) => <Entries answer={answer} state={state} everyDay={everyDay} />}
        </Answered>
      )}
    </Page>
  )
}

function UnreadBounds({ unread, everyDay }: { unread: string[]; everyDay: () => void }) {
  return (
    <section className="problem" role="alert">
      <h2>The days asked for cannot be read</h2>
      <p>
        The address bounds the timeline by {unread.map((text) => `“${text}”`).join(' and ')}. Write
        a day as 2026-02-04, a month as 2026-02 or a year as 2026.
      </p>
      <p className="actions">
        <button type="button" onClick={everyDay}>
          Show every day
        </button>
      </p>
    </section>
  )
}

interface EntriesProps {
  answer: TimelineAnswer
  state: TimelineState
  everyDay: () => void
}

function Entries({ answer, state, everyDay }: EntriesProps) {
  const { entries, undated, total } = answer
  const bounds = boundWords(state)
  return (
    <>
      <Suspense fallback={<div className="density-place" />}>
        <Density entries={entries} />
      </Suspense>
      <p className="quiet" role="status">
        {counted(total, 'event or instrument', 'events and instruments')}
        {bounds !== '' && ` ${bounds}`}, newest first
        {undated.length > 0 && (
          <>
            ; <a href="#undated">{counted(undated.length, 'instrument')} without a day</a> at the
            end
          </>
        )}
      </p>
      {bounds !== '' && (
        <p>
          <button type="button" onClick={everyDay}>
            Show every day
          </button>
        </p>
      )}
      {entries.length + undated.length === 0 && (
        <EmptyList
          one="event or instrument"
          total={total}
          filtered={timelineSearch(state) !== ''}
          answer={answer}
        />
      )}
      {underYears(entries).map(({ year, entries: ofYear }) => (
        <section key={year} className="year">
          <h2>{year}</h2>
          <ol>
            {ofYear.map((entry) => (
              <Entry key={`${entry.type} ${entry.id}`} entry={entry} on={entry.on} />
            ))}
          </ol>
        </section>
      ))}
      {undated.length > 0 && (
        <section className="year" id="undated">
          <h2>Day not on record</h2>
          <ul>
            {undated.map((entry) => (
              <Entry key={entry.id} entry={entry} on={null} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Entry({ entry, on }: { entry: Omit<TimelineEntry, 'on'>; on: string | null }) {
  const signed = entry.type === 'instrument' && on !== null
  return (
    <li className={`time-entry type-${entry.type}`}>
      {on === null ? <span /> : <time dateTime={on.split('/')[0]}>{dayWords(on)}</time>}
      <div>
        <p>
          <SiteLink to={pathOf(entry.type, entry.id)}>{entry.title}</SiteLink>
        </p>
        <small>
          {[
            sentence(plainWords(entry.kind)) + (signed ? ' signed' : ''),
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
