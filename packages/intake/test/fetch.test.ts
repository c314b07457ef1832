import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { after, before } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type FetcherOptions, openFetcher } from '../src/fetch.ts'
import { IntakeError } from '../src/intake-error.ts'
import { isPublicAddress } from '../src/public-address.ts'

const MODIFIED = 'Wed, 04 Feb 2026 10:00:00 GMT'
let server: Server
let host: string
before(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    const to = (location: string) => response.writeHead(302, { location }).end()
    if (path === '/versioned') {
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers
      if (etag === '"v1"' || since === MODIFIED) response.writeHead(304).end()
      else response.writeHead(200, { etag: '"v1"', 'last-modified': MODIFIED }).end('signed')
    } else if (path === '/moved') to('/versioned')
    else if (path === '/always304') response.writeHead(304).end()
    else if (path === '/page') {
      response.writeHead(200, { 'content-type': 'text/html; charset=windows-1251' }).end('signed')
    } else if (path === '/zipped') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('signed'))
    } else if (path === '/bomb') {
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(30_000_000)))
    } else if (path.startsWith('/hop')) {
      const left = Number(path.slice(4))
      to(left === 0 ? '/page' : `/hop${left - 1}`)
    } else if (path === '/metadata') to('http://169.254.169.254/latest/meta-data/')
    else if (path === '/inside') to('http://127.0.0.2:1/')
    else if (path === '/name') to('http://localhost.:8022/')
    else if (path === '/file') to('file:///etc/passwd')
    else if (path === '/endless') {
      response.writeHead(200)
      const drip = setInterval(() => response.write(Buffer.alloc(65_536)), 1)
      response.on('close', () => clearInterval(drip))
    } else if (path === '/slow') {
      response.writeHead(200).write('a')
    } else if (path !== '/silent') response.writeHead(404).end('gone')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

async function get(url: string, options: Partial<FetcherOptions> = {}) {
  const fetcher = openFetcher({
    hosts: [host],
    allowAddress: (address) => address === '127.0.0.1',
    ...options,
  })
  try {
    return await fetcher.fetch(url)
  } finally {
    await fetcher.close()
  }
}
const fails = (fault: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof IntakeError, String(error))
  assert.equal(error.fault, fault, error.message)
  assert.match(error.message, words)
  return true
}

test('a page on an allowed host is fetched with its type, plain or zipped', async () => {
  const page = await get(`http://${host}/page`)
  assert.equal(Buffer.from(page.bytes).toString(), 'signed')
  assert.equal(page.mime, 'text/html; charset=windows-1251')
  assert.equal(Buffer.from((await get(`http://${host}/zipped`)).bytes).toString(), 'signed')
})

test('a page is sent again only when it is no longer the version known', async () => {
  const fetcher = openFetcher({ hosts: [host], allowAddress: (address) => address === '127.0.0.1' })
  const ask = (path: string, etag: string | null, modified: string | null) =>
    fetcher.fetch(`http://${host}/${path}`, undefined, { etag, modified })
  const first = await fetcher.fetch(`http://${host}/versioned`)
  assert.deepEqual([first.isUnchanged, first.etag, first.modified], [false, '"v1"', MODIFIED])
  for (const path of ['versioned', 'moved']) {
    const again = await ask(path, first.etag, null)
    assert.deepEqual([again.isUnchanged, again.bytes.length], [true, 0])
    assert.equal((await ask(path, null, first.modified)).isUnchanged, true)
    assert.equal((await ask(path, '"v0"', null)).isUnchanged, false)
  }
  // What is no header value is not sent; an answer to a question that was not asked is none.
  assert.equal((await ask('versioned', '"v1"\r\nx: y', null)).isUnchanged, false)
  await assert.rejects(ask('always304', null, null), fails('fetch', /status 304/))
  await fetcher.close()
})

test('no host is allowed unless it was named', async () => {
  await assert.rejects(
    get(`http://${host}/page`, { hosts: [] }),
    fails('refused', /not an allowed host/),
  )
})

test('twenty tricky addresses are refused without a connection, even on an allowed host', async () => {
  const tricky = [
    'http://127.0.0.1/',
    'http://localhost/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://①②⑦.⓪.⓪.①/',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://user:secret@192.0.2.1/',
    'ftp://192.0.2.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//127.0.0.1/',
    'http://',
    '',
  ]
  const hosts = tricky.flatMap((url) => URL.parse(url)?.host ?? [])
  const fetcher = openFetcher({ hosts, timeMs: 2000 })
  for (const url of tricky) await assert.rejects(fetcher.fetch(url), fails('refused', /\.$/), url)
  await fetcher.close()
})

test('an address that shares its opening or ending with an allowed host is not it', async () => {
  for (const url of [
    'http://news.example.evil.test/',
    'http://evilnews.example/',
    'http://news.example:8080/',
    'http://news.example@evil.test/',
  ]) {
    await assert.rejects(
      get(url, { hosts: ['news.example'] }),
      fails('refused', /not an allowed host|user name/),
    )
  }
})

test('a redirect is checked like the first address', async () => {
  for (const path of ['metadata', 'inside', 'name', 'file']) {
    await assert.rejects(get(`http://${host}/${path}`), fails('refused', /redirects to what/))
  }
  const hosts = [host, '169.254.169.254', '127.0.0.2:1']
  for (const path of ['metadata', 'inside']) {
    await assert.rejects(
      get(`http://${host}/${path}`, { hosts }),
      fails('refused', /not on the public internet/),
    )
  }
})

test('three redirects are followed and a fourth is not', async () => {
  assert.equal((await get(`http://${host}/hop2`)).url, `http://${host}/page`)
  await assert.rejects(get(`http://${host}/hop3`), fails('fetch', /over 3 times/))
})

test('an endless body, a bomb, silence and dripping are ended', async () => {
  await assert.rejects(
    get(`http://${host}/endless`, { maxBytes: 1_000_000 }),
    fails('too-large', /1000000/),
  )
  await assert.rejects(
    get(`http://${host}/bomb`, { maxBytes: 1_000_000 }),
    fails('too-large', /1000000/),
  )
  await assert.rejects(get(`http://${host}/silent`, { timeMs: 300 }), fails('too-slow', /0\.3 s/))
  await assert.rejects(get(`http://${host}/slow`, { timeMs: 300 }), fails('too-slow', /0\.3 s/))
})

test('an error status, a closed port and a stop are told', async () => {
  await assert.rejects(get(`http://${host}/nothing`), fails('fetch', /status 404/))
  await assert.rejects(
    get('http://127.0.0.1:9/', { hosts: ['127.0.0.1:9'] }),
    fails('fetch', /not fetched/),
  )
  const fetcher = openFetcher({ hosts: [host], allowAddress: () => true })
  await assert.rejects(
    fetcher.fetch(`http://${host}/silent`, AbortSignal.timeout(50)),
    fails('fetch', /stopped/),
  )
  await fetcher.close()
})

test('public addresses are told from all others', () => {
  for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8']) {
    assert.ok(isPublicAddress(address), address)
  }
  for (const address of [
    '10.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '::',
    '::1',
    '::7f00:1',
    '64:ff9b::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fec0::1',
    '4000::1',
    'example.org',
    '',
  ]) {
    assert.ok(!isPublicAddress(address), address)
  }
})
