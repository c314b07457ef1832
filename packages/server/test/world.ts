/** A server on a real port over a real database file with the real pack, for tests. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore, type Pack, readPack, type Store } from '@followthrough/store'
import { type ServeOptions, startServer } from '../src/index.ts'

const PACKS_DIR = fileURLToPath(new URL('../../../packs', import.meta.url))
export const PACK_DIR = join(PACKS_DIR, 'kz-pk')
export const TODAY = '2026-11-21'

export interface World {
  readonly url: string
  readonly file: string
  readonly dir: string
  readonly store: Store
  readonly pack: Pack
  readonly lines: string[]
  readonly faults: unknown[]
  get(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

export async function openWorld(
  options: Partial<ServeOptions> = {},
  packId = 'kz-pk',
): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'followthrough-server-'))
  const { pack, problems } = readPack(join(PACKS_DIR, packId))
  if (pack === null) throw new Error(`the pack has ${problems.length} problems`)
  const file = join(dir, 'ledger.sqlite')
  const store = openStore(file)
  store.loadPack(pack)
  const lines: string[] = []
  const faults: unknown[] = []
  const server = await startServer({
    store,
    partnership: pack.partnership,
    port: 0,
    today: () => TODAY,
    siteDir: join(dir, 'site'),
    onRequest: (line) => lines.push(line),
    onFault: (fault) => faults.push(fault),
    ...options,
  })
  return {
    url: server.url,
    file,
    dir,
    store,
    pack,
    lines,
    faults,
    get: (path, init) => fetch(`${server.url}${path}`, init),
    async close() {
      await server.close()
      store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
