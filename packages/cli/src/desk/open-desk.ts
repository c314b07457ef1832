/** The desk as the command line sits at it: the queue that is kept, the review over it, and who decides. */

import { userInfo } from 'node:os'
import {
  type Answers,
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
  /**
   * Appends what is made of the ledger as it is now, and made anew where another process wrote meanwhile.
   * Gives the answers after it.
   */
  readonly write: (
    by: string | undefined,
    draftsOf: (answers: Answers, decider: Decider) => readonly StatementDraft[],
  ) => Answers
}

/** So often a write is made anew because another process wrote meanwhile. */
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
  let { version, answers } = context
  let review: Review | null = null
  const look = () => {
    const now = store.version()
    if (now !== version) {
      answers = createAnswers(openDossier(partnership, store.statements()), standingOn(at))
      review = null
      version = now
    }
    return answers
  }
  const current = () => {
    const { review: open } = look()
    review ??= open(queue)
    return review
  }
  /** Appends what is made of the ledger as it is, and made anew where another process wrote meanwhile. */
  const appended = (draftsOf: () => readonly StatementDraft[]): number => {
    for (let i = 0; i < MOST_TRIES; i++) {
      const drafts = draftsOf()
      try {
        return store.append(drafts, { ifVersion: version }).added
      } catch (error) {
        if (!(error instanceof StoreError && error.fault === 'moved')) throw error
      }
    }
    throw new Fault('another process keeps writing to the ledger; nothing was written, try again')
  }
  const append: DeskContext['append'] = (draftsOf) => appended(() => draftsOf(current()))
  const write: DeskContext['write'] = (by, draftsOf) => {
    // A moment of its own each time: what was written meanwhile is earlier.
    appended(() => draftsOf(look(), deciderOf(by, context)))
    return look()
  }
  return { ...context, desk, review: current, append, write }
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
  if (!name.success) throw new UsageError('--by: expected a name of at most 80 letters')
  return { name: name.data, day: context.today(), instant: new Date().toISOString() }
}
