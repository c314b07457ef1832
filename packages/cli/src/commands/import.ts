/** Workbooks that come back: what they change, proposed, and decided. */

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import {
  type Answers,
  CHANGE_STATES,
  complaintsOf,
  RefusedQuestion,
  SheetChangesQuery,
  SheetDecisionRequest,
  SheetRequest,
  type WorkbookReport,
} from '@followthrough/brief'
import { SOURCE_CLASSES } from '@followthrough/record'
import type { Command } from 'commander'
import type { z } from 'zod'
import type { GlobalOptions } from '../context.ts'
import { atDesk } from '../desk/open-desk.ts'
import { BY } from '../desk/secretariat.ts'
import { systemSentence, UsageError } from '../failure.ts'
import { writeOut } from '../reading/write-out.ts'
import { renderDecidedChanges, renderReport, renderSheetChanges } from '../render/sheet-changes.ts'
import { answer, answerOf, paperFor, queryOf, refuseOperands } from './answering.ts'
import { examples } from './examples.ts'

const IDS = 'of changes or imports, as import list tells them; the beginning of an import is enough'
const MOST_BYTES = 64 * 1024 * 1024

interface ImportFlags extends GlobalOptions {
  readonly from: string
  readonly class?: string
  readonly dryRun?: boolean
  readonly by?: string
}

interface DecideFlags extends GlobalOptions {
  readonly by?: string
  readonly reason?: string
  readonly conflict?: readonly string[]
}

export function addImport(program: Command): void {
  const sheets = program
    .command('import')
    .summary('workbooks that come back: propose, accept, reject')
    .description(
      'Reads a workbook that list, agenda or actions wrote with --xlsx and somebody edited. Each changed cell becomes a proposal of its sender; nothing on record changes until it is accepted.',
    )
    .addHelpText(
      'after',
      examples(
        [
          ['followthrough list --sector transport --xlsx transport.xlsx'],
          ['followthrough import transport.xlsx --from "Ministry of Transport" --dry-run'],
          ['followthrough import transport.xlsx --from "Ministry of Transport"'],
          ['followthrough import list', 'what is proposed, and conflicts with their three values'],
          ['followthrough import accept 3fa91c20b7de', 'all of a file but its conflicts'],
          ['followthrough import reject 3fa91c20b7de/commitments/E7 --reason "not agreed"'],
        ],
        'With any error in the file nothing of it is proposed, and the exit code is 1.',
      ),
    )
  sheets
    .command('file', { isDefault: true })
    .argument('<file>', 'the workbook')
    .summary('propose what changed in a workbook (also without any command)')
    .description(
      'Tells by sheet, row and column what changed in a workbook and what is wrong with it, and proposes the changes.',
    )
    .requiredOption(
      '--from <name>',
      'who edited it: the sender, and the source of what is accepted',
    )
    .option(
      '--class <letter>',
      'what the sender is good for as a source, A to F (default: as the record codes a publisher of this name, else F)',
    )
    .option('--dry-run', 'tell, and write nothing')
    .option('--by <name>', 'who brings it in (default: the login name)')
    .action(async (file: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<ImportFlags>()
      const bytes = bytesOf(file)
      const request = requestOf(file, bytes, flags)
      const { readChanges, readHead } = await import('@followthrough/papers/sheets')
      await atDesk(flags, async (context) => {
        const head = readHead(bytes)
        const reportFrom = (answers: Answers) => {
          const desk = answers.sheets()
          const sent = readChanges(bytes, desk.lists(head))
          return { desk, sent, report: desk.report(sent, request) }
        }
        let report: WorkbookReport = reportFrom(context.answers).report
        if (flags.dryRun !== true && report.errors === 0)
          context.write(flags.by, (answers, decider) => {
            const { desk, sent, report: fresh } = reportFrom(answers)
            report = { ...fresh, isDryRun: false }
            return fresh.errors > 0 ? [] : desk.propose(sent, request, decider)
          })
        if (report.errors > 0) process.exitCode = 1
        await writeOut(
          flags.json === true
            ? `${JSON.stringify(report)}\n`
            : renderReport(report, paperFor(flags)),
        )
      })
    })
  sheets
    .command('list')
    .summary('changes that are proposed, and those decided')
    .description('Changes that were proposed, oldest first, with what stands on record now.')
    .option('--state <state>', `${CHANGE_STATES.join(', ')}, all (default: open)`)
    .option('--import <id>', 'of one import; the beginning of its id is enough')
    .option('--limit <n>', 'at most 1000 (default: 200)')
    .option('--offset <n>', 'changes to pass over (default: 0)')
    .action((options: object, command: Command) => {
      refuseOperands(command)
      const query = queryOf(SheetChangesQuery, options)
      answer(command, ({ answers }) =>
        answerOf(answers.sheets().changes(query), renderSheetChanges),
      )
    })
  deciding(
    sheets
      .command('accept')
      .summary('take changes into the record')
      .description(
        'Takes changes into the record with their sender as the source: all of them or nothing. The id of an import stands for all of its open changes that are no conflict.',
      )
      .option('--conflict <id...>', 'changes to accept although their record moved meanwhile'),
    'accept',
  )
  deciding(
    sheets
      .command('reject')
      .summary('keep changes out of the record')
      .description('Rejects changes; they stay on record as rejected, with the reason.')
      .requiredOption('--reason <words>', 'why'),
    'reject',
  )
  deciding(
    sheets
      .command('undo')
      .summary('take decisions back')
      .description(
        'Takes decisions back, and every statement that came of them; changes of one row that were accepted as one go together.',
      ),
    'undo',
  )
}

function deciding(command: Command, verdict: SheetDecisionRequest['verdict']): void {
  // Those accepted as conflicts need not be named twice.
  command
    .argument(verdict === 'accept' ? '[id...]' : '<id...>', IDS)
    .option(...BY)
    .action(async (typed: readonly string[], _options: object, inner: Command) => {
      const flags = inner.optsWithGlobals<DecideFlags>()
      await atDesk(flags, async (context) => {
        let outcome = { decided: [] as readonly string[], left: [] as readonly string[] }
        const answers = context.write(flags.by, (now, decider) => {
          const all = now.sheets().changes({ state: 'all', limit: 1_000_000, offset: 0 })
          const named = (words: readonly string[]) => words.map((word) => idOf(word, all))
          const conflicts = named(flags.conflict ?? [])
          const ids = [...new Set([...named(typed), ...conflicts])]
          if (ids.length === 0) throw new UsageError('import accept: name changes, or an import')
          const request = inWords(() =>
            parsed(SheetDecisionRequest, {
              ids,
              verdict,
              conflicts,
              ...(flags.reason === undefined ? {} : { reason: flags.reason }),
            }),
          )
          const made = inWords(() => now.sheets().decide(request, decider))
          outcome = made
          return made.drafts
        })
        const body = { ...answers.sheets().changesById(outcome.decided), ...outcomeOf(outcome) }
        await writeOut(
          flags.json === true
            ? `${JSON.stringify(body)}\n`
            : renderDecidedChanges(body, verdict, paperFor(flags)),
        )
      })
    })
}

function outcomeOf({ decided, left }: { decided: readonly string[]; left: readonly string[] }) {
  return { decided: [...decided], left: [...left] }
}

/** An id as it was typed: the import may be given by its beginning. Throws UsageError. */
function idOf(typed: string, { imports }: { imports: readonly { import: string }[] }): string {
  const [beginning = '', ...rest] = typed.split('/')
  const found = imports.filter((one) => one.import.startsWith(beginning.toLowerCase()))
  if (beginning === '' || found.length === 0)
    throw new UsageError(
      `${typed}: there is no such change or import; see followthrough import list`,
    )
  if (found.length > 1)
    throw new UsageError(
      `${typed}: fits ${found.map((one) => one.import).join(', ')}; give more of the id`,
    )
  return [found[0]!.import, ...rest].join('/')
}

function bytesOf(file: string): Uint8Array {
  try {
    if (statSync(file).size > MOST_BYTES)
      throw new UsageError(`${file}: is over 64 MB; send the rows that changed alone`)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${file}: ${systemSentence({ ...(error as object), path: undefined })}`)
  }
}

function requestOf(file: string, bytes: Uint8Array, flags: ImportFlags): SheetRequest {
  const letter = flags.class?.toUpperCase()
  if (letter !== undefined && !(SOURCE_CLASSES as readonly string[]).includes(letter))
    throw new UsageError(`--class: expected one of ${SOURCE_CLASSES.join(', ')}`)
  return inWords(() =>
    parsed(SheetRequest, {
      hash: createHash('sha256').update(bytes).digest('hex'),
      file: basename(file).slice(-255),
      sender: flags.from,
      class: letter ?? null,
    }),
  )
}

function parsed<S extends z.ZodType>(schema: S, asked: object): z.output<S> {
  const result = schema.safeParse(asked)
  if (result.success) return result.data
  throw new RefusedQuestion(complaintsOf(result.error.issues, []))
}

const OPTIONS: Readonly<Record<string, string>> = { sender: '--from: ', reason: '--reason: ' }
const MOST_COMPLAINTS = 5

/** What is refused, in the words of the command line. Throws UsageError. */
function inWords<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof RefusedQuestion)) throw error
    const sentences = error.complaints.map(({ field, message }) =>
      field.includes('/') || /^[0-9a-f]{12}$/.test(field)
        ? `${field}${/^(is|was|moved|changes) /.test(message) ? ' ' : ': '}${message}`
        : `${OPTIONS[field] ?? ''}${message}`,
    )
    const more = sentences.length - MOST_COMPLAINTS
    throw new UsageError(
      `${sentences.slice(0, MOST_COMPLAINTS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    )
  }
}
