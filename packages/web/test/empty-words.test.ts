import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyWords } from '../src/parts/empty-words.ts'
import { isFiltered, readTable } from '../src/table/table-state.ts'

const BARE = {
  one: 'commitment',
  total: 0,
  filtered: false,
  asOf: '1990-01-01',
  knownAt: '1990-01-01',
  anotherDay: true,
}

test('a day before the record is told from filters that are not set', () => {
  assert.deepEqual(emptyWords(BARE), {
    words:
      'No commitment was on record by 1 Jan 1990. Choose a later day at the top of the page, or go back to today.',
    remedy: 'today',
  })
  assert.equal(emptyWords({ ...BARE, filtered: true, nothing: true }).words, emptyWords(BARE).words)
})

test('a page past the end of the list says where it ends', () => {
  assert.deepEqual(emptyWords({ ...BARE, total: 108 }), {
    words: 'The list ends earlier: 108 commitments fit.',
    remedy: 'first page',
  })
})

test('filters are named where they are set, a later day only on another day', () => {
  const { words } = emptyWords({ ...BARE, filtered: true })
  assert.match(words, /take a filter away, or choose a later day/)
  const now = emptyWords({ ...BARE, filtered: true, anotherDay: false })
  assert.match(now.words, /take a filter away\.$/)
  assert.equal(now.remedy, null)
})

test('what was known on an earlier day says both days', () => {
  const { words } = emptyWords({ ...BARE, asOf: '2026-02-04', knownAt: '1990-01-01' })
  assert.match(words, /by 4 Feb 2026 as known on 1 Jan 1990\./)
})

test('an order, columns or a page are no filter', () => {
  assert.equal(isFiltered(readTable('sort=due&cols=due&offset=5000')), false)
  assert.equal(isFiltered(readTable('badge=overdue')), true)
})
