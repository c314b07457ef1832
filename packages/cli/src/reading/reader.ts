/** From what was found to what was read: only looked at, or taken in for good. */

import type { Decider } from '@followthrough/brief'
import {
  type Document,
  type Duplicates,
  type Model,
  openDuplicates,
  type Readers,
  RULES_READER,
  type SourceClassOf,
  type TakenIn,
  takeIn,
} from '@followthrough/intake'
import type { Gazetteer, SourceClass } from '@followthrough/record'
import { proposalId } from '@followthrough/store'
import type { DeskContext } from '../desk/open-desk.ts'
import type { Found } from './inputs.ts'
import {
  claimsByModel,
  claimsByRules,
  likenessOf,
  type ModelRead,
  type ReadClaim,
  type ReadDocument,
} from './read-document.ts'

export interface Reader {
  /** True for a capture that need not be read again. */
  known(capture: string): boolean
  /** Reads one document that was found. Throws IntakeError for what cannot be read. */
  read(found: Found): Promise<ReadDocument>
  /** Puts on record what was said of the documents that were read. */
  close(): void
}

export interface ReaderOptions {
  readonly context: DeskContext
  readonly readers: Readers
  readonly model: Model | null
  /** Of the publisher, as somebody says; wins over what the record knows. */
  readonly sourceClass: SourceClass | null
  /** Who says so. */
  readonly decider: () => Decider
  readonly signal: AbortSignal
}

/** A model that failed so often in a row is not asked again. */
const MOST_FAILURES = 3
/** Classes that are not on record yet. */
const MOST_WAITING = 200

/** Reads and keeps nothing. */
export function lookingReader(options: ReaderOptions): Reader {
  const { gazetteer, duplicates, classOf, asked, context } = standing(options)
  const seen = new Set<string>()
  return {
    known(capture) {
      const isSeen = seen.has(capture)
      seen.add(capture)
      return isSeen
    },
    async read(found) {
      const { id, ...document } = documentOf(found)
      const sourceClass = classOf(document, id)
      const { mentions, claims } = claimsByRules(document, sourceClass, gazetteer)
      const model = await asked(async (one) =>
        claimsByModel(one, document, sourceClass, gazetteer, claims, options.signal),
      )
      return {
        name: found.name,
        label: found.label,
        document,
        capture: id,
        cluster: context.desk.reading(id)?.cluster ?? duplicates.clusterOf(id, document.text),
        mentions,
        claims: claims.map((claim) => ({ id: null, claim, isNew: false })),
        model,
        kept: null,
      }
    },
    close: () => {},
  }
}

/** Takes in: captures are kept, and proposals join the queue. */
export function queueingReader(options: ReaderOptions): Reader {
  const { gazetteer, duplicates, classOf, asked, context } = standing(options)
  const { desk } = context
  const classes = classNotes(options)
  return {
    known(capture) {
      const readers = desk.readings(capture).map(({ reader }) => reader)
      const { model } = options
      return readers.includes(RULES_READER) && (model === null || readers.includes(model.version))
    },
    async read(found) {
      const { bytes, hints, address } = found
      if (bytes === null) return documentOf(found) as never // throws: there was nothing to keep
      // It was parsed when it was found.
      const readers: Readers = { ...options.readers, readCapture: async () => documentOf(found) }
      const take = (model: Model | null) =>
        takeIn(desk, readers, gazetteer, duplicates, {
          bytes,
          hints,
          address,
          sourceClassOf: classOf,
          model,
          signal: options.signal,
        })
      let taken = null as TakenIn | null
      const before = new Set(
        found.capture === null
          ? []
          : desk.reading(found.capture, 'model')?.claims.map(({ id }) => id),
      )
      const model = await asked(async (one) => {
        taken = await take(one)
        return modelRead(taken, one, before)
      })
      taken ??= await take(null)
      classes.note(taken)
      return readOf(found, taken, model)
    },
    close: classes.write,
  }
}

/** The document that was found. Throws IntakeError where it could not be read. */
function documentOf({ outcome }: Found): Document {
  if ('document' in outcome) return outcome.document
  throw 'error' in outcome ? outcome.error : new Error('what is known is not read again')
}

/**
 * Puts the class that was given on record, where nobody knew the publisher: many documents at once, since
 * the answers are made anew whenever the ledger has grown.
 */
function classNotes({ context, sourceClass, decider }: ReaderOptions): {
  readonly note: (taken: TakenIn) => void
  readonly write: () => void
} {
  const review = context.review()
  /** By publisher: said once, it holds for every document of theirs. */
  const noted = new Set<string>()
  let waiting: TakenIn[] = []
  const write = () => {
    const taken = waiting
    waiting = []
    if (sourceClass === null || taken.length === 0) return
    const given = sourceClass
    context.append((now) =>
      taken
        .filter(({ capture, reading }) => now.sourceClassOf(reading.document, capture) === null)
        .flatMap(({ capture }) => now.amend(capture, { class: given }, decider())),
    )
  }
  return {
    note(taken) {
      if (sourceClass === null) return
      const { document } = taken.reading
      const key = document.publisher ?? URL.parse(document.url ?? '')?.host ?? taken.capture
      if (noted.has(key) || review.sourceClassOf(document, taken.capture) !== null) return
      noted.add(key)
      waiting.push(taken)
      if (waiting.length === MOST_WAITING) write()
    },
    write,
  }
}

function readOf(found: Found, taken: TakenIn, model: ModelRead | null): ReadDocument {
  const { reading, changes, before, isNew, capture } = taken
  const joined = new Set(
    [...changes.added, ...changes.changed.map(({ after }) => after)].map((claim) =>
      proposalId(capture, claim),
    ),
  )
  const { text, title, byline, dateline, publisher, published, language } = reading.document
  const { url, mime, warnings } = reading.document
  return {
    name: found.name,
    label: found.label,
    document: {
      text,
      title,
      byline,
      dateline,
      publisher,
      published,
      language,
      url,
      mime,
      warnings,
    },
    capture,
    cluster: reading.cluster,
    mentions: reading.mentions,
    claims: reading.claims.map(
      ({ id, claim }): ReadClaim => ({ id, claim, isNew: joined.has(id) }),
    ),
    model,
    kept: {
      isNew,
      before,
      added: changes.added.length + (model?.claims.filter((claim) => claim.isNew).length ?? 0),
      changed: changes.changed.length,
      gone: changes.gone.length,
    },
  }
}

/** `before`: proposals of an earlier reading of a model. */
function modelRead(
  { model: outcome }: TakenIn,
  { version }: Model,
  before: ReadonlySet<string>,
): ModelRead {
  return {
    reader: version,
    claims: (outcome?.reading?.claims ?? []).map(({ id, claim, agreesWith, differsFrom }) => {
      const agrees = agreesWith !== null ? true : differsFrom !== null ? false : null
      const likeness = likenessOf(claim, agrees)
      return { id, claim, isNew: likeness !== 'alike' && !before.has(id), likeness }
    }),
    agreement: outcome?.agreement ?? null,
    unplaced: outcome?.unplaced ?? null,
    problem: outcome?.problem?.message ?? null,
  }
}

interface Standing {
  readonly context: DeskContext
  readonly gazetteer: Gazetteer
  readonly duplicates: Duplicates
  readonly classOf: SourceClassOf
  /** Asks the model, unless there is none or it has failed too often. */
  readonly asked: (ask: (model: Model) => Promise<ModelRead>) => Promise<ModelRead | null>
}

function standing({ context, model, sourceClass }: ReaderOptions): Standing {
  const review = context.review()
  let failures = 0
  return {
    context,
    gazetteer: review.gazetteer(),
    duplicates: openDuplicates(context.desk),
    classOf: (document, capture) => sourceClass ?? review.sourceClassOf(document, capture),
    async asked(ask) {
      if (model === null || failures === MOST_FAILURES) return null
      const read = await ask(model)
      failures = read.problem === null ? 0 : failures + 1
      return read
    },
  }
}
