import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { closurePaths, DAY_MINUTES } from '../src/closure-paths.ts'
import { type Cause, shutProbability } from '../src/closures.ts'

const TRIALS = 40_000
const RANGE = { seed: 5, from: 0, to: TRIALS }
const OWN: Cause = { id: 'a', subjects: ['a'], shutsPerDay: 0.05, meanShutDays: 8 }
const OTHER: Cause = { id: 'b', subjects: ['b'], shutsPerDay: 0.02, meanShutDays: 3 }
const COMMON: Cause = { id: 'a+b', subjects: ['a', 'b'], shutsPerDay: 0.03, meanShutDays: 5 }
const MODEL = { causes: [OWN, OTHER, COMMON] }

/** Share of the trials in which the subject is shut after `days`. */
function shareShut(causes: Cause[], subject: string, shut: string[], days: number): number {
  const paths = closurePaths({ causes }, RANGE, new Set(shut))(subject)!
  let count = 0
  for (let trial = 0; trial < TRIALS; trial++)
    if (paths.opensAt(trial, days * DAY_MINUTES) > days * DAY_MINUTES) count++
  return count / TRIALS
}

function assertShare(share: number, truth: number): void {
  const error = Math.sqrt((truth * (1 - truth)) / TRIALS)
  assert.ok(Math.abs(share - truth) <= 4 * error, `${share} for ${truth}`)
}

test('a subject is as often shut as the two states have it, open or shut at departure', () => {
  for (const days of [0, 1, 6, 20, 100]) {
    assertShare(shareShut([OWN], 'a', [], days), shutProbability(OWN, days, false))
    assertShare(shareShut([OWN], 'a', ['a'], days), shutProbability(OWN, days, true))
  }
})

test('a subject is open when none of its causes shuts it', () => {
  const own = shutProbability(OWN, 9, false)
  const common = shutProbability(COMMON, 9, false)
  assertShare(shareShut([OWN, OTHER, COMMON], 'a', [], 9), 1 - (1 - own) * (1 - common))
})

test('what remains of a closure is exponential with its mean', () => {
  const opensAt = closurePaths({ causes: [OWN] }, RANGE, new Set(['a']))('a')!.opensAt
  for (const days of [0, 4]) {
    const waits: number[] = []
    for (let trial = 0; trial < TRIALS; trial++) {
      const wait = opensAt(trial, days * DAY_MINUTES) / DAY_MINUTES - days
      if (wait > 0) waits.push(wait)
    }
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
    assert.ok(Math.abs(mean - 8) < (4 * 8) / Math.sqrt(waits.length), `${mean}`)
    assertShare(
      waits.filter((wait) => wait > 16).length / TRIALS,
      (Math.exp(-2) * waits.length) / TRIALS,
    )
  }
})

test('a common cause shuts all its subjects in the same trials until the same minute', () => {
  const of = closurePaths({ causes: [COMMON] }, RANGE, new Set())
  const [a, b] = [of('a')!, of('b')!]
  let shut = 0
  for (let trial = 0; trial < TRIALS; trial++) {
    assert.equal(a.opensAt(trial, 9000), b.opensAt(trial, 9000))
    if (a.opensAt(trial, 9000) > 9000) shut++
  }
  assert.ok(shut > 1000)
})

test('common causes of subjects shut at departure go before their own', () => {
  const waits = (shut: string[], subject: string) => {
    const paths = closurePaths(MODEL, { ...RANGE, to: 200 }, new Set(shut))(subject)!
    return Array.from({ length: 200 }, (_, trial) => paths.meanShutMinutes(trial, 0) / DAY_MINUTES)
  }
  assert.deepEqual(new Set(waits(['a', 'b'], 'a')), new Set([5]))
  assert.deepEqual(new Set(waits(['a', 'b'], 'b')), new Set([5]))
  assert.deepEqual(new Set(waits(['a'], 'a')), new Set([8]))
  assert.deepEqual(new Set(waits(['a'], 'b')), new Set([0]))
})

test('a subject that no cause shuts is never shut, and asking to shut it is an error', () => {
  assert.equal(closurePaths(MODEL, RANGE, new Set())('c'), null)
  assert.throws(() => closurePaths(MODEL, RANGE, new Set(['c'])), /no cause shuts c: fit the/)
})

const anyMinute = fc.double({ min: 0, max: 100 * DAY_MINUTES, noNaN: true })
const anyTrial = fc.nat(TRIALS - 1)
const NONE: ReadonlySet<string> = new Set()
const of = {
  open: closurePaths(MODEL, RANGE, NONE)('a')!,
  shut: closurePaths(MODEL, RANGE, new Set(['a']))('a')!,
  bothShut: closurePaths(MODEL, RANGE, new Set(['a', 'b']))('a')!,
}

test('who comes later never leaves earlier, and leaves at a minute at which it is open', () => {
  fc.assert(
    fc.property(anyTrial, anyMinute, anyMinute, (trial, x, y) => {
      for (const { opensAt } of Object.values(of)) {
        const [first, second] = [Math.min(x, y), Math.max(x, y)]
        assert.ok(opensAt(trial, first) >= first)
        assert.ok(opensAt(trial, first) <= opensAt(trial, second))
        assert.equal(opensAt(trial, opensAt(trial, first)), opensAt(trial, first))
      }
    }),
  )
})

test('a closure at departure opens no minute that was shut without it', () => {
  fc.assert(
    fc.property(anyTrial, anyMinute, (trial, minute) => {
      const without = of.open.opensAt(trial, minute)
      assert.ok(of.shut.opensAt(trial, minute) >= without)
      assert.ok(of.bothShut.opensAt(trial, minute) >= without)
    }),
  )
})
