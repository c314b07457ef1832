import assert from 'node:assert/strict'
import test from 'node:test'
import { dayOfEpoch } from '@followthrough/record'
import fc from 'fast-check'
import { dayIn, dayOfStamp, daysIn } from '../src/published-day.ts'

test('full dates are read in the forms and languages of the press', () => {
  for (const [text, day] of [
    ['Wednesday, 4 February 2026, 18:40', '2026-02-04'],
    ['February 4, 2026', '2026-02-04'],
    ['Feb. 4th, 2026', '2026-02-04'],
    ['4 февраля 2026 года', '2026-02-04'],
    ['04.02.2026', '2026-02-04'],
    ['2026-02-04', '2026-02-04'],
    ['23/02/2026', '2026-02-23'],
    ['4 février 2026', '2026-02-04'],
    ['2026年2月4日', '2026-02-04'],
    ['۴ فروری ۲۰۲۶', '2026-02-04'],
  ] as const) {
    assert.equal(dayIn(text), day, text)
  }
})

test('a date that could be two days, and one that does not exist, are none', () => {
  for (const text of ['04/02/2026', '30 February 2026', '2026-13-01', 'May 2026', 'No. 4/2024']) {
    assert.equal(dayIn(text), null, text)
  }
})

test('time stamps give the day of their own zone', () => {
  assert.equal(dayOfStamp('2026-02-04T23:59:00+05:00'), '2026-02-04')
  assert.equal(dayOfStamp('Wed, 04 Feb 2026 01:00:00 +0500'), '2026-02-04')
  assert.equal(dayOfStamp('20260204T101500Z'), '2026-02-04')
  assert.equal(dayOfStamp('yesterday'), null)
})

test('every day of a century is read back from its English and ISO forms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (epoch) => {
      const day = dayOfEpoch(epoch)
      const date = new Date(`${day}T00:00:00Z`)
      const long = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
      assert.equal(dayIn(long), day)
      assert.deepEqual(
        daysIn(`${day} and ${long}`).map((found) => found.day),
        [day, day],
      )
    }),
  )
})
