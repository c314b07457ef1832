/** The digest of a week, as text, as an e-mail file, or sent; and the letters that wait. */

import { DigestQuery, digestDays, LANGUAGES, type Paper } from '@followthrough/brief'
import type { Posted } from '@followthrough/papers'
import type { Command } from 'commander'
import { type Context, type GlobalOptions, openContext } from '../context.ts'
import { writeFileWhole } from '../export/write-file.ts'
import { Fault, UsageError } from '../failure.ts'
import { writeOut } from '../reading/write-out.ts'
import { renderOutbox, sentenceOf } from '../render/outbox.ts'
import { some } from '../render/words.ts'
import { paperFor, queryOf, refuseOperands, tell, unrefused } from './answering.ts'
import { examples } from './examples.ts'

interface DigestFlags {
  readonly toAddress?: readonly string[]
  readonly fromAddress?: string
  readonly pdf?: boolean
  readonly send?: boolean
  readonly output?: string
}

export function addDigest(program: Command): void {
  const digest = program
    .command('digest')
    .summary('what changed in a week, as a letter')
    .description(
      'The digest of a week: what changed, what is due in the next weeks, and the action items that are open; as text, as an e-mail file, or sent. Settings for sending are read from the environment: FOLLOWTHROUGH_SMTP, FOLLOWTHROUGH_DIGEST_FROM, FOLLOWTHROUGH_DIGEST_TO. A server that has them sends it every week.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough digest', 'the last seven days, as text'],
        [
          'followthrough digest --from 2026-02-01 --to 2026-02-08 --to-address a@example.org -o week.eml',
        ],
        ['followthrough digest --send', 'to FOLLOWTHROUGH_DIGEST_TO, by FOLLOWTHROUGH_SMTP'],
        ['followthrough digest outbox', 'letters that wait, were sent or failed'],
        ['followthrough digest send', 'try what is due'],
      ]),
    )
  digest
    .command('write', { isDefault: true })
    .summary('write or send a digest (also without any command)')
    .description('Writes the digest of some days as text, with -o as an e-mail file, or sends it.')
    .option('--from <day>', 'the first day (default: a week before the last)')
    .option('--to <day>', 'the last day (default: the day stood on)')
    .option('--weeks-ahead <n>', 'how many weeks of due days follow (default: 4)')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--to-address <address...>', 'who gets it (default: FOLLOWTHROUGH_DIGEST_TO)')
    .option('--from-address <address>', 'who sends it (default: FOLLOWTHROUGH_DIGEST_FROM)')
    .option('--pdf', 'with the PDF beside')
    .option('-o, --output <file>', 'write an e-mail file; one that is there is replaced')
    .option('--send', 'send it; where the mail server is down it waits in the outbox')
    .allowExcessArguments()
    .action((options: DigestFlags, command: Command) => {
      refuseOperands(command)
      return writeDigest(options, command)
    })
  digest
    .command('outbox')
    .summary('letters that wait, were sent or failed')
    .description('Letters that wait, were sent or failed, and what the mail server said.')
    .action((_options: object, command: Command) =>
      withContext(command, async (context, globals) => {
        const { mailFolder } = await mailing()
        const { openOutbox } = await import('@followthrough/papers')
        const letters = await (await openOutbox(mailFolder(context.database), null)).list()
        await show(globals, letters)
      }),
    )
  digest
    .command('send')
    .summary('try the letters that are due')
    .description('Tries the letters that are due, and says what became of each.')
    .action((_options: object, command: Command) =>
      withContext(command, async (context, globals) => {
        const { mailFolder, mailSettings } = await mailing()
        const { server } = mailSettings()
        if (server === null) throw new UsageError(NO_SERVER)
        const { openOutbox } = await import('@followthrough/papers')
        const tried = await (await openOutbox(mailFolder(context.database), server)).send()
        if (globals.json !== true && tried.length === 0) await writeOut('No letter is due.\n')
        else await show(globals, tried)
        refuseUnsent(tried)
      }),
    )
}

/** What letters need is brought when one is written: no other command waits for it. */
const mailing = () => import('../desk/mail-settings.ts')

const NO_SERVER =
  'no mail server is set; set FOLLOWTHROUGH_SMTP, as in smtp://user:password@host:587'

async function writeDigest(options: DigestFlags, command: Command): Promise<void> {
  const { toAddress, fromAddress, pdf, send, output, ...asked } = options
  const query = queryOf(DigestQuery, asked)
  const isLetter = output !== undefined || send === true
  if (!isLetter && (toAddress ?? fromAddress ?? pdf) !== undefined)
    throw new UsageError(
      'an address or a PDF is for a letter: say -o FILE to write it, or --send to send it',
    )
  const { mailboxes, mailFolder, mailSettings, ofPapers } = await mailing()
  const settings = mailSettings()
  if (send === true && settings.server === null) throw new UsageError(`--send: ${NO_SERVER}`)
  const to =
    toAddress === undefined
      ? settings.to
      : toAddress.flatMap((words) => ofPapers('--to-address', () => mailboxes(words)))
  if (isLetter && to.length === 0)
    throw new UsageError('--to-address: say who gets it, or set FOLLOWTHROUGH_DIGEST_TO')
  const from =
    fromAddress === undefined
      ? settings.from
      : ofPapers('--from-address', () => mailboxes(fromAddress)[0] ?? null)
  if (isLetter && from === null)
    throw new UsageError('--from-address: say who sends it, or set FOLLOWTHROUGH_DIGEST_FROM')
  await withContext(command, async (context, globals) => {
    const { digestLetter, openOutbox, toEml, toMarkdown } = await import('@followthrough/papers')
    const language = asked as { language?: string }
    const paper = digestOf(context, {
      ...query,
      language: language.language === undefined && isLetter ? settings.language : query.language,
    })
    if (!isLetter) {
      await writeOut(globals.json === true ? `${JSON.stringify(paper)}\n` : toMarkdown(paper))
      return
    }
    const date = new Date().toISOString()
    const letter = digestLetter(paper, { from: from!, to, date, withPdf: pdf === true })
    const eml = await toEml(letter)
    if (output !== undefined) writeFileWhole(output, eml)
    if (send !== true) {
      const sentence = `a letter to ${some(to.length, 'address', 'addresses')} written to ${output}`
      tell(globals, { file: output, to }, sentence)
      return
    }
    const outbox = await openOutbox(mailFolder(context.database), settings.server)
    const { id } = await outbox.queue(eml, { from: letter.from, to })
    await outbox.send()
    const posted = (await outbox.list()).find((one) => one.id === id)!
    tell(globals, posted, sentenceOf(posted))
    refuseUnsent([posted])
  })
}

function digestOf({ answers, at }: Context, query: DigestQuery): Paper {
  const { to } = digestDays(query, answers.asOf(at).validOn)
  return unrefused(() => answers.digest({ ...query, to }, at))
}

async function withContext(
  command: Command,
  work: (context: Context, globals: GlobalOptions) => Promise<void>,
): Promise<void> {
  const globals = command.optsWithGlobals<GlobalOptions>()
  const context = openContext(globals)
  try {
    await work(context, globals)
  } finally {
    context.close()
  }
}

async function show(globals: GlobalOptions, letters: readonly Posted[]): Promise<void> {
  await writeOut(
    globals.json === true
      ? `${JSON.stringify({ letters })}\n`
      : renderOutbox(letters, paperFor(globals)),
  )
}

/** A letter that did not go is a failure, whether it is tried again or not. */
function refuseUnsent(tried: readonly Posted[]): void {
  const unsent = tried.filter(({ state }) => state !== 'sent')
  if (unsent.length === 0) return
  const waiting = unsent.filter(({ state }) => state === 'waiting').length
  throw new Fault(
    `${some(unsent.length, 'letter')} not sent${waiting === 0 ? '' : `; ${waiting === unsent.length ? 'it waits' : `${waiting} wait`}, and the next try is made by followthrough digest send or by a server that runs`}`,
  )
}
