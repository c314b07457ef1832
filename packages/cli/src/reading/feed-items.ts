/**
 * The items of a feed, each a document of its own. Where pages may be fetched and the item’s is on an allowed
 * host, it is the page; else the words of the feed.
 */

import {
  type CaptureHints,
  type Document,
  type FeedItem,
  type Fetcher,
  IntakeError,
  type Readers,
} from '@followthrough/intake'

/** What intake calls a feed, whatever format it has. */
const FEED = 'application/xml'

export function isFeed({ mime }: Document): boolean {
  return mime === FEED
}

export interface RawItem {
  readonly name: string
  readonly label: string
  readonly bytes: Uint8Array
  readonly hints: CaptureHints
  readonly address: string | null
}

interface FeedFound {
  readonly name: string
  readonly label: string
  readonly bytes: Uint8Array
  readonly hints: CaptureHints
}

interface ItemOptions {
  readonly readers: Readers
  readonly fetcher: Fetcher | null
  readonly hints: Pick<CaptureHints, 'publisher' | 'published' | 'publishers'>
  readonly signal: AbortSignal
}

/** Every item that has words, in the order of the feed. */
export async function* feedItems(
  feed: FeedFound,
  document: Document,
  options: ItemOptions,
): AsyncGenerator<RawItem | IntakeError> {
  const { url, mime } = feed.hints
  const { items } = await options.readers.readFeed(feed.bytes, {
    name: feed.name,
    ...(url === undefined ? {} : { url }),
    ...(mime === undefined ? {} : { mime }),
  })
  const publisher = options.hints.publisher ?? document.publisher
  for (const [i, item] of items.entries()) {
    if (options.signal.aborted) return
    const name = item.link ?? `${feed.name}, item ${i + 1}`
    const hints: CaptureHints = {
      ...(publisher === null ? {} : { publisher }),
      ...(item.published === null ? {} : { published: item.published }),
      ...options.hints,
    }
    const label = `${feed.label}-${i + 1}`
    const page = await pageOf(item, options)
    if (page instanceof IntakeError) yield page
    else if (page !== null) {
      const own = { ...hints, url: page.url, ...(page.mime === null ? {} : { mime: page.mime }) }
      yield { name, label, bytes: page.bytes, hints: own, address: item.link }
    } else {
      const words = [item.title, item.text].filter((part) => part !== null && part.trim() !== '')
      if (words.length === 0) continue
      const bytes = new TextEncoder().encode(words.join('\n\n'))
      const own = {
        ...hints,
        mime: 'text/plain; charset=utf-8',
        ...(item.link === null ? {} : { url: item.link }),
      }
      yield { name, label, bytes, hints: own, address: item.link }
    }
  }
}

/** The page of an item; null where its own words are read. */
async function pageOf({ link }: FeedItem, { fetcher, signal }: ItemOptions) {
  if (fetcher === null || link === null) return null
  try {
    return await fetcher.fetch(link, signal)
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error
    return error.fault === 'refused' ? null : error
  }
}
