/** Steps at the desk that its browser tests share: documents made from what is on record, pages that are watched. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Served } from './served.ts'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

export interface Proposal {
  readonly id: string
  readonly state: string
  readonly quote: string
  readonly summary: string
  readonly capture: string
  readonly about: readonly {
    readonly id: string
    readonly kind: string
    readonly headline: string
  }[]
}

/** A proposal that would turn one commitment’s status. */
export interface Turning {
  readonly proposal: Proposal
  readonly commitment: string
  readonly before: string
  readonly after: string
}

export interface Opened {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

export function stepsAt(served: Served, browser: Browser) {
  const api = (path: string) => `${served.url}/api/v1/${path}`
  const headers = { 'x-followthrough': 'desk' }

  async function get<T>(path: string): Promise<T> {
    return (await (await fetch(api(path))).json()) as T
  }

  async function post<T>(path: string, body: object): Promise<T> {
    const response = await fetch(api(path), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as T
  }

  /** A report that brings instruments on record into force, `from`th to `to`th, told on `day`. */
  async function report(title: string, from: number, to: number, day = '3 March 2026') {
    interface Answer {
      partnership: { parties: { name: string }[] }
      commitments: { instrument: string | null; headline: string }[]
    }
    const { partnership, commitments } = await get<Answer>('status')
    const [a, b] = partnership.parties.map(({ name }) => name)
    const { entries } = await get<{ entries: { id: string; title: string }[] }>(
      'timeline?type=instrument&limit=500',
    )
    const signed = new Set(
      commitments.filter(({ headline }) => headline === 'signed').map((one) => one.instrument),
    )
    const carried = entries.filter(({ id }) => signed.has(id)).slice(from, to)
    assert.ok(carried.length > 0)
    const lines = carried.map(
      (one) => `The ${one.title} between ${a} and ${b} entered into force on ${day}.`,
    )
    return [title, ...lines].join('\n\n')
  }

  async function handIn(name: string, text: string, query = '&class=A'): Promise<string> {
    const url = api(`desk/documents?by=Tester&name=${encodeURIComponent(name)}${query}`)
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/plain' },
      body: text,
    })
    assert.equal(response.status, 200, await response.clone().text())
    return ((await response.json()) as { capture: string }).capture
  }

  const proposalsOf = async (capture: string) =>
    (
      await get<{ proposals: Proposal[] }>(
        `desk/queue?document=${capture}&order=document&perPage=200`,
      )
    ).proposals

  /** Proposals of a document that would turn a status, each with the turn. */
  async function turning(capture: string): Promise<Turning[]> {
    interface Row {
      commitment: { id: string }
      before: { headline: string } | null
      after: { headline: string }
    }
    const found: Turning[] = []
    for (const proposal of await proposalsOf(capture)) {
      const { commitments = [] } = await post<{ commitments?: Row[] }>('desk/consequences', {
        decision: 'accept',
        ids: [proposal.id],
        by: 'Tester',
      })
      const turned = commitments.find((one) => one.before?.headline !== one.after.headline)
      if (turned?.before == null) continue
      const { commitment, before, after } = turned
      found.push({
        proposal,
        commitment: commitment.id,
        before: before.headline.replaceAll('-', ' '),
        after: after.headline.replaceAll('-', ' '),
      })
    }
    return found
  }

  interface OpenOptions {
    readonly width?: number
    readonly colorScheme?: 'light' | 'dark'
    /** Given beforehand; asked for by the desk without it. */
    readonly name?: string
    readonly bypassCSP?: boolean
  }

  async function opened(path: string, options: OpenOptions = {}): Promise<Opened> {
    const { width = 1440, colorScheme = 'light', name, bypassCSP = false } = options
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP,
      reducedMotion: 'reduce',
    })
    if (name !== undefined)
      await context.addInitScript((given) => {
        localStorage.setItem('followthrough-person', given)
      }, name)
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
    await page.goto(`${served.url}${path}`)
    await settled(page)
    return { page, context, faults }
  }

  return { get, post, report, handIn, proposalsOf, turning, opened, url: served.url }
}

/** Asks again until what is said of a page that is still changing holds, or 20 seconds have passed. */
export async function eventually(holds: () => Promise<void>): Promise<void> {
  const end = Date.now() + 20_000
  for (;;)
    try {
      return await holds()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
}

export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('.waiting') === null)
}

/** What axe finds on the page as it is. The context must be opened with `bypassCSP`. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
  })
}

/** Waits until these words, and no others, are lit in the text. */
export async function lit(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const marks = [...document.querySelectorAll('.document-text .lit')]
    return marks.map((mark) => mark.textContent).join('') === wanted
  }, words)
}

/** Selects words in the text of a document, as a reader would with a pointer. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const box = document.querySelector('.document-text')!
    for (const paragraph of box.querySelectorAll('p')) {
      const at = (paragraph.textContent ?? '').indexOf(wanted)
      if (at === -1) continue
      const range = document.createRange()
      const place = (offset: number, set: (node: Node, offset: number) => void) => {
        let rest = offset
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { length } = node.textContent ?? ''
          if (rest <= length) return set(node, rest)
          rest -= length
        }
      }
      place(at, (node, offset) => range.setStart(node, offset))
      place(at + wanted.length, (node, offset) => range.setEnd(node, offset))
      document.getSelection()!.removeAllRanges()
      document.getSelection()!.addRange(range)
      return
    }
    throw new Error(`not in the text: ${wanted}`)
  }, words)
}
