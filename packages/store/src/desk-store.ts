/** The desk over an open database: its parts put together. */

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { DeskStore } from './desk.ts'
import { deskCaptures } from './desk-captures.ts'
import { deskFeeds } from './desk-feeds.ts'
import { deskLists } from './desk-lists.ts'
import { deskLookups } from './desk-lookups.ts'
import { type DeskQueue, deskQueue } from './desk-queue.ts'
import { deskReadings } from './desk-readings.ts'
import type { DeskFile } from './desk-rows.ts'
import { guarded } from './store-error.ts'

/** The desk, and the queue for the ledger to tell of decisions. */
export function openDesk(
  database: DatabaseSync,
  file: string,
  now: () => string,
): { desk: DeskStore; queue: DeskQueue } {
  const prepared = new Map<string, StatementSync>()
  const sql = (text: string) => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  const deskFile: DeskFile = { database, file, now, sql }
  const queue = deskQueue(deskFile)
  const methods: DeskStore = {
    ...deskCaptures(deskFile),
    ...deskReadings(deskFile, queue),
    ...deskLists(deskFile),
    ...deskFeeds(deskFile),
    ...deskLookups(deskFile),
  }
  const desk = Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...given: unknown[]) =>
        guarded(file, () => (method as (...given: unknown[]) => unknown)(...given)),
    ]),
  )
  return { desk: desk as unknown as DeskStore, queue } // the same methods, guarded
}
