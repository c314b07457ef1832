/** All that was given is read, shown one after the other, and counted. */

import { IntakeError, type Model, openReaders } from '@followthrough/intake'
import { StoreError } from '@followthrough/store'
import { paperFor } from '../commands/answering.ts'
import { type DeskContext, deciderOf } from '../desk/open-desk.ts'
import { Fault, systemSentence } from '../failure.ts'
import { addToSum, emptySum, renderReadDocument, renderReadSum } from '../render/read.ts'
import { some } from '../render/words.ts'
import { fetcherOf } from './fetching.ts'
import type { ReadFlags, ReadHints } from './hints.ts'
import { type Found, inputs } from './inputs.ts'
import { progressTo } from './progress.ts'
import { annotationOf } from './read-document.ts'
import { lookingReader, queueingReader } from './reader.ts'
import { STOPPED, stopOnSignals } from './stop.ts'
import { writeOut } from './write-out.ts'

export async function readAll(
  context: DeskContext,
  given: readonly string[],
  flags: ReadFlags,
  hints: ReadHints,
  model: Model | null,
): Promise<void> {
  const { name, publisher, published, class: sourceClass } = hints
  const isQueued = flags.queue === true
  const isJson = flags.json === true
  const stop = stopOnSignals()
  const { signal } = stop
  const progress = progressTo(process.stderr, flags.progress)
  const readers = openReaders()
  const fetcher = await fetcherOf(flags, context.review().hosts)
  const decider = () => deciderOf(flags.by, context)
  const options = {
    context,
    readers,
    model,
    sourceClass: sourceClass ?? null,
    decider,
    signal,
  }
  const reader = isQueued ? queueingReader(options) : lookingReader(options)
  // Also where standard output is closed early, which ends the process at once.
  process.once('exit', reader.close)
  const sum = emptySum()
  const paper = paperFor(flags)
  const say = async (text: string) => {
    progress.clear()
    await writeOut(text)
  }
  const fail = async ({ label }: Found, message: string) => {
    sum.failed++
    if (isJson) await say(`${JSON.stringify({ id: label, error: message })}\n`)
    progress.clear()
    process.stderr.write(`followthrough: ${message}\n`)
  }
  try {
    const found = inputs(given, {
      readers,
      fetcher,
      hints: {
        ...(publisher === undefined ? {} : { publisher }),
        ...(published === undefined ? {} : { published }),
        publishers: context.review().publishers,
      },
      name,
      known: reader.known,
      signal,
      onProgress: progress.at,
      onLink: (name) => {
        progress.clear()
        process.stderr.write(
          `followthrough: ${name}: is a link and was not followed; give what it points to\n`,
        )
      },
      stdin: process.stdin,
    })
    for await (const one of found) {
      if (signal.aborted) break
      if ('known' in one.outcome) {
        sum.known++
        continue
      }
      try {
        const read = await reader.read(one)
        addToSum(sum, read)
        if (isJson) await say(`${JSON.stringify(annotationOf(read, context.partnership.id))}\n`)
        else await say(`${renderReadDocument(read, paper)}\n`)
      } catch (error) {
        if (signal.aborted) break
        if (error instanceof StoreError) throw error
        await fail(
          one,
          error instanceof IntakeError ? error.message : `${one.name}: ${systemSentence(error)}`,
        )
      }
    }
    if (!isJson) await say(renderReadSum(sum, isQueued, paper))
  } finally {
    progress.clear()
    stop.release()
    process.off('exit', reader.close)
    try {
      reader.close()
    } finally {
      await Promise.all([readers.close(), fetcher?.close()])
    }
  }
  if (signal.aborted) {
    const kept = isQueued ? 'what was read is kept; the same command goes on' : 'nothing was kept'
    process.stderr.write(`followthrough: stopped; ${kept}\n`)
    process.exitCode = STOPPED
  } else if (sum.failed > 0) {
    const all = sum.documents + sum.known + sum.failed
    throw new Fault(`${sum.failed} of ${some(all, 'document')} could not be read`)
  } else if (sum.unread > 0) {
    throw new Fault(`the model gave no reading of ${some(sum.unread, 'document')}`)
  }
}
