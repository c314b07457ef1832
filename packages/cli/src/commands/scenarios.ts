import { userInfo } from 'node:os'
import { SaveQuery, type Saver } from '@followthrough/brief'
import type { Command } from 'commander'
import { type Context, type GlobalOptions, openContext } from '../context.ts'
import { renderScenarios } from '../render/compare.ts'
import { answer, answerOf, queryOf, tell } from './answering.ts'
import { examples } from './examples.ts'
import { addScenario, refused } from './question.ts'

export function addScenarios(program: Command): void {
  const scenarios = program
    .command('scenarios')
    .summary('scenarios with a name, and commitments that change the network')
    .description(
      'Lists scenarios of the pack and those that were saved; save and remove change the latter.',
    )
    .action((_options: object, command: Command) => {
      answer(command, ({ answers, at }) => answerOf(answers.scenarios(at), renderScenarios))
    })

  addScenario(
    scenarios
      .command('save')
      .argument('<id>', 'small letters, digits and dashes')
      .summary('save a scenario under a name')
      .description(
        'Saves a scenario in the database, where route, compare, critical, the API and the site find it. One that was saved before under the name is replaced.',
      )
      .option('--name <words>', 'what people call it (default: the id)')
      .option('--note <words>', 'what it is for')
      .option('--on <day>', 'the day it stands on (default: the day that is asked about)'),
  )
    .addHelpText(
      'after',
      examples([
        ['followthrough scenarios save winter --shut post --name "The pass in winter"'],
        ['followthrough scenarios save faster --hours post:road:6'],
      ]),
    )
    .action((id: string, options: object, command: Command) => {
      const query = queryOf(SaveQuery, { ...options, id })
      change(command, `saved ${id}`, { saved: id }, ({ answers, store }, saver) =>
        store.append(refused(() => answers.saveScenario(query, saver))),
      )
    })

  scenarios
    .command('remove')
    .argument('<id>', 'a scenario that was saved')
    .summary('remove a saved scenario')
    .description('Takes a saved scenario back. Those of the pack stay.')
    .action((id: string, _options: object, command: Command) => {
      change(command, `removed ${id}`, { removed: id }, ({ answers, store }, saver) =>
        store.append(refused(() => answers.removeScenario(id, saver))),
      )
    })
}

function change(
  command: Command,
  sentence: string,
  body: object,
  append: (context: Context, saver: Saver) => unknown,
): void {
  const options = command.optsWithGlobals<GlobalOptions>()
  const context = openContext(options)
  try {
    append(context, {
      recordedBy: `person ${userInfo().username}`,
      day: context.today(),
      instant: new Date().toISOString(),
    })
    tell(options, body, sentence)
  } finally {
    context.close()
  }
}
