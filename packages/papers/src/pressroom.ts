/**
 * Papers set in a worker, so that whoever answers requests keeps answering: a long paper takes a second of
 * the processor. One at a time, in the order in which they were asked; a worker that takes too long is ended
 * and the next paper gets a new one. The worker is started by the first paper.
 */

import { Worker } from 'node:worker_threads'
import type { Paper } from '@followthrough/brief'
import type { Format } from './formats.ts'
import { PapersError } from './papers-error.ts'
import type { Pressed } from './pressroom-worker.ts'

export interface PressroomLimits {
  /** Of one paper, by the clock. */
  readonly timeMs?: number
  /** Heap of the worker. */
  readonly memoryMb?: number
  /** Papers that may wait. */
  readonly waiting?: number
}

export interface Pressroom {
  /** The bytes of a file. Throws PapersError; `signal` ends the wait and throws its reason. */
  set(paper: Paper, format: Format, signal?: AbortSignal): Promise<Uint8Array>
  /** True when no more papers may wait. */
  readonly isFull: boolean
  /** Ends the worker; papers that wait are refused. */
  close(): Promise<void>
}

interface Waiting {
  readonly paper: Paper
  readonly format: Format
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

export function openPressroom(limits: PressroomLimits = {}): Pressroom {
  const { timeMs = 60_000, memoryMb = 1024, waiting: most = 64 } = limits
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  /** The paper under way is done with; the next gets its turn. */
  function end(settle: (waiting: Waiting) => void): void {
    clearTimeout(timer)
    const done = current
    current = null
    if (done !== null) settle(done)
    next()
  }

  function fail(message: string): void {
    const broken = worker
    worker = null
    broken?.removeAllListeners()
    broken?.on('error', () => {}) // it ends as it may
    void broken?.terminate()
    end(({ reject }) => reject(new PapersError(message)))
  }

  function open(): Worker {
    const made = new Worker(new URL('./pressroom-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      execArgv: [],
    })
    made.on('message', (pressed: Pressed) => {
      if ('bytes' in pressed) end(({ resolve }) => resolve(pressed.bytes))
      else end(({ reject }) => reject(new PapersError(pressed.message)))
    })
    made.on('error', (error) => fail(`The paper was not set: ${error.message}`))
    made.on('exit', () => fail('The paper was not set: the press ended.'))
    return made
  }

  function next(): void {
    if (isClosed || current !== null) return
    const waiting = queue.shift()
    if (waiting === undefined) {
      worker?.unref()
      return
    }
    worker ??= open()
    worker.ref()
    current = waiting
    timer = setTimeout(
      () => fail(`The paper ${waiting.paper.number} was not set in ${timeMs / 1000} seconds.`),
      timeMs,
    )
    worker.postMessage({ paper: waiting.paper, format: waiting.format })
  }

  return {
    get isFull() {
      return queue.length >= most
    },
    set(paper, format, signal) {
      return new Promise((resolve, reject) => {
        if (isClosed) throw new PapersError('The press is closed.')
        signal?.throwIfAborted()
        const give = () => {
          const at = queue.indexOf(waiting)
          if (at !== -1) queue.splice(at, 1)
          reject(signal!.reason)
        }
        const leave = () => signal?.removeEventListener('abort', give)
        const waiting: Waiting = {
          paper,
          format,
          resolve: (bytes) => {
            leave()
            resolve(bytes)
          },
          reject: (error) => {
            leave()
            reject(error)
          },
        }
        signal?.addEventListener('abort', give, { once: true })
        queue.push(waiting)
        next()
      })
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      const left = [...(current === null ? [] : [current]), ...queue.splice(0)]
      current = null
      for (const { reject } of left) reject(new PapersError('The press is closed.'))
      worker?.removeAllListeners()
      worker?.on('error', () => {})
      await worker?.terminate()
      worker = null
    },
  }
}
