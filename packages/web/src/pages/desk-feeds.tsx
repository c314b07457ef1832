/** Feeds that the desk follows: how each fares, when it is asked next. */

import type { FeedsAnswer } from '@followthrough/server/desk-bodies'
import { useState } from 'react'
import { useDesk, useDeskAnswer } from '../desk/ask.ts'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { FeedRow } from '../desk/feeds/feed-row.tsx'
import { FollowForm } from '../desk/feeds/follow-form.tsx'
import { Answered } from '../parts/page.tsx'
import { Empty } from '../parts/section.tsx'
import { counted } from '../parts/words.ts'

export default function FeedsPage() {
  const desk = useDesk().data
  const query = useDeskAnswer<FeedsAnswer>('desk/feeds')
  const [following, setFollowing] = useState(false)
  const writable = desk?.writable ?? false
  return (
    <DeskFrame title="Feeds" kicker="Desk">
      {desk !== undefined && !desk.fetching && (
        <p className="note">
          This server fetches nothing from the web, so no feed is asked. Start it with{' '}
          <code>followthrough serve --fetch</code>. Feeds can be followed and left meanwhile.
        </p>
      )}
      <Answered query={query}>
        {({ feeds, scheduled }) => (
          <>
            <div className="list-head">
              <p className="quiet" role="status">
                {counted(feeds.length, 'feed')}
                {feeds.length > 0 &&
                  desk?.fetching &&
                  (scheduled ? ', asked when they are due' : ', asked only when you ask')}
              </p>
              {writable && !following && (
                <button type="button" onClick={() => setFollowing(true)}>
                  Follow a feed
                </button>
              )}
            </div>
            {following && <FollowForm close={() => setFollowing(false)} />}
            {feeds.length === 0 && !following && (
              <Empty>
                No feed is followed. Follow the feed of a ministry, an agency or a newspaper: what
                it publishes is read as it comes, and joins the queue.
              </Empty>
            )}
            <ul className="feeds">
              {feeds.map((feed) => (
                <FeedRow
                  key={feed.id}
                  feed={feed}
                  scheduled={scheduled}
                  writable={writable}
                  fetching={desk?.fetching ?? false}
                />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </DeskFrame>
  )
}
