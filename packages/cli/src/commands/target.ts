import type { Command } from 'commander'
import { renderTarget } from '../render/target.ts'
import { answer, answerOf } from './answering.ts'
import { examples } from './examples.ts'

export function addTarget(program: Command): void {
  program
    .command('target')
    .summary('trade against the target')
    .description(
      'Trade against the target: one scoreboard for each statistical basis, every deadline given, who named the target when, and all reported figures.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough target'],
        ['followthrough target --as-of 2025-12-31'],
        ['followthrough target --json', 'the body of /api/v1/target'],
      ]),
    )
    .action((_options, command: Command) => {
      answer(command, ({ answers, at }) => answerOf(answers.target(at), renderTarget))
    })
}
