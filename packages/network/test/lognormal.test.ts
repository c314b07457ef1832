import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fillUniforms } from '../src/counter-random.ts'
import {
  addLognormals,
  lognormalOf,
  lognormalQuantile,
  lognormalTable,
  normalQuantile,
} from '../src/lognormal.ts'

const CVS = [0.05, 0.3, 0.8, 1.3]

/** Sums of one draw each, for uniforms that split (0, 1) evenly or as drawn. */
function sampled(uniforms: Float64Array, mean: number, cv: number): Float64Array {
  const sums = new Float64Array(uniforms.length)
  addLognormals(sums, uniforms, mean, lognormalTable(lognormalOf(mean, cv).sigma))
  return sums
}

/** The normal distribution function by Simpson's rule: slow and obvious. */
function normalShare(z: number): number {
  const STEPS = 20_000
  const step = (z + 12) / STEPS
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  let sum = density(-12) + density(z)
  for (let i = 1; i < STEPS; i++) sum += density(-12 + i * step) * (i % 2 === 1 ? 4 : 2)
  return (sum * step) / 3
}

test('the normal quantile gives the values that AS 241 is checked with', () => {
  const published = [
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ] as const
  for (const [p, z] of published) assert.ok(Math.abs(normalQuantile(p) / z - 1) < 1e-14, `${p}`)
  assert.equal(normalQuantile(0.5), 0)
  assert.equal(normalQuantile(0), -Infinity)
  assert.equal(normalQuantile(1), Infinity)
})

test('the normal quantile inverts the distribution function, integrated', () => {
  for (const p of [1e-6, 0.01, 0.0749, 0.0751, 0.3, 0.5, 0.77, 0.9249, 0.9251, 0.999])
    assert.ok(Math.abs(normalShare(normalQuantile(p)) - p) < 1e-11, `${p}`)
})

test('a lognormal has the mean and the coefficient of variation asked for', () => {
  const positive = fc.double({ min: 0.01, max: 1e5, noNaN: true })
  fc.assert(
    fc.property(positive, fc.double({ min: 0, max: 3, noNaN: true }), (mean, cv) => {
      const { mu, sigma } = lognormalOf(mean, cv)
      const formulaMean = Math.exp(mu + sigma ** 2 / 2)
      const formulaSd = formulaMean * Math.sqrt(Math.expm1(sigma ** 2))
      assert.ok(Math.abs(formulaMean / mean - 1) < 1e-9)
      assert.ok(Math.abs(formulaSd - cv * mean) < 1e-9 * mean)
    }),
  )
})

test('a lognormal without variation is a constant', () => {
  for (const p of [1e-9, 0.5, 1 - 1e-9]) assert.equal(lognormalQuantile(lognormalOf(90, 0), p), 90)
})

test('the median of a lognormal is exp(mu), and quantiles mirror about it', () => {
  const distribution = lognormalOf(100, 0.8)
  const median = Math.exp(distribution.mu)
  assert.equal(lognormalQuantile(distribution, 0.5), median)
  for (const p of [0.001, 0.1, 0.4]) {
    const product = lognormalQuantile(distribution, p) * lognormalQuantile(distribution, 1 - p)
    assert.ok(Math.abs(product / median ** 2 - 1) < 1e-12)
  }
})

test('the table gives the exact quantile within the error stated', () => {
  const COUNT = 200_000
  const even = Float64Array.from({ length: COUNT }, (_, i) => (i + 0.5) / COUNT)
  for (const cv of CVS) {
    const distribution = lognormalOf(60, cv)
    const { sigma } = distribution
    const stated = 4e-5 * sigma + 2e-5 * sigma ** 2
    sampled(even, 60, cv).forEach((value, i) => {
      const exact = lognormalQuantile(distribution, even[i]!)
      assert.ok(Math.abs(value / exact - 1) < stated, `cv ${cv} at ${even[i]}`)
    })
  }
})

test('draws have the mean and variance of the closed form', () => {
  const TRIALS = 200_000
  const uniforms = new Float64Array(TRIALS)
  for (const [key, cv] of CVS.entries()) {
    fillUniforms(uniforms, 3, key, 0)
    const draws = sampled(uniforms, 60, cv)
    const mean = draws.reduce((sum, x) => sum + x, 0) / TRIALS
    assert.ok(Math.abs(mean - 60) < (4 * cv * 60) / Math.sqrt(TRIALS), `mean at cv ${cv}`)
    const deviations = draws.map((x) => (x - 60) ** 2)
    const variance = deviations.reduce((sum, x) => sum + x, 0) / TRIALS
    // The fourth moment about the mean, with w = 1 + cv².
    const w = 1 + cv ** 2
    const fourth = (60 * cv) ** 4 * (w ** 4 + 2 * w ** 3 + 3 * w ** 2 - 3)
    const error = Math.sqrt((fourth - (60 * cv) ** 4) / TRIALS)
    assert.ok(Math.abs(variance - (60 * cv) ** 2) < 4 * error, `variance at cv ${cv}`)
  }
})
