import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiUrl } from '../src/data/api-url.ts'
import {
  apiParams,
  DEFAULT_COLUMNS,
  readTable,
  sortedBy,
  tableSearch,
  toggled,
} from '../src/table/table-state.ts'

test('the state written to the address is the state read from it', () => {
  const search =
    'text=rail&sector=a&sector=b&headline=signed&badge=overdue&sort=-silence&cols=title%2Cdue&offset=200'
  assert.deepEqual(readTable(tableSearch(readTable(search))), readTable(search))
})

test('the state at first needs no address', () => {
  assert.equal(tableSearch(readTable('')), '')
})

test('values of one filter come apart or joined by commas', () => {
  assert.deepEqual(readTable('sector=a,b').filters.sector, ['a', 'b'])
  assert.deepEqual(readTable('sector=a&sector=b').filters.sector, ['a', 'b'])
})

test('orders, columns and offsets that do not exist fall back', () => {
  const state = readTable('sort=colour&cols=none&offset=-3')
  assert.equal(state.sort, 'sector')
  assert.deepEqual(state.columns, DEFAULT_COLUMNS)
  assert.equal(state.offset, 0)
})

test('toggling twice changes nothing but the page', () => {
  const state = readTable('sector=a')
  assert.deepEqual(toggled(toggled(state, 'sector', 'b'), 'sector', 'b'), state)
})

test('figures are sorted largest first, words from the start', () => {
  const state = readTable('')
  assert.equal(sortedBy(state, 'silence').sort, '-silence')
  assert.equal(sortedBy(sortedBy(state, 'silence'), 'silence').sort, 'silence')
  assert.equal(sortedBy(state, 'title').sort, 'title')
})

test('an address of the API repeats lists and leaves out what is empty', () => {
  assert.equal(
    apiUrl('commitments', apiParams(readTable('sector=a,b'))),
    '/api/v1/commitments?sector=a&sector=b&sort=sector',
  )
})
