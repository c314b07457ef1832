/**
 * What goes on after its request was answered: polls, readings, sets of papers. Kept in memory, the newest of those that have
 * ended; whoever asked may go away and come back with the id.
 */

import { randomUUID } from 'node:crypto'
import { IntakeError, ModelError } from '@followthrough/intake'
import { PapersError } from '@followthrough/papers/papers-error'
import { StoreError } from '@followthrough/store'
import type { JobAnswer } from './desk-bodies.ts'
import { RequestProblem } from './problem.ts'

type Kind = JobAnswer['kind']
type ResultOf<K extends Kind> = NonNullable<Extract<JobAnswer, { kind: K }>['result']>

const MOST_ENDED = 100
const MOST_RUNNING = 200
/** How long a job that was stopped may take to notice before it is waited for no longer. */
const CANCEL_MS = 5000

/** What a job tells while it runs. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly words: string
}

export interface Work<K extends Kind> {
  readonly kind: K
  /** What two jobs must not do at once: `reread`, `poll ID`. */
  readonly key: string
  readonly words: string
  /** Told in words when it is done. */
  readonly doneWords: (result: ResultOf<K>) => string
  readonly run: (signal: AbortSignal, tell: (progress: Progress) => void) => Promise<ResultOf<K>>
}

export interface Jobs {
  /** Starts a job. Throws RequestProblem when one of the same key runs, or too many run. */
  start<K extends Kind>(work: Work<K>): JobAnswer
  job(id: string): JobAnswer | null
  /** The job of this key that runs. */
  running(key: string): JobAnswer | null
  /** Stops it; null when there is none of this id. One that has ended stays as it is. */
  cancel(id: string): Promise<JobAnswer | null>
  /** Stops all, and waits for them a while. */
  close(): Promise<void>
}

interface Entry {
  readonly key: string
  readonly stop: AbortController
  answer: JobAnswer
  ended: Promise<void>
}

export function createJobs(onFault: (fault: unknown) => void): Jobs {
  const entries = new Map<string, Entry>()
  let isClosed = false

  function runningOf(key: string): Entry | undefined {
    return [...entries.values()].find(
      (entry) => entry.key === key && entry.answer.state === 'running',
    )
  }

  function forgetOldest(): void {
    const ended = [...entries].filter(([, { answer }]) => answer.state !== 'running')
    for (const [id] of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) entries.delete(id)
  }

  async function run<K extends Kind>(entry: Entry, work: Work<K>): Promise<void> {
    const { signal } = entry.stop
    const put = (news: Partial<JobAnswer>) => {
      entry.answer = { ...entry.answer, ...news } as JobAnswer
    }
    let end: Partial<JobAnswer>
    try {
      const result = await work.run(signal, (progress) => {
        if (!signal.aborted) put(progress)
      })
      const state = signal.aborted ? 'cancelled' : 'done'
      const words = signal.aborted ? 'It was stopped.' : work.doneWords(result)
      end = { state, words, result } as Partial<JobAnswer>
    } catch (error) {
      if (signal.aborted) end = { state: 'cancelled', words: 'It was stopped.' }
      else {
        const isTold =
          error instanceof IntakeError ||
          error instanceof StoreError ||
          error instanceof ModelError ||
          error instanceof PapersError
        if (!isTold) onFault(error)
        const words = isTold ? error.message : 'It failed. The fault has been logged.'
        end = { state: 'failed', words }
      }
    }
    put({ ...end, endedAt: new Date().toISOString() } as Partial<JobAnswer>)
    forgetOldest()
  }

  return {
    start(work) {
      if (isClosed) throw new RequestProblem('closing', 'The server is closing.')
      const same = runningOf(work.key)
      if (same !== undefined) {
        const { id, words } = same.answer
        throw new RequestProblem('under-way', `This is under way: ${words}`, { job: id })
      }
      const running = [...entries.values()].filter(({ answer }) => answer.state === 'running')
      if (running.length >= MOST_RUNNING)
        throw new RequestProblem('busy', `${running.length} jobs run already. Try again later.`)
      const id = randomUUID()
      const answer = {
        id,
        kind: work.kind,
        state: 'running',
        done: 0,
        total: 0,
        words: work.words,
        startedAt: new Date().toISOString(),
        endedAt: null,
        result: null,
      } as JobAnswer
      const entry: Entry = {
        key: work.key,
        stop: new AbortController(),
        answer,
        ended: Promise.resolve(),
      }
      entries.set(id, entry)
      entry.ended = run(entry, work)
      return entry.answer
    },
    job: (id) => entries.get(id)?.answer ?? null,
    running: (key) => runningOf(key)?.answer ?? null,
    async cancel(id) {
      const entry = entries.get(id)
      if (entry === undefined) return null
      entry.stop.abort()
      await within(entry.ended)
      return entry.answer
    },
    async close() {
      isClosed = true
      for (const { stop } of entries.values()) stop.abort()
      await within(Promise.all([...entries.values()].map(({ ended }) => ended)))
    },
  }
}

async function within(ended: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CANCEL_MS)
  })
  await Promise.race([ended, patience])
  clearTimeout(timer)
}
