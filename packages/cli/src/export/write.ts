/** Puts files into a folder in one step: all of them, or none. */

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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
  try {
    mkdirSync(dirname(target), { recursive: true })
    const stage = mkdtempSync(join(dirname(target), '.followthrough-'))
    try {
      fill(target, stage, files, isEmpty)
    } finally {
      rmSync(stage, { recursive: true, force: true })
    }
  } catch (error) {
    // The stage is nobody's business: what failed is the folder that was named.
    throw Object.assign(error as NodeJS.ErrnoException, { path: dir })
  }
}

function fill(
  target: string,
  stage: string,
  files: ReadonlyMap<string, string>,
  isEmpty: boolean,
): void {
  // The stage is closed to others; the folder in it has the mode of any new folder, or of the old one.
  const made = join(stage, 'made')
  mkdirSync(made, { mode: 0o755 })
  for (const [name, text] of files) writeFileSync(join(made, name), text)
  if (!isEmpty) {
    for (const name of files.keys()) renameSync(join(made, name), join(target, name))
    return
  }
  if (existsSync(target)) {
    chmodSync(made, statSync(target).mode & 0o7777)
    rmdirSync(target)
  }
  renameSync(made, target)
}
