/** Puts files into a folder in one step: all of them, or none. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isFolder } from '../context.ts'
import { UsageError } from '../failure.ts'

/**
 * Writes `files` (name → text) into `dir`, which is made when it is missing. Throws UsageError when it
 * holds anything and `force` is false; with `force`, files of other names stay.
 */
export function writeFolder(dir: string, files: ReadonlyMap<string, string>, force: boolean): void {
  const target = resolve(dir)
  if (existsSync(target) && !isFolder(target))
    throw new UsageError(`${dir}: this is a file; name a folder`)
  const isEmpty = !existsSync(target) || readdirSync(target).length === 0
  if (!isEmpty && !force)
    throw new UsageError(`${dir}: the folder is not empty; name another, or add --force`)
  mkdirSync(dirname(target), { recursive: true })
  const stage = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
  try {
    for (const [name, text] of files) writeFileSync(join(stage, name), text)
    if (isEmpty) {
      if (existsSync(target)) rmdirSync(target)
      renameSync(stage, target)
    } else {
      for (const name of files.keys()) renameSync(join(stage, name), join(target, name))
    }
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}
