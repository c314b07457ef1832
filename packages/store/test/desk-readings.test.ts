import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '../src/database.ts'
import { openStore, proposalId } from '../src/index.ts'
import { createStore } from '../src/store.ts'
import { claim, found, keep, reading } from './desk-fixture.ts'
import { failsAs } from './fails-as.ts'
import { tempDir } from './fixture.ts'

const AT = '2026-07-01T12:00:00.000Z'
const open = () => openStore(':memory:', { now: () => AT })

test('a reading is read back as it was given, whatever the text', () => {
  const store = open()
  const capture = keep(store, 'x')
  const first = reading(capture, [
    found(claim({ quote: 'a\u0000b \ud800 “мост” 😀', confidence: 0.25 })),
    found(claim({ outcome: 'held', reasons: ['subject-unknown'], when: null, act: 'met' })),
  ])
  const draft = {
    ...first,
    document: { ...first.document, text: 'nul \u0000, half \udc00, é, 😀', warnings: ['cut'] },
  }
  const { seq, isNew } = store.desk.keepReading(draft)
  assert.equal(isNew, true)
  const { sketch, ...rest } = draft
  assert.deepEqual(store.desk.reading(capture), {
    ...rest,
    seq,
    readAt: AT,
    claims: draft.claims.map((one) => ({ ...one, id: proposalId(capture, one.claim) })),
  })
  assert.equal(store.desk.reading(capture, 'model'), null)
  assert.equal(store.desk.reading('0'.repeat(64)), null)
})

test('an equal reading writes nothing; another reader, text or claim does', () => {
  const store = open()
  const capture = keep(store, 'x')
  const draft = reading(capture, [found(claim()), found(claim({ act: 'met' }))])
  const { seq } = store.desk.keepReading(draft)
  for (const again of [draft, { ...draft, sketch: null }, structuredClone(draft)])
    assert.deepEqual(store.desk.keepReading(again), { seq, isNew: false })
  const others = [
    { ...draft, reader: 'rules@2' },
    { ...draft, cluster: 'other' },
    { ...draft, mentions: [] },
    { ...draft, document: { ...draft.document, title: null } },
    { ...draft, claims: [found(claim({ confidence: 0.1 })), draft.claims[1]!] },
    { ...draft, claims: [found(claim({ outcome: 'held' })), draft.claims[1]!] },
    { ...draft, claims: [...draft.claims].reverse() },
    { ...draft, claims: [] },
  ]
  for (const other of others) {
    assert.equal(store.desk.keepReading(other).isNew, true)
    assert.equal(store.desk.keepReading(other).isNew, false)
    assert.equal(store.desk.keepReading(draft).isNew, true)
  }
  assert.equal(store.desk.readings(capture).length, 1 + 2 * others.length)
  assert.equal(store.desk.keepReading({ ...draft, family: 'model' }).isNew, true)
  assert.deepEqual(store.desk.readings(capture)[0], {
    seq: 2 + 2 * others.length,
    reader: 'rules@1',
    family: 'model',
    readAt: AT,
    claims: 2,
  })
})

test('a reading that says again what it replaces writes nothing; that it replaces something writes', () => {
  const store = open()
  const capture = keep(store, 'x')
  const old = claim()
  store.desk.keepReading(reading(capture, [found(old)]))
  const now = claim({ modality: 'intention' })
  const replacing = reading(capture, [found(now, { replaces: proposalId(capture, old) })])
  assert.equal(store.desk.keepReading(replacing).isNew, true)
  assert.equal(store.desk.keepReading(replacing).isNew, false)
  assert.equal(store.desk.keepReading(reading(capture, [found(now)])).isNew, false)
  assert.equal(store.desk.proposal(proposalId(capture, now))!.replaces, proposalId(capture, old))
})

test('a proposal is known by capture and claim, not by gate or confidence', () => {
  const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]
  const id = proposalId(one, claim())
  assert.match(id, /^p[0-9a-f]{24}$/)
  assert.equal(proposalId(one, claim({ confidence: 0.1, outcome: 'held', reasons: ['x'] })), id)
  assert.notEqual(proposalId(other, claim()), id)
  assert.notEqual(proposalId(one, claim({ quote: 'They signed it!' })), id)
})

test('of claims that are one proposal the first counts', () => {
  const store = open()
  const capture = keep(store, 'x')
  store.desk.keepReading(
    reading(capture, [found(claim({ confidence: 0.5 })), found(claim({ confidence: 0.4 }))]),
  )
  assert.deepEqual(
    store.desk.reading(capture)!.claims.map((one) => one.claim.confidence),
    [0.5],
  )
})

test('what a reading names must be on record, and what is refused writes nothing', async () => {
  const store = open()
  const capture = keep(store, 'x')
  const nobody = `p${'0'.repeat(24)}`
  const refused = (draft: ReturnType<typeof reading>, words: RegExp) =>
    failsAs(() => store.desk.keepReading(draft), 'refused', words)
  await refused(reading('0'.repeat(64), []), /capture 0+ is not on record\. Nothing was written/)
  for (const name of ['replaces', 'agreesWith', 'differsFrom'])
    await refused(
      reading(capture, [found(claim(), { [name]: nobody })]),
      /proposal p0+, which a claim names, is not on record/,
    )
  await refused(
    reading(capture, [found(claim({ confidence: 2 }))]),
    /the reading is refused \(claims\.0\.claim\.confidence: /,
  )
  assert.deepEqual(store.desk.readings(capture), [])
  assert.equal(store.desk.counts().documents, 0)
})

test('sketches and captures come in order of reading, newest sketch of each, and one may write meanwhile', () => {
  const store = open()
  const ids = Array.from({ length: 450 }, (_, i) => keep(store, `text ${i}`))
  for (const [i, capture] of ids.entries())
    store.desk.keepReading(
      reading(capture, [], { sketch: i % 3 === 0 ? null : Uint8Array.of(i, i >> 8, 0, 0) }),
    )
  store.desk.keepReading(
    reading(ids[1]!, [], { reader: 'rules@2', cluster: 'c', sketch: Uint8Array.of(9, 9, 9, 9) }),
  )
  store.desk.keepReading(reading(ids[2]!, [], { reader: 'rules@2', sketch: null }))
  const seen: string[] = []
  for (const capture of store.desk.captureIds()) {
    seen.push(capture)
    store.desk.keepReading(reading(capture, [], { reader: 'rules@3', sketch: null }))
    store.desk.keepReading(reading(keep(store, `more ${seen.length}`), [], { sketch: null }))
  }
  assert.deepEqual(seen, ids)
  const sketches = [...store.desk.sketches()]
  const expected = ids.flatMap((capture, i) =>
    i % 3 === 0 || i === 1
      ? []
      : { capture, cluster: capture, sketch: Uint8Array.of(i, i >> 8, 0, 0) },
  )
  assert.deepEqual(sketches, [
    ...expected,
    { capture: ids[1], cluster: 'c', sketch: Uint8Array.of(9, 9, 9, 9) },
  ])
})

test('what was kept and cannot be read is named', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const database = openDatabase(file)
  const store = createStore(database, file, () => AT)
  t.after(() => store.close())
  const capture = keep(store, 'x')
  store.desk.keepReading(reading(capture, [found(claim())]))
  const id = proposalId(capture, claim())
  database.exec('DROP TRIGGER proposals_never_change; DROP TRIGGER documents_never_change')
  database.exec(`UPDATE proposals SET claim = json_set(claim, '$.act', 'sung')`)
  await failsAs(
    () => store.desk.proposal(id),
    'corrupt',
    new RegExp(`proposal ${id} is not readable \\(claim\\.act: `),
  )
  await failsAs(() => store.desk.reading(capture), 'corrupt', /reading 1 is not readable \(claims/)
  database.exec(`UPDATE documents SET head = json_set(head, '$.published', 'spring')`)
  await failsAs(
    () => store.desk.documents({ page: 1, perPage: 9 }),
    'corrupt',
    /the document of capture .* is not readable \(published: /,
  )
})
