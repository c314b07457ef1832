/**
 * Captures are parsed in workers, so that a bad one costs its own limits and nothing else.
 *
 * A worker that takes too much of the processor or of memory is ended, its capture gets an error,
 * and the next capture a new worker. V8's own limit does not count the buffers of inflated streams,
 * so heap and buffers together are also watched from outside.
 */

import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CaptureHints, Document } from './document.ts'
import type { Feed } from './feed.ts'
import { IntakeError, type IntakeFault } from './intake-error.ts'
import type { Answer, Job } from './parse-worker.ts'

export interface ReaderLimits {
  readonly workers?: number
  /** Of one capture. */
  readonly maxBytes?: number
  /** Of one worker: heap and buffers together. */
  readonly memoryMb?: number
  /**
   * Of the processor, for any capture, however small; a second more for each million bytes. By the
   * clock it may take ten times as long: a busy machine is no fault of the document.
   */
  readonly timeMs?: number
}

export interface Readers {
  /** The document in `bytes`. Throws IntakeError. */
  readCapture(bytes: Uint8Array, hints?: CaptureHints): Promise<Document>
  /** The items of a feed. Throws IntakeError. */
  readFeed(bytes: Uint8Array, hints?: CaptureHints): Promise<Feed>
  /** How many captures it takes to keep every worker busy. */
  readonly workers: number
  /** Ends the workers; captures under way get an error. */
  close(): Promise<void>
}

const MB = 1024 * 1024
const WATCH_MS = 100
const CLOCK_PER_CPU = 10

interface Waiting {
  readonly job: Job
  readonly resolve: (result: Document | Feed) => void
  readonly reject: (error: IntakeError) => void
}

/** SHA-256 in hex: the id of a capture. */
export function captureId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function openReaders(limits: ReaderLimits = {}): Readers {
  const workers = limits.workers ?? Math.max(1, Math.min(4, availableParallelism() - 1))
  const { maxBytes = 64 * MB, memoryMb = 512, timeMs = 5000 } = limits
  const queue: Waiting[] = []
  const bench = new Set<Bench>()
  let closed = false

  const next = () => {
    while (queue.length > 0 && !closed) {
      let free = [...bench].find((one) => !one.busy)
      if (free === undefined) {
        if (bench.size >= workers) return
        free = openBench(memoryMb, timeMs, next, (gone) => bench.delete(gone))
        bench.add(free)
      }
      free.take(queue.shift()!)
    }
  }
  const read = (as: Job['as'], bytes: Uint8Array, hints: CaptureHints) => {
    const id = captureId(bytes)
    return new Promise<Document | Feed>((resolve, reject) => {
      const where = placeOf(hints, id)
      if (closed) reject(new IntakeError('too-slow', where, 'was not read: reading was stopped.'))
      else if (bytes.length > maxBytes) {
        const what = `has ${size(bytes.length)}; at most ${size(maxBytes)} are read. Split it.`
        reject(new IntakeError('too-large', where, what))
      } else {
        queue.push({ job: { as, id, bytes, hints }, resolve, reject })
        next()
      }
    })
  }
  return {
    workers,
    readCapture: (bytes, hints = {}) => read('document', bytes, hints) as Promise<Document>,
    readFeed: (bytes, hints = {}) => read('feed', bytes, hints) as Promise<Feed>,
    async close() {
      closed = true
      for (const { job, reject } of queue.splice(0)) {
        const where = placeOf(job.hints, job.id)
        reject(new IntakeError('too-slow', where, 'was not read: reading was stopped.'))
      }
      await Promise.all([...bench].map((one) => one.close()))
    },
  }
}

let shared: Readers | null = null

/** The document in `bytes`, by readers that all callers share. Throws IntakeError. */
export function readCapture(bytes: Uint8Array, hints: CaptureHints = {}): Promise<Document> {
  shared ??= openReaders()
  return shared.readCapture(bytes, hints)
}

/** The items of a feed, by readers that all callers share. Throws IntakeError. */
export function readFeed(bytes: Uint8Array, hints: CaptureHints = {}): Promise<Feed> {
  shared ??= openReaders()
  return shared.readFeed(bytes, hints)
}

/** One worker and the capture it works on. */
interface Bench {
  readonly busy: boolean
  take(waiting: Waiting): void
  close(): Promise<void>
}

function openBench(
  memoryMb: number,
  timeMs: number,
  freed: () => void,
  gone: (bench: Bench) => void,
): Bench {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdin: false,
    // What a library prints about a bad document is no message of ours.
    stdout: true,
    stderr: true,
  })
  let current: Waiting | null = null
  let ready = false
  let timer: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined

  const stopClocks = () => {
    clearTimeout(timer)
    clearInterval(watch)
  }
  const fail = (fault: IntakeFault, what: string) => {
    stopClocks()
    const failed = current
    current = null
    gone(bench)
    void worker.terminate()
    failed?.reject(new IntakeError(fault, placeOf(failed.job.hints, failed.job.id), what))
    freed()
  }
  // A worker that has just ended has used nothing.
  const heapBytes = () =>
    worker.getHeapStatistics().then(
      (heap) => heap.used_heap_size + heap.external_memory,
      () => 0,
    )
  const cpuMs = () =>
    worker.cpuUsage().then(
      ({ user, system }) => (user + system) / 1000,
      () => 0,
    )
  const startClocks = () => {
    const limit = timeMs + (current!.job.bytes.length / MB) * 1000
    const tooSlow = (ms: number) =>
      fail('too-slow', `took over ${(ms / 1000).toFixed(1)} s. Split it, or give its text.`)
    timer = setTimeout(() => tooSlow(limit * CLOCK_PER_CPU), limit * CLOCK_PER_CPU)
    const before = cpuMs()
    watch = setInterval(async () => {
      const watched = current
      const [heap, start, spent] = await Promise.all([heapBytes(), before, cpuMs()])
      if (watched === null || watched !== current) return
      if (heap > memoryMb * MB) fail('too-much-memory', hungry)
      else if (spent - start > limit) tooSlow(limit)
    }, WATCH_MS)
  }
  const hungry = `took over ${memoryMb} MB of memory. Split it, or give its text.`
  const bench: Bench = {
    get busy() {
      return current !== null
    },
    take(waiting) {
      current = waiting
      worker.ref()
      if (ready) startClocks()
      // A copy of its own: a view into a pool would carry the bytes of others along.
      const bytes = new Uint8Array(waiting.job.bytes)
      worker.postMessage({ ...waiting.job, bytes }, [bytes.buffer])
    },
    async close() {
      fail('too-slow', 'was not read to its end: reading was stopped.')
      await worker.terminate()
    },
  }
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) {
      ready = true
      if (current !== null) startClocks()
      return
    }
    stopClocks()
    const done = current
    current = null
    // An idle worker does not keep the process alive.
    worker.unref()
    if (done !== null) {
      if ('result' in answer) done.resolve(answer.result)
      else
        done.reject(
          new IntakeError(answer.fault, placeOf(done.job.hints, done.job.id), answer.what),
        )
    }
    freed()
  })
  worker.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail('too-much-memory', hungry)
    else fail('broken', `could not be read (${error.message.split('\n')[0]}). Give its text.`)
  })
  return bench
}

const placeOf = (hints: CaptureHints, id: string) =>
  hints.name ?? hints.url ?? `capture ${id.slice(0, 12)}`
const size = (bytes: number) =>
  bytes < MB ? `${bytes} bytes` : `${(bytes / MB).toFixed(1)} million bytes`
