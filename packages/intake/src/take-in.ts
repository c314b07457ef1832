/**
 * A capture is taken in: kept byte for byte, read as a document in a worker, read for claims by the rules
 * and, where there is one, by a model; each reading is compared with the one before it and kept.
 *
 * Taking in the same thing twice changes nothing. What cannot be read is kept all the same: a later version
 * may read it. The rules always come first, and no failure of a model touches what they found.
 */

import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type ClaimChanges,
  compareClaims,
  type DocumentText,
  GatedClaim,
  type Gazetteer,
  type Mention,
  type Proposal,
  READER_VERSION,
  type Reading,
  read,
  type SourceClass,
  type TextChanges,
  textChanges,
} from '@followthrough/record'
import {
  type ClaimDraft,
  type DeskStore,
  type KeptClaim,
  type KeptDocument,
  type KeptReading,
  proposalId,
} from '@followthrough/store'
import { type AgreementCounts, agreementOf } from './agreement.ts'
import type { CaptureHints, Document } from './document.ts'
import { type Duplicates, keptSketch } from './duplicates.ts'
import { type FolderOptions, readFolder } from './folder.ts'
import { IntakeError } from './intake-error.ts'
import type { Model, ModelReading } from './model.ts'
import { ModelError } from './model-error.ts'
import { captureId, type Readers } from './readers.ts'

/** The rules as they are kept with readings. */
export const RULES_READER = `rules@${READER_VERSION}`

/** A longer text is read by the rules as far as this: a book, not a document, and about a second's work. */
const MOST_READ_CHARS = 500_000

/** The class of a document's source, by its capture or by what the pack knows of its publisher; null where nobody has set it. */
export type SourceClassOf = (document: KeptDocument, capture: string) => SourceClass | null

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

/** Claims of two readings, paired. A claim that only the gate sees otherwise is changed. */
export interface ReadingChanges {
  readonly same: readonly ClaimPair[]
  readonly changed: readonly ClaimPair[]
  readonly gone: readonly GatedClaim[]
  readonly added: readonly GatedClaim[]
}
export interface ClaimPair {
  readonly before: GatedClaim
  readonly after: GatedClaim
}

export interface ModelOutcome {
  /** The newest reading of the model; null when there is none. */
  readonly reading: KeptReading | null
  readonly agreement: AgreementCounts | null
  /** Claims whose words have no place in the text; null when the model was not asked. */
  readonly unplaced: number | null
  /** Why the model gave no reading. */
  readonly problem: ModelError | null
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
function keepUnread(
  desk: DeskStore,
  { bytes, hints = {}, address }: Pick<Capture, 'bytes' | 'hints' | 'address'>,
): void {
  if (bytes.length === 0) return
  desk.keepCapture({ id: captureId(bytes), mime: hints.mime ?? null, bytes, address })
}

/** The second half of `takeIn`, for a capture whose document has been read already. Throws StoreError. */
async function takeInDocument(
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

interface RulesReading {
  readonly claims: readonly GatedClaim[]
  readonly mentions: readonly Mention[]
  readonly kept: KeptDocument
}

function readByRules(
  capture: string,
  document: KeptDocument,
  gazetteer: Gazetteer,
  sourceClassOf: SourceClassOf,
): RulesReading {
  const { publisher, published, language, text: whole } = document
  const isLong = whole.length > MOST_READ_CHARS
  const text = isLong ? whole.slice(0, MOST_READ_CHARS) : whole
  const sourceClass = sourceClassOf(document, capture)
  const reading = readText(
    { text, publisher, published, language, sourceClass },
    gazetteer,
    document,
  )
  const claims = reading.proposals.flatMap(keepable)
  const lost = reading.proposals.length - claims.length
  const warnings = new Set(document.warnings)
  if (isLong) warnings.add(`Claims were sought in the first ${MOST_READ_CHARS} characters.`)
  if (lost > 0) warnings.add(`Claims of the rules that cannot be kept, left out: ${lost}.`)
  return { claims, mentions: reading.mentions, kept: { ...document, warnings: [...warnings] } }
}

/** Throws IntakeError where a text is beyond the rules: its capture is kept, and no other document is stopped. */
function readText(text: DocumentText, gazetteer: Gazetteer, document: KeptDocument): Reading {
  try {
    return read(text, gazetteer)
  } catch (error) {
    const said =
      error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error)
    const what = `is kept, but the rules could not read it (${said}). Report it with the file.`
    throw new IntakeError('broken', document.url ?? document.title ?? 'a document', what)
  }
}

/** A proposal of the rules as a claim; none where it is none, so that one bad claim costs no document. */
function keepable(proposal: Proposal): GatedClaim[] {
  // Digits without end make a figure that is no number; the gate has refused it.
  const amounts = proposal.amounts.filter(({ value }) => Number.isFinite(value))
  const claim = GatedClaim.safeParse({ ...proposal, amounts })
  return claim.success ? [claim.data] : []
}

/** Claims as they are to be kept, with the proposals whose place they take, and what became of those. */
function compared(
  capture: string,
  text: string,
  claims: readonly GatedClaim[],
  before: KeptReading | null,
): { drafts: ClaimDraft[]; changes: ReadingChanges } {
  const earlier = before?.claims ?? []
  const by = before === null || before.document.text === text ? 'spans' : 'quote'
  const found = compareClaims(
    earlier.map(({ claim }) => claim),
    claims,
    { by },
  )
  const drafts = claims.map(
    (claim): ClaimDraft => ({ claim, replaces: null, agreesWith: null, differsFrom: null }),
  )
  for (const [i, j] of [...found.same, ...found.changed]) {
    drafts[j] = { ...drafts[j]!, replaces: replacedBy(capture, claims[j]!, earlier[i]!) }
  }
  return { drafts, changes: changesOf(found, earlier, claims) }
}

/** A claim that is the same proposal goes on taking the place of what it took. */
function replacedBy(capture: string, claim: GatedClaim, before: KeptClaim): string | null {
  return proposalId(capture, claim) === before.id ? before.replaces : before.id
}

function changesOf(
  found: ClaimChanges,
  earlier: readonly KeptClaim[],
  claims: readonly GatedClaim[],
): ReadingChanges {
  const pairOf = ([i, j]: readonly [number, number]) => ({
    before: earlier[i]!.claim,
    after: claims[j]!,
  })
  const alike = found.same.map(pairOf)
  const isGatedAlike = ({ before, after }: ClaimPair) => before.gate.outcome === after.gate.outcome
  return {
    same: alike.filter(isGatedAlike),
    changed: [...alike.filter((pair) => !isGatedAlike(pair)), ...found.changed.map(pairOf)],
    gone: found.gone.map((i) => earlier[i]!.claim),
    added: found.added.map((j) => claims[j]!),
  }
}

/** Asks the model unless this version of it has read this text, and pairs its claims with the rules'. */
async function readByModel(
  desk: DeskStore,
  gazetteer: Gazetteer,
  rules: KeptReading,
  page: KeptReading | null,
  capture: Capture & { readonly model: Model },
): Promise<ModelOutcome> {
  const { model, signal, sourceClassOf } = capture
  const { document } = rules
  const known = desk.reading(rules.capture, 'model')
  if (known?.reader === model.version && known.document.text === document.text) {
    return pairedAgain(desk, rules)!
  }
  let reading: ModelReading
  try {
    const sourceClass = sourceClassOf(document, rules.capture)
    reading = await model.read({ ...document, sourceClass }, gazetteer, signal)
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const kept = pairedAgain(desk, rules)
    return {
      reading: kept?.reading ?? null,
      agreement: kept?.agreement ?? null,
      unplaced: null,
      problem: error,
    }
  }
  const earlier = known ?? (page === null ? null : desk.reading(page.capture, 'model'))
  const { drafts } = compared(rules.capture, document.text, reading.claims, earlier)
  const { claims, counts } = paired(rules, drafts)
  desk.keepReading({
    capture: rules.capture,
    reader: model.version,
    family: 'model',
    document: { ...document, warnings: [...document.warnings, ...reading.warnings] },
    mentions: [],
    cluster: rules.cluster,
    sketch: null,
    claims,
  })
  return {
    reading: desk.reading(rules.capture, 'model'),
    agreement: counts,
    unplaced: reading.unplaced.length,
    problem: null,
  }
}

/** The claims of a model with the rules' proposals that they agree with or differ from. */
function paired(
  rules: KeptReading,
  drafts: readonly ClaimDraft[],
): { claims: ClaimDraft[]; counts: AgreementCounts } {
  const { pairs, counts } = agreementOf(
    rules.claims.map(({ claim }) => claim),
    drafts.map(({ claim }) => claim),
  )
  const claims = drafts.map(({ claim, replaces }): ClaimDraft => {
    return { claim, replaces, agreesWith: null, differsFrom: null }
  })
  for (const { rules: i, model: j, agrees } of pairs) {
    const { id } = rules.claims[i]!
    claims[j] = { ...claims[j]!, ...(agrees ? { agreesWith: id } : { differsFrom: id }) }
  }
  return { claims, counts }
}

/** A model's reading of the same text, paired anew with a later reading of the rules. */
function pairedAgain(desk: DeskStore, rules: KeptReading): ModelOutcome | null {
  const known = desk.reading(rules.capture, 'model')
  if (known === null || known.document.text !== rules.document.text) return null
  const { seq: _, readAt: __, ...draft } = known
  const { claims, counts } = paired(rules, known.claims)
  desk.keepReading({ ...draft, sketch: null, claims })
  const reading = desk.reading(rules.capture, 'model')
  return { reading, agreement: counts, unplaced: null, problem: null }
}

/** One file of a folder: taken in, on the desk already, or an error with its bytes kept. */
export type TakenFile =
  | { readonly file: string; readonly taken: TakenIn }
  | { readonly file: string; readonly capture: string; readonly known: true }
  | { readonly file: string; readonly capture: string | null; readonly error: IntakeError }

export interface TakeInFolderOptions
  extends Pick<FolderOptions, 'hints' | 'onProgress' | 'signal' | 'maxBytes'> {
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

export interface RereadProgress {
  readonly capture: string
  readonly done: number
  readonly total: number
}

export interface RereadOptions {
  readonly sourceClassOf: SourceClassOf
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
  { sourceClassOf, apply, reparse }: RereadOptions,
): Promise<Reread | null> {
  const before = desk.reading(capture)
  if (before === null) return null
  let found: RulesReading
  try {
    const document =
      reparse === undefined ? before.document : await parsedAnew(desk, before, reparse)
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
): Promise<KeptDocument> {
  const kept = desk.capture(capture)
  if (kept === null) return known
  const name = kept.sightings[0]?.address
  const { id: _, ...document } = await readers.readCapture(kept.bytes, {
    ...(name === undefined ? {} : { name }),
    ...(known.url === null ? {} : { url: known.url }),
    ...(kept.mime === null ? {} : { mime: kept.mime }),
    ...(known.publisher === null ? {} : { publisher: known.publisher }),
    ...(known.published === null ? {} : { published: known.published }),
  })
  return { ...document, title: document.title ?? known.title }
}
