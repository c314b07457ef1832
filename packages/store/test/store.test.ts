import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { packStatements, type StatementDraft } from '@followthrough/ledger'
import fc from 'fast-check'
import { openDatabase } from '../src/database.ts'
import { openStore, type Pack, readPack, type Store, statementId } from '../src/index.ts'
import { createStore } from '../src/store.ts'
import { failsAs } from './fails-as.ts'
import { swap, tempDir, writePack } from './fixture.ts'
import { idsOf, liveIds } from './live.ts'

const NOW = '2026-07-01T12:00:00.000Z'
const now = () => NOW

test('a pack that is loaded is read back as the statements it makes', (t) => {
  const store = openStore(':memory:', { now })
  const pack = readPack(writePack(t)).pack!
  const drafts = packStatements(pack)
  assert.deepEqual(store.loadPack(pack), { added: drafts.length, retracted: 0, unchanged: 0 })
  assert.deepEqual(
    store.statements(),
    drafts.map((draft) => ({ ...draft, id: statementId(draft), recordedAt: NOW })),
  )
  assert.deepEqual(store.newestPackLoad(), {
    pack: 'av-bm',
    hash: pack.hash,
    loadedAt: NOW,
    added: drafts.length,
    retracted: 0,
    unchanged: 0,
  })
  assert.equal(store.newestPackLoad('other'), null)
})

test('loading a pack again changes nothing, with its hash known or not', (t) => {
  const store = openStore(':memory:', { now })
  const pack = readPack(writePack(t)).pack!
  const { added } = store.loadPack(pack)
  const before = store.statements()
  for (const hash of [pack.hash, 'another', 'a third'])
    assert.deepEqual(store.loadPack({ ...pack, hash }), {
      added: 0,
      retracted: 0,
      unchanged: added,
    })
  assert.deepEqual(store.statements(), before)
})

test('a row that changed supersedes its statement, which stays on record', (t) => {
  const store = openStore(':memory:', { now })
  const first = readPack(writePack(t)).pack!
  store.loadPack(first)
  const before = store.statements()
  const edit = swap('The minister named 2028.', 'The minister named the year 2028.')
  const second = readPack(writePack(t, { 'ledger/statements.csv': edit })).pack!
  assert.deepEqual(store.loadPack(second), {
    added: 1,
    retracted: 1,
    unchanged: before.length - 1,
  })
  const after = store.statements()
  assert.deepEqual(after.slice(0, before.length), before)
  const [added, retraction] = after.slice(before.length)
  assert.equal(added!.value.summary, 'The minister named the year 2028.')
  const old = before.find((s) => s.value.summary === 'The minister named 2028.')!
  assert.deepEqual(
    { ...retraction!, id: '' },
    {
      ...old,
      id: '',
      property: 'retraction',
      valueType: 'retraction',
      value: { reason: 'The pack no longer says it.' },
      retracts: old.id,
      saidBy: null,
      boundParties: [],
      modality: 'fact',
      validOn: null,
      source: null,
      sourceClass: null,
      originCluster: null,
    },
  )
})

test('a pack that goes to and fro is live as it last was, at one moment of the clock', (t) => {
  const store = openStore(':memory:', { now })
  const one = readPack(writePack(t)).pack!
  const other = { ...one, hash: 'other', claims: one.claims.slice(1) }
  store.loadPack(one)
  const without = idsOf(one).length - 1
  for (let i = 0; i < 4; i++) {
    assert.deepEqual(store.loadPack(other), { added: 0, retracted: 1, unchanged: without })
    assert.deepEqual(liveIds(store.statements()), idsOf(other))
    assert.deepEqual(store.loadPack(one), { added: 1, retracted: 0, unchanged: without })
    assert.deepEqual(liveIds(store.statements()), idsOf(one))
  }
  assert.equal(store.version(), idsOf(one).length + 8)
})

test('after any sequence of versions the last one is live and no row is lost', (t) => {
  const whole = readPack(writePack(t)).pack!
  const versions = fc
    .record({
      claims: fc.subarray([...whole.claims]),
      evidence: fc.subarray([...whole.evidence]),
      searches: fc.subarray([...whole.searches]),
      note: fc.constantFrom('', 'changed', 'changed again'),
    })
    .map(({ note, claims, ...rest }): Pack => {
      const pack = { ...whole, ...rest, claims: claims.map((claim) => ({ ...claim, note })) }
      return { ...pack, hash: JSON.stringify([pack.claims, pack.evidence, pack.searches]) }
    })
  fc.assert(
    fc.property(fc.array(versions, { minLength: 1, maxLength: 8 }), (sequence) => {
      const store = openStore(':memory:', { now })
      let before = store.statements()
      for (const pack of sequence) {
        const { added, unchanged } = store.loadPack(pack)
        const after = store.statements()
        assert.deepEqual(after.slice(0, before.length), before)
        assert.deepEqual(liveIds(store.statements()), idsOf(pack))
        assert.equal(added + unchanged, idsOf(pack).length)
        before = after
      }
      store.close()
    }),
    { seed: 7, numRuns: 60 },
  )
})

test('another pack is refused, both named, and nothing is written', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file)
  t.after(() => store.close())
  const one = readPack(writePack(t)).pack!
  const other: Pack = { ...one, pack: 'xx-yy', hash: 'x' }
  store.expectPack('xx-yy') // an empty ledger is anybody's
  store.loadPack(one)
  const before = store.statements()
  const words = /ledger\.db: this database holds the pack av-bm, not xx-yy\./
  await failsAs(() => store.expectPack('xx-yy'), 'other-pack', words)
  await failsAs(() => store.loadPack(other), 'other-pack', words)
  assert.deepEqual(store.statements(), before)
  assert.equal(store.newestPackLoad()!.pack, 'av-bm')
})

test('a ledger in which two packs were mixed once is refused to both', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const database = openDatabase(file)
  const store = createStore(database, file, now)
  t.after(() => store.close())
  const pack = readPack(writePack(t)).pack!
  store.loadPack(pack)
  database.exec(`INSERT INTO pack_loads (pack, hash, loaded_at, added, retracted, unchanged)
    VALUES ('xx-yy', 'x', '${NOW}', 0, 0, 0)`)
  await failsAs(
    () => store.loadPack(pack),
    'other-pack',
    /holds the packs av-bm and xx-yy, not only av-bm\./,
  )
})

/** A person takes a statement back. */
function personal(store: Store, id: string): StatementDraft {
  const { subject, knownOn } = store.statements().find((s) => s.id === id)!
  return {
    subject,
    property: 'retraction',
    valueType: 'retraction',
    value: { reason: 'I know better.' },
    saidBy: null,
    boundParties: [],
    modality: 'fact',
    validOn: null,
    knownOn,
    source: null,
    sourceClass: null,
    originCluster: null,
    locator: null,
    retracts: id,
    recordedBy: 'person ann',
    state: 'accepted',
  }
}

test('what a person took back stays taken back when the pack is loaded again', (t) => {
  const store = openStore(':memory:', { now })
  const pack = readPack(writePack(t)).pack!
  store.loadPack(pack)
  const [id] = liveIds(store.statements())
  store.append([personal(store, id!)])
  store.loadPack({ ...pack, hash: 'again' })
  assert.ok(!liveIds(store.statements()).includes(id!))
})

test('a retraction can be taken back and made again', (t) => {
  const store = openStore(':memory:', { now })
  store.loadPack(readPack(writePack(t)).pack!)
  const [id] = liveIds(store.statements())
  const retraction = personal(store, id!)
  for (let i = 0; i < 3; i++) {
    const { added, ids } = store.append([retraction])
    assert.equal(added, 1)
    assert.equal(ids[0], store.statements().at(-1)!.id)
    assert.deepEqual(store.append([retraction]), { added: 0, ids })
    assert.ok(!liveIds(store.statements()).includes(id!))
    store.append([personal(store, store.statements().at(-1)!.id)])
    assert.ok(liveIds(store.statements()).includes(id!))
  }
})

test('appending what is there adds nothing, and a retraction of nothing is refused whole', async (t) => {
  const store = openStore(':memory:', { now })
  const drafts = packStatements(readPack(writePack(t)).pack!)
  const ids = drafts.map((draft) => statementId(draft))
  assert.deepEqual(store.append([...drafts, ...drafts]), {
    added: drafts.length,
    ids: [...ids, ...ids],
  })
  assert.deepEqual(store.append(drafts), { added: 0, ids })
  const orphan = { ...personal(store, statementId(drafts[0]!)), retracts: 'f'.repeat(24) }
  const fresh = { ...drafts[0]!, locator: 'page 9' }
  await failsAs(() => store.append([fresh, orphan]), 'refused', /refused the write/)
  await failsAs(
    () => store.append([fresh, { ...fresh, knownOn: '2026-02-30' }]),
    'refused',
    /statement 2 of those to be added is refused \(knownOn: expected a day that exists/,
  )
  assert.equal(store.version(), drafts.length)
})

test('what was taken back is told again when it is appended again, from the day it was hidden', (t) => {
  const store = openStore(':memory:', { now })
  const [draft] = packStatements(readPack(writePack(t)).pack!)
  const { ids } = store.append([draft!])
  for (let i = 1; i <= 3; i++) {
    store.append([personal(store, ids[0]!)])
    store.append([{ ...personal(store, ids[0]!), recordedBy: 'person bo' }])
    assert.deepEqual(liveIds(store.statements()), [])
    assert.deepEqual(store.append([draft!, draft!]), { added: 1, ids: [ids[0], ids[0]] })
    assert.deepEqual(liveIds(store.statements()), ids)
    assert.equal(store.version(), 1 + 4 * i)
  }
  const days = new Set(store.statements().map(({ knownOn }) => knownOn))
  assert.deepEqual([...days], [draft!.knownOn])
})

test('statementsSince and version follow what is appended', (t) => {
  const store = openStore(':memory:', { now })
  const drafts = packStatements(readPack(writePack(t)).pack!)
  assert.equal(store.version(), 0)
  store.append(drafts.slice(0, 5))
  const version = store.version()
  store.append(drafts)
  assert.deepEqual(store.statementsSince(version), store.statements().slice(5))
  assert.deepEqual(store.statementsSince(store.version()), [])
})

test('changed is true after another connection wrote, and only then', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const [one, other] = [openStore(file), openStore(file)]
  t.after(() => [one, other].map((store) => store.close()))
  const drafts = packStatements(readPack(writePack(t)).pack!)
  assert.equal(one.changed(), false)
  one.append(drafts.slice(0, 1))
  assert.deepEqual([one.changed(), other.changed()], [false, true])
  assert.deepEqual([one.changed(), other.changed()], [false, false])
  other.append(drafts)
  assert.deepEqual([one.changed(), other.changed()], [true, false])
})

test('a locked database gives a clear message, and nothing is lost', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file, { busyMs: 20 })
  const writer = openDatabase(file)
  t.after(() => [store, writer].map((each) => each.close()))
  const pack = readPack(writePack(t)).pack!
  const drafts = packStatements(pack)
  store.append(drafts.slice(0, 3))
  writer.exec('BEGIN IMMEDIATE')
  const words =
    /ledger\.db: another process is writing to the database\. Try again when it is done\./
  await failsAs(() => store.append(drafts), 'locked', words)
  await failsAs(() => store.loadPack(pack), 'locked', words)
  assert.equal(store.statements().length, 3) // readers are not locked out
  writer.exec('ROLLBACK')
  store.loadPack(pack)
  assert.equal(store.version(), drafts.length)
})

test('a full disk gives a clear message, and nothing is lost', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const database = openDatabase(file)
  const store = createStore(database, file, now)
  t.after(() => store.close())
  const pack = readPack(writePack(t)).pack!
  const drafts = packStatements(pack)
  store.append(drafts.slice(0, 3))
  const before = store.statements()
  const [first] = drafts
  const large = Array.from({ length: 50 }, (_, i) => ({
    ...first!,
    locator: `${i} ${'x'.repeat(1000)}`,
  }))
  database.exec('PRAGMA max_page_count = 1') // no more pages than there are
  const words = /ledger\.db: the disk is full and nothing was written\. Free some space/
  await failsAs(() => store.append(large), 'full', words)
  assert.deepEqual(store.statements(), before)
  assert.equal(database.isTransaction, false)
  database.exec('PRAGMA max_page_count = 1000000')
  store.append(large)
  assert.equal(store.version(), 53)
  assert.equal(database.prepare('PRAGMA integrity_check').get()!.integrity_check, 'ok')
})

test('a statement that cannot be read is named', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const database = openDatabase(file)
  const store = createStore(database, file, now)
  t.after(() => store.close())
  store.append(packStatements(readPack(writePack(t)).pack!).slice(0, 1))
  database.exec(`INSERT INTO statements
    SELECT 9, 'abcdefabcdefabcdefabcdef', subject, property, 'opinion', value, said_by, bound_parties,
      modality, valid_on, known_on, source, source_class, origin_cluster, locator, retracts,
      recorded_by, state, recorded_at FROM statements`)
  await failsAs(
    () => store.statements(),
    'corrupt',
    /statement abcdefabcdefabcdefabcdef is not readable \(valueType: /,
  )
})

test('an append made for an older ledger is refused, whole', async (t) => {
  const file = join(tempDir(t), 'moved.sqlite')
  const [one, other] = [openStore(file, { now }), openStore(file, { now })]
  const drafts = packStatements(readPack(writePack(t)).pack!)
  const version = one.version()
  other.append(drafts.slice(0, 1))
  await failsAs(() => one.append(drafts.slice(1, 3), { ifVersion: version }), 'moved', /Look again/)
  assert.equal(one.statements().length, 1)
  one.append(drafts.slice(1, 3), { ifVersion: one.version() })
  assert.equal(other.statements().length, 3)
  one.close()
  other.close()
})
