/** Finding single things on the desk again: by the beginning of an id, or by the page seen before. */

import type { DeskStore } from './desk.ts'
import type { DeskFile } from './desk-rows.ts'

type Lookups = Pick<DeskStore, 'earlier' | 'proposalIdsFrom' | 'captureIdsFrom'>

/** Ids are hex digits: all that begin with some come before those digits and a g. */
const AFTER_HEX = 'g'

export function deskLookups({ sql }: DeskFile): Lookups {
  const idsFrom = (table: 'proposals' | 'captures', beginning: string, most: number) =>
    sql(`SELECT id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`)
      .all(beginning, `${beginning}${AFTER_HEX}`, most)
      .map(({ id }) => id as string)
  return {
    earlier(capture) {
      const row = sql(
        `SELECT b.capture FROM sightings s JOIN sightings b
           ON b.address = s.address AND b.seq < s.seq AND b.capture <> s.capture
         WHERE s.capture = ? ORDER BY s.seq DESC, b.seq DESC LIMIT 1`,
      ).get(capture)
      return (row?.capture as string | undefined) ?? null
    },
    proposalIdsFrom: (beginning, most) => idsFrom('proposals', beginning, most),
    captureIdsFrom: (beginning, most) => idsFrom('captures', beginning, most),
  }
}
