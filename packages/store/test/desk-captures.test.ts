import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { openDatabase } from '../src/database.ts'
import { openStore } from '../src/index.ts'
import { createStore } from '../src/store.ts'
import { bytesOf, captureId, keep } from './desk-fixture.ts'
import { failsAs } from './fails-as.ts'
import { tempDir } from './fixture.ts'

test('captures are kept byte for byte, from none to millions', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const large = new Uint8Array(5_000_000).map((_, i) => (i * 31) ^ (i >> 9))
  const all = [new Uint8Array(0), Uint8Array.of(0), Uint8Array.of(0xff, 0, 0xfe), large]
  const writer = openStore(file, { now: () => '2026-07-01T12:00:00.000Z' })
  for (const bytes of all) {
    const id = captureId(bytes)
    assert.equal(writer.desk.hasCapture(id), false)
    const draft = { id, mime: null, bytes, address: null }
    assert.deepEqual(writer.desk.keepCapture(draft), { isNew: true, before: null })
    assert.deepEqual(writer.desk.keepCapture(draft), { isNew: false, before: null })
  }
  writer.close()
  const reader = openStore(file, { readOnly: true })
  t.after(() => reader.close())
  for (const bytes of all) {
    const id = captureId(bytes)
    assert.equal(reader.desk.hasCapture(id), true)
    assert.deepEqual(reader.desk.capture(id), {
      id,
      mime: null,
      bytes,
      takenAt: '2026-07-01T12:00:00.000Z',
      sightings: [],
    })
  }
  assert.equal(reader.desk.capture('f'.repeat(64)), null)
})

test('a sighting is kept when an address shows another capture than it did', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  let hour = 10
  const store = openStore(file, { now: () => `2026-07-01T${hour++}:00:00.000Z` })
  t.after(() => store.close())
  const [a, b] = ['one', 'two'].map((text) => ({
    id: captureId(bytesOf(text)),
    mime: 'text/plain',
    bytes: bytesOf(text),
    address: 'https://wire.example/1',
  })) as [
    Parameters<typeof store.desk.keepCapture>[0],
    Parameters<typeof store.desk.keepCapture>[0],
  ]
  assert.deepEqual(store.desk.keepCapture(a), { isNew: true, before: null })
  assert.deepEqual(store.desk.keepCapture(a), { isNew: false, before: null })
  assert.deepEqual(store.desk.keepCapture(b), { isNew: true, before: a.id })
  assert.deepEqual(store.desk.keepCapture(b), { isNew: false, before: null })
  assert.deepEqual(store.desk.keepCapture(a), { isNew: false, before: b.id })
  const elsewhere = { ...a, address: 'https://mirror.example/1' }
  assert.deepEqual(store.desk.keepCapture(elsewhere), { isNew: false, before: null })
  assert.deepEqual(store.desk.capture(a.id)!.sightings, [
    { address: 'https://wire.example/1', seenAt: '2026-07-01T10:00:00.000Z' },
    { address: 'https://wire.example/1', seenAt: '2026-07-01T14:00:00.000Z' },
    { address: 'https://mirror.example/1', seenAt: '2026-07-01T15:00:00.000Z' },
  ])
})

test('what was seen before at an address is what a plain list of sightings says', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 20 }), (sights) => {
      const store = openStore(':memory:')
      const seen = new Map<string, string>()
      const kept = new Set<string>()
      for (const [text, place] of sights) {
        const bytes = bytesOf(String(text))
        const id = captureId(bytes)
        const address = `https://wire.example/${place}`
        const last = seen.get(address)
        assert.deepEqual(store.desk.keepCapture({ id, mime: null, bytes, address }), {
          isNew: !kept.has(id),
          before: last === undefined || last === id ? null : last,
        })
        seen.set(address, id)
        kept.add(id)
      }
      store.close()
    }),
    { numRuns: 50 },
  )
})

test('an id that is not the hash of its bytes is refused', async (t) => {
  const store = openStore(join(tempDir(t), 'ledger.db'))
  t.after(() => store.close())
  const bytes = bytesOf('x')
  for (const [id, words] of [
    ['0'.repeat(64), /this is not the SHA-256 of its bytes/],
    ['x', /the capture is refused \(id: expected SHA-256 in hex\)/],
  ] as const)
    await failsAs(
      () => store.desk.keepCapture({ id, mime: null, bytes, address: null }),
      'refused',
      words,
    )
})

test('a capture that cannot be read is named', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const database = openDatabase(file)
  const store = createStore(database, file, () => 'yesterday')
  t.after(() => store.close())
  const id = keep(store, 'x')
  await failsAs(
    () => store.desk.capture(id),
    'corrupt',
    new RegExp(`capture ${id} is not readable \\(takenAt: `),
  )
})

test('a thing is found by the beginning of its id, and a page by what it showed before', (t) => {
  const store = openStore(join(tempDir(t), 'ledger.db'))
  t.after(() => store.close())
  const ids = Array.from({ length: 40 }, (_, i) => {
    const bytes = bytesOf(`version ${i}`)
    const id = captureId(bytes)
    store.desk.keepCapture({ id, mime: null, bytes, address: `https://wire.example/${i % 2}` })
    return id
  })
  ids.forEach((id, i) => {
    assert.equal(store.desk.earlier(id), ids[i - 2] ?? null)
    for (const length of [0, 1, 2, 64]) {
      const beginning = id.slice(0, length)
      const all = ids.filter((other) => other.startsWith(beginning)).sort()
      assert.deepEqual(store.desk.captureIdsFrom(beginning, 40), all)
      assert.deepEqual(store.desk.captureIdsFrom(beginning, 1), all.slice(0, 1))
    }
  })
  assert.equal(store.desk.earlier('f'.repeat(64)), null)
  assert.deepEqual(store.desk.proposalIdsFrom('p', 9), [])
})
