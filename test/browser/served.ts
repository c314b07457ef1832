/** The real product on a free port: the pack in a database of its own, the built site, real HTTP. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname

export interface Served {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Starts `followthrough serve` with further `options`; resolves once it has said where. */
export async function serve(...options: string[]): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-browser-'))
  const child = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/bin/followthrough.js'),
      'serve',
      '--port',
      '0',
      '--db',
      join(folder, 'ledger.sqlite'),
      ...options,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  child.stderr.on('data', (chunk) => {
    printed += String(chunk)
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk)
      const found = /http:\/\/(?:127\.0\.0\.1|0\.0\.0\.0):\d+/.exec(printed)?.[0]
      if (found !== undefined) resolve(found.replace('0.0.0.0', '127.0.0.1'))
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)))
  })
  return {
    url,
    async close() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
