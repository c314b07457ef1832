/** Everything on the desk is read again, compared and, when asked, kept. */

import { openReaders, rereadAll } from '@followthrough/intake'
import { paperFor } from '../commands/answering.ts'
import type { GlobalOptions } from '../context.ts'
import type { DeskContext } from '../desk/open-desk.ts'
import { Fault } from '../failure.ts'
import { addRereadTo, type RereadSum, renderReread, renderRereadSum } from '../render/reread.ts'
import { some } from '../render/words.ts'
import { progressTo } from './progress.ts'
import { STOPPED, stopOnSignals } from './stop.ts'
import { writeOut } from './write-out.ts'

export interface RereadFlags extends GlobalOptions {
  readonly apply?: boolean
  readonly reparse?: boolean
  readonly progress?: boolean
}

export async function readAgain(context: DeskContext, flags: RereadFlags): Promise<void> {
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
      publishers: review.publishers,
      apply: sum.applied,
      ...(readers === null ? {} : { reparse: readers }),
      signal: stop.signal,
      onProgress: ({ done, total, capture }) => progress.at(done, total, capture),
    })
    for await (const one of all) {
      if (!addRereadTo(sum, one) || flags.json === true) continue
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
