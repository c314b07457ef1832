/**
 * The map and its planner in a real browser: it draws from the server's own files alone, under the
 * server's own policy; everything it shows can be reached by keyboard, and a slow answer be stopped.
 */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { type Served, serve } from './served.ts'

const AS_OF = 'asOf=2026-11-21'

let served: Served
let browser: Browser
let pair: { from: string; to: string }
let crossings: { place: string; open: boolean | null }[]

before(async () => {
  served = await serve()
  browser = await openBrowser()
  const network = (await (await fetch(`${served.url}/api/v1/network?${AS_OF}`)).json()) as {
    pairs: { from: string; to: string }[]
    crossings: { place: string; open: boolean | null }[]
  }
  pair = network.pairs[0]!
  crossings = network.crossings
})
after(async () => {
  await browser?.close()
  await served?.close()
})

async function opened(path: string, width = 1440): Promise<{ page: Page; faults: string[] }> {
  const context: BrowserContext = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(served.url))
      faults.push(`asked another host: ${request.url()}`)
  })
  await page.goto(`${served.url}${path}${path.includes('?') ? '&' : '?'}${AS_OF}`)
  return { page, faults }
}

async function drawn(page: Page): Promise<void> {
  await page.locator('.map-canvas[data-drawn="true"]').waitFor()
}

/** How many colours a part of the page has, of those that more than a few pixels are of. */
async function coloursOf(page: Page, selector: string): Promise<number> {
  const picture = (await page.locator(selector).screenshot()).toString('base64')
  return page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    const counts = new Map<number, number>()
    for (let i = 0; i < data.length; i += 4) {
      const colour = (data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    return [...counts.values()].filter((count) => count > 20).length
  }, picture)
}

for (const width of [390, 1440]) {
  test(`the map draws land and links at ${width} pixels, and asks no other host`, async () => {
    const { page, faults } = await opened('/corridors', width)
    await drawn(page)
    const colours = await coloursOf(page, '.map-canvas')
    assert.ok(colours > 12, `${colours} colours`)
    assert.match(await page.locator('.map-foot').innerText(), /Natural Earth.*disputed/s)
    assert.deepEqual(faults, [])
    await page.context().close()
  })
}

test('a crossing opens from the list by keyboard, and leads back to it', async () => {
  const { page, faults } = await opened('/corridors')
  await drawn(page)
  const shut = crossings.find(({ open }) => open === false)!.place
  const link = page.locator(`#crossings a[href^="/crossings/${shut}?"]`)
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/crossings/${shut}\\?`))
  await page.getByRole('heading', { name: 'Passing it takes' }).waitFor()
  await page.getByRole('link', { name: 'All crossings' }).click()
  await page.waitForURL(/\/corridors\?.*#crossings/)
  await link.waitFor()
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('every crossing of the network is in the list', async () => {
  const { page } = await opened('/corridors')
  await page.locator('.crossing-line').first().waitFor()
  const places = new Set(crossings.map(({ place }) => place))
  assert.equal(await page.locator('.crossing-line').count(), places.size)
  await page.context().close()
})

test('ends are found by typing, taken by Enter, and kept in the address', async () => {
  const { page, faults } = await opened(`/corridors?from=${pair.from}&to=${pair.to}`)
  const to = page.getByRole('combobox', { name: 'To', exact: true })
  await to.fill(pair.from.slice(0, 4))
  await page.getByRole('listbox', { name: 'To', exact: true }).getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  const from = page.getByRole('combobox', { name: 'From', exact: true })
  await from.fill(pair.to)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Find journeys' }).click()
  await page.waitForURL(new RegExp(`from=${pair.to}&to=`))
  await page.locator('.journeys button').first().waitFor()
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('a leg that is pointed at in the table is marked in the chart and on the map', async () => {
  const { page, faults } = await opened('/corridors')
  await drawn(page)
  await page.locator('.distance-chart path[data-leg]').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(600) // the journey is brought into view
  const before = await page.locator('.map-canvas').screenshot()
  const summary = page.locator('.legs tbody tr summary').first()
  await summary.focus()
  await page.locator('.distance-chart path.is-hovered').first().waitFor({ state: 'attached' })
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(400)
  const marked = await page.locator('.map-canvas').screenshot()
  assert.equal(before.equals(marked), false)
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('a journey that is chosen is kept in the address and drawn', async () => {
  const { page } = await opened('/corridors')
  await page.locator('.journeys li').nth(1).getByRole('button').click()
  await page.waitForURL(/journey=/)
  await page.reload()
  await page.locator('.journeys button[aria-pressed="true"]').waitFor()
  assert.equal(await page.locator('.journeys button[aria-pressed="true"]').count(), 1)
  await page.context().close()
})

test('a scenario is compared with the network as it is, side by side', async () => {
  const { page, faults } = await opened('/corridors')
  await page.locator('.openings button').first().click()
  await page.waitForURL(/(deliver|open)=/)
  const table = page.locator('.compare')
  await table.waitFor()
  assert.deepEqual(await table.locator('thead th').allInnerTexts(), [
    'Best',
    'As it is',
    'As asked',
  ])
  assert.equal(await table.locator('tbody tr').count(), 5)
  await page.getByRole('button', { name: 'As it is' }).click()
  await table.waitFor({ state: 'detached' })
  assert.doesNotMatch(page.url(), /(deliver|open)=/)
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('where there is no journey it says what stands in the way', async () => {
  const { page, faults } = await opened('/corridors?avoid=road&avoid=rail')
  await page.getByRole('heading', { name: 'There is no journey' }).waitFor()
  assert.ok((await page.locator('.no-route').innerText()).length > 60)
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('an answer that takes its time says so, and can be stopped and asked for again', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  let slow = true
  await page.route('**/api/v1/route?**', async (route) => {
    if (slow) await new Promise((resolve) => setTimeout(resolve, 20_000))
    await route.continue().catch(() => undefined) // given up by then
  })
  await page.goto(`${served.url}/corridors?${AS_OF}`)
  await page.getByRole('button', { name: 'Cancel' }).click()
  slow = false
  await page.getByRole('button', { name: 'Ask again' }).click()
  await page.locator('.journeys button').first().waitFor()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
})
