import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { openDatabase } from '../src/database.ts'
import { openStore, readPack, statementId } from '../src/index.ts'
import { swap, tempDir, writePack } from './fixture.ts'
import { idsOf, liveIds } from './live.ts'

/** Runs a script of this folder, kills it with SIGKILL after `lines` lines; resolves to all it said. */
async function killedAfter(lines: number, script: string, args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args])
  let said = ''
  let errors = ''
  let count = 0
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes
    count += bytes.filter((byte) => byte === 10).length
    if (count >= lines) child.kill('SIGKILL')
  })
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes
  })
  const [, signal] = await once(child, 'close')
  assert.equal(signal, 'SIGKILL', errors)
  return said.split('\n').slice(0, -1) // a line without its end was not acknowledged
}

test('a process killed in the middle of writing loses no acknowledged statement', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const acknowledged: string[] = []
  const kills = fc.sample(fc.integer({ min: 1, max: 150 }), { seed: 25, numRuns: 25 })
  for (const [run, lines] of kills.entries()) {
    acknowledged.push(...(await killedAfter(lines, 'appender.ts', [file, `${run}`])))
    const database = openDatabase(file)
    assert.equal(database.prepare('PRAGMA integrity_check').get()!.integrity_check, 'ok')
    database.close()
    const store = openStore(file)
    const statements = store.statements()
    store.close()
    const there = new Set(statements.map((statement) => statement.id))
    assert.deepEqual(
      acknowledged.filter((id) => !there.has(id)),
      [],
      `after kill ${run + 1}`,
    )
    // At most one statement a run was written and not yet acknowledged.
    assert.ok(there.size <= acknowledged.length + run + 1)
    for (const statement of statements.slice(-5)) assert.equal(statementId(statement), statement.id)
  }
  assert.ok(acknowledged.length > 25)
})

test('a process killed in the middle of a load leaves the pack loaded whole or not at all', async (t) => {
  const file = join(tempDir(t), 'ledger.db')
  const many = Array.from(
    { length: 100 },
    (_, i) => `k-${i + 9},topic-${i},size,${i},,,wire-2026,,`,
  )
  const dirs = [
    writePack(t, { 'ledger/claims.csv': (text) => `${text}${many.join('\n')}\n` }),
    writePack(t, { 'ledger/claims.csv': swap('4.1', '4.2') }),
  ]
  const packs = dirs.map((dir) => readPack(dir).pack!)
  const kills = fc.sample(fc.integer({ min: 1, max: 9 }), { seed: 5, numRuns: 8 })
  for (const lines of kills) {
    const said = await killedAfter(lines, 'loader.ts', [file, ...dirs])
    const store = openStore(file)
    const statements = store.statements()
    const last = store.newestPackLoad()!.hash
    store.close()
    const pack = packs.find(({ hash }) => hash === last)!
    assert.deepEqual(liveIds(statements), idsOf(pack))
    // The load after the last acknowledged one may have been written, and no other.
    const expected = [said.at(-1), packs[said.length % packs.length]!.hash]
    assert.ok(expected.includes(last))
  }
})
