/** What all reading commands do: open, ask, print, close. */

import { type Complaint, complaintsOf, RefusedQuestion } from '@followthrough/brief'
import type { Command } from 'commander'
import type { z } from 'zod'
import { type Context, type GlobalOptions, openContext } from '../context.ts'
import { UsageError } from '../failure.ts'
import type { Paper } from '../render/paper.ts'
import { paperOf } from '../terminal.ts'

/** A body, and the page that shows it to people. */
export interface Answer {
  readonly body: object
  readonly page: (paper: Paper) => string
}

export function answerOf<B extends object>(
  body: B,
  render: (body: B, paper: Paper) => string,
): Answer {
  return { body, page: (paper) => render(body, paper) }
}

/** Asks and prints: the bare body with --json, else the page. */
export function answer(command: Command, ask: (context: Context) => Answer): void {
  const options = command.optsWithGlobals<GlobalOptions>()
  const context = openContext(options)
  try {
    const { body, page } = ask(context)
    process.stdout.write(
      options.json === true ? `${JSON.stringify(body)}\n` : page(paperFor(options)),
    )
  } finally {
    context.close()
  }
}

/** Prints what was done: as JSON with --json, else as a sentence. */
export function tell(options: GlobalOptions, body: object, sentence: string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(body) : sentence}\n`)
}

/** For a command that is meant where none is named: a word left over is no command. Throws UsageError. */
export function refuseOperands({ args, parent }: Command): void {
  const [first] = args
  if (first === undefined) return
  const known = parent!.name()
  throw new UsageError(`unknown command '${first}'; see followthrough ${known} --help`)
}

export function paperFor(options: GlobalOptions): Paper {
  return paperOf(process.stdout, process.env, options.color !== false)
}

/** Options whose names are not those of the fields. */
export type OptionNames = Readonly<Record<string, string>>

/** Reads a query by the schema that the API reads it by. Throws UsageError. */
export function queryOf<S extends z.ZodObject>(
  schema: S,
  asked: object,
  names: OptionNames = {},
): z.output<S> {
  const result = schema.safeParse(asked)
  if (result.success) return result.data
  throw refusal(complaintsOf(result.error.issues, Object.keys(schema.shape)), names)
}

/** The first thing wrong, in the words of the command line. */
export function refusal(complaints: readonly Complaint[], names: OptionNames = {}): UsageError {
  const [{ field, message }] = complaints as readonly [Complaint, ...Complaint[]]
  const name =
    field === 'q'
      ? 'words'
      : (names[field] ?? `--${field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`)
  return new UsageError(`${name}: ${message}`)
}

/** Asks what may be refused; the first complaint is said in the words of the command line. */
export function unrefused<T>(ask: () => T, names: OptionNames = {}): T {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RefusedQuestion) throw refusal(error.complaints, names)
    throw error
  }
}
