/** Many papers in one zip, written as they come, so that a thousand take no more memory than one. */

import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface Bundle {
  /** `name` is a plain file name, given once. */
  add(name: string, bytes: Uint8Array): void
  /** Ends the zip; the file is whole after it. */
  end(): void
  /** Leaves it unfinished and takes the file away. */
  drop(): void
}

/** Packed already, and no smaller for being packed again. */
const PACKED = /\.(pdf|docx|xlsx)$/

/** Opens a zip at `path`, which must not be there; its entries are dated by `day`. */
export function openBundle(path: string, day: string): Bundle {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  // A zip holds local time without a zone: midnight here, so that the fields are the same everywhere.
  const mtime = new Date(Math.max(1980, year), month - 1, date)
  const file = openSync(path, 'wx', 0o600)
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    let at = 0
    while (at < chunk.length) at += writeSync(file, chunk, at)
  })
  return {
    add(name, bytes) {
      const entry = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name)
      entry.mtime = mtime
      zip.add(entry)
      entry.push(bytes, true)
    },
    end() {
      zip.end()
      closeSync(file)
    },
    drop() {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}
