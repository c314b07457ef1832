/** Feeds that are followed, and how asking them went. */

import type { FeedRow, PollOutcome } from '@followthrough/server/desk-bodies'
import { type Inked, type Paper, prose, sheet, type Tone, table } from './paper.ts'
import { some } from './words.ts'

const HEALTH: Record<FeedRow['health'], { glyph: string; tone: Tone }> = {
  ok: { glyph: '●', tone: 'deed' },
  failing: { glyph: '✕', tone: 'alarm' },
  silent: { glyph: '◐', tone: 'stopped' },
  never: { glyph: '○', tone: 'quiet' },
}

export function renderFeeds(
  { feeds }: { readonly feeds: readonly FeedRow[] },
  due: ReadonlySet<string>,
  paper: Paper,
): string {
  if (feeds.length === 0)
    return sheet(
      prose(paper, 'No feed is followed yet: followthrough feeds follow ADDRESS --id NAME.'),
    )
  return sheet(
    table(
      paper,
      [{}, {}, { flex: true }],
      feeds.map((feed) => {
        const { glyph, tone } = HEALTH[feed.health]
        const every = `every ${some(feed.everyMinutes, 'minute')}`
        const asked = feed.last === null ? '' : `asked ${momentWords(feed.last)}`
        return [
          { text: `${glyph} ${feed.health}`, tone },
          { text: feed.id, tone: 'strong' },
          [
            feed.url,
            {
              text: [
                feed.publisher ?? '',
                feed.sourceClass === null ? '' : `class ${feed.sourceClass}`,
                every,
                asked,
                due.has(feed.id) ? 'due' : '',
              ]
                .filter(Boolean)
                .join(' · '),
              tone: 'quiet',
            },
            { text: feed.words, tone: 'quiet' },
          ] satisfies (string | Inked)[],
        ]
      }),
    ),
    due.size === 0
      ? []
      : prose(
          paper,
          `${some(due.size, 'feed')} due: followthrough feeds poll --due --fetch.`,
          'quiet',
        ),
  )
}

/** An instant as people write it, in UTC. */
function momentWords(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
}

export function renderPoll(outcome: PollOutcome, paper: Paper): string {
  const { feed, items, added, failed, left, problem, problems } = outcome
  const words = {
    read: `${some(items, 'item')}, ${added} taken in${failed === 0 ? '' : `, ${failed} could not be read`}${left === 0 ? '' : `, ${left} left for the next time`}`,
    unchanged: 'nothing new',
    failed: problem ?? 'failed',
    stopped: `stopped, ${added} taken in`,
  }[outcome.outcome]
  return [
    ...prose(
      paper,
      `${feed}: ${words}.`.replace(/\.\.$/, '.'),
      outcome.outcome === 'failed' ? 'alarm' : 'plain',
    ),
    ...problems.flatMap((one) => prose(paper, one.problem, 'quiet', 2)),
    '',
  ].join('\n')
}
