import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import {
  duplicateIndex,
  nearDuplicateClusters,
  similarityOf,
  sketchBytes,
  sketchFromBytes,
  sketchOf,
} from '@followthrough/record'
import fc from 'fast-check'

function runs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return new Set()
  const count = Math.max(1, words.length - 2)
  return new Set(Array.from({ length: count }, (_, i) => words.slice(i, i + 3).join(' ')))
}

/** The definition written out: shared three-word runs over all of them. */
function plainJaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const run of a) if (b.has(run)) both++
  return a.size + b.size === 0 ? 0 : both / (a.size + b.size - both)
}

const word = fc.constantFrom(
  'the',
  'treaty',
  'was',
  'signed',
  'on',
  'Thursday',
  'дорога',
  'км',
  '37',
)
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))

test('similarity is the Jaccard index of three-word runs', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      assert.equal(similarityOf(a, b), plainJaccard(runs(a), runs(b)))
      assert.equal(similarityOf(b, a), similarityOf(a, b))
    }),
  )
})

/** Texts by a few hands, and edits of them: words changed, parts cut. */
function edited(seed: number, count: number): string[] {
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const texts: string[] = []
  for (let i = 0; i < count; i++) {
    const original = i % 4 === 0 ? undefined : texts[random(texts.length)]
    const words =
      original?.split(' ') ?? Array.from({ length: 60 + random(200) }, () => `w${random(3000)}`)
    for (let k = random(words.length / 4); k > 0; k--)
      words[random(words.length)] = `x${random(9999)}`
    texts.push(words.slice(0, words.length - random(words.length / 3)).join(' '))
  }
  return texts
}

test('of all pairs at least as similar as asked, 99 in 100 are found, and no other pair', () => {
  let pairs = 0
  let found = 0
  for (const seed of [1, 2, 3]) {
    const texts = edited(seed, 200)
    const sets = texts.map(runs)
    const index = duplicateIndex(0.3)
    for (const [i, one] of texts.entries()) {
      const near = new Map(index.add(String(i), one).map((n) => [Number(n.id), n.similarity]))
      for (let j = 0; j < i; j++) {
        const similarity = plainJaccard(sets[i]!, sets[j]!)
        const said = near.get(j)
        if (said !== undefined) assert.equal(said, similarity)
        else if (similarity === 1) continue
        if (similarity >= 0.3) pairs++
        if (said !== undefined) found++
      }
    }
  }
  assert.ok(pairs > 500, String(pairs))
  assert.ok(found >= pairs * 0.99, `${found} of ${pairs}`)
})

test('clusters are the connected groups of all similar pairs, named by their first', () => {
  const texts = edited(7, 150)
  const sets = texts.map(runs)
  const group = texts.map((_, i) => i)
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < i; j++) {
      if (plainJaccard(sets[i]!, sets[j]!) < 0.4) continue
      const [a, b] = [group[i]!, group[j]!]
      for (let k = 0; k < group.length; k++)
        if (group[k] === Math.max(a, b)) group[k] = Math.min(a, b)
    }
  }
  const clusters = nearDuplicateClusters(
    texts.map((text, i) => ({ id: String(i), text })),
    0.4,
  )
  assert.deepEqual([...clusters.values()].map(Number), group)
})

test('long texts are compared by a sketch within two points of the truth', () => {
  const words = Array.from({ length: 30_000 }, (_, i) => `w${i}`)
  for (const share of [0.3, 0.6, 0.9]) {
    const cut = words.slice(0, words.length * share).join(' ')
    assert.ok(Math.abs(similarityOf(words.join(' '), cut) - share) < 0.02)
  }
})

test('ten thousand copies of one text are one cluster', () => {
  const index = duplicateIndex()
  for (let i = 0; i < 10_000; i++)
    index.add(String(i), 'The treaty was signed in the capital on Thursday.')
  assert.deepEqual(new Set(index.clusters().values()), new Set(['0']))
})

test('texts without words resemble nothing', () => {
  assert.deepEqual(duplicateIndex().add('a', '—'), [])
  assert.equal(similarityOf('', ''), 0)
})

test('of the annotated documents the two edited copies are found, and nothing else', () => {
  const folder = new URL('../../../validation/reading/documents/', import.meta.url)
  const names = ['real', 'inv'].flatMap((set) =>
    Array.from(
      { length: set === 'real' ? 16 : 12 },
      (_, i) => `${set}-${String(i + 1).padStart(2, '0')}`,
    ),
  )
  const clusters = nearDuplicateClusters(
    names.map((id) => ({ id, text: readFileSync(new URL(`${id}.txt`, folder), 'utf8') })),
  )
  const joined = [...clusters].filter(([id, first]) => id !== first)
  assert.deepEqual(joined, [
    ['real-12', 'real-01'],
    ['inv-12', 'inv-11'],
  ])
})

test('an index restored from kept sketches goes on as the one that read the texts', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 79 }), (seed, cut) => {
      const texts = edited(seed, 80)
      const whole = duplicateIndex()
      const found = texts.map((one, i) => whole.add(String(i), one))
      const clusters = nearDuplicateClusters(
        texts.slice(0, cut).map((one, i) => ({ id: String(i), text: one })),
      )
      const restored = duplicateIndex()
      for (const [id, cluster] of clusters) {
        const bytes = sketchBytes(sketchOf(texts[Number(id)]!))
        restored.restore(id, cluster, sketchFromBytes(bytes))
      }
      for (let i = cut; i < texts.length; i++)
        assert.deepEqual(restored.addSketch(String(i), sketchOf(texts[i]!)), found[i])
      assert.deepEqual(restored.clusters(), whole.clusters())
      for (const [id, first] of whole.clusters()) assert.equal(restored.clusterOf(id), first)
      assert.equal(restored.clusterOf('x'), null)
    }),
    { numRuns: 20 },
  )
})

test('a cluster whose first is not kept goes on under its name', () => {
  const index = duplicateIndex()
  const text = 'The treaty was signed in the capital on Thursday.'
  index.restore('second', 'first', sketchOf(text))
  index.add('third', text)
  assert.equal(index.clusterOf('third'), 'first')
})

test('bytes that are no sketch are refused', () => {
  for (const bytes of [
    [1, 2, 3],
    [2, 0, 0, 0, 1, 0, 0, 0],
    [1, 0, 0, 0, 1, 0, 0, 0],
  ])
    assert.throws(() => sketchFromBytes(Uint8Array.from(bytes)), RangeError)
  assert.throws(() => sketchFromBytes(new Uint8Array(4 * 4097)), RangeError)
  const shifted = Uint8Array.from([9, 1, 0, 0, 0]).subarray(1) // not on a multiple of four
  assert.deepEqual(sketchFromBytes(shifted), Uint32Array.of(1))
})

test('of long texts edited in places the copy is found, of whatever length', () => {
  const words = Array.from({ length: 30_000 }, (_, i) => `w${i % 7919}x${i % 13}`)
  for (const part of [1, 0.7, 0.5]) {
    const index = duplicateIndex()
    index.add('whole', words.join(' '))
    const cut = words.slice(0, part * words.length).map((word, i) => (i % 20 === 0 ? 'new' : word))
    assert.equal(index.add('cut', cut.join(' '))[0]?.id, 'whole')
  }
})
