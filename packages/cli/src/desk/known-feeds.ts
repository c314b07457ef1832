import type { Feed } from '@followthrough/brief'
import { UsageError } from '../failure.ts'
import type { DeskContext } from './open-desk.ts'

/** The feeds of these ids, or all. Throws UsageError. */
export function knownFeeds(context: DeskContext, ids: readonly string[]): readonly Feed[] {
  const all = context.review().feeds()
  const unknown = ids.find((id) => !all.some((feed) => feed.id === id))
  if (unknown === undefined)
    return ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id))
  const known =
    all.length === 0 ? 'none is followed' : `expected one of ${all.map(({ id }) => id).join(', ')}`
  throw new UsageError(`${unknown}: no feed of this name is followed; ${known}`)
}
