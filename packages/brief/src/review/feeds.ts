/** Feeds that the desk follows: records that people save and take back, like scenarios. */

import type { StatementDraft } from '@followthrough/ledger'
import { recordsOf } from '@followthrough/ledger'
import { SOURCE_CLASSES } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import { RefusedQuestion } from '../refused.ts'
import type { Decider } from './decision-request.ts'
import { BLANK } from './desk.ts'
import { liveStatements, takenBack } from './live.ts'

const MINUTES_A_WEEK = 7 * 24 * 60

export const Feed = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'expected small letters, digits and dashes'),
  url: z.url({ protocol: /^https?$/ }),
  everyMinutes: z.int().min(5, 'expected 5 minutes or more').max(MINUTES_A_WEEK).default(60),
  publisher: z.string().trim().min(1).max(200).nullable().default(null),
  /** What its publisher is good for, where the record does not know it. */
  sourceClass: z.enum(SOURCE_CLASSES).nullable().default(null),
})
export type Feed = z.infer<typeof Feed>

/** Feeds that are followed, in the order of their ids. */
export function feedsOf(dossier: Dossier): Feed[] {
  return recordsOf(dossier.ledger, 'feed', Feed.parse)
    .map(({ value }) => value)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Statements that follow a feed; one of the same id is replaced. */
export function followFeed(dossier: Dossier, feed: Feed, decider: Decider): StatementDraft[] {
  const other = feedsOf(dossier).find(({ id, url }) => url === feed.url && id !== feed.id)
  if (other !== undefined)
    throw new RefusedQuestion([{ field: 'url', message: `is followed already, as ${other.id}` }])
  return [
    ...followed(dossier, feed.id).map((one) => takenBack(one, 'Followed anew.', decider)),
    {
      ...BLANK,
      subject: feed.id,
      property: 'feed',
      valueType: 'record',
      value: feed,
      knownOn: decider.day,
      locator: `followed ${decider.instant}`,
      recordedBy: `person ${decider.name}`,
    },
  ]
}

/** Statements that end following a feed. Throws RefusedQuestion when it is not followed. */
export function leaveFeed(dossier: Dossier, id: string, decider: Decider): StatementDraft[] {
  const before = followed(dossier, id)
  if (before.length === 0)
    throw new RefusedQuestion([{ field: 'id', message: 'no feed of this name is followed' }])
  return before.map((one) => takenBack(one, 'No longer followed.', decider))
}

function followed(dossier: Dossier, feed: string) {
  return liveStatements(dossier).filter(
    ({ subject, property }) => subject === feed && property === 'feed',
  )
}
