/**
 * Every page of the desk in a real browser: sound at each width and in both themes, harmless whatever a document
 * holds, and plain about what cannot be done.
 */

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { column, pdfOf } from '../../packages/intake/test/made.ts'
import { openBrowser } from './chromium.ts'
import { findings, settled, stepsAt } from './desk-steps.ts'
import { type Served, serve } from './served.ts'

let served: Served
let browser: Browser
let steps: ReturnType<typeof stepsAt>
let capture: string
let proposal: string

before(async () => {
  served = await serve()
  browser = await openBrowser()
  steps = stepsAt(served, browser)
  capture = await steps.handIn('pages.txt', await steps.report('Papers for every page', 0, 6))
  proposal = (await steps.turning(capture))[0]!.proposal.id
})
after(async () => {
  await browser?.close()
  await served?.close()
})

const paths = () => [
  '/desk',
  '/desk?state=held',
  `/desk?open=${proposal}`,
  '/desk/documents',
  `/desk/documents/${capture}?proposal=${proposal}`,
  '/desk/import',
  '/desk/feeds',
]

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page of the desk is sound at ${width} pixels, ${colorScheme}`, async () => {
      const options = { width, colorScheme, name: 'Ilyas', bypassCSP: true }
      const { page, context, faults } = await steps.opened('/desk', options)
      for (const path of paths()) {
        await page.goto(`${served.url}${path}`)
        await settled(page)
        assert.ok((await overflow(page)) <= 0, `${path} is too wide`)
        assert.deepEqual(await findings(page), [], path)
      }
      await page.goto(`${served.url}/desk?open=${proposal}`)
      await page.getByRole('article', { name: 'Proposal' }).waitFor()
      await settled(page)
      const opened = page.locator('.desk-form, dialog[open]')
      for (const key of ['e', 'r', 'm', 'n', '?']) {
        await page.keyboard.press(key)
        await opened.first().waitFor()
        await settled(page)
        assert.deepEqual(await findings(page), [], `after ${key}`)
        assert.ok((await overflow(page)) <= 0, `after ${key}`)
        await page.keyboard.press('Escape')
        // A key pressed before it is gone would be typed into it.
        await opened.first().waitFor({ state: 'hidden' })
      }
      assert.deepEqual(faults, [])
      await context.close()
    })
  }
}

test('pages of the desk fit 320 pixels', async () => {
  const { page, context } = await steps.opened('/desk', { width: 320, name: 'Ilyas' })
  for (const path of paths()) {
    await page.goto(`${served.url}${path}`)
    await settled(page)
    assert.ok((await overflow(page)) <= 0, path)
  }
  await page.goto(`${served.url}/desk?open=${proposal}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  await settled(page)
  assert.ok((await overflow(page)) <= 0, 'the form')
  await context.close()
})

for (const device of [{ hasTouch: true, isMobile: true }, {}]) {
  const how = 'isMobile' in device ? 'by touch' : 'in a narrow window'
  test(`what is pressed on a phone is 44 pixels high, ${how}`, async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...device })
    const page = await context.newPage()
    for (const path of paths()) {
      await page.goto(`${served.url}${path}`)
      await settled(page)
      const small = await page
        .locator(
          '.desk :is(button, select, summary, .jump a, .ours a, .text-head a, .present-row > a, .tick, .row-mark, .file-button)',
        )
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { height } = one.getBoundingClientRect()
            return height > 0 && height < 44 ? [`${one.outerHTML.slice(0, 90)}: ${height}`] : []
          }),
        )
      assert.deepEqual(small, [], path)
    }
    await context.close()
  })
}

test('on a phone the claim stands before its text, and above what decides on it', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 740 } })
  const page = await context.newPage()
  await page.goto(`${served.url}/desk?open=${proposal}`)
  await settled(page)
  const bar = await page.locator('.decide-bar').boundingBox()
  for (const part of ['.said', '.ours']) {
    const words = await page.locator(`.review-panel > ${part}`).boundingBox()
    assert.ok(words!.y + words!.height <= bar!.y, `${part} ends above the bar`)
  }
  const text = await page.locator('.document-text').boundingBox()
  assert.ok(text!.y > bar!.y)
  await context.close()
})

test('the sheet that rejects several leaves half the page to them', async () => {
  for (const width of [390, 1440]) {
    const { page, context } = await steps.opened(`/desk?document=${capture}`, {
      width,
      name: 'Ilyas',
    })
    for (const key of ['j', 'x', 'j', 'x', 'r']) await page.keyboard.press(key)
    await page.getByRole('form', { name: 'Reject 2' }).waitFor()
    const { height } = (await page.locator('.bulk').boundingBox())!
    assert.ok(height <= 450, `${width}: ${height}`)
    await context.close()
  }
})

test('a feed that is dropped shows its items, each a document', async () => {
  const { page, context, faults } = await steps.opened('/desk/import', { name: 'Jamila' })
  const [, words] = (await steps.report('', 0, 1, '17 March 2026')).split('\n\n')
  const items = ['Told by a feed', '%PDF-1.7 cut'].map(
    (title) => `<item><title>${title}</title><description>${words}</description></item>`,
  )
  await page.getByText(/feeds \(RSS, Atom, JSON\)/).waitFor()
  await page.getByLabel('Choose files').setInputFiles({
    name: 'news.xml',
    mimeType: 'application/rss+xml',
    buffer: Buffer.from(
      `<rss version="2.0"><channel><title>Agency news</title>${items.join('')}</channel></rss>`,
    ),
  })
  const row = page.locator('.upload-done', { hasText: 'Agency news' })
  await row.getByText(/A feed: 1 document of 2 items, .*1 not read/).waitFor()
  await row.getByText(/It is damaged/).waitFor()
  await row.getByRole('link', { name: 'Told by a feed' }).click()
  await page.getByRole('heading', { name: 'Told by a feed' }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('of files dropped together, one that cannot be read stops no other, and none of them acts', async () => {
  const { page, context, faults } = await steps.opened('/desk/import', { name: 'Jamila' })
  const words = await steps.report('Dropped as a page', 0, 1, '10 March 2026')
  const html = `<!doctype html><html lang="en"><head><title>Dropped as a page</title>
<script>window.hacked = 1</script></head><body onload="window.hacked = 2"><article>
<h1>Dropped as a page</h1><p>${words.split('\n\n')[1]} &lt;img src=x onerror="window.hacked=3"&gt;</p>
<img src="/none.png" onerror="window.hacked = 4"><a href="javascript:window.hacked=5">more</a>
</article></body></html>`
  const pdf = pdfOf([column((await steps.report('Dropped as a PDF', 1, 2)).split('\n\n'))])
  const files = [
    { name: 'page.html', type: 'text/html', base64: Buffer.from(html).toString('base64') },
    {
      name: 'broken.pdf',
      type: 'application/pdf',
      base64: Buffer.from('%PDF-1.7 no').toString('base64'),
    },
    { name: 'paper.pdf', type: 'application/pdf', base64: Buffer.from(pdf).toString('base64') },
  ]
  await page.locator('.drop').waitFor()
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer()
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, { type }))
    }
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    document.querySelector('.drop')!.dispatchEvent(drop)
  }, files)
  await page.getByText(/2 documents read, 1 failed/).waitFor()
  const failed = page.locator('.upload-failed')
  assert.match(await failed.innerText(), /broken\.pdf/)
  await failed.getByRole('button', { name: 'Try again' }).waitFor()
  await page.getByRole('link', { name: 'Dropped as a page' }).click()
  await page
    .locator('.document-text')
    .getByText(/onerror=/)
    .waitFor()
  assert.equal(await page.evaluate(() => (window as { hacked?: number }).hacked), undefined)
  const found = faults.filter((fault) => !/status of 4\d\d/.test(fault)) // the broken one
  assert.deepEqual(found, [])
  await context.close()
})

test('a text is pasted with its publisher and day', async () => {
  const { page, context, faults } = await steps.opened('/desk/import', { name: 'Kanat' })
  const form = page.getByRole('form', { name: 'Paste a text' })
  await form
    .getByRole('textbox', { name: /^Text/ })
    .fill(await steps.report('Pasted words', 2, 3, '11 March 2026'))
  await form.getByLabel('Publisher').fill('The Paste Gazette')
  await form.getByLabel('Day of publication').fill('2026-03-12')
  await form.getByRole('button', { name: 'Read this text' }).click()
  await page.locator('.upload-done').getByRole('link', { name: 'Pasted words' }).click()
  const facts = page.locator('.document-more')
  await facts.getByText('The Paste Gazette').waitFor()
  await facts.getByText('12 Mar 2026').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a document tells what changed since, takes details, and gives its bytes back', async () => {
  const { page, context, faults } = await steps.opened('/desk', { name: 'Leyla' })
  const text = await steps.report('A page that changes', 3, 5, '13 March 2026')
  await steps.handIn('changing.txt', text)
  const later = text.replaceAll('entered into force', 'were said to have entered into force')
  const now = await steps.handIn('changing.txt', later, '')
  await page.goto(`${served.url}/desk/documents/${now}`)
  const difference = page.locator('.difference')
  await difference.waitFor()
  assert.match((await difference.locator('ins').allTextContents()).join(' '), /were said to have/)
  await page.getByRole('button', { name: 'Put them right' }).click()
  const form = page.getByRole('form', { name: 'Put its details right' })
  await form.getByRole('combobox', { name: 'Class of the source' }).selectOption('B')
  await form.getByLabel('Publisher').fill('Ministry of Changes')
  await form.getByRole('button', { name: 'Keep these details' }).click()
  await page.locator('.document-more').getByText('Ministry of Changes').first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the bytes' }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
  assert.equal(Buffer.concat(chunks).toString(), later)
  assert.deepEqual(faults, [])
  await context.close()
})

test('a text from right to left is set so', async () => {
  const urdu = 'قازقستان اور پاکستان نے اسلام آباد میں ایک معاہدے پر دستخط کیے۔'
  const id = await steps.handIn('urdu.txt', `${urdu}\n\nIslamabad, 4 February 2026`)
  const { page, context, faults } = await steps.opened(`/desk/documents/${id}`)
  const lines = page.locator('.document-text p')
  await lines.first().waitFor()
  const directions = await lines.evaluateAll((all) => all.map((p) => getComputedStyle(p).direction))
  assert.deepEqual(directions, ['rtl', 'ltr'])
  assert.deepEqual(faults, [])
  await context.close()
})

test('names in a text tell who they are, by arrows from one to the next', async () => {
  const { page, context } = await steps.opened(`/desk/documents/${capture}`)
  const names = page.locator('.document-text .mention')
  await names.first().focus()
  const first = await page.getByRole('tooltip').innerText()
  assert.ok(first.length > 3)
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-mention') === '1')
  await page.getByRole('tooltip').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
  await context.close()
})

test('a feed is followed and left, and what is missing to ask it is said', async () => {
  const { page, context, faults } = await steps.opened('/desk/feeds', { name: 'Marat' })
  await page.getByText(/serve --fetch/).waitFor()
  await page.getByRole('button', { name: 'Follow a feed' }).click()
  const form = page.getByRole('form', { name: 'Follow a feed' })
  await form.getByLabel(/Address of the feed/).fill('https://www.example.org/news.xml')
  await form.getByRole('button', { name: 'Follow it' }).click()
  const feed = page.locator('.feeds > li', { hasText: 'https://www.example.org/news.xml' })
  await feed.getByText('Not asked yet.').waitFor()
  await feed.getByRole('button', { name: /^Leave/ }).click()
  await feed.getByRole('button', { name: 'Leave it for good' }).click()
  await feed.waitFor({ state: 'detached' })
  assert.deepEqual(faults, [])
  await context.close()
})

test('filters are kept in the address, and an empty list says what to do', async () => {
  const { page, context, faults } = await steps.opened('/desk')
  await page.getByRole('combobox', { name: 'State' }).selectOption('all')
  await page.getByRole('combobox', { name: 'Act' }).selectOption('in-force')
  await page.waitForURL(/state=all.*act=in-force|act=in-force.*state=all/)
  await page.getByLabel('Words in quote or title').fill('zzzz')
  await page
    .locator('.empty')
    .getByText(/No proposal fits/)
    .waitFor()
  await page.reload()
  await page
    .locator('.empty')
    .getByText(/No proposal fits/)
    .waitFor()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.locator('.queue > li').first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('where nothing may be written the desk reads, and says why', async () => {
  const open = await serve('--host', '0.0.0.0')
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    for (const path of ['/desk', '/desk/import', '/desk/feeds']) {
      await page.goto(`${open.url}${path}`)
      await page.getByText(/can be read, and nothing decided at it/).waitFor()
      assert.equal(
        await page.getByRole('button', { name: /^(Accept|Follow a feed|Choose)/ }).count(),
        0,
      )
    }
    await context.close()
  } finally {
    await open.close()
  }
})
