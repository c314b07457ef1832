import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTS, type ComparableClaim, compareClaims } from '@followthrough/record'
import fc from 'fast-check'

const GROUPS = [
  ['voiced', 'agreed', 'drafted'],
  ['signed', 'approved', 'ratified', 'in-force', 'provisionally-applied'],
  ['prepared', 'started', 'delivered'],
  ['delayed', 'suspended', 'ended', 'withdrawn'],
]
const together = (a: string, b: string) =>
  a === b || GROUPS.some((group) => group.includes(a) && group.includes(b))

function claim(given: Partial<ComparableClaim> = {}): ComparableClaim {
  return {
    spans: [[0, 10]],
    act: 'signed',
    modality: 'fact',
    by: ['P', 'Q'],
    saidBy: null,
    about: ['c-1'],
    new: false,
    amounts: [],
    when: null,
    quote: 'They signed the treaty on roads.',
    ...given,
  }
}

const someClaim = fc
  .record({
    spans: fc.array(
      fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 8 })).map(([a, n]) => [a, a + n] as const),
      { minLength: 1, maxLength: 3 },
    ),
    act: fc.constantFrom(...ACTS),
    modality: fc.constantFrom('fact', 'wish'),
    quote: fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', 'дорога'), { maxLength: 12 })
      .map((words) => words.join(' ')),
  })
  .map((given) => claim(given as Partial<ComparableClaim>))
const someClaims = fc.array(someClaim, { maxLength: 8 })

const places = (c: ComparableClaim) =>
  new Set(
    c.spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, k) => start + k)),
  )
const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>) =>
  [...a].filter((x) => b.has(x)).length

/** Places one by one: shared ones over all. */
function placeLikeness(a: ComparableClaim, b: ComparableClaim): number {
  const [one, other] = [places(a), places(b)]
  const both = shared(one, other)
  if (both === 0 || both < Math.min(one.size, other.size) / 2) return 0
  return both / (one.size + other.size - both)
}

/** Words struck out one by one. */
function wordLikeness(a: ComparableClaim, b: ComparableClaim): number {
  const words = a.quote.split(/\s+/).filter(Boolean)
  const left = b.quote.split(/\s+/).filter(Boolean)
  const all = words.length + left.length
  let both = 0
  for (const word of words) {
    const at = left.indexOf(word)
    if (at === -1) continue
    left.splice(at, 1)
    both++
  }
  const likeness = all === 0 ? 0 : (2 * both) / all
  return likeness >= 0.8 ? likeness : 0
}

for (const [by, likenessOf] of [
  ['spans', placeLikeness],
  ['quote', wordLikeness],
] as const) {
  test(`by ${by}: every claim has one fate, and pairs are the best that belong together`, () => {
    fc.assert(
      fc.property(someClaims, someClaims, (before, after) => {
        const { same, changed, gone, added } = compareClaims(before, after, { by })
        const pairs = [...same, ...changed]
        const all = (count: number) => Array.from({ length: count }, (_, i) => i)
        const sorted = (list: number[]) => list.sort((a, b) => a - b)
        assert.deepEqual(sorted([...pairs.map(([i]) => i), ...gone]), all(before.length))
        assert.deepEqual(sorted([...pairs.map(([, j]) => j), ...added]), all(after.length))
        const like = (i: number, j: number) =>
          together(before[i]!.act, after[j]!.act)
            ? Math.round(likenessOf(before[i]!, after[j]!) * 1e6)
            : 0
        const ofBefore = new Map(pairs.map(([i, j]) => [i, like(i, j)]))
        const ofAfter = new Map(pairs.map(([i, j]) => [j, like(i, j)]))
        for (const likeness of ofBefore.values()) assert.ok(likeness > 0)
        // Greedy and one to one: no two would both rather have each other.
        for (const i of all(before.length))
          for (const j of all(after.length))
            assert.ok(like(i, j) <= Math.max(ofBefore.get(i) ?? 0, ofAfter.get(j) ?? 0))
        for (const [i, j] of same)
          assert.equal(
            `${before[i]!.act} ${before[i]!.modality}`,
            `${after[j]!.act} ${after[j]!.modality}`,
          )
        for (const [i, j] of changed)
          assert.notEqual(
            `${before[i]!.act} ${before[i]!.modality}`,
            `${after[j]!.act} ${after[j]!.modality}`,
          )
      }),
      { numRuns: 2000 },
    )
  })
}

test('a reading compared with itself, in any order, is the same', () => {
  fc.assert(
    fc.property(
      someClaims.map((claims) => claims.filter((c) => places(c).size > 0)),
      (claims) => {
        const { changed, gone, added } = compareClaims(claims, [...claims].reverse())
        assert.deepEqual([gone, added], [[], []])
        // Claims at one place can be told apart only by what they say.
        if (new Set(claims.map((c) => [...places(c)].sort().join())).size === claims.length)
          assert.deepEqual(changed, [])
      },
    ),
  )
})

test('claims at one place are paired with those that say the same', () => {
  const [one, two] = [claim({ about: ['c-1'] }), claim({ about: ['c-2'] })]
  assert.deepEqual(compareClaims([one, two], [two, one]).same, [
    [0, 1],
    [1, 0],
  ])
})

test('the order of parties and subjects is no change; an amount, a day or a speaker is', () => {
  const before = claim({ about: ['c-1', 'c-2'] })
  const fate = (given: Partial<ComparableClaim>) =>
    compareClaims([before], [{ ...before, ...given }]).same.length
  assert.equal(fate({ by: ['Q', 'P'], about: ['c-2', 'c-1'] }), 1)
  assert.equal(fate({ amounts: [{ value: 5, unit: 'km', qualifier: null }] }), 0)
  assert.equal(fate({ when: { earliest: '2026-01-01', latest: '2026-01-01', role: 'due' } }), 0)
  assert.equal(fate({ saidBy: 'p-1' }), 0)
  assert.equal(fate({ new: true }), 0)
})

test('in a changed text, words that moved or were joined anew still meet', () => {
  const before = claim()
  const moved = claim({ spans: [[500, 540]], quote: 'They  signed the\ntreaty on roads.' })
  assert.deepEqual(compareClaims([before], [moved], { by: 'quote' }).same, [[0, 0]])
  assert.deepEqual(compareClaims([before], [moved]).gone, [0])
})
