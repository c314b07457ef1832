/** Sessions, agendas and action items at the command line: writes, and how items are named. */

import {
  type AgendaAnswer,
  AgendaQuery,
  type Answers,
  complaintsOf,
  type Decider,
  RefusedQuestion,
  type Secretariat,
} from '@followthrough/brief'
import type { StatementDraft } from '@followthrough/ledger'
import type { Command } from 'commander'
import type { z } from 'zod'
import { type Answer, paperFor } from '../commands/answering.ts'
import type { GlobalOptions } from '../context.ts'
import { UsageError } from '../failure.ts'
import { writeOut } from '../reading/write-out.ts'
import { atDesk } from './open-desk.ts'

export interface WriteFlags extends GlobalOptions {
  readonly by?: string
}

export const BY = ['--by <name>', 'who writes it (default: the login name)'] as const

/** What is asked of whoever sits at the desk: the statements to append. */
export type Writing = (
  secretariat: Secretariat,
  decider: Decider,
  answers: Answers,
) => readonly StatementDraft[]

/** Writes at the desk and prints the answer after it: the body with --json, else the page. */
export async function writeAtDesk(
  command: Command,
  make: Writing,
  after: (answers: Answers) => Answer,
): Promise<void> {
  const flags = command.optsWithGlobals<WriteFlags>()
  await atDesk(flags, async (context) => {
    const answers = context.write(flags.by, (now, decider) =>
      inWords(() => make(now.secretariat(), decider, now)),
    )
    const { body, page } = after(answers)
    await writeOut(flags.json === true ? `${JSON.stringify(body)}\n` : page(paperFor(flags)))
  })
}

/** Reads a request by its schema. Throws UsageError. */
export function requestOf<S extends z.ZodType>(schema: S, asked: object): z.output<S> {
  const result = schema.safeParse(asked)
  if (result.success) return result.data
  return inWords(() => {
    throw new RefusedQuestion(
      result.error.issues.flatMap((issue) => {
        const field = issue.path.findLast((part) => typeof part === 'string')
        return complaintsOf([{ ...issue, path: field === undefined ? [] : [field] }], [])
      }),
    )
  })
}

/** Options and arguments whose names are not those of the fields; a null complains without a name. */
const NAMES: Readonly<Record<string, string | null>> = {
  session: 'SESSION',
  id: 'ID',
  item: 'ITEM',
  coChairs: '--co-chair',
  sectors: '--sector',
  owners: '--owner',
  statements: 'EDIT',
  outcomes: '--outcome',
  proposals: '--proposal',
  operations: null,
}

/** What is refused is said in the words of the command line. Throws UsageError. */
export function inWords<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof RefusedQuestion)) throw error
    const sentences = error.complaints.map(({ field, message }) => {
      const known = field.replace(/\[\d+\]$/, '')
      const name = known in NAMES ? NAMES[known] : optionOf(known)
      return name === null ? message : `${name}: ${message}`
    })
    throw new UsageError([...new Set(sentences)].join('; '))
  }
}

function optionOf(field: string): string {
  return `--${field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`
}

/** Throws UsageError: there is no session of this id. */
export function noSession(id: string): never {
  throw new UsageError(`there is no session ${id}; see followthrough session`)
}

/** The draft of an agenda today, for naming its items. Throws UsageError. */
export function draftOf(answers: Answers, id: string): AgendaAnswer {
  return answers.agenda(id, AgendaQuery.parse({})) ?? noSession(id)
}

/**
 * The id of an item as it was typed: its number on the agenda, its id, or the commitment or action item
 * that it is about.
 */
export function itemOf({ items, dropped, reserve }: AgendaAnswer, typed: string): string {
  if (/^\d+$/.test(typed)) {
    const item = items[Number(typed) - 1]
    if (item === undefined)
      throw new UsageError(`ITEM: the agenda has ${items.length} items, and none is ${typed}`)
    return item.id
  }
  if (typed.includes(':')) return typed
  const known = [...items, ...dropped.map(({ item }) => item), ...reserve].map(({ id }) => id)
  return (
    ['ask', 'action', 'own'].map((kind) => `${kind}:${typed}`).find((id) => known.includes(id)) ??
    `ask:${typed}`
  )
}

/** A whole number as it was typed. Throws UsageError. */
export function wholeNumber(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  if (!/^\d{1,9}$/.test(typed)) throw new UsageError(`--${option}: expected a whole number`)
  return Number(typed)
}
