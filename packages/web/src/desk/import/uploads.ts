/**
 * Documents on their way to the desk. They go on while the reader looks at other pages of the site; two at a
 * time, each for itself, so that one that cannot be read does not stop the rest.
 */

import type { ImportAnswer } from '@followthrough/server/desk-bodies'
import { useSyncExternalStore } from 'react'
import { type Said, upload } from './upload.ts'

export interface Upload {
  readonly key: number
  readonly name: string
  readonly bytes: number
  readonly state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed' | 'cancelled'
  /** The part that was sent, 0 to 1. */
  readonly sent: number
  readonly outcome: ImportAnswer | null
  readonly problem: string | null
}

interface Job {
  readonly file: Blob
  readonly said: Said
  readonly by: string
  readonly done: () => void
  stop: AbortController
}

const AT_ONCE = 2

let uploads: readonly Upload[] = []
const jobs = new Map<number, Job>()
const listeners = new Set<() => void>()
let lastKey = 0
let running = 0

function put(key: number, part: Partial<Upload>): void {
  uploads = uploads.map((one) => (one.key === key ? { ...one, ...part } : one))
  for (const listener of listeners) listener()
}

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => uploads,
  )
}

export interface Handed {
  readonly name: string
  readonly file: Blob
}

/** Queues documents; those larger than the desk takes fail at once. `done` is told after each. */
export function addUploads(
  documents: readonly Handed[],
  { mostBytes, ...job }: Omit<Job, 'file' | 'stop'> & { readonly mostBytes: number },
): void {
  const added = documents.map(({ name, file }): Upload => {
    const key = ++lastKey
    const tooLarge = file.size > mostBytes
    if (!tooLarge) jobs.set(key, { ...job, file, stop: new AbortController() })
    return {
      key,
      name,
      bytes: file.size,
      state: tooLarge ? 'failed' : 'waiting',
      sent: 0,
      outcome: null,
      problem: tooLarge
        ? `It is too large: the desk takes ${Math.floor(mostBytes / 1024 ** 2)} MB at most.`
        : null,
    }
  })
  uploads = [...uploads, ...added]
  for (const listener of listeners) listener()
  window.addEventListener('beforeunload', warn)
  startNext()
}

function warn(event: BeforeUnloadEvent): void {
  if (uploads.some(isUnderWay)) event.preventDefault()
}

export function isUnderWay({ state }: Upload): boolean {
  return state === 'waiting' || state === 'sending' || state === 'reading'
}

function startNext(): void {
  while (running < AT_ONCE) {
    const next = uploads.find(({ state }) => state === 'waiting')
    if (next === undefined) return
    void run(next)
  }
}

async function run({ key, name }: Upload): Promise<void> {
  const job = jobs.get(key)!
  running++
  put(key, { state: 'sending', sent: 0, problem: null })
  try {
    const outcome = await upload(name, job.file, {
      by: job.by,
      said: job.said,
      signal: job.stop.signal,
      sent: (part) => put(key, { sent: part, state: part < 1 ? 'sending' : 'reading' }),
    })
    put(key, { state: 'done', outcome })
    jobs.delete(key)
  } catch (error) {
    if (job.stop.signal.aborted) put(key, { state: 'cancelled' })
    else
      put(key, { state: 'failed', problem: error instanceof Error ? error.message : 'It failed.' })
  } finally {
    running--
    job.done()
    startNext()
  }
}

export function cancelUpload(key: number): void {
  const one = uploads.find((other) => other.key === key)
  if (one === undefined || !isUnderWay(one)) return
  if (one.state === 'waiting') put(key, { state: 'cancelled' })
  jobs.get(key)?.stop.abort(new Error('stopped'))
}

export function cancelAll(): void {
  for (const one of uploads.filter(isUnderWay).reverse()) cancelUpload(one.key)
}

/** Sends one again that failed or was stopped. */
export function retryUpload(key: number): void {
  const job = jobs.get(key)
  if (job === undefined) return
  job.stop = new AbortController()
  put(key, { state: 'waiting', sent: 0, problem: null })
  startNext()
}

export function mayRetry({ key, state }: Upload): boolean {
  return (state === 'failed' || state === 'cancelled') && jobs.has(key)
}

/** Takes what has ended off the list. */
export function clearEnded(): void {
  for (const one of uploads) if (!isUnderWay(one)) jobs.delete(one.key)
  uploads = uploads.filter(isUnderWay)
  for (const listener of listeners) listener()
}
