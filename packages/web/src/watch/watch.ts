/**
 * What one reader watches, and up to which day they have seen it. It is kept in the browser and sent to
 * nobody; the day moves only when the reader says so.
 */

import { isDay } from '@followthrough/record/day'

export const WATCH_KINDS = ['commitment', 'sector', 'body', 'crossing'] as const
export type WatchKind = (typeof WATCH_KINDS)[number]

export interface Watched {
  readonly kind: WatchKind
  readonly id: string
  /** As it was called when it was starred. */
  readonly name: string
}

export interface WatchList {
  readonly watched: readonly Watched[]
  /** The day up to which the reader has seen what changed; null before the first time. */
  readonly seenOn: string | null
}

export const NOTHING_WATCHED: WatchList = { watched: [], seenOn: null }
/** Of one kind, in one question to the server. */
const MOST = 200

/** What was kept; what is no watchlist, or no part of one, is left out. */
export function readWatch(text: string | null): WatchList {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '')
  } catch {
    return NOTHING_WATCHED
  }
  if (typeof kept !== 'object' || kept === null) return NOTHING_WATCHED
  const { watched, seenOn } = kept as { watched?: unknown; seenOn?: unknown }
  return {
    watched: (Array.isArray(watched) ? watched : []).filter(isWatched),
    seenOn: typeof seenOn === 'string' && isDay(seenOn) ? seenOn : null,
  }
}

function isWatched(one: unknown): one is Watched {
  if (typeof one !== 'object' || one === null) return false
  const { kind, id, name } = one as Record<string, unknown>
  return (
    WATCH_KINDS.includes(kind as WatchKind) && typeof id === 'string' && typeof name === 'string'
  )
}

export function isStarred({ watched }: WatchList, kind: WatchKind, id: string): boolean {
  return watched.some((one) => one.kind === kind && one.id === id)
}

/** The same list with one thing put in or taken out. */
export function starred(list: WatchList, { kind, id, name }: Watched): WatchList {
  const others = list.watched.filter((one) => one.kind !== kind || one.id !== id)
  return {
    ...list,
    watched: isStarred(list, kind, id) ? others : [...others, { kind, id, name }],
  }
}

/** What is asked of the changes: a list of ids for each kind. */
export function watchParams({ watched }: WatchList): Record<string, readonly string[]> {
  const ids = (kind: WatchKind) =>
    watched
      .filter((one) => one.kind === kind)
      .map(({ id }) => id)
      .slice(0, MOST)
  return {
    commitment: ids('commitment'),
    sector: ids('sector'),
    party: ids('body'),
    crossing: ids('crossing'),
  }
}
