/** Every file below a folder, taken in. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Gazetteer } from '@followthrough/record'
import type { DeskStore } from '@followthrough/store'
import { RULES_READER, type SourceClassOf } from './by-rules.ts'
import type { Duplicates } from './duplicates.ts'
import { type FolderOptions, readFolder } from './folder.ts'
import { IntakeError } from './intake-error.ts'
import type { Model } from './model.ts'
import type { Readers } from './readers.ts'
import { keepUnread, type TakenIn, takeInDocument } from './take-in.ts'

/** One file of a folder: taken in, on the desk already, or an error with its bytes kept. */
export type TakenFile =
  | { readonly file: string; readonly taken: TakenIn }
  | { readonly file: string; readonly capture: string; readonly known: true }
  | { readonly file: string; readonly capture: string | null; readonly error: IntakeError }

export interface TakeInFolderOptions
  extends Pick<FolderOptions, 'hints' | 'onProgress' | 'onLink' | 'signal' | 'maxBytes'> {
  readonly sourceClassOf: SourceClassOf
  readonly model?: Model | null
}

/**
 * Takes in every file below a folder, in order of name. To go on after a stop, call it again: what this
 * version of the rules has read is passed over. Throws StoreError, or if the folder cannot be listed.
 */
export async function* takeInFolder(
  desk: DeskStore,
  readers: Readers,
  gazetteer: Gazetteer,
  duplicates: Duplicates,
  folder: string,
  options: TakeInFolderOptions,
): AsyncGenerator<TakenFile, void, undefined> {
  const { sourceClassOf, model = null, signal, ...walk } = options
  const known = (id: string) => desk.readings(id).some(({ reader }) => reader === RULES_READER)
  const stop = signal === undefined ? {} : { signal }
  for await (const outcome of readFolder(folder, { ...walk, ...stop, readers, known })) {
    const { file } = outcome
    if ('known' in outcome) yield { file, capture: outcome.id, known: true }
    else if ('error' in outcome) {
      const { bytes, error } = outcome
      if (bytes !== null) keepUnread(desk, { bytes, hints: walk.hints ?? {}, address: file })
      yield { file, capture: outcome.id, error }
    } else {
      const { bytes, document } = outcome
      const hints = { ...walk.hints, name: file }
      const capture = { bytes, hints, address: file, document, sourceClassOf, model, ...stop }
      yield await takeInDocument(desk, gazetteer, duplicates, capture).then(
        (taken) => ({ file, taken }),
        (error: unknown) => {
          if (error instanceof IntakeError) return { file, capture: outcome.id, error }
          throw error
        },
      )
    }
    await nextTurn()
  }
}
