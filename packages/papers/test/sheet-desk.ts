/** A desk of workbooks for tests: a ledger in memory, lists that go out, files that come back. */

import { createHash } from 'node:crypto'
import {
  type Answers,
  createAnswers,
  openDossier,
  SheetDecisionRequest,
  SheetRequest,
  type WorkbookList,
  WorkbookQuery,
} from '@followthrough/brief'
import type { StatementDraft } from '@followthrough/ledger'
import { openStore, readPack } from '@followthrough/store'
import { readChanges, readHead, toXlsx } from '../src/index.ts'

/** A day on which nothing of the pack was given. */
export const TODAY = '2026-12-15'
export function openDesk(packName = 'kz-pk') {
  let today = TODAY
  const { pack } = readPack(new URL(`../../../packs/${packName}`, import.meta.url).pathname)
  const store = openStore(':memory:')
  store.loadPack(pack!)
  let answers: Answers | null = null
  let minute = 0
  const now = () => {
    answers ??= createAnswers(openDossier(pack!.partnership, store.statements()), () => today)
    return answers
  }
  const decider = (name: string) => ({
    name,
    day: today,
    instant: new Date(Date.parse(`${today}T09:00:00.000Z`) + minute++ * 1000).toISOString(),
  })
  const append = (drafts: readonly StatementDraft[]) => {
    answers = null
    return store.append(drafts).added
  }
  const read = (bytes: Uint8Array) => {
    const lists = now().sheets().lists(readHead(bytes))
    return readChanges(bytes, lists)
  }
  const requestOf = (bytes: Uint8Array, sender: string) =>
    SheetRequest.parse({
      hash: createHash('sha256').update(bytes).digest('hex'),
      file: 'list.xlsx',
      sender,
    })
  return {
    partnership: pack!.partnership,
    /** Another day dawns. */
    goTo(day: string) {
      today = day
      answers = null
    },
    now,
    decider,
    append,
    book: (list: WorkbookList, query: object = {}) =>
      now().workbook({}, list, WorkbookQuery.parse(query))!,
    export(list: WorkbookList, query: object = {}): Uint8Array {
      return toXlsx(this.book(list, query))
    },
    report: (bytes: Uint8Array, sender = 'Amina') =>
      now().sheets().report(read(bytes), requestOf(bytes, sender)),
    propose: (bytes: Uint8Array, sender = 'Amina') =>
      append(now().sheets().propose(read(bytes), requestOf(bytes, sender), decider('Desk'))),
    decide(request: object, by = 'Bolat') {
      const made = now().sheets().decide(SheetDecisionRequest.parse(request), decider(by))
      append(made.drafts)
      return made
    },
    changes: () => now().sheets().changes({ state: 'all', limit: 1000, offset: 0 }).changes,
    close: () => store.close(),
  }
}
