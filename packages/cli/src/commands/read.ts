import type { Command } from 'commander'
import { atDesk } from '../desk/open-desk.ts'
import { UsageError } from '../failure.ts'
import { addFetching, allowedHosts } from '../reading/fetching.ts'
import { isAddress, type ReadFlags, ReadHints } from '../reading/hints.ts'
import { modelOf } from '../reading/model-reader.ts'
import { queryOf } from './answering.ts'
import { examples } from './examples.ts'

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
      const hints = queryOf(ReadHints, flags)
      checkInputs(given, flags, hints)
      const model = flags.model === true ? await modelOf() : null
      // Readers take a while to load, and most commands need none.
      const { readAll } = await import('../reading/read-all.ts')
      try {
        await atDesk(flags, (context) => readAll(context, given, flags, hints, model))
      } finally {
        await model?.close()
      }
    })
}

function checkInputs(given: readonly string[], flags: ReadFlags, hints: ReadHints): void {
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
