import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dayBefore,
  isAnotherDay,
  movementDays,
  readDays,
  unreadDays,
  withDays,
} from '../src/days/days.ts'

test('what is no day in the address is left out', () => {
  assert.deepEqual(readDays('asOf=2026-02-30&knownAt=2026-02-04'), { knownAt: '2026-02-04' })
  assert.deepEqual(readDays(''), {})
})

test('what is no day in the address is named, so that no other day is taken for it', () => {
  assert.deepEqual(unreadDays('asOf=foo&knownAt=2026-02-30'), [
    { clock: 'asOf', text: 'foo' },
    { clock: 'knownAt', text: '2026-02-30' },
  ])
  assert.deepEqual(unreadDays('asOf='), [{ clock: 'asOf', text: '' }])
  assert.deepEqual(unreadDays('asOf=2026-02-04&text=foo'), [])
})

test('a link carries the days, keeps its own query and its anchor', () => {
  assert.equal(
    withDays('/codebook?x=1#F3-text', { asOf: '2026-02-03', knownAt: '2026-02-01' }),
    '/codebook?x=1&asOf=2026-02-03&knownAt=2026-02-01#F3-text',
  )
})

test('a link drops days that are no longer asked for', () => {
  assert.equal(withDays('/?asOf=2026-02-03', {}), '/')
})

test('a second clock on the same day as the first is not spelled out', () => {
  assert.equal(withDays('/', { asOf: '2026-02-03', knownAt: '2026-02-03' }), '/?asOf=2026-02-03')
})

test('days written into a link are the days read from it', () => {
  const days = { asOf: '2024-02-29', knownAt: '2025-01-01' }
  assert.deepEqual(readDays(withDays('/a?text=b', days).split('?')[1]!), days)
})

test('the present day is not another day, however it is spelled', () => {
  assert.equal(isAnotherDay({}, '2026-11-21'), false)
  assert.equal(isAnotherDay({ asOf: '2026-11-21', knownAt: '2026-11-21' }, '2026-11-21'), false)
  assert.equal(isAnotherDay({ knownAt: '2026-11-20' }, '2026-11-21'), true)
})

test('the day before crosses months and leap days', () => {
  assert.equal(dayBefore('2024-03-01'), '2024-02-29')
})

test('movements are counted by day, the newest first, as many as wanted', () => {
  const moved = ['2026-01-01', '2026-02-01', '2026-01-01'].map((on) => ({ on }))
  assert.deepEqual(movementDays(moved, 5), [
    { on: '2026-02-01', count: 1 },
    { on: '2026-01-01', count: 2 },
  ])
  assert.equal(movementDays(moved, 1).length, 1)
})
