/** Action items: what sessions gave somebody to do. */

import {
  ACTION_STATES,
  ActionRequest,
  ActionsQuery,
  type Answers,
  LANGUAGES,
} from '@followthrough/brief'
import type { Command } from 'commander'
import { BY, requestOf, type Writing, wholeNumber, writeAtDesk } from '../desk/secretariat.ts'
import { writeWorkbook, XLSX } from '../desk/workbook-file.ts'
import { UsageError } from '../failure.ts'
import { renderActions } from '../render/actions.ts'
import { answer, answerOf, queryOf, refuseOperands, unrefused } from './answering.ts'
import { examples } from './examples.ts'

const NAMES = { party: '--body' }
const ID = ['<id>', 'id of the action item'] as const
const BASE = ['--base <n>', 'the version of it that was seen (default: as it is)'] as const
/** Clears the due day. */
const NONE = 'none'

interface ActionFlags {
  readonly session: string
  readonly what: string
  readonly owner: readonly string[]
  readonly due?: string
  readonly serves?: string
  readonly reason?: string
  readonly base?: string
}

interface ListFlags {
  readonly body?: readonly string[]
  readonly xlsx?: string
}

export function addActions(program: Command): void {
  const actions = program
    .command('actions')
    .summary('action items: who owes what by when')
    .description(
      'Action items of sessions: who owes what by when, and how far its day has slipped.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough actions --state open', 'what is owed'],
        [
          'followthrough actions add draft --session spring --what "Send the draft" --owner CODE:ID --due 2027-06-30 --serves ID',
        ],
        ['followthrough actions due draft 2027-09-30 --reason "put off by letter"'],
        ['followthrough actions done draft'],
        ['followthrough actions --xlsx actions.xlsx', 'to be edited, see import'],
        ['followthrough actions --json', 'the body of /api/v1/actions'],
      ]),
    )
  actions
    .command('list', { isDefault: true })
    .summary('action items, filtered (also without any command)')
    .description('Action items by due day, filtered.')
    .option('--session <id...>', 'of these sessions')
    .option('--body <id...>', 'owed by a party, or by a body')
    .option('--state <state...>', ACTION_STATES.join(', '))
    .option('--serves <id...>', 'serving a commitment or instrument')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option(...XLSX)
    .allowExcessArguments()
    .action(async ({ body, xlsx, ...options }: ListFlags, command: Command) => {
      refuseOperands(command)
      const query = queryOf(ActionsQuery, { ...options, party: body }, NAMES)
      if (xlsx !== undefined) {
        const { session, party, state, serves, language } = query
        if (party.length + state.length + serves.length > 0 || session.length > 1)
          throw new UsageError('--xlsx: goes with one --session, or with no filter')
        await writeWorkbook(command, xlsx, 'actions', () => ({
          language,
          ...(session[0] === undefined ? {} : { session: session[0] }),
        }))
        return
      }
      answer(command, ({ answers, at }) =>
        answerOf(
          unrefused(() => answers.actions(at, query), NAMES),
          renderActions,
        ),
      )
    })

  writing(
    actions
      .command('add')
      .argument('<id>', 'small letters, digits and dashes')
      .summary('give somebody something to do')
      .description('Gives somebody something to do, by a session.')
      .requiredOption('--session <id>', 'the session that gives it')
      .requiredOption('--what <words>', 'what is to be done')
      .requiredOption('--owner <who...>', 'a party, and a body or name: CODE, CODE:ID, CODE:Name')
      .option('--due <day>', 'by when')
      .option('--serves <id>', 'the commitment or instrument that it serves'),
    (id, { session, what, owner, due, serves }) =>
      (secretariat, decider, answers) =>
        secretariat.saveAction(
          requestOf(ActionRequest, {
            id,
            session,
            what,
            owners: owner.map((typed) => ownerOf(typed, answers)),
            due: due ?? null,
            serves: serves ?? null,
          }),
          decider,
        ),
  )
  const next = (
    command: Command,
    change: (flags: ActionFlags, words: readonly string[]) => object,
  ) =>
    writing(command.option(...BASE), (id, flags, words) => (secretariat, decider, answers) => {
      const known = itemOf(answers, id)
      const { session, what, owners, due, serves, state, version } = known
      return secretariat.saveAction(
        requestOf(ActionRequest, {
          id,
          base: wholeNumber('base', flags.base) ?? version,
          session,
          what,
          owners: owners.map(({ party, body, name }) => ({ party, body, name })),
          due,
          serves: serves?.id ?? null,
          state,
          ...(flags.reason === undefined ? {} : { reason: flags.reason }),
          ...change(flags, words),
        }),
        decider,
      )
    })
  next(
    actions
      .command('done')
      .argument(...ID)
      .summary('say that it is done')
      .description('Says that an action item is done.')
      .option('--reason <words>', 'how it is known'),
    () => ({ state: 'done' }),
  )
  next(
    actions
      .command('drop')
      .argument(...ID)
      .summary('drop it')
      .description('Drops an action item.')
      .requiredOption('--reason <words>', 'why'),
    () => ({ state: 'dropped' }),
  )
  next(
    actions
      .command('due')
      .argument(...ID)
      .argument('<day>', 'the new day, or none')
      .summary('give it another due day')
      .description(
        'Gives an action item another due day, and opens it again; the earlier days stay on record.',
      )
      .option('--reason <words>', 'why'),
    (_flags, [day]) => ({ due: day === NONE ? null : day, state: 'open' }),
  )
  writing(
    actions
      .command('undo')
      .argument(...ID)
      .summary('take its newest version back')
      .description(
        'Takes the newest version of an action item back; the one before it stands again.',
      ),
    (id) => (secretariat, decider) => secretariat.takeBackAction(id, decider),
  )
}

function all(answers: Answers) {
  return answers.actions({}, ActionsQuery.parse({}))
}

function itemOf(answers: Answers, id: string) {
  const found = all(answers).items.find((item) => item.id === id)
  if (found === undefined)
    throw new UsageError(`there is no action item ${id}; see followthrough actions`)
  return found
}

/** Writes, and shows the action items of its session as they are then. */
function writing(
  command: Command,
  make: (id: string, flags: ActionFlags, words: readonly string[]) => Writing,
): void {
  command.option(...BY).action(async (...given: unknown[]) => {
    const inner = given.at(-1) as Command
    const [id, ...words] = given.slice(0, -2) as [string, ...string[]]
    await writeAtDesk(inner, make(id, inner.opts<ActionFlags>(), words), (answers) => {
      const item = all(answers).items.find((one) => one.id === id)
      const of = item === undefined ? {} : { session: [item.session] }
      return answerOf(answers.actions({}, ActionsQuery.parse(of)), renderActions)
    })
  })
}

/** An owner as in `CODE`, `CODE:BODY` or `CODE:Name`. */
function ownerOf(typed: string, { dossier }: Answers) {
  const [party = '', ...rest] = typed.split(':')
  const who = rest.join(':').trim()
  if (party === '') throw new UsageError('--owner: expected a party, as in CODE or CODE:ID')
  const isBody = dossier.ledger.institutions.some(({ value }) => value.id === who)
  return { party, ...(who === '' ? {} : isBody ? { body: who } : { name: who }) }
}
