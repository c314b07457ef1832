import assert from 'node:assert/strict'
import http from 'node:http'
import { networkInterfaces } from 'node:os'
import { after, before, describe, it } from 'node:test'
import { DeskAnswer } from '../src/desk-bodies.ts'
import { API } from '../src/index.ts'
import { Problem } from '../src/problem.ts'
import { isLoopback } from '../src/writing-guard.ts'
import { DESK, type DeskWorld, deskHere, MARK, NEWS, openDeskWorld } from './desk-world.ts'

/** Every address that writes, with a body that its schema admits where it takes one. */
const id = `p${'0'.repeat(24)}`
const WRITES: readonly [method: string, path: string, body?: object][] = [
  ['POST', '/documents?by=Anna'],
  ['POST', '/documents/x/details', { by: 'Anna' }],
  ['POST', '/consequences', { decision: 'undo', ids: [id], by: 'Anna' }],
  ['POST', '/decisions', { decision: 'undo', ids: [id], by: 'Anna' }],
  ['POST', '/feeds', { id: 'f', url: 'https://x.example/f', by: 'Anna' }],
  ['DELETE', '/feeds/x?by=Anna'],
  ['POST', '/feeds/x/poll'],
  ['POST', '/reread', { by: 'Anna' }],
  ['DELETE', '/jobs/x'],
  ['POST', '/mail', { by: 'Anna' }],
  ['POST', `${API}/sessions`, { id: 's', mechanism: 'x', on: '2099-01-01', by: 'Anna' }],
  ['DELETE', `${API}/sessions/s?by=Anna`],
  ['POST', `${API}/sessions/s/agenda`, { base: 0, operations: [], by: 'Anna' }],
  ['POST', `${API}/sessions/s/agenda/undo`, { base: 0, statements: ['x'], by: 'Anna' }],
  ['POST', `${API}/sessions/s/agenda/fix`, { base: 0, recordDay: '2026-01-01', by: 'Anna' }],
  ['POST', `${API}/sessions/s/agenda/release`, { by: 'Anna' }],
  ['POST', `${API}/sessions/s/outcomes`, { outcomes: [], by: 'Anna' }],
  ['POST', `${API}/sessions/s/close`, { by: 'Anna' }],
  ['POST', `${API}/sessions/s/reopen`, { by: 'Anna' }],
  ['POST', `${API}/actions`, { id: 'a', session: 's', what: 'x', owners: [], by: 'Anna' }],
  ['DELETE', `${API}/actions/a?by=Anna`],
]

/** Every address of the desk that is read. */
const READS = [
  '',
  '/mail',
  '/queue',
  '/proposals/x',
  '/documents',
  '/documents/x',
  '/captures/x',
  '/feeds',
  '/jobs/x',
] as const

const problemIn = (text: string) => Problem.parse(JSON.parse(text))

/** Sends exactly these headers, the Host among them. */
function raw(
  url: string,
  [method, path, body]: (typeof WRITES)[number],
  headers: http.OutgoingHttpHeaders,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const request = http.request(
      `${url}${path.startsWith(API) ? '' : DESK}${path}`,
      { method, headers: { ...type, ...headers } },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode!, text }))
      },
    )
    request.on('error', reject)
    request.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

describe('writing', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
  })
  after(() => world.close())

  it('is refused to every request that another site, name or machine may have sent', async () => {
    const { port } = new URL(world.url)
    const version = world.store.version()
    const cases: [headers: http.OutgoingHttpHeaders, words: RegExp][] = [
      [{}, /The header x-followthrough: desk is needed/],
      [{ 'x-followthrough': 'Desk' }, /x-followthrough: desk is needed/],
      [{ ...MARK, host: `rebound.example:${port}` }, /not the loopback address/],
      [{ ...MARK, host: `127.0.0.1.rebound.example:${port}` }, /not the loopback address/],
      [{ ...MARK, host: `localhost.:${port}` }, /not the loopback address/],
      [{ ...MARK, host: 'localhost' }, /not the loopback address/],
      [{ ...MARK, host: `localhost:${Number(port) + 1}` }, /not the loopback address/],
      [{ ...MARK, host: `user@localhost:${port}` }, /not the loopback address/],
      [{ ...MARK, origin: 'https://evil.example' }, /a page of another origin/],
      [{ ...MARK, origin: `http://localhost:${Number(port) + 1}` }, /another origin/],
      [{ ...MARK, origin: `https://127.0.0.1:${port}` }, /another origin/],
      [{ ...MARK, origin: `http://localhost:${port}` }, /another origin/],
      [{ ...MARK, origin: 'null' }, /another origin/],
      [{ ...MARK, 'sec-fetch-site': 'cross-site' }, /a page of another site/],
      [{ ...MARK, 'sec-fetch-site': 'same-site' }, /a page of another site/],
      [{ ...MARK, 'x-forwarded-for': '203.0.113.7' }, /came through a proxy/],
      [{ ...MARK, forwarded: 'for=203.0.113.7' }, /came through a proxy/],
    ]
    for (const write of WRITES) {
      for (const [headers, words] of cases) {
        const { status, text } = await raw(world.url, write, headers)
        assert.equal(status, 403, `${write[1]} ${JSON.stringify(headers)}`)
        assert.match(problemIn(text).detail, words)
      }
    }
    assert.equal(world.store.version(), version)
  })

  it('is open to the application on this machine, by every name that it has here', async () => {
    const { port } = new URL(world.url)
    for (const host of [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      `LOCALHOST:${port}`,
      `127.9.9.9:${port}`,
    ]) {
      const headers = {
        ...MARK,
        host,
        origin: `http://${host.toLowerCase()}`,
        'sec-fetch-site': 'same-origin',
      }
      const { status } = await raw(world.url, WRITES[3]!, headers)
      assert.equal(status, 400, host) // there is no such proposal
    }
  })

  it('guards before a body is read', async () => {
    const large = 'x'.repeat(3_000_000)
    const response = await world.send(`${DESK}/documents?by=Anna`, large, {
      headers: { 'x-followthrough': '' },
    })
    assert.equal(response.status, 403)
  })
})

it('a desk for this machine alone is read by a loopback name only, whatever is read of it', async () => {
  const world = await deskHere()
  const { capture } = await world.take(NEWS)
  const { port } = new URL(world.url)
  const paths = [...READS, `/documents/${capture}`, `/captures/${capture}`]
  for (const path of paths) {
    for (const host of [`rebound.example:${port}`, `127.0.0.1.rebound.example:${port}`, 'x']) {
      for (const method of ['GET', 'HEAD']) {
        const { status, text } = await raw(world.url, [method, path], { host })
        assert.equal(status, 403, `${method} ${path} as ${host}`)
        if (method === 'GET') assert.match(problemIn(text).detail, /not the loopback address/)
      }
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status } = await raw(world.url, ['GET', path], { host })
      assert.equal(status, path.endsWith('/x') ? 404 : 200, `${path} as ${host}`)
    }
  }
})

it('only this machine reaches a loopback address', () => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1'])
    assert.ok(isLoopback(host), host)
  for (const host of ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', 'example.org', '', '::2'])
    assert.ok(!isLoopback(host), host)
})

it('a server that other machines reach reads and writes nothing', async () => {
  const world = await deskHere({ host: '0.0.0.0' })
  const { port } = new URL(world.url)
  const own = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address
  for (const host of ['127.0.0.1', ...(own === undefined ? [] : [own])]) {
    for (const write of WRITES) {
      const { status, text } = await raw(`http://${host}:${port}`, write, MARK)
      assert.equal(status, 403, write[1])
      assert.match(problemIn(text).detail, /start it on a loopback address/)
    }
  }
  const desk = DeskAnswer.parse(await (await world.get(DESK)).json())
  assert.equal(desk.writable, false)
  assert.match(desk.why!, /loopback/)
  assert.match(desk.why!, /Whoever reaches this server reads the desk/)
  const named = await raw(world.url, ['GET', '/queue'], { host: `desk.example:${port}` })
  assert.equal(named.status, 200)
  assert.equal((await world.get(`${DESK}/queue`)).status, 200)
  assert.equal((await world.send(`${DESK}/documents?by=Anna`, NEWS)).status, 403)
})
