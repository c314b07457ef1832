/**
 * The desk in a real browser, on the real server: documents are taken in, what they say is reviewed, and what
 * is decided shows on the record, is led back to its words, and can be taken back.
 */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { lit, selectWords, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

let served: Served
let browser: Browser
let steps: ReturnType<typeof stepsAt>

before(async () => {
  served = await serve()
  browser = await openBrowser()
  steps = stepsAt(served, browser)
})
after(async () => {
  await browser?.close()
  await served?.close()
})

const panel = (page: Page) => page.getByRole('article', { name: 'Proposal' })
const told = (page: Page) => page.locator('.settled-note')
/** The browser logs the status of a write that was refused: it is meant. */
const meant = (faults: string[], status: number) =>
  faults.filter((fault) => !fault.includes(`status of ${status}`))

async function statusOf(page: Page, commitment: string): Promise<string> {
  await page.goto(`${served.url}/commitments/${commitment}`)
  await settled(page)
  return page.locator('.status-line .mark-word').innerText()
}

test('from a file to the record by keyboard, back to its words, and undone', async () => {
  const { page, context, faults } = await steps.opened('/desk/import')
  const text = await steps.report('Papers that are in force', 0, 4)
  await page.getByLabel('Choose files').setInputFiles({
    name: 'papers.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  })
  await page.getByLabel('Your name').fill('Aisha Bek')
  await page.keyboard.press('Enter')
  const row = page.locator('.upload-list li', { hasText: 'Papers that are in force' })
  await row.getByText(/\d+ (open|held)/).waitFor()
  const capture = /documents\/([0-9a-f]{64})/.exec(
    (await row.getByRole('link').first().getAttribute('href'))!,
  )![1]!
  await steps.post(`desk/documents/${capture}/details`, { class: 'A', by: 'Aisha Bek' })
  const [first, second] = await steps.turning(capture)
  assert.ok(first !== undefined && second !== undefined, 'two proposals turn a status')

  await page.goto(`${served.url}/desk?state=all&document=${capture}&order=document`)
  await settled(page)
  await page.getByRole('link', { name: first.proposal.summary }).first().focus()
  const at = (await steps.proposalsOf(capture)).findIndex(({ id }) => id === first.proposal.id)
  for (let i = 0; i <= at; i++) await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`open=${first.proposal.id}`))
  const change = panel(page).locator('.consequence').first()
  await change.waitFor()
  assert.match(await change.innerText(), new RegExp(`${first.before}.*${first.after}`, 's'))
  await lit(page, first.proposal.quote)
  await page.keyboard.press('a')
  await told(page)
    .getByText(/^Accepted/)
    .waitFor()
  assert.doesNotMatch(page.url(), new RegExp(first.proposal.id), 'the next has opened')
  await panel(page).locator('.consequences').waitFor()

  assert.equal(await statusOf(page, first.commitment), first.after)
  await page.getByRole('link', { name: 'its words in the document' }).first().click()
  await page.waitForURL(new RegExp(`/desk/documents/${capture}\\?proposal=${first.proposal.id}`))
  await lit(page, first.proposal.quote)

  await page.goto(`${served.url}/desk?state=all&open=${first.proposal.id}`)
  await panel(page).getByText('Accepted by Aisha Bek').waitFor()
  await panel(page).getByRole('button', { name: 'Take the decision back' }).click()
  await panel(page).getByRole('button', { name: 'Accept' }).waitFor()
  assert.equal(await statusOf(page, first.commitment), first.before)
  assert.deepEqual(faults, [])
  await context.close()
})

test('a proposal is rejected with a common reason, and u takes that back', async () => {
  const capture = await steps.handIn(
    'r.txt',
    await steps.report('To be rejected', 0, 3, '4 March 2026'),
  )
  const [one] = await steps.proposalsOf(capture)
  const { page, context, faults } = await steps.opened(
    `/desk?document=${capture}&open=${one!.id}`,
    { name: 'Bolat' },
  )
  await panel(page).getByRole('button', { name: 'Reject' }).waitFor()
  await page.keyboard.press('r')
  const form = page.getByRole('form', { name: 'Reject' })
  const reason = form.getByLabel('Reason')
  await reason.waitFor()
  await page.keyboard.type('junk ae') // keys never fire while one types
  assert.equal(await reason.inputValue(), 'junk ae')
  assert.match(page.url(), new RegExp(one!.id))
  await form.getByRole('button', { name: 'The words do not say so.' }).click()
  await form.getByRole('button', { name: 'Reject it' }).click()
  await told(page)
    .getByText(/^Rejected/)
    .waitFor()
  assert.doesNotMatch(page.url(), new RegExp(one!.id))
  await page.keyboard.press('u')
  await page.waitForURL(new RegExp(`open=${one!.id}`))
  await panel(page).getByRole('button', { name: 'Accept' }).waitFor()
  assert.equal((await steps.proposalsOf(capture))[0]!.state, 'open')
  assert.deepEqual(faults, [])
  await context.close()
})

test('a claim is put right with other words selected in the text; what is begun stays', async () => {
  const capture = await steps.handIn(
    'e.txt',
    await steps.report('To be edited', 0, 2, '5 March 2026'),
  )
  const [one] = await steps.proposalsOf(capture)
  const { page, context, faults } = await steps.opened(
    `/desk?document=${capture}&open=${one!.id}`,
    { name: 'Chiara' },
  )
  await page.locator('.document-text .lit').first().waitFor()
  await page.keyboard.press('e')
  const form = page.getByRole('form', { name: 'Edit' })
  const words = 'entered into force on 5 March 2026'
  await selectWords(page, words)
  await form.getByRole('button', { name: 'Use the selected words instead' }).click()
  await form.getByRole('combobox', { name: 'Act', exact: true }).selectOption('signed')
  await lit(page, words)
  await form.getByRole('button', { name: 'Begin a word later' }).click()
  await lit(page, 'into force on 5 March 2026')
  await form.getByRole('button', { name: 'Begin a word earlier' }).click()
  await page.reload()
  await panel(page)
    .getByRole('button', { name: /^Edit.*begun/ })
    .click()
  assert.equal(
    await form.getByRole('combobox', { name: 'Act', exact: true }).inputValue(),
    'signed',
  )
  await lit(page, words)
  await form.locator('.consequences > div').waitFor()
  await form.getByRole('button', { name: 'Accept as edited' }).click()
  await told(page)
    .getByText(/^Accepted as edited/)
    .waitFor()
  const { proposal } = await steps.get<{
    proposal: { decision: { decision: string; by: string } }
  }>(`desk/proposals/${one!.id}`)
  assert.deepEqual([proposal.decision.decision, proposal.decision.by], ['edited', 'Chiara'])
  assert.deepEqual(faults, [])
  await context.close()
})

test('a promise that the ledger lacks is taken in as a commitment with its test', async () => {
  const capture = await steps.handIn('n.txt', await steps.report('A promise', 0, 2, '6 March 2026'))
  const [one] = await steps.proposalsOf(capture)
  const { page, context, faults } = await steps.opened(
    `/desk?document=${capture}&open=${one!.id}`,
    { name: 'Dana' },
  )
  await panel(page).getByRole('button', { name: 'New' }).waitFor()
  await page.keyboard.press('n')
  const form = page.getByRole('form', { name: 'New commitment' })
  await form.getByLabel('Title').fill('Open the green lanes for fruit')
  assert.ok(await form.getByRole('button', { name: 'Take it in' }).isDisabled())
  await form.getByRole('combobox', { name: 'Sector' }).selectOption({ index: 1 })
  await form.getByLabel('Delivered when').fill('Lorries of fruit pass by a lane of their own.')
  await form.locator('.consequence', { hasText: 'Open the green lanes' }).waitFor()
  await form.getByRole('button', { name: 'Take it in' }).click()
  await told(page)
    .getByText(/^Taken in as a new commitment/)
    .waitFor()
  await page.goto(`${served.url}/commitments/c-open-green-lanes-fruit`)
  await page.getByRole('heading', { name: 'Open the green lanes for fruit' }).waitFor()
  assert.match(await page.locator('main').innerText(), /Lorries of fruit pass/)
  assert.deepEqual(faults, [])
  await context.close()
})

test('several are accepted at once, after what they change together was shown', async () => {
  const capture = await steps.handIn('b.txt', await steps.report('Several', 0, 5, '7 March 2026'))
  const { page, context, faults } = await steps.opened(`/desk?document=${capture}`, {
    name: 'Erlan',
  })
  const rows = page.locator('.queue > li')
  await rows.first().waitFor()
  const before = await rows.count()
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  const bar = page.getByRole('region', { name: 'Marked proposals' })
  await bar.getByText('2 proposals marked').waitFor()
  await page.keyboard.press('a')
  const form = page.getByRole('form', { name: 'Accept 2' })
  await form.locator('.consequence').first().waitFor()
  await form.getByRole('button', { name: 'Accept these 2' }).click()
  await told(page).getByText('Accepted: 2 proposals').waitFor()
  assert.equal(await rows.count(), before - 2)
  await told(page).getByRole('button', { name: 'Undo' }).click()
  await page.waitForFunction(
    (count) => document.querySelectorAll('.queue > li').length === count,
    before,
  )
  assert.deepEqual(faults, [])
  await context.close()
})

test('a proposal is merged into what another document said', async () => {
  const text = await steps.report('Told first', 0, 2, '8 March 2026')
  const first = await steps.handIn('m1.txt', text)
  const second = await steps.handIn('m2.txt', text.replace('Told first', 'Told again, by others'))
  const [told1] = await steps.proposalsOf(first)
  const [told2] = await steps.proposalsOf(second)
  const { page, context, faults } = await steps.opened(
    `/desk?document=${second}&open=${told2!.id}`,
    { name: 'Farida' },
  )
  await panel(page).getByRole('button', { name: 'Merge' }).click()
  const form = page.getByRole('form', { name: 'Merge' })
  await form.getByRole('group', { name: 'At the desk' }).waitFor()
  await form.getByLabel('Id of a proposal, or of a statement on record').fill(told1!.id)
  await form.getByRole('button', { name: 'Merge it' }).click()
  await told(page)
    .getByText(/^Merged/)
    .waitFor()
  assert.equal((await steps.proposalsOf(second))[0]!.state, 'decided')
  assert.deepEqual(faults, [])
  await context.close()
})

test('of two who decide the same, the second is told who was quicker, and loses nothing', async () => {
  const capture = await steps.handIn('t.txt', await steps.report('Two tabs', 0, 2, '9 March 2026'))
  const [one] = await steps.proposalsOf(capture)
  const path = `/desk?document=${capture}&open=${one!.id}`
  const first = await steps.opened(path, { name: 'Gulnar' })
  const second = await steps.opened(path, { name: 'Hamid' })
  await panel(second.page).getByRole('button', { name: 'Reject' }).waitFor()
  await second.page.keyboard.press('r')
  const reason = second.page.getByRole('form', { name: 'Reject' }).getByLabel('Reason')
  await reason.fill('It says nothing new.')
  await panel(first.page).getByRole('button', { name: 'Accept' }).waitFor()
  await first.page.keyboard.press('a')
  await told(first.page)
    .getByText(/^Accepted/)
    .waitFor()
  await reason.press('Enter')
  const alert = second.page.getByRole('alert')
  await alert.getByText(/accepted by Gulnar/).waitFor()
  assert.equal(await reason.inputValue(), 'It says nothing new.')
  await panel(second.page)
    .getByRole('heading', { name: /^Decided/ })
    .waitFor()
  assert.deepEqual(first.faults, [])
  assert.deepEqual(meant(second.faults, 409), [])
  await first.context.close()
  await second.context.close()
})
