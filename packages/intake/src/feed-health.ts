/**
 * When a feed is asked again, and how it is doing, from its polls alone: no clock and no state here.
 */

import type { SourceClass } from '@followthrough/record'
import type { FeedHealth, PollDraft } from '@followthrough/store'

/** A feed that is asked from time to time. */
export interface FeedSubscription {
  readonly id: string
  readonly url: string
  readonly everyMinutes: number
  /** Of all its items; null where each page names its own. */
  readonly publisher: string | null
  readonly sourceClass: SourceClass | null
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Silent: nothing new for this many times the usual interval. */
const SILENT_AFTER = 10
/** With fewer polls that brought something than this, a day is taken for the usual interval. */
const ENOUGH_NEWS = 3

/** Milliseconds from one poll to the next: doubled by every failure in a row, up to a day. */
export function pollInterval(feed: FeedSubscription, failuresInARow: number): number {
  const usual = Math.max(1, feed.everyMinutes) * MINUTE
  return Math.min(usual * 2 ** Math.min(failuresInARow, 20), Math.max(usual, DAY))
}

/** The feeds whose time has come at `now`, those waiting longest first. */
export function dueFeeds(
  feeds: Iterable<FeedSubscription>,
  health: ReadonlyMap<string, FeedHealth>,
  now: Date,
): FeedSubscription[] {
  const due: { feed: FeedSubscription; late: number }[] = []
  for (const feed of feeds) {
    const known = health.get(feed.id)
    if (known === undefined) due.push({ feed, late: Number.POSITIVE_INFINITY })
    else {
      const passed = now.getTime() - Date.parse(known.last.at)
      const late = passed - pollInterval(feed, known.failuresInARow)
      // A poll in the future comes of a clock that was set back: asked at once rather than never.
      if (late >= 0 || passed < 0) due.push({ feed, late })
    }
  }
  return due.sort((a, b) => (a.late === b.late ? 0 : b.late - a.late)).map(({ feed }) => feed)
}

export interface FeedCondition {
  readonly word: 'ok' | 'failing' | 'silent' | 'never polled'
  /** ISO instant: of the first failure in a row, or of the last time that anything was new. */
  readonly since: string | null
}

/**
 * How a feed is doing at `now`. `polls` are its newest, newest first; some hundreds tell its habits.
 * Silent: nothing new for ten times its usual interval, the median from one poll with news to the next.
 */
export function feedCondition(
  feed: FeedSubscription,
  polls: readonly PollDraft[],
  now: Date,
): FeedCondition {
  const last = polls[0]
  if (last === undefined) return { word: 'never polled', since: null }
  if (last.outcome === 'failed') {
    const good = polls.findIndex((poll) => poll.outcome !== 'failed')
    return { word: 'failing', since: polls[good === -1 ? polls.length - 1 : good - 1]!.at }
  }
  const news = polls.filter((poll) => poll.added > 0).map((poll) => Date.parse(poll.at))
  const gaps = news.slice(1).map((at, i) => news[i]! - at)
  gaps.sort((a, b) => a - b)
  const median = news.length < ENOUGH_NEWS ? DAY : gaps[gaps.length >> 1]!
  const usual = Math.max(median, feed.everyMinutes * MINUTE)
  // Without news in all these polls, it has been silent for at least as long as they go back.
  const since = news[0] ?? Date.parse(polls.at(-1)!.at)
  return now.getTime() - since > SILENT_AFTER * usual
    ? { word: 'silent', since: new Date(since).toISOString() }
    : { word: 'ok', since: null }
}
