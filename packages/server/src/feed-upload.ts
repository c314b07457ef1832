/**
 * A feed that is taken in: every item is a document of its own, by the words that the feed has of it, under the
 * item's address, title and day. What one item lacks stops no other. The feed is kept as it came beside them.
 */

import {
  captureId,
  type Document,
  IntakeError,
  type Readers,
  type TakenIn,
} from '@followthrough/intake'
import type { ServedStore } from './current.ts'
import type { ImportedDocument } from './desk-intake.ts'

/** What intake calls a feed, whatever format it has. */
const FEED = 'application/xml'

export function isFeed({ mime }: Document): boolean {
  return mime === FEED
}

export interface TakenItem {
  /** Null where the feed gives none that can be followed. */
  readonly address: string | null
  readonly title: string | null
  readonly published: string | null
  readonly outcome: TakenIn | IntakeError
}

export interface TakenFeed {
  /** Of the feed as it came. */
  readonly capture: string
  readonly isNew: boolean
  readonly title: string | null
  readonly items: readonly TakenItem[]
  readonly warnings: readonly string[]
}

interface Options {
  readonly desk: ServedStore['desk']
  readonly readers: Readers
  /** Takes one document in. Throws IntakeError. */
  readonly take: (document: ImportedDocument) => Promise<TakenIn>
  /** Ends it between two items; what was taken in stays. */
  readonly signal: AbortSignal
}

/** Takes in the items of `feed`, which was read as `document`. Throws IntakeError where it has none with words. */
export async function takeInFeed(
  feed: ImportedDocument,
  document: Document,
  { desk, readers, take, signal }: Options,
): Promise<TakenFeed> {
  const { bytes, hints, sourceClass } = feed
  const { title, items, warnings } = await readers.readFeed(bytes, hints)
  const mime = hints.mime ?? document.mime
  const { isNew } = desk.keepCapture({ id: captureId(bytes), mime, bytes, address: feed.address })
  const publisher = hints.publisher ?? document.publisher
  const where = hints.name ?? hints.url ?? 'the feed'
  const taken: TakenItem[] = []
  const addresses = new Set<string>()
  for (const [i, item] of items.entries()) {
    signal.throwIfAborted()
    const { link } = item
    const words = [item.title, item.text].filter((part) => part !== null && part.trim() !== '')
    if (words.length === 0) continue
    const published = hints.published ?? item.published
    // Items under one address are no versions of one page.
    const address = link === null || addresses.has(link) ? null : link
    if (address !== null) addresses.add(address)
    const outcome = await orError(() =>
      take({
        bytes: new TextEncoder().encode(words.join('\n\n')),
        hints: {
          name: link ?? `${where}, item ${i + 1}`,
          mime: 'text/plain; charset=utf-8',
          ...(item.title === null ? {} : { title: item.title }),
          ...(publisher === null ? {} : { publisher }),
          ...(published === null ? {} : { published }),
          ...(link === null ? {} : { url: link }),
        },
        address,
        sourceClass,
      }),
    )
    taken.push({ address: link, title: item.title, published, outcome })
  }
  if (taken.length === 0) {
    throw new IntakeError('empty', where, 'is a feed whose items have no words.')
  }
  const wordless = items.length - taken.length
  const more = wordless === 0 ? [] : [`Items without words, left out: ${wordless}.`]
  return {
    capture: captureId(bytes),
    isNew,
    title: title ?? document.title,
    items: taken,
    warnings: [...warnings, ...more],
  }
}

async function orError<T>(act: () => Promise<T>): Promise<T | IntakeError> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof IntakeError) return error
    throw error
  }
}
