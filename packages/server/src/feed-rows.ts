/** The feeds that are followed, how each fares, and when it is asked next. */

import { dayWords, type Feed } from '@followthrough/brief'
import { type FeedCondition, feedCondition, pollInterval } from '@followthrough/intake'
import type { DeskStore, FeedHealth, PollDraft } from '@followthrough/store'
import type { FeedRow } from './desk-bodies.ts'

/** So many polls tell its habits. */
const POLLS_LOOKED_AT = 300

export function feedRows(
  feeds: readonly Feed[],
  desk: Pick<DeskStore, 'health' | 'polls'>,
  polling: ReadonlySet<string>,
  isScheduled: boolean,
  now: Date,
): FeedRow[] {
  const health = desk.health()
  return feeds.map((feed) => {
    const known = health.get(feed.id) ?? null
    const condition = feedCondition(feed, desk.polls(feed.id, POLLS_LOOKED_AT), now)
    return {
      ...feed,
      health: condition.word === 'never polled' ? 'never' : condition.word,
      words: wordsOf(condition, known?.last ?? null),
      last: known?.last.at ?? null,
      lastGood: known?.lastGood?.at ?? null,
      failuresInARow: known?.failuresInARow ?? 0,
      nextDue: isScheduled ? nextDue(feed, known, now) : null,
      polling: polling.has(feed.id),
    }
  })
}

/** Never in the past: what is overdue is asked at once. */
function nextDue(feed: Feed, known: FeedHealth | null, now: Date): string {
  const due =
    known === null ? 0 : Date.parse(known.last.at) + pollInterval(feed, known.failuresInARow)
  return new Date(Math.max(due, now.getTime())).toISOString()
}

function wordsOf({ word, since }: FeedCondition, last: PollDraft | null): string {
  if (word === 'never polled' || last === null) return 'Not asked yet.'
  const day = since === null ? '' : dayWords(since.slice(0, 10))
  const trouble = last.problem === null ? '' : ` ${last.problem}`
  switch (word) {
    case 'failing':
      return `Failing since ${day}.${trouble}`
    case 'silent':
      return `Nothing new since ${day}.${trouble}`
    case 'ok':
      return `In order.${trouble}`
  }
}
