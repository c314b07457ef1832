/** The answers as the store has them now: rebuilt when another process has added to it. */

import { type Answers, createAnswers, openDossier, type Partnership } from '@followthrough/brief'
import { CODEBOOK_VERSION } from '@followthrough/ledger'
import type { Store } from '@followthrough/store'
import type { FreshnessAnswer } from './freshness.ts'

/** What is asked of a store here. */
export type ReadableStore = Pick<Store, 'statements' | 'changed' | 'newestPackLoad'>

interface CurrentOptions {
  readonly store: ReadableStore
  readonly partnership: Partnership
  /** The day that stands when none is asked for. */
  readonly today: () => string
  /** Told when the store has changed and cannot be read: the last answers stay. */
  readonly onFault: (fault: unknown) => void
  /** Called after the answers were rebuilt. */
  readonly onChange: () => void
}

export function createCurrent({ store, partnership, today, onFault, onChange }: CurrentOptions) {
  store.changed() // what came before this reading is in it
  let statements = store.statements()
  let answers = createAnswers(openDossier(partnership, statements), today)
  let checkedAt = new Date()

  return {
    /** The answers now; looks at the store first. */
    answers(): Answers {
      checkedAt = new Date()
      if (store.changed()) {
        try {
          statements = store.statements()
          answers = createAnswers(openDossier(partnership, statements), today)
          onChange()
        } catch (fault) {
          onFault(fault)
        }
      }
      return answers
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
