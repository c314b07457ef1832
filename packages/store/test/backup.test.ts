import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { MIGRATIONS, openDatabase } from '../src/database.ts'
import { openStore, readPack, restoreStore } from '../src/index.ts'
import { failsAs } from './fails-as.ts'
import { tempDir, writePack } from './fixture.ts'

/** A directory with a ledger and a backup of it; nothing is open. */
async function backedUp(t: TestContext): Promise<{ dir: string; file: string; copy: string }> {
  const dir = tempDir(t)
  const [file, copy] = [join(dir, 'ledger.db'), join(dir, 'backup.db')]
  const store = openStore(file)
  store.loadPack(readPack(writePack(t)).pack!)
  assert.ok((await store.backup(copy)) > 0)
  store.close()
  return { dir, file, copy }
}

test('a backup restored elsewhere has the same statements, and nothing lies about', async (t) => {
  const { dir, file, copy } = await backedUp(t)
  const target = join(dir, 'restored.db')
  restoreStore(copy, target)
  const [one, other] = [openStore(file), openStore(target)]
  t.after(() => [one, other].map((store) => store.close()))
  assert.deepEqual(other.statements(), one.statements())
  assert.deepEqual(other.newestPackLoad(), one.newestPackLoad())
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith('backup')),
    ['backup.db'],
  )
})

test('a backup taken while others write is a moment of the ledger', async (t) => {
  const dir = tempDir(t)
  const file = join(dir, 'ledger.db')
  const store = openStore(file)
  t.after(() => store.close())
  const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), file, '1'])
  t.after(() => child.kill())
  await once(child.stdout, 'data')
  for (let i = 0; i < 5; i++) {
    const copy = join(dir, `${i}.db`)
    const before = store.version()
    await store.backup(copy)
    const backup = openStore(copy, { readOnly: true })
    const statements = backup.statements()
    backup.close()
    assert.ok(statements.length >= before)
    assert.deepEqual(statements, store.statements().slice(0, statements.length))
  }
  assert.ok(store.version() > 5, 'the other process was writing')
})

test('a backup does not overwrite without force, and never the ledger itself', async (t) => {
  const { file, copy } = await backedUp(t)
  const store = openStore(file)
  t.after(() => store.close())
  await failsAs(() => store.backup(copy), 'exists', /backup\.db: the file exists\..*--force/)
  await store.backup(copy, { force: true })
  await failsAs(() => store.backup(file, { force: true }), 'refused', /this is the database itself/)
  await failsAs(() => store.backup('/no/such/folder/x.db'), 'unreadable', /cannot be opened/)
})

test('restore refuses what is not a sound ledger, and leaves the target as it was', async (t) => {
  const { dir, file, copy } = await backedUp(t)
  const bytes = readFileSync(file)
  const foreign = join(dir, 'foreign.db')
  const other = new DatabaseSync(foreign)
  other.exec('CREATE TABLE albums (title TEXT)')
  other.close()
  const newer = join(dir, 'newer.db')
  openDatabase(newer, { migrations: [...MIGRATIONS, { name: 'more', sql: 'SELECT 1' }] }).close()
  const damaged = join(dir, 'damaged.db')
  const rot = readFileSync(copy)
  rot.fill(0xff, 5000, 9000)
  writeFileSync(damaged, rot)
  const cut = join(dir, 'cut.db')
  writeFileSync(cut, readFileSync(copy).subarray(0, 8192))
  const text = join(dir, 'notes.txt')
  writeFileSync(text, 'not a database\n'.repeat(100))
  writeFileSync(join(dir, 'empty.db'), '')
  const restore = (name: string) => () => restoreStore(join(dir, name), file, { force: true })
  await failsAs(
    restore('foreign.db'),
    'foreign',
    /foreign\.db: this is not a Followthrough database/,
  )
  await failsAs(restore('newer.db'), 'newer', /newer\.db: a newer Followthrough wrote this/)
  await failsAs(restore('damaged.db'), 'corrupt', /damaged\.db: the (file|database) is damaged/)
  await failsAs(restore('cut.db'), 'corrupt', /cut\.db: the (file|database) is damaged/)
  await failsAs(restore('notes.txt'), 'not-a-database', /notes\.txt: the file is not a database/)
  await failsAs(restore('empty.db'), 'foreign', /empty\.db: this database holds no ledger/)
  await failsAs(restore('absent.db'), 'missing', /absent\.db: there is no such file/)
  await failsAs(restore('ledger.db'), 'refused', /this is the database itself/)
  await failsAs(() => restoreStore(copy, file), 'exists', /ledger\.db: the file exists/)
  assert.deepEqual(readFileSync(file), bytes)
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('restore refuses the backup of another pack, and leaves the target as it was', async (t) => {
  const { file, copy } = await backedUp(t)
  const bytes = readFileSync(file)
  await failsAs(
    () => restoreStore(copy, file, { force: true, pack: 'xx-yy' }),
    'other-pack',
    /backup\.db: this database holds the pack av-bm, not xx-yy\./,
  )
  assert.deepEqual(readFileSync(file), bytes)
  restoreStore(copy, file, { force: true, pack: 'av-bm' })
})

test('of a damaged backup one finding is told', async (t) => {
  const { dir, file, copy } = await backedUp(t)
  const bytes = readFileSync(copy)
  const damaged = join(dir, 'damaged.db')
  const errors: string[] = []
  for (let page = 1; page < bytes.length / 4096; page++) {
    const rot = Buffer.from(bytes)
    rot.fill(0xff, page * 4096, page * 4096 + 2000)
    writeFileSync(damaged, rot)
    try {
      restoreStore(damaged, file, { force: true })
    } catch (error) {
      errors.push((error as Error).message)
    }
  }
  assert.ok(errors.some((message) => message.includes('the file is damaged (')))
  for (const message of errors) {
    assert.doesNotMatch(message, /\n|\*\*\*/)
    assert.ok(message.length < 300, message)
  }
})

test('restore refuses a database in use, as a backup and as a target', async (t) => {
  const { dir, file, copy } = await backedUp(t)
  const store = openStore(file)
  t.after(() => store.close())
  await failsAs(
    () => restoreStore(copy, file, { force: true }),
    'locked',
    /another process has the database open\. Stop it first/,
  )
  store.loadPack({ ...readPack(writePack(t)).pack!, hash: 'x', claims: [] })
  await failsAs(
    () => restoreStore(file, join(dir, 'new.db')),
    'refused',
    /this database is in use, not a backup/,
  )
})

test('restore replaces an older ledger and the log that a crash left beside it', async (t) => {
  const { dir, file, copy } = await backedUp(t)
  const crashed = join(dir, 'crashed.db')
  const store = openStore(file)
  store.loadPack({ ...readPack(writePack(t)).pack!, hash: 'x', claims: [] })
  for (const suffix of ['', '-wal', '-shm']) copyFileSync(`${file}${suffix}`, `${crashed}${suffix}`)
  store.close()
  restoreStore(copy, crashed, { force: true })
  assert.equal(existsSync(`${crashed}-wal`), false)
  const [restored, source] = [openStore(crashed), openStore(copy, { readOnly: true })]
  t.after(() => [restored, source].map((each) => each.close()))
  assert.deepEqual(restored.statements(), source.statements())
})

test('restore replaces a ledger that is damaged beyond opening', async (t) => {
  const { file, copy } = await backedUp(t)
  writeFileSync(file, 'rubbish '.repeat(1000))
  writeFileSync(`${file}-wal`, 'rubbish')
  restoreStore(copy, file, { force: true })
  const store = openStore(file)
  t.after(() => store.close())
  assert.ok(store.statements().length > 0)
})
