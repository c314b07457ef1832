import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openWorld, type World } from './world.ts'

const HTML = { headers: { accept: 'text/html,*/*' } }

describe('the web application', () => {
  const dir = mkdtempSync(join(tmpdir(), 'followthrough-site-'))
  const site = join(dir, 'site')
  let world: World

  before(async () => {
    mkdirSync(join(site, 'assets'), { recursive: true })
    writeFileSync(join(dir, 'secret.txt'), 'secret')
    writeFileSync(join(site, '.env'), 'secret')
    writeFileSync(join(site, 'index.html'), '<!doctype html><title>App</title>')
    writeFileSync(join(site, 'robots.txt'), 'User-agent: *')
    writeFileSync(join(site, 'assets', 'index-Ab3dE9_x.js'), `//${' '.repeat(3000)}`)
    world = await openWorld({ siteDir: site })
  })
  after(async () => {
    await world.close()
    rmSync(dir, { recursive: true, force: true })
  })

  it('answers every page address with its first page', async () => {
    const routes = readFileSync(new URL('../../web/src/app.tsx', import.meta.url), 'utf8')
    const pages = [...routes.matchAll(/^ {2}\['(\/[^']+)', \w+\]/gm)].map(([, route]) =>
      route!.replace(/\/\*\?$/, ''),
    )
    assert.ok(pages.length > 10)
    const desk = [
      '',
      '/documents',
      '/documents/x',
      '/import',
      '/feeds',
      '/asks',
      '/actions',
      '/changes',
      '/sessions',
      '/sessions/s-1',
      '/sessions/s-1/minutes',
    ].map((path) => `/desk${path}`)
    for (const path of ['/', '/?asOf=2026-01-01', '/timeline/', ...pages, ...desk]) {
      const response = await world.get(path, HTML)
      assert.equal(response.status, 200, path)
      assert.match(response.headers.get('content-type')!, /^text\/html/)
      assert.equal(response.headers.get('cache-control'), 'no-cache')
      assert.match(await response.text(), /<title>App/)
    }
  })

  it('says 404 with its first page where it has no page', async () => {
    for (const path of [
      '/crossings',
      '/timeline/x',
      '/commitments/c-a/b',
      '/index.php',
      '/desk/x',
      '/desk/sessions/s-1/x',
    ]) {
      const response = await world.get(path, HTML)
      assert.equal(response.status, 404, path)
      assert.match(await response.text(), /<title>App/, path)
    }
  })

  it('answers a broken address with a page to people and a problem to programs', async () => {
    const page = await world.get('/commitments/%E0%A4%A', HTML)
    assert.equal(page.status, 400)
    assert.match(page.headers.get('content-type')!, /^text\/html/)
    assert.match(page.headers.get('content-security-policy')!, /default-src 'self'/)
    assert.match(await page.text(), /<h1>The request cannot be read<\/h1>/)
    const problem = await world.get('/commitments/%E0%A4%A')
    assert.equal(problem.status, 400)
    assert.match(problem.headers.get('content-type')!, /^application\/problem\+json/)
  })

  it('keeps assets for good, zips them, and knows them by their tag', async () => {
    const response = await world.get('/assets/index-Ab3dE9_x.js')
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(response.headers.get('content-encoding'), 'gzip')
    const robots = await world.get('/robots.txt')
    assert.equal(robots.headers.get('cache-control'), 'no-cache')
    // Not through fetch, which asks for no cached answer when it is given a tag.
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { 'if-none-match': robots.headers.get('etag')! }
      http
        .get(`${world.url}/robots.txt`, { headers }, (response) => {
          response.resume()
          resolve(response.statusCode!)
        })
        .on('error', reject)
    })
    assert.equal(status, 304)
  })

  it('has no page for a file that is missing, nor for who asks for none', async () => {
    assert.equal((await world.get('/assets/gone-12345678.js', HTML)).status, 404)
    assert.equal((await world.get('/anything', { headers: { accept: '*/*' } })).status, 404)
    assert.equal((await world.get('/api/anything', HTML)).status, 404)
  })

  it('never leaves its folder', async () => {
    const { port } = new URL(world.url)
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/..\\..\\secret.txt',
      '/.env',
      '//secret.txt',
      '/%00',
      '/assets/%c0%ae%c0%ae/secret.txt',
    ]) {
      // Not through fetch, which would tidy the path first.
      const text = await new Promise<string>((resolve, reject) => {
        http
          .get({ port, host: '127.0.0.1', path, headers: { accept: '*/*' } }, (response) => {
            let body = ''
            response.on('data', (chunk) => {
              body += chunk
            })
            response.on('end', () => resolve(`${response.statusCode} ${body}`))
          })
          .on('error', reject)
      })
      assert.match(text, /^4/, path)
      assert.doesNotMatch(text, /^\d+ secret/, path)
    }
  })
})

describe('without a build', () => {
  it('a plain page says how to build it, and the API answers', async () => {
    const world = await openWorld()
    try {
      const page = await world.get('/', HTML)
      assert.equal(page.status, 503)
      assert.match(await page.text(), /npm run build/)
      assert.equal((await world.get('/api/v1/status')).status, 200)
    } finally {
      await world.close()
    }
  })
})
