import { ChangesQuery, LANGUAGES } from '@followthrough/brief'
import type { Command } from 'commander'
import { renderChanges } from '../render/changes.ts'
import { answer, answerOf, queryOf, unrefused } from './answering.ts'
import { examples } from './examples.ts'

const NAMES = { party: '--body' }

export function addChanges(program: Command): void {
  program
    .command('changes')
    .summary('what changed between two days')
    .description(
      'What changed between two days, by what was known on each: statuses, dates, figures, disagreements, crossings, and the statements behind them. What is named is watched; without any name, everything is.',
    )
    .requiredOption('--from <day>', 'the first day, as in 2026-02-04')
    .option('--to <day>', 'the last day (default: the day stood on)')
    .option('--sector <id...>', 'watch sectors')
    .option('--body <id...>', 'watch a party, or an institution by its id')
    .option('--commitment <id...>', 'watch commitments')
    .option('--crossing <id...>', 'watch border posts and ports')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--limit <n>', 'statements listed, at most 500 (default: 100)')
    .option('--offset <n>', 'statements to pass over (default: 0)')
    .addHelpText(
      'after',
      examples([
        ['followthrough changes --from 2026-02-04', 'since that day'],
        ['followthrough changes --from 2026-02-04 --to 2026-05-01 --sector transport'],
        ['followthrough changes --from 2026-02-04 --commitment ID'],
        ['followthrough changes --from 2026-02-04 --json', 'the body of /api/v1/changes'],
      ]),
    )
    .action(({ body, ...options }: { readonly body?: readonly string[] }, command: Command) => {
      const query = queryOf(ChangesQuery, { ...options, party: body }, NAMES)
      answer(command, ({ answers, at }) =>
        answerOf(
          unrefused(() => answers.changes(query, at), NAMES),
          renderChanges,
        ),
      )
    })
}
