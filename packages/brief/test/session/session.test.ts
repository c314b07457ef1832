import assert from 'node:assert/strict'
import test from 'node:test'
import type { Statement } from '@followthrough/ledger'
import fc from 'fast-check'
import { act, commitment, due, someLedger } from '../../../ledger/test/statements.ts'
import {
  ActionsAnswer,
  ActionsQuery,
  AgendaAnswer,
  AgendaMoved,
  type AgendaOperation,
  AgendaQuery,
  createAnswers,
  type Dossier,
  LANGUAGES,
  RefusedQuestion,
  SessionAnswer,
  SessionsAnswer,
  SessionsQuery,
} from '../../src/index.ts'
import { actionItems } from '../../src/session/actions.ts'
import {
  type AgendaItem,
  agendaOf,
  type Edited,
  editsOf,
  foldEdits,
  proposedAgenda,
  sessionOf,
  sessionsOf,
  withEdit,
} from '../../src/session/agenda.ts'
import { sequenceOf } from '../../src/session/desk.ts'
import type { Kept } from '../../src/session/kept.ts'
import { mechanismsOf, nextNumber } from '../../src/session/mechanisms.ts'
import type { AgendaEdit } from '../../src/session/records.ts'
import { institution, packDossier, record, small, stateOf } from '../small.ts'
import { deskOf, type Person } from './ledger-desk.ts'

const ANN: Person = { name: 'Ann', day: '2024-06-01' }
const BEN: Person = { name: 'Ben', day: '2024-06-02' }

const COMMISSION = institution('n-com', {
  name: 'Joint Commission',
  party: null,
  kind: 'commission',
})
const promises = ['c-1', 'c-2', 'c-3', 'c-4'].flatMap((id, i) => [
  commitment({ id, title: `Promise ${i + 1}`, sector: i < 2 ? 'x' : 'y' }),
  act('voiced', '2022-01-01', { subject: id, saidBy: 'p-1' }),
  { ...due(`2024-0${i + 1}-28`, 'target', '2022-01-01'), subject: id },
])
const WORLD: readonly Statement[] = [COMMISSION, ...promises]
const S1 = { id: 's-1', mechanism: 'n-com', on: '2024-07-01', number: 3 }

const begun = (statements = WORLD) => {
  const desk = deskOf(
    small(statements.map((s) => ({ ...s, recordedAt: '2024-01-01T00:00:00.000Z' }))),
  )
  desk.session(ANN, S1)
  return desk
}
const idsOf = (dossier: Dossier, id = 's-1', day = '2024-06-01') =>
  agendaOf(dossier, id, day)!.items.map((item) => item.id)

test('an agenda is proposed by rank, and stands together by sector', () => {
  const desk = begun()
  // All are overdue; the longest first, and its sector with it.
  assert.deepEqual(idsOf(desk.now()), ['ask:c-1', 'ask:c-2', 'ask:c-3', 'ask:c-4'])
  const agenda = agendaOf(desk.now(), 's-1', '2024-06-01')!
  assert.deepEqual(
    agenda.items.map(({ group }) => group),
    ['x', 'x', 'y', 'y'],
  )
  desk.session(ANN, { ...S1, items: 2, sectors: ['y'] })
  const smaller = agendaOf(desk.now(), 's-1', '2024-06-01')!
  assert.deepEqual(
    smaller.items.map(({ id }) => id),
    ['ask:c-3', 'ask:c-4'],
  )
  desk.session(ANN, { ...S1, items: 3 })
  const three = agendaOf(desk.now(), 's-1', '2024-06-01')!
  assert.deepEqual(
    three.reserve.map(({ id }) => id),
    ['ask:c-4'],
  )
})

test('grouped by body, items stand under the body that owes the step', () => {
  const bodies = [institution('n-a'), institution('n-b', { party: 'Q' })]
  const owned = ['c-1', 'c-2'].flatMap((id, i) => [
    commitment({
      id,
      responsible: [
        { party: i === 0 ? 'P' : 'Q', bodies: [{ id: i === 0 ? 'n-a' : 'n-b', probable: false }] },
      ],
    }),
    act('voiced', '2022-01-01', {
      subject: id,
      saidBy: 'p-1',
      boundParties: [i === 0 ? 'P' : 'Q'],
    }),
    { ...due('2024-01-01', 'target', '2022-01-01'), subject: id },
  ])
  const desk = deskOf(small([COMMISSION, ...bodies, ...owned]))
  desk.session(ANN, { ...S1, groupBy: 'body' })
  assert.deepEqual(
    agendaOf(desk.now(), 's-1', '2024-06-01')!.items.map(({ group }) => group),
    ['n-a', 'n-b'],
  )
})

test('people move, reword, annotate, add, drop and regroup; what they drop keeps its reason', () => {
  const desk = begun()
  desk.edit(ANN, 's-1', {
    base: 0,
    operations: [
      { op: 'order', item: 'ask:c-2', before: 'ask:c-1' },
      { op: 'wording', item: 'ask:c-1', wording: 'Where is it?' },
      { op: 'note', item: 'ask:c-1', note: 'Ask softly.' },
      { op: 'group', item: 'ask:c-3', group: 'Any other business' },
      { op: 'drop', item: 'ask:c-4', reason: 'Settled by letter' },
      { op: 'add', item: 'own:date', wording: 'Day of the next session', reason: 'Always' },
      { op: 'add', item: 'own:tea', wording: 'Tea', reason: 'Always', group: 'Any other business' },
    ],
  })
  const answers = createAnswers(desk.now(), () => '2024-06-03')
  const answer = answers.agenda('s-1', AgendaQuery.parse({}))!
  assert.deepEqual(AgendaAnswer.parse(answer).items, answer.items)
  assert.deepEqual(
    answer.items.map(({ number, id, question, note }) => [number, id, question.slice(0, 13), note]),
    [
      [1, 'ask:c-2', 'Due by 28 Feb', ''],
      [2, 'ask:c-1', 'Where is it?', 'Ask softly.'],
      [3, 'ask:c-3', 'Due by 28 Mar', ''],
      [4, 'own:tea', 'Tea', ''],
      [5, 'own:date', 'Day of the ne', ''],
    ],
  )
  assert.deepEqual(
    answer.dropped.map(({ item, reason, by }) => [item.id, reason, by]),
    [['ask:c-4', 'Settled by letter', 'Ann']],
  )
  assert.deepEqual(
    answer.groups.map(({ name }) => name),
    ['Exes', 'Any other business', 'Other matters'],
  )
  assert.equal(answer.version, 7)
  assert.equal(answer.items[1]!.isReworded, true)
})

test('of two who edit one agenda the second sees what the first did, and nothing is lost', () => {
  const desk = begun()
  desk.edit(ANN, 's-1', {
    base: 0,
    operations: [{ op: 'drop', item: 'ask:c-1', reason: 'Done' }],
  })
  const late = { base: 0, operations: [{ op: 'note', item: 'ask:c-2', note: 'Mine' }] }
  assert.throws(
    () => desk.edit(BEN, 's-1', late),
    (error: unknown) => {
      assert.ok(error instanceof AgendaMoved)
      assert.equal(error.version, 1)
      assert.deepEqual(
        error.others.map(({ by, value }) => [by, value.operation.op, value.operation.item]),
        [['Ann', 'drop', 'ask:c-1']],
      )
      assert.match(error.message, /version 1 by now: Ann dropped ask:c-1\. Look at it again/)
      return true
    },
  )
  desk.edit(BEN, 's-1', { ...late, base: 1 })
  const agenda = agendaOf(desk.now(), 's-1', '2024-06-02')!
  assert.equal(agenda.version, 2)
  assert.equal(agenda.items.find(({ id }) => id === 'ask:c-2')!.note, 'Mine')
  assert.equal(agenda.dropped.length, 1)
})

test('edits that two machines wrote past each other are both kept, in one order', () => {
  const desk = begun()
  const before = desk.now()
  const draftOf = (by: Person, operation: object) => {
    const other = deskOf(before)
    return other.edit(by, 's-1', { base: 0, operations: [operation] })
  }
  const first = draftOf(ANN, { op: 'note', item: 'ask:c-1', note: 'A' })
  const second = draftOf(BEN, { op: 'note', item: 'ask:c-2', note: 'B' })
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const both = deskOf(before)
    for (const [statement] of order) both.append([{ ...statement! }], '2024-06-02')
    const agenda = agendaOf(both.now(), 's-1', '2024-06-02')!
    assert.equal(agenda.version, 2)
    assert.deepEqual(
      agenda.items.slice(0, 2).map(({ note }) => note),
      ['A', 'B'],
    )
  }
})

test('edits are refused with the field and what is wrong, and then none of them is written', () => {
  const desk = begun()
  const refused = (operation: object, message: RegExp) =>
    assert.throws(
      () => desk.edit(ANN, 's-1', { base: 0, operations: [operation] }),
      (error: unknown) => error instanceof RefusedQuestion && message.test(error.message),
    )
  refused({ op: 'note', item: 'ask:c-9', note: 'x' }, /ask:c-9 is not on the agenda/)
  refused({ op: 'order', item: 'ask:c-1', before: 'ask:c-9' }, /ask:c-9 is not on the agenda/)
  refused({ op: 'order', item: 'ask:c-1', before: 'ask:c-1' }, /before itself/)
  refused({ op: 'add', item: 'ask:c-1', reason: 'x' }, /on the agenda already/)
  refused({ op: 'add', item: 'ask:c-9', reason: 'x' }, /no commitment c-9/)
  refused({ op: 'add', item: 'own:x', reason: 'x' }, /needs its wording/)
  assert.throws(
    () =>
      desk.edit(ANN, 's-1', { base: 7, operations: [{ op: 'note', item: 'ask:c-1', note: '' }] }),
    /nobody has seen 7/,
  )
  assert.throws(
    () =>
      desk.edit(ANN, 's-9', { base: 0, operations: [{ op: 'note', item: 'ask:c-1', note: '' }] }),
    /no session/,
  )
  assert.equal(editsOf(desk.now(), 's-1').version, 0)
})

test('an edit that is taken back is as if it had not been, and moves the version on', () => {
  const desk = begun()
  const before = idsOf(desk.now())
  const [written] = desk.edit(ANN, 's-1', {
    base: 0,
    operations: [{ op: 'order', item: 'ask:c-4', before: 'ask:c-1' }],
  })
  assert.notDeepEqual(idsOf(desk.now()), before)
  desk.write(BEN, (s, d) => s.takeBackEdits('s-1', { base: 1, statements: [written!.id] }, d))
  assert.deepEqual(idsOf(desk.now()), before)
  assert.equal(editsOf(desk.now(), 's-1').version, 2)
  assert.throws(
    () =>
      desk.edit(ANN, 's-1', { base: 1, operations: [{ op: 'note', item: 'ask:c-1', note: 'x' }] }),
    /edit w\d+ was taken back/,
  )
})

const someItem = fc.constantFrom('ask:c-1', 'ask:c-2', 'ask:c-3', 'ask:c-4', 'own:a', 'own:b')
const someOperation: fc.Arbitrary<AgendaOperation> = fc.oneof(
  fc.record({
    op: fc.constant('order' as const),
    item: someItem,
    before: fc.option(someItem),
  }),
  fc.record({
    op: fc.constant('wording' as const),
    item: someItem,
    wording: fc.option(fc.string({ minLength: 1 })),
  }),
  fc.record({ op: fc.constant('note' as const), item: someItem, note: fc.string() }),
  fc.record({
    op: fc.constant('add' as const),
    item: someItem,
    group: fc.constant(null),
    wording: fc.option(fc.string({ minLength: 1 })),
    reason: fc.constant('why'),
  }),
  fc.record({ op: fc.constant('drop' as const), item: someItem, reason: fc.constant('why') }),
  fc.record({
    op: fc.constant('group' as const),
    item: someItem,
    group: fc.constantFrom('x', 'z'),
  }),
)
const someEdits = fc
  .array(fc.tuple(someOperation, fc.nat(3)), { maxLength: 12 })
  .map((operations) =>
    operations.map(
      ([operation], i) =>
        ({
          value: { id: `s-1#${i}`, session: 's-1', base: i, operation },
          statement: { id: `e${i}` },
          on: '2024-06-01',
          by: 'Ann',
        }) as Kept<AgendaEdit>,
    ),
  )

const bare = (id: string): AgendaItem => ({
  id,
  kind: id.startsWith('own:') ? 'own' : 'ask',
  group: 'x',
  commitment: null,
  ask: null,
  action: null,
  wording: null,
  note: '',
  added: null,
  moved: false,
})

/** The slow way: an agenda as a list of cards that one hand after another changes in place. */
function byHand(
  start: readonly string[],
  shelf: readonly string[],
  edits: readonly Kept<AgendaEdit>[],
) {
  const regroup = () => {
    const groups = [...new Set(cards.map(({ group }) => group))]
    cards.splice(0, cards.length, ...groups.flatMap((one) => cards.filter((c) => c.group === one)))
  }
  type Card = {
    id: string
    group: string
    wording: string | null
    note: string
    added: string | null
  }
  const cards: Card[] = start.map((id) => ({
    id,
    group: 'x',
    wording: null,
    note: '',
    added: null,
  }))
  const box: Card[] = []
  const idle: string[] = []
  for (const { value, statement } of edits) {
    const { operation } = value
    const card = cards.find(({ id }) => id === operation.item)
    if (operation.op === 'add') {
      const known =
        shelf.includes(operation.item) ||
        (operation.item.startsWith('own:') && operation.wording !== null)
      const dropped = box.findIndex(({ id }) => id === operation.item)
      if (card !== undefined || (dropped === -1 && !known)) {
        idle.push(statement.id)
        continue
      }
      const taken = dropped === -1 ? null : box.splice(dropped, 1)[0]!
      const isOwn = taken === null && !shelf.includes(operation.item)
      const fresh = taken ?? {
        id: operation.item,
        group: isOwn ? 'own' : 'x',
        wording: null,
        note: '',
        added: null,
      }
      fresh.wording = operation.wording ?? fresh.wording
      fresh.added = operation.reason
      cards.push(fresh)
      regroup()
      continue
    }
    if (card === undefined || (operation.op === 'order' && operation.before === operation.item)) {
      idle.push(statement.id)
      continue
    }
    if (operation.op === 'wording') card.wording = operation.wording
    if (operation.op === 'note') card.note = operation.note
    if (operation.op === 'group' && card.group !== operation.group) {
      card.group = operation.group
      cards.push(...cards.splice(cards.indexOf(card), 1))
    }
    if (operation.op === 'drop') {
      cards.splice(cards.indexOf(card), 1)
      box.push(card)
    }
    if (operation.op === 'order') {
      cards.splice(cards.indexOf(card), 1)
      const to = cards.findIndex(({ id }) => id === operation.before)
      if (to === -1) cards.push(card)
      else cards.splice(to, 0, card)
    }
    regroup()
  }
  return { cards, idle }
}

const looked = ({ id, group, wording, note, added }: AgendaItem) => ({
  id,
  group,
  wording,
  note,
  added,
})

test('folding edits equals applying them one by one, and a hand that moves cards', () => {
  fc.assert(
    fc.property(someEdits, fc.subarray(['ask:c-1', 'ask:c-2', 'ask:c-3']), (edits, start) => {
      const items = start.map(bare)
      const shelf = (id: string) => (id === 'ask:c-4' ? bare(id) : null)
      const folded = foldEdits(items, edits, shelf)
      let stepwise: Edited = { items, dropped: [], idle: [] }
      for (const edit of edits) stepwise = withEdit(stepwise, edit, shelf)
      assert.deepEqual(folded, stepwise)
      const slow = byHand(start, ['ask:c-4'], edits)
      assert.deepEqual(folded.items.map(looked), slow.cards)
      assert.deepEqual(
        folded.idle.map(({ statement }) => statement.id),
        slow.idle,
      )
    }),
    { numRuns: 500 },
  )
})

test('an item goes before the one that was seen, whatever was regrouped first', () => {
  const desk = begun()
  const edit = (base: number, ...operations: AgendaOperation[]) =>
    desk.edit(ANN, 's-1', { base, operations })
  edit(0, { op: 'group', item: 'ask:c-3', group: 'x' })
  assert.deepEqual(idsOf(desk.now()), ['ask:c-1', 'ask:c-2', 'ask:c-3', 'ask:c-4'])
  edit(1, { op: 'group', item: 'ask:c-1', group: 'y' })
  assert.deepEqual(idsOf(desk.now()), ['ask:c-2', 'ask:c-3', 'ask:c-4', 'ask:c-1'])
  edit(2, { op: 'order', item: 'ask:c-2', before: 'ask:c-4' })
  assert.deepEqual(idsOf(desk.now()), ['ask:c-3', 'ask:c-2', 'ask:c-4', 'ask:c-1'])
})

test('nothing leaves an agenda but by being dropped', () => {
  fc.assert(
    fc.property(someEdits, (edits) => {
      const items = ['ask:c-1', 'ask:c-2', 'ask:c-3'].map(bare)
      const { items: left, dropped } = foldEdits(items, edits, () => null)
      const all = [...left.map(({ id }) => id), ...dropped.map(({ item }) => item.id)]
      assert.equal(new Set(all).size, all.length)
      for (const { id } of items) assert.ok(all.includes(id))
    }),
  )
})

test('an agenda fixed at a record day is the same whatever is appended later', () => {
  fc.assert(
    fc.property(someLedger, someLedger, (first, later) => {
      const promised = [...WORLD, ...first]
      const desk = deskOf(
        small(promised.map((s) => ({ ...s, recordedAt: '2024-01-01T00:00:00.000Z' }))),
      )
      desk.session(ANN, S1)
      const proposed = idsOf(desk.now())
      if (proposed.length > 0)
        desk.edit(ANN, 's-1', {
          base: 0,
          operations: [{ op: 'order', item: proposed[0], before: null }],
        })
      const { version } = editsOf(desk.now(), 's-1')
      desk.write(ANN, (s, d) => s.fix('s-1', { base: version, recordDay: '2024-05-31' }, d))
      const answerOf = (dossier: Dossier) =>
        createAnswers(dossier, () => '2026-11-21').agenda('s-1', AgendaQuery.parse({}))
      const fixed = answerOf(desk.now())!
      assert.notEqual(fixed.fixed, null)
      assert.equal(fixed.items.length, proposed.length)
      // Old news found late, retractions, other titles and other commitments: recorded after the fixing.
      desk.append(
        later.map((s, i) => ({
          ...s,
          retracts: s.retracts === null ? null : (first[i % first.length]!.id ?? null),
        })),
        '2024-06-20',
      )
      desk.append(
        [record('title', { id: 'c-1:ru', subject: 'c-1', language: 'ru', title: 'Т', by: 'x' })],
        '2024-06-21',
      )
      desk.session(BEN, { ...S1, on: '2024-08-01', items: 1 })
      assert.deepEqual(answerOf(desk.now()), fixed)
    }),
    { numRuns: 60 },
  )
})

test('what is asked for a draft does not move a fixed agenda', () => {
  const desk = begun()
  desk.write(ANN, (s, d) => s.fix('s-1', { base: 0, recordDay: '2024-01-31' }, d))
  const answerOf = (query: object) =>
    createAnswers(desk.now(), () => '2024-12-01').agenda('s-1', AgendaQuery.parse(query))
  const fixed = answerOf({})!
  assert.equal(fixed.items.length, 4)
  for (const query of [
    { since: '2022-06-01' },
    { dueWithinDays: 0 },
    { dueWithinDays: 3660 },
    { recordDay: '2023-01-01' },
  ])
    assert.deepEqual(answerOf(query), fixed)
})

test('a fixed agenda is not edited; released, it moves with the ledger again', () => {
  const desk = begun()
  desk.write(ANN, (s, d) => s.fix('s-1', { base: 0, recordDay: '2024-06-01' }, d))
  assert.throws(
    () =>
      desk.edit(BEN, 's-1', { base: 0, operations: [{ op: 'note', item: 'ask:c-1', note: 'x' }] }),
    /was fixed by Ann at 2024-06-01; release it first/,
  )
  const answer = createAnswers(desk.now(), () => '2024-12-01').agenda('s-1', AgendaQuery.parse({}))!
  assert.equal(answer.recordDay, '2024-06-01')
  assert.equal(answer.items.length, 4)
  assert.equal(answer.fixed!.by, 'Ann')
  desk.write(ANN, (s, d) => s.release('s-1', d))
  desk.edit(BEN, 's-1', { base: 0, operations: [{ op: 'note', item: 'ask:c-1', note: 'x' }] })
  assert.equal(agendaOf(desk.now(), 's-1', '2024-12-01')!.fixed, null)
})

test('a session names a mechanism of the pack, its sectors and its chairs, and is not in the past', () => {
  const desk = deskOf(small([...WORLD, institution('n-min')]))
  const refused = (given: object, message: RegExp) =>
    assert.throws(() => desk.session(ANN, { ...S1, ...given }), message)
  refused({ mechanism: 'n-min' }, /expected the id of a mechanism: n-com/)
  refused({ sectors: ['z'] }, /sectors: expected one of x, y/)
  refused({ coChairs: [{ party: 'Z', name: 'Zed' }] }, /expected a party: P, Q/)
  refused({ coChairs: [{ party: 'P', person: 'p-9' }] }, /id of a person/)
  refused({ on: '2024-05-01' }, /the day is past/)
  refused({ past: true }, /has not come yet/)
  refused({ startsAt: '09:30' }, /needs a time zone/)
  refused({ startsAt: '25:00', tz: 'Asia/Karachi' }, /time of day/)
  refused({ startsAt: '09:30', tz: 'Nowhere/Here' }, /time zone of the IANA/)
  desk.session(ANN, { ...S1, on: '2024-05-01', past: true })
  desk.session(ANN, { ...S1, startsAt: '09:30', tz: 'Asia/Karachi' })
  assert.equal(sessionOf(desk.now(), 's-1')!.title, 'Joint Commission, session 3')
  assert.equal(sequenceOf(desk.now(), 's-1'), 1)
  refused({ base: 0 }, /id: there is or was a session of this id/)
  refused({ base: 1 }, /base: Ann has changed the session since/)
  desk.session(ANN, { ...S1, base: 2, place: 'Here' })
  desk.write(ANN, (s, d) => s.cancelSession('s-1', d))
  assert.equal(sessionOf(desk.now(), 's-1'), null)
  refused({}, /take another id/)
  refused({ base: 0 }, /take another id/)
  refused({ base: 3 }, /not there any more/)
})

const ACTION = {
  id: 'a-1',
  session: 's-1',
  what: 'Send the draft protocol',
  owners: [{ party: 'P' }],
  due: '2024-09-01',
  serves: 'c-1',
}

test('an action item is carried from session to session until it is closed', () => {
  const desk = begun()
  desk.action({ name: 'Ann', day: '2024-07-01' }, ACTION)
  desk.session(ANN, { ...S1, id: 's-2', on: '2024-12-01', number: 4 })
  desk.session(ANN, { ...S1, id: 's-3', on: '2025-06-01', number: 5 })
  const first = (id: string) => idsOf(desk.now(), id, '2024-10-01')[0]
  assert.equal(first('s-1'), 'ask:c-1')
  assert.equal(first('s-2'), 'action:a-1')
  assert.equal(first('s-3'), 'action:a-1')
  const answer = createAnswers(desk.now(), () => '2024-10-01').actions({}, ActionsQuery.parse({}))
  assert.deepEqual(ActionsAnswer.parse(answer).items, answer.items)
  assert.equal(answer.items[0]!.lateDays, 30)
  assert.equal(answer.late, 1)
  desk.action(
    { name: 'Ann', day: '2024-10-05' },
    { ...ACTION, base: 1, state: 'done', reason: 'Sent by note' },
  )
  assert.equal(first('s-2'), 'ask:c-1')
  // As of a day it stands as it stood then, and before it was given there is none.
  const asOf = (on: string) =>
    createAnswers(desk.now(), () => '2024-12-31')
      .actions({ asOf: on }, ActionsQuery.parse({}))
      .items.map(({ state }) => state)
  assert.deepEqual(asOf('2024-06-30'), [])
  assert.deepEqual(asOf('2024-10-04'), ['open'])
  assert.deepEqual(asOf('2024-10-05'), ['done'])
  // A session that is cancelled does not take what it gave to do with it.
  const kept = begun()
  kept.action({ name: 'Ann', day: '2024-07-01' }, ACTION)
  kept.session(ANN, { ...S1, id: 's-2', on: '2024-12-01', number: 4 })
  kept.write(ANN, (s, d) => s.cancelSession('s-1', d))
  assert.equal(idsOf(kept.now(), 's-2', '2024-10-01')[0], 'action:a-1')
})

test('what a cancelled session gave to do can be put off, done and taken back', () => {
  const desk = begun()
  desk.action(ANN, ACTION)
  desk.write(ANN, (s, d) => s.cancelSession('s-1', d))
  desk.action(ANN, { ...ACTION, base: 1, due: '2024-10-01' })
  desk.action(ANN, { ...ACTION, base: 2, state: 'done' })
  const items = (query: object) =>
    createAnswers(desk.now(), () => '2024-10-01').actions({}, ActionsQuery.parse(query)).items
  assert.deepEqual(
    items({ session: ['s-1'] }).map(({ state, due }) => [state, due]),
    [['done', '2024-09-01']],
  )
  desk.write(ANN, (s, d) => s.takeBackAction('a-1', d))
  assert.equal(items({ session: ['s-1'] })[0]!.due, '2024-10-01')
  // It gives nothing new, and what never was is no session.
  assert.throws(() => desk.action(ANN, { ...ACTION, id: 'a-2' }), /no session of this id/)
  assert.throws(() => items({ session: ['s-9'] }), /no session of this id/)
  assert.throws(() => items({ serves: ['c-9'] }), /id of a commitment or an instrument/)
})

test('an act about what it serves closes an action item, from a later day and a source that counts', () => {
  const closes = (statement: Statement) => {
    const desk = begun([...WORLD, statement])
    desk.action({ name: 'Ann', day: '2024-07-01' }, ACTION)
    const [item] = actionItems(desk.now(), stateOf(desk.now(), '2024-10-01'))
    return [item!.state, item!.closedBy, item!.evidence.length]
  }
  assert.deepEqual(closes(act('met', '2024-08-01')), ['done', 'evidence', 1])
  assert.deepEqual(closes(act('met', '2024-07-01')), ['open', null, 0])
  assert.deepEqual(closes(act('voiced', '2024-08-01')), ['open', null, 0])
  assert.deepEqual(closes(act('met', '2024-08-01', { sourceClass: 'F' })), ['open', null, 0])
  assert.deepEqual(closes(act('met', '2024-08-01', { modality: 'denial' })), ['open', null, 0])
  assert.deepEqual(closes(act('met', '2024-08-01', { subject: 'c-2' })), ['open', null, 0])
  assert.deepEqual(closes(act('met', '2024-08-01', { knownOn: '2024-11-01' })), ['open', null, 0])
})

test('every due day of an action item is kept with the day it was given', () => {
  const desk = begun()
  desk.action({ name: 'Ann', day: '2024-07-01' }, ACTION)
  desk.action({ name: 'Ben', day: '2024-08-20' }, { ...ACTION, base: 1, due: '2024-10-01' })
  desk.action(
    { name: 'Ben', day: '2024-08-21' },
    { ...ACTION, base: 2, due: '2024-10-01', what: 'Send it' },
  )
  desk.action({ name: 'Ann', day: '2024-09-20' }, { ...ACTION, base: 3, due: '2024-12-01' })
  const [item] = actionItems(desk.now(), stateOf(desk.now(), '2024-10-01'))
  assert.deepEqual(item!.dues, [
    { due: '2024-09-01', given: '2024-07-01', by: 'Ann' },
    { due: '2024-10-01', given: '2024-08-20', by: 'Ben' },
    { due: '2024-12-01', given: '2024-09-20', by: 'Ann' },
  ])
  assert.equal(item!.slippedDays, 91)
  assert.throws(
    () => desk.action(ANN, { ...ACTION, base: 2 }),
    /at version 4: Ann wrote “Send the draft protocol”, due 1 Dec 2024, open/,
  )
  desk.write(ANN, (s, d) => s.takeBackAction('a-1', d))
  const [before] = actionItems(desk.now(), stateOf(desk.now(), '2024-10-01'))
  assert.equal(before!.action.due, '2024-10-01')
})

test('an action item needs a session, an owner of the partnership and something on record to serve', () => {
  const desk = begun()
  const refused = (given: object, message: RegExp) =>
    assert.throws(() => desk.action(ANN, { ...ACTION, ...given }), message)
  refused({ session: 's-9' }, /no session of this id/)
  refused({ owners: [{ party: 'Z' }] }, /expected a party/)
  refused({ owners: [{ party: 'P', body: 'n-9' }] }, /id of an institution/)
  refused({ serves: 'c-9' }, /id of a commitment or an instrument/)
  refused({ due: '2024-01-01' }, /the day is past/)
  refused({ base: 1 }, /its base is 0/)
  refused({ state: 'dropped' }, /say why/)
})

test('a session closes when each of its items has come to something; what was put off leads the next', () => {
  const desk = begun()
  const held: Person = { name: 'Ann', day: '2024-07-01' }
  assert.throws(
    () => desk.write(ANN, (s, d) => s.close('s-1', { outcomes: [], note: '' }, d)),
    /has not been held/,
  )
  assert.throws(
    () => desk.write(held, (s, d) => s.close('s-1', { outcomes: [], note: '' }, d)),
    /fix its agenda first/,
  )
  desk.write(ANN, (s, d) => s.fix('s-1', { base: 0, recordDay: '2024-06-01' }, d))
  desk.outcomes(held, 's-1', {
    outcomes: [
      { item: 'ask:c-1', outcome: 'answered', words: 'It is under way.' },
      { item: 'ask:c-2', outcome: 'new-date', due: '2025-01' },
      { item: 'ask:c-3', outcome: 'deferred' },
    ],
  })
  assert.throws(
    () => desk.write(held, (s, d) => s.close('s-1', { outcomes: [], note: '' }, d)),
    /say what these came to: ask:c-4/,
  )
  assert.throws(
    () => desk.outcomes(held, 's-1', { outcomes: [{ item: 'ask:c-9', outcome: 'answered' }] }),
    /not on the agenda/,
  )
  desk.outcomes(held, 's-1', { outcomes: [{ item: 'ask:c-4', outcome: 'not-reached' }] })
  desk.write(held, (s, d) => s.close('s-1', { outcomes: [], note: 'Signed by both.' }, d))
  assert.throws(
    () =>
      desk.edit(held, 's-1', { base: 0, operations: [{ op: 'note', item: 'ask:c-1', note: '' }] }),
    /closed/,
  )
  const answers = createAnswers(desk.now(), () => '2024-07-02')
  const answer = answers.session({}, 's-1', SessionsQuery.parse({}))!
  assert.deepEqual(SessionAnswer.parse(answer).outcomes, answer.outcomes)
  assert.equal(answer.session.stage, 'closed')
  assert.deepEqual(
    answer.outcomes.map(({ outcome }) => outcome),
    ['answered', 'new-date', 'deferred', 'not-reached'],
  )
  desk.session(held, { ...S1, id: 's-2', on: '2024-12-01' })
  const next = proposedAgenda(
    desk.now(),
    stateOf(desk.now(), '2024-11-01'),
    sessionOf(desk.now(), 's-2')!,
  )
  assert.deepEqual(
    next.items.slice(0, 2).map(({ id }) => id),
    ['ask:c-3', 'ask:c-4'],
  )
  assert.match(next.items[0]!.ask!.question, /Put off at the session of 1 July 2024\./)
  assert.equal(next.since, '2024-07-01')
  // A day that was given is told of, and presses once it has passed.
  const redated = (on: string) => {
    const { items } = proposedAgenda(
      desk.now(),
      stateOf(desk.now(), on),
      sessionOf(desk.now(), 's-2')!,
    )
    const { question, rank } = items.find(({ id }) => id === 'ask:c-2')!.ask!
    assert.match(question, /The day given at the session of 1 July 2024: January 2025\./)
    return rank.parts.some(({ part }) => part === 'carried')
  }
  assert.equal(redated('2025-01-31'), false)
  assert.equal(redated('2025-02-01'), true)
  const short = { ...sessionOf(desk.now(), 's-2')!, items: 3 }
  assert.deepEqual(
    proposedAgenda(desk.now(), stateOf(desk.now(), '2024-11-01'), short).items.map(({ id }) => id),
    ['ask:c-3', 'ask:c-4', 'ask:c-2'],
  )
  desk.write(held, (s, d) => s.reopen('s-1', d))
  assert.equal(answers.session({}, 'none', SessionsQuery.parse({})), null)
})

test('what people put on an agenda themselves is carried too when it is put off, again and again', () => {
  const desk = begun()
  const add = (item: string, more: object = {}) => ({
    op: 'add',
    item,
    wording: `About ${item}`,
    reason: 'Always',
    ...more,
  })
  const put = (session: string, wrong: RegExp | null, ...operations: object[]) => {
    const { version } = editsOf(desk.now(), session)
    const act = () => desk.edit(ANN, session, { base: version, operations })
    if (wrong === null) act()
    else assert.throws(act, wrong)
  }
  put(
    's-1',
    null,
    add('own:visas', { group: 'Visas' }),
    add('own:tea'),
    { op: 'wording', item: 'own:visas', wording: 'Visas for seamen' },
    { op: 'note', item: 'own:visas', note: 'Ask softly.' },
  )
  put('s-1', /nothing is proposed/, { op: 'wording', item: 'own:tea', wording: null })
  // What was dropped is put back as it was worded.
  put('s-1', null, { op: 'drop', item: 'own:visas', reason: 'Settled' })
  put('s-1', null, add('own:visas', { wording: null }))
  const hold = (session: string, day: string, outcomes: Record<string, string>) => {
    const held: Person = { name: 'Ann', day }
    const { version } = editsOf(desk.now(), session)
    desk.write(held, (s, d) => s.fix(session, { base: version, recordDay: day }, d))
    desk.outcomes(held, session, {
      outcomes: idsOf(desk.now(), session, day).map((item) => ({
        item,
        outcome: outcomes[item] ?? 'answered',
      })),
    })
    desk.write(held, (s, d) => s.close(session, { outcomes: [], note: '' }, d))
  }
  hold('s-1', '2024-07-01', { 'own:visas': 'deferred' })
  const own = (session: string, day: string) =>
    agendaOf(desk.now(), session, day)!
      .items.filter(({ kind }) => kind === 'own')
      .map(({ id, wording, group, note, added }) => [id, wording, group, note, added])
  desk.session({ name: 'Ann', day: '2024-07-02' }, { ...S1, id: 's-2', on: '2024-12-01', items: 3 })
  const carried = ['own:visas', 'Visas for seamen', 'Visas', '', null]
  assert.deepEqual(own('s-2', '2024-07-02'), [carried])
  assert.equal(idsOf(desk.now(), 's-2', '2024-07-02').length, 3)
  hold('s-2', '2024-12-01', { 'own:visas': 'not-reached' })
  desk.session({ name: 'Ann', day: '2024-12-02' }, { ...S1, id: 's-3', on: '2025-03-01' })
  assert.deepEqual(own('s-3', '2024-12-02'), [carried])
})

test('the heading of one’s own items has its words in every language', () => {
  const desk = begun()
  const operations = [{ op: 'add', item: 'own:tea', wording: 'Tea', reason: 'Always' }]
  desk.edit(ANN, 's-1', { base: 0, operations })
  const headings = LANGUAGES.map((language) => {
    const answers = createAnswers(desk.now(), () => '2024-06-03')
    const { groups } = answers.agenda('s-1', AgendaQuery.parse({ language }))!
    return groups.at(-1)!.name
  })
  assert.deepEqual(headings, ['Other matters', 'Другие вопросы', 'Басқа мәселелер', 'دیگر امور'])
})

test('what moved since the last session is marked on the agenda', () => {
  const desk = begun([...WORLD, act('started', '2024-08-01', { subject: 'c-2' })])
  desk.session(ANN, { ...S1, id: 's-2', on: '2024-12-01' })
  const agenda = agendaOf(desk.now(), 's-2', '2024-11-01')!
  assert.deepEqual(
    agenda.items.filter(({ moved }) => moved).map(({ id }) => id),
    ['ask:c-2'],
  )
})

test('mechanisms and their past sessions come from the institutions and events of a pack', () => {
  const kzpk = packDossier('kz-pk')
  const found = mechanismsOf(kzpk, stateOf(kzpk, '2026-11-21'))
  const igc = found.find(({ institution: { id } }) => id === 'n-igc')!
  assert.equal(igc.format, 'commission')
  assert.deepEqual(
    igc.held.map(({ number }) => number),
    [6, 9, null, 11, 12, 13],
  )
  assert.equal(nextNumber(igc), 14)
  assert.ok(found.some(({ institution: { id }, format }) => id === 'n-jbc' && format === 'council'))
  const example = packDossier('example')
  const [jsc] = mechanismsOf(example, stateOf(example, '2024-03-01'))
  assert.deepEqual(
    jsc!.held.map(({ event, number }) => [event, number]),
    [
      ['e-jsc1', 1],
      ['e-jsc5', 5],
    ],
  )
  assert.equal(nextNumber(jsc!), 6)
  const event = (id: string, kind: string, title: string, participants: string[] = []) =>
    record(
      'event',
      { id, on: '2023-01-01', kind, title, place: '', participants, sources: ['s'] },
      { validOn: '2023-01-01', knownOn: '2023-01-01' },
    )
  const mechanism = (id: string, kind: string, name: string) =>
    institution(id, { kind, name, party: null })
  // Nobody numbered the newest round, so nobody knows the number of the next.
  const unnumbered = { ...igc, held: [...igc.held, { ...igc.held[0]!, number: null }] }
  assert.equal(nextNumber(unnumbered), null)
  const dossier = small([
    mechanism('n-a', 'working group', 'Working Group on Roads'),
    mechanism('n-b', 'working group', 'Working Group on Ships'),
    mechanism('n-c', 'political consultations', 'Consultations'),
    event('e-1', 'session', 'Sitting on roads', ['Working Group on Roads']),
    event('e-2', 'session', 'Working group meets'),
    event('e-3', 'consultation', 'Second round of political consultations'),
    event('e-4', 'visit', 'Working Group on Roads visits'),
  ])
  assert.deepEqual(
    mechanismsOf(dossier, stateOf(dossier, '2024-01-01')).map(({ institution: { id }, held }) => [
      id,
      held.map((one) => one.event),
    ]),
    [
      ['n-a', ['e-1']],
      ['n-b', []],
      ['n-c', ['e-3']],
    ],
  )
})

test('the real pack has an agenda for the fourteenth commission', () => {
  const desk = deskOf(packDossier('kz-pk'))
  desk.session(
    { name: 'Aigerim', day: '2026-11-21' },
    {
      id: 'igc-14',
      mechanism: 'n-igc',
      number: 14,
      on: '2026-12-10',
      startsAt: '10:00',
      tz: 'Asia/Almaty',
      place: 'Astana',
      sectors: ['transport', 'transit', 'trade', 'customs'],
    },
  )
  const answers = createAnswers(desk.now(), () => '2026-11-21')
  const list = answers.sessions({}, SessionsQuery.parse({ language: 'ru' }))
  assert.deepEqual(SessionsAnswer.parse(list).sessions, list.sessions)
  assert.equal(list.sessions[0]!.stage, 'planned')
  const agenda = answers.agenda('igc-14', AgendaQuery.parse({ language: 'ur' }))!
  assert.equal(agenda.items.length, 20)
  assert.equal(agenda.direction, 'rtl')
  assert.ok(agenda.items.some(({ id }) => id === 'ask:c-transit-force'))
  assert.ok(agenda.items.every(({ ask }) => ask !== null))
  assert.deepEqual(
    agenda.groups.flatMap(({ items }) => items),
    agenda.items.map(({ id }) => id),
  )
  assert.equal(sessionsOf(desk.now()).length, 1)
})
