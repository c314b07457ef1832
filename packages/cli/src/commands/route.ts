import { type AsOfQuery, CompareQuery, CriticalQuery, RouteQuery } from '@followthrough/brief'
import type { Command } from 'commander'
import { renderCompare, renderCritical } from '../render/compare.ts'
import { renderRoute } from '../render/route.ts'
import { type Answer, answer, answerOf, queryOf } from './answering.ts'
import { examples } from './examples.ts'
import { addQuestion, addScenario, refused } from './question.ts'

export function addRoute(program: Command): void {
  const route = program
    .command('route')
    .argument('<from>', 'a place, by id or name')
    .argument('<to>', 'a place, by id or name')
    .summary('how to move goods: journeys in days, dollars and CO2')
    .description(
      'Journeys that no other beats on days, dollars and CO2 at once, sorted for people and told leg by leg, or the reason why there is none.',
    )
  addScenario(
    addQuestion(route)
      .option('--require <thing...>', 'a place, country, mode or regime to pass; repeats')
      .option('--by <day>', 'latest arrival: a day, or days after departure')
      .option('--scenario <name>', 'a scenario of the pack; see followthrough scenarios'),
  )
    .option('--risk', 'search over the variance of the time too')
    .option('--simulate', 'days from the 5th to the 95th percentile')
    .option('--trials <number>', 'trials of the simulation (default: 2000)')
    .option('--seed <number>', 'seed of the simulation (default: 1)')
    .option('--policy <policy>', 'at a shut crossing: wait, replan')
    .option('--front', 'every journey of the front, not only the best of each kind')
    .addHelpText(
      'after',
      examples([
        ['followthrough route origin destination --simulate'],
        ['followthrough route origin destination --avoid QQ --by 2026-12-20'],
        ['followthrough route origin destination --scenario name'],
        ['followthrough route origin destination --json', 'the body of /api/v1/route'],
      ]),
    )
    .action((from: string, to: string, options: { front?: boolean }, command: Command) => {
      const { front, ...asked } = options
      const query = queryOf(RouteQuery, { ...asked, from, to })
      planned(command, (answers, at) =>
        answerOf(answers.route(at, query), (body, paper) =>
          renderRoute(body, paper, front === true),
        ),
      )
    })

  const compare = program
    .command('compare')
    .argument('<from>', 'a place, by id or name')
    .argument('<to>', 'a place, by id or name')
    .summary('scenarios side by side against the network as it is')
    .description(
      'The best journeys of each scenario against the network as it is, simulated on the same random numbers.',
    )
  addScenario(
    addQuestion(compare)
      .option('--require <thing...>', 'a place, country, mode or regime to pass; repeats')
      .option('--by <day>', 'latest arrival: a day, or days after departure')
      .option('--scenario <name...>', 'scenarios of the pack; see followthrough scenarios'),
  )
    .option('--trials <number>', 'trials of the simulation (default: 2000)')
    .option('--seed <number>', 'seed of the simulation (default: 1)')
    .option('--policy <policy>', 'at a shut crossing: wait, replan')
    .addHelpText(
      'after',
      examples([
        ['followthrough compare origin destination --scenario one another'],
        ['followthrough compare origin destination --shut post'],
      ]),
    )
    .action((from: string, to: string, options: object, command: Command) => {
      const query = queryOf(CompareQuery, { ...options, from, to })
      planned(command, (answers, at) => answerOf(answers.compare(at, query), renderCompare))
    })

  const critical = program
    .command('critical')
    .summary('what losing each crossing or link costs, and what opening gives')
    .description(
      'For pairs of places: what losing each crossing or link costs in days and dollars, and where there is no way round; and what opening what is shut or not built would give.',
    )
    .option('--pair <from:to...>', 'pairs of places (default: those of the pack)')
  addScenario(addQuestion(critical).option('--scenario <name>', 'a scenario of the pack'))
    .addHelpText(
      'after',
      examples([
        ['followthrough critical'],
        ['followthrough critical --pair origin:destination other:destination --mode road'],
      ]),
    )
    .action((options: object, command: Command) => {
      const query = queryOf(CriticalQuery, options)
      planned(command, (answers, at) => answerOf(answers.critical(at, query), renderCritical))
    })
}

type Answers = Parameters<Parameters<typeof answer>[1]>[0]['answers']

/** Answers; what the question gets wrong is said in the words of the command line. */
function planned(command: Command, ask: (answers: Answers, at: AsOfQuery) => Answer): void {
  answer(command, ({ answers, at }) => refused(() => ask(answers, at)))
}
