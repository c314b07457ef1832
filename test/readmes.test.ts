/** The example of every package README runs, and prints what its comments say. */

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'

const root = new URL('..', import.meta.url).pathname

for (const path of globSync('packages/*/README.md', { cwd: root })) {
  const readme = readFileSync(join(root, path), 'utf8')
  const cwd = join(root, path, '..')

  test(`${path} opens with a heading and one sentence`, () => {
    assert.match(readme, /^# \w+\n\n[A-Z`][^\n]*[^.]*\.\n/)
  })

  const [, code] = /```ts\n(.*?)```/s.exec(readme) ?? []
  // Examples that need a pack of their own are run by their package.
  if (code !== undefined && !code.includes("'packs/")) {
    test(`the example of ${path} prints what it says`, () => {
      const said = [...code.matchAll(/\) \/\/ (.*)/g)].map(([, words]) => words)
      const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', code], {
        cwd,
        encoding: 'utf8',
      })
      assert.equal(run.stderr, '')
      assert.deepEqual(run.stdout.trim().split('\n'), said)
    })
  }

  const [, commands] = /```sh\n(.*?)```/s.exec(readme) ?? []
  if (commands?.startsWith('followthrough')) {
    test(`the commands of ${path} run`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'followthrough-readme-'))
      for (const line of commands.trim().split('\n')) {
        const [program, ...args] = line.split(' ')
        assert.equal(program, 'followthrough')
        const run = spawnSync(
          process.execPath,
          [
            join(root, 'packages/cli/bin/followthrough.js'),
            ...args,
            '--db',
            join(folder, 'l.sqlite'),
          ],
          { cwd: root, encoding: 'utf8' },
        )
        assert.equal(run.status, 0, `${line}\n${run.stderr}`)
        assert.ok(run.stdout.length > 20, line)
      }
      rmSync(folder, { recursive: true })
    })
  }
}
