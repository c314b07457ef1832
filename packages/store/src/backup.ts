/**
 * Backup and restore: a whole database file, put in its place in one step.
 *
 * A copy is written beside its target, checked, flushed to the disk and renamed, so that the target is
 * at any moment either the old file or the new one.
 */

import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { checkIdentity, MIGRATIONS, refuseOtherPack } from './database.ts'
import { guarded, StoreError, storeError } from './store-error.ts'

/** In one go: with smaller steps a busy writer could make it begin again for ever. */
const ALL_PAGES = 2 ** 31 - 1
const LOCK_MS = 200

/**
 * Copies an open database, named `file`, to `target`; resolves to its number of pages. Writers go on
 * meanwhile. Throws StoreError, also when `target` exists and `force` is false.
 */
export async function writeBackup(
  database: DatabaseSync,
  file: string,
  target: string,
  force: boolean,
): Promise<number> {
  refuseSame(file, target)
  refuseExisting(target, force)
  const copy = besides(target)
  try {
    const pages = await backup(database, copy, { rate: ALL_PAGES })
    checkBackup(copy, target, null)
    putInPlace(copy, target)
    return pages
  } catch (error) {
    throw storeError(error, target)
  } finally {
    rmSync(copy, { force: true })
  }
}

/**
 * Puts the database of `backupFile` in the place of `target`. Throws StoreError when the backup is
 * foreign, damaged, of a newer format or of another pack than `pack`, when `target` exists and `force`
 * is false, and when another process has `target` open. A damaged `target` can be replaced.
 */
export function restoreStore(
  backupFile: string,
  target: string,
  { force = false, pack = null }: { readonly force?: boolean; readonly pack?: string | null } = {},
): void {
  if (!existsSync(backupFile))
    throw new StoreError('missing', `${backupFile}: there is no such file. Name a backup.`)
  refuseSame(backupFile, target)
  refuseExisting(target, force)
  if (hasUnfinishedLog(backupFile))
    throw new StoreError(
      'refused',
      `${backupFile}: this database is in use, not a backup. Make one of it: followthrough backup FILE.`,
    )
  const copy = besides(target)
  try {
    guarded(target, () => copyFileSync(backupFile, copy))
    guarded(backupFile, () => checkBackup(copy, backupFile, pack))
    guarded(target, () => replace(copy, target))
  } finally {
    rmSync(copy, { force: true })
  }
}

/** Throws StoreError about `name` unless the file is a sound database of ours, of `pack` if given. */
function checkBackup(file: string, name: string, pack: string | null): void {
  guarded(name, () => {
    const url = pathToFileURL(resolve(file))
    url.search = 'immutable=1' // read it as it lies, with no files beside it
    const database = new DatabaseSync(url, { readOnly: true })
    try {
      if (checkIdentity(database, name, MIGRATIONS.length) === 0)
        throw new StoreError('foreign', `${name}: this database holds no ledger. Name a backup.`)
      const report = String(database.prepare('PRAGMA integrity_check').get()!.integrity_check)
      if (report !== 'ok')
        throw new StoreError(
          'corrupt',
          `${name}: the file is damaged (${firstFinding(report)}). Use another backup.`,
        )
      if (pack !== null)
        refuseOtherPack(database, pack, name, 'Name another backup, or its pack with --pack.')
    } finally {
      database.close()
    }
  })
}

/** SQLite reports all it found, a line each, under a heading for each database: one is enough. */
function firstFinding(report: string): string {
  const lines = report.split('\n')
  return lines.find((line) => !line.startsWith('***')) ?? lines[0]!
}

/** Renames `copy` over `target`, which nobody else has open and nobody else can open meanwhile. */
function replace(copy: string, target: string): void {
  const lock = existsSync(target) ? lockWhole(target) : null
  try {
    for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true })
    putInPlace(copy, target)
  } finally {
    lock?.close()
  }
}

/** Holds a database that no other connection has open; null when the file is no sound database. */
function lockWhole(file: string): DatabaseSync | null {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(file, { timeout: LOCK_MS })
    // Leaving WAL takes every lock there is, and writes the log back into the file.
    database.exec('PRAGMA journal_mode = DELETE')
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database?.close()
    const { fault } = storeError(error, file)
    if (fault === 'corrupt' || fault === 'not-a-database') return null
    if (fault !== 'locked') throw error
    throw new StoreError(
      'locked',
      `${file}: another process has the database open. Stop it first: followthrough serve.`,
      error,
    )
  }
}

function putInPlace(copy: string, target: string): void {
  sync(copy)
  renameSync(copy, target)
  sync(dirname(resolve(target)))
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function besides(target: string): string {
  return `${target}.${process.pid}.part`
}

function hasUnfinishedLog(file: string): boolean {
  const log = `${file}-wal`
  return existsSync(log) && statSync(log).size > 0
}

function refuseExisting(target: string, force: boolean): void {
  if (!force && existsSync(target))
    throw new StoreError('exists', `${target}: the file exists. Name another, or add --force.`)
}

function refuseSame(one: string, other: string): void {
  if (!existsSync(one) || !existsSync(other)) return
  const [a, b] = [statSync(one), statSync(other)]
  if (a.dev === b.dev && a.ino === b.ino)
    throw new StoreError('refused', `${other}: this is the database itself. Name another file.`)
}
