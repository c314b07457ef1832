import assert from 'node:assert/strict'
import test from 'node:test'
import { amountWords, dayWords, intervalWords } from '../src/index.ts'

test('days are written in the precision they have', () => {
  assert.equal(dayWords('2026-02-04'), '4 Feb 2026')
  assert.equal(dayWords('2026-02'), 'Feb 2026')
  assert.equal(dayWords('2026'), '2026')
  assert.equal(dayWords('2026-02-03/2026-02-04'), '3–4 Feb 2026')
  assert.equal(dayWords('2026-02-28/2026-03-02'), '28 Feb 2026 – 2 Mar 2026')
})

test('an interval that is a whole month or year is named as such', () => {
  assert.equal(intervalWords({ earliest: '2026-02-01', latest: '2026-02-28' }), 'Feb 2026')
  assert.equal(intervalWords({ earliest: '2026-01-01', latest: '2026-12-31' }), '2026')
  assert.equal(intervalWords({ earliest: '2026-02-03', latest: '2026-02-04' }), '3–4 Feb 2026')
  assert.equal(intervalWords({ earliest: '2026-02-04', latest: '2026-02-04' }), '4 Feb 2026')
})

test('money in millions is written with its sign, other units follow the number', () => {
  assert.equal(amountWords(105.6, 'USD million'), '$105.6 m')
  assert.equal(amountWords(1000, 'USD million'), '$1 billion')
  assert.equal(amountWords(600, 'buses'), '600 buses')
})
