/** Options that all questions about journeys share, and how a refused one is said. */

import { RefusedQuestion } from '@followthrough/brief'
import type { Command } from 'commander'
import { UsageError } from '../failure.ts'
import { refusal } from './answering.ts'

/** What is shipped, and what must and must not be on the way. */
export function addQuestion(command: Command): Command {
  return command
    .option('--kg <number>', 'weight of the consignment (default: 20000)')
    .option('--teu <number>', 'containers of twenty feet (default: as the weight asks)')
    .option('--value-usd <number>', 'worth of the goods: weighs days against dollars')
    .option('--chilled', 'goods that have to be kept cold')
    .option('--mode <mode...>', 'only by these: road, rail, sea, ferry, air')
    .option('--avoid <thing...>', 'a place, country, mode or regime to keep out of; repeats')
    .option('--screen', 'keep out of countries under sanctions in force')
}

export function addScenario(command: Command): Command {
  return command
    .option(
      '--shut <thing...>',
      'crossings, links or countries taken as shut; name:mode for one mode',
    )
    .option('--open <thing...>', 'crossings, links or corridors taken as open, planned ones too')
    .option('--deliver <commitment...>', 'commitments taken as delivered')
    .option('--hours <place:mode:hours...>', 'hours taken at a crossing')
}

/** Asks; what the question gets wrong is said in the words of the command line. Throws UsageError. */
export function refused<T>(ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof RefusedQuestion)) throw error
    const { field, message } = error.complaints[0]!
    if (field === 'from' || field === 'to') throw new UsageError(message)
    throw refusal(error.complaints)
  }
}
