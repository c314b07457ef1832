/** Options of a decision that puts something right or adds something, and what they mean. */

import { DUE_KINDS } from '@followthrough/ledger'
import { ACTS, MODALITIES, SOURCE_CLASSES } from '@followthrough/record'
import type { Command } from 'commander'
import { amountsOf, NONE, responsibleOf, spansOf, whenOf, yesOrNo } from './claim-options.ts'

export interface AddedFlags {
  readonly meets?: string
  readonly dueKind?: string
  readonly summary?: string
  readonly note?: string
  readonly class?: string
}

/** What a person adds to a claim that becomes the ledger’s. */
export function addAdded(command: Command): Command {
  return command
    .option('--meets <part>', 'whole or part: how much of the written test a delivery meets')
    .option(
      '--due-kind <kind>',
      `how firm a due day is: ${DUE_KINDS.join(', ')} (default: indicative)`,
    )
    .option('--summary <words>', 'one sentence instead of the one made from the claim')
    .option('--note <words>', 'a remark to keep')
    .option(
      '--class <letter>',
      `what a publisher not on record is good for: ${SOURCE_CLASSES.join(', ')}`,
    )
}

export function addedOf({ meets, dueKind, summary, note, class: sourceClass }: AddedFlags): object {
  return given({ meets, dueKind, summary, note, sourceClass: sourceClass?.toUpperCase() })
}

export interface EditFlags {
  readonly act?: string
  readonly modality?: string
  readonly who?: readonly string[]
  readonly saidBy?: string
  readonly about?: readonly string[]
  readonly amount?: readonly string[]
  readonly when?: string
  readonly span?: readonly string[]
  readonly unilateral?: string
}

/** What may be put right in a claim. */
export function addEdits(command: Command): Command {
  return command
    .option('--act <act>', ACTS.join(', '))
    .option('--modality <modality>', MODALITIES.join(', '))
    .option('--who <code...>', 'the parties that act or are bound; none for none')
    .option('--said-by <id>', 'the person or institution that says it; none for the text itself')
    .option('--about <id...>', 'the commitments and instruments it bears on')
    .option('--amount <amount...>', 'figures, as in "250000000 USD about"; none for none')
    .option('--when <days>', 'days and role, as in 2026-02-04..2027-02-04:due; none for none')
    .option('--span <from-to...>', 'the characters that carry it, as in 120-260')
    .option('--unilateral <answer>', 'yes where one side alone speaks for both, else no')
}

export function editsOf(flags: EditFlags): object {
  const { act, modality, who, saidBy, about, amount, when, span, unilateral } = flags
  return given({
    act,
    modality,
    by: listOf(who),
    saidBy: saidBy === NONE ? null : saidBy,
    about: listOf(about),
    amounts: amount === undefined ? undefined : amountsOf(amount),
    when: when === undefined ? undefined : whenOf(when),
    spans: span === undefined ? undefined : spansOf(span),
    unilateral: unilateral === undefined ? undefined : yesOrNo('unilateral', unilateral),
  })
}

export interface CommitmentFlags {
  readonly id?: string
  readonly title?: string
  readonly text?: string
  readonly instrument?: string
  readonly sector?: string
  readonly responsible?: readonly string[]
  readonly deliveredWhen?: string
  readonly partlyWhen?: string
  readonly notEnough?: string
  readonly declaratory?: boolean
  readonly indicator?: string
  readonly value?: string
  readonly unit?: string
  readonly due?: string
  readonly dueKind?: string
  readonly dueWords?: string
  readonly note?: string
}

/** A commitment that the pack lacks. */
export function addCommitment(command: Command): Command {
  return command
    .requiredOption('--id <id>', 'its id, as in c-fruit-lanes')
    .requiredOption('--title <words>', 'its title')
    .requiredOption('--sector <id>', 'its sector')
    .option('--delivered-when <words>', 'its test: when it will have been delivered')
    .option('--partly-when <words>', 'when it will have been delivered in part')
    .option('--not-enough <words>', 'what does not count')
    .option('--declaratory', 'a declaration of intent, without a test')
    .option('--text <words>', 'what was promised (default: the words of the claim)')
    .option('--instrument <id>', 'the instrument that carries it')
    .option('--responsible <party:bodies...>', 'who owes it, as in CODE:body,body')
    .option('--indicator <words>', 'what it is measured by')
    .option('--value <number>', 'the figure to reach')
    .option('--unit <unit>', 'of the figure')
    .option('--due <day>', 'a day, month or year')
    .option('--due-words <words>', 'the words that give it')
}

export function commitmentOf(flags: CommitmentFlags): object {
  const { id, title, text, instrument, sector, deliveredWhen, partlyWhen, notEnough } = flags
  const { declaratory, indicator, unit, due, dueWords, note } = flags
  return given({
    id,
    title,
    text,
    instrument,
    sector,
    responsible: flags.responsible === undefined ? undefined : responsibleOf(flags.responsible),
    deliveredWhen,
    partlyWhen,
    notEnough,
    declaratory,
    indicator,
    value: flags.value === undefined ? undefined : Number(flags.value),
    unit,
    due,
    dueKind: due === undefined ? undefined : (flags.dueKind ?? 'indicative'),
    dueWords,
    note,
  })
}

function listOf(typed: readonly string[] | undefined): readonly string[] | undefined {
  if (typed === undefined) return undefined
  return typed.length === 1 && typed[0] === NONE ? [] : typed
}

/** Without what was not given. */
function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
