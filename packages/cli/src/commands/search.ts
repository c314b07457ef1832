import { ENTITY_KINDS, SearchQuery } from '@followthrough/brief'
import type { Command } from 'commander'
import { renderSearch } from '../render/search.ts'
import { answer, answerOf, queryOf } from './answering.ts'
import { examples } from './examples.ts'

export function addSearch(program: Command): void {
  program
    .command('search')
    .argument('<words...>', 'what to look for')
    .summary('find anything on record by its words')
    .description(
      'Finds anything on record by its words; beginnings of words and small slips will do.',
    )
    .option('--kind <kind>', ENTITY_KINDS.join(', '))
    .option('--limit <n>', 'results on a page, at most 100 (default: 20)')
    .option('--offset <n>', 'results to pass over (default: 0)')
    .addHelpText(
      'after',
      examples([
        ['followthrough search railway'],
        ['followthrough search transit trade --kind commitment'],
        ['followthrough search railway --json', 'the body of /api/v1/search?q=railway'],
      ]),
    )
    .action((words: string[], options: object, command: Command) => {
      const query = queryOf(SearchQuery, { ...options, q: words.join(' ') })
      answer(command, ({ answers, at }) => answerOf(answers.search(at, query), renderSearch))
    })
}
