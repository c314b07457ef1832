import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  changesParams,
  changesSearch,
  fromDay,
  lastSessions,
  readChanges,
  sinceVisit,
} from '../src/desk/changes/changes-state.ts'
import { isStarred, NOTHING_WATCHED, readWatch, starred, watchParams } from '../src/watch/watch.ts'

const road = { kind: 'commitment', id: 'c-road', name: 'A road' } as const
const ministry = { kind: 'body', id: 'n-a', name: 'A ministry' } as const

test('a star put twice is no star', () => {
  const one = starred(NOTHING_WATCHED, road)
  assert.ok(isStarred(one, 'commitment', 'c-road'))
  assert.ok(!isStarred(one, 'sector', 'c-road'))
  assert.deepEqual(starred(one, road), NOTHING_WATCHED)
})

test('what is kept is read back, and what is no watchlist is left out', () => {
  const list = { ...starred(starred(NOTHING_WATCHED, road), ministry), seenOn: '2026-03-01' }
  assert.deepEqual(readWatch(JSON.stringify(list)), list)
  for (const text of [null, '', 'null', '7', '{', '[]', '{"watched":7,"seenOn":"yesterday"}'])
    assert.deepEqual(readWatch(text), NOTHING_WATCHED)
  assert.deepEqual(readWatch('{"watched":[{"kind":"planet","id":"x","name":"x"},3]}').watched, [])
})

test('the changes are asked for under the names that the API has', () => {
  const list = starred(starred(NOTHING_WATCHED, road), ministry)
  assert.deepEqual(watchParams(list), {
    commitment: ['c-road'],
    sector: [],
    party: ['n-a'],
    crossing: [],
  })
  const state = readChanges('watched=true&from=2026-01-01')
  assert.deepEqual(changesParams(state, list, '2026-03-01'), {
    from: '2026-01-01',
    to: '2026-03-01',
    ...watchParams(list),
  })
  assert.ok(!('commitment' in changesParams(readChanges(''), list, '2026-03-01')))
})

test('the days written to the address are the days read from it; what is no day is left out', () => {
  const search = 'from=2026-01-01&to=2026-02-01&watched=true'
  assert.equal(changesSearch(readChanges(search)), search)
  assert.equal(changesSearch(readChanges('from=2026-02-31&to=soon&watched=7')), '')
})

test('since the last visit loses nothing of the day of the visit', () => {
  assert.equal(sinceVisit('2026-03-01', '2026-03-05'), '2026-02-28')
  assert.equal(sinceVisit('2026-03-05', '2026-03-05'), '2026-03-05')
  assert.equal(fromDay(readChanges(''), '2026-03-01', '2026-03-05'), '2026-02-28')
  assert.equal(fromDay(readChanges(''), null, '2026-03-31'), '2026-03-01')
  assert.equal(fromDay(readChanges('from=2025-01-01'), '2026-03-01', '2026-03-05'), '2025-01-01')
})

test('the last session of each mechanism is the newest that was held, here or by the record', () => {
  const institution = (id: string) =>
    ({ kind: 'institution', id, name: id, language: 'en' }) as const
  const mechanism = (id: string, held: readonly string[]) =>
    ({
      institution: institution(id),
      format: 'commission',
      formatName: '',
      nextNumber: null,
      held: held.map((on) => ({ event: on, title: '', on, place: '', number: null })),
    }) as const
  const session = (id: string, on: string) => ({ mechanism: institution(id), on })
  const answer = {
    mechanisms: [
      mechanism('n-a', ['2020-05', '2024-04']),
      mechanism('n-b', []),
      mechanism('n-c', ['2025-01-09/2025-01-10']),
    ],
    sessions: [
      session('n-a', '2025-02-01'),
      session('n-a', '2026-12-01'),
      session('n-b', '2027-01-01'),
    ],
  }
  assert.deepEqual(lastSessions(answer as never, '2026-03-01'), [
    { id: 'n-a', name: 'n-a', on: '2025-02-01' },
    { id: 'n-c', name: 'n-c', on: '2025-01-10' },
  ])
})
