/** The page of papers in a real browser: chosen, seen in a frame that can do nothing, saved, and a set of them. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { findings, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

let served: Served
let browser: Browser
let steps: ReturnType<typeof stepsAt>
before(async () => {
  served = await serve('--pack', 'packs/example')
  browser = await openBrowser()
  steps = stepsAt(served, browser)
})
after(async () => {
  await browser?.close()
  await served?.close()
})

const paper = (page: Page) => page.frameLocator('.paper-page')
const choose = (page: Page, name: string, value: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(value)

test('a paper is chosen, and seen as it will read, from right to left too', async () => {
  const { page, context, faults } = await steps.opened('/desk/papers')
  await paper(page).getByRole('heading', { name: 'Scorecard', level: 1 }).waitFor()
  await choose(page, 'Paper', 'sector')
  await page.getByText('Choose the sector.').waitFor()
  const field = page.getByRole('combobox', { name: 'Sector' })
  await field.click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await settled(page)
  const name = await field.inputValue()
  await paper(page).getByRole('heading', { name, level: 1 }).waitFor()
  await choose(page, 'Language', 'ur')
  await choose(page, 'Digits', 'arabext')
  await settled(page)
  const root = paper(page).locator('html')
  await paper(page).locator('html[dir=rtl]').waitFor()
  assert.equal(await root.getAttribute('lang'), 'ur')
  // Its own styles and fonts are there, and it is of no origin.
  const [size, origin] = await root.evaluate((html) => [
    getComputedStyle(html.querySelector('h1')!).fontSize,
    html.ownerDocument.defaultView!.origin,
  ])
  assert.equal(size, '32px')
  assert.equal(origin, 'null')
  const address = new URL(page.url())
  assert.equal(address.searchParams.get('language'), 'ur')
  await page.reload()
  await paper(page).locator('html[dir=rtl]').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a paper is saved in each format', async () => {
  const { page, context } = await steps.opened('/desk/papers?number=V-7')
  const starts = { PDF: '%PDF-', DOCX: 'PK', HTML: '<!doctype html>', Markdown: 'Velmara' }
  for (const [name, start] of Object.entries(starts)) {
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    const saved = await saving
    assert.match(
      saved.suggestedFilename(),
      /^example-scorecard-\d{4}-\d\d-\d\d\.(pdf|docx|html|md)$/,
    )
    assert.ok(readFileSync(await saved.path(), 'latin1').startsWith(start), name)
  }
  await context.close()
})

test('a commitment and a body lead to their briefs', async () => {
  const { commitments } = await steps.get<{ commitments: { id: string; title: string }[] }>(
    'status',
  )
  const { institutions } = await steps.get<{ institutions: { id: string }[] }>('institutions')
  const { id, title } = commitments[0]!
  const { page, context } = await steps.opened(`/commitments/${id}`)
  await page.getByRole('link', { name: 'Brief', exact: true }).click()
  await paper(page).getByRole('heading', { name: title, level: 1 }).waitFor()
  await page.goto(`${served.url}/institutions/${institutions[0]!.id}?asOf=2026-06-01`)
  await page.getByRole('link', { name: 'Brief', exact: true }).click()
  await paper(page).getByText('As of 1 June 2026').waitFor()
  await context.close()
})

test('what cannot be set is told in the words of the server', async () => {
  const { page, context } = await steps.opened('/desk/papers?kind=sector&about=nowhere')
  await page.getByRole('alert').getByText('there is no sector nowhere').waitFor()
  await context.close()
})

test('a whole set is set with progress, and saved as one zip', async () => {
  const { page, context, faults } = await steps.opened('/desk/papers')
  await choose(page, 'Format', 'md')
  // By key: a click is hit-tested against the frame above, which may not have settled.
  await page.getByRole('button', { name: 'Set them all' }).press('Enter')
  const link = page.getByRole('link', { name: /^Save the zip/ })
  await link.waitFor()
  const saving = page.waitForEvent('download')
  await link.press('Enter')
  const saved = await saving
  const files = unzipSync(new Uint8Array(readFileSync(await saved.path())))
  assert.ok(Object.keys(files).length > 1)
  assert.deepEqual(faults, [])
  await context.close()
})

for (const width of [320, 390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the page of papers is sound at ${width} pixels, ${colorScheme}`, async () => {
      const options = { width, colorScheme, name: 'Ilyas', bypassCSP: true }
      const { page, context } = await steps.opened('/desk/papers?language=ur', options)
      for (const search of ['kind=scorecard', 'kind=corridor', 'kind=changes&from=2026-01-01']) {
        await page.goto(`${served.url}/desk/papers?${search}`)
        await settled(page)
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.ok(over <= 0, `${search} is too wide`)
        assert.deepEqual(await findings(page), [], search)
      }
      await context.close()
    })
  }
}
