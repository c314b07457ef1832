import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ClosureEntry, fitClosures, shutProbability } from '../src/closures.ts'

const WINDOW = { firstDay: 0, lastDay: 999 }

function entry(more: Partial<ClosureEntry>): ClosureEntry {
  return { subject: 'a', fromDay: 100, untilDay: 109, cause: 'Snow', ...more }
}

function fit(log: ClosureEntry[], subjects: string[], window = WINDOW) {
  const { causes } = fitClosures(log, subjects, window)
  return Object.fromEntries(causes.map((cause) => [cause.id, cause]))
}

test('mean closures are days shut over closures that ended, worked by hand', () => {
  const log = [
    entry({ fromDay: 100, untilDay: 109 }), // 10 days
    entry({ fromDay: 200, untilDay: 200 }), // 1 day
    entry({ fromDay: 980, untilDay: null }), // 20 days so far, still shut
    entry({ fromDay: 500, untilDay: null, seenDay: 503 }), // 4 days seen
    entry({ subject: 'b', fromDay: 300, untilDay: 304 }), // 5 days
  ]
  const { a, b, c } = fit(log, ['a', 'b', 'c'])
  assert.equal(a!.meanShutDays, (10 + 1 + 20 + 4) / 2)
  assert.equal(b!.meanShutDays, 5)
  assert.equal(c!.meanShutDays, (10 + 1 + 20 + 4 + 5) / 3, 'pooled')
})

test('rates are drawn towards the pooled one, worked by hand', () => {
  const log = [entry({ fromDay: 100, untilDay: 199 }), entry({ fromDay: 300, untilDay: 399 })]
  const { a, b } = fit(log, ['a', 'b'])
  const pooled = 2 / (800 + 1000)
  assert.equal(a!.shutsPerDay, 2.5 / (800 + 0.5 / pooled))
  assert.equal(b!.shutsPerDay, 0.5 / (1000 + 0.5 / pooled))
  assert.ok(b!.shutsPerDay > 0 && b!.shutsPerDay < pooled && pooled < a!.shutsPerDay)
})

test('the maximum likelihood of the closures is the mean fitted', () => {
  const ended = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constant(true))
  const cut = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean())
  fc.assert(
    fc.property(ended, fc.array(cut, { maxLength: 8 }), (first, others) => {
      const lengths = [first, ...others]
      const log = lengths.map(([days, isEnded], i) => {
        const [fromDay, last] = [100 * i, 100 * i + days - 1]
        return isEnded
          ? entry({ fromDay, untilDay: last })
          : entry({ fromDay, untilDay: null, seenDay: last })
      })
      const logLikelihood = (mean: number) =>
        lengths.reduce((sum, [d, isEnded]) => sum - d / mean - (isEnded ? Math.log(mean) : 0), 0)
      const { meanShutDays } = fit(log, ['a']).a!
      for (const off of [0.9, 0.99, 1.01, 1.1])
        assert.ok(logLikelihood(meanShutDays) > logLikelihood(off * meanShutDays))
    }),
  )
})

test('a closure that began before the window has no beginning in it, one after it no end', () => {
  const log = [
    entry({ fromDay: -50, untilDay: 9 }), // 10 days, not begun
    entry({ fromDay: 995, untilDay: 2000 }), // 5 days, not ended
    entry({ fromDay: 1000, untilDay: 1001 }),
    entry({ fromDay: -9, untilDay: -1 }),
  ]
  const { a } = fit(log, ['a'])
  assert.equal(a!.meanShutDays, 15)
  assert.equal(a!.shutsPerDay, 1.5 / (985 + 0.5 * 985))
})

test('entries that overlap, or follow without a day between, are one closure', () => {
  const pieces = [
    entry({ fromDay: 100, untilDay: 104 }),
    entry({ fromDay: 103, untilDay: 108, cause: 'Strike' }),
    entry({ fromDay: 109, untilDay: 109, cause: 'Holiday' }),
    entry({ fromDay: 101, untilDay: null, seenDay: 102, cause: 'Snow again' }),
  ]
  assert.deepEqual(fit(pieces, ['a']), fit([entry({ fromDay: 100, untilDay: 109 })], ['a']))
})

test('entries of one day and cause are one common cause of their subjects', () => {
  const log = [
    entry({ subject: 'a', fromDay: 100, untilDay: 109, cause: 'War' }),
    entry({ subject: 'b', fromDay: 100, untilDay: 119, cause: 'War' }),
    entry({ subject: 'b', fromDay: 300, untilDay: null, seenDay: 329, cause: 'War again' }),
    entry({ subject: 'c', fromDay: 300, untilDay: 329, cause: 'War again' }),
    entry({ subject: 'd', fromDay: 300, untilDay: 301, cause: 'Snow' }),
    entry({ subject: 'd', fromDay: 100, untilDay: 101, cause: 'Snow' }),
  ]
  const causes = fit(log, ['a', 'b', 'c', 'd'])
  assert.deepEqual(Object.keys(causes), ['a', 'b', 'c', 'd', 'a+b+c'])
  const common = causes['a+b+c']!
  assert.deepEqual(common.subjects, ['a', 'b', 'c'])
  assert.equal(common.meanShutDays, (15 + 30) / 2, 'of two events, the first of 10 and 20 days')
  const openDays = 1000 - 15 - 30
  assert.equal(common.shutsPerDay, 2.5 / (openDays + (0.5 * openDays) / 2))
  // Their own causes have shut none of the three, and could not be seen to while the common one did.
  const pooled = 2 / (990 + 950 + 970 + 996)
  assert.equal(causes.b!.shutsPerDay, 0.5 / (950 + 0.5 / pooled))
  assert.equal(causes.d!.meanShutDays, 2)
})

test('many subjects of one event do not make it weigh more', () => {
  const event = (subjects: string[]) => [
    ...subjects.map((subject) => entry({ subject, untilDay: null, seenDay: 139, cause: 'War' })),
    ...subjects.map((subject) => entry({ subject, fromDay: 500, untilDay: 504, cause: 'Strike' })),
  ]
  const two = fit(event(['a', 'b']), ['a', 'b'])['a+b']!
  const four = fit(event(['a', 'b', 'c', 'd']), ['a', 'b', 'c', 'd'])['a+b+c+d']!
  assert.equal(two.meanShutDays, 45)
  assert.equal(four.meanShutDays, 45)
  assert.equal(four.shutsPerDay, two.shutsPerDay)
})

test('one subject told of twice has no common cause', () => {
  const log = [entry({ untilDay: 103 }), entry({ untilDay: 109 })]
  assert.deepEqual(Object.keys(fit(log, ['a', 'b'])), ['a', 'b'])
})

test('a log without entries gives no causes, one without an end gives a finite mean', () => {
  assert.deepEqual(fitClosures([], ['a'], WINDOW), { causes: [] })
  assert.deepEqual(fitClosures([entry({ subject: 'elsewhere' })], ['a'], WINDOW), { causes: [] })
  assert.equal(fit([entry({ fromDay: 990, untilDay: null })], ['a']).a!.meanShutDays, 10)
})

const anyEntry = fc.record({
  subject: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fromDay: fc.integer({ min: -20, max: 1010 }),
  days: fc.integer({ min: 0, max: 200 }),
  end: fc.constantFrom('known', 'seen', 'open'),
  cause: fc.constantFrom('Snow', 'War'),
})
const anyLog = fc.array(anyEntry, { maxLength: 25 }).map((rows) =>
  rows.map(({ subject, fromDay, days, end, cause }): ClosureEntry => {
    const start = Math.round(fromDay / 100) * 100 // so that many begin on one day
    const untilDay = end === 'known' ? start + days : null
    const seenDay = end === 'seen' ? start + days : null
    return { subject, fromDay: start, untilDay, seenDay, cause }
  }),
)

test('the order of the log and of the subjects does not matter', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const subjects = ['a', 'b', 'c', 'd', 'e']
      const there = fitClosures(log, subjects, WINDOW)
      const back = fitClosures(log.toReversed(), subjects.toReversed(), WINDOW)
      assert.deepEqual(there, back)
    }),
  )
})

test('every subject has one cause of its own, groups share no subject, all figures are positive', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const { causes } = fitClosures(log, ['a', 'b', 'c', 'd', 'e'], WINDOW)
      if (causes.length === 0) return
      const own = causes.filter(({ subjects }) => subjects.length === 1)
      assert.deepEqual(
        own.map(({ id }) => id),
        ['a', 'b', 'c', 'd', 'e'],
      )
      const grouped = causes.flatMap(({ subjects }) => (subjects.length > 1 ? subjects : []))
      assert.equal(new Set(grouped).size, grouped.length)
      for (const { shutsPerDay, meanShutDays } of causes) {
        assert.ok(shutsPerDay > 0 && Number.isFinite(shutsPerDay))
        assert.ok(meanShutDays > 0 && Number.isFinite(meanShutDays))
      }
    }),
  )
})

test('the probability of being shut solves the equation of the two states', () => {
  const cause = { id: 'a', subjects: ['a'], shutsPerDay: 0.02, meanShutDays: 12 }
  for (const wasShut of [false, true]) {
    assert.equal(shutProbability(cause, 0, wasShut), wasShut ? 1 : 0)
    assert.ok(Math.abs(shutProbability(cause, 1e4, wasShut) - 0.24 / 1.24) < 1e-12, 'long run')
    for (const days of [0.5, 3, 40]) {
      const step = 1e-4
      const slope =
        (shutProbability(cause, days + step, wasShut) -
          shutProbability(cause, days - step, wasShut)) /
        (2 * step)
      const shut = shutProbability(cause, days, wasShut)
      assert.ok(Math.abs(slope - (0.02 * (1 - shut) - shut / 12)) < 1e-9)
    }
  }
})
