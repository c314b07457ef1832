import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  boundWords,
  readTimeline,
  timelineSearch,
  unreadBounds,
} from '../src/timeline/timeline-state.ts'

test('the state written to the address is the state read from it', () => {
  const state = readTimeline('text=rail&type=event&from=2020&to=2022-03')
  assert.deepEqual(readTimeline(timelineSearch(state)), state)
  assert.equal(timelineSearch(readTimeline('')), '')
})

test('bounds that are no day, month or year are named', () => {
  assert.deepEqual(unreadBounds(readTimeline('from=zzz&to=2026-02-30')), ['zzz', '2026-02-30'])
  assert.deepEqual(unreadBounds(readTimeline('from=2020&to=2022-03-04')), [])
  assert.deepEqual(unreadBounds(readTimeline('')), [])
})

test('bounds are said in words', () => {
  assert.equal(boundWords(readTimeline('from=2020&to=2022-03')), 'from 2020 to Mar 2022')
  assert.equal(boundWords(readTimeline('')), '')
})
