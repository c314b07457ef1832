import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import {
  APPLICATION_ID,
  MIGRATIONS,
  type Migration,
  openDatabase,
  pragma,
} from '../src/database.ts'
import { openStore, readPack, StoreError } from '../src/index.ts'
import { failsAs } from './fails-as.ts'
import { tempDir, writePack } from './fixture.ts'

test('a new database is WAL, fully synchronous, ours and up to date', (t) => {
  const database = openDatabase(join(tempDir(t), 'ledger.db'))
  t.after(() => database.close())
  assert.equal(database.prepare('PRAGMA journal_mode').get()!.journal_mode, 'wal')
  assert.equal(pragma(database, 'synchronous'), 2) // FULL
  assert.equal(pragma(database, 'foreign_keys'), 1)
  assert.equal(pragma(database, 'application_id'), APPLICATION_ID)
  assert.equal(pragma(database, 'user_version'), MIGRATIONS.length)
})

test('rows can be neither updated nor deleted nor replaced, by our connection or by another', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file)
  t.after(() => store.close())
  store.loadPack(readPack(writePack(t)).pack!)
  const before = store.statements()
  const load = store.newestPackLoad()
  const ours = openDatabase(file)
  const plain = new DatabaseSync(file) // as the sqlite3 command line would: no pragma of ours
  const columns = ours
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all('statements')
    .map(({ name }) => name)
  for (const database of [ours, plain]) {
    for (const sql of [
      "UPDATE statements SET subject = 'x'",
      "UPDATE OR REPLACE statements SET id = 'x' WHERE seq = 1",
      'DELETE FROM statements',
      'DELETE FROM statements WHERE seq = 1',
      `REPLACE INTO statements SELECT * FROM statements WHERE seq = 1`,
      `INSERT OR REPLACE INTO statements SELECT * FROM statements WHERE seq = 1`,
      `INSERT OR REPLACE INTO statements (${columns.filter((c) => c !== 'seq')})
         SELECT ${columns.filter((c) => c !== 'seq')} FROM statements WHERE seq = 1`,
      `INSERT INTO statements SELECT * FROM statements WHERE seq = 1
         ON CONFLICT (id) DO UPDATE SET subject = 'x'`,
      "UPDATE pack_loads SET hash = 'x'",
      'DELETE FROM pack_loads',
      'REPLACE INTO pack_loads SELECT * FROM pack_loads',
    ])
      assert.throws(() => database.exec(sql), /the ledger is append-only/, sql)
    database.close()
  }
  assert.deepEqual(store.statements(), before)
  assert.deepEqual(store.newestPackLoad(), load)
})

const STEP: Migration = {
  name: 'a later step',
  sql: `CREATE TABLE readers (id TEXT PRIMARY KEY) STRICT; INSERT INTO readers VALUES ('first')`,
}

test('an older database is brought up to date, with its statements', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const old = openStore(file)
  old.loadPack(readPack(writePack(t)).pack!)
  const before = old.statements()
  old.close()
  await failsAs(
    () => openDatabase(file, { readOnly: true, migrations: [...MIGRATIONS, STEP] }),
    'older',
    /ledger\.db: the database is of an older format\. Open it once for writing/,
  )
  for (const _ of ['migrates', 'has nothing left to do']) {
    const database = openDatabase(file, { migrations: [...MIGRATIONS, STEP] })
    assert.equal(pragma(database, 'user_version'), MIGRATIONS.length + 1)
    assert.equal(database.prepare('SELECT count(*) AS n FROM readers').get()!.n, 1)
    assert.equal(database.prepare('SELECT count(*) AS n FROM statements').get()!.n, before.length)
    database.close()
  }
})

test('a migration that fails half way leaves the database as it was', (t) => {
  const file = join(tempDir(t), 'ledger.db')
  openDatabase(file).close()
  const broken = { name: 'broken', sql: 'CREATE TABLE half (x) STRICT; CREATE TABLE half (x)' }
  const half = { name: 'half', sql: 'CREATE TABLE half (x TEXT) STRICT; SELECT no_such_function()' }
  for (const step of [broken, half])
    assert.throws(() => openDatabase(file, { migrations: [...MIGRATIONS, step] }), StoreError)
  const database = openDatabase(file)
  t.after(() => database.close())
  assert.equal(pragma(database, 'user_version'), MIGRATIONS.length)
  const half_ = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()
  assert.equal(half_, undefined)
})

test('a database of a newer Followthrough is refused', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  openDatabase(file, { migrations: [...MIGRATIONS, STEP] }).close()
  await failsAs(
    () => openDatabase(file),
    'newer',
    /a newer Followthrough wrote this.*Update Followthrough/,
  )
})

test('a foreign database is refused and not touched', async (t) => {
  const file = join(tempDir(t), 'other.db')
  const other = new DatabaseSync(file)
  other.exec('CREATE TABLE albums (title TEXT)')
  other.close()
  const bytes = readFileSync(file)
  await failsAs(
    () => openDatabase(file),
    'foreign',
    /other\.db: this is not a Followthrough database/,
  )
  assert.deepEqual(readFileSync(file), bytes)
})

test('what is no database is refused and not touched', async (t) => {
  const dir = tempDir(t)
  const file = join(dir, 'notes.txt')
  writeFileSync(file, 'Not a database, but long enough to look like a header of one.\n'.repeat(100))
  const bytes = readFileSync(file)
  await failsAs(
    () => openDatabase(file),
    'not-a-database',
    /notes\.txt: the file is not a database/,
  )
  assert.deepEqual(readFileSync(file), bytes)
  mkdirSync(join(dir, 'folder'))
  await failsAs(() => openDatabase(join(dir, 'folder')), 'unreadable', /cannot be opened/)
  await failsAs(() => openDatabase(join(dir, 'no', 'x.db')), 'unreadable', /its folder exists/)
  await failsAs(
    () => openDatabase(join(dir, 'no.db'), { readOnly: true }),
    'missing',
    /no database here/,
  )
})

test('a damaged database is reported as damaged', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file)
  store.loadPack(readPack(writePack(t)).pack!)
  store.close()
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096) // all but the first page
  writeFileSync(file, bytes)
  await failsAs(
    () => {
      const damaged = openStore(file)
      t.after(() => damaged.close())
      damaged.statements()
    },
    'corrupt',
    /the database is damaged\. Restore a backup/,
  )
})

test('a read-only store reads, and refuses to write', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const store = openStore(file)
  t.after(() => store.close())
  const pack = readPack(writePack(t)).pack!
  store.loadPack(pack)
  const reader = openStore(file, { readOnly: true })
  t.after(() => reader.close())
  assert.deepEqual(reader.statements(), store.statements())
  await failsAs(() => reader.loadPack({ ...pack, hash: 'x' }), 'read-only', /cannot be written to/)
})

test('many who create one database at the same moment all get it', async (t) => {
  const dir = tempDir(t)
  const round = new Int32Array(new SharedArrayBuffer(4))
  const workers = Array.from(
    { length: 4 },
    () => new Worker(new URL('./opener.ts', import.meta.url), { workerData: round }),
  )
  t.after(() => Promise.all(workers.map((worker) => worker.terminate())))
  const answers = () =>
    Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0]))
  await answers()
  for (let i = 0; i < 40; i++) {
    const opened = answers()
    for (const worker of workers) worker.postMessage(join(dir, `${i}.db`))
    await setTimeout(2) // until all of them wait for the next round
    Atomics.add(round, 0, 1)
    Atomics.notify(round, 0)
    assert.deepEqual(await opened, Array(workers.length).fill('opened'), `round ${i}`)
  }
})
