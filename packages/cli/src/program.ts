/** The program `followthrough`: its commands, and what becomes of their failures. */

import { PackError, StoreError, type StoreFault } from '@followthrough/store'
import { Command, CommanderError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { addBackup, addRestore } from './commands/backup.ts'
import { addCrossings } from './commands/crossings.ts'
import { addDisagreements } from './commands/disagreements.ts'
import { examples } from './commands/examples.ts'
import { addExport } from './commands/export.ts'
import { addList } from './commands/list.ts'
import { addNetwork } from './commands/network.ts'
import { addPack } from './commands/pack.ts'
import { addSearch } from './commands/search.ts'
import { addServe } from './commands/serve.ts'
import { addShow } from './commands/show.ts'
import { addStatus } from './commands/status.ts'
import { addTarget } from './commands/target.ts'
import { addTimeline } from './commands/timeline.ts'
import { Fault, UsageError } from './failure.ts'
import { endQuietlyOnBrokenPipe, paperOf } from './terminal.ts'

const WRONG = 2
const FAILED = 1

/** Runs the program on its arguments; resolves to the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  endQuietlyOnBrokenPipe()
  try {
    const program = createProgram()
    await program.parseAsync(withCommand(args), { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const [code, sentence] = outcomeOf(error)
    process.stderr.write(`followthrough: ${sentence}\n`)
    return code
  }
}

export function createProgram(): Command {
  const { width } = paperOf(process.stdout, process.env, false)
  const program = new Command('followthrough')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {}, getOutHelpWidth: () => width })
    .configureHelp({ showGlobalOptions: true, helpWidth: width, minWidthToWrap: 12 })
    .description('What two states promised each other, and its status as of any day.')
    .usage('[command] [options]')
    .version(manifest.version, '--version', 'print the version')
    .helpOption('--help', 'explain a command')
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
          ['followthrough serve', 'the web application and the API'],
        ],
        'Exit codes: 0 done, 1 could not be done, 2 the question is wrong.',
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
    addServe,
    addExport,
    addBackup,
    addRestore,
    addPack,
    addNetwork,
  ]) {
    add(program)
  }
  return program
}

/** Without any command, `status` is meant. */
function withCommand(args: readonly string[]): string[] {
  const { operands, unknown } = createProgram().parseOptions([...args])
  const isBare = operands.length === 0 && !unknown.includes('--help')
  return isBare ? ['status', ...args] : [...args]
}

/** Files that were named are the asker's to mend; the rest is ours to report. */
const NAMED_WRONGLY: readonly StoreFault[] = [
  'missing',
  'exists',
  'foreign',
  'not-a-database',
  'refused',
]

function outcomeOf(error: unknown): [code: number, sentence: string] {
  if (error instanceof UsageError) return [WRONG, error.message]
  if (error instanceof CommanderError) return [WRONG, usageSentence(error)]
  if (error instanceof Fault) return [FAILED, error.message]
  if (error instanceof StoreError)
    return [NAMED_WRONGLY.includes(error.fault) ? WRONG : FAILED, oneLine(error.message)]
  if (error instanceof PackError) return [FAILED, oneLine(error.message)]
  return [FAILED, systemSentence(error)]
}

/** Commander's message as one sentence that says where to look. */
function usageSentence(error: CommanderError): string {
  if (error.code === 'commander.help') return 'a command is missing; see followthrough --help'
  const text = oneLine(error.message.replace(/^error: /, ''))
  return /\(Did you mean/.test(text) ? text : `${text}; see followthrough --help`
}

function systemSentence(error: unknown): string {
  const { code, path, message = String(error) } = error as NodeJS.ErrnoException
  const place = path === undefined ? '' : `${path}: `
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `${place}the disk is full and the work was not finished; free some space`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${place}there is no permission to do this`
    case 'ENOENT':
      return `${place}there is no such file or folder`
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
      return `${place}something else is in the way there`
    default:
      return process.env.FOLLOWTHROUGH_DEBUG === undefined
        ? `an unforeseen fault: ${oneLine(message)} (set FOLLOWTHROUGH_DEBUG to see where)`
        : String((error as Error).stack)
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}
