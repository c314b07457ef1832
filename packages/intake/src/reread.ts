/** Captures of the desk read again, by the rules of today. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type Gazetteer,
  type ReadDocument,
  type TextChanges,
  textChanges,
} from '@followthrough/record'
import type { DeskStore, KeptReading } from '@followthrough/store'
import { pairedAgain } from './by-model.ts'
import { RULES_READER, type RulesReading, readByRules, type SourceClassOf } from './by-rules.ts'
import { compared, type ReadingChanges } from './compared.ts'
import { keptSketch } from './duplicates.ts'
import { IntakeError } from './intake-error.ts'
import type { Readers } from './readers.ts'

export interface RereadProgress {
  readonly capture: string
  readonly done: number
  readonly total: number
}

export interface RereadOptions {
  readonly sourceClassOf: SourceClassOf
  /** Names of publishers on record. */
  readonly publishers: readonly string[]
  /** Keeps the new readings; without it they are only compared. */
  readonly apply: boolean
  /** Reads the documents anew from their bytes; without it the kept text is read. */
  readonly reparse?: Readers
  readonly onProgress?: (progress: RereadProgress) => void
  /** Ends the walk before the next capture; nothing is thrown. */
  readonly signal?: AbortSignal
}

export type Reread =
  | {
      readonly capture: string
      readonly title: string | null
      /** The reader before. */
      readonly reader: string
      readonly changes: ReadingChanges
      /** From the kept text to the one read anew; null when they are equal. */
      readonly difference: TextChanges | null
    }
  | { readonly capture: string; readonly error: IntakeError }

/**
 * Reads every capture of the desk again by the rules of today and compares with its newest reading.
 * Stopped, it leaves what it applied; called again, that compares as the same. Throws StoreError.
 */
export async function* rereadAll(
  desk: DeskStore,
  gazetteer: Gazetteer,
  options: RereadOptions,
): AsyncGenerator<Reread, void, undefined> {
  // Ids alone: what is kept along the way must not disturb the walk.
  const captures = [...desk.captureIds()]
  for (const [i, capture] of captures.entries()) {
    await nextTurn()
    if (options.signal?.aborted) return
    const outcome = await rereadOne(desk, gazetteer, capture, options)
    if (options.signal?.aborted && outcome !== null && 'error' in outcome) return
    options.onProgress?.({ capture, done: i + 1, total: captures.length })
    if (outcome !== null) yield outcome
  }
}

async function rereadOne(
  desk: DeskStore,
  gazetteer: Gazetteer,
  capture: string,
  { sourceClassOf, publishers, apply, reparse }: RereadOptions,
): Promise<Reread | null> {
  const before = desk.reading(capture)
  if (before === null) return null
  let found: RulesReading
  try {
    const document =
      reparse === undefined ? before.document : await parsedAnew(desk, before, reparse, publishers)
    found = readByRules(capture, document, gazetteer, sourceClassOf)
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error
    return { capture, error }
  }
  const { claims, mentions, kept } = found
  const { drafts, changes } = compared(capture, kept.text, claims, before)
  const isSameText = before.document.text === kept.text
  if (apply) {
    const { cluster } = before
    const draft = { capture, reader: RULES_READER, family: 'rules', mentions, cluster } as const
    const sketch = isSameText ? null : keptSketch(kept.text)
    desk.keepReading({ ...draft, document: kept, sketch, claims: drafts })
    pairedAgain(desk, desk.reading(capture)!)
  }
  return {
    capture,
    title: kept.title,
    reader: before.reader,
    changes,
    difference: isSameText ? null : textChanges(before.document.text, kept.text),
  }
}

/**
 * The document in the kept bytes. Publisher, day and title stay as they are known, since they may have come
 * with the capture and not be in it; what was not known is filled in. Throws IntakeError.
 */
async function parsedAnew(
  desk: DeskStore,
  { capture, document: known }: KeptReading,
  readers: Readers,
  publishers: readonly string[],
): Promise<ReadDocument> {
  const kept = desk.capture(capture)
  if (kept === null) return known
  const name = kept.sightings[0]?.address
  const { id: _, ...document } = await readers.readCapture(kept.bytes, {
    publishers,
    ...(name === undefined ? {} : { name }),
    ...(known.url === null ? {} : { url: known.url }),
    ...(kept.mime === null ? {} : { mime: kept.mime }),
    ...(known.publisher === null ? {} : { publisher: known.publisher }),
    ...(known.published === null ? {} : { published: known.published }),
  })
  return { ...document, title: document.title ?? known.title }
}
