import { CrossingsQuery, unknownCountries } from '@followthrough/brief'
import type { Command } from 'commander'
import { renderCrossings } from '../render/crossings.ts'
import { answer, answerOf, queryOf, refusal } from './answering.ts'
import { examples } from './examples.ts'

export function addCrossings(program: Command): void {
  program
    .command('crossings')
    .summary('border crossings and ports: open or not, hours and cost')
    .description(
      'Border crossings and ports: open or not and since when, and what passing them last took and cost. Different filters must all hold; of several values of one filter, any.',
    )
    .option('--country <code...>', 'countries of the crossing’s own side, as in ISO 3166-1')
    .option('--mode <mode...>', 'road, rail, sea, ferry')
    .option('--open <answer...>', 'yes, no, unknown')
    .addHelpText(
      'after',
      examples([
        ['followthrough crossings --open no unknown', 'what is shut or in doubt'],
        ['followthrough crossings --mode rail --as-of 2025-09-01'],
        ['followthrough crossings --as-of 2025-10-15 --known-at 2026-11-21'],
        ['followthrough crossings --json', 'the body of /api/v1/crossings'],
      ]),
    )
    .action((options: object, command: Command) => {
      const query = queryOf(CrossingsQuery, options)
      answer(command, ({ answers, at }) => {
        const unknown = unknownCountries(answers.dossier, query)
        if (unknown.length > 0) throw refusal(unknown)
        return answerOf(answers.crossings(at, query), renderCrossings)
      })
    })
}
