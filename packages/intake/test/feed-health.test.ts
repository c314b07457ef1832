import assert from 'node:assert/strict'
import test from 'node:test'
import type { FeedHealth, PollDraft } from '@followthrough/store'
import { dueFeeds, type FeedSubscription, feedCondition, pollInterval } from '../src/feed-health.ts'

const feed = (id: string, everyMinutes = 60): FeedSubscription => ({
  id,
  url: `https://news.example/${id}`,
  everyMinutes,
  publisher: null,
  sourceClass: null,
})
const NOW = new Date('2026-02-04T12:00:00Z')
const poll = (minutesAgo: number, some: Partial<PollDraft> = {}): PollDraft => ({
  feed: 'a',
  at: new Date(NOW.getTime() - minutesAgo * 60_000).toISOString(),
  outcome: 'read',
  items: 10,
  added: 0,
  problem: null,
  etag: null,
  modified: null,
  ...some,
})
const health = (last: PollDraft, failuresInARow = 0): FeedHealth => ({
  last,
  lastGood: failuresInARow === 0 ? last : null,
  failuresInARow,
})

test('a feed is due when its time has come, was never polled, or the clock was set back', () => {
  const feeds = ['never', 'due', 'fresh', 'late', 'future'].map((id) => feed(id))
  const known = new Map([
    ['due', health(poll(60))],
    ['fresh', health(poll(59))],
    ['late', health(poll(500))],
    ['future', health(poll(-600))],
    ['gone', health(poll(900))],
  ])
  assert.deepEqual(
    dueFeeds(feeds, known, NOW).map(({ id }) => id),
    ['never', 'late', 'due', 'future'],
  )
})

test('failures double the wait, up to a day', () => {
  const hours = [0, 1, 2, 3, 4, 5, 50, 5000].map((n) => pollInterval(feed('a'), n) / 3_600_000)
  assert.deepEqual(hours, [1, 2, 4, 8, 16, 24, 24, 24])
  assert.equal(pollInterval(feed('a', 3 * 24 * 60), 4) / 3_600_000, 72)
  assert.equal(pollInterval(feed('a', 0), 0), 60_000)
  const twice = new Map([['a', health(poll(239, { outcome: 'failed' }), 2)]])
  assert.deepEqual(dueFeeds([feed('a')], twice, NOW), [])
  const later = new Map([['a', health(poll(240, { outcome: 'failed' }), 2)]])
  assert.equal(dueFeeds([feed('a')], later, NOW).length, 1)
})

test('a feed is ok, failing since its first failure in a row, silent, or never polled', () => {
  const words = (polls: PollDraft[], everyMinutes = 60) => {
    const { word, since } = feedCondition(feed('a', everyMinutes), polls, NOW)
    return [word, since === null ? null : (NOW.getTime() - Date.parse(since)) / 60_000]
  }
  const failed = { outcome: 'failed', problem: 'x' } as const
  assert.deepEqual(words([]), ['never polled', null])
  assert.deepEqual(words([poll(1, { added: 1 })]), ['ok', null])
  assert.deepEqual(words([poll(1, failed), poll(61, failed), poll(121, { added: 1 })]), [
    'failing',
    61,
  ])
  assert.deepEqual(words([poll(1, failed), poll(61, failed)]), ['failing', 61])
  assert.deepEqual(words([poll(1), poll(61, failed)]), ['ok', null])
  // News every two hours, and then none for twenty-one.
  const usual = [0, 2, 4, 6].map((hours) => poll(21 * 60 + hours * 60, { added: 2 }))
  assert.deepEqual(words([poll(1, { outcome: 'unchanged' }), ...usual]), ['silent', 21 * 60])
  // News once a week: a month is no silence.
  const weekly = [0, 7, 14, 21].map((days) => poll((30 + days) * 1440, { added: 1 }))
  assert.deepEqual(words([poll(1), ...weekly]), ['ok', null])
  // Never anything new: ten days tell.
  assert.deepEqual(words([poll(1), poll(9 * 1440)]), ['ok', null])
  assert.deepEqual(words([poll(1), poll(11 * 1440)]), ['silent', 11 * 1440])
})
