/**
 * The map and its planner in a real browser: it draws from the server's own files alone, under the
 * server's own policy; everything it shows can be reached by keyboard, and a slow answer be stopped.
 */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import test, { after, before } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { type Served, serve } from './served.ts'

const AS_OF = 'asOf=2026-11-21'
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

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

test('charts stand under the map in its column; on a phone all is one column in the order of reading', async () => {
  const { page } = await opened('/corridors')
  const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!
  await page.locator('#front svg').waitFor()
  const [map, front, side] = [await box('.map'), await box('#front'), await box('.journeys')]
  assert.ok(front.y >= map.y + map.height, 'under the map')
  assert.ok(front.x + front.width <= side.x, 'beside the journeys')
  await page.setViewportSize({ width: 390, height: 800 })
  const tops = []
  for (const selector of ['.map', '.journeys', '.distance-chart', '#front'])
    tops.push((await box(selector)).y)
  assert.deepEqual(
    tops,
    tops.toSorted((a, b) => a - b),
  )
  await page.context().close()
})

test('labels of the scatter do not overlap each other', async () => {
  const { page } = await opened('/corridors')
  await page.locator('#front svg text', { hasText: 'cheapest' }).waitFor()
  const boxes = await page.locator('#front svg > text').evaluateAll((texts) =>
    texts.map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  assert.ok(boxes.length >= 2)
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(0, i))
      assert.ok(
        a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom,
        JSON.stringify([a, b]),
      )
  })
  await page.context().close()
})

test('rarer wishes wait behind “More”, are kept in the address and asked of the server', async () => {
  const { page, faults } = await opened('/corridors')
  await page.locator('.journeys button').first().waitFor()
  await page.locator('.planner-more summary').click()
  await page.getByLabel('Value, US dollars').fill('90000')
  await page.getByRole('checkbox', { name: 'road', exact: true }).check()
  await page.getByRole('checkbox', { name: 'rail', exact: true }).check()
  await page.getByLabel('goods kept cold').check()
  await page.getByLabel(/under sanctions/).check()
  await page.getByLabel('At a shut crossing').selectOption('replan')
  assert.doesNotMatch(page.url(), /valueUsd/, 'nothing before it is asked for')
  const asked = page.waitForRequest(/api\/v1\/route\?/)
  await page.getByRole('button', { name: 'Find journeys' }).click()
  for (const url of [(await asked).url(), page.url()]) {
    const query = new URL(url).searchParams
    assert.deepEqual(query.getAll('mode'), ['road', 'rail'])
    const rest = ['valueUsd', 'chilled', 'screen', 'policy'].map((key) => query.get(key))
    assert.deepEqual(rest, ['90000', 'true', 'true', 'replan'])
  }
  await page.reload()
  assert.equal(await page.getByLabel('Value, US dollars').inputValue(), '90000')
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('a journey with a place it must pass passes it', async () => {
  const { page, faults } = await opened('/corridors')
  await page.locator('.planner-more summary').click()
  const open = crossings.find((one) => one.open === true)!.place
  await page.getByRole('combobox', { name: 'Must pass' }).fill(open)
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Must be passed' }).getByRole('button').waitFor()
  await page.getByRole('button', { name: 'Find journeys' }).click()
  await page.waitForURL(/require=/)
  await page.locator('.journeys button, .no-route').first().waitFor()
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('legs of the whole front are asked for once, when a journey is picked that came without', async () => {
  const { page, faults } = await opened('/corridors')
  const legs: (string | null)[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname.endsWith('/api/v1/route')) legs.push(url.searchParams.get('legs'))
  })
  await page.reload()
  await page.locator('.distance-chart').waitFor()
  assert.deepEqual(legs, ['grouped'])
  await page.locator('#front summary').click()
  const other = page.locator('#front tr', { hasText: 'on the front' }).getByRole('button')
  for (const i of [3, 9]) {
    await other.nth(i).click()
    await page.waitForURL(/journey=/)
    await page.locator('.distance-chart path[data-leg]').first().waitFor({ state: 'attached' })
    assert.ok((await page.locator('.legs tbody tr').count()) > 3)
  }
  assert.deepEqual(legs, ['grouped', 'all'])
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('what the journeys stand on is asked for when opened, and its rows are marked on the map', async () => {
  const { page, faults } = await opened('/corridors')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/critical')) asked.push(request.url())
  })
  await drawn(page)
  await page.locator('.distance-chart').waitFor()
  assert.deepEqual(asked, [])
  await page.locator('.critical summary').click()
  const losses = page.locator('.critical-table').first()
  const gains = page.locator('.critical-table').nth(1)
  await gains.waitFor()
  assert.equal(asked.length, 1)
  assert.equal(new URL(asked[0]!).searchParams.get('pair'), `${pair.from}:${pair.to}`)
  assert.ok((await losses.locator('a[href^="/crossings/"]').count()) > 0)
  assert.ok((await gains.locator('a[href^="/commitments/"]').count()) > 0)
  const row = losses.locator('tbody tr', { has: page.locator('a') }).first()
  await row.scrollIntoViewIfNeeded()
  await page.waitForTimeout(700) // the journey is brought into view
  const before = await page.locator('.map-canvas').screenshot()
  await row.hover()
  await page.waitForTimeout(400)
  const marked = await page.locator('.map-canvas').screenshot()
  assert.equal(before.equals(marked), false)
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('under a scenario the map says that it shows it, and how many links', async () => {
  const shut = crossings.find(({ open }) => open === false)!.place
  const { page, faults } = await opened(`/corridors?open=${shut}`)
  await drawn(page)
  await page.locator('.scenario-note').waitFor()
  assert.match(
    await page.locator('.scenario-note').innerText(),
    /shows the scenario: \d+ links? taken as open/,
  )
  await page.getByRole('button', { name: 'As it is' }).click()
  await page.locator('.scenario-note').waitFor({ state: 'detached' })
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('no regime is named twice for a leg, and a leg in doubt says why', async () => {
  const { page } = await opened('/corridors')
  await page.locator('.legs tbody tr').first().waitFor()
  for (const words of await page.locator('.legs td[data-label="Papers"] small').allInnerTexts()) {
    const schemes = words.replace(/^under /, '').split(', ')
    assert.equal(new Set(schemes).size, schemes.length, words)
  }
  const warnings = await page.locator('.journeys .chosen .journey-warning').allInnerTexts()
  const inDoubt = await page.locator('.legs .warn').allInnerTexts()
  assert.equal(
    inDoubt.length > 0,
    warnings.some((words) => words.includes('in doubt')),
  )
  for (const words of inDoubt) assert.match(words, /nobody has said that it is open again/)
  await page.context().close()
})

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`with everything opened the page is sound at ${width} pixels, ${colorScheme}`, async () => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true, // axe is put in by evaluate
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.goto(`${served.url}/corridors?${AS_OF}&screen=true&require=${pair.to}`)
      await page.locator('.critical summary').click()
      await page.locator('.critical-table').nth(1).waitFor()
      const all = page.locator('.critical').getByRole('button', { name: /^All \d/ })
      while ((await all.count()) > 0) await all.first().click()
      for (const more of await page.locator('.other-journeys summary').all()) await more.click()
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(wide <= width, `${wide} pixels wide`)
      await page.evaluate(axeSource)
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        const { violations } = await axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`)
      })
      assert.deepEqual(found, [])
      await context.close()
    })
  }
}
