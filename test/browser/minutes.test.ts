/**
 * The minutes of a session in a real browser, on the real server: a Word file is dropped beside the agenda, what
 * each item came to is confirmed one by one and all at once, and the session is closed with the record of it.
 */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { docxOf, paragraph } from '../../packages/intake/test/made.ts'
import { openBrowser } from './chromium.ts'
import { findings, lit, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

const ON = '2024-03-12'
const LINES = [
  'Minutes of the session',
  'Item 1. The sides agreed to defer the item to the next session.',
  'Item 2. The sides discussed the state of the works. Ilbrek undertook to submit a timetable by 30 June 2027.',
  'Item 3. The sides exchanged views.',
  'Any other business',
  'The sides agreed to open a joint weather station by 1 May 2027.',
]
const DOCX = Buffer.from(docxOf(LINES.map((line) => paragraph(line)).join('')))
const FILE = {
  name: 'minutes.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: DOCX,
}

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

async function session(id: string, on = ON, fixed = true): Promise<void> {
  const past = on === ON
  await steps.post('sessions', { id, mechanism: 'n-jsc', on, past, items: 4, by: 'Ann' })
  if (fixed)
    await steps.post(`sessions/${id}/agenda/fix`, { base: 0, recordDay: '2024-03-12', by: 'Ann' })
}

const item = (page: Page, number: number) => page.locator(`#item-${number}`)
const outcome = (page: Page, number: number) =>
  page.getByRole('combobox', { name: `What item ${number} came to` })

test('from the Word file to the record of what each item came to', async () => {
  await session('spring')
  const { page, context, faults } = await steps.opened('/desk/sessions/spring/minutes', {
    name: 'Aisha Bek',
    bypassCSP: true,
  })
  await page.getByLabel('Choose the file').setInputFiles(FILE)
  await item(page, 4).waitFor()
  const shown = async () => [
    await outcome(page, 1).inputValue(),
    await outcome(page, 2).inputValue(),
    await outcome(page, 3).inputValue(),
    await outcome(page, 4).inputValue(),
  ]
  assert.deepEqual(await shown(), ['deferred', 'new-promise', '', 'not-reached'])
  assert.equal(await page.getByLabel('Day of item 2').inputValue(), '2027-06-30')
  await item(page, 4).getByText('Not found in the minutes.').waitFor()

  await page.locator('.document-text').waitFor()
  await item(page, 2)
    .getByRole('button', { name: /undertook/ })
    .click()
  await lit(page, 'Ilbrek undertook to submit a timetable by 30 June 2027.')
  await page.getByRole('button', { name: /weather station/ }).click()
  await lit(page, 'The sides agreed to open a joint weather station by 1 May 2027.')
  assert.deepEqual(await findings(page), [])

  // One by one, as proposed and put right
  await page.getByRole('button', { name: 'Confirm item 1' }).click()
  await item(page, 1)
    .getByText(/On record: deferred, by Aisha Bek/)
    .waitFor()
  assert.ok(await page.getByRole('button', { name: 'Confirm item 3' }).isDisabled())
  await outcome(page, 3).selectOption('new-date')
  await item(page, 3).getByText('A new date needs its day.').waitFor()
  await page.getByLabel('Day of item 3').fill('2027-02')
  await page.getByRole('button', { name: 'Confirm item 3' }).press('Enter')
  await item(page, 3)
    .getByText(/On record: new date, Feb 2027/)
    .waitFor()
  await page.getByText(/say what these 2 items came to: 2, 4/).waitFor()

  // The rest at once, with what it gives to do
  await page.getByRole('button', { name: 'Confirm 2 outcomes and 2 action items' }).click()
  await item(page, 2)
    .getByText(/^Action item: Ilbrek, by 30 Jun 2027/)
    .waitFor()
  await page.reload()
  await settled(page)
  await item(page, 3)
    .getByText(/On record: new date/)
    .waitFor()
  await page.getByRole('button', { name: 'Close the session' }).click()
  await page.getByText(/The session was closed by Aisha Bek/).waitFor()
  await page.locator('.came-to tbody tr').nth(3).waitFor()
  assert.equal(await page.locator('.came-to tbody tr').count(), 4)
  for (const gone of [
    page.getByRole('button', { name: /^Confirm/ }),
    page.getByLabel('Choose the file'),
  ])
    await gone.first().waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: /in the review queue/ }).click()
  await page.locator('.queue > li').first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('what cannot be taken is said: an empty file, a session to come, an agenda in draft', async () => {
  await session('draft', ON, false)
  await session('later', '2099-01-01', false)
  const { page, context } = await steps.opened('/desk/sessions/draft/minutes', { name: 'Ann' })
  await page.getByText('Its agenda is not fixed; fix it first.').waitFor()
  const file = page.getByLabel('Choose the file')
  await file.setInputFiles({ name: 'e.txt', mimeType: 'text/plain', buffer: Buffer.from(' \n') })
  await page
    .getByRole('alert')
    .getByText(/has no words in it/)
    .waitFor()
  const none = Buffer.from('The weather was fine.\n\nEverybody left early.')
  await file.setInputFiles({ name: 'n.txt', mimeType: 'text/plain', buffer: none })
  await page.getByText(/Nothing in it matches the agenda/).waitFor()
  assert.ok(await outcome(page, 1).isDisabled())
  assert.equal(await page.getByRole('button', { name: /^Confirm/ }).count(), 0)
  await page.getByRole('button', { name: 'Hand in other minutes' }).click()
  await page.getByLabel('Choose the file').setInputFiles(FILE)
  await item(page, 1)
    .getByText(/Put off to a later session/)
    .waitFor()
  await page.goto(`${served.url}/desk/sessions/later/minutes`)
  await page.getByText('Minutes are handed in once the session has been held.').waitFor()
  await page.goto(`${served.url}/desk/sessions/nowhere/minutes`)
  await page.getByText(/no session of this id/).waitFor()
  await context.close()
})

test('on a phone the agenda stands under the text, and nothing runs over the edge', async () => {
  await session('phone')
  const { page, context } = await steps.opened('/desk/sessions/phone/minutes', {
    name: 'Ann',
    width: 390,
    bypassCSP: true,
  })
  await page.getByLabel('Choose the file').setInputFiles(FILE)
  await item(page, 4).waitFor()
  await page.locator('.document-text').waitFor()
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.equal(over, 0)
  assert.deepEqual(await findings(page), [])
  await context.close()
})
