import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, it } from 'node:test'
import { DocumentsAnswer } from '@followthrough/brief'
import { DeskAnswer, FeedsAnswer, ImportAnswer, JobAnswer } from '../src/desk-bodies.ts'
import { startServer } from '../src/index.ts'
import { DESK, type DeskWorld, deskHere, deskWorld, NEWS } from './desk-world.ts'
import { TODAY } from './world.ts'

const FEEDS = `${DESK}/feeds`

/** A site on this machine with a feed; what it was asked. */
async function openSite(links: (origin: string) => readonly string[]) {
  const asked: string[] = []
  const site = { isDown: false, holds: false }
  const server = createServer((request, response) => {
    const path = request.url!
    asked.push(path)
    if (site.holds) return
    if (site.isDown) response.writeHead(500).end()
    else if (path === '/feed') {
      const items = links(origin).map(
        (link, i) => `<item><title>Item ${i}</title><link>${link}</link></item>`,
      )
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(`<rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`)
    } else if (path.startsWith('/away')) {
      response.writeHead(302, { location: 'http://elsewhere.example/' }).end()
    } else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<article><p>${NEWS.replaceAll('\n\n', '</p><p>')} On ${path}.</p></article>`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin, url: `${origin}/feed`, asked, site }
}

const FETCHING = { fetching: true, allowAddress: (address: string) => address === '127.0.0.1' }

const follow = (world: DeskWorld, id: string, url: string, more: object = {}) =>
  world.ask(FeedsAnswer, FEEDS, { id, url, by: 'Anna', ...more })

async function poll(world: DeskWorld, id: string): Promise<JobAnswer> {
  const response = await world.send(`${FEEDS}/${id}/poll`)
  const body = await response.json()
  assert.equal(response.status, 202, JSON.stringify(body))
  return world.ended(JobAnswer.parse(body))
}

it('a feed is followed, asked, and left', async () => {
  const world = await deskHere(FETCHING)
  const { url, origin, asked } = await openSite((origin) => [
    `${origin}/one`,
    'http://10.0.0.1/private',
    'https://not-allowed.example/two',
    `${origin}/away`,
  ])
  const { feeds, scheduled } = await follow(world, 'site', url, { sourceClass: 'C' })
  assert.equal(scheduled, true)
  assert.equal(feeds[0]!.health, 'never')
  assert.ok(Date.parse(feeds[0]!.nextDue!) >= Date.now() - 1000)
  assert.ok((await world.ask(DeskAnswer, DESK)).hosts.includes(new URL(origin).host))

  const job = await poll(world, 'site')
  assert.ok(job.kind === 'poll' && job.state === 'done')
  assert.deepEqual([job.result!.items, job.result!.added, job.result!.failed], [4, 1, 3])
  for (const { problem } of job.result!.problems) assert.match(problem, /not an allowed host/)
  assert.deepEqual(asked.toSorted(), ['/away', '/feed', '/one'])
  const { documents } = await world.ask(DocumentsAnswer, `${DESK}/documents`)
  assert.deepEqual(
    documents.map(({ address, sourceClass }) => [address, sourceClass === null]),
    [[`${origin}/one`, true]],
  )
  assert.ok(documents[0]!.counts.open > 0)

  const again = await poll(world, 'site')
  assert.ok(again.kind === 'poll' && again.result!.added === 0)
  const [row] = (await world.ask(FeedsAnswer, FEEDS)).feeds
  assert.equal(row!.health, 'ok')
  assert.ok(row!.last !== null && row!.nextDue! > row!.last)

  const gone = await world.send(`${FEEDS}/site?by=Boris`, undefined, { method: 'DELETE' })
  assert.deepEqual(FeedsAnswer.parse(await gone.json()).feeds, [])
  await world.problem(404, `${FEEDS}/site?by=Boris`, undefined, { method: 'DELETE' })
  await world.problem(404, `${FEEDS}/site/poll`)
  assert.deepEqual(world.faults, [])
})

it('a feed on a private address is refused, even one that is followed', async () => {
  const world = await deskHere({ fetching: true })
  const { url, asked } = await openSite(() => [])
  await follow(world, 'inside', url)
  const job = await poll(world, 'inside')
  assert.ok(job.kind === 'poll' && job.result!.outcome === 'failed')
  assert.match(job.result!.problem!, /not on the public internet/)
  assert.deepEqual(asked, [])
  const [row] = (await world.ask(FeedsAnswer, FEEDS)).feeds
  assert.equal(row!.health, 'failing')
  assert.equal(row!.failuresInARow, 1)
  assert.match(row!.words, /^Failing since .*not on the public internet/)
})

it('what cannot be followed is refused field by field', async () => {
  const world = await deskHere()
  const feed = { id: 'f', url: 'https://news.example/feed', by: 'Anna' }
  for (const [body, field] of [
    [{ ...feed, id: 'F !' }, 'id'],
    [{ ...feed, url: 'ftp://news.example' }, 'url'],
    [{ ...feed, url: 'javascript:alert(1)' }, 'url'],
    [{ ...feed, everyMinutes: 1 }, 'everyMinutes'],
    [{ ...feed, everyMinutes: 'often' }, 'everyMinutes'],
    [{ ...feed, publisher: '' }, 'publisher'],
    [{ ...feed, sourceClass: 'Z' }, 'sourceClass'],
    [{ ...feed, by: '' }, 'by'],
    [{ ...feed, more: 1 }, 'more'],
  ] as const) {
    const problem = await world.problem(400, FEEDS, body)
    assert.equal(problem.errors![0]!.field, field)
  }
  await follow(world, 'f', feed.url)
  const twice = await world.problem(400, FEEDS, { ...feed, id: 'g' })
  assert.match(twice.detail, /is followed already, as f/)
  const problem = await world.problem(403, `${FEEDS}/f/poll`)
  assert.match(problem.detail, /fetches nothing/)
  const { feeds, scheduled } = await world.ask(FeedsAnswer, FEEDS)
  assert.deepEqual([scheduled, feeds[0]!.nextDue, feeds[0]!.everyMinutes], [false, null, 60])
})

it('a feed is asked once at a time, and a job that is stopped leaves it due', async () => {
  const world = await deskHere(FETCHING)
  const { url, site, asked } = await openSite(() => [])
  site.holds = true
  await follow(world, 'slow', url)
  const job = JobAnswer.parse(await (await world.send(`${FEEDS}/slow/poll`)).json())
  while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const again = await world.problem(409, `${FEEDS}/slow/poll`)
  assert.equal(again.job, job.id)
  assert.equal((await world.ask(FeedsAnswer, FEEDS)).feeds[0]!.polling, true)
  const stopped = await world.send(`${DESK}/jobs/${job.id}`, undefined, { method: 'DELETE' })
  assert.equal(JobAnswer.parse(await stopped.json()).state, 'cancelled')
  const [row] = (await world.ask(FeedsAnswer, FEEDS)).feeds
  assert.deepEqual([row!.polling, row!.last], [false, null])
})

it('a server that fetches asks by itself what is due; its closing ends a poll under way', async () => {
  const first = await deskHere()
  const { url, asked, site } = await openSite(() => [])
  await follow(first, 'due', url)
  site.holds = true
  const second = await startServer({
    store: first.store,
    partnership: first.pack.partnership,
    port: 0,
    today: () => TODAY,
    onFault: (fault) => first.faults.push(fault),
    ...FETCHING,
  })
  for (let i = 0; i < 200 && asked.length === 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.deepEqual(asked, ['/feed'])
  const world = deskWorld({
    ...first,
    url: second.url,
    get: (path, init) => fetch(`${second.url}${path}`, init),
  })
  await world.problem(409, `${FEEDS}/due/poll`)
  const from = performance.now()
  await second.close()
  assert.ok(performance.now() - from < 3000)
  assert.deepEqual(first.faults, [])
})

it('a page is fetched from an allowed host alone', async () => {
  const { origin, asked } = await openSite(() => [])
  const world = await deskHere({ ...FETCHING, hosts: [new URL(origin).host] })
  const path = `${DESK}/documents?by=Anna&class=C`
  const response = await world.send(path, { url: `${origin}/page#part` })
  const taken = ImportAnswer.parse(await response.json())
  assert.ok(taken.counts.open > 0)
  const { documents } = await world.ask(DocumentsAnswer, `${DESK}/documents`)
  assert.match(documents[0]!.address!, /\/page/)
  for (const [url, words] of [
    ['http://169.254.169.254/latest', /not an allowed host/],
    [`http://localhost:${new URL(origin).port}/x`, /not an allowed host/],
    [`${origin}/away`, /redirects to what .*not an allowed host/],
    [`http://user:word@${new URL(origin).host}/`, /carries a user name/],
  ] as const) {
    const problem = await world.problem(422, path, { url })
    assert.match(problem.detail, words)
    assert.equal(problem.capture, undefined)
  }
  assert.deepEqual(asked, ['/page', '/away'])
  for (const body of [{}, { url: 'x' }, { url: 'file:///etc/passwd' }, { url: origin, x: 1 }, []])
    await world.problem(400, path, body)
  await world.problem(400, path, '{', { headers: { 'content-type': 'application/json' } })
})
