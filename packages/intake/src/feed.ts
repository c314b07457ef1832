/** RSS, Atom, RDF and JSON feeds become items with a link, a title and a day, by feedsmith. */

import { parseFeed } from 'feedsmith'
import { cleanText, oneLine } from './clean-text.ts'
import { Fault } from './intake-error.ts'
import { wordsOf } from './markup.ts'
import { dayOfStamp } from './published-day.ts'

export interface FeedItem {
  /** As the feed gives it, else the link. */
  readonly id: string | null
  /** Absolute http or https address; null for anything else. */
  readonly link: string | null
  readonly title: string | null
  /** ISO day, in the zone of the stamp. */
  readonly published: string | null
  /** The item's own words, without markup; empty where the feed has only titles. */
  readonly text: string
}

export interface Feed {
  readonly title: string | null
  readonly items: readonly FeedItem[]
  readonly warnings: readonly string[]
}

const MAX_ITEMS = 20_000
const MAX_ITEM_CHARS = 20_000

/** Reads a decoded feed. Throws Fault for what is none. `url` makes relative links whole. */
export function readFeedText(text: string, url: string | null): Feed {
  const parsed = parse(text)
  const feed = parsed.feed as Record<string, unknown>
  const raw = list(feed.items ?? feed.entries)
  const warnings: string[] = []
  if (raw.length > MAX_ITEMS) {
    warnings.push(`Of ${raw.length} items the first ${MAX_ITEMS} are read.`)
  }
  const items = raw.slice(0, MAX_ITEMS).map((item) => itemOf(item, url))
  const astray = items.filter((item) => item.link === null).length
  if (astray > 0) warnings.push(`Items without a link that can be followed: ${astray}.`)
  return { title: plain(feed.title), items, warnings }
}

function parse(text: string) {
  try {
    const json = /^\s*\{/.test(text)
    return parseFeed(json ? JSON.parse(text) : text)
  } catch {
    throw new Fault(
      'broken',
      'is damaged or no feed. Give the address of an RSS, Atom or JSON feed.',
    )
  }
}

/** Names differ by format: RSS, RDF, Atom and JSON Feed in this order. */
function itemOf(item: Record<string, unknown>, url: string | null): FeedItem {
  const alternate = list(item.links).find((link) => (link.rel ?? 'alternate') === 'alternate')
  const link = absolute(item.link ?? item.url ?? alternate?.href ?? permalink(item.guid), url)
  const content = record(item.content).encoded ?? item.content
  const html = value(content) ?? item.content_html ?? item.content_text ?? null
  const words = html ?? value(item.description) ?? value(item.summary)
  const stamp =
    item.pubDate ??
    item.published ??
    item.date_published ??
    firstOf(record(item.dc).date) ??
    firstOf(record(item.dc).dates) ??
    item.updated
  return {
    id: plain(value(item.guid) ?? item.id) ?? link,
    link,
    title: plain(item.title),
    published: typeof stamp === 'string' ? dayOfStamp(stamp) : null,
    text: typeof words === 'string' ? cleanText(wordsOf(words.slice(0, MAX_ITEM_CHARS))).text : '',
  }
}

/** The guid of an RSS item, where it is an address: many are bare ids, and say so or not. */
function permalink(guid: unknown): string | null {
  const id = value(guid)
  const isLink = record(guid).isPermaLink !== false && typeof id === 'string'
  return isLink && /^\s*https?:/i.test(id) ? id : null
}

const record = (raw: unknown) =>
  (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
const list = (raw: unknown) => (Array.isArray(raw) ? raw.map(record) : [])
const firstOf = (raw: unknown) => (Array.isArray(raw) ? raw[0] : raw)
/** A text, or the `value` of one with attributes. */
const value = (raw: unknown): unknown => (typeof raw === 'string' ? raw : record(raw).value)

function plain(raw: unknown): string | null {
  const text = value(raw)
  if (typeof text !== 'string') return null
  return oneLine(cleanText(wordsOf(text.slice(0, 2000))).text) || null
}

function absolute(raw: unknown, base: string | null): string | null {
  const address = value(raw)
  if (typeof address !== 'string') return null
  const url = URL.parse(address.trim(), base ?? undefined)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}
