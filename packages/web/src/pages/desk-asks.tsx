/** What to ask of every commitment: whose step is next, which, by when, and why. */

import type { AsksAnswer } from '@followthrough/brief'
import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withDays } from '../days/days.ts'
import { useDays } from '../days/use-days.ts'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { AskFilters } from '../desk/asks/ask-filters.tsx'
import { AskItem } from '../desk/asks/ask-item.tsx'
import {
  type AsksState,
  asksParams,
  asksPath,
  groupAsks,
  isNarrowed,
  ofParties,
  readAsks,
} from '../desk/asks/asks-state.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'
import { useSectorNames } from '../table/use-sector-names.ts'
import { Star } from '../watch/star.tsx'

export default function AsksPage() {
  const search = useSearch()
  const days = useDays()
  const [, navigate] = useLocation()
  const state = useMemo(() => readAsks(search), [search])
  const sectors = useSectorNames()
  const writable = useDesk().data?.writable ?? false
  const change = (next: AsksState) => navigate(withDays(asksPath(next), days), { replace: true })
  // How many there are of each rule, whatever is filtered: every rule that holds.
  const all = useDeskAnswer<AsksAnswer>('asks', { all: 'true' }, { keep: false }).data
  const query = useDeskAnswer<AsksAnswer>('asks', asksParams(state))
  return (
    <DeskFrame title="Questions" kicker="Desk">
      <AskFilters state={state} change={change} counts={all?.counts ?? []} />
      <Answered query={query}>
        {(answer) => {
          const items = ofParties(answer.items, state)
          return (
            <>
              <p className="quiet" role="status">
                {counted(items.length, 'question')}
                {isNarrowed(state) ? '' : ', one for each commitment, the most pressing first'}
              </p>
              {items.length === 0 && (
                <Empty>
                  {isNarrowed(state)
                    ? 'No question fits all of these filters. Clear one of them.'
                    : 'Nothing is to be asked: every commitment on record is delivered, withdrawn or declaratory.'}
                </Empty>
              )}
              {groupAsks(items, state.group, sectors).map((group) => (
                <section key={group.id} aria-label={group.name || 'Questions'}>
                  {group.name === '' ? (
                    <h2 className="unseen">Questions by rank</h2>
                  ) : (
                    <h2 className="ask-group">
                      {group.kind !== null && (
                        <Star of={{ kind: group.kind, id: group.id, name: group.name }} />
                      )}{' '}
                      {group.name} <span className="quiet">{group.items.length}</span>
                    </h2>
                  )}
                  {group.items.map((ask) => (
                    <AskItem
                      key={`${ask.commitment.id} ${ask.rule}`}
                      ask={ask}
                      writable={writable}
                    />
                  ))}
                </section>
              ))}
            </>
          )
        }}
      </Answered>
    </DeskFrame>
  )
}
