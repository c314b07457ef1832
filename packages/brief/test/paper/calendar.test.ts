import assert from 'node:assert/strict'
import test from 'node:test'
import type { Statement } from '@followthrough/ledger'
import fc from 'fast-check'
import { act, commitment, due, statement } from '../../../ledger/test/statements.ts'
import {
  CalendarQuery,
  createAnswers,
  type Dossier,
  openDossier,
  RefusedQuestion,
} from '../../src/index.ts'
import { deskOf, type Person } from '../session/ledger-desk.ts'
import { institution, PARTNERSHIP, packDossier, small } from '../small.ts'

const ANN: Person = { name: 'Ann', day: '2024-06-01' }
const TODAY = '2024-06-01'
const COMMISSION = institution('n-com', {
  name: 'Joint Commission',
  party: null,
  kind: 'commission',
})
const MINISTRY = institution('n-min')
const owned = [{ party: 'P', bodies: [{ id: 'n-min', probable: false }] }]
const PROMISES = [
  commitment({ id: 'c-1', sector: 'x', responsible: owned }),
  commitment({ id: 'c-2', sector: 'y' }),
].flatMap((one) => [
  one,
  act('voiced', '2022-01-01', { subject: one.subject }),
  { ...due('2024-09-30', 'target', '2022-01-01'), subject: one.subject },
])
const begun = () => deskOf(small([COMMISSION, MINISTRY, ...PROMISES]))
const S1 = { id: 's-1', mechanism: 'n-com', on: '2024-07-01' }
const ITEM = {
  id: 'a-1',
  session: 's-1',
  what: 'Send it',
  owners: [{ party: 'P' }],
  due: '2024-08-01',
}

const asked = (dossier: Dossier, query: object = {}, site?: string) =>
  createAnswers(dossier, () => TODAY).calendar({}, CalendarQuery.parse(query), site)
const idsOf = (dossier: Dossier, query: object = {}) =>
  asked(dossier, query).entries.map(({ id }) => id)
const entryOf = (dossier: Dossier, id: string) =>
  asked(dossier).entries.find((entry) => entry.id === id)!

test('a calendar has the kinds that are asked for, by day', () => {
  const desk = begun()
  desk.session(ANN, S1)
  desk.action(ANN, ITEM)
  assert.deepEqual(idsOf(desk.now()), ['session-s-1', 'action-a-1', 'due-c-1', 'due-c-2'])
  assert.deepEqual(idsOf(desk.now(), { kinds: 'sessions,actions' }), ['session-s-1', 'action-a-1'])
  assert.match(asked(desk.now(), { kinds: 'sessions' }).name, /^P–Q · Sessions$/)
})

test('what is named is in it, joined by or', () => {
  const desk = begun()
  desk.session(ANN, { ...S1, sectors: ['y'] })
  desk.action(ANN, { ...ITEM, serves: 'c-1' })
  const of = (query: object) => idsOf(desk.now(), query)
  assert.deepEqual(of({ sector: 'x' }), ['action-a-1', 'due-c-1'])
  assert.deepEqual(of({ sector: 'y' }), ['session-s-1', 'due-c-2'])
  assert.deepEqual(of({ commitment: 'c-2' }), ['due-c-2'])
  assert.deepEqual(of({ body: 'n-min' }), ['action-a-1', 'due-c-1'])
  assert.deepEqual(of({ body: 'n-com' }), ['session-s-1'])
  assert.deepEqual(of({ session: 's-1' }), ['session-s-1', 'action-a-1'])
  assert.deepEqual(of({ session: 's-1', commitment: 'c-2' }), [
    'session-s-1',
    'action-a-1',
    'due-c-2',
  ])
})

test('unknown ids are refused by name, and a session that was called off is known', () => {
  const desk = begun()
  desk.session(ANN, S1)
  desk.write(ANN, (s, d) => s.cancelSession('s-1', d))
  assert.deepEqual(idsOf(desk.now(), { session: 's-1' }), ['session-s-1'])
  assert.throws(
    () => asked(desk.now(), { session: 's-9', sector: 'z', body: 'n-9', commitment: 'c-9' }),
    (error: unknown) =>
      error instanceof RefusedQuestion &&
      error.complaints.map(({ field }) => field).join() === 'sector,body,commitment,session',
  )
})

test('a session that moves rises in its sequence, called off it is cancelled', () => {
  const desk = begun()
  const seen = () => {
    const { revisions, isCancelled, when } = entryOf(desk.now(), 'session-s-1')
    return [revisions, isCancelled, when.on]
  }
  desk.session(ANN, S1)
  assert.deepEqual(seen(), [0, false, '2024-07-01'])
  desk.session(ANN, { ...S1, on: '2024-07-08' })
  assert.deepEqual(seen(), [1, false, '2024-07-08'])
  desk.write(ANN, (s, d) => s.cancelSession('s-1', d))
  assert.deepEqual(seen(), [2, true, '2024-07-08'])
})

test('an action item keeps its id when it moves, is dropped, loses its day or is taken back', () => {
  const desk = begun()
  desk.session(ANN, S1)
  const seen = () => {
    const { revisions, isCancelled, when } = entryOf(desk.now(), 'action-a-1')
    return [revisions, isCancelled, when.on]
  }
  desk.action(ANN, ITEM)
  desk.action(ANN, { ...ITEM, base: 1, due: '2024-08-15' })
  assert.deepEqual(seen(), [1, false, '2024-08-15'])
  desk.write(ANN, (s, d) => s.takeBackAction('a-1', d))
  assert.deepEqual(seen(), [2, false, '2024-08-01'])
  desk.action(ANN, { ...ITEM, base: 1, due: null })
  assert.deepEqual(seen(), [3, true, '2024-08-15'])
  desk.action(ANN, { ...ITEM, base: 2, state: 'dropped', reason: 'no use' })
  assert.deepEqual(seen(), [4, true, '2024-08-01'])
  for (let i = 0; i < 3; i++) desk.write(ANN, (s, d) => s.takeBackAction('a-1', d))
  assert.equal(seen()[0], 7)
  assert.equal(seen()[1], true)
})

test('a sequence never goes down, and goes up whenever the day moves or the entry is cancelled', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('due' as const), on: fc.integer({ min: 0, max: 30 }) }),
    fc.record({
      kind: fc.constantFrom('withdrawn', 'started', 'reported'),
      on: fc.integer({ min: 0, max: 30 }),
    }),
    fc.record({ kind: fc.constant('back' as const), on: fc.nat({ max: 9 }) }),
  )
  const day = (n: number) =>
    `2024-0${1 + Math.floor(n / 10)}-${String(1 + (n % 10)).padStart(2, '0')}`
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const statements: Statement[] = [...PROMISES.slice(0, 3)]
      const entry = () => entryOf(openDossier(PARTNERSHIP, statements), 'due-c-1')
      let before = entry()
      steps.forEach(({ kind, on }, i) => {
        const given = day(on)
        const about = statements.slice(1)
        const one = about[on % about.length]!
        statements.push(
          kind === 'due'
            ? due(`2025-0${1 + (i % 9)}-15`, 'target', given)
            : kind === 'back'
              ? statement({
                  subject: one.subject,
                  property: 'retraction',
                  valueType: 'retraction',
                  value: { reason: 'wrong' },
                  knownOn: one.knownOn,
                  retracts: one.id,
                })
              : act(kind as 'started', given),
        )
        const isOnRecord = asked(openDossier(PARTNERSHIP, statements)).entries.length > 0
        if (!isOnRecord) return
        const after = entry()
        const isMoved = after.when.on !== before.when.on || after.isCancelled !== before.isCancelled
        assert.ok(after.revisions >= before.revisions)
        if (isMoved) assert.ok(after.revisions > before.revisions, kind)
        before = after
      })
    }),
    { numRuns: 200 },
  )
})

test('entries lead to the site where its address is known, and nowhere without', () => {
  const dossier = packDossier('example')
  const site = 'https://desk.example.org/'
  for (const { href } of asked(dossier, {}, site).entries) assert.ok(href!.startsWith(site))
  for (const { href } of asked(dossier).entries) assert.equal(href, undefined)
})
