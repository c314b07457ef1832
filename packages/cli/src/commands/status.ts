import type { Command } from 'commander'
import { renderStatus } from '../render/status.ts'
import { answer, answerOf } from './answering.ts'
import { examples } from './examples.ts'

export function addStatus(program: Command): void {
  program
    .command('status')
    .summary('the partnership on one sheet (also without any command)')
    .description(
      'The partnership on one sheet: counts, what moved, what is silent or overdue, the next dates, and trade against the target.',
    )
    .addHelpText(
      'after',
      examples([
        ['followthrough', 'today'],
        ['followthrough --as-of 2025-12-31', 'what was so on that day'],
        [
          'followthrough --as-of 2026-11-21 --known-at 2026-03-01',
          'what is so now, by what was known in March',
        ],
        ['followthrough status --json', 'the body of /api/v1/status'],
      ]),
    )
    .action((_options, command: Command) => {
      answer(command, ({ answers, at }) => answerOf(answers.status(at), renderStatus))
    })
}
