/** Papers as files: names that every system takes, nothing overwritten unasked, and never half a file. */

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isFolder } from '../context.ts'
import { UsageError } from '../failure.ts'

const MOST_NAMED = 3

export function fileNameOf(folder: string, parts: readonly string[], ending: string): string {
  return join(
    folder,
    `${parts
      .join('-')
      .replace(/[^A-Za-z0-9-]+/g, '-')
      .slice(0, 150)}.${ending}`,
  )
}

/** Throws UsageError for files that are there, unless they may be written over. */
export function refuseTaken(files: readonly string[], force: boolean, folder?: string): void {
  if (folder !== undefined && existsSync(folder) && !isFolder(folder))
    throw new UsageError(`${folder}: this is a file; name a folder`)
  for (const file of files)
    if (isFolder(file)) throw new UsageError(`${file}: this is a folder; name a file in it`)
  const taken = files.filter((file) => existsSync(file))
  if (taken.length === 0 || force) return
  if (folder === undefined)
    throw new UsageError(`${taken[0]}: this file is there already; name another, or add --force`)
  const names = taken.slice(0, MOST_NAMED).map((file) => basename(file))
  const more = taken.length > MOST_NAMED ? ', …' : ''
  throw new UsageError(
    `${folder}: ${taken.length} of the ${files.length} files are there already (${names.join(', ')}${more}); name another folder, or add --force to write them anew`,
  )
}

/** Writes beside the place and moves it there, so that what stands there is whole. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const target = resolve(file)
  const stage = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}`)
  try {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(stage, bytes, {
      flag: 'wx',
      ...(existsSync(target) ? { mode: statSync(target).mode & 0o777 } : {}),
    })
    renameSync(stage, target)
  } catch (error) {
    rmSync(stage, { force: true })
    // The stage is nobody's business: what failed is the file that was named.
    throw Object.assign(error as NodeJS.ErrnoException, { path: file })
  }
}
