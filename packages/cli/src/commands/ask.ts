import { ASK_RULES, AsksQuery, DIGITS, LANGUAGES } from '@followthrough/brief'
import type { Command } from 'commander'
import { renderAsks } from '../render/asks.ts'
import { answer, answerOf, queryOf, unrefused } from './answering.ts'
import { examples } from './examples.ts'

const NAMES = { party: '--body', dueWithinDays: '--within' }

interface AskFlags {
  readonly body?: readonly string[]
  readonly within?: string
}

export function addAsk(program: Command): void {
  program
    .command('ask')
    .summary('what to ask of every commitment, and of whom')
    .description(
      'What to ask of every commitment, the most pressing first: the question with its facts, who owes the next step, and the rule that asks. Different filters must all hold; of several values of one filter, any.',
    )
    .option('--all', 'every rule that holds, and not only the first of each commitment')
    .option('--rule <rule...>', ASK_RULES.join(', '))
    .option('--sector <id...>', 'sectors, as in transport or trade')
    .option('--body <id...>', 'a party, or the id of a body that owes the step')
    .option('--commitment <id...>', 'only these')
    .option('--within <days>', 'how near a due day presses (default: 180)')
    .option('--language <language>', `${LANGUAGES.join(', ')} (default: en)`)
    .option('--digits <digits>', `${DIGITS.join(', ')} (default: latn)`)
    .addHelpText(
      'after',
      examples([
        ['followthrough ask', 'one question for each commitment'],
        ['followthrough ask --rule overdue not-ratified'],
        ['followthrough ask --sector transport --within 60'],
        ['followthrough ask --commitment ID --all', 'every rule that holds of it'],
        ['followthrough ask --json', 'the body of /api/v1/asks'],
      ]),
    )
    .action(({ body, within, ...options }: AskFlags, command: Command) => {
      const query = queryOf(AsksQuery, { ...options, party: body, dueWithinDays: within }, NAMES)
      answer(command, ({ answers, at }) =>
        answerOf(
          unrefused(() => answers.asks(at, query), NAMES),
          renderAsks,
        ),
      )
    })
}
