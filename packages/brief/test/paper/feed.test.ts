import assert from 'node:assert/strict'
import test from 'node:test'
import type { Statement } from '@followthrough/ledger'
import { act, commitment, due, statement } from '../../../ledger/test/statements.ts'
import {
  createAnswers,
  FeedQuery,
  LANGUAGES,
  openDossier,
  RefusedQuestion,
} from '../../src/index.ts'
import { PARTNERSHIP, packDossier, source } from '../small.ts'

const at = (instant: string, one: Statement): Statement => ({ ...one, recordedAt: instant })
const WORLD = [
  source('s'),
  commitment({ id: 'c-1', sector: 'x' }),
  commitment({ id: 'c-2', sector: 'y' }),
  act('voiced', '2024-01-01'),
  act('voiced', '2024-01-01', { subject: 'c-2' }),
  { ...act('signed', '2024-05-10'), id: 'signed' },
  { ...act('started', '2024-05-20', { subject: 'c-2' }), id: 'started' },
].map((one) => at('2024-05-21T08:00:00.000Z', one))
const retraction = (id: string, instant: string): Statement => {
  const one = WORLD.find((known) => known.id === id)!
  return at(
    instant,
    statement({
      subject: one.subject,
      property: 'retraction',
      valueType: 'retraction',
      value: { reason: 'misread' },
      knownOn: one.knownOn, // a correction is no news
      retracts: id,
    }),
  )
}
const feedOf = (statements: readonly Statement[], query: object = {}, day = '2024-06-01') =>
  createAnswers(openDossier(PARTNERSHIP, statements), () => day).feed({}, FeedQuery.parse(query))
const endings = (ids: readonly { readonly id: string }[]) =>
  ids.map(({ id }) => id.replace(/^.*:p-q\//, ''))

test('a feed tells what came to be known and what moved, each on its day, the newest first', () => {
  const feed = feedOf(WORLD)
  assert.deepEqual(endings(feed.entries), [
    'statement/started',
    'status/c-2/2024-05-20',
    'statement/signed',
    'status/c-1/2024-05-10',
  ])
  assert.equal(feed.updated, '2024-05-20T00:00:00Z')
  assert.match(feed.entries[3]!.title, /^A promise: .* → /)
  assert.deepEqual(feed.removed, [])
})

test('it reaches back so many days, and tells nothing twice or otherwise on another day', () => {
  assert.deepEqual(endings(feedOf(WORLD, { days: 13 }).entries), [
    'statement/started',
    'status/c-2/2024-05-20',
  ])
  for (const id of ['kz-pk', 'example'] as const) {
    const dossier = packDossier(id)
    const { readOn } = dossier.partnership
    const answers = createAnswers(dossier, () => readOn)
    const on = (asOf: string, days: number) =>
      new Map(
        answers.feed({ asOf }, FeedQuery.parse({ days })).entries.map((entry) => [entry.id, entry]),
      )
    const later = new Date(Date.parse(readOn) + 3 * 86_400_000).toISOString().slice(0, 10)
    const today = on(readOn, 60)
    const next = on(later, 90)
    assert.ok(today.size > 0)
    for (const [key, entry] of today) assert.deepEqual(next.get(key), entry)
  }
})

test('what was taken back is a removal of the moment in which it was, and its move of status with it', () => {
  const taken = [...WORLD, retraction('signed', '2024-05-30T09:30:12.345Z')]
  const feed = feedOf(taken)
  assert.deepEqual(endings(feed.entries), ['statement/started', 'status/c-2/2024-05-20'])
  assert.deepEqual(endings(feed.removed), ['statement/signed', 'status/c-1/2024-05-10'])
  assert.equal(feed.removed[0]!.when, '2024-05-30T09:30:12Z')
  assert.match(feed.removed[0]!.reason, /misread/)
  assert.equal(feed.updated, '2024-05-30T09:30:12Z')
  assert.deepEqual(feedOf(taken, { sector: 'y' }).removed, [])
  assert.deepEqual(feedOf(taken, { days: 1 }).removed, [], 'told for as long as the feed reaches')
  const back = statement({
    subject: 'c-1',
    property: 'retraction',
    valueType: 'retraction',
    value: {},
    knownOn: '2024-05-10',
    retracts: taken.at(-1)!.id,
  })
  assert.deepEqual(feedOf([...taken, back]), feedOf(WORLD), 'what stands again is told again')
})

test('what is named is watched', () => {
  assert.deepEqual(endings(feedOf(WORLD, { sector: 'x' }).entries), [
    'statement/signed',
    'status/c-1/2024-05-10',
  ])
  assert.deepEqual(
    endings(feedOf(WORLD, { commitment: 'c-2' }).entries),
    endings(feedOf(WORLD, { sector: 'y' }).entries),
  )
  assert.throws(
    () => feedOf(WORLD, { sector: 'z', body: 'n', commitment: 'c-9', crossing: 'p' }),
    (error: unknown) =>
      error instanceof RefusedQuestion &&
      error.complaints.map(({ field }) => field).join() === 'sector,body,commitment,crossing',
  )
})

test('a feed is one by what it watches, however that is asked, and its entries are the same in all', () => {
  const one = feedOf(WORLD, { sector: 'y,x' })
  assert.equal(one.id, feedOf(WORLD, { sector: ['x', 'y'] }).id)
  assert.notEqual(one.id, feedOf(WORLD).id)
  for (const language of LANGUAGES)
    assert.deepEqual(endings(feedOf(WORLD, { language }).entries), endings(feedOf(WORLD).entries))
})

test('a feed of nothing is dated by the last day on which anything was told, not by today', () => {
  const quiet = (day: string) => feedOf(WORLD, { days: 3 }, day)
  assert.deepEqual(quiet('2024-09-01').entries, [])
  assert.equal(quiet('2024-09-01').updated, quiet('2024-09-02').updated)
})

test('a due day that is overdue is told on the day after', () => {
  const late = [...WORLD, at('2024-05-21T08:00:00.000Z', due('2024-05-25', 'target', '2024-01-02'))]
  const entry = feedOf(late).entries.find(({ id }) => id.endsWith('status/c-1/2024-05-26'))
  assert.match(entry!.title, /overdue/)
})

test('a crossing that shut is told in the feed of that crossing', () => {
  const dossier = packDossier('kz-pk')
  const answers = createAnswers(dossier, () => '2026-11-21')
  const { crossings } = answers.changes({
    from: '2025-08-01',
    to: '2026-05-01',
    sector: [],
    party: [],
    commitment: [],
    crossing: [],
    language: 'en',
    offset: 0,
    limit: 0,
  })
  const [shut] = crossings.filter(({ to }) => to.open === false)
  const feed = answers.feed(
    { asOf: '2026-05-01' },
    FeedQuery.parse({ crossing: shut!.place, days: 300 }),
  )
  assert.ok(feed.entries.some(({ id }) => id.includes(`/crossing/${shut!.place}/`)))
})
