/**
 * Workbooks are read in a worker, so that one of any size stops nothing else, and a bad one costs its own limits.
 *
 * Each has a worker of its own, which ends with it. Time is the processor’s: a busy machine is no fault of the file.
 */

import { Worker } from 'node:worker_threads'
import type { Workbook, WorkbookHead } from '@followthrough/brief'
import type { SheetImport } from './import.ts'
import type { Asked, Told } from './import-worker.ts'

export interface SheetReaderLimits {
  readonly memoryMb?: number
  /** Of the processor; by the clock it may take ten times as long. */
  readonly timeMs?: number
}

const MB = 1024 * 1024
const WATCH_MS = 100
const CLOCK_PER_CPU = 10

/**
 * Reads a workbook against lists that `listsOf` makes once it is known what the workbook is of; null where it does not
 * say. Whatever is in the file, and whatever it costs, is told in the problems. Rejects when `signal` ends it.
 */
export function readWorkbook(
  bytes: Uint8Array,
  listsOf: (head: WorkbookHead | null) => Workbook,
  signal?: AbortSignal,
  { memoryMb = 1024, timeMs = 30_000 }: SheetReaderLimits = {},
): Promise<SheetImport> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
  })
  const { promise, resolve, reject } = Promise.withResolvers<SheetImport>()
  const ask = (message: Asked) => worker.postMessage(message)
  const tooMuch = (words: string) => resolve(unread(words))
  const stop = () => reject(signal!.reason)
  if (signal?.aborted) stop()
  else signal?.addEventListener('abort', stop, { once: true })
  const slow = `takes over ${timeMs / 1000} s to read. Send the rows that changed alone.`
  const hungry = `takes over ${memoryMb} MB of memory to read. Send the rows that changed alone.`
  const clock = setTimeout(() => tooMuch(slow), timeMs * CLOCK_PER_CPU)
  const watch = setInterval(async () => {
    try {
      const [{ user, system }, heap] = await Promise.all([
        worker.cpuUsage(),
        worker.getHeapStatistics(),
      ])
      if ((user + system) / 1000 > timeMs) tooMuch(slow)
      else if (heap.used_heap_size + heap.external_memory > memoryMb * MB) tooMuch(hungry)
    } catch {
      // it has just ended
    }
  }, WATCH_MS)
  worker.on('message', (told: Told) => {
    if ('result' in told) resolve(told.result)
    else {
      try {
        ask({ lists: listsOf(told.head) })
      } catch (error) {
        reject(error)
      }
    }
  })
  worker.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch(hungry)
    else reject(error)
  })
  ask({ bytes: Uint8Array.from(bytes) })
  return promise.finally(() => {
    clearTimeout(clock)
    clearInterval(watch)
    signal?.removeEventListener('abort', stop)
    return worker.terminate()
  })
}

function unread(words: string): SheetImport {
  return {
    exported: null,
    language: 'en',
    changes: [],
    problems: [
      {
        fault: 'unreadable',
        sheet: null,
        row: null,
        column: null,
        message: `The file ${words}`,
        isWarning: false,
      },
    ],
    isCut: false,
  }
}
