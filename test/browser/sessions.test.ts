/**
 * Sessions and their agendas in a real browser: made by keyboard, moved by keys and by drag, worded, dropped, built by
 * two people at once, fixed, and the same afterwards. Over the invented pack, so that nothing here is said of
 * anybody who lives.
 */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { findings, type Opened, settled, stepsAt } from './desk-steps.ts'
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

interface Agenda {
  readonly version: number
  readonly items: readonly {
    readonly id: string
    readonly question: string
    readonly note: string
  }[]
  readonly groups: readonly { readonly name: string; readonly items: readonly string[] }[]
  readonly dropped: readonly { readonly item: { readonly id: string }; readonly reason: string }[]
  readonly edits: readonly { readonly by: string }[]
}

const dayFrom = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const agendaOf = (id: string) => steps.get<Agenda>(`sessions/${id}/agenda`)
const idsOf = async (id: string) => (await agendaOf(id)).items.map((item) => item.id)

/** A session made without the page; gives its id. */
async function session(id: string, more: object = {}): Promise<string> {
  const given = { id, by: 'Tester', mechanism: 'n-jsc', on: dayFrom(30), items: 8, ...more }
  await steps.post('sessions', given)
  return id
}

const opened = (id: string, name: string, more: object = {}): Promise<Opened> =>
  steps.opened(`/desk/sessions/${id}`, { name, ...more })

const shown = (page: Page) =>
  page.locator('.agenda-item').evaluateAll((all) => all.map((one) => one.dataset.item!))
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`)

/** Waits until the page shows these items in this order, and the server has them so too. */
async function stands(page: Page, id: string, wanted: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (ids) =>
      JSON.stringify(
        [...document.querySelectorAll<HTMLElement>('.agenda-item')].map((one) => one.dataset.item),
      ) === ids,
    JSON.stringify(wanted),
  )
  for (let i = 0; JSON.stringify(await idsOf(id)) !== JSON.stringify(wanted); i++) {
    assert.ok(i < 200, `the server has ${await idsOf(id)}`)
    await page.waitForTimeout(50)
  }
}

test('a session is made by keyboard alone, and what is wrong stands beside its field', async () => {
  const { page, context, faults } = await steps.opened('/desk/sessions', { name: 'Mette' })
  await page.getByRole('heading', { name: 'What the partnership meets by' }).waitFor()
  await page.getByText('Fifth session of the Joint Strait Commission').waitFor()
  await page.getByRole('button', { name: 'Make the 6th session' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Make a session' })
  await form.waitFor()
  assert.equal(await form.getByLabel('Number').inputValue(), '6')
  await form.getByLabel('Time of day').focus()
  await page.keyboard.type('25:00')
  await page.keyboard.press('Enter')
  await form.getByText('Nothing was written.').waitFor()
  const time = form.getByLabel('Time of day')
  assert.equal(await time.getAttribute('aria-invalid'), 'true')
  assert.match(
    await form.locator('.told', { hasText: 'Time of day' }).innerText(),
    /time of day, as in 09:30/,
  )
  assert.equal(await form.getByLabel('Day', { exact: true }).getAttribute('aria-invalid'), 'true')
  await time.fill('10:00')
  await form.getByLabel('Day', { exact: true }).fill(dayFrom(40))
  await form.getByLabel('Time zone').fill('Europe/Oslo')
  await form.getByLabel('Of Velmara').fill('Minister Aldous Rhee')
  await form.getByLabel('Place').focus()
  await page.keyboard.type('Corvanne')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/sessions\/jsc-6$/)
  await page.getByRole('heading', { name: 'Joint Strait Commission, session 6' }).waitFor()
  await page
    .getByText(/10:00 \(Europe\/Oslo\), Corvanne/)
    .first()
    .waitFor()
  await page.getByText('Minister Aldous Rhee').waitFor()
  await page.locator('.agenda-item').first().waitFor()
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByLabel('Place').fill('Sandreve')
  await page.getByRole('button', { name: 'Keep the change' }).click()
  await page
    .getByText(/10:00 \(Europe\/Oslo\), Sandreve/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Cancel it …' }).click()
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await page.waitForURL(/\/desk\/sessions$/)
  await page.getByText('No session has been made at this desk yet.').waitFor()
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('400')),
    [],
  )
  await context.close()
})

test('a session that was held can be entered, and it is said that it was', async () => {
  const { page, context } = await steps.opened('/desk/sessions', { name: 'Mette' })
  await page.getByRole('button', { name: 'Make a session', exact: true }).click()
  await page.getByLabel('Number').fill('2')
  await page.getByLabel('Day', { exact: true }).fill('2019-05-02')
  await page.getByText('it goes on record as a session that was held').waitFor()
  await page.getByRole('button', { name: 'Enter the past session' }).click()
  await page.waitForURL(/\/desk\/sessions\/jsc-2$/)
  await page.getByText('Held, not closed').waitFor()
  await context.close()
})

test('items are moved by keys, each move is said, and the focus stays with the item', async () => {
  const id = await session('keys')
  const { page, context, faults } = await opened(id, 'Mette')
  const start = await shown(page)
  assert.ok(start.length >= 6)
  const [a, b, c, ...rest] = start as [string, string, string, ...string[]]
  await item(page, c).locator('.agenda-number').focus()
  await page.keyboard.press('ArrowUp')
  await stands(page, id, [a, c, b, ...rest])
  await page
    .locator('[data-said]')
    .getByText(/^Moved “.+” to place 2 of \d+, under .+\.$/)
    .waitFor()
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item)
  assert.equal(await focused(), c)
  // Over the edge of its heading it goes to the one above.
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction(
    ([first, second]) => {
      const group = (one: string) =>
        document.querySelector<HTMLElement>(`[data-item="${one}"]`)?.dataset.group
      return group(first!) === group(second!)
    },
    [a, c],
  )
  assert.equal(await focused(), c)
  await page
    .locator('.agenda')
    .focus()
    .catch(() => undefined)
  await item(page, a).focus()
  await page.keyboard.press('j')
  assert.notEqual(await focused(), a)
  await page.keyboard.press('k')
  assert.equal(await focused(), a)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).getByText('move it down').waitFor()
  await page.keyboard.press('Escape')
  // Undone as often as it was done, it stands as it was proposed.
  for (const _ of [1, 2]) {
    await settled(page)
    await page.keyboard.press('u')
    await page
      .locator('[data-said]')
      .getByText(/^Taken back/)
      .waitFor()
    await page.waitForLoadState('networkidle')
  }
  await stands(page, id, start)
  assert.deepEqual(faults, [])
  await context.close()
})

test('items are dragged by their number with a mouse and with a finger', async () => {
  const id = await session('drag')
  const { page, context, faults } = await opened(id, 'Mette')
  await page.getByLabel('only the questions').check()
  const start = await shown(page)
  const [a, b] = start as [string, string]
  const dragTo = async (from: string, to: string) => {
    const handle = item(page, from).locator('.agenda-number')
    await handle.evaluate((one) => one.scrollIntoView({ block: 'center' }))
    const box = (await handle.boundingBox())!
    const goal = (await item(page, to).boundingBox())!
    await page.mouse.move(box.x + 10, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 20, box.y + 30, { steps: 3 })
    await page.mouse.move(goal.x + 20, goal.y + goal.height - 4, { steps: 6 })
  }
  await dragTo(a, b)
  await page.locator('.drop-line').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.drop-line').waitFor({ state: 'detached' })
  await page.mouse.up()
  assert.deepEqual(await shown(page), start)
  await dragTo(a, b)
  await page.mouse.up()
  await stands(page, id, [b, a, ...start.slice(2)])
  const groups = (await agendaOf(id)).groups.map(({ items }) => items)
  assert.ok(groups.some((items) => items.includes(a) && items.includes(b)))
  assert.deepEqual(faults, [])
  await context.close()

  const touched = await browser.newContext({
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
  })
  await touched.addInitScript(() => localStorage.setItem('followthrough-person', 'Ilyas'))
  const phone = await touched.newPage()
  await phone.goto(`${served.url}/desk/sessions/${id}`)
  await settled(phone)
  await phone.getByLabel('only the questions').check()
  const order = await shown(phone)
  const handle = item(phone, order[1]!).locator('.agenda-number')
  await handle.evaluate((one) => one.scrollIntoView({ block: 'center' }))
  const box = (await handle.boundingBox())!
  const goal = (await item(phone, order[0]!).boundingBox())!
  const cdp = await touched.newCDPSession(phone)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    })
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await touch('touchStart', x, y)
  await touch('touchMove', x, y - 20)
  await touch('touchMove', x, goal.y + 8)
  await phone.locator('.drop-line').waitFor()
  await touch('touchEnd')
  await stands(phone, id, [order[1]!, order[0]!, ...order.slice(2)])
  await touched.close()
})

test('an item is worded, annotated, regrouped, dropped and brought back; another is added', async () => {
  const id = await session('edit')
  const { page, context, faults } = await opened(id, 'Mette')
  const [first, second] = (await shown(page)) as [string, string]
  await item(page, first).focus()
  await page.keyboard.press('e')
  const wording = page.getByRole('form', { name: 'Wording of the question' })
  const proposed = await wording.getByRole('textbox').inputValue()
  await wording.getByRole('textbox').fill('When will it be done?')
  await page.keyboard.press('Control+Enter')
  await item(page, first).getByText('When will it be done?').waitFor()
  await item(page, first).getByText('reworded').waitFor()
  await wording.waitFor({ state: 'detached' })
  await item(page, first)
    .getByRole('button', { name: /^Wording/ })
    .click()
  await page.getByRole('button', { name: 'Back to the proposed wording' }).click()
  await item(page, first).getByText('reworded').waitFor({ state: 'detached' })
  assert.equal((await agendaOf(id)).items[0]!.question, proposed)

  await item(page, first).getByRole('button', { name: /^Note/ }).click()
  await page.getByRole('form', { name: 'Note under the item' }).getByRole('textbox').fill('Softly.')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await item(page, first).locator('.agenda-note', { hasText: 'Softly.' }).waitFor()

  await item(page, first)
    .getByRole('button', { name: /^Heading/ })
    .click()
  await page.getByRole('combobox', { name: 'Heading' }).selectOption({ label: 'another heading …' })
  await page.getByLabel('What it is called').fill('Other business')
  await page.getByRole('button', { name: 'Put it there' }).click()
  await page.getByRole('region', { name: 'Other business' }).waitFor()

  await item(page, second).getByRole('button', { name: /^Drop/ }).click()
  await page.getByRole('button', { name: 'Drop it' }).click()
  await page.getByText('Say why: it stands on the record.').waitFor()
  await page.getByLabel('Why it is dropped').fill('Settled by letter')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await item(page, second).waitFor({ state: 'detached' })
  assert.deepEqual(
    (await agendaOf(id)).dropped.map((one) => [one.item.id, one.reason]),
    [[second, 'Settled by letter']],
  )
  const dropped = page.locator('.shelf', { hasText: 'Dropped' })
  await dropped.getByText('Mette: Settled by letter').waitFor()
  await dropped.getByRole('button', { name: /^Put it on the agenda/ }).click()
  await dropped.getByLabel('Why it is added').fill('The letter never came')
  await dropped.getByRole('button', { name: 'Put it on the agenda', exact: true }).click()
  await item(page, second).waitFor()

  await page.getByRole('button', { name: 'Add an item' }).click()
  const add = page.getByRole('form', { name: 'Add an item' })
  await add.getByRole('combobox', { name: 'What' }).selectOption('own')
  await add.getByLabel('Question').fill('Day of the next session')
  await add.getByRole('combobox', { name: 'Heading' }).selectOption({ label: 'Other business' })
  await add.getByLabel('Why it is added').fill('As always')
  await add.getByRole('button', { name: 'Put it on the agenda' }).click()
  await page.locator('.agenda').getByText('Day of the next session').waitFor()
  await add.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Add an item' }).click()
  await add.getByRole('combobox', { name: 'Commitment' }).fill('visa')
  await add.locator('.search-options [role=option]').first().click()
  await add.getByLabel('Why it is added').fill('The travellers ask')
  await add.getByRole('button', { name: 'Put it on the agenda' }).click()
  await page.locator('.agenda').getByText('added: The travellers ask').waitFor()

  await page.getByText(/^Who edited what/).click()
  await page
    .locator('.shelf')
    .getByText(/Mette dropped “.+”: Settled by letter/)
    .waitFor()
  await item(page, first)
    .getByText(/^Evidence/)
    .click()
  await item(page, first).getByRole('link', { name: 'statement' }).first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('of two at one agenda the second sees what the first did, and loses nothing that was typed', async () => {
  const id = await session('two')
  const one = await opened(id, 'Mette')
  const two = await opened(id, 'Ilyas')
  const [first] = (await shown(one.page)) as [string]
  const word = async (page: Page, words: string) => {
    await item(page, first)
      .getByRole('button', { name: /^Wording/ })
      .click()
    await page
      .getByRole('form', { name: 'Wording of the question' })
      .getByRole('textbox')
      .fill(words)
    await page.getByRole('button', { name: 'Keep it' }).click()
  }
  await word(one.page, 'What does Mette ask?')
  await item(one.page, first).locator('.said', { hasText: 'What does Mette ask?' }).waitFor()
  await word(two.page, 'What does Ilyas ask?')
  const conflict = two.page.locator('.agenda-conflict')
  await conflict.getByText('nothing of yours was written').waitFor()
  await conflict.getByText(/Mette worded “.+”: “What does Mette ask\?”/).waitFor()
  await conflict.getByText('“What does Ilyas ask?”').waitFor()
  assert.equal(
    await two.page
      .getByRole('form', { name: 'Wording of the question' })
      .getByRole('textbox')
      .inputValue(),
    'What does Ilyas ask?',
  )
  await item(two.page, first).locator('.said', { hasText: 'What does Mette ask?' }).waitFor()
  await conflict.getByRole('button', { name: 'Do mine on top of it' }).click()
  await item(two.page, first).locator('.said', { hasText: 'What does Ilyas ask?' }).waitFor()
  await conflict.waitFor({ state: 'detached' })
  assert.deepEqual(
    (await agendaOf(id)).edits.map(({ by }) => by),
    ['Mette', 'Ilyas'],
  )

  // What is typed about an item that the other drops is kept, and can be brought back with it.
  await item(two.page, first).getByRole('button', { name: /^Note/ }).click()
  const note = two.page.getByRole('form', { name: 'Note under the item' }).getByRole('textbox')
  await note.fill('Not to be lost')
  const { version } = await agendaOf(id)
  await steps.post(`sessions/${id}/agenda`, {
    by: 'Mette',
    base: version,
    operations: [{ op: 'drop', item: first, reason: 'Settled' }],
  })
  await two.page.getByRole('button', { name: 'Keep it' }).click()
  await two.page.getByText('What you were writing: “Not to be lost”').waitFor()
  await two.page.getByRole('button', { name: 'Bring it back with these words' }).click()
  await item(two.page, first).locator('.agenda-note', { hasText: 'Not to be lost' }).waitFor()
  for (const { context, faults } of [one, two]) {
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('409')),
      [],
    )
    await context.close()
  }
})

test('without a connection nothing that was typed is lost', async () => {
  const id = await session('offline')
  const { page, context } = await opened(id, 'Mette')
  const [first] = (await shown(page)) as [string]
  await item(page, first).getByRole('button', { name: /^Note/ }).click()
  const form = page.getByRole('form', { name: 'Note under the item' })
  await form.getByRole('textbox').fill('Written on a train')
  await context.setOffline(true)
  await form.getByRole('button', { name: 'Keep it' }).click()
  await page.locator('.agenda-conflict').getByText('No connection to the server').waitFor()
  assert.equal(await form.getByRole('textbox').inputValue(), 'Written on a train')
  await context.setOffline(false)
  await form.getByRole('button', { name: 'Keep it' }).click()
  await item(page, first).locator('.agenda-note', { hasText: 'Written on a train' }).waitFor()
  await context.close()
})

test('a fixed agenda stays as it is while the ledger moves on, until it is released', async () => {
  const real = await serve() // the pack with documents that the ledger can move by
  const at = stepsAt(real, browser)
  const given = { id: 'fix', by: 'Tester', mechanism: 'n-igc', items: 6, past: true }
  await at.post('sessions', { ...given, on: dayFrom(-3) })
  const { page, context, faults } = await at.opened('/desk/sessions/fix', { name: 'Mette' })
  const before = await shown(page)
  await page.getByRole('button', { name: 'Fix the agenda' }).click()
  await page.getByRole('button', { name: 'Fix it' }).click()
  await page.getByText(/^Fixed at/).waitFor()
  assert.equal(await page.getByRole('button', { name: /^(Wording|Drop|Move item)/ }).count(), 0)
  const words = await page.locator('.agenda').innerText()
  const capture = await at.handIn('later.txt', await at.report('Later news', 0, 2))
  for (const { proposal } of await at.turning(capture))
    await at.post('desk/decisions', { decision: 'accept', ids: [proposal.id], by: 'Tester' })
  await page.reload()
  await settled(page)
  await page.getByText(/The ledger has (not )?moved/).waitFor()
  assert.deepEqual(await shown(page), before)
  assert.equal(await page.locator('.agenda').innerText(), words)

  // What its items came to is said; then it is closed, and opened again.
  await item(page, before[0]!)
    .getByRole('button', { name: /^Say what it came to/ })
    .click()
  const form = page.getByRole('form', { name: 'What item 1 came to' })
  await form.getByLabel('It was').selectOption('new-date')
  await form.getByRole('button', { name: 'Keep it' }).click()
  await form.getByText(/a new date needs its day/).waitFor()
  await form.getByLabel('New day').fill('2027-03')
  await form.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('heading', { name: 'What it came to' }).waitFor()
  await page.getByRole('cell', { name: 'A new date, Mar 2027' }).waitFor()
  await page.getByRole('button', { name: 'Close the session' }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByText('Say what the items without an outcome came to.').waitFor()
  await page.getByRole('checkbox', { name: /were not reached/ }).check()
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByText(/^Closed by Mette/).waitFor()
  await page.getByRole('button', { name: 'Open the session again' }).click()
  await page.getByText('Held, not closed').waitFor()
  await page.getByRole('button', { name: 'Open it again' }).click()
  await page.getByText(/^A draft/).waitFor()
  await item(page, before[1]!)
    .getByRole('button', { name: /^Wording/ })
    .waitFor()
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('400')),
    [],
  )
  await context.close()
  await real.close()
})

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages of sessions are sound at ${width} pixels, ${colorScheme}`, async () => {
      const id = await session('sound')
      const options = { width, colorScheme, bypassCSP: true }
      const { page, context, faults } = await opened(id, 'Mette', options)
      const sound = async (what: string) => {
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.ok(wide <= 0, `${what} is too wide`)
        assert.deepEqual(await findings(page), [], what)
      }
      await sound('the agenda')
      const first = page.locator('.agenda-item').first()
      for (const key of ['e', 'n', 'g', 'd']) {
        await first.focus()
        await page.keyboard.press(key)
        await page.locator('.inline-form').waitFor()
        await sound(`after ${key}`)
        await page.keyboard.press('Escape')
        await page.locator('.inline-form').waitFor({ state: 'detached' })
      }
      await first.focus()
      await page.keyboard.press('?')
      await page.locator('dialog[open]').waitFor()
      await sound('the keys')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Add an item' }).click()
      await sound('the form that adds')
      if (width === 390) {
        const small = await page
          .locator('.desk :is(button, select, summary, .jump a, .tick)')
          .evaluateAll((all) =>
            all.flatMap((one) => {
              const { height } = one.getBoundingClientRect()
              return height > 0 && height < 44 ? [`${one.outerHTML.slice(0, 90)}: ${height}`] : []
            }),
          )
        assert.deepEqual(small, [])
      }
      await page.goto(`${served.url}/desk/sessions`)
      await settled(page)
      await sound('the list')
      await page.getByRole('button', { name: 'Make a session', exact: true }).click()
      await page.getByRole('form', { name: 'Make a session' }).waitFor()
      await settled(page)
      await sound('the form')
      assert.deepEqual(faults, [])
      await context.close()
    })
  }
}

test('a desk that may not be written shows sessions, and nothing to press', async () => {
  const open = await serve('--pack', 'packs/example', '--host', '0.0.0.0')
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${open.url}/desk/sessions`)
    await page.getByText(/can be read, and nothing decided at it/).waitFor()
    await page.getByText('No session has been made at this desk yet.').waitFor()
    assert.equal(await page.getByRole('button', { name: /^Make/ }).count(), 0)
    await page.goto(`${open.url}/desk/sessions/none`)
    await page.getByRole('alert').getByText('There is no session of this id.').waitFor()
    await context.close()
  } finally {
    await open.close()
  }
})
