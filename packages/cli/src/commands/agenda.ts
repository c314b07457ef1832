/** The agenda of a session: proposed, edited, fixed. */

import {
  type AgendaOperation,
  AgendaQuery,
  AgendaRequest,
  DIGITS,
  FixRequest,
  LANGUAGES,
} from '@followthrough/brief'
import type { Command } from 'commander'
import {
  BY,
  draftOf,
  itemOf,
  noSession,
  requestOf,
  type Writing,
  wholeNumber,
  writeAtDesk,
} from '../desk/secretariat.ts'
import { writeWorkbook, XLSX } from '../desk/workbook-file.ts'
import { UsageError } from '../failure.ts'
import { renderAgenda } from '../render/agenda.ts'
import { answer, answerOf, queryOf } from './answering.ts'
import { examples } from './examples.ts'

interface EditFlags {
  readonly base?: string
  readonly before?: string
  readonly last?: boolean
  readonly proposed?: boolean
  readonly reason?: string
  readonly wording?: string
  readonly group?: string
  readonly recordDay?: string
}

const NAMES = { dueWithinDays: '--within' }
const SESSION = ['<session>', 'id of the session'] as const
const ITEM = ['<item>', 'its number on the agenda, or its id'] as const
const BASE = ['--base <n>', 'the version of the agenda that was seen (default: as it is)'] as const

interface ShowFlags {
  readonly within?: string
  readonly xlsx?: string
}

export function addAgenda(program: Command): void {
  const agenda = program
    .command('agenda')
    .summary('the agenda of a session: proposed, edited, fixed')
    .description(
      'The agenda of a session: open action items first, then the most pressing questions. It is edited here, and fixed at a record day.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough agenda spring', 'as it is proposed and edited'],
        ['followthrough agenda move spring 5 --before 1'],
        ['followthrough agenda word spring 2 "When does the line open?"'],
        ['followthrough agenda add spring own:visas --wording "Visas" --reason "asked for"'],
        ['followthrough agenda drop spring 7 --reason "settled by letter"'],
        ['followthrough agenda spring --xlsx spring.xlsx', 'to be edited, see import'],
        ['followthrough agenda fix spring', 'from then on it stays as it is'],
        ['followthrough agenda spring --json', 'the body of /api/v1/sessions/spring/agenda'],
      ]),
    )
  agenda
    .command('show', { isDefault: true })
    .argument(...SESSION)
    .summary('the agenda (also without any command)')
    .description('The agenda of a session, item by item.')
    .option('--record-day <day>', 'the day it is drafted as of (default: the day stood on)')
    .option('--since <day>', 'day of the last session, where none is on record')
    .option('--within <days>', 'how near a due day presses (default: 180)')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--digits <digits>', `${DIGITS.join(', ')} (default: latn)`)
    .option(...XLSX)
    .action(async (id: string, { within, xlsx, ...options }: ShowFlags, command: Command) => {
      const query = queryOf(AgendaQuery, { ...options, dueWithinDays: within }, NAMES)
      if (xlsx !== undefined) {
        const isOther = Object.keys(options).some((option) => option !== 'language')
        if (isOther || within !== undefined)
          throw new UsageError('--xlsx: of the options of the agenda only --language goes with it')
        await writeWorkbook(command, xlsx, 'agenda', () => ({
          session: id,
          language: query.language,
        }))
        return
      }
      answer(command, ({ answers }) =>
        answerOf(answers.agenda(id, query) ?? noSession(id), renderAgenda),
      )
    })

  edit(
    agenda,
    'move',
    'move an item before another, or to the end',
    (command) =>
      command
        .argument(...ITEM)
        .option('--before <item>', 'the item that it goes before')
        .option('--last', 'to the end'),
    ([item], { before, last }, named) => {
      if ((before === undefined) === (last !== true))
        throw new UsageError('agenda move: say --before ITEM or --last')
      return {
        op: 'order',
        item: named(item!),
        before: before === undefined ? null : named(before),
      }
    },
  )
  edit(
    agenda,
    'word',
    'put a question in other words',
    (command) =>
      command
        .argument(...ITEM)
        .argument('[words]', 'the question')
        .option('--proposed', 'as it was proposed'),
    ([item, words], { proposed }, named) => {
      if ((words === undefined) === (proposed !== true))
        throw new UsageError('agenda word: give the words, or --proposed')
      return { op: 'wording', item: named(item!), wording: words ?? null }
    },
  )
  edit(
    agenda,
    'note',
    'write a note under an item',
    (command) => command.argument(...ITEM).argument('<words>', 'the note; "" takes it away'),
    ([item, note], _flags, named) => ({ op: 'note', item: named(item!), note: note! }),
  )
  edit(
    agenda,
    'group',
    'put an item under another heading',
    (command) => command.argument(...ITEM).argument('<heading>', 'a sector, a body, or words'),
    ([item, group], _flags, named) => ({ op: 'group', item: named(item!), group: group! }),
  )
  edit(
    agenda,
    'add',
    'add a commitment, an action item or something of one’s own',
    (command) =>
      command
        .argument('<item>', 'id of a commitment, action:ID, or own:NAME')
        .requiredOption('--reason <words>', 'why')
        .option('--wording <words>', 'what is asked; needed for one’s own')
        .option('--group <id>', 'the heading it stands under'),
    ([item], { reason, wording, group }, named) => ({
      op: 'add',
      item: named(item!),
      reason: reason!,
      wording: wording ?? null,
      group: group ?? null,
    }),
  )
  edit(
    agenda,
    'drop',
    'drop an item',
    (command) => command.argument(...ITEM).requiredOption('--reason <words>', 'why'),
    ([item], { reason }, named) => ({ op: 'drop', item: named(item!), reason: reason! }),
  )

  writing(
    agenda
      .command('undo')
      .argument(...SESSION)
      .argument('<edit...>', 'ids of edits, as the agenda tells them')
      .summary('take edits back')
      .description('Takes edits back; what others did stays.')
      .option(...BASE),
    ([session, ...edits], { base }) =>
      (secretariat, decider, answers) => {
        const { version, edits: made } = draftOf(answers, session!)
        const statements = edits.map((typed) => {
          const found = made.filter(({ statement }) => typed !== '' && statement.startsWith(typed))
          if (found.length > 1)
            throw new UsageError(
              `EDIT: ${found.length} edits begin with “${typed}”; give the id as the agenda tells it`,
            )
          return found[0]?.statement ?? typed
        })
        const request = { base: wholeNumber('base', base) ?? version, statements }
        return secretariat.takeBackEdits(session!, request, decider)
      },
  )
  writing(
    agenda
      .command('fix')
      .argument(...SESSION)
      .summary('fix the agenda at a record day')
      .description('Fixes the agenda at a record day: from then on it stays as it is.')
      .option('--record-day <day>', 'a day that has come (default: today)')
      .option(...BASE),
    ([session], { base, recordDay }) =>
      (secretariat, decider, answers) => {
        const { version } = draftOf(answers, session!)
        const request = requestOf(FixRequest, {
          base: wholeNumber('base', base) ?? version,
          recordDay: recordDay ?? decider.day,
        })
        return secretariat.fix(session!, request, decider)
      },
  )
  writing(
    agenda
      .command('release')
      .argument(...SESSION)
      .summary('open a fixed agenda for editing again')
      .description('Opens a fixed agenda for editing again.'),
    ([session]) =>
      (secretariat, decider) =>
        secretariat.release(session!, decider),
  )
}

/** A command that does one edit. `named` gives the id of an item as it was typed. */
function edit(
  agenda: Command,
  name: string,
  summary: string,
  shape: (command: Command) => Command,
  operationOf: (
    given: readonly (string | undefined)[],
    flags: EditFlags,
    named: (typed: string) => string,
  ) => AgendaOperation,
): void {
  const command = agenda
    .command(name)
    .argument(...SESSION)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
  writing(
    shape(command).option(...BASE),
    ([session, ...given], flags) =>
      (secretariat, decider, answers) => {
        const draft = draftOf(answers, session!)
        const operation = operationOf(given, flags, (typed) => itemOf(draft, typed))
        const base = wholeNumber('base', flags.base) ?? draft.version
        const request = requestOf(AgendaRequest, { base, operations: [operation] })
        return secretariat.edit(session!, request, decider)
      },
  )
}

/** Writes, and shows the agenda as it is then. */
function writing(
  command: Command,
  make: (given: readonly string[], flags: EditFlags) => Writing,
): void {
  command.option(...BY).action(async (...all: unknown[]) => {
    const inner = all.at(-1) as Command
    const given = (all.slice(0, -2) as (string | string[] | undefined)[])
      .flat()
      .filter((one) => one !== undefined)
    await writeAtDesk(inner, make(given, inner.opts<EditFlags>()), (answers) =>
      answerOf(draftOf(answers, given[0]!), renderAgenda),
    )
  })
}
