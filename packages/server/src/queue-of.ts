/** What the store keeps, as the desk of `brief` asks for it. */

import type { Queue } from '@followthrough/brief'
import type { DeskStore } from '@followthrough/store'

const MOST_ROWS = 200

export function queueOf(desk: DeskStore & Partial<Pick<Queue, 'earlier'>>): Queue {
  return {
    proposal: (id) => desk.proposal(id),
    proposals: (filter) => desk.proposals(filter),
    reading: (capture) => desk.reading(capture),
    readings: (capture) => desk.readings(capture),
    documents: (query) => desk.documents(query),
    counts: () => desk.counts(),
    earlier: (capture) =>
      desk.earlier === undefined ? earlierOf(desk, capture) : desk.earlier(capture),
  }
}

/** The capture seen last at an address of this one, before it. */
function earlierOf(desk: DeskStore, capture: string): string | null {
  for (const { address, seenAt } of desk.capture(capture)?.sightings ?? []) {
    const { items } = desk.documents({ text: address, page: 1, perPage: MOST_ROWS })
    const before = items
      .flatMap((row) =>
        (desk.capture(row.capture)?.sightings ?? [])
          .filter((seen) => seen.address === address && seen.seenAt < seenAt)
          .map((seen) => ({ capture: row.capture, seenAt: seen.seenAt })),
      )
      .filter((row) => row.capture !== capture)
      .sort((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
    if (before.length > 0) return before[0]!.capture
  }
  return null
}
