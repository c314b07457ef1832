/** Calendars, feeds and letters at the desk, in a real browser with a mail server on this machine. */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openSmtp, refusal } from '../../packages/papers/test/smtp.ts'
import { openBrowser } from './chromium.ts'
import { findings, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

const PAGE = '/desk/subscribe'

let served: Served
let browser: Browser
let steps: ReturnType<typeof stepsAt>
let mail: Awaited<ReturnType<typeof openSmtp>>

before(async () => {
  mail = await openSmtp((address) => {
    if (address.startsWith('nobody')) return refusal(550, 'no such mailbox')
    return address.startsWith('later') ? refusal(451, 'come back later') : null
  })
  process.env.FOLLOWTHROUGH_SMTP = `smtp://127.0.0.1:${mail.server.port}`
  process.env.FOLLOWTHROUGH_DIGEST_FROM = 'desk@example.org'
  process.env.FOLLOWTHROUGH_DIGEST_TO = 'amina@example.org'
  served = await serve('--pack', 'packs/example')
  browser = await openBrowser()
  steps = stepsAt(served, browser)
})
after(async () => {
  await browser?.close()
  await served?.close()
  await mail?.close()
})

const addresses = (page: Page) => page.locator('.addresses code').allTextContents()
const chips = (page: Page) => page.getByRole('list', { name: 'Only about: chosen' })

test('what is chosen by keyboard is in every address, and each address answers', async () => {
  const { page, context, faults } = await steps.opened(PAGE)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  assert.equal((await addresses(page)).length, 6)
  const field = page.getByRole('combobox', { name: 'Only about' })
  await field.focus()
  for (const words of ['maritime', 'Velmara']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  await chips(page).getByRole('button').nth(1).waitFor()
  assert.match(page.url(), /sector=maritime&body=XA/)
  for (const address of await addresses(page)) {
    assert.match(address, /[?&]body=XA|[?&]sector=maritime/)
    const answer = await fetch(address)
    assert.equal(answer.status, 200, address)
    const text = await answer.text()
    assert.match(text, /^(BEGIN:VCALENDAR|<\?xml|\{)/)
  }
  await page.getByRole('button', { name: 'Copy the address of Sessions' }).click()
  await page.getByRole('button', { name: 'Copied the address of Sessions' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  assert.ok(copied.startsWith(`${served.url}/api/v1/calendar?kinds=sessions`))
  const webcal = page.getByRole('link', { name: 'Open in a calendar for Sessions' })
  assert.equal(await webcal.getAttribute('href'), copied.replace('http:', 'webcal:'))
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ru')
  await page.waitForURL(/language=ru/)
  assert.ok((await addresses(page)).every((address) => address.endsWith('language=ru')))
  await page.getByRole('button', { name: 'Take out Maritime' }).click()
  await page.waitForURL((url) => !url.search.includes('sector'))
  assert.deepEqual(faults, [])
  await context.close()
})

test('the head of every page names the feeds, and that of this page the chosen one', async () => {
  const { page, context } = await steps.opened('/')
  const alternates = () =>
    page
      .locator('head link[rel="alternate"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  assert.deepEqual(await alternates(), ['/api/v1/feeds/changes.atom', '/api/v1/feeds/changes.json'])
  await page.goto(`${served.url}${PAGE}?sector=maritime`)
  await settled(page)
  assert.ok((await alternates()).includes('/api/v1/feeds/changes.atom?sector=maritime'))
  await context.close()
})

test('a name that is not on record is said, and calendars have nothing of crossings', async () => {
  const { page, context } = await steps.opened(`${PAGE}?commitment=c-nowhere`)
  await page.getByText('c-nowhere: not on record').waitFor()
  const [{ place }] = (await steps.get<{ crossings: [{ place: string }] }>('crossings')).crossings
  await page.goto(`${served.url}${PAGE}?crossing=${place}`)
  await page.getByText('Nothing in a calendar is about a crossing').waitFor()
  await context.close()
})

test('a digest is sent from the page; what waits or was refused is told in the server’s words', async () => {
  const { page, context, faults } = await steps.opened(PAGE, { name: 'Amina' })
  await page.getByText('every Monday 06:00 UTC').waitFor()
  const sendTo = async (to: string | null) => {
    await page.getByRole('button', { name: 'Send one now' }).click()
    const form = page.getByRole('form', { name: 'A digest of the last seven days' })
    if (to !== null) await form.getByLabel('To').fill(to)
    await form.getByRole('button', { name: 'Send it' }).click()
    await form.waitFor({ state: 'detached' })
  }
  const seen = async (words: string) => {
    for (let i = 0; i < 100; i++) {
      if ((await page.locator('.letters', { hasText: words }).count()) > 0) return
      await page.getByRole('button', { name: 'Look again' }).click()
      await page.waitForTimeout(50)
    }
    assert.fail(`${words} is not told`)
  }
  await sendTo(null)
  await seen('250 kept')
  assert.deepEqual(mail.received[0]!.to, ['amina@example.org'])
  await sendTo('nobody@example.org')
  await seen('550 no such mailbox')
  await sendTo('later@example.org')
  await seen('451 come back later')
  await page.getByText('1 waiting, 1 refused, 1 sent').waitFor()
  assert.deepEqual(faults, [])
  await page.getByRole('button', { name: 'Send one now' }).click()
  await page.getByLabel('To').fill('not an address')
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('alert').getByText('is no address').waitFor()
  await context.close()
})

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the page is sound at ${width} pixels, ${colorScheme}`, async () => {
      const path = `${PAGE}?sector=maritime`
      const options = { width, colorScheme, name: 'Amina', bypassCSP: true }
      const { page, context, faults } = await steps.opened(path, options)
      await page.getByRole('button', { name: 'Send one now' }).click()
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(overflow <= 0)
      assert.deepEqual(await findings(page), [])
      assert.deepEqual(faults, [])
      await context.close()
    })
  }
}
