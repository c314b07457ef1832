/** Puts one file into its place in one step: the old one stands until the new one is whole. */

import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isFolder } from '../context.ts'
import { UsageError } from '../failure.ts'

/** Writes `bytes` to `path`, whose folder is made when it is missing; a file that is there is replaced. */
export function writeFileWhole(path: string, bytes: string | Uint8Array): void {
  if (isFolder(resolve(path))) throw new UsageError(`${path}: this is a folder; name a file`)
  const isThere = existsSync(resolve(path))
  const target = isThere ? realpathSync(resolve(path)) : resolve(path)
  if (isThere && !statSync(target).isFile()) {
    writeFileSync(target, bytes) // a device or a pipe has no old one to keep
    return
  }
  const partial = `${target}.${randomUUID().slice(0, 8)}.partial`
  try {
    mkdirSync(dirname(target), { recursive: true })
    const file = openSync(partial, 'wx')
    try {
      writeFileSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { force: true })
    // The partial file is nobody's business: what failed is the file that was named.
    throw Object.assign(error as NodeJS.ErrnoException, { path })
  }
}
