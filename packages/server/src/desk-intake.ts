/**
 * The work of the desk on documents: taking in, asking feeds, reading again, the second reader. Readers, the
 * index of near-duplicates and the list of addresses known are opened with the first document and kept.
 */

import type { Feed } from '@followthrough/brief'
import {
  type CaptureHints,
  type Duplicates,
  type Fetched,
  type FetcherOptions,
  type Model,
  openDuplicates,
  openFetcher,
  openReaders,
  openSchedule,
  openSeenItems,
  pollFeed,
  type Readers,
  type Reread,
  RULES_READER,
  rereadAll,
  type Schedule,
  type SeenItems,
  type SourceClassOf,
  sourceKnown,
  type TakenIn,
  takeIn,
} from '@followthrough/intake'
import type { SourceClass } from '@followthrough/record'
import type { Current, ServedStore } from './current.ts'
import type { ModelOutcome, PollOutcome, RereadOutcome } from './desk-bodies.ts'
import { isFeed, type TakenFeed, takeInFeed } from './feed-upload.ts'
import type { Progress } from './jobs.ts'
import { createTurns } from './turns.ts'

export interface IntakeOptions {
  /** Whether pages are fetched, and feeds asked when they are due. */
  readonly fetching?: boolean | undefined
  /** Hosts that may be fetched beside those on record and those of the feeds. */
  readonly hosts?: readonly string[] | undefined
  /** The second reader; whoever opened it closes it. */
  readonly model?: Model | null | undefined
  /** For tests with a server on this machine; by default only the public internet. */
  readonly allowAddress?: FetcherOptions['allowAddress']
}

interface Options extends IntakeOptions {
  readonly store: ServedStore
  readonly current: Current
  readonly onFault: (fault: unknown) => void
}

export interface ImportedDocument {
  readonly bytes: Uint8Array
  readonly hints: CaptureHints
  readonly address: string | null
  /** As a person said it. */
  readonly sourceClass: SourceClass | null
}

type Tell = (progress: Progress) => void

export type DeskIntake = ReturnType<typeof openDeskIntake>

/** Polls under way at once, one document by the model at once. */
const POLLS = 2
const MOST_DIFFERING = 200
const MOST_WAITING = 1000

export function openDeskIntake({ store, current, onFault, ...options }: Options) {
  const { fetching = false, model = null, allowAddress } = options
  const { desk } = store
  const readers = openReaders()
  const polls = createTurns(POLLS, MOST_WAITING)
  const modelTurns = createTurns(1, MOST_WAITING)
  const polling = new Set<string>()
  let known: { duplicates: Duplicates; seen: SeenItems } | null = null
  store.changed() // what came before this is read with the first document

  /** The indexes as the desk has them now: opened again when another process has written. */
  function indexes(): { duplicates: Duplicates; seen: SeenItems } {
    if (store.changed()) known = null
    known ??= { duplicates: openDuplicates(desk), seen: openSeenItems(desk) }
    return known
  }

  const classBefore =
    (given: SourceClass | null): SourceClassOf =>
    (document, capture) =>
      given ?? current.review().sourceClassOf(document, capture)

  /** What is known of a document, and the publishers on record beside it. */
  const withPublishers = (hints: CaptureHints): CaptureHints => ({
    ...hints,
    publishers: current.review().publishers,
  })

  function take(
    document: ImportedDocument,
    second: Model | null,
    signal?: AbortSignal,
    reader: Readers = readers,
  ) {
    const { sourceClass, hints, ...capture } = document
    const sourceClassOf = classBefore(sourceClass)
    return takeIn(desk, reader, current.review().gazetteer(), indexes().duplicates, {
      ...capture,
      hints: withPublishers(hints),
      sourceClassOf,
      model: second,
      ...(signal === undefined ? {} : { signal }),
    })
  }

  /** A document, or the items of what turns out to be a feed. */
  async function takeEither(
    document: ImportedDocument,
    signal: AbortSignal,
  ): Promise<TakenIn | TakenFeed> {
    const reading = readers.readCapture(document.bytes, withPublishers(document.hints))
    const read = await reading.catch(() => null) // thrown by takeIn, which keeps the bytes
    if (read !== null && isFeed(read)) {
      const takeItem = (item: ImportedDocument) => take(item, null)
      return takeInFeed(document, read, { desk, readers, take: takeItem, signal })
    }
    return take(document, null, undefined, { ...readers, readCapture: () => reading })
  }

  function hosts(): string[] {
    if (!fetching) return []
    const review = current.review()
    const ofFeeds = review.feeds().flatMap(({ url }) => URL.parse(url)?.host ?? [])
    return [...new Set([...review.hosts, ...ofFeeds, ...(options.hosts ?? [])])].sort()
  }

  /** A fetcher for the hosts of this moment, closed when `act` is done. */
  async function withFetcher<T>(act: (fetcher: ReturnType<typeof openFetcher>) => Promise<T>) {
    const fetcher = openFetcher({
      hosts: hosts(),
      ...(allowAddress === undefined ? {} : { allowAddress }),
    })
    try {
      return await act(fetcher)
    } finally {
      await fetcher.close()
    }
  }

  /** Asks one feed in its turn; nobody may ask it meanwhile. */
  async function poll(feed: Feed, signal: AbortSignal, tell: Tell): Promise<PollOutcome> {
    polling.add(feed.id)
    try {
      const turn = polls.take(() => pollNow(feed, signal, tell), signal)
      return (await turn) ?? { ...NOTHING_POLLED, feed: feed.id, problems: [] }
    } finally {
      polling.delete(feed.id)
    }
  }

  async function pollNow(feed: Feed, signal: AbortSignal, tell: Tell): Promise<PollOutcome> {
    const result = await withFetcher((fetcher) =>
      pollFeed(feed, {
        desk,
        fetcher,
        readers,
        seen: indexes().seen,
        signal,
        takeIn: ({ bytes, hints, address }) =>
          take({ bytes, hints, address, sourceClass: feed.sourceClass }, model, signal),
        onProgress: ({ done, total, item }) => tell({ done, total, words: item }),
      }),
    )
    return { feed: feed.id, ...result, problems: [...result.problems] }
  }

  let schedule: Schedule | null = null

  return {
    reader: RULES_READER,
    model: model?.version ?? null,
    fetching,
    hosts,
    /** What was held for its publisher alone is held no longer. */
    sourceKnown: (capture: string) => sourceKnown(desk, capture),
    polling: polling as ReadonlySet<string>,
    /** Takes a document, or a feed item by item, in by the rules. Throws IntakeError and StoreError. */
    take: takeEither,
    /** Throws IntakeError. */
    fetch: (url: string): Promise<Fetched> => withFetcher((fetcher) => fetcher.fetch(url)),
    poll,
    /** Has the second reader read what the first has read; null where there is none. */
    readAgainByModel:
      model === null
        ? null
        : async (
            capture: string,
            documents: readonly string[],
            sourceClass: SourceClass | null,
            signal: AbortSignal,
            tell: Tell,
          ): Promise<ModelOutcome> => {
            let sum: ModelOutcome = { capture, ...NOTHING_COUNTED, unplaced: 0, problem: null }
            for (const [i, one] of documents.entries()) {
              const turn = modelTurns.take(async () => {
                const { bytes, mime } = desk.capture(one)!
                const { document } = desk.reading(one)!
                const hints = hintsOf(document, mime)
                return take({ bytes, hints, address: null, sourceClass }, model, signal)
              }, signal)
              sum = withOutcome(sum, (await turn)?.model ?? null)
              signal.throwIfAborted()
              const [done, total] = [i + 1, documents.length]
              tell({ done, total, words: `The model has read ${done} of ${total}.` })
            }
            return sum
          },
    async reread(
      { apply, reparse }: { readonly apply: boolean; readonly reparse: boolean },
      signal: AbortSignal,
      tell: Tell,
    ): Promise<RereadOutcome> {
      const sum = { documents: 0, failed: 0, same: 0, changed: 0, gone: 0, added: 0 }
      const differing: RereadOutcome['differing'] = []
      let more = 0
      const walk = rereadAll(desk, current.review().gazetteer(), {
        sourceClassOf: classBefore(null),
        publishers: current.review().publishers,
        apply,
        signal,
        ...(reparse ? { reparse: readers } : {}),
        onProgress: ({ done, total }) => tell({ done, total, words: `Read ${done} of ${total}.` }),
      })
      for await (const outcome of walk) {
        const row = rowOf(outcome, desk)
        sum.documents++
        if (row.problem !== null) sum.failed++
        for (const key of ['same', 'changed', 'gone', 'added'] as const) sum[key] += row[key]
        const isAlike = row.changed + row.gone + row.added === 0 && !row.text
        if (isAlike && row.problem === null) continue
        if (differing.length < MOST_DIFFERING) differing.push(row)
        else more++
      }
      return { applied: apply, ...sum, differing, more }
    },
    /** Asks feeds when they are due, from now on. */
    openSchedule(): void {
      if (!fetching) return
      schedule = openSchedule({
        feeds: () =>
          current
            .review()
            .feeds()
            .filter(({ id }) => !polling.has(id)),
        desk,
        poll: (feed, signal) => poll(feed as Feed, signal, () => {}),
        onFault,
      })
    },
    closeSchedule: async (): Promise<void> => schedule?.close(),
    close: (): Promise<void> => readers.close(),
  }
}

const NOTHING_COUNTED = { both: 0, differ: 0, rulesOnly: 0, modelOnly: 0 }

/** The sum with one more document; the first problem stays, and what nobody knows of one is not known of all. */
function withOutcome(sum: ModelOutcome, outcome: TakenIn['model']): ModelOutcome {
  const counts = outcome?.agreement ?? NOTHING_COUNTED
  const unplaced = outcome?.unplaced ?? null
  return {
    capture: sum.capture,
    both: sum.both + counts.both,
    differ: sum.differ + counts.differ,
    rulesOnly: sum.rulesOnly + counts.rulesOnly,
    modelOnly: sum.modelOnly + counts.modelOnly,
    unplaced: sum.unplaced === null || unplaced === null ? null : sum.unplaced + unplaced,
    problem: sum.problem ?? outcome?.problem?.message ?? null,
  }
}

const NOTHING_POLLED = {
  outcome: 'stopped',
  items: 0,
  added: 0,
  failed: 0,
  left: 0,
  problem: null,
} as const satisfies Omit<PollOutcome, 'feed' | 'problems'>

function hintsOf(
  {
    url,
    publisher,
    published,
    title,
  }: NonNullable<ReturnType<ServedStore['desk']['reading']>>['document'],
  mime: string | null,
): CaptureHints {
  return {
    ...(url === null ? {} : { url }),
    ...(mime === null ? {} : { mime }),
    ...(publisher === null ? {} : { publisher }),
    ...(published === null ? {} : { published }),
    ...(title === null ? {} : { title }),
  }
}

function rowOf(outcome: Reread, desk: ServedStore['desk']): RereadOutcome['differing'][number] {
  const { capture } = outcome
  if ('error' in outcome) {
    const title = desk.reading(capture)?.document.title ?? null
    const nothing = { same: 0, changed: 0, gone: 0, added: 0, text: false }
    return { capture, title, ...nothing, problem: outcome.error.what }
  }
  const { title, changes, difference } = outcome
  return {
    capture,
    title,
    same: changes.same.length,
    changed: changes.changed.length,
    gone: changes.gone.length,
    added: changes.added.length,
    text: difference !== null,
    problem: null,
  }
}
