/**
 * What `read` is given becomes documents, one at a time and in order: files, folders, pages, feeds, standard
 * input. Every one is an outcome of its own; what cannot be read stops nothing.
 */

import { createReadStream } from 'node:fs'
import { basename, extname, join } from 'node:path'
import {
  bytesOf,
  type CaptureHints,
  captureId,
  type Document,
  type Fetcher,
  IntakeError,
  type Readers,
  readFolder,
} from '@followthrough/intake'
import { isFolder } from '../context.ts'
import { oneLine, systemSentence } from '../failure.ts'
import { feedItems, isFeed } from './feed-items.ts'
import { isAddress } from './hints.ts'

/** One thing that was given, or found in what was given. */
export interface Found {
  /** What people call it in messages. */
  readonly name: string
  /** The name without path and ending; the hash where there is none. */
  readonly label: string
  /** SHA-256; null where the bytes could not be had. */
  readonly capture: string | null
  readonly bytes: Uint8Array | null
  readonly hints: CaptureHints
  /** Where it was seen; null for standard input without a name. */
  readonly address: string | null
  readonly outcome:
    | { readonly document: Document }
    | { readonly known: true }
    | { readonly error: IntakeError }
}

export interface InputOptions {
  readonly readers: Readers
  /** Null where nothing may be fetched. */
  readonly fetcher: Fetcher | null
  readonly hints: Pick<CaptureHints, 'publisher' | 'published' | 'publishers'>
  /** Of the one thing that is given. */
  readonly name: string | undefined
  /** True for a capture that need not be read again. */
  readonly known: (capture: string) => boolean
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number, name: string) => void
  /** A link in a folder, passed over. */
  readonly onLink: (name: string) => void
  readonly stdin: AsyncIterable<Uint8Array>
}

const MOST_BYTES = 64 * 1024 * 1024

/** Everything in what was given, in its order. */
export async function* inputs(
  given: readonly string[],
  options: InputOptions,
): AsyncGenerator<Found, void, undefined> {
  for (const [i, one] of given.entries()) {
    if (options.signal.aborted) return
    if (one !== '-' && !isAddress(one) && isFolder(one)) {
      yield* folder(one, options)
      continue
    }
    options.onProgress(i + 1, given.length, one)
    yield* single(one, options)
  }
}

async function* folder(path: string, options: InputOptions): AsyncGenerator<Found> {
  const { readers, hints, known, signal } = options
  const walk = readFolder(path, {
    readers,
    hints,
    known,
    signal,
    onProgress: ({ done, total, file }) => options.onProgress(done, total, file),
    onLink: (file) => options.onLink(join(path, file)),
  })
  try {
    for await (const outcome of walk) {
      const name = join(path, outcome.file)
      const own = { ...hints, name }
      const capture = { name, label: labelOf(name), capture: outcome.id, hints: own, address: name }
      if ('known' in outcome) yield { ...capture, bytes: null, outcome: { known: true } }
      else if ('error' in outcome) {
        const { fault, what } = outcome.error
        const error = new IntakeError(fault, name, what)
        yield { ...capture, bytes: outcome.bytes, outcome: { error } }
      } else yield* opened({ ...capture, bytes: outcome.bytes }, outcome.document, options)
    }
  } catch (error) {
    yield failed(path, systemError(path, error))
  }
}

async function* single(given: string, options: InputOptions): AsyncGenerator<Found> {
  let raw: RawInput
  try {
    raw = await rawInput(given, options)
  } catch (error) {
    if (options.signal.aborted) return
    const where = options.name ?? given
    yield failed(where, error instanceof IntakeError ? error : systemError(where, error))
    return
  }
  yield* readOne(raw, options)
}

interface RawInput {
  readonly name: string
  readonly label: string | null
  readonly bytes: Uint8Array
  readonly hints: CaptureHints
  readonly address: string | null
}

/** Reads bytes that are at hand, unless they are known. */
async function* readOne(raw: RawInput, options: InputOptions): AsyncGenerator<Found> {
  const { name, bytes, hints, address } = raw
  const id = captureId(bytes)
  const capture = { name, label: raw.label ?? id, capture: id, bytes, hints, address }
  if (options.known(id)) {
    yield { ...capture, outcome: { known: true } }
    return
  }
  let document: Document
  try {
    document = await options.readers.readCapture(bytes, { ...hints, name })
  } catch (error) {
    if (options.signal.aborted) return
    if (!(error instanceof IntakeError)) throw error
    yield { ...capture, outcome: { error } }
    return
  }
  yield* opened(capture, document, options)
}

/** A document, or each item of it when it is a feed. */
async function* opened(
  capture: Omit<Found, 'outcome' | 'bytes'> & { readonly bytes: Uint8Array },
  document: Document,
  options: InputOptions,
): AsyncGenerator<Found> {
  if (!isFeed(document)) {
    yield { ...capture, outcome: { document } }
    return
  }
  for await (const item of feedItems(capture, document, options)) {
    if (options.signal.aborted) return
    if (item instanceof IntakeError) yield failed(item.where, item)
    else yield* readOne(item, options)
  }
}

async function rawInput(given: string, options: InputOptions): Promise<RawInput> {
  const { hints, fetcher, signal } = options
  if (given === '-') {
    const name = options.name ?? 'standard input'
    const bytes = whole(name, await bytesOf(options.stdin, MOST_BYTES))
    const label = options.name === undefined ? null : labelOf(options.name)
    return { name, label, bytes, hints, address: options.name ?? null }
  }
  if (isAddress(given)) {
    const { bytes, url, mime } = await fetcher!.fetch(given, signal) // asked for without: refused before
    const own = { ...hints, url, ...(mime === null ? {} : { mime }) }
    return { name: options.name ?? given, label: null, bytes, hints: own, address: given }
  }
  const name = options.name ?? given
  const bytes = whole(name, await bytesOf(createReadStream(given, { signal }), MOST_BYTES))
  return { name, label: labelOf(name), bytes, hints, address: name }
}

function whole(name: string, bytes: Uint8Array | null): Uint8Array {
  if (bytes !== null) return bytes
  throw new IntakeError(
    'too-large',
    name,
    `has over ${MOST_BYTES} bytes, the most that is read. Split it.`,
  )
}

function failed(name: string, error: IntakeError): Found {
  const nothing = { capture: null, bytes: null, hints: {}, address: null }
  return { ...nothing, name, label: labelOf(name), outcome: { error } }
}

function systemError(name: string, error: unknown): IntakeError {
  const sentence = systemSentence(error)
  const { path } = error as NodeJS.ErrnoException
  const what =
    path !== undefined && sentence.startsWith(`${path}: `)
      ? sentence.slice(path.length + 2)
      : sentence
  return new IntakeError('broken', name, oneLine(what))
}

/** The name without path and ending. */
function labelOf(name: string): string {
  const file = basename(name)
  return basename(file, extname(file)) || file
}
