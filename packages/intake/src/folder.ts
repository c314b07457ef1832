/**
 * A folder, read file by file: in order of name, no links followed, every file an outcome of its
 * own. To go on after a stop, pass the ids that are known already.
 */

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaptureHints, Document } from './document.ts'
import { IntakeError } from './intake-error.ts'
import { captureId, openReaders, type Readers } from './readers.ts'

/** One file: a document, a capture known before, or an error. */
export type FileOutcome =
  | {
      readonly file: string
      readonly id: string
      readonly bytes: Uint8Array
      readonly document: Document
    }
  | { readonly file: string; readonly id: string; readonly known: true }
  | {
      readonly file: string
      readonly id: string | null
      /** Null where the file could not be opened or is too large. */
      readonly bytes: Uint8Array | null
      readonly error: IntakeError
    }

export interface FolderProgress {
  readonly file: string
  readonly done: number
  readonly total: number
  readonly read: number
  readonly known: number
  readonly failed: number
}

export interface FolderOptions {
  /** True for the id of a capture that need not be read again. */
  readonly known?: (id: string) => boolean
  readonly hints?: Omit<CaptureHints, 'name' | 'url'>
  readonly onProgress?: (progress: FolderProgress) => void
  /** A symbolic link: it is not followed and has no outcome. */
  readonly onLink?: (file: string) => void
  /** Ends the walk before the next file; nothing is thrown. */
  readonly signal?: AbortSignal
  readonly maxBytes?: number
  /** Left open when given; else the walk opens its own and closes them. */
  readonly readers?: Readers
}

const MAX_FILE_BYTES = 64 * 1024 * 1024

/** The outcomes of every file below `folder`, in order of name. Throws if the folder cannot be listed. */
export async function* readFolder(
  folder: string,
  options: FolderOptions = {},
): AsyncGenerator<FileOutcome, void, undefined> {
  const { files, links } = await entriesBelow(folder)
  for (const link of links) options.onLink?.(link)
  const readers = options.readers ?? openReaders()
  const seen = new Set<string>()
  const ahead: Promise<FileOutcome>[] = []
  const counts = { read: 0, known: 0, failed: 0 }
  let started = 0
  try {
    for (let done = 1; done <= files.length; done++) {
      // One more than the workers, so that reading the disk does not leave one idle.
      while (
        started < files.length &&
        ahead.length <= readers.workers &&
        !options.signal?.aborted
      ) {
        ahead.push(readOne(folder, files[started++]!, readers, seen, options))
      }
      const outcome = await ahead.shift()
      if (outcome === undefined || options.signal?.aborted) return
      counts['document' in outcome ? 'read' : 'known' in outcome ? 'known' : 'failed']++
      options.onProgress?.({ file: outcome.file, done, total: files.length, ...counts })
      yield outcome
    }
  } finally {
    if (options.readers === undefined) await readers.close()
    await Promise.all(ahead)
  }
}

async function readOne(
  folder: string,
  file: string,
  readers: Readers,
  seen: Set<string>,
  options: FolderOptions,
): Promise<FileOutcome> {
  let id: string | null = null
  let bytes: Uint8Array | null = null
  try {
    const path = join(folder, file)
    const limit = options.maxBytes ?? MAX_FILE_BYTES
    const { size } = await stat(path)
    if (size > limit) {
      const what = `has ${size} bytes; at most ${limit} are read. Split it.`
      throw new IntakeError('too-large', file, what)
    }
    bytes = await readFile(path)
    id = captureId(bytes)
    if (seen.has(id) || options.known?.(id)) return { file, id, known: true }
    seen.add(id)
    return {
      file,
      id,
      bytes,
      document: await readers.readCapture(bytes, { ...options.hints, name: file }),
    }
  } catch (error) {
    if (error instanceof IntakeError) return { file, id, bytes, error }
    const said = (error as Error).message
    const what = `cannot be opened (${said}).`
    return { file, id, bytes, error: new IntakeError('broken', file, what) }
  }
}

/** Paths below `folder`, sorted; hidden files and what is neither a plain file nor a link left out. */
async function entriesBelow(folder: string): Promise<{ files: string[]; links: string[] }> {
  const files: string[] = []
  const links: string[] = []
  const folders = ['']
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) files.push(path)
      else if (entry.isSymbolicLink()) links.push(path)
    }
  }
  return { files: files.sort(), links: links.sort() }
}
