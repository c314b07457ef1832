import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openStore, type PollDraft } from '../src/index.ts'
import { failsAs } from './fails-as.ts'

const somePoll = fc.record(
  {
    feed: fc.constantFrom('https://wire.example/rss', 'https://другой.example/rss'),
    at: fc.constantFrom('2026-07-01T12:00:00.000Z', '2026-07-02T12:00:00Z'),
    outcome: fc.constantFrom('read' as const, 'unchanged' as const, 'failed' as const),
    items: fc.nat(40),
    added: fc.nat(40),
    problem: fc.option(fc.constant('HTTP 503')),
    etag: fc.option(fc.constant('"x"')),
    modified: fc.constant(null),
  },
  { noNullPrototype: true },
)

test('polls are read back newest first, and the health of a feed is what they say', () => {
  fc.assert(
    fc.property(fc.array(somePoll, { maxLength: 12 }), fc.nat(5), (polls, limit) => {
      const { desk, close } = openStore(':memory:')
      const of = new Map<string, PollDraft[]>()
      for (const poll of polls) {
        desk.notePoll(poll)
        of.set(poll.feed, [poll, ...(of.get(poll.feed) ?? [])])
      }
      for (const [feed, newestFirst] of of)
        assert.deepEqual(desk.polls(feed, limit), newestFirst.slice(0, limit))
      const health = [...of].map(([feed, newestFirst]) => {
        const good = newestFirst.findIndex(({ outcome }) => outcome !== 'failed')
        return [
          feed,
          {
            last: newestFirst[0],
            lastGood: newestFirst[good] ?? null,
            failuresInARow: good === -1 ? newestFirst.length : good,
          },
        ] as const
      })
      assert.deepEqual(new Map(desk.health()), new Map(health))
      close()
    }),
    { numRuns: 100 },
  )
})

test('a poll without a moment is refused', async () => {
  const { desk } = openStore(':memory:')
  await failsAs(
    () =>
      desk.notePoll({
        feed: 'f',
        at: 'noon',
        outcome: 'read',
        items: 0,
        added: 0,
        problem: null,
        etag: null,
        modified: null,
      }),
    'refused',
    /the poll is refused \(at: /,
  )
  assert.deepEqual(desk.polls('f', 5), [])
})
