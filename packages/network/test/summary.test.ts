import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { uniform } from '../src/counter-random.ts'
import { lognormalOf, lognormalQuantile } from '../src/lognormal.ts'
import { sampleQuantile, summarise } from '../src/summary.ts'

const TRUTH = lognormalOf(100, 0.5)

function sample(key: number, trials: number): Float64Array {
  return Float64Array.from({ length: trials }, (_, trial) =>
    lognormalQuantile(TRUTH, uniform(11, key, trial)),
  )
}

test('quantiles interpolate between order statistics', () => {
  const sorted = Float64Array.of(10, 20, 30, 40, 50)
  assert.equal(sampleQuantile(sorted, 0), 10)
  assert.equal(sampleQuantile(sorted, 0.5), 30)
  assert.equal(sampleQuantile(sorted, 0.6), 34)
  assert.equal(sampleQuantile(sorted, 1), 50)
})

test('a summary does not depend on the order of the trials', () => {
  const minutes = fc.float64Array({ minLength: 2, min: 0, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(minutes, (values) => {
      const { mean: a, ...one } = summarise(values, 500)
      const { mean: b, ...other } = summarise(values.toSorted(), 500)
      assert.deepEqual(one, other)
      assert.ok(Math.abs(a.value - b.value) <= 1e-9 * (1 + a.value))
    }),
  )
})

test('a sample of one value has no error, and its share within a limit still has', () => {
  const summary = summarise(new Float64Array(100).fill(7), 7)
  for (const { value, error } of [summary.mean, summary.p05, summary.p50, summary.p95])
    assert.deepEqual([value, error], [7, 0])
  assert.equal(summary.onTime?.value, 1)
  assert.ok(summary.onTime.error > 0.005 && summary.onTime.error < 0.01)
  assert.equal(summarise(new Float64Array(100)).onTime, null)
})

test('fewer than two trials are no sample', () => {
  assert.throws(() => summarise(Float64Array.of(1)), /needs two trials or more, not 1/)
})

test('standard errors are the spread of the estimates over 400 samples', () => {
  const SAMPLES = 400
  const summaries = Array.from({ length: SAMPLES }, (_, key) => summarise(sample(key, 1000), 150))
  const truths = {
    mean: 100,
    p05: lognormalQuantile(TRUTH, 0.05),
    p50: lognormalQuantile(TRUTH, 0.5),
    p95: lognormalQuantile(TRUTH, 0.95),
    onTime: onTimeTruth(150),
  }
  for (const name of Object.keys(truths) as (keyof typeof truths)[]) {
    const values = summaries.map((summary) => summary[name]!.value - truths[name])
    const spread = Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / SAMPLES)
    const stated = summaries.reduce((sum, summary) => sum + summary[name]!.error, 0) / SAMPLES
    assert.ok(Math.abs(stated / spread - 1) < 0.15, `${name}: ${stated} stated, ${spread} seen`)
    const bias = values.reduce((sum, x) => sum + x, 0) / SAMPLES
    assert.ok(Math.abs(bias) < 0.3 * spread, `${name}: bias ${bias}`)
  }
})

/** The share within the limit, by bisection on the quantile. */
function onTimeTruth(limit: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 60; i++) {
    const p = (low + high) / 2
    if (lognormalQuantile(TRUTH, p) < limit) low = p
    else high = p
  }
  return low
}
