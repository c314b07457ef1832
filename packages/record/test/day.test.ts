import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  addMonths,
  dayOfEpoch,
  daysBetween,
  epochDay,
  intervalOf,
  isDay,
  precisionOf,
} from '../src/index.ts'

const someDay = fc
  .integer({ min: epochDay('1900-01-01'), max: epochDay('2200-12-31') })
  .map(dayOfEpoch)

test('a day exists exactly when the calendar has it', () => {
  for (const day of ['2024-02-29', '2026-12-31', '2000-02-29']) assert.ok(isDay(day), day)
  for (const day of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 'x'])
    assert.ok(!isDay(day), day)
})

test('epoch days and ISO days are the same line of time', () => {
  assert.equal(epochDay('1970-01-01'), 0)
  fc.assert(
    fc.property(someDay, fc.integer({ min: -50_000, max: 50_000 }), (day, days) => {
      const other = dayOfEpoch(epochDay(day) + days)
      assert.ok(isDay(other))
      assert.equal(daysBetween(day, other), days)
    }),
  )
})

test('months are added to the same day, or to the last of a shorter month', () => {
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29')
  assert.equal(addMonths('2023-11-30', 3), '2024-02-29')
  assert.equal(addMonths('2024-02-29', -12), '2023-02-28')
  fc.assert(
    fc.property(someDay, fc.integer({ min: -400, max: 400 }), (day, months) => {
      const moved = addMonths(day, months)
      const count = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7))
      assert.equal(count(moved) - count(day), months)
      assert.ok(Number(moved.slice(8)) <= Number(day.slice(8)))
    }),
  )
})

test('a partial day stands for every day it can mean', () => {
  assert.deepEqual(intervalOf('2024-02'), { earliest: '2024-02-01', latest: '2024-02-29' })
  assert.deepEqual(intervalOf('2026'), { earliest: '2026-01-01', latest: '2026-12-31' })
  assert.deepEqual(intervalOf('2026-02-03/2026-02-04'), {
    earliest: '2026-02-03',
    latest: '2026-02-04',
  })
  assert.deepEqual(intervalOf('2026-02/2026'), { earliest: '2026-02-01', latest: '2026-12-31' })
  for (const bad of [
    '2026-02-30',
    '2026-13',
    '26',
    '2026-02-04/2026-02-03',
    '2026/',
    'Q3 2026',
    '1/2/3',
  ])
    assert.equal(intervalOf(bad), null, bad)
})

test('the form of a partial day shows its precision', () => {
  assert.deepEqual(['2026', '2026-02', '2026-02-04', '2026-02-03/2026-02-04'].map(precisionOf), [
    'year',
    'month',
    'day',
    'range',
  ])
})
