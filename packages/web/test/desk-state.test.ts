import assert from 'node:assert/strict'
import test from 'node:test'
import type { ProposalBody } from '@followthrough/brief'
import {
  commitmentId,
  draftGivesDue,
  draftOf,
  editsOf,
  needsMeets,
  troublesOf,
} from '../src/desk/claim-draft.ts'
import {
  isNarrowed,
  nextAfter,
  queueParams,
  queuePath,
  queueSearch,
  readQueue,
} from '../src/desk/queue-state.ts'
import { confidenceWords, countsWords, standingReasons } from '../src/desk/words.ts'
import { wordsPath } from '../src/evidence/words-path.ts'

const PROPOSAL = {
  id: 'p000000000000000000000001',
  spans: [[3, 9]],
  act: 'delivered',
  modality: 'fact',
  by: [{ kind: 'party', id: 'XX', name: 'Xland' }],
  saidBy: null,
  about: [{ kind: 'commitment', id: 'c-road', name: 'The road', headline: 'signed' }],
  amounts: [{ value: 12, unit: 'km', qualifier: 'about' }],
  when: { earliest: '2026-01-01', latest: '2026-01-31', role: 'happened' },
  unilateral: false,
} as unknown as ProposalBody

test('the queue in the address reads back as it was written, and what is as at first is left out', () => {
  const state = {
    ...readQueue(''),
    state: 'held' as const,
    act: 'signed',
    about: 'c-road',
    q: 'a b',
    page: 3,
    open: 'p1',
  }
  assert.deepEqual(readQueue(queueSearch(state)), state)
  assert.equal(queueSearch(readQueue('')), '')
  assert.equal(queuePath({}), '/desk')
  assert.deepEqual(readQueue('state=nonsense&page=-4&order=x'), readQueue(''))
  assert.equal(queueParams({ ...state, state: 'all' }).state, '')
  assert.ok(isNarrowed(state) && !isNarrowed(readQueue('state=held')))
})

test('after a decision the next that is still listed opens; at the foot, what moved up; else the one before', () => {
  assert.equal(nextAfter(['a', 'b', 'c'], ['b'], ['a', 'c']), 'c')
  assert.equal(nextAfter(['a', 'b', 'c'], ['a', 'b'], ['c']), 'c')
  assert.equal(nextAfter(['a', 'b'], ['b'], ['a', 'z']), 'z')
  assert.equal(nextAfter(['a', 'b'], ['b'], ['a']), 'a')
  assert.equal(nextAfter(['a'], ['a'], []), '')
  // where decided ones stay listed
  assert.equal(nextAfter(['a', 'b', 'c'], ['b'], ['a', 'b', 'c']), 'c')
})

test('an edit sends the fields that differ and no others', () => {
  const draft = draftOf(PROPOSAL)
  assert.deepEqual(editsOf(PROPOSAL, draft), {})
  assert.deepEqual(editsOf(PROPOSAL, { ...draft, act: 'started', by: ['XX', 'YY'] }), {
    act: 'started',
    by: ['XX', 'YY'],
  })
  assert.deepEqual(editsOf(PROPOSAL, { ...draft, role: '' }), { when: null })
  assert.deepEqual(editsOf(PROPOSAL, { ...draft, latest: '' }), {
    when: { earliest: '2026-01-01', latest: '2026-01-01', role: 'happened' },
  })
})

test('what is filled in wrongly is said before it is sent', () => {
  const draft = draftOf(PROPOSAL)
  assert.deepEqual(troublesOf(draft), [])
  const wrong = { ...draft.amounts[0]!, value: '1 200', unit: ' ' }
  assert.equal(troublesOf({ ...draft, amounts: [wrong] }).length, 2)
  assert.equal(troublesOf({ ...draft, latest: '2025-01-01' }).length, 1)
  assert.equal(troublesOf({ ...draft, earliest: '' }).length, 1)
  assert.equal(troublesOf({ ...draft, spans: [] }).length, 1)
})

test('a delivery of a commitment needs its measure; a promise with a due day gives one', () => {
  const draft = draftOf(PROPOSAL)
  assert.ok(needsMeets(draft))
  assert.ok(!needsMeets({ ...draft, modality: 'intention' }))
  assert.ok(!needsMeets({ ...draft, about: [] }))
  assert.ok(draftGivesDue({ ...draft, role: 'due', modality: 'commitment' }))
  assert.ok(!draftGivesDue({ ...draft, role: 'due', modality: 'commitment', act: 'signed' }))
})

test('an id comes from the words of a title that tell it apart', () => {
  assert.equal(commitmentId('Open the green lanes for fruit'), 'c-open-green-lanes-fruit')
  assert.equal(commitmentId('Café in Almaty'), 'c-cafe-almaty')
  assert.equal(commitmentId('سڑک'), '')
  assert.match(commitmentId('word '.repeat(40)), /^c-[a-z0-9-]{1,58}$/)
})

test('a locator of the desk leads to its words; any other leads nowhere', () => {
  const hash = 'a'.repeat(64)
  const proposal = `p${'1'.repeat(24)}`
  assert.equal(
    wordsPath(`capture:${hash}#3-9;12-20&proposal=${proposal}`),
    `/desk/documents/${hash}?proposal=${proposal}`,
  )
  for (const other of [null, '', 'page 4', `capture:../x#1-2&proposal=${proposal}`])
    assert.equal(wordsPath(other), null)
})

test('confidence is a word, and counts are words', () => {
  assert.equal(confidenceWords(0.9), 'plain words')
  assert.equal(confidenceWords(0.2), 'doubtful words')
  const none = { open: 0, held: 0, refused: 0, decided: 0, settled: 0, superseded: 4 }
  assert.equal(countsWords(none), 'no proposals')
  assert.equal(countsWords({ ...none, open: 2, decided: 1 }), '2 open, 1 decided')
})

test('that a class is not known is told only while it is not', () => {
  const unknown = {
    code: 'source-class-unknown',
    words: 'What its publisher is good for is not on record.',
  }
  const undated = { code: 'date-too-far', words: 'A day lies far off.' }
  const gate = { outcome: 'held' as const, reasons: [unknown, undated] }
  assert.deepEqual(standingReasons(gate, null), [unknown, undated])
  assert.deepEqual(standingReasons(gate, 'B'), [undated])
})
