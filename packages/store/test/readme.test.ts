import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readPack } from '../src/index.ts'
import { tempDir, writePack } from './fixture.ts'

const PACKAGE = join(import.meta.dirname, '..')

test('the example of the README runs and prints what it says', (t) => {
  const [, example] = readFileSync(join(PACKAGE, 'README.md'), 'utf8').match(/```ts\n(.*?)```/s)!
  const said = [...example!.matchAll(/\) \/\/ (.*)/g)].map(([, words]) => words)
  assert.ok(said.length > 0)
  const dir = tempDir(t)
  const code = example!
    .replace("'packs/av-bm'", JSON.stringify(writePack(t)))
    .replaceAll(/'(\w+\.db)'/g, (_, name: string) => JSON.stringify(join(dir, name)))
  const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', code], {
    cwd: PACKAGE,
    encoding: 'utf8',
  })
  assert.equal(run.stderr, '')
  assert.deepEqual(run.stdout.trim().split('\n'), said)
})

test('the YAML of the README is a good pack.yaml', (t) => {
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8')
  const [, yaml] = readme.match(/```yaml\n(.*?)```/s)!
  const { problems } = readPack(
    writePack(t, {
      'pack.yaml': () => yaml!,
      'ledger/commitments.csv': (text) => text.replaceAll(',trade,', ',transport,'),
    }),
  )
  assert.deepEqual(problems, [])
})
