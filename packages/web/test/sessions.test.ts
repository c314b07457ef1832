import assert from 'node:assert/strict'
import test from 'node:test'
import type { SessionsAnswer } from '@followthrough/brief'
import { SessionBody } from '@followthrough/server/session-bodies'
import {
  complaintOf,
  isPast,
  nextDraft,
  nextNumberOf,
  sessionBody,
  sessionId,
} from '../src/desk/sessions/session-draft.ts'
import { editWords, rankWords, shortened, whenWords } from '../src/desk/sessions/session-words.ts'

const answer = {
  partnership: {
    id: 'x',
    title: 'P–Q',
    parties: [
      { code: 'P', name: 'Pea', adjective: 'Pean' },
      { code: 'Q', name: 'Queue', adjective: 'Queuean' },
    ],
  },
  mechanisms: [
    { institution: { id: 'n-com', name: 'Joint Commission' }, nextNumber: 14 },
    { institution: { id: 'n-talks', name: 'Talks' }, nextNumber: null },
  ],
  sessions: [{ id: 'com-14', mechanism: { id: 'n-com' }, number: 14 }],
} as unknown as SessionsAnswer

test('the next number follows the record, and the sessions of the desk', () => {
  assert.equal(nextNumberOf(answer, 'n-com'), 15)
  assert.equal(nextNumberOf({ ...answer, sessions: [] }, 'n-com'), 14)
  assert.equal(nextNumberOf(answer, 'n-talks'), null)
  assert.equal(nextDraft(answer, 'n-com').number, '15')
})

test('a session is named by mechanism and number, or its day, and takes no name that is taken', () => {
  const draft = nextDraft(answer, 'n-com')
  assert.equal(sessionId(draft, []), 'com-15')
  assert.equal(sessionId({ ...draft, number: '14' }, ['com-14']), 'com-14-2')
  assert.equal(sessionId({ ...draft, number: '', on: '2026-12-10' }, []), 'com-2026-12-10')
  assert.equal(sessionId({ ...draft, id: ' mine ' }, []), 'mine')
  assert.equal(sessionId(nextDraft(answer, ''), []), '')
})

test('what is sent of a form is what the server takes', () => {
  const draft = {
    ...nextDraft(answer, 'n-com'),
    on: '2020-05-02',
    coChairs: [
      { party: 'P', name: 'Ann Lee' },
      { party: 'P', name: 'Somebody Else' },
      { party: 'Q', name: ' ' },
    ],
  }
  const body = sessionBody(draft, {
    id: 'com-15',
    by: 'Ben',
    today: '2026-11-22',
    base: 0,
    people: [{ id: 'p-1', name: 'Ann Lee' }],
  })
  const sent = SessionBody.parse(body)
  assert.deepEqual(sent.coChairs, [
    { party: 'P', person: 'p-1', name: null },
    { party: 'P', person: null, name: 'Somebody Else' },
  ])
  assert.deepEqual([sent.number, sent.past, sent.startsAt, sent.title], [15, true, null, undefined])
  assert.equal(isPast({ on: '' }, '2026-11-22'), false)
  assert.equal(isPast({ on: '2026-11-22' }, '2026-11-22'), false)
})

test('a complaint stands beside the field that it is about', () => {
  const complaints = [
    { field: 'coChairs.0.name', message: 'too long' },
    { field: 'coChairs', message: 'expected a party' },
    { field: 'on', message: 'expected a day' },
  ]
  assert.equal(complaintOf(complaints, 'coChairs'), 'too long; expected a party')
  assert.equal(complaintOf(complaints, 'on'), 'expected a day')
  assert.equal(complaintOf(complaints, 'place'), null)
})

test('edits are told in words, with the words of their makers', () => {
  const edit = (operation: object) =>
    editWords({ id: 'e', session: 's', base: 0, operation } as never, (id) => id.toUpperCase())
  assert.equal(edit({ op: 'order', item: 'a', before: 'b' }), 'moved “A” before “B”')
  assert.equal(edit({ op: 'order', item: 'a', before: null }), 'moved “A” to the end')
  assert.equal(edit({ op: 'wording', item: 'a', wording: 'Why?' }), 'worded “A”: “Why?”')
  assert.equal(edit({ op: 'drop', item: 'a', reason: 'settled' }), 'dropped “A”: settled')
  assert.equal(edit({ op: 'group', item: 'a', group: 'x' }), 'put “A” under “X”')
  assert.equal(edit({ op: 'note', item: 'a', note: '' }), 'took the note of “A” away')
})

test('where and when a session is, and why an item stands where it does, in a line each', () => {
  const row = { on: '2026-12-10', startsAt: '10:00', tz: 'Europe/Oslo', place: 'Hall' }
  assert.equal(whenWords(row), '10 Dec 2026, 10:00 (Europe/Oslo), Hall')
  assert.equal(whenWords({ ...row, startsAt: null, place: '' }), '10 Dec 2026')
  const rank = { score: 400, parts: [{ part: 'overdue', name: 'overdue', points: 400 }] }
  const ask = { rank } as never
  assert.equal(
    rankWords({ kind: 'ask', ask, action: null, added: 'asked for' }),
    'added: asked for; 400 points: overdue 400',
  )
  assert.equal(shortened('short'), 'short')
  assert.ok(shortened('a word '.repeat(40)).length < 75)
})
