/**
 * The answers as the store has them now: rebuilt when anybody has added to the ledger, this server among
 * them. Writing goes through here too, so that nothing is decided on a ledger that has moved on.
 */

import {
  type Answers,
  createAnswers,
  openDossier,
  type Partnership,
  type Review,
} from '@followthrough/brief'
import { CODEBOOK_VERSION, type Statement, type StatementDraft } from '@followthrough/ledger'
import { type Store, StoreError } from '@followthrough/store'
import type { FreshnessAnswer } from './freshness.ts'
import { RequestProblem } from './problem.ts'

/** What is asked of a store here. */
export type ServedStore = Pick<
  Store,
  'statementsSince' | 'version' | 'changed' | 'newestPackLoad' | 'append' | 'desk'
>

interface CurrentOptions {
  readonly store: ServedStore
  readonly partnership: Partnership
  /** The day that stands when none is asked for. */
  readonly today: () => string
  /** Told when the store has changed and cannot be read: the last answers stay. */
  readonly onFault: (fault: unknown) => void
  /** Called after the answers were rebuilt. */
  readonly onChange: () => void
}

export type Current = ReturnType<typeof createCurrent>

/** So often a write is computed anew because another process wrote meanwhile. */
const MOST_TRIES = 5

export function createCurrent({ store, partnership, today, onFault, onChange }: CurrentOptions) {
  let { version, statements } = takenUp(0, [])
  let failedVersion: number | null = null
  let answers = createAnswers(openDossier(partnership, statements), today)
  let review: Review | null = null
  let checkedAt = new Date()
  let moved: { of: readonly Statement[]; at: string | null } | null = null

  /** The ledger with what was added since `from`. */
  function takenUp(from: number, known: readonly Statement[]) {
    for (;;) {
      const version = store.version()
      const added = store.statementsSince(from)
      if (store.version() === version) return { version, statements: known.concat(added) }
    } // else more came while it was read
  }

  /** The answers now; looks at the store first. */
  function look(): Answers {
    checkedAt = new Date()
    const newest = store.version()
    if (newest === version || newest === failedVersion) return answers
    try {
      const next = takenUp(version, statements)
      answers = createAnswers(openDossier(partnership, next.statements), today)
      ;({ version, statements } = next)
      review = null
      failedVersion = null
      onChange()
    } catch (fault) {
      failedVersion = newest // not read again until it changes
      onFault(fault)
    }
    return answers
  }

  function lookReview(): Review {
    const { review: open } = look()
    review ??= open(store.desk)
    return review
  }

  return {
    answers: look,
    /** The desk over the answers now. */
    review: lookReview,
    /**
     * Appends what `make` makes of the desk as it is now. Nothing is awaited between, so that no two
     * requests mix; where another process wrote in the meantime, it is made anew.
     */
    write<T extends { readonly drafts: readonly StatementDraft[] }>(
      make: (review: Review, answers: Answers) => T,
    ): T {
      for (let i = 0; i < MOST_TRIES; i++) {
        const review = lookReview()
        try {
          const made = make(review, answers)
          store.append(made.drafts, { ifVersion: version })
          return made
        } catch (error) {
          const isMoved = error instanceof StoreError && error.fault === 'moved'
          // What was refused on a ledger that has moved on may be refused in other words on the new one.
          if (!isMoved && store.version() === version) throw error
        }
      }
      throw new RequestProblem(
        'ledger-changed',
        'Another process keeps writing to the ledger, and nothing was written here. Try again.',
      )
    },
    /** When the ledger last took something in; null for an empty one. */
    movedAt(): string | null {
      if (moved?.of !== statements)
        moved = {
          of: statements,
          at: statements.reduce<string | null>(
            (latest, { recordedAt }) =>
              latest === null || recordedAt > latest ? recordedAt : latest,
            null,
          ),
        }
      return moved.at
    },
    freshness(): FreshnessAnswer {
      const newest = <K extends 'knownOn' | 'recordedAt'>(key: K) =>
        statements.reduce<string | null>(
          (latest, statement) =>
            latest === null || statement[key] > latest ? statement[key] : latest,
          null,
        )
      const load = store.newestPackLoad()
      return {
        statements: statements.length,
        newestKnownOn: newest('knownOn'),
        newestRecordedAt: newest('recordedAt'),
        pack: load === null ? null : { id: load.pack, hash: load.hash, loadedAt: load.loadedAt },
        sourcesReadOn: partnership.readOn,
        codebookVersion: CODEBOOK_VERSION,
        checkedAt: checkedAt.toISOString(),
      }
    },
  }
}
