/**
 * A capture is taken in: kept byte for byte, read as a document in a worker, read for claims by the rules
 * and, where there is one, by a model; each reading is compared with the one before it and kept.
 *
 * Taking in the same thing twice changes nothing. What cannot be read is kept all the same: a later version
 * may read it. The rules always come first, and no failure of a model touches what they found.
 */

import { type Gazetteer, type TextChanges, textChanges } from '@followthrough/record'
import type { DeskStore, KeptReading } from '@followthrough/store'
import { type ModelOutcome, pairedAgain, readByModel } from './by-model.ts'
import { RULES_READER, readByRules, type SourceClassOf } from './by-rules.ts'
import { compared, type ReadingChanges } from './compared.ts'
import type { CaptureHints, Document } from './document.ts'
import { type Duplicates, keptSketch } from './duplicates.ts'
import { IntakeError } from './intake-error.ts'
import type { Model } from './model.ts'
import { captureId, type Readers } from './readers.ts'

export interface Capture {
  readonly bytes: Uint8Array
  readonly hints?: CaptureHints
  /** Url, or the name of a file; null for what came without. */
  readonly address: string | null
  readonly sourceClassOf: SourceClassOf
  /** The second reader. */
  readonly model?: Model | null
  /** Stops the model; the reading of the rules is kept. */
  readonly signal?: AbortSignal
}

export interface TakenIn {
  readonly capture: string
  /** True when the bytes were not on the desk before. */
  readonly isNew: boolean
  /** The capture that was seen last at this address, when it is another one. */
  readonly before: string | null
  readonly document: Document
  /** The reading of the rules, as kept. */
  readonly reading: KeptReading
  /** Against the newest reading of this capture or else of the one `before` it. */
  readonly changes: ReadingChanges
  readonly cluster: string
  /** From the text `before` to this one. */
  readonly difference: TextChanges | null
  /** Null where no model was given and none has read the text before. */
  readonly model: ModelOutcome | null
}

/** Takes one capture in. Throws IntakeError for what cannot be read, with its bytes kept, and StoreError. */
export async function takeIn(
  desk: DeskStore,
  readers: Readers,
  gazetteer: Gazetteer,
  duplicates: Duplicates,
  capture: Capture,
): Promise<TakenIn> {
  const { bytes, hints = {}, address } = capture
  let document: Document
  try {
    document = await readers.readCapture(bytes, hints)
  } catch (error) {
    if (error instanceof IntakeError) keepUnread(desk, capture)
    throw error
  }
  return takeInDocument(desk, gazetteer, duplicates, { ...capture, hints, address, document })
}

/** Keeps the bytes of what could not be read. */
export function keepUnread(
  desk: DeskStore,
  { bytes, hints = {}, address }: Pick<Capture, 'bytes' | 'hints' | 'address'>,
): void {
  if (bytes.length === 0) return
  desk.keepCapture({ id: captureId(bytes), mime: hints.mime ?? null, bytes, address })
}

/** The second half of `takeIn`, for a capture whose document has been read already. Throws StoreError. */
export async function takeInDocument(
  desk: DeskStore,
  gazetteer: Gazetteer,
  duplicates: Duplicates,
  capture: Capture & { readonly document: Document },
): Promise<TakenIn> {
  const { bytes, hints = {}, address, document, sourceClassOf } = capture
  const { id, ...words } = document
  // What a server said of the encoding is needed to read the bytes again.
  const mime = hints.mime ?? document.mime
  const { isNew, before } = desk.keepCapture({ id, mime, bytes, address })
  const known = desk.reading(id)
  const page = before === null ? null : desk.reading(before)
  const cluster = known?.cluster ?? duplicates.clusterOf(id, document.text)
  const { claims, mentions, kept } = readByRules(id, words, gazetteer, sourceClassOf)
  const { drafts, changes } = compared(id, kept.text, claims, known ?? page)
  const sketch = known?.document.text === document.text ? null : keptSketch(document.text)
  const reader = RULES_READER
  const draft = { capture: id, reader, family: 'rules', document: kept, mentions, cluster } as const
  desk.keepReading({ ...draft, sketch, claims: drafts })
  const reading = desk.reading(id)!
  const model =
    capture.model === undefined || capture.model === null
      ? pairedAgain(desk, reading)
      : await readByModel(desk, gazetteer, reading, page, { ...capture, model: capture.model })
  return {
    capture: id,
    isNew,
    before,
    document,
    reading,
    changes,
    cluster,
    difference: page === null ? null : textChanges(page.document.text, document.text),
    model,
  }
}
