import {
  type Answers,
  type AsOfQuery,
  type EntityKind,
  kindOf,
  whyAbsent,
} from '@followthrough/brief'
import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { UsageError } from '../failure.ts'
import { renderCommitment } from '../render/commitment.ts'
import { renderCrossing } from '../render/crossings.ts'
import type { Paper } from '../render/paper.ts'
import {
  renderEvent,
  renderInstitution,
  renderInstrument,
  renderPerson,
  renderSource,
  renderStatement,
} from '../render/records.ts'
import { type Answer, answer, answerOf } from './answering.ts'
import { examples } from './examples.ts'

export function addShow(program: Command): void {
  program
    .command('show')
    .argument(
      '<id>',
      'of a commitment, instrument, event, institution, person, source, crossing or statement; or a name, in any spelling on record',
    )
    .summary('one record opened, by its id')
    .description(
      'One record opened: a commitment with its test, status, rules and evidence; an instrument, event, institution, person, source, crossing or statement with what hangs on it.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough list --text transit', 'to find an id'],
        ['followthrough show ID'],
        ['followthrough show ID --as-of 2025-12-31', 'as it stood on that day'],
        ['followthrough show ID --json', 'the body of the API for that record'],
      ]),
    )
    .action((id: string, _options, command: Command) => {
      answer(command, (context) => open(context, id))
    })
}

type Read = (context: Context, id: string) => Answer | null

function reading<B extends object>(
  ask: (answers: Answers, at: AsOfQuery, id: string) => B | null,
  render: (body: B, paper: Paper) => string,
): Read {
  return ({ answers, at }, id) => {
    const body = ask(answers, at, id)
    return body === null ? null : answerOf(body, render)
  }
}

const READ: Record<EntityKind | 'statement', Read> = {
  commitment: reading((a, at, id) => a.commitment(at, id), renderCommitment),
  instrument: reading((a, at, id) => a.instrument(at, id), renderInstrument),
  event: reading((a, at, id) => a.event(at, id), renderEvent),
  institution: reading((a, at, id) => a.institution(at, id), renderInstitution),
  person: reading((a, at, id) => a.person(at, id), renderPerson),
  source: reading((a, at, id) => a.source(at, id), renderSource),
  crossing: reading((a, at, id) => a.crossing(at, id), renderCrossing),
  statement: reading((a, at, id) => a.statement(at, id), renderStatement),
}

function open(context: Context, typed: string): Answer {
  const { dossier, idOf } = context.answers
  const id = idOf(typed)
  const found = READ[kindOf(dossier, id) ?? 'statement'](context, id)
  if (found !== null) return found
  throw new UsageError(whyAbsent(dossier, id).detail.replace(/\.$/, ''))
}
