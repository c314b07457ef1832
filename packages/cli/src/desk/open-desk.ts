/** The desk as the command line sits at it: the queue that is kept, the review over it, and who decides. */

import { userInfo } from 'node:os'
import {
  createAnswers,
  type Decider,
  openDossier,
  PersonName,
  type Queue,
  type Review,
} from '@followthrough/brief'
import type { StatementDraft } from '@followthrough/ledger'
import { type DeskStore, StoreError } from '@followthrough/store'
import { type Context, type GlobalOptions, openContext, standingOn } from '../context.ts'
import { Fault, UsageError } from '../failure.ts'

export interface DeskContext extends Context {
  readonly desk: DeskStore
  /** The review over the ledger as it is now. */
  readonly review: () => Review
  /**
   * Makes statements of the ledger as it is now, and appends them; returns how many were added. Where another
   * process wrote in the meantime, they are made anew. Throws Fault when it keeps writing.
   */
  readonly append: (draftsOf: (review: Review) => readonly StatementDraft[]) => number
}

const MOST_TRIES = 5

/** Opens the desk of a pack. */
export function openDesk(options: GlobalOptions): DeskContext {
  if (options.knownAt !== undefined)
    throw new UsageError('--known-at: the desk stands on one day; give --as-of alone')
  return deskOn(openContext(options))
}

/** The desk of a pack that is open. */
export function deskOn(context: Context): DeskContext {
  const { store, partnership, at } = context
  const { desk } = store
  const queue: Queue = desk
  let { version } = context
  let review = context.answers.review(queue)
  const current = () => {
    const now = store.version()
    if (now !== version) {
      const dossier = openDossier(partnership, store.statements())
      review = createAnswers(dossier, standingOn(at)).review(queue)
      version = now
    }
    return review
  }
  const append: DeskContext['append'] = (draftsOf) => {
    for (let i = 0; i < MOST_TRIES; i++) {
      const drafts = draftsOf(current())
      try {
        return store.append(drafts, { ifVersion: version }).added
      } catch (error) {
        if (!(error instanceof StoreError && error.fault === 'moved')) throw error
      }
    }
    throw new Fault('another process keeps writing to the ledger; nothing was written, try again')
  }
  return { ...context, desk, review: current, append }
}

/** Names of the publishers on record. */
export function publishersOf({ answers }: Pick<Context, 'answers'>): string[] {
  const names = [...answers.dossier.sources.values()].map(({ value }) => value.publisher)
  return [...new Set(names)].filter((name) => name !== '').sort()
}

/** Opens the desk, does something at it, and closes it whatever happens. */
export async function atDesk<T>(
  options: GlobalOptions,
  work: (context: DeskContext) => T | Promise<T>,
): Promise<T> {
  const context = openDesk(options)
  try {
    return await work(context)
  } finally {
    context.close()
  }
}

/** Who decides, now: the name given, else that of the login. */
export function deciderOf(by: string | undefined, context: Pick<DeskContext, 'today'>): Decider {
  const name = PersonName.safeParse(by ?? userInfo().username)
  if (!name.success) throw new UsageError(`--by: ${name.error.issues[0]!.message}`)
  return { name: name.data, day: context.today(), instant: new Date().toISOString() }
}
