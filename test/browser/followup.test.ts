/**
 * Questions, action items, changes and the watchlist in a real browser: what is asked and why, what two people write at
 * once, what one reader watches; sound at each width, by keyboard, and where nothing may be written.
 */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { findings, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

interface AskBody {
  commitment: { id: string; name: string }
  rule: string
  asked: string
  evidence: string[]
  others: { rule: string; name: string }[]
}

let served: Served
let browser: Browser
let steps: ReturnType<typeof stepsAt>
let asks: AskBody[]

before(async () => {
  served = await serve('--pack', 'packs/example')
  browser = await openBrowser()
  steps = stepsAt(served, browser)
  asks = (await steps.get<{ items: AskBody[] }>('asks')).items
  assert.ok(asks.length > 0)
})
after(async () => {
  await browser?.close()
  await served?.close()
})

/** A day so many days from the server’s own. */
async function dayAhead(days: number): Promise<string> {
  const { asOf } = await steps.get<{ asOf: string }>('status')
  return new Date(Date.parse(`${asOf}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

async function session(id: string): Promise<void> {
  const { mechanisms } = await steps.get<{ mechanisms: { institution: { id: string } }[] }>(
    'sessions',
  )
  const made = await steps.post<{ session?: object; detail?: string }>('sessions', {
    id,
    mechanism: mechanisms[0]!.institution.id,
    title: `Session ${id}`,
    on: await dayAhead(30),
    by: 'Tester',
  })
  assert.ok(made.session !== undefined, made.detail)
}

async function item(id: string, from: string, what: string, due: string): Promise<void> {
  const { partnership } = await steps.get<{ partnership: { parties: { code: string }[] } }>(
    'status',
  )
  const sent = {
    id,
    base: 0,
    session: from,
    what,
    due,
    owners: [{ party: partnership.parties[0]!.code }],
    by: 'Tester',
  }
  const answer = await steps.post<{ items?: object[]; detail?: string }>('actions', sent)
  assert.ok(answer.items !== undefined, answer.detail)
}

/** What is pressed and is lower than a fingertip. */
const small = (page: Page) =>
  page.locator('.desk :is(button, select, summary, .jump a, .tick), .star').evaluateAll((all) =>
    all.flatMap((one) => {
      const { height } = one.getBoundingClientRect()
      return height > 0 && height < 44 ? [`${one.outerHTML.slice(0, 90)}: ${height}`] : []
    }),
  )

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('without a session the pages say what is missing and how to get it', async () => {
  const { page, context, faults } = await steps.opened('/desk/actions', { name: 'Dana' })
  await page
    .locator('.empty')
    .getByText(/given by a session, and there is none yet/)
    .waitFor()
  await page.goto(`${served.url}/desk/asks`)
  await page
    .getByRole('button', { name: /^Put on an agenda/ })
    .first()
    .click()
  await page.getByText(/There is no session yet/).waitFor()
  await page.goto(`${served.url}/desk/changes?watched=true`)
  await page
    .locator('.empty')
    .getByText(/Nothing is watched yet/)
    .waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a question shows its words, opens to its rule and statements, and goes on an agenda', async () => {
  await session('first')
  const { page, context, faults } = await steps.opened('/desk/asks', { name: 'Dana' })
  const ask = asks.find(({ evidence, others }) => evidence.length > 0 && others.length > 0)!
  const article = page.getByRole('article', { name: ask.commitment.name }).first()
  await article.getByText(ask.asked).waitFor()
  await article.getByText(ask.others[0]!.name).first().waitFor()
  await article.getByRole('button', { name: /^Why it is asked/ }).click()
  await article.getByRole('heading', { name: 'Other rules that hold' }).waitFor()
  const statements = article.getByRole('link', { name: 'statement', exact: true })
  await statements.nth(ask.evidence.length - 1).waitFor()
  assert.equal(await statements.count(), ask.evidence.length)
  await article.getByRole('button', { name: /^Put on an agenda/ }).click()
  const form = article.getByRole('form', { name: 'Put on the agenda of a session' })
  await form.getByLabel('Why').fill('')
  assert.ok(await form.getByRole('button', { name: 'Put it there' }).isDisabled())
  await form.getByLabel('Why').fill('Asked for by the minister.')
  await form.getByRole('button', { name: 'Put it there' }).click()
  await article.getByText(/(on|It was there already).* the agenda of/).waitFor()
  const agenda = await steps.get<{ items: { id: string }[] }>('sessions/first/agenda')
  assert.ok(agenda.items.some(({ id }) => id === `ask:${ask.commitment.id}`))
  assert.deepEqual(faults, [])
  await context.close()
})

test('questions are filtered by rule and grouped, and both stand in the address', async () => {
  const { page, context, faults } = await steps.opened('/desk/asks')
  const { rule } = asks[0]!
  const all = (await steps.get<{ items: AskBody[] }>(`asks?rule=${rule}&all=true`)).items
  await page.goto(`${served.url}/desk/asks?rule=${rule}`)
  await page.getByText(new RegExp(`^${all.length} questions?$`)).waitFor()
  await page.getByLabel('Grouped').selectOption('sector')
  await page.waitForURL(/group=sector/)
  await page.locator('.ask-group').first().waitFor()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByText(`${asks.length} questions, one for each commitment`).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('the page of a commitment says what to ask and leads to why', async () => {
  const { commitment, asked } = asks[0]!
  const { page, context, faults } = await steps.opened(`/commitments/${commitment.id}`)
  const block = page.locator('.what-to-ask')
  await block.getByText(asked).waitFor()
  await block.getByRole('link', { name: 'Why, and what else' }).click()
  await page.waitForURL(new RegExp(`/desk/asks\\?commitment=${commitment.id}`))
  await page.getByRole('article', { name: commitment.name }).first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('an action item is added, moved, closed with a reason, and taken back', async () => {
  await session('second')
  const { page, context, faults } = await steps.opened('/desk/actions', { name: 'Erlan' })
  await page.getByRole('button', { name: 'Add an item' }).click()
  const form = page.getByRole('form', { name: 'A new action item' })
  await form.getByRole('button', { name: 'Write it' }).click()
  await form.getByText('Say what is to be done.').waitFor()
  await form.getByText('Name an owner.').waitFor()
  await form.getByLabel('What is to be done').fill('Send the draft of the annex')
  await form.getByLabel('Side').selectOption({ index: 1 })
  await form.getByLabel('Person or office').fill('Trade department')
  await form.getByRole('button', { name: 'Add the owner' }).click()
  await form.getByLabel('Due').fill(await dayAhead(10))
  await form.getByRole('button', { name: 'Write it' }).click()
  const row = page.getByRole('listitem', { name: 'Send the draft of the annex' })
  await row.getByText(/Trade department/).waitFor()
  await row.getByRole('button', { name: /^Change/ }).click()
  const change = row.getByRole('form', { name: 'Change the item' })
  await change.getByLabel(/^Due/).fill(await dayAhead(24))
  await change.getByLabel('Why the day moved').fill('The other side asked for it.')
  await change.getByRole('button', { name: 'Keep it so' }).click()
  await row.getByText('14 days later than at first').click()
  await row.locator('.slippage li').nth(1).waitFor()
  assert.equal(await row.locator('.slippage li').count(), 2)
  await row.getByRole('button', { name: /^Done/ }).click()
  const done = row.getByRole('form', { name: 'Close it as done' })
  await done.getByRole('button', { name: 'It is done' }).click()
  await done.getByText('Say why it is closed.').waitFor()
  await done.getByLabel('Why').fill('Sent by note.')
  await done.getByRole('button', { name: 'It is done' }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByLabel('State').selectOption('done')
  await row.getByText(/Sent by note/).waitFor()
  await row.getByRole('button', { name: /^Take back/ }).click()
  await row.getByRole('button', { name: 'Take it back' }).click()
  await page.getByLabel('State').selectOption('open')
  await row.getByRole('button', { name: /^Done/ }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('of two who write at one item the second sees what moved, and loses nothing', async () => {
  await session('third')
  await item('shared', 'third', 'Agree the list of goods', await dayAhead(5))
  const { page, context } = await steps.opened('/desk/actions', { name: 'Farida' })
  const row = page.getByRole('listitem', { name: 'Agree the list of goods' })
  await row.getByRole('button', { name: /^Change/ }).click()
  const form = row.getByRole('form', { name: 'Change the item' })
  await form.getByLabel('What is to be done').fill('Agree the long list of goods')
  const parties = await steps.get<{ partnership: { parties: { code: string }[] } }>('status')
  await steps.post('actions', {
    id: 'shared',
    base: 1,
    session: 'third',
    what: 'Agree the list of goods',
    due: await dayAhead(12),
    owners: [{ party: parties.partnership.parties[0]!.code }],
    state: 'dropped',
    reason: 'No longer needed',
    by: 'Gul',
  })
  await form.getByRole('button', { name: 'Keep it so' }).click()
  await form.getByText('It was changed meanwhile.').waitFor()
  await form.getByText(/Gul wrote/).waitFor()
  await form.getByText(/^Due: .* → /).waitFor()
  await form.getByText('State: open → dropped').waitFor()
  assert.equal(
    await form.getByLabel('What is to be done').inputValue(),
    'Agree the long list of goods',
  )
  await form.getByRole('button', { name: 'Go on with mine' }).click()
  await form.getByRole('button', { name: 'Keep it so' }).click()
  await page.getByRole('listitem', { name: 'Agree the long list of goods' }).waitFor()
  await context.close()
})

test('what is watched stays in this browser, narrows the changes, and is seen only when the reader says so', async () => {
  const { commitment } = asks[0]!
  const { page, context, faults } = await steps.opened(`/commitments/${commitment.id}`)
  await page.getByRole('button', { name: `Watch ${commitment.name}` }).click()
  await page.getByText('Watched').waitFor()
  await page.goto(`${served.url}/desk/changes?from=2000-01-01`)
  const panel = page.locator('.watch-panel')
  await panel.getByRole('link', { name: commitment.name }).waitFor()
  await panel.getByText(/have not said yet/).waitFor()
  await page.getByText(/\d+ changes?, .* after 1 Jan 2000/).waitFor()
  await page.getByLabel('Only what I watch').check()
  await page.getByText(/of what you watch/).waitFor()
  const shown = await page.locator('.changes').getByRole('link', { name: commitment.name }).count()
  assert.ok(shown >= 2, 'in the watchlist and among what came on record')
  await panel.getByRole('button', { name: /^Seen, up to/ }).click()
  await panel.getByText(/^Seen up to/).waitFor()
  await page.reload()
  await panel.getByText(/^Seen up to/).waitFor()
  await page.getByRole('button', { name: 'since my last visit' }).click()
  await page
    .locator('.empty')
    .getByText(/Nothing changed in these days/)
    .waitFor()
  await panel.getByRole('button', { name: `Watch ${commitment.name}` }).click()
  await panel.getByText(/Nothing is watched yet/).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('bodies, crossings and sectors have their star on their pages and in their lists', async () => {
  const { page, context, faults } = await steps.opened('/people')
  const star = page.locator('.star').first()
  const name = (await star.getAttribute('aria-label'))!.replace(/^Watch /, '')
  await star.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByText('★ Watched').waitFor()
  const { crossings } = await steps.get<{ crossings: { place: string; name: string }[] }>(
    'crossings',
  )
  await page.goto(`${served.url}/crossings/${crossings[0]!.place}`)
  await page.getByRole('button', { name: `Watch ${crossings[0]!.name}` }).click()
  const { sectors } = await steps.get<{ sectors: { id: string; name: string }[] }>('status')
  await page.goto(`${served.url}/commitments?sector=${sectors[0]!.id}`)
  await page.getByRole('button', { name: `Watch ${sectors[0]!.name}`, exact: true }).click()
  await page.goto(`${served.url}/desk/changes?watched=true&from=2000-01-01`)
  await page.getByText(/of what you watch/).waitFor()
  for (const one of [name, crossings[0]!.name, sectors[0]!.name])
    await page.locator('.watch-panel').getByRole('link', { name: one, exact: true }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

for (const width of [320, 390, 1440]) {
  for (const colorScheme of width === 320 ? (['light'] as const) : (['light', 'dark'] as const)) {
    test(`follow-up is sound at ${width} pixels, ${colorScheme}`, async () => {
      await session('sound')
      const options = { width, colorScheme, name: 'Ilyas', bypassCSP: true }
      const { page, context, faults } = await steps.opened('/desk/asks', options)
      const sound = async (where: string) => {
        assert.ok((await overflow(page)) <= 0, `${where} is too wide`)
        assert.deepEqual(await findings(page), [], where)
      }
      await page
        .getByRole('button', { name: /^Why it is asked/ })
        .first()
        .click()
      await settled(page)
      await sound('a question opened')
      for (const path of [
        '/desk/asks?group=body',
        '/desk/actions?show=all',
        '/desk/changes',
        '/desk/changes?from=2000-01-01',
        `/commitments/${asks[0]!.commitment.id}`,
      ]) {
        await page.goto(`${served.url}${path}`)
        await settled(page)
        await sound(path)
        if (width === 390) assert.deepEqual(await small(page), [], path)
      }
      await page.goto(`${served.url}/desk/actions`)
      await page.getByRole('button', { name: 'Add an item' }).click()
      await settled(page)
      await sound('the form of an item')
      assert.deepEqual(faults, [])
      await context.close()
    })
  }
}

test('where nothing may be written the pages read, and offer no press that writes', async () => {
  const open = await serve('--pack', 'packs/example', '--host', '0.0.0.0')
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    for (const path of ['/desk/asks', '/desk/actions', '/desk/changes']) {
      await page.goto(`${open.url}${path}`)
      await page.getByText(/can be read, and nothing decided at it/).waitFor()
      await settled(page)
      assert.equal(
        await page.getByRole('button', { name: /^(Put on|Add an|Change|Done|Drop|Take)/ }).count(),
        0,
        path,
      )
    }
    await context.close()
  } finally {
    await open.close()
  }
})
