/**
 * Every page in a real browser, at both widths and in both themes: it shows what it is about, has no
 * accessibility finding, fits the width, asks no other host and logs no error.
 */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import test, { after, before } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { type Served, serve } from './served.ts'

const AS_OF = 'asOf=2026-11-21'
const NO_PAGE = '/nowhere'
const WIDTHS = { phone: 390, desktop: 1440 }
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

let served: Served
let browser: Browser

before(async () => {
  served = await serve()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await served?.close()
})

/** Ids of things that exist, asked of the API, so that the test names no fact of a pack. */
async function someIds(): Promise<Record<string, string>> {
  const get = async (path: string) =>
    (await (await fetch(`${served.url}/api/v1/${path}?${AS_OF}`)).json()) as Record<string, never>
  const status = (await get('status')) as unknown as {
    commitments: {
      id: string
      instrument: string | null
      evidence: string[]
      recurrences: number
    }[]
  }
  const most = status.commitments.toSorted((a, b) => b.recurrences - a.recurrences)[0]!
  const first = async (path: string, key: string) =>
    ((await get(path)) as unknown as Record<string, { id: string }[]>)[key]![0]!.id
  const timeline = (await get('timeline')) as unknown as { entries: { type: string; id: string }[] }
  return {
    commitment: most.id,
    instrument: status.commitments.find((c) => c.instrument !== null)!.instrument!,
    event: timeline.entries.find((entry) => entry.type === 'event')!.id,
    institution: await first('institutions', 'institutions'),
    person: await first('people', 'people'),
    source: await first('sources', 'sources'),
    crossing: await shutCrossing(),
    statement: most.evidence[0]!,
  }
}

/** A crossing that is shut and was measured: its page has something in every part. */
async function shutCrossing(): Promise<string> {
  const { crossings } = (await (
    await fetch(`${served.url}/api/v1/crossings?${AS_OF}&open=no`)
  ).json()) as { crossings: { place: string; hours: number | null }[] }
  return crossings.find(({ hours }) => hours !== null)!.place
}

/** Path of every page, and what must be on it. */
async function pages(): Promise<[path: string, heading: RegExp][]> {
  const ids = await someIds()
  return [
    ['/', /./],
    ['/commitments', /commitments/i],
    [`/commitments/${ids.commitment}`, /./],
    ['/timeline', /timeline/i],
    ['/disagreements', /disagree/i],
    ['/corridors', /corridors/i],
    [`/crossings/${ids.crossing}`, /./],
    ['/target', /./],
    ['/people', /people/i],
    [`/people/${ids.person}`, /./],
    [`/institutions/${ids.institution}`, /./],
    [`/instruments/${ids.instrument}`, /./],
    [`/events/${ids.event}`, /./],
    ['/sources', /sources/i],
    [`/sources/${ids.source}`, /./],
    [`/statements/${ids.statement}`, /./],
    ['/codebook', /codebook/i],
    ['/search?q=transit', /./],
    [NO_PAGE, /not|no /i],
  ]
}

interface Watched {
  readonly page: Page
  readonly faults: string[]
}

async function watched(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url) && !request.url().startsWith('data:'))
      faults.push(`asked another host: ${request.url()}`)
  })
  return { page, faults }
}

const at = (path: string) => `${served.url}${path}${path.includes('?') ? '&' : '?'}${AS_OF}`

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('.waiting') === null)
}

/** What axe finds by `rules`; by all of them where none is named. */
async function findings(page: Page, ...rules: string[]): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(runOnly.length === 0 ? {} : { runOnly })
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)
  }, rules)
}

for (const [name, width] of Object.entries(WIDTHS)) {
  test(`every page is sound at ${width} pixels (${name}), light and dark`, async () => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      bypassCSP: true, // axe is put in by evaluate; the policy itself has a test of its own
      reducedMotion: 'reduce',
    })
    const { page, faults } = await watched(context)
    for (const [path, heading] of await pages()) {
      await page.emulateMedia({ colorScheme: 'light' })
      const response = await page.goto(at(path))
      await settle(page)
      assert.equal(response?.status(), path === NO_PAGE ? 404 : 200, path)
      assert.match(await page.locator('h1').first().innerText(), heading, path)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(overflow <= 0, `${path} is ${overflow} pixels too wide`)
      assert.deepEqual(await findings(page), [], path)
      await page.emulateMedia({ colorScheme: 'dark' })
      assert.deepEqual(await findings(page, 'color-contrast'), [], `${path}, dark`)
      const found = faults.splice(0)
      // The browser logs the status of a page that is none: it is meant.
      if (path === NO_PAGE) assert.match(found.shift() ?? '', /404/)
      assert.deepEqual(found, [], path)
    }
    await context.close()
  })
}

test('pages obey the content policy of the server', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page, faults } = await watched(context)
  for (const path of ['/', '/commitments', '/timeline', '/target', '/corridors', '/api/docs']) {
    await page.goto(at(path))
    await settle(page)
  }
  assert.deepEqual(faults, [])
  await context.close()
})

test('the day control changes what is shown, is kept by links, and a past day says so', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page } = await watched(context)
  await page.goto(at('/'))
  await settle(page)
  const now = await page.locator('main').innerText()
  await page.goto(`${served.url}/?asOf=2024-01-01`)
  await settle(page)
  const then = await page.locator('main').innerText()
  assert.notEqual(then, now)
  assert.match(await page.locator('body').innerText(), /1 Jan 2024/)
  await page
    .getByRole('link', { name: /^Commitments/ })
    .first()
    .click()
  await settle(page)
  assert.match(page.url(), /\/commitments\?.*asOf=2024-01-01/)
  await context.close()
})

test('a dot of the overview leads to its commitment, by keyboard alone', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page } = await watched(context)
  await page.goto(at('/'))
  await settle(page)
  const dot = page.locator('main a[href*="/commitments/c-"]').first()
  await dot.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/commitments\/c-/)
  await settle(page)
  assert.match(await page.locator('main').innerText(), /evidence/i)
  await context.close()
})

test('the table filters by words and keeps its state in the address', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page } = await watched(context)
  await page.goto(at('/commitments?text=railway'))
  await settle(page)
  const rows = await page.locator('tbody tr').allInnerTexts()
  assert.ok(rows.length > 0)
  await page.goto(at('/commitments?text=railway&headline=stalled'))
  await settle(page)
  const fewer = await page.locator('tbody tr').allInnerTexts()
  assert.ok(fewer.length > 0 && fewer.length < rows.length)
  for (const row of fewer) assert.match(row, /stalled/i)
  await context.close()
})

/** What a list of answers would be like with names that cannot be broken at a space. */
const UNBROKEN = 'Unbroken'.repeat(10)

test('at 320 pixels a name without a space widens no page', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } })
  const { page } = await watched(context)
  await page.route('**/api/v1/**', async (route) => {
    const response = await route.fetch()
    const named = JSON.parse(await response.text(), (key, value) =>
      (key === 'title' || key === 'name' || key === 'text') && typeof value === 'string'
        ? UNBROKEN
        : value,
    )
    await route.fulfill({ response, json: named })
  })
  for (const [path] of await pages()) {
    await page.goto(at(path))
    await settle(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(width <= 320, `${path} is ${width} pixels wide`)
  }
  await context.close()
})

test('words of the bottom bar keep apart at 320 pixels, and every section is in reach', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } })
  const { page } = await watched(context)
  await page.goto(at('/disagreements'))
  await settle(page)
  const bar = page.getByRole('navigation', { name: 'Main sections' })
  const gaps = await bar.locator(':scope > ul').evaluate((list) => {
    const words = [...list.querySelectorAll('a, button')].flatMap((item) => {
      const range = document.createRange()
      range.selectNodeContents(item)
      const box = range.getBoundingClientRect()
      return box.width === 0 ? [] : [box]
    })
    return words.slice(1).map((box, i) => box.left - words[i]!.right)
  })
  assert.ok(gaps.length >= 3 && Math.min(...gaps) >= 12, `gaps of ${gaps.join(', ')} pixels`)
  await bar.getByRole('button', { name: 'More' }).click()
  assert.ok(await bar.getByRole('link', { name: /^Disagreements/ }).isVisible())
  await context.close()
})

test('a day that cannot be read is said, and nothing is shown as of another', async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    bypassCSP: true,
  })
  const { page } = await watched(context)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked.push(request.url())
  })
  for (const query of ['asOf=foo', 'asOf=2026-02-30', 'asOf=2026-02-04&knownAt=foo']) {
    await page.goto(`${served.url}/commitments?${query}`)
    await settle(page)
    assert.match(await page.locator('main').innerText(), /The day cannot be read/, query)
    assert.match(await page.locator('main').innerText(), /“(foo|2026-02-30)”/, query)
    assert.equal(await page.locator('main table').count(), 0, query)
    assert.deepEqual(await findings(page), [], query)
    assert.deepEqual(
      asked.splice(0).filter((url) => !url.endsWith('/freshness')),
      [],
      query,
    )
  }
  await page.getByRole('button', { name: 'As of 4 Feb 2026' }).click()
  await page.locator('tbody tr').first().waitFor()
  assert.match(page.url(), /\/commitments\?asOf=2026-02-04$/)
  await page.goto(`${served.url}/?asOf=foo`)
  await page.getByRole('button', { name: 'Back to today' }).click()
  await page.getByRole('heading', { name: 'Every commitment' }).waitFor()
  assert.equal(page.url(), `${served.url}/`)
  await context.close()
})

test('an empty list says why, and blames no filter that is not set', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page } = await watched(context)
  for (const path of ['/commitments', '/sources', '/timeline']) {
    await page.goto(`${served.url}${path}?asOf=1990-01-01`)
    await settle(page)
    const empty = await page.locator('.empty').innerText()
    assert.match(empty, /was on record by 1 Jan 1990/, path)
    assert.doesNotMatch(empty, /filter|shorten/i, path)
  }
  await page.goto(at('/commitments?offset=5000'))
  await settle(page)
  assert.match(await page.locator('.empty').innerText(), /The list ends earlier/)
  await page.getByRole('button', { name: 'To the first rows' }).click()
  await page.locator('tbody tr').first().waitFor()
  await page.goto(at('/commitments?text=zzzzzz'))
  await settle(page)
  assert.match(await page.locator('.empty').innerText(), /filter/)
  await context.close()
})

test('the timeline obeys its bounds, and says when they cannot be read', async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    bypassCSP: true,
  })
  const { page } = await watched(context)
  await page.goto(at('/timeline?from=zzz'))
  await settle(page)
  assert.match(await page.locator('main').innerText(), /days asked for cannot be read.*“zzz”/s)
  assert.equal(await page.locator('.time-entry').count(), 0)
  assert.deepEqual(await findings(page), [])
  await page.getByRole('button', { name: 'Show every day' }).click()
  await page.locator('.time-entry').first().waitFor()
  const all = await page.locator('.time-entry').count()
  await page.goto(at('/timeline?from=2024&to=2025-06'))
  await settle(page)
  assert.match(await page.locator('main').innerText(), /from 2024 to Jun 2025/)
  const some = await page.locator('.time-entry').count()
  assert.ok(some > 0 && some < all, `${some} of ${all}`)
  await context.close()
})

test('the timeline ends with the instruments that have no day', async () => {
  const answer = (await (await fetch(`${served.url}/api/v1/timeline?${AS_OF}`)).json()) as {
    undated: { title: string }[]
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page } = await watched(context)
  await page.goto(at('/timeline'))
  await settle(page)
  const group = page.locator('.year', { hasText: 'Day not on record' })
  assert.deepEqual(
    await group.locator('.time-entry a').allInnerTexts(),
    answer.undated.map(({ title }) => title),
  )
  assert.equal(await group.locator('time').count(), 0)
  await context.close()
})

test('the first load stays under 200 kB on the wire, headers and fonts included', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  const sizes = new Map<string, number>()
  const urls = new Map<string, string>()
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.set(urls.get(requestId)!, encodedDataLength)
  })
  await wire.send('Network.enable')
  await page.goto(at('/'))
  await settle(page)
  await page.evaluate(() => document.fonts.ready)
  const site = [...urls.values()].filter((url) => !url.includes('/api/'))
  assert.ok(site.length > 3)
  assert.deepEqual(
    site.filter((url) => !sizes.has(url)),
    [],
    'asked for, and not counted',
  )
  const bytes = site.reduce((sum, url) => sum + sizes.get(url)!, 0)
  assert.ok(bytes > 50_000 && bytes < 200_000, `${bytes} bytes`)
  await context.close()
})
