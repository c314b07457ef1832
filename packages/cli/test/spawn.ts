/** The command line as a process, on the real pack and a database of its own, for tests. */

import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../bin/followthrough.js', import.meta.url))
export const PACK_DIR = fileURLToPath(new URL('../../../packs/kz-pk', import.meta.url))
export const INVENTED_DIR = fileURLToPath(new URL('../../../packs/example', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Desk {
  readonly dir: string
  readonly db: string
  start(args: readonly string[], env?: Record<string, string>): ChildProcessWithoutNullStreams
  /** Starts with standard output going to an open file. */
  startInto(out: number, args: readonly string[]): ChildProcess
  run(args: readonly string[], env?: Record<string, string>, input?: string): Promise<Ended>
  close(): void
}

export function openDesk(pack = PACK_DIR): Desk {
  const dir = mkdtempSync(join(tmpdir(), 'followthrough-cli-'))
  const db = join(dir, 'ledger.sqlite')
  const surroundings = (env: Record<string, string>) => ({
    cwd: dir,
    env: {
      PATH: process.env.PATH ?? '',
      FOLLOWTHROUGH_PACK: pack,
      FOLLOWTHROUGH_DB: db,
      ...env,
    },
  })
  const start: Desk['start'] = (args, env = {}) =>
    spawn(process.execPath, [BIN, ...args], surroundings(env))
  return {
    dir,
    db,
    start,
    startInto: (out, args) =>
      spawn(process.execPath, [BIN, ...args], {
        ...surroundings({}),
        stdio: ['ignore', out, 'pipe'],
      }),
    run: (args, env, input = '') => {
      const child = start(args, env)
      child.stdin.on('error', () => {}) // one that reads nothing has closed it
      child.stdin.end(input)
      return ended(child)
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}

export function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}

/** Waits until the server says where it is; gives that address and all it printed. */
export function served(
  child: ChildProcessWithoutNullStreams,
): Promise<{ url: string; sheet: string }> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk
      const url = /Serving at (\S+)/.exec(text)?.[1]
      if (url !== undefined) resolve({ url, sheet: text })
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
  })
}
