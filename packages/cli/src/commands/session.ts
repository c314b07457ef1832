/** Sessions: made, shown, cancelled, closed with what their items came to. */

import {
  CloseRequest,
  GROUPINGS,
  LANGUAGES,
  OUTCOMES,
  OutcomesRequest,
  SESSION_FORMATS,
  SessionRequest,
  SessionsQuery,
} from '@followthrough/brief'
import type { Command } from 'commander'
import { atDesk } from '../desk/open-desk.ts'
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
import { UsageError } from '../failure.ts'
import type { MinutesFlags } from '../reading/held-minutes.ts'
import { ReadHints } from '../reading/hints.ts'
import { writeOut } from '../reading/write-out.ts'
import { renderMinutes } from '../render/minutes.ts'
import { renderSession, renderSessions } from '../render/session.ts'
import { answer, answerOf, paperFor, queryOf, refuseOperands } from './answering.ts'
import { examples } from './examples.ts'

const LANGUAGE = ['--language <language>', `${LANGUAGES.join(', ')} (default: en)`] as const
const ID = ['<id>', 'id of the session'] as const

interface NewFlags {
  readonly mechanism: string
  readonly on: string
  readonly format?: string
  readonly number?: string
  readonly startsAt?: string
  readonly tz?: string
  readonly place?: string
  readonly coChair?: readonly string[]
  readonly sector?: readonly string[]
  readonly title?: string
  readonly note?: string
  readonly groupBy?: string
  readonly items?: string
  readonly past?: boolean
}

interface CloseFlags {
  readonly outcome?: readonly string[]
  readonly rest?: string
  readonly note?: string
}

interface OutcomeFlags {
  readonly words?: string
  readonly due?: string
  readonly proposal?: readonly string[]
}

export function addSession(program: Command): void {
  const session = program
    .command('session')
    .summary('sessions: planned, held, closed')
    .description('Lists what the partnership meets by, and the sessions of this desk.')
    .addHelpText(
      'after',
      examples([
        ['followthrough session', 'mechanisms, and the sessions of this desk'],
        ['followthrough session new spring --mechanism ID --on 2027-04-12 --number 14'],
        ['followthrough session show spring', 'with its action items and outcomes'],
        ['followthrough session minutes spring minutes.docx', 'what each item came to'],
        ['followthrough session close spring --outcome 1=answered --rest deferred'],
        ['followthrough session --json', 'the body of /api/v1/sessions'],
      ]),
    )
  session
    .command('list', { isDefault: true })
    .summary('mechanisms and sessions (also without any command)')
    .description('Lists what the partnership meets by, and the sessions of this desk.')
    .option(...LANGUAGE)
    .allowExcessArguments()
    .action((options: object, command: Command) => {
      refuseOperands(command)
      const query = queryOf(SessionsQuery, options)
      answer(command, ({ answers, at }) => answerOf(answers.sessions(at, query), renderSessions))
    })
  session
    .command('show')
    .argument(...ID)
    .summary('one session')
    .description('One session: who, when, its action items, and what its agenda came to.')
    .option(...LANGUAGE)
    .action((id: string, options: object, command: Command) => {
      const query = queryOf(SessionsQuery, options)
      answer(command, ({ answers, at }) =>
        answerOf(answers.session(at, id, query) ?? noSession(id), renderSession),
      )
    })

  writing(
    session
      .command('new')
      .argument('<id>', 'small letters, digits and dashes')
      .summary('make a session; one of the same id is replaced')
      .description('Makes a session of a mechanism; one of the same id is replaced.')
      .requiredOption('--mechanism <id>', 'the institution that meets, as session lists them')
      .requiredOption('--on <day>', 'its day, as in 2027-04-12')
      .option('--format <format>', `${SESSION_FORMATS.join(', ')} (default: the institution’s)`)
      .option('--number <n>', 'its number')
      .option('--starts-at <time>', 'a time of day, as in 09:30')
      .option('--tz <zone>', 'the time zone of the place, as in Europe/Paris')
      .option('--place <words>', 'where')
      .option('--co-chair <who...>', 'a party and a person’s id or name, as in CODE:Name')
      .option('--sector <id...>', 'sectors on the table (default: all)')
      .option('--title <words>', 'its title (default: the mechanism and the number)')
      .option('--note <words>', 'a note')
      .option('--group-by <what>', `${GROUPINGS.join(' or ')} (default: sector)`)
      .option('--items <n>', 'items that its agenda is proposed with (default: 20)')
      .option('--past', 'it was held already')
      .addHelpText(
        'after',
        examples([
          ['followthrough session new spring --mechanism ID --on 2027-04-12 --number 14'],
          [
            'followthrough session new talks --mechanism ID --on 2027-02-01 --sector political --co-chair "CODE:A. Name" --group-by body',
          ],
        ]),
      ),
    (id, flags: NewFlags) => (secretariat, decider, answers) =>
      secretariat.saveSession(
        requestOf(SessionRequest, {
          id,
          mechanism: flags.mechanism,
          on: flags.on,
          ...given({
            format: flags.format,
            number: wholeNumber('number', flags.number),
            startsAt: flags.startsAt,
            tz: flags.tz,
            place: flags.place,
            sectors: flags.sector,
            title: flags.title,
            note: flags.note,
            groupBy: flags.groupBy,
            items: wholeNumber('items', flags.items),
            past: flags.past,
          }),
          coChairs: (flags.coChair ?? []).map((typed) =>
            coChairOf(typed, (person) =>
              answers.dossier.ledger.people.some(({ value }) => value.id === person),
            ),
          ),
        }),
        decider,
      ),
  )
  session
    .command('cancel')
    .argument(...ID)
    .summary('cancel a session')
    .description('Cancels a session. What was written of it stays, and what it gave to do.')
    .option(...BY)
    .action(async (id: string, _options: object, command: Command) => {
      await writeAtDesk(
        command,
        (secretariat, decider) => secretariat.cancelSession(id, decider),
        (answers) => answerOf(answers.sessions({}, SessionsQuery.parse({})), renderSessions),
      )
    })
  writing(
    session
      .command('outcome')
      .argument(...ID)
      .argument('<item>', 'its number on the agenda, or its id')
      .argument('<outcome>', OUTCOMES.join(', '))
      .summary('say what an item came to')
      .description('Says what an item of the agenda came to; said again, it is replaced.')
      .option('--words <words>', 'as the minutes have it')
      .option('--due <day>', 'the new date')
      .option('--proposal <id...>', 'proposals that were read from the minutes'),
    (id, { words, due, proposal }: OutcomeFlags, [item, outcome]) =>
      (secretariat, decider, answers) => {
        const of = itemOf(draftOf(answers, id), item!)
        const one = { item: of, outcome, ...given({ words, due, proposals: proposal }) }
        return secretariat.recordOutcomes(
          id,
          requestOf(OutcomesRequest, { outcomes: [one] }),
          decider,
        )
      },
  )
  session
    .command('minutes')
    .argument('<session>', 'id of the session')
    .argument('<file>', 'its minutes: DOCX, PDF or text; - for standard input')
    .summary('read the minutes: what each item of the agenda came to')
    .description(
      'Reads minutes and holds them against the agenda, item by item: answered, deferred, a new promise, a new date, not reached; with the words and the rule that says so. Without --queue or --record nothing is kept.',
    )
    .option('--queue', 'keep them, and put what they claim in the queue (see review)')
    .option('--record', 'keep them, and record the outcomes and what they give somebody to do')
    .option(
      '--only <item...>',
      'with --record: of these items alone, also where it is said already',
    )
    .option('--publisher <name>', 'the publisher, whatever they say')
    .option('--published <day>', 'their day (default: that of the session)')
    .option('--class <letter>', 'what a publisher not on record is good for, A to F')
    .option('--name <name>', 'their name, as for standard input')
    .option(...BY)
    .addHelpText(
      'after',
      examples(
        [
          ['followthrough session minutes spring minutes.docx', 'only shows'],
          ['followthrough session minutes spring minutes.docx --queue'],
          ['followthrough session minutes spring minutes.docx --record --only 1 4'],
        ],
        'What somebody said of an item before stays as it was, unless --only names the item.',
      ),
    )
    .action(async (id: string, file: string, _options: object, command: Command) => {
      const flags = command.optsWithGlobals<MinutesFlags>()
      if (flags.only !== undefined && flags.record !== true)
        throw new UsageError('--only: goes with --record')
      const hints = queryOf(ReadHints, flags)
      // Readers take a while to load, and most commands need none.
      const { heldMinutes } = await import('../reading/held-minutes.ts')
      await atDesk(flags, async (context) => {
        const { body, done } = await heldMinutes(context, id, file, flags, hints)
        await writeOut(
          flags.json === true
            ? `${JSON.stringify(body)}\n`
            : renderMinutes(body, done, paperFor(flags)),
        )
      })
    })
  session
    .command('close')
    .argument(...ID)
    .summary('close a session, with what its items came to')
    .description(
      'Closes a session once it is said of every item what it came to: here, or by session outcome before.',
    )
    .option('--outcome <item=outcome...>', `${OUTCOMES.join(', ')}; a new date as new-date:DAY`)
    .option('--rest <outcome>', 'of all items of which nothing was said')
    .option('--note <words>', 'a note')
    .option(...BY)
    .addHelpText(
      'after',
      examples([
        ['followthrough session close spring --outcome 1=answered 2=new-date:2027-09-30'],
        ['followthrough session close spring --rest not-reached'],
      ]),
    )
    .action(async (id: string, flags: CloseFlags, command: Command) => {
      await writeAtDesk(
        command,
        (secretariat, decider, answers) => {
          const told = answers.session({}, id, SessionsQuery.parse({})) ?? noSession(id)
          const agenda = draftOf(answers, id)
          const said = (flags.outcome ?? []).map((typed) =>
            outcomeOf(typed, (item) => itemOf(agenda, item)),
          )
          const known = new Set([...told.outcomes, ...said].map(({ item }) => item))
          const rest =
            flags.rest === undefined
              ? []
              : agenda.items
                  .filter((item) => !known.has(item.id))
                  .map((item) => ({ item: item.id, outcome: flags.rest! }))
          const outcomes = [...said, ...rest]
          const request = requestOf(CloseRequest, { outcomes, ...given({ note: flags.note }) })
          return secretariat.close(id, request, decider)
        },
        (answers) => shown(answers, id),
      )
    })
  writing(
    session
      .command('reopen')
      .argument(...ID)
      .summary('open a closed session again')
      .description('Opens a closed session again.'),
    (id) => (secretariat, decider) => secretariat.reopen(id, decider),
  )
}

type Answering = Parameters<Parameters<typeof writeAtDesk>[2]>[0]

function shown(answers: Answering, id: string) {
  return answerOf(answers.session({}, id, SessionsQuery.parse({})) ?? noSession(id), renderSession)
}

/** Writes, and shows the session as it is then. */
function writing<F>(
  command: Command,
  make: (id: string, flags: F, given: readonly string[]) => Writing,
): void {
  command.option(...BY).action(async (...all: unknown[]) => {
    const inner = all.at(-1) as Command
    const [id, ...rest] = all.slice(0, -2) as [string, ...string[]]
    await writeAtDesk(inner, make(id, inner.opts() as F, rest), (answers) => shown(answers, id))
  })
}

/** Fields that were given. */
function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** A co-chair as in `CODE:Name`, or by the id of a person. */
function coChairOf(typed: string, isPerson: (id: string) => boolean) {
  const at = typed.indexOf(':')
  const who = typed.slice(at + 1).trim()
  if (at < 1 || who === '')
    throw new UsageError('--co-chair: expected a party and a person, as in CODE:Name')
  const party = typed.slice(0, at).trim()
  return isPerson(who) ? { party, person: who } : { party, name: who }
}

/** What an item came to, as in `ITEM=answered` or `ITEM=new-date:2027-09-30`. */
function outcomeOf(typed: string, named: (item: string) => string) {
  const at = typed.lastIndexOf('=')
  const [outcome = '', due] = typed.slice(at + 1).split(':')
  if (at < 1 || !(OUTCOMES as readonly string[]).includes(outcome))
    throw new UsageError(
      `--outcome: expected an item and one of ${OUTCOMES.join(', ')}, as in 1=answered`,
    )
  return { item: named(typed.slice(0, at)), outcome, ...given({ due }) }
}
