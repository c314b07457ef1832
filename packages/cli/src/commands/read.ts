import { IntakeError, type Model, openReaders } from '@followthrough/intake'
import { Day, SOURCE_CLASSES } from '@followthrough/record'
import { StoreError } from '@followthrough/store'
import type { Command } from 'commander'
import { z } from 'zod'
import type { GlobalOptions } from '../context.ts'
import { atDesk, type DeskContext, deciderOf } from '../desk/open-desk.ts'
import { Fault, systemSentence, UsageError } from '../failure.ts'
import { addFetching, allowedHosts, type FetchFlags, fetcherOf } from '../reading/fetching.ts'
import { type Found, inputs, isAddress } from '../reading/inputs.ts'
import { modelOf } from '../reading/model-reader.ts'
import { progressTo } from '../reading/progress.ts'
import { annotationOf } from '../reading/read-document.ts'
import { lookingReader, queueingReader } from '../reading/reader.ts'
import { STOPPED, stopOnSignals } from '../reading/stop.ts'
import { writeOut } from '../reading/write-out.ts'
import { addToSum, emptySum, renderReadDocument, renderReadSum } from '../render/read.ts'
import { some } from '../render/words.ts'
import { paperFor, queryOf } from './answering.ts'
import { examples } from './examples.ts'

const Hints = z.object({
  name: z.string().trim().min(1, 'expected a name').max(255).optional(),
  publisher: z.string().trim().min(1, 'expected a name').max(300).optional(),
  published: Day.optional(),
  class: z.enum(SOURCE_CLASSES).optional(),
})
type Hints = z.infer<typeof Hints>

interface ReadFlags extends GlobalOptions, FetchFlags {
  readonly queue?: boolean
  readonly by?: string
  readonly model?: boolean
  readonly progress?: boolean
}

export function addRead(program: Command): void {
  addFetching(
    program
      .command('read')
      .argument('<input...>', 'files, folders, addresses, feeds; - for standard input')
      .summary('read documents: who said, signed or did what, with the words')
      .description(
        'Reads documents and shows what they claim: the act, how firmly it is said, who acts, what it bears on, when, how much, and the words that carry it. Without --queue nothing is kept.',
      )
      .option('--queue', 'keep the documents and put what they claim in the queue (see review)'),
  )
    .option('--publisher <name>', 'the publisher, whatever the documents say')
    .option('--published <day>', 'the day of publication, whatever the documents say')
    .option('--class <letter>', 'what a publisher not on record is good for, A to F')
    .option('--by <name>', 'who gives the class (default: the login name)')
    .option('--name <name>', 'the name of the one document, as for standard input')
    .option('--model', 'a second reading by the model that FOLLOWTHROUGH_MODEL_URL names')
    .option('--progress', 'say on standard error how far it is, also where that is no terminal')
    .addHelpText(
      'after',
      examples(
        [
          ['followthrough read statement.pdf', 'what a document claims'],
          ['followthrough read inbox --queue', 'a folder, kept and put in the queue'],
          ['followthrough read - --publisher "News Agency" < page.html'],
          ['followthrough read https://news.example/a --fetch --allow news.example'],
          ['followthrough read inbox --json', 'a line of JSON for each document'],
        ],
        'A walk that is stopped with Ctrl-C keeps what it read; the same command goes on. FOLLOWTHROUGH_MODEL_NAME and FOLLOWTHROUGH_MODEL_KEY go with the address of the model.',
      ),
    )
    .action(async (given: string[], _options: object, command: Command) => {
      const flags = command.optsWithGlobals<ReadFlags>()
      const hints = queryOf(Hints, flags)
      checkInputs(given, flags, hints)
      const model = flags.model === true ? modelOf() : null
      try {
        await atDesk(flags, (context) => readAll(context, given, flags, hints, model))
      } finally {
        await model?.close()
      }
    })
}

function checkInputs(given: readonly string[], flags: ReadFlags, hints: Hints): void {
  allowedHosts(flags)
  const address = given.find(isAddress)
  if (address !== undefined && flags.fetch !== true)
    throw new UsageError(
      `${address}: nothing is fetched without --fetch; add it, and --allow HOST where no publisher on record is there, or save the page and give the file`,
    )
  if (given.filter((one) => one === '-').length > 1)
    throw new UsageError('-: standard input can be read once')
  if (hints.name !== undefined && given.length > 1)
    throw new UsageError('--name: names one document; give one')
}

async function readAll(
  context: DeskContext,
  given: readonly string[],
  flags: ReadFlags,
  hints: Hints,
  model: Model | null,
): Promise<void> {
  const { name, publisher, published, class: sourceClass } = hints
  const isQueued = flags.queue === true
  const isJson = flags.json === true
  const stop = stopOnSignals()
  const { signal } = stop
  const progress = progressTo(process.stderr, flags.progress)
  const readers = openReaders()
  const fetcher = fetcherOf(flags, context.review().hosts)
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
      },
      name,
      known: reader.known,
      signal,
      onProgress: progress.at,
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
    await Promise.all([readers.close(), fetcher?.close()])
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
