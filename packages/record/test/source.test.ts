import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { foldName, knownOn, originClusters } from '../src/index.ts'

test('a source is known by the last day its date can mean, and never after it was read', () => {
  assert.equal(knownOn({ published: '2026-02-04' }, '2026-11-21'), '2026-02-04')
  assert.equal(knownOn({ published: '2026-02' }, '2026-11-21'), '2026-02-28')
  assert.equal(knownOn({ published: '2026' }, '2026-11-21'), '2026-11-21')
  assert.equal(knownOn({ published: null }, '2026-11-21'), '2026-11-21')
})

test('a copy of a copy lands in the cluster of the first teller', () => {
  const clusters = originClusters([
    { id: 'a', origin: null },
    { id: 'b', origin: 'a' },
    { id: 'c', origin: 'b' },
    { id: 'd', origin: null },
  ])
  assert.deepEqual([...clusters.values()], ['a', 'a', 'a', 'd'])
})

test('origins that point at each other end in one cluster and never hang', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.constantFrom(...ids)), { minLength: 5, maxLength: 5 }),
      (origins) => {
        const sources = ids.map((id, i) => ({ id, origin: origins[i] ?? null }))
        const clusters = originClusters(sources)
        // A source shares the cluster of its origin.
        for (const { id, origin } of sources) {
          if (origin !== null) assert.equal(clusters.get(id), clusters.get(origin))
        }
      },
    ),
  )
})

test('spellings fold alike whatever their case, accents and punctuation', () => {
  assert.equal(foldName('Kassym-Jomart  TOKAYEV'), 'kassym jomart tokayev')
  assert.equal(foldName('Čaplygin, A.'), 'caplygin a')
  assert.equal(foldName('Ержан Қыстафин'), foldName('ержан қыстафин'))
})
