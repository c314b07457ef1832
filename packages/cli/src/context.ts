/** What every command stands on: the pack, the database, the days asked for, and the answers. */

import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Answers,
  AsOfQuery,
  createAnswers,
  openDossier,
  type Partnership,
} from '@followthrough/brief'
import {
  hashPack,
  openStore,
  type Pack,
  readPack,
  readPartnership,
  type Store,
} from '@followthrough/store'
import { Fault, UsageError } from './failure.ts'

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Options that every command takes. */
export interface GlobalOptions {
  readonly pack?: string
  readonly db?: string
  readonly asOf?: string
  readonly knownAt?: string
  readonly json?: boolean
  readonly color?: boolean
}

export interface Context {
  readonly answers: Answers
  readonly at: AsOfQuery
  readonly partnership: Partnership
  readonly store: Store
  /** Of the ledger that the answers stand on. */
  readonly version: number
  readonly database: string
  readonly today: () => string
  readonly close: () => void
}

/** The UTC day of this machine. */
export function utcToday(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Opens the database, takes in the pack when it has changed, and stands ready to answer. */
export function openContext(options: GlobalOptions, env = process.env): Context {
  const at = daysOf(options)
  const dir = packDir(options, env)
  // The tables are read only when they have changed since they were taken in.
  const partnership = readPartnership(dir) ?? soundPack(dir).partnership
  const database = databaseFile(options, env, partnership.id)
  // A broken pack makes no database.
  const first = existsSync(database) ? null : soundPack(dir)
  mkdirSync(dirname(database), { recursive: true })
  const store = openStore(database)
  try {
    store.expectPack(partnership.id)
    if (store.newestPackLoad(partnership.id)?.hash !== hashPack(dir))
      store.loadPack(first ?? soundPack(dir))
    // Before the statements: what another process adds in between is seen as new, never as known.
    const version = store.version()
    return {
      answers: createAnswers(openDossier(partnership, store.statements()), standingOn(at)),
      at,
      partnership,
      store,
      version,
      database,
      today: utcToday,
      close: store.close,
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** The day that answers stand on where they ask for none. */
export function standingOn(at: AsOfQuery): () => string {
  return () => at.asOf ?? utcToday()
}

/** The days asked for. */
function daysOf(options: GlobalOptions): AsOfQuery {
  const given = {
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
  }
  const result = AsOfQuery.safeParse(given)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new UsageError(`--${path[0] === 'asOf' ? 'as-of' : 'known-at'}: ${message}`)
}

/** The folder of the pack: asked for, set in the environment, or the first in `packs` that is not invented. */
export function packDir(options: GlobalOptions, env = process.env): string {
  const asked = options.pack ?? env.FOLLOWTHROUGH_PACK
  if (asked !== undefined && asked !== '') {
    const dir = resolve(asked)
    if (!isFolder(dir)) throw new UsageError(`${asked}: there is no such folder; name a pack`)
    return dir
  }
  const packs = join(ROOT, 'packs')
  const first = isFolder(packs)
    ? readdirSync(packs)
        .sort()
        .filter((name) => existsSync(join(packs, name, 'pack.yaml')))
        .find((name) => readPartnership(join(packs, name))?.invented !== true)
    : undefined
  if (first === undefined)
    throw new UsageError('there is no pack in the folder packs; name one with --pack')
  return join(packs, first)
}

/** The database: asked for, set in the environment, or in `data`, named after the pack. */
export function databaseFile(
  options: GlobalOptions,
  env: Readonly<Record<string, string | undefined>>,
  packId: string,
): string {
  const asked = options.db ?? env.FOLLOWTHROUGH_DB
  return asked !== undefined && asked !== ''
    ? resolve(asked)
    : join(ROOT, 'data', `${packId}.sqlite`)
}

/** The pack in `dir`, whole. */
export function soundPack(dir: string): Pack {
  const { pack, problems } = readPack(dir)
  if (pack !== null) return pack
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  throw new Fault(
    `the pack ${basename(dir)} has ${count} and was not read; see followthrough pack check ${dir}`,
  )
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
