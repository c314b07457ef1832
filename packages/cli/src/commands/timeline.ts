import { TimelineQuery } from '@followthrough/brief'
import { EVENT_KINDS, INSTRUMENT_KINDS } from '@followthrough/ledger'
import type { Command } from 'commander'
import { renderTimeline } from '../render/timeline.ts'
import { answer, answerOf, queryOf } from './answering.ts'
import { examples } from './examples.ts'

export function addTimeline(program: Command): void {
  program
    .command('timeline')
    .summary('events and instruments, newest first')
    .description('Events and instruments in one line of time, newest first.')
    .option('--from <day>', 'first day to show; a month or year will do')
    .option('--to <day>', 'last day to show')
    .option('--type <type>', 'event or instrument')
    .option('--kind <kind>', [...EVENT_KINDS, ...INSTRUMENT_KINDS].join(', '))
    .option('--text <words>', 'words that the title, id or participants must hold')
    .option('--limit <n>', 'rows on a page, at most 500 (default: 500)')
    .option('--offset <n>', 'rows to pass over (default: 0)')
    .addHelpText(
      'after',
      examples([
        ['followthrough timeline --from 2026'],
        ['followthrough timeline --type instrument --kind agreement'],
        ['followthrough timeline --from 2025-09 --to 2026-02 --text visit'],
        ['followthrough timeline --json', 'the body of /api/v1/timeline'],
      ]),
    )
    .action((options: object, command: Command) => {
      const query = queryOf(TimelineQuery, options)
      answer(command, ({ answers, at }) => answerOf(answers.timeline(at, query), renderTimeline))
    })
}
