/** Feeds are asked, and what is new joins the queue. */

import type { Feed } from '@followthrough/brief'
import {
  dueFeeds,
  openDuplicates,
  openReaders,
  openSeenItems,
  pollFeed,
  takeIn,
} from '@followthrough/intake'
import type { PollOutcome } from '@followthrough/server/desk-bodies'
import { paperFor } from '../commands/answering.ts'
import type { GlobalOptions } from '../context.ts'
import { knownFeeds } from '../desk/known-feeds.ts'
import type { DeskContext } from '../desk/open-desk.ts'
import { Fault } from '../failure.ts'
import { renderPoll } from '../render/feeds.ts'
import { some } from '../render/words.ts'
import { type FetchFlags, fetcherOf } from './fetching.ts'
import { progressTo } from './progress.ts'
import { STOPPED, stopOnSignals } from './stop.ts'
import { writeOut } from './write-out.ts'

export interface PollFlags extends GlobalOptions, FetchFlags {
  readonly due?: boolean
  readonly progress?: boolean
}

export async function pollFeeds(
  context: DeskContext,
  ids: readonly string[],
  flags: PollFlags,
): Promise<void> {
  const { desk } = context
  const review = context.review()
  const { publishers } = review
  const asked = knownFeeds(context, ids)
  const feeds = flags.due === true ? dueFeeds(asked, desk.health(), new Date()) : asked
  const paper = paperFor(flags)
  const isJson = flags.json === true
  const own = asked.flatMap(({ url }) => URL.parse(url)?.host ?? [])
  const fetcher = (await fetcherOf(flags, [...review.hosts, ...own]))! // asked for without: refused before
  const readers = openReaders()
  const stop = stopOnSignals()
  const progress = progressTo(process.stderr, flags.progress)
  const outcomes: PollOutcome[] = []
  try {
    const duplicates = openDuplicates(desk)
    const seen = openSeenItems(desk)
    for (const feed of feeds) {
      if (stop.signal.aborted) break
      const result = await pollFeed(feed as Feed, {
        desk,
        fetcher,
        readers,
        seen,
        signal: stop.signal,
        takeIn: ({ bytes, hints, address }) =>
          takeIn(desk, readers, review.gazetteer(), duplicates, {
            bytes,
            hints: { ...hints, publishers },
            address,
            sourceClassOf: (document, capture) =>
              feed.sourceClass ?? review.sourceClassOf(document, capture),
            signal: stop.signal,
          }),
        onProgress: ({ done, total, item }) => progress.at(done, total, item),
      })
      const outcome = { feed: feed.id, ...result, problems: [...result.problems] }
      outcomes.push(outcome)
      progress.clear()
      if (!isJson) await writeOut(renderPoll(outcome, paper))
    }
    if (isJson) await writeOut(`${JSON.stringify({ polls: outcomes })}\n`)
    else if (feeds.length === 0)
      await writeOut(asked.length === 0 ? 'No feed is followed yet.\n' : 'No feed is due.\n')
  } finally {
    progress.clear()
    stop.release()
    await Promise.all([readers.close(), fetcher.close()])
  }
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed').length
  if (stop.signal.aborted) {
    process.stderr.write(
      'followthrough: stopped; what was taken in is kept, and the rest stays due\n',
    )
    process.exitCode = STOPPED
  } else if (failed > 0) throw new Fault(`${some(failed, 'feed')} could not be read`)
}
