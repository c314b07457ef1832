import type { Command } from 'commander'
import { renderDisagreements } from '../render/disagreements.ts'
import { answer, answerOf } from './answering.ts'
import { examples } from './examples.ts'

export function addDisagreements(program: Command): void {
  program
    .command('disagreements')
    .summary('where the sources differ, and which value is preferred')
    .description(
      'Where the sources differ: every value, the preferred one, and the rule that chose it.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough disagreements'],
        ['followthrough disagreements --known-at 2026-03-01'],
        ['followthrough disagreements --json', 'the body of /api/v1/disagreements'],
      ]),
    )
    .action((_options, command: Command) => {
      answer(command, ({ answers, at }) => answerOf(answers.disagreements(at), renderDisagreements))
    })
}
