/** What changed between two days, as the public knew it; for all, or for what this reader watches. */

import type { ChangesAnswer } from '@followthrough/brief'
import { dayWords } from '@followthrough/brief/wording'
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withDays } from '../days/days.ts'
import { today as todaysDay, useDays } from '../days/use-days.ts'
import { useDeskAnswer } from '../desk/ask.ts'
import { ChangeLists, Statements } from '../desk/changes/change-lists.tsx'
import {
  type ChangesState,
  changesParams,
  changesSearch,
  readChanges,
} from '../desk/changes/changes-state.ts'
import { Period } from '../desk/changes/period.tsx'
import { WatchPanel } from '../desk/changes/watch-panel.tsx'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'
import { useWatch, type Watching } from '../watch/use-watch.ts'

export default function ChangesPage() {
  const watch = useWatch()
  return (
    <DeskFrame title="What changed" kicker="Desk">
      {watch === null ? (
        <p className="waiting" role="status">
          Reading the record …
        </p>
      ) : (
        <Changes watch={watch} />
      )}
    </DeskFrame>
  )
}

const FEW = 50
const MOST = 500

function Changes({ watch }: { watch: Watching }) {
  const search = useSearch()
  const days = useDays()
  const [, navigate] = useLocation()
  const state = useMemo(() => readChanges(search), [search])
  const today = todaysDay()
  const [limit, setLimit] = useState(FEW)
  const change = (part: Partial<ChangesState>) => {
    const text = changesSearch({ ...state, ...part })
    navigate(withDays(text === '' ? '/desk/changes' : `/desk/changes?${text}`, days), {
      replace: true,
    })
  }
  const isIdle = state.watched && watch.list.watched.length === 0
  const query = useDeskAnswer<ChangesAnswer>(
    'changes',
    { ...changesParams(state, watch.list, today), limit: String(limit) },
    { enabled: !isIdle },
  )
  const more = (
    <p>
      {limit < MOST ? (
        <button type="button" onClick={() => setLimit(Math.min(MOST, limit + 100))}>
          Show more
        </button>
      ) : (
        'Choose a shorter stretch of days to see the rest.'
      )}
    </p>
  )
  return (
    <>
      <Period state={state} list={watch.list} today={today} change={change} />
      <div className="changes">
        <div>
          {isIdle ? (
            <Empty>
              Nothing is watched yet, so nothing of it can have changed. Press the star beside a
              commitment, a sector, a body or a crossing.
            </Empty>
          ) : (
            <Answered query={query}>
              {(answer) => (
                <>
                  <p className="quiet" role="status">
                    {totalWords(answer)} after {dayWords(answer.from)}, up to {dayWords(answer.to)}
                    {state.watched && ', of what you watch'}
                  </p>
                  {[
                    answer.total,
                    answer.added.total,
                    answer.retracted.total,
                    answer.late.total,
                  ].every((count) => count === 0) && (
                    <Empty>
                      Nothing changed in these days, as far as the record knows. Choose an earlier
                      first day
                      {state.watched && ', or look at everything and not only at what you watch'}.
                    </Empty>
                  )}
                  <ChangeLists answer={answer} />
                  <Statements
                    title="Added"
                    note="By the day on which their source was published, newest first."
                    list={answer.added}
                    more={more}
                  />
                  <Statements
                    title="Taken in late"
                    note="People took these in meanwhile; their sources were published before the first day. They count as known then, so nothing above shows them."
                    list={answer.late}
                    more={more}
                  />
                  <Statements
                    title="Taken back"
                    note="They were known on the first day and are not on the last."
                    list={answer.retracted}
                    more={more}
                  />
                </>
              )}
            </Answered>
          )}
        </div>
        <aside aria-label="Watchlist">
          <WatchPanel watch={watch} to={state.to === '' ? today : state.to} />
        </aside>
      </div>
    </>
  )
}

function totalWords({ total, added, retracted }: ChangesAnswer): string {
  const parts = [
    counted(total, 'change'),
    `${counted(added.total, 'statement')} added`,
    ...(retracted.total > 0 ? [`${retracted.total} taken back`] : []),
  ]
  return parts.join(', ')
}
