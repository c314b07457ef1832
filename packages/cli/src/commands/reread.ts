import type { Command } from 'commander'
import { atDesk } from '../desk/open-desk.ts'
import type { RereadFlags } from '../reading/read-again.ts'
import { examples } from './examples.ts'

export function addReread(program: Command): void {
  program
    .command('reread')
    .summary('read every document again, and show what is otherwise')
    .description(
      'Reads every document on the desk again, by the rules and the record of today, and shows what comes, goes and changes. Without --apply nothing is written. Decisions stay as they were made.',
    )
    .option('--apply', 'keep the new readings')
    .option('--reparse', 'begin at the bytes, not at the text that was kept')
    .option('--progress', 'say on standard error how far it is, also where that is no terminal')
    .addHelpText('after', examples([['followthrough reread'], ['followthrough reread --apply']]))
    .action(async (_options: object, command: Command) => {
      const flags = command.optsWithGlobals<RereadFlags>()
      const { readAgain } = await import('../reading/read-again.ts')
      await atDesk(flags, (context) => readAgain(context, flags))
    })
}
