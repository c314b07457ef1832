/** The program `followthrough`: its commands, and what becomes of their failures. */

import { PackError, StoreError, type StoreFault } from '@followthrough/store'
import { Command, CommanderError, Help } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { addActions } from './commands/actions.ts'
import { addAgenda } from './commands/agenda.ts'
import { addAsk } from './commands/ask.ts'
import { addBackup, addRestore } from './commands/backup.ts'
import { addBrief } from './commands/brief.ts'
import { addCalendar } from './commands/calendar.ts'
import { addChanges } from './commands/changes.ts'
import { addCrossings } from './commands/crossings.ts'
import { addDigest } from './commands/digest.ts'
import { addDisagreements } from './commands/disagreements.ts'
import { examples } from './commands/examples.ts'
import { addExport } from './commands/export.ts'
import { addFeed } from './commands/feed.ts'
import { addFeeds } from './commands/feeds.ts'
import { addImport } from './commands/import.ts'
import { addList } from './commands/list.ts'
import { addNetwork } from './commands/network.ts'
import { addPack } from './commands/pack.ts'
import { addRead } from './commands/read.ts'
import { addReread } from './commands/reread.ts'
import { addReview } from './commands/review.ts'
import { addRoute } from './commands/route.ts'
import { addScenarios } from './commands/scenarios.ts'
import { addScore } from './commands/score.ts'
import { addSearch } from './commands/search.ts'
import { addServe } from './commands/serve.ts'
import { addSession } from './commands/session.ts'
import { addShow } from './commands/show.ts'
import { addStatus } from './commands/status.ts'
import { addTarget } from './commands/target.ts'
import { addTimeline } from './commands/timeline.ts'
import { Fault, oneLine, systemSentence, UsageError } from './failure.ts'
import { fitted } from './render/paper.ts'
import { endOnBrokenStreams, paperOf } from './terminal.ts'

const WRONG = 2
const FAILED = 1

/** Runs the program on its arguments; resolves to the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  endOnBrokenStreams()
  try {
    const program = createProgram()
    await program.parseAsync(withCommand(args), { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const [code, sentence] = outcomeOf(error, args)
    process.stderr.write(`followthrough: ${sentence}\n`)
    return code
  }
}

function createProgram(): Command {
  const { width } = paperOf(process.stdout, process.env, false)
  const program = new Command('followthrough')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(fitted(text, width)),
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => width,
    })
    .configureHelp({ showGlobalOptions: true, helpWidth: width, minWidthToWrap: 12, formatItem })
    .description('What two states promised each other, and its status as of any day.')
    .usage('[command] [options]')
    .version(manifest.version, '--version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .option('--pack <dir>', 'the data pack (default: the first in packs; FOLLOWTHROUGH_PACK)')
    .option('--db <file>', 'the database (default: data/<pack>.sqlite; FOLLOWTHROUGH_DB)')
    .option('--as-of <day>', 'the day to stand on, as in 2026-11-21 (default: today, UTC)')
    .option('--known-at <day>', 'only what was known by this day (default: the same day)')
    .option('--json', 'print the body that the API answers with')
    .option('--no-color', 'print without colour (also NO_COLOR)')
    .addHelpText(
      'after',
      examples(
        [
          ['followthrough', 'the partnership on one sheet'],
          ['followthrough list --badge overdue', 'what is overdue'],
          ['followthrough show ID', 'one record opened'],
          ['followthrough target --as-of 2025-12-31', 'trade against the target on that day'],
          ['followthrough crossings --open no', 'border crossings that are shut'],
          ['followthrough ask', 'what to ask of each commitment, and of whom'],
          ['followthrough changes --from 2026-02-04', 'what changed since that day'],
          ['followthrough brief scorecard -o scorecard.pdf', 'a paper to print'],
          ['followthrough read FILE --queue', 'what a document claims, for review'],
          ['followthrough review', 'the queue of what was read'],
          ['followthrough serve', 'the web application and the API'],
        ],
        'Exit codes: 0 done, 1 could not be done, 2 the question is wrong, 130 stopped.',
      ),
    )
  for (const add of [
    addStatus,
    addList,
    addShow,
    addTimeline,
    addDisagreements,
    addTarget,
    addCrossings,
    addSearch,
    addAsk,
    addSession,
    addAgenda,
    addActions,
    addChanges,
    addImport,
    addCalendar,
    addFeed,
    addDigest,
    addBrief,
    addRead,
    addReview,
    addReread,
    addScore,
    addFeeds,
    addServe,
    addExport,
    addBackup,
    addRestore,
    addPack,
    addRoute,
    addScenarios,
    addNetwork,
  ]) {
    add(program)
  }
  refuseRepeats(program)
  return program
}

/** An option and what it does, under each other where the terminal has no room for two columns. */
function formatItem(
  this: Help,
  term: string,
  termWidth: number,
  description: string,
  helper: Help,
): string {
  const isNarrow = (this.helpWidth ?? 80) - termWidth - 4 < this.minWidthToWrap
  return isNarrow && description !== ''
    ? `  ${term}\n      ${description}`
    : Help.prototype.formatItem.call(this, term, termWidth, description, helper)
}

/** An option of one value that is given twice is a slip: none of the two is taken for the other. */
function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    if (option.isBoolean() || option.variadic) continue
    let isGiven = false
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw new UsageError(`${option.long}: expected one value`)
      isGiven = true
    })
  }
  for (const inner of command.commands) refuseRepeats(inner)
}

/** Without any command, `status` is meant. */
function withCommand(args: readonly string[]): string[] {
  const { operands, unknown } = createProgram().parseOptions([...args])
  const isBare = operands.length === 0 && !unknown.includes('--help') && !unknown.includes('-h')
  return isBare ? ['status', ...args] : [...args]
}

/** Files that were named are the asker's to mend; the rest is ours to report. */
const NAMED_WRONGLY: readonly StoreFault[] = [
  'missing',
  'exists',
  'foreign',
  'other-pack',
  'not-a-database',
  'refused',
]

function outcomeOf(error: unknown, args: readonly string[]): [code: number, sentence: string] {
  if (error instanceof UsageError) return [WRONG, error.message]
  if (error instanceof CommanderError) return [WRONG, usageSentence(error, args)]
  if (error instanceof Fault) return [FAILED, error.message]
  if (error instanceof StoreError)
    return [NAMED_WRONGLY.includes(error.fault) ? WRONG : FAILED, oneLine(error.message)]
  if (error instanceof PackError) return [FAILED, oneLine(error.message)]
  return [FAILED, systemSentence(error)]
}

/** Commander's message as one sentence that says where to look. */
function usageSentence(error: CommanderError, args: readonly string[]): string {
  if (error.code === 'commander.help') {
    const asked = args.indexOf('help') === -1 ? undefined : args[args.indexOf('help') + 1]
    const fault = asked === undefined ? 'a command is missing' : `unknown command '${asked}'`
    return `${fault}; see followthrough --help`
  }
  const text = oneLine(error.message.replace(/^error: /, ''))
  return /\(Did you mean/.test(text) ? text : `${text}; see followthrough --help`
}
