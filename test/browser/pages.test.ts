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
    statement: most.evidence[0]!,
  }
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
    ['/nowhere', /not|no /i],
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

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)
  })
}

for (const [name, width] of Object.entries(WIDTHS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page is sound at ${width} pixels (${name}), ${colorScheme}`, async () => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true, // axe is put in by evaluate; the policy itself has a test of its own
        reducedMotion: 'reduce',
      })
      const { page, faults } = await watched(context)
      for (const [path, heading] of await pages()) {
        await page.goto(at(path))
        await settle(page)
        assert.match(await page.locator('h1').first().innerText(), heading, path)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.ok(overflow <= 0, `${path} is ${overflow} pixels too wide`)
        assert.deepEqual(await findings(page), [], path)
        assert.deepEqual(faults.splice(0), [], path)
      }
      await context.close()
    })
  }
}

test('pages obey the content policy of the server', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page, faults } = await watched(context)
  for (const path of ['/', '/commitments', '/timeline', '/target', '/api/docs']) {
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

test('the first load stays under 200 kB, compressed, fonts included', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  let bytes = 0
  page.on('requestfinished', async (request) => {
    if (!request.url().includes('/api/')) bytes += (await request.sizes()).responseBodySize
  })
  await page.goto(at('/'))
  await settle(page)
  assert.ok(bytes > 50_000 && bytes < 200_000, `${bytes} bytes`)
  await context.close()
})
