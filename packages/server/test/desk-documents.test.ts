import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import http from 'node:http'
import { after, before, describe, it } from 'node:test'
import { DocumentAnswer, QueueAnswer } from '@followthrough/brief'
import { pdfOf } from '../../intake/test/made.ts'
import { ImportAnswer } from '../src/desk-bodies.ts'
import { DESK, type DeskWorld, deskHere, MARK, NEWS, openDeskWorld } from './desk-world.ts'

const IMPORT = `${DESK}/documents?by=Anna`
const MB = 1024 * 1024
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

describe('documents taken in', () => {
  let world: DeskWorld
  before(async () => {
    world = await openDeskWorld()
  })
  after(() => world.close())
  const opened = (capture: string) => world.ask(DocumentAnswer, `${DESK}/documents/${capture}`)

  it('come back byte for byte, to be saved and never opened', async () => {
    const page = `<!doctype html><title>T</title><script>alert(1)</script><article><h1>Ferry talks</h1><p onclick="x()">${NEWS}</p></article>`
    const pdf = pdfOf([[{ text: 'Velmara signed the treaty on 4 March 2026.', x: 50, y: 100 }]])
    for (const [bytes, type, ending] of [
      [Buffer.from(page), 'text/html', 'bin'],
      [Buffer.from(pdf), 'application/pdf', 'pdf'],
      [Buffer.from(`${NEWS} И по-русски.`), 'text/plain; charset=utf-8', 'txt'],
    ] as const) {
      const response = await world.send(`${IMPORT}&name=a`, bytes, {
        headers: { 'content-type': type },
      })
      const { capture } = ImportAnswer.parse(await response.json())
      assert.equal(capture, hashOf(bytes))
      const path = `${DESK}/captures/${capture}`
      const download = await world.get(path)
      assert.deepEqual(Buffer.from(await download.arrayBuffer()), bytes)
      assert.equal(download.headers.get('content-type'), 'application/octet-stream')
      assert.equal(
        download.headers.get('content-disposition'),
        `attachment; filename="capture-${capture.slice(0, 12)}.${ending}"`,
      )
      assert.equal(download.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(download.headers.get('cache-control'), 'no-store')
      assert.match(download.headers.get('content-security-policy')!, /default-src 'self'/)
      const head = await world.get(path, { method: 'HEAD' })
      assert.equal(head.headers.get('content-length'), String(bytes.length))
      const { document } = await opened(capture)
      assert.doesNotMatch(document.text, /alert|script|onclick/)
    }
  })

  it('are on the desk once, whoever sends them again', async () => {
    const text = `${NEWS}\n\nOnce.`
    assert.equal((await world.take(text)).isNew, true)
    const again = await Promise.all([world.take(text), world.take(text), world.take(text)])
    assert.deepEqual(
      again.map(({ isNew }) => isNew),
      [false, false, false],
    )
  })

  it('sent together under new names are each taken in whole', async () => {
    const texts = Array.from({ length: 30 }, (_, i) => `${NEWS}\n\nEdition ${i}.`)
    const taken = await Promise.all(texts.map((text, i) => world.take(text, `&name=e${i}.txt`)))
    for (const [i, { capture, isNew, counts }] of taken.entries()) {
      assert.equal(capture, hashOf(texts[i]!))
      assert.equal(isNew, true)
      assert.ok(counts.open + counts.held > 0)
    }
    assert.equal(new Set(taken.map(({ cluster }) => cluster)).size, 1)
  })

  it('are known by a publisher on record that heads them', async () => {
    const { capture } = await world.take(`Velmaran News Agency\n\nFerry talks go on\n\n${NEWS}`)
    const { document } = await opened(capture)
    assert.deepEqual(
      [document.publisher, document.title],
      ['Velmaran News Agency', 'Ferry talks go on'],
    )
  })

  it('that changed show what they said before', async () => {
    const before = await world.take(`${NEWS}\n\nOf the page.`, '&name=page.html')
    const changed = await world.take(
      `${NEWS.replace('14 March', '15 March')}\n\nOf the page.`,
      '&name=page.html',
    )
    assert.equal(changed.earlier, before.capture)
    const { earlier, proposals } = await opened(changed.capture)
    assert.equal(earlier!.capture, before.capture)
    assert.ok(earlier!.changes.some(({ kind }) => kind === 'changed'))
    assert.ok(proposals.some(({ replaces }) => replaces !== null))
    const { proposals: gone } = await world.ask(
      QueueAnswer,
      `${DESK}/queue?document=${before.capture}`,
    )
    assert.ok(gone.length > 0)
  })

  it('that cannot be read are refused in words, and kept', async () => {
    const filler = '0'.repeat(64)
    const locked = pdfOf(
      [[]],
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${filler}> /U <${filler}> /P -4 >> /ID [<00> <00>]`,
    )
    for (const [bytes, words] of [
      [Buffer.from(locked), /password/],
      [Buffer.from('%PDF-1.7 cut'), /damaged|read/],
      [Buffer.from(' \n '), /no words/],
      [Buffer.from('<html><script>x()</script></html>'), /no words/],
    ] as const) {
      const problem = await world.problem(422, `${IMPORT}&name=bad.pdf`, bytes)
      assert.match(problem.detail, /^bad\.pdf: /)
      assert.match(problem.detail, words)
      assert.equal(problem.capture, hashOf(bytes))
      const kept = await world.get(`${DESK}/captures/${problem.capture}`)
      assert.deepEqual(Buffer.from(await kept.arrayBuffer()), bytes)
    }
    for (const body of ['', undefined]) {
      const problem = await world.problem(422, IMPORT, body)
      assert.equal(problem.capture, undefined)
    }
  })

  it('are refused when too large, with and without a length told', async () => {
    const tooLarge = Buffer.alloc(64 * MB + 1, 'a')
    const told = await world.problem(413, IMPORT, tooLarge)
    assert.match(told.detail, /at most 67,108,864 bytes/)
    const chunked = await new Promise<number>((resolve, reject) => {
      const request = http.request(`${world.url}${IMPORT}`, { method: 'POST', headers: MARK })
      request.on('response', (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode!))
      })
      request.on('error', reject)
      request.write(tooLarge)
      request.end('more')
    })
    assert.equal(chunked, 413)
    assert.equal((await world.take(`${NEWS}\n\nAfter.`)).isNew, true)
  })

  it('are asked about in words that can be read', async () => {
    for (const [query, field] of [
      ['', 'by'],
      ['?by=%3Cb%3E', 'by'],
      ['?by=Anna&class=G', 'class'],
      ['?by=Anna&published=2026-02-30', 'published'],
      ['?by=Anna&by=Boris', 'by'],
      [`?by=Anna&name=${'a'.repeat(256)}`, 'name'],
      ['?by=Anna&title=x', 'title'],
    ]) {
      const problem = await world.problem(400, `${DESK}/documents${query}`, NEWS)
      assert.equal(problem.errors![0]!.field, field, query)
    }
  })

  it('cut short leave nothing behind', async () => {
    const { documents } = (await world.ask(QueueAnswer, `${DESK}/queue`)).counts
    await new Promise<void>((resolve) => {
      const headers = { ...MARK, 'content-length': 1000 }
      const request = http.request(`${world.url}${IMPORT}`, { method: 'POST', headers })
      request.on('error', () => resolve())
      request.write('the beginning')
      setTimeout(() => request.destroy(), 50)
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal((await world.ask(QueueAnswer, `${DESK}/queue`)).counts.documents, documents)
    assert.deepEqual(world.faults, [])
  })
})

describe('a feed that is sent', () => {
  const item = (n: number, text: string) =>
    `<item><title>Ferry talks ${n}</title><link>https://vna.example/${n}</link><pubDate>Mon, ${15 + n} Mar 2026 08:00:00 GMT</pubDate><description>${text}</description></item>`
  const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>VNA news</title>${item(1, NEWS)}${item(2, NEWS.replaceAll('Tavish', 'Sandreve'))}${item(3, 'A fair was held.')}<item><guid isPermaLink="false">4</guid></item></channel></rss>`
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'VNA news',
    items: [
      { id: '1', title: 'One', content_text: NEWS, date_published: '2026-03-16T08:00:00Z' },
      { id: '2', title: 'Two', content_text: 'A fair was held.' },
    ],
  })
  const sent = async (world: DeskWorld, body: string, type: string, query = '') => {
    const headers = { 'content-type': type }
    const response = await world.send(`${IMPORT}&name=news${query}`, body, { headers })
    const answer = await response.json()
    assert.equal(response.status, 200, JSON.stringify(answer))
    return ImportAnswer.parse(answer)
  }

  it('is taken in item by item, each with its address, title and day', async () => {
    const world = await deskHere()
    const answer = await sent(world, rss, 'application/rss+xml', '&class=C')
    assert.deepEqual(
      answer.documents!.map(({ address, title, published, problem }) => [
        address,
        title,
        published,
        problem,
      ]),
      [1, 2, 3].map((n) => [
        `https://vna.example/${n}`,
        `Ferry talks ${n}`,
        `2026-03-${15 + n}`,
        null,
      ]),
    )
    assert.deepEqual(answer.warnings, [
      'Items without a link that can be followed: 1.',
      'Items without words, left out: 1.',
    ])
    const open = answer.documents!.map(({ counts }) => counts.open)
    assert.ok(open[0]! > 0 && open[1]! > 0 && open[2] === 0)
    assert.equal(answer.counts.open, open[0]! + open[1]!)
    assert.equal(answer.capture, hashOf(rss))
    const kept = await world.get(`${DESK}/captures/${answer.capture}`)
    assert.equal(await kept.text(), rss)
    for (const { capture, address, title, published } of answer.documents!) {
      const { document } = await world.ask(DocumentAnswer, `${DESK}/documents/${capture}`)
      assert.deepEqual(
        [document.url, document.title, document.published, document.sourceClass],
        [address, title, published, 'C'],
      )
    }
    const { counts } = await world.ask(QueueAnswer, `${DESK}/queue`)
    assert.deepEqual([counts.documents, counts.open], [3, answer.counts.open])

    const again = await sent(world, rss, 'application/rss+xml')
    assert.equal(again.isNew, false)
    assert.ok(again.documents!.every(({ isNew }) => !isNew))
    assert.deepEqual((await world.ask(QueueAnswer, `${DESK}/queue`)).counts, counts)
    assert.deepEqual(world.faults, [])
  })

  it('may be JSON, and what a person says of it holds for every item', async () => {
    const world = await deskHere()
    const query = '&published=2026-03-20&publisher=The+Gazette'
    const { documents } = await sent(world, json, 'application/octet-stream', query)
    for (const { capture, published, address } of documents!) {
      const { document } = await world.ask(DocumentAnswer, `${DESK}/documents/${capture}`)
      assert.deepEqual([published, address], ['2026-03-20', null])
      assert.deepEqual([document.publisher, document.published], ['The Gazette', '2026-03-20'])
    }
  })

  it('tells of an item that cannot be read, and takes in the rest', async () => {
    const world = await deskHere()
    const body = rss.replace('Ferry talks 3', '%PDF-1.7 cut')
    const { documents, counts } = await sent(world, body, 'text/xml')
    const failed = documents!.filter(({ problem }) => problem !== null)
    assert.deepEqual(
      failed.map(({ address }) => address),
      ['https://vna.example/3'],
    )
    assert.match(failed[0]!.problem!, /damaged/)
    assert.ok(counts.open + counts.held > 0)
  })

  it('without an item that has words is refused, and kept', async () => {
    const world = await deskHere()
    const empty = '<rss version="2.0"><channel><title>News</title><item/></channel></rss>'
    const problem = await world.problem(422, `${IMPORT}&name=news.xml`, empty)
    assert.match(problem.detail, /^news\.xml: /)
    assert.equal(problem.capture, hashOf(empty))
    assert.equal((await world.get(`${DESK}/captures/${problem.capture}`)).status, 200)
  })
})

it('a page is fetched only where the server was told to fetch', async () => {
  const world = await deskHere()
  const problem = await world.problem(403, IMPORT, { url: 'https://vna.example/x' })
  assert.match(problem.detail, /fetches nothing/)
})

it('a server that closes answers what is under way', async () => {
  const world = await openDeskWorld()
  const answers = Array.from({ length: 6 }, (_, i) => world.send(IMPORT, `${NEWS}\n\nLast ${i}.`))
  await new Promise((resolve) => setTimeout(resolve, 30))
  const closed = world.close()
  for (const answer of await Promise.allSettled(answers))
    if (answer.status === 'fulfilled') assert.ok([200, 422, 503].includes(answer.value.status))
  await closed
  assert.deepEqual(world.faults, [])
})
