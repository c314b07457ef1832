import { openReaders, rereadAll } from '@followthrough/intake'
import type { Command } from 'commander'
import type { GlobalOptions } from '../context.ts'
import { atDesk, type DeskContext } from '../desk/open-desk.ts'
import { Fault } from '../failure.ts'
import { progressTo } from '../reading/progress.ts'
import { STOPPED, stopOnSignals } from '../reading/stop.ts'
import { writeOut } from '../reading/write-out.ts'
import { addReread, type RereadSum, renderReread, renderRereadSum } from '../render/reread.ts'
import { some } from '../render/words.ts'
import { paperFor } from './answering.ts'
import { examples } from './examples.ts'

interface RereadFlags extends GlobalOptions {
  readonly apply?: boolean
  readonly reparse?: boolean
  readonly progress?: boolean
}

export function addRereadCommand(program: Command): void {
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
      await atDesk(flags, (context) => reread(context, flags))
    })
}

async function reread(context: DeskContext, flags: RereadFlags): Promise<void> {
  const review = context.review()
  const paper = paperFor(flags)
  const stop = stopOnSignals()
  const progress = progressTo(process.stderr, flags.progress)
  const readers = flags.reparse === true ? openReaders() : null
  const sum: RereadSum = {
    applied: flags.apply === true,
    documents: 0,
    failed: 0,
    same: 0,
    changed: 0,
    gone: 0,
    added: 0,
    differing: [],
    more: 0,
  }
  try {
    const all = rereadAll(context.desk, review.gazetteer(), {
      sourceClassOf: review.sourceClassOf,
      apply: sum.applied,
      ...(readers === null ? {} : { reparse: readers }),
      signal: stop.signal,
      onProgress: ({ done, total, capture }) => progress.at(done, total, capture),
    })
    for await (const one of all) {
      if (!addReread(sum, one) || flags.json === true) continue
      progress.clear()
      await writeOut(`${renderReread(one, paper)}\n`)
    }
  } finally {
    progress.clear()
    stop.release()
    await readers?.close()
  }
  await writeOut(flags.json === true ? `${JSON.stringify(sum)}\n` : renderRereadSum(sum, paper))
  if (stop.signal.aborted) {
    const kept = sum.applied
      ? 'what was applied is kept; the same command goes on'
      : 'nothing was kept'
    process.stderr.write(`followthrough: stopped; ${kept}\n`)
    process.exitCode = STOPPED
  } else if (sum.failed > 0)
    throw new Fault(`${some(sum.failed, 'document')} could not be read again`)
}
