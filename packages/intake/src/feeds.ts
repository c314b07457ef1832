/**
 * Feeds are polled: what a feed lists and the desk has not is fetched and taken in, item by item.
 *
 * Polite: one request at a time, a pause between two to one host, the feed itself only when it changed
 * (RFC 9110, 13.1), at most some items a poll. What is left, or was stopped, comes with the next poll; the
 * desk knows what it has. A failed item fails nothing else.
 */

import { setTimeout as wait } from 'node:timers/promises'
import type { DeskStore, PollDraft } from '@followthrough/store'
import type { CaptureHints } from './document.ts'
import type { FeedItem } from './feed.ts'
import { dueFeeds, type FeedSubscription } from './feed-health.ts'
import type { Fetched, Fetcher } from './fetch.ts'
import { IntakeError } from './intake-error.ts'
import { captureId, type Readers } from './readers.ts'
import type { SeenItems } from './seen-items.ts'

/** What an item is taken in with: `takeIn` with all but its last argument given. */
export interface FeedCapture {
  readonly bytes: Uint8Array
  readonly hints: CaptureHints
  readonly address: string | null
  readonly feed: FeedSubscription
}

export interface PollProgress {
  readonly feed: string
  readonly done: number
  /** New items that this poll takes. */
  readonly total: number
  /** Address or title of the item done last. */
  readonly item: string
}

export interface PollOptions {
  readonly desk: Pick<DeskStore, 'hasCapture' | 'health' | 'notePoll'>
  readonly fetcher: Fetcher
  readonly readers: Readers
  readonly seen: SeenItems
  /** Takes one capture in; an IntakeError fails the item alone, any other error ends the poll. */
  readonly takeIn: (capture: FeedCapture) => Promise<unknown>
  readonly now?: () => Date
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: PollProgress) => void
  readonly mostItems?: number
  /** Between two requests to one host. */
  readonly pauseMs?: number
}

export interface ItemProblem {
  /** Address or title. */
  readonly item: string
  readonly problem: string
}

export interface PollResult {
  /** `stopped`: by the signal; nothing is noted, so that the feed stays due. */
  readonly outcome: PollDraft['outcome'] | 'stopped'
  readonly items: number
  /** New items that were taken in. */
  readonly added: number
  readonly failed: number
  /** The first of those that failed. */
  readonly problems: readonly ItemProblem[]
  /** New items left for the next poll. */
  readonly left: number
  /** As noted on the desk. */
  readonly problem: string | null
}

const MOST_ITEMS = 50
const PAUSE_MS = 1000
/** After this many items failed one after the other the rest are left: the site is down, or says no. */
const MOST_IN_A_ROW = 5
const MOST_PROBLEMS = 20

/** Polls one feed once and notes how it went. Throws what the desk throws, and what `takeIn` does. */
export async function pollFeed(feed: FeedSubscription, options: PollOptions): Promise<PollResult> {
  const { desk, signal, now = () => new Date() } = options
  const at = now().toISOString()
  const known = desk.health().get(feed.id)?.lastGood ?? null
  const ask = politely(options.fetcher, options.pauseMs ?? PAUSE_MS, signal)
  const nothing = { items: 0, added: 0, failed: 0, problems: [], left: 0, problem: null }
  const note = (poll: Pick<PollDraft, 'outcome' | 'items' | 'added' | 'problem'>, page: Version) =>
    desk.notePoll({ feed: feed.id, at, ...poll, etag: page.etag, modified: page.modified })
  const stopped = { ...nothing, outcome: 'stopped' } as const

  let answer: Fetched
  let items: readonly FeedItem[]
  try {
    answer = await ask(feed.url, known ?? NO_VERSION)
    if (answer.isUnchanged) {
      note(
        { outcome: 'unchanged', items: known?.items ?? 0, added: 0, problem: null },
        {
          etag: answer.etag ?? known?.etag ?? null,
          modified: answer.modified ?? known?.modified ?? null,
        },
      )
      return { ...nothing, outcome: 'unchanged', items: known?.items ?? 0 }
    }
    const mime = answer.mime === null ? {} : { mime: answer.mime }
    items = (await options.readers.readFeed(answer.bytes, { url: answer.url, ...mime })).items
  } catch (error) {
    if (signal?.aborted) return stopped
    if (!(error instanceof IntakeError)) throw error
    note({ outcome: 'failed', items: 0, added: 0, problem: error.message }, NO_VERSION)
    return { ...nothing, outcome: 'failed', problem: error.message }
  }

  const fresh = freshItems(feed, items, options)
  const most = options.mostItems ?? MOST_ITEMS
  const total = Math.min(fresh.length, most)
  const problems: ItemProblem[] = []
  let added = 0
  let failed = 0
  let asked = 0
  let seen = 0
  let inARow = 0
  let willRetry = false
  for (const item of fresh) {
    if (signal?.aborted || asked === most || inARow === MOST_IN_A_ROW) break
    const error = await takeItem(item, feed, options, ask)
    if (signal?.aborted) break
    seen++
    if (error === null) added++
    else {
      failed++
      if (problems.length < MOST_PROBLEMS)
        problems.push({ item: item.name, problem: error.message })
      // What is never asked for costs nothing, and must not stand in the way of what is.
      if (error.fault === 'refused') continue
      if (item.link !== null && !options.seen.has(item.link)) willRetry = true
    }
    inARow = error === null ? 0 : inARow + 1
    asked++
    options.onProgress?.({ feed: feed.id, done: asked, total, item: item.name })
  }
  const outcome = { items: items.length, added, failed, problems, left: fresh.length - seen }
  if (signal?.aborted) return { ...stopped, ...outcome }
  const problem =
    failed === 0
      ? null
      : `Of ${seen} new items ${failed} could not be taken in. ${problems[0]!.problem}`
  // With the marks of this version the feed would come back unchanged, and what is left with it.
  const isWhole = outcome.left === 0 && !willRetry
  note(
    { outcome: 'read', items: items.length, added, problem },
    isWhole ? { etag: answer.etag, modified: answer.modified } : NO_VERSION,
  )
  return { outcome: 'read', ...outcome, problem }
}

type Version = Pick<PollDraft, 'etag' | 'modified'>
const NO_VERSION: Version = { etag: null, modified: null }

/** An item not seen before. With a link its page is fetched; without one its own words are read. */
interface FreshItem {
  readonly name: string
  readonly address: string | null
  readonly link: string | null
  readonly words: Uint8Array | null
  readonly item: FeedItem
}

function freshItems(
  feed: FeedSubscription,
  items: readonly FeedItem[],
  { desk, seen }: PollOptions,
): FreshItem[] {
  const fresh: FreshItem[] = []
  const here = new Set<string>()
  for (const item of items) {
    const { link, title } = item
    if (link !== null) {
      if (seen.has(link) || here.has(link)) continue
      here.add(link)
      fresh.push({ name: link, address: link, link, words: null, item })
      continue
    }
    const text = [title, item.text].filter((words) => words !== null && words.trim() !== '')
    if (text.length === 0) continue
    const words = new TextEncoder().encode(text.join('\n\n'))
    const id = captureId(words)
    if (desk.hasCapture(id) || here.has(id)) continue
    here.add(id)
    const address = item.id === null ? null : `${feed.url}#${encodeURIComponent(item.id)}`
    const name = title ?? item.id ?? `an item of ${feed.url}`
    fresh.push({ name, address, link, words, item })
  }
  return fresh
}

/** Fetches and takes in; an IntakeError is an answer. A page that came is not fetched again. */
async function takeItem(
  { item, words, link, name, address }: FreshItem,
  feed: FeedSubscription,
  options: PollOptions,
  ask: Ask,
): Promise<IntakeError | null> {
  const hints: CaptureHints = {
    ...(item.title === null ? {} : { title: item.title }),
    ...(item.published === null ? {} : { published: item.published }),
    ...(feed.publisher === null ? {} : { publisher: feed.publisher }),
  }
  let came = false
  try {
    if (words !== null) {
      const own = { ...hints, name, mime: 'text/plain; charset=utf-8' }
      await options.takeIn({ bytes: words, hints: own, address, feed })
    } else {
      const page = await ask(link!)
      came = true
      const mime = page.mime === null ? {} : { mime: page.mime }
      const own = { ...hints, ...mime, url: page.url }
      await options.takeIn({ bytes: page.bytes, hints: own, address, feed })
      options.seen.add(link!)
    }
    return null
  } catch (error) {
    if (options.signal?.aborted) return null
    if (!(error instanceof IntakeError)) throw error
    if (came) options.seen.add(link!)
    else if (link !== null && error.fault !== 'refused') options.seen.fail(link)
    return error
  }
}

type Ask = (url: string, known?: Version) => Promise<Fetched>

/** When each host was asked last, whichever feed it was for. */
const lastAsked = new WeakMap<Fetcher, Map<string, number>>()

/** Fetches one page after the other, with a pause before the next one of the same host. */
function politely(fetcher: Fetcher, pauseMs: number, signal: AbortSignal | undefined): Ask {
  const lastAt = lastAsked.get(fetcher) ?? new Map<string, number>()
  lastAsked.set(fetcher, lastAt)
  return async (url, known) => {
    const host = URL.parse(url)?.host ?? ''
    const sinceLast = performance.now() - (lastAt.get(host) ?? Number.NEGATIVE_INFINITY)
    if (sinceLast < pauseMs) await wait(pauseMs - sinceLast, undefined, { signal })
    try {
      const answer = await fetcher.fetch(url, signal, known)
      lastAt.set(host, performance.now())
      return answer
    } catch (error) {
      const wasAsked = !(error instanceof IntakeError) || error.fault !== 'refused'
      if (wasAsked) lastAt.set(host, performance.now())
      throw error
    }
  }
}

export interface ScheduleOptions {
  /** The feeds as they are now: asked anew each time. */
  readonly feeds: () => Iterable<FeedSubscription>
  readonly desk: Pick<DeskStore, 'health'>
  /** Polls one feed, and stops when the signal says so. */
  readonly poll: (feed: FeedSubscription, signal: AbortSignal) => Promise<unknown>
  readonly now?: () => Date
  /** Told of what `poll` or the desk threw; the schedule goes on. */
  readonly onFault: (error: unknown, feed: FeedSubscription | null) => void
  /** Between two looks at what is due. */
  readonly lookMs?: number
}

export interface Schedule {
  /** The feed being polled. */
  readonly polling: string | null
  /** Stops the poll under way and waits for its end; nothing is polled afterwards. */
  close(): Promise<void>
}

const LOOK_MS = 15_000
/** A feed whose poll threw, and so was not noted, is left alone for so long. */
const FAULT_MS = 10 * 60_000

/** Polls what is due, one feed at a time, until it is closed. Does not keep the process alive. */
export function openSchedule(options: ScheduleOptions): Schedule {
  const { now = () => new Date(), lookMs = LOOK_MS } = options
  const stop = new AbortController()
  const faults = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let polling: string | null = null

  /** Each feed once a round: a poll that leaves its feed due must not spin, nor stop the others. */
  const nextDue = (polled: ReadonlySet<string>) =>
    dueFeeds(options.feeds(), options.desk.health(), now()).find((feed) => {
      const fault = faults.get(feed.id)
      const rests = fault !== undefined && Math.abs(now().getTime() - fault) < FAULT_MS
      return !rests && !polled.has(feed.id)
    })
  const look = async () => {
    let feed: FeedSubscription | null = null
    try {
      const polled = new Set<string>()
      while (!stop.signal.aborted) {
        feed = nextDue(polled) ?? null
        if (feed === null) break
        polled.add(feed.id)
        polling = feed.id
        await options.poll(feed, stop.signal)
        faults.delete(feed.id)
      }
    } catch (error) {
      if (feed !== null) faults.set(feed.id, now().getTime())
      if (!stop.signal.aborted) options.onFault(error, feed)
    } finally {
      polling = null
      plan(lookMs)
    }
  }
  const plan = (ms: number) => {
    if (stop.signal.aborted) return
    timer = setTimeout(() => {
      round = look()
    }, ms).unref()
  }
  plan(0)
  return {
    get polling() {
      return polling
    },
    async close() {
      stop.abort()
      clearTimeout(timer)
      await round
    },
  }
}
