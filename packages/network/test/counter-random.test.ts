import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fillUniforms, keyOf, subkey, uniform } from '../src/counter-random.ts'

const TRIALS = 100_000
const STREAMS = [
  { seed: 0, key: 0 },
  { seed: 1, key: 0 },
  { seed: 20261121, key: keyOf('a-b') },
  { seed: -1, key: 0xffffffff },
]

function draws(seed: number, key: number, from = 0): Float64Array {
  const values = new Float64Array(TRIALS)
  fillUniforms(values, seed, key, from)
  return values
}

/** Chi-square over its degrees of freedom in standard deviations: near standard normal for many cells. */
function chiSquareScore(counts: Float64Array, total: number): number {
  const expected = total / counts.length
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  const freedom = counts.length - 1
  return (chi - freedom) / Math.sqrt(2 * freedom)
}

function correlation(a: Float64Array, b: Float64Array): number {
  const covariance = a.reduce((sum, x, i) => sum + (x - 0.5) * (b[i]! - 0.5), 0) / a.length
  return covariance * 12 // the variance of a uniform draw is 1/12
}

test('draws fall evenly over 1,000 cells', () => {
  for (const { seed, key } of STREAMS) {
    const counts = new Float64Array(1000)
    for (const u of draws(seed, key)) counts[Math.floor(u * 1000)]!++
    assert.ok(Math.abs(chiSquareScore(counts, TRIALS)) < 4, `${seed} ${key}`)
  }
})

test('neighbouring trials, keys and seeds fall evenly over the square', () => {
  for (const { seed, key } of STREAMS) {
    const own = draws(seed, key)
    const neighbours = [
      draws(seed, key, 1),
      draws(seed, key, 2),
      draws(seed, key + 1),
      draws(seed, key ^ 0x80000000),
      draws(seed + 1, key),
      draws(seed, subkey(key, 0)),
    ]
    for (const other of neighbours) {
      const counts = new Float64Array(32 * 32)
      own.forEach((u, i) => {
        counts[Math.floor(u * 32) * 32 + Math.floor(other[i]! * 32)]!++
      })
      assert.ok(Math.abs(chiSquareScore(counts, TRIALS)) < 4)
      assert.ok(Math.abs(correlation(own, other)) < 4 / Math.sqrt(TRIALS))
    }
  }
})

test('one bit of seed, key or trial changes each bit of the draw in half of the cases', () => {
  const CASES = 4000
  const bits = (seed: number, key: number, trial: number) =>
    Math.floor(uniform(seed, key, trial) * 2 ** 32)
  const inputs = Array.from({ length: CASES }, (_, i) => [7 + (i >> 6), i & 63, i * 3] as const)
  const plain = inputs.map(([seed, key, trial]) => bits(seed, key, trial))
  for (const word of [0, 1, 2]) {
    for (let flipped = 0; flipped < 32; flipped++) {
      const changes = new Float64Array(32)
      inputs.forEach((input, i) => {
        const [seed, key, trial] = input.map((x, w) => (w === word ? x ^ (1 << flipped) : x))
        const difference = bits(seed!, key!, trial!) ^ plain[i]!
        for (let bit = 0; bit < 32; bit++) changes[bit]! += (difference >>> bit) & 1
      })
      for (const count of changes)
        assert.ok(Math.abs(count / CASES - 0.5) < 5 / (2 * Math.sqrt(CASES)), `${word} ${flipped}`)
    }
  }
})

test('a draw depends on seed, key and trial and not on what was drawn before', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff })
  fc.assert(
    fc.property(word, word, fc.nat(1_000_000), fc.nat(50), (seed, key, from, count) => {
      const filled = new Float64Array(count)
      fillUniforms(filled, seed, key, from)
      for (let i = count - 1; i >= 0; i--) {
        const drawn = uniform(seed, key, from + i)
        assert.equal(filled[i], drawn)
        assert.ok(drawn > 0 && drawn < 1)
      }
    }),
  )
})

test('within a stream no number comes twice', () => {
  for (const { seed, key } of STREAMS) assert.equal(new Set(draws(seed, key)).size, TRIALS)
})

test('the key of an id is its FNV-1a hash as published', () => {
  assert.equal(keyOf(''), 0x811c9dc5)
  assert.equal(keyOf('a'), 0xe40c292c)
  assert.equal(keyOf('foobar'), 0xbf9cf968)
})

test('subkeys of one key differ from each other and from the key', () => {
  for (const key of [0, 1, keyOf('a-b')]) {
    const keys = Array.from({ length: 1000 }, (_, i) => subkey(key, i))
    assert.equal(new Set([key, ...keys]).size, 1001)
  }
})
