/** Feeds polled from real servers on this machine, well and badly behaved. */

import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { after } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type DeskStore, openStore } from '@followthrough/store'
import { openDuplicates } from '../src/duplicates.ts'
import type { FeedSubscription } from '../src/feed-health.ts'
import { openSchedule, type PollOptions, pollFeed } from '../src/feeds.ts'
import { openFetcher } from '../src/fetch.ts'
import { openReaders } from '../src/readers.ts'
import { openSeenItems, type SeenItems } from '../src/seen-items.ts'
import { takeIn } from '../src/take-in.ts'
import { GAZETTEER } from './pack.ts'

const readers = openReaders({ workers: 1, timeMs: 30_000 })
const closers: (() => unknown)[] = [() => readers.close()]
after(async () => {
  for (const close of closers) await close()
})

type Page = (response: ServerResponse, headers: Record<string, unknown>) => void

/** A site: its pages by path, and what was asked of it. */
async function openSite(pages: Record<string, string | Page>) {
  const asked: { path: string; at: number }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, at: performance.now() })
    const page = pages[path]
    if (page === undefined) response.writeHead(404).end()
    else if (typeof page === 'string') response.writeHead(200).end(page)
    else page(response, request.headers)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetcher = openFetcher({
    hosts: [host, 'news.example'],
    allowAddress: (address) => address === '127.0.0.1',
    timeMs: 20_000,
  })
  closers.push(() => fetcher.close())
  return {
    host,
    url: `http://${host}/feed`,
    asked,
    pages,
    fetcher,
    paths: () => asked.map(({ path }) => path),
  }
}
type Site = Awaited<ReturnType<typeof openSite>>

const rss = (links: readonly (string | null)[], host: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>${links
    .map((link, i) => {
      const at =
        link === null ? '' : `<link>${/^\w+:/.test(link) ? link : `http://${host}${link}`}</link>`
      return `<item><title>Item ${i}</title>${at}<guid isPermaLink="false">id-${i}</guid><pubDate>Wed, 04 Feb 2026 10:00:00 +0000</pubDate><description>Velmara and Ilbrek signed paper ${i}.</description></item>`
    })
    .join('')}</channel></rss>`

const page = (n: number | string) =>
  `<html><body><p>Velmara and Ilbrek signed treaty number ${n} on Thursday, officials said.</p></body></html>`

function openPoller(site: Site, desk: DeskStore = openStore(':memory:').desk, seen?: SeenItems) {
  const feed: FeedSubscription = {
    id: 'f',
    url: site.url,
    everyMinutes: 60,
    publisher: 'The Wire',
    sourceClass: 'D',
  }
  const duplicates = openDuplicates(desk)
  const options: PollOptions = {
    desk,
    fetcher: site.fetcher,
    readers,
    seen: seen ?? openSeenItems(desk),
    pauseMs: 0,
    takeIn: ({ bytes: raw, hints, address, feed: { sourceClass } }) =>
      takeIn(desk, readers, GAZETTEER, duplicates, {
        bytes: raw,
        hints,
        address,
        sourceClassOf: () => sourceClass,
      }),
  }
  const poll = (some: Partial<PollOptions> = {}) => pollFeed(feed, { ...options, ...some })
  return {
    desk,
    feed,
    poll,
    options,
    documents: () => desk.documents({ page: 1, perPage: 1000 }).items,
  }
}

test('items not seen before are fetched and taken in, with what the feed says of them', async () => {
  const site = await openSite({ '/1': page(1), '/2': page(2) })
  site.pages['/feed'] = rss(['/1', '/2', '/1'], site.host)
  const { poll, desk, documents } = openPoller(site)
  const progress: number[] = []
  const result = await poll({ onProgress: ({ done, total }) => progress.push(done, total) })
  assert.deepEqual(
    { ...result, problems: [...result.problems] },
    { outcome: 'read', items: 3, added: 2, failed: 0, problems: [], left: 0, problem: null },
  )
  assert.deepEqual(progress, [1, 2, 2, 2])
  for (const { publisher, published, title } of documents())
    assert.deepEqual(
      [publisher, published, /^Item \d$/.test(title!)],
      ['The Wire', '2026-02-04', true],
    )
  site.pages['/3'] = page(3)
  site.pages['/feed'] = rss(['/3', '/1', '/2'], site.host)
  assert.equal((await poll()).added, 1)
  assert.deepEqual(site.paths(), ['/feed', '/1', '/2', '/feed', '/3'])
  assert.deepEqual(
    desk.polls('f', 10).map(({ outcome, items, added }) => [outcome, items, added]),
    [
      ['read', 3, 1],
      ['read', 3, 2],
    ],
  )
})

test('an unchanged feed is not sent again, and a failure does not lose its version', async () => {
  let isDown = false
  const site = await openSite({ '/1': page(1) })
  site.pages['/feed'] = (response, headers) => {
    if (isDown) response.writeHead(503).end()
    else if (headers['if-none-match'] === '"v1"') {
      assert.equal(headers['if-modified-since'], 'Wed, 04 Feb 2026 10:00:00 GMT')
      response.writeHead(304).end()
    } else {
      response
        .writeHead(200, { etag: '"v1"', 'last-modified': 'Wed, 04 Feb 2026 10:00:00 GMT' })
        .end(rss(['/1'], site.host))
    }
  }
  const { poll, desk } = openPoller(site)
  assert.equal((await poll()).outcome, 'read')
  const unchanged = await poll()
  assert.deepEqual([unchanged.outcome, unchanged.items, unchanged.added], ['unchanged', 1, 0])
  isDown = true
  const failed = await poll()
  assert.equal(failed.outcome, 'failed')
  assert.match(failed.problem!, /status 503/)
  assert.equal(desk.health().get('f')!.failuresInARow, 1)
  isDown = false
  assert.equal((await poll()).outcome, 'unchanged')
  assert.equal(desk.polls('f', 1)[0]!.etag, '"v1"')
})

test('at most so many items are taken a poll, the rest the next time, though the feed is unchanged', async () => {
  const links = Array.from({ length: 7 }, (_, i) => `/${i}`)
  const site = await openSite(Object.fromEntries(links.map((link) => [link, page(link)])))
  site.pages['/feed'] = (response, headers) => {
    if (headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"v1"' }).end(rss(links, site.host))
  }
  const { poll } = openPoller(site)
  const results = []
  for (let i = 0; i < 4; i++) results.push(await poll({ mostItems: 3 }))
  assert.deepEqual(
    results.map(({ outcome, added, left }) => [outcome, added, left]),
    [
      ['read', 3, 4],
      ['read', 3, 1],
      ['read', 1, 0],
      ['unchanged', 0, 0],
    ],
  )
})

test('items without a link are read from their own words', async () => {
  const site = await openSite({})
  site.pages['/feed'] = rss([null, null], site.host)
  const { poll, desk, documents } = openPoller(site)
  assert.equal((await poll()).added, 2)
  assert.equal((await poll()).added, 0)
  assert.equal((await openPoller(site, desk).poll()).added, 0)
  assert.deepEqual(
    documents()
      .map(({ title, address }) => [title, address])
      .sort(),
    [
      ['Item 0', `${site.url}#id-0`],
      ['Item 1', `${site.url}#id-1`],
    ],
  )
  assert.deepEqual(site.paths(), ['/feed', '/feed', '/feed'])
})

test('a failed item fails nothing else, and is left alone after three times', async () => {
  const site = await openSite({
    '/1': page(1),
    '/3': (response) =>
      response.writeHead(200).end(Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)),
    '/5': page(5),
  })
  site.pages['/feed'] = rss(
    ['/1', '/missing', '/3', 'http://10.0.0.1/', 'https://elsewhere.example/x', '/5'],
    site.host,
  )
  const { poll, desk } = openPoller(site)
  const first = await poll()
  assert.deepEqual([first.outcome, first.added, first.failed, first.left], ['read', 2, 4, 0])
  assert.match(first.problem!, /^Of 6 new items 4 could not be taken in\. http.*\/missing: .*404/)
  assert.match(first.problems.map(({ problem }) => problem).join(), /not an allowed host/)
  for (let i = 0; i < 4; i++) assert.equal((await poll()).added, 0)
  const paths = site.paths().filter((path) => path !== '/feed')
  assert.deepEqual(paths, ['/1', '/missing', '/3', '/5', '/missing', '/missing'])
  assert.equal(desk.health().get('f')!.failuresInARow, 0)
})

test('a site that goes down in the middle is left in peace', async () => {
  const links = Array.from({ length: 30 }, (_, i) => `/${i}`)
  const site = await openSite({})
  site.pages['/feed'] = rss(links, site.host)
  const { poll } = openPoller(site)
  const { failed, left } = await poll()
  assert.deepEqual([failed, left], [5, 25])
})

test('addresses that are never asked stand in nobody’s way', async () => {
  const bad = Array.from({ length: 200 }, (_, i) => `http://192.168.0.1/${i}`)
  const site = await openSite({ '/1': page(1) })
  site.pages['/feed'] = rss([...bad, '/1'], site.host)
  const { added, failed, problems } = await openPoller(site).poll({ mostItems: 3, pauseMs: 300 })
  assert.deepEqual([added, failed, problems.length], [1, 200, 20])
})

test('a feed that turns into a page, into nothing or endless fails with the reason', async () => {
  const site = await openSite({})
  const { poll, desk } = openPoller(site)
  const cases: readonly (readonly [string | Page, RegExp])[] = [
    ['<!doctype html><html><body><h1>Moved</h1></body></html>', /no feed/],
    ['', /no feed|empty/],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": [', /no feed/],
    [
      (response) => response.writeHead(301, { location: 'http://169.254.169.254/' }).end(),
      /redirects to/,
    ],
    [(response) => response.writeHead(302, { location: '/feed' }).end(), /redirects over 3 times/],
    [
      (response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write(Buffer.alloc(1_000_000, 32)), 1)
        response.on('close', () => clearInterval(drip))
      },
      /is over \d+ bytes/,
    ],
    [(response) => response.writeHead(304).end(), /status 304/],
  ]
  for (const [answer, words] of cases) {
    site.pages['/feed'] = answer
    const { outcome, problem } = await poll()
    assert.equal(outcome, 'failed')
    assert.match(problem!, words)
  }
  assert.equal(desk.health().get('f')!.failuresInARow, cases.length)
})

test('a feed that moved within its hosts is followed', async () => {
  const site = await openSite({ '/1': page(1) })
  site.pages['/feed'] = (response) => response.writeHead(301, { location: '/new' }).end()
  site.pages['/new'] = rss(['/1'], site.host)
  assert.equal((await openPoller(site).poll()).added, 1)
})

test('a feed of a hundred thousand items is taken in bites', async () => {
  const site = await openSite({})
  const links = Array.from({ length: 100_000 }, (_, i) => `/i${i}`)
  site.pages['/feed'] = rss(links, site.host).replace(/<guid.*?<\/description>/g, '')
  for (let i = 0; i < 100; i++) site.pages[`/i${i}`] = page(i)
  const { poll, documents } = openPoller(site)
  const first = await poll({ mostItems: 10 })
  assert.deepEqual([first.items, first.added, first.left], [20_000, 10, 19_990])
  assert.equal((await poll({ mostItems: 10 })).added, 10)
  assert.equal(documents().length, 20)
})

test('stopped in the middle and gone on with, by another process too, nothing comes twice', async () => {
  const links = Array.from({ length: 8 }, (_, i) => `/${i}`)
  const site = await openSite(Object.fromEntries(links.map((link) => [link, page(link)])))
  site.pages['/feed'] = rss(links, site.host)
  const { poll, desk, documents } = openPoller(site)
  const stop = new AbortController()
  const stopped = await poll({
    signal: stop.signal,
    onProgress: ({ done }) => done === 3 && stop.abort(),
  })
  assert.deepEqual([stopped.outcome, stopped.added, stopped.left], ['stopped', 3, 5])
  assert.equal(desk.health().size, 0, 'the feed stays due')
  const again = await openPoller(site, desk).poll()
  assert.deepEqual([again.outcome, again.added], ['read', 5])
  assert.equal(documents().length, 8)
  const pages = site.paths().filter((path) => path !== '/feed')
  assert.equal(new Set(pages).size, pages.length)
  assert.equal((await poll({ signal: AbortSignal.abort() })).outcome, 'stopped')
})

test('a poll that is stopped while it waits for an answer or pauses ends at once', async () => {
  const site = await openSite({ '/1': page(1), '/2': () => {} })
  site.pages['/feed'] = rss(['/1', '/2'], site.host)
  const { poll } = openPoller(site)
  const started = performance.now()
  assert.equal((await poll({ signal: AbortSignal.timeout(300) })).outcome, 'stopped')
  assert.equal(
    (await poll({ pauseMs: 60_000, signal: AbortSignal.timeout(300) })).outcome,
    'stopped',
  )
  assert.ok(performance.now() - started < 5000)
})

test('one request at a time, with a pause between two to one host', async () => {
  const site = await openSite({ '/1': page(1), '/2': page(2) })
  site.pages['/feed'] = rss(['/1', '/2'], site.host)
  await openPoller(site).poll({ pauseMs: 120 })
  const gaps = site.asked.slice(1).map(({ at }, i) => at - site.asked[i]!.at)
  assert.equal(gaps.length, 2)
  assert.ok(
    gaps.every((gap) => gap >= 110),
    gaps.join(),
  )
})

test('what the desk throws ends the poll', async () => {
  const site = await openSite({ '/1': page(1) })
  site.pages['/feed'] = rss(['/1'], site.host)
  const { poll } = openPoller(site)
  const takeInOf = () => Promise.reject(new Error('disk full'))
  await assert.rejects(poll({ takeIn: takeInOf }), /disk full/)
})

test('a schedule polls what is due, one at a time, tells of faults, and ends when it is closed', async () => {
  const { desk } = openStore(':memory:')
  const feeds = ['a', 'b', 'c'].map(
    (id): FeedSubscription => ({
      id,
      url: `https://news.example/${id}`,
      everyMinutes: 60,
      publisher: null,
      sourceClass: null,
    }),
  )
  const polled: string[] = []
  const faults: string[] = []
  let running = 0
  let isStopped = false
  const now = new Date()
  const schedule = openSchedule({
    feeds: () => feeds,
    desk,
    lookMs: 10,
    now: () => now,
    onFault: (error, feed) => faults.push(`${feed?.id}: ${(error as Error).message}`),
    poll: async ({ id }, signal) => {
      assert.equal(++running, 1)
      assert.equal(schedule.polling, id)
      polled.push(id)
      await wait(5)
      running--
      if (id === 'b') throw new Error('disk full')
      if (id === 'c') {
        running++
        await wait(60_000, undefined, { signal }).catch(() => {
          isStopped = true
        })
        running--
        return
      }
      desk.notePoll({
        feed: id,
        at: now.toISOString(),
        outcome: 'read',
        items: 0,
        added: 0,
        problem: null,
        etag: null,
        modified: null,
      })
    },
  })
  await wait(200)
  assert.deepEqual(polled, ['a', 'b', 'c'])
  assert.deepEqual(faults, ['b: disk full'])
  await schedule.close()
  assert.ok(isStopped)
  assert.equal(schedule.polling, null)
  await wait(50)
  assert.equal(polled.length, 3)
})

test('links that differ only in the place on the page are one page', () => {
  const { desk } = openStore(':memory:')
  const seen = openSeenItems(desk)
  seen.add('https://news.example/a#top')
  assert.ok(seen.has('https://news.example/a#end'))
  assert.ok(!seen.has('https://news.example/b'))
})
