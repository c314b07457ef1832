/** A list taken to a spreadsheet and brought back in a real browser: looked at, proposed, decided, taken back. */

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { setCells, type Value } from '../../packages/papers/test/edit-xlsx.ts'
import { openBrowser } from './chromium.ts'
import { eventually, findings, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

const PAGE = '/desk/workbooks'
let served: Served
let browser: Browser
let steps: ReturnType<typeof stepsAt>
let folder: string
let list: Uint8Array

before(async () => {
  served = await serve('--pack', 'packs/example')
  browser = await openBrowser()
  steps = stepsAt(served, browser)
  folder = mkdtempSync(join(tmpdir(), 'followthrough-workbooks-'))
  const response = await fetch(`${served.url}/api/v1/workbooks/commitments`)
  list = new Uint8Array(await response.arrayBuffer())
})
after(async () => {
  await browser?.close()
  await served?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An edited copy of the list, in a file. */
function edited(name: string, cells: Readonly<Record<string, Value>>): string {
  const file = join(folder, name)
  writeFileSync(
    file,
    setCells(
      list,
      Object.entries(cells).map(([at, value]) => ({ at, value })),
    ),
  )
  return file
}

async function proposed(name: string, sender: string, cells: Readonly<Record<string, Value>>) {
  const query = new URLSearchParams({ sender, by: 'Dana', name, dryRun: 'false' })
  const response = await fetch(`${served.url}/api/v1/desk/workbooks?${query}`, {
    method: 'POST',
    headers: { 'x-followthrough': 'desk' },
    body: readFileSync(edited(name, cells)),
  })
  assert.equal(response.status, 200, await response.text())
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const titles = async () => {
  const { commitments } = await steps.get<{ commitments: { title: string }[] }>(
    'commitments?limit=500',
  )
  return commitments.map(({ title }) => title)
}

test('a list is downloaded as a workbook', async () => {
  const { page, context, faults } = await steps.opened(PAGE, { name: 'Ilyas' })
  await page.getByLabel('Language').selectOption('ru')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the workbook' }).click(),
  ])
  assert.match(download.suggestedFilename(), /^[\w-]+-commitments-[\d-]+-ru\.xlsx$/)
  await page.getByLabel('List').selectOption('agenda')
  await page.getByText('There is no session yet').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a workbook is looked at first, then proposed, then accepted by keys, then taken back', async () => {
  const { page, context, faults } = await steps.opened(PAGE, { name: 'Ilyas' })
  const file = edited('roads.xlsx', { B2: 'A title from a browser', F3: '2031-01-01' })
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('alert').getByText('Say who sent it').waitFor()
  await page.getByRole('textbox', { name: /^Sender/ }).fill('Office of Roads')
  await page.getByRole('button', { name: 'Look at it' }).click()
  const report = page.getByRole('table', { name: 'What changed' })
  await report.getByText('A title from a browser').waitFor()
  await report.getByText('1 Jan 2031').waitFor()
  const changes = await steps.get<{ total: number }>('desk/sheet-changes')
  assert.equal(changes.total, 0)
  await page.getByRole('button', { name: 'Propose these 2' }).click()
  const own = page.getByRole('table', { name: 'Changes of Office of Roads' })
  await own.getByText('A title from a browser').waitFor()
  assert.ok(!(await titles()).includes('A title from a browser'))

  await page.getByRole('button', { name: 'Done' }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('2 changes marked').waitFor()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: 'Accept these 2' }).click()
  await page.getByText('2 changes accepted.').waitFor()
  assert.ok((await titles()).includes('A title from a browser'))

  await page.getByLabel('State').selectOption('accepted')
  await page.getByRole('button', { name: /^Undo.*, title$/ }).click()
  await page.getByText(/: open again\./).waitFor()
  assert.ok(!(await titles()).includes('A title from a browser'))
  assert.deepEqual(faults, [])
  await context.close()
})

test('errors are told by their place, and cannot be proposed', async () => {
  const { page, context, faults } = await steps.opened(PAGE, { name: 'Ilyas' })
  await page.getByRole('textbox', { name: /^Sender/ }).fill('Office')
  await page.setInputFiles('input[type=file]', edited('bad.xlsx', { B2: '', F4: 'soon', J5: 'x' }))
  await page.getByText('Commitments!B2: a commitment needs a title.').waitFor()
  await page.getByText(/Commitments!F4: “soon” is no day/).waitFor()
  assert.equal(await page.getByRole('button', { name: /^Propose/ }).count(), 0)
  await page.getByRole('button', { name: 'Leave it' }).click()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a conflict shows its three values, and is accepted only when it is ticked by itself', async () => {
  await proposed('one.xlsx', 'First Office', { B6: 'The word of one' })
  await proposed('two.xlsx', 'Second Office', { B6: 'The word of two', J7: 'A note of two' })
  const { page, context } = await steps.opened(PAGE, { name: 'Ilyas' })
  const one = page.getByRole('table', { name: 'Changes of First Office' })
  await one.getByText('1 other change to the same cell').waitFor()
  await one.getByRole('checkbox').check()
  await page.getByRole('button', { name: /^Accept/ }).click()
  await page.getByRole('button', { name: 'Accept it' }).click()
  await page.getByText('1 change accepted.').waitFor()
  const bar = page.getByRole('region', { name: 'Marked changes' })
  await bar.waitFor({ state: 'detached' })

  const two = page.getByRole('table', { name: 'Changes of Second Office' })
  const conflict = two.locator('tr.in-conflict')
  await conflict.getByText('The record moved since it was exported.').waitFor()
  await eventually(async () =>
    assert.deepEqual(await conflict.locator('dt').allTextContents(), ['exported', 'now on record']),
  )
  await conflict.locator('dd').getByText('The word of one').waitFor()
  for (const box of await two.getByRole('checkbox').all()) await box.check()
  await page.keyboard.press('a')
  await page.getByText('1 conflict not ticked stays open.').waitFor()
  await page.getByRole('button', { name: 'Accept it' }).click()
  // The words told of it are those of the change before: that the bar is gone says that it is done.
  await bar.waitFor({ state: 'detached' })
  assert.ok((await titles()).includes('The word of one'))

  await two.getByRole('checkbox').check()
  await page.keyboard.press('a')
  await page.getByText('All of them are in conflict').waitFor()
  await page.getByRole('checkbox', { name: /The word of two/ }).check()
  await page.getByRole('button', { name: 'Accept it' }).click()
  await page.waitForFunction(() => document.querySelector('tr.in-conflict') === null)
  assert.ok((await titles()).includes('The word of two'))
  await context.close()
})

test('changes are rejected with a reason', async () => {
  await proposed('reject.xlsx', 'Third Office', { J8: 'One note', J9: 'Another note' })
  const { page, context, faults } = await steps.opened(PAGE, { name: 'Ilyas' })
  await page.getByRole('button', { name: 'Mark all 2 without a conflict' }).click()
  await page.keyboard.press('r')
  await page.getByLabel('Reason').fill('Not agreed by both sides')
  await page.getByRole('button', { name: 'Reject these 2' }).click()
  await page.getByText('2 changes rejected.').waitFor()
  await page.getByLabel('State').selectOption('rejected')
  await page.getByText('Not agreed by both sides').first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

for (const width of [320, 390, 1440]) {
  test(`the page is sound at ${width} pixels`, async () => {
    await proposed(`sound-${width}.xlsx`, 'Fourth Office', { B10: `Title at ${width}`, J11: 'N' })
    const options = { width, name: 'Ilyas', bypassCSP: true }
    const { page, context, faults } = await steps.opened(PAGE, options)
    const sound = async (when: string) => {
      await settled(page)
      assert.ok((await overflow(page)) <= 0, `${when} is too wide`)
      assert.deepEqual(await findings(page), [], when)
    }
    await sound('the page')
    await page.getByRole('textbox', { name: /^Sender/ }).fill('Office')
    await page.setInputFiles('input[type=file]', edited('wide.xlsx', { B12: 'W'.repeat(80) }))
    await page.getByRole('button', { name: 'Propose this change' }).waitFor()
    await sound('the report')
    await page.setInputFiles('input[type=file]', edited('wrong.xlsx', { B12: '' }))
    await page.getByText('Commitments!B12').waitFor()
    await sound('the errors')
    await page.getByRole('button', { name: 'Leave it' }).click()
    await page.locator('.sheet-file').getByRole('checkbox').first().check()
    await page.getByRole('button', { name: /^Accept/ }).click()
    await sound('the form')
    assert.deepEqual(faults, [])
    await context.close()
  })
}
