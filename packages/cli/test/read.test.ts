/** `read`: what comes in, in which shape it goes out, and what stops nothing. */

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { deskOn, openDesk as openSeat } from '../src/desk/open-desk.ts'
import { readAll } from '../src/reading/read-all.ts'
import { FEED, FERRY, put, STRANGER } from './desk-documents.ts'
import { type Desk, ended, INVENTED_DIR, openDesk } from './spawn.ts'

let desk: Desk
before(async () => {
  desk = openDesk(INVENTED_DIR)
  put(desk.dir, 'ferry.txt', FERRY)
  put(desk.dir, 'stranger.txt', STRANGER)
  await desk.run(['status'])
})
after(() => desk.close())

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('read', () => {
  it('--json has the fields of an annotation file, and the document beside them', async () => {
    const { code, out, err } = await desk.run(['read', 'ferry.txt', '--json'])
    assert.equal(code, 0, err)
    const [body] = lines(out)
    assert.deepEqual(Object.keys(body), ['id', 'pack', 'meta', 'mentions', 'proposals', 'document'])
    assert.deepEqual([body.id, body.pack], ['ferry', 'example'])
    const meta = { publisher: 'Velmaran News Agency', published: '2024-01-12', language: 'en' }
    assert.deepEqual(body.meta, meta)
    const sha256 = createHash('sha256').update(FERRY).digest('hex')
    const title = 'Work begins on the train ferry'
    assert.deepEqual(body.document, { title, ...meta, sha256, cluster: sha256 })
    for (const { start, end, kind, entity } of body.mentions) {
      assert.ok(0 <= start && start < end && end <= FERRY.length)
      assert.equal(typeof kind, 'string')
      assert.ok(entity === null || typeof entity === 'string')
    }
    assert.ok(body.proposals.length > 0)
    for (const proposal of body.proposals) {
      assert.deepEqual(Object.keys(proposal).sort(), [
        'about',
        'act',
        'amounts',
        'by',
        'confidence',
        'gate',
        'modality',
        'new',
        'quote',
        'saidBy',
        'spans',
        'unilateral',
        'when',
      ])
      const words = proposal.spans.map(([from, to]: [number, number]) => FERRY.slice(from, to))
      assert.equal(proposal.quote, words.join(' … '))
    }
  })

  it('without --queue nothing is written', async () => {
    const bytes = readFileSync(desk.db)
    await desk.run(['read', 'ferry.txt', 'stranger.txt'])
    assert.deepEqual(readFileSync(desk.db), bytes)
    const { counts } = JSON.parse((await desk.run(['review', '--json'])).out)
    assert.equal(counts.documents, 0)
  })

  it('standard input has a name if it is given one; hints win over what the text says', async () => {
    const hints = ['--publisher', 'Sandreve Post', '--published', '2024-01-15', '--name', 'a/b.txt']
    const { out } = await desk.run(['read', '-', '--json', ...hints], {}, FERRY)
    const [body] = lines(out)
    assert.equal(body.id, 'b')
    const meta = { publisher: 'Sandreve Post', published: '2024-01-15', language: 'en' }
    assert.deepEqual(body.meta, meta)
    const bare = lines((await desk.run(['read', '-', '--json'], {}, FERRY)).out)[0]
    assert.equal(bare.id, bare.document.sha256)
  })

  it('a folder is read whole, in order of name, and one bad file stops nothing', async () => {
    const inbox = join(desk.dir, 'inbox')
    mkdirSync(join(inbox, 'deep', 'er'), { recursive: true })
    put(inbox, 'a.txt', FERRY)
    put(
      join(inbox, 'deep'),
      'b.html',
      `<html><body><h1>Harbour</h1><p>${STRANGER}</p></body></html>`,
    )
    put(inbox, 'c.pdf', '%PDF-1.7 and then nothing')
    put(
      inbox,
      'd.bin',
      new Uint8Array(5000).map((_, i) => i * 7),
    )
    put(inbox, 'e.docx', 'PK\u0003\u0004 but no archive')
    put(inbox, 'empty.txt', '')
    put(join(inbox, 'deep', 'er'), 'again.txt', FERRY)
    const bomb = `<html><body>${'<div>'.repeat(200_000)}x`
    put(inbox, 'z.html', bomb)
    const { code, out, err } = await desk.run(['read', 'inbox', 'nowhere.txt', '--json'])
    assert.equal(code, 1)
    const bodies = lines(out)
    const good = bodies.filter((body) => body.error === undefined).map(({ id }) => id)
    assert.deepEqual(good.slice(0, 2), ['a', 'b'])
    const bad = bodies.filter((body) => body.error !== undefined)
    for (const name of ['c', 'd', 'e', 'empty', 'nowhere'])
      assert.ok(
        bad.some(({ id, error }) => id === name && error.includes(name)),
        name,
      )
    for (const body of bad) assert.deepEqual(Object.keys(body), ['id', 'error'])
    assert.match(err, /nowhere\.txt: there is no such file/)
    assert.match(
      err.trim().split('\n').at(-1)!,
      /^followthrough: \d of \d+ documents could not be read$/,
    )
  })

  it('a publisher on record that heads a text is known by it', async () => {
    put(
      desk.dir,
      'headed.txt',
      FERRY.replace('Work', 'Velmaran News Agency\n\nWork').replace(/ \(Vel.*?\)/, ''),
    )
    const [{ document }] = lines((await desk.run(['read', 'headed.txt', '--json'])).out)
    assert.equal(document.publisher, 'Velmaran News Agency')
    assert.equal(document.title, 'Work begins on the train ferry')
  })

  it('a link in a folder is not followed, and that is said', async () => {
    const linked = join(desk.dir, 'linked')
    mkdirSync(linked)
    put(linked, 'a.txt', FERRY)
    symlinkSync('/etc/hostname', join(linked, 'b.txt'))
    const { code, out, err } = await desk.run(['read', 'linked', '--json'])
    assert.equal(code, 0, err)
    assert.equal(lines(out).length, 1)
    assert.match(err, /^followthrough: linked\/b\.txt: is a link and was not followed; give what/)
  })

  it('a feed is read item by item', async () => {
    put(desk.dir, 'news.xml', FEED)
    const { code, out } = await desk.run(['read', 'news.xml', '--json'])
    assert.equal(code, 0)
    const bodies = lines(out)
    assert.deepEqual(
      bodies.map(({ id, document }) => [id, document.title, document.published]),
      [
        ['news-1', 'Ferry stops', '2024-01-18'],
        ['news-2', 'Trade grows', '2024-01-19'],
      ],
    )
    assert.equal(bodies[0].document.publisher, 'Velmaran News Agency')
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'News',
      items: [{ id: '1', content_text: 'Bilateral trade reached 7.2 billion velms in 2023.' }],
    })
    put(desk.dir, 'feed.json', json)
    assert.equal(lines((await desk.run(['read', 'feed.json', '--json'])).out).length, 1)
  })

  it('how far it is goes to standard error, when it is asked for', async () => {
    const asked = await desk.run(['read', 'ferry.txt', 'stranger.txt', '--progress'])
    assert.equal(asked.err, '1 of 2  ferry.txt\n2 of 2  stranger.txt\n')
    assert.equal((await desk.run(['read', 'ferry.txt'])).err, '')
  })

  it('what is asked wrongly ends with 2 before anything is read', async () => {
    const url = 'https://news.example/a'
    const cases: [args: string[], says: RegExp][] = [
      [['read'], /missing required argument/],
      [['read', 'ferry.txt', '--colour'], /unknown option '--colour'/],
      [['read', url], /nothing is fetched without --fetch; add it, and --allow HOST/],
      [['read', 'ferry.txt', '--allow', 'news.example'], /--allow: nothing is fetched without/],
      [['read', url, '--fetch', '--allow', 'https://a/b'], /--allow: expected a host/],
      [['read', 'ferry.txt', '--published', '2024-02-30'], /--published: expected a day that/],
      [['read', 'ferry.txt', '--class', 'G'], /--class: expected one of A, B/],
      [['read', '-', '-'], /standard input can be read once/],
      [['read', 'a', 'b', '--name', 'x'], /--name: names one document/],
      [['read', 'ferry.txt', '--model'], /--model: set FOLLOWTHROUGH_MODEL_URL/],
    ]
    for (const [args, says] of cases) {
      const { code, out, err } = await desk.run(args)
      assert.equal(code, 2, `${args.join(' ')}: ${err}`)
      assert.equal(out, '')
      assert.match(err, says)
    }
  })

  it('only allowed hosts on the public internet are fetched', async () => {
    const asked = ['--fetch', '--allow', '127.0.0.1:9']
    const near = await desk.run(['read', 'http://127.0.0.1:9/a', ...asked])
    assert.equal(near.code, 1)
    assert.match(near.err, /not on the public internet/)
    const other = await desk.run(['read', 'https://news.example/a', '--fetch'])
    assert.equal(other.code, 1)
    assert.match(other.err, /news\.example, which is not an allowed host/)
  })

  it('a reader that goes away is no fault', async () => {
    const child = desk.start(['read', 'inbox', '--json'])
    child.stdout.destroy()
    const { err } = await ended(child)
    assert.ok(!/unforeseen|at /.test(err), err)
  })
})

describe('read --queue', () => {
  it('keeps the bytes, puts proposals in the queue, and passes over what it has read', async () => {
    const first = await desk.run(['read', 'ferry.txt', 'stranger.txt', '--queue'])
    assert.equal(first.code, 0, first.err)
    assert.match(first.out, /3 proposals joined the queue\./)
    assert.match(first.out, /2 documents taken in\./)
    const again = await desk.run(['read', 'ferry.txt', 'stranger.txt', '--queue'])
    assert.match(again.out, /0 documents taken in, 2 known before\. 0 proposals\./)
    const sha256 = createHash('sha256').update(FERRY).digest('hex')
    const kept = join(desk.dir, 'kept.txt')
    const out = await desk.run(['review', 'capture', sha256.slice(0, 8), '--out', kept])
    assert.equal(out.code, 0, out.err)
    assert.equal(readFileSync(kept, 'utf8'), FERRY)
    const refused = await desk.run(['review', 'capture', sha256, '--out', kept])
    assert.equal(refused.code, 2)
    assert.match(refused.err, /there is such a file already; add --force/)
  })

  it('the class of many publishers costs no second look at the ledger for each', async () => {
    const seat = openSeat({ pack: INVENTED_DIR, db: join(desk.dir, 'classes.sqlite') })
    const folder = join(desk.dir, 'classes')
    mkdirSync(folder)
    const count = 12
    for (let i = 0; i < count; i++)
      put(folder, `${i}.txt`, STRANGER.replace('Harl', `Harl${'abcdefghijkl'[i]}`))
    put(folder, 'again.txt', STRANGER.replace('Harl', 'Harla').replace('18', '17'))
    let ledgersRead = 0
    const { statements } = seat.store
    const store = {
      ...seat.store,
      statements: () => {
        ledgersRead++
        return statements()
      },
    }
    const counted = deskOn({ ...seat, store })
    const output = process.stdout.write
    process.stdout.write = () => true
    try {
      await readAll(counted, [folder], { queue: true, by: 'Ann' }, { class: 'D' }, null)
    } finally {
      process.stdout.write = output
    }
    assert.ok(ledgersRead <= 2, `the ledger was read ${ledgersRead} times`)
    const { documents } = counted.review().documents({ page: 1, perPage: 50 })
    assert.equal(documents.length, count + 1)
    assert.ok(documents.every(({ sourceClass }) => sourceClass === 'D'))
    const { proposals } = counted.review().queue({ page: 1, perPage: 50, order: 'newest' })
    assert.ok(proposals.length > 0)
    for (const { gate } of proposals)
      assert.ok(!gate.reasons.some(({ code }) => /class/.test(code)), JSON.stringify(gate))
    const said = [...statements()].filter(({ property }) => property === 'source')
    const byAnn = said.filter(({ recordedBy }) => recordedBy === 'person Ann')
    assert.equal(byAnn.length, count)
    seat.close()
  })

  it('a page that changed is compared with what it said before', async () => {
    put(desk.dir, 'page.txt', FERRY.replace('10 January', '9 January'))
    await desk.run(['read', 'page.txt', '--queue'])
    put(desk.dir, 'page.txt', FERRY.replace('10 January', '11 January'))
    const { out } = await desk.run(['read', 'page.txt', '--queue'])
    assert.match(out, /1 read otherwise; the page said something else before/)
  })

  it('what cannot be read is kept all the same, and told', async () => {
    const bytes = '%PDF-1.7 torn'
    put(desk.dir, 'torn.pdf', bytes)
    const { code, err } = await desk.run(['read', 'torn.pdf', '--queue'])
    assert.equal(code, 1)
    assert.match(err, /torn\.pdf: /)
    const id = createHash('sha256').update(bytes).digest('hex')
    const kept = join(desk.dir, 'torn.kept')
    assert.equal((await desk.run(['review', 'capture', id, '--out', kept])).code, 0)
    assert.equal(readFileSync(kept, 'utf8'), bytes)
    const shown = await desk.run(['review', 'document', id])
    assert.equal(shown.code, 2)
    assert.match(shown.err, /its bytes are kept, but could not be read/)
  })

  it('stopped with Ctrl-C it ends with 130, keeps what it read, and goes on from there', async () => {
    const folder = join(desk.dir, 'many')
    mkdirSync(folder)
    const count = 400
    for (let i = 0; i < count; i++)
      put(folder, `${String(i).padStart(3, '0')}.txt`, FERRY.replace('7.2', `${i + 1}.25`))
    const db = ['--db', join(desk.dir, 'stopped.sqlite')]
    await desk.run(['status', ...db])
    const child = desk.start(['read', 'many', '--queue', ...db])
    child.stdout.once('data', () => child.kill('SIGINT'))
    const stopped = await ended(child)
    assert.equal(stopped.code, 130, stopped.err)
    assert.match(stopped.err, /stopped; what was read is kept; the same command goes on\n$/)
    const documents = async () =>
      JSON.parse((await desk.run(['review', '--json', ...db])).out).counts.documents as number
    const kept = await documents()
    assert.ok(kept > 0 && kept < count, String(kept))
    const rest = await desk.run(['read', 'many', '--queue', ...db])
    assert.equal(rest.code, 0, rest.err)
    assert.match(rest.out, new RegExp(`${count - kept} documents taken in, ${kept} known before`))
    assert.equal(await documents(), count)
  })
})

describe('the second reader', () => {
  it('says how far it agrees, never prints its key, and its failure costs no reading', async () => {
    const asked: string[] = []
    let status = 200
    const server = createServer((request, response) => {
      asked.push(String(request.headers.authorization))
      request.resume()
      const quote = 'Bilateral trade reached 7.2 billion velms in 2023'
      const claim = {
        quotes: [quote],
        act: 'reported',
        modality: 'fact',
        by: [],
        saidBy: null,
        about: ['c-trade'],
        new: false,
        amounts: [{ value: 7_200_000_000, unit: 'XAV', qualifier: null }],
        when: { earliest: '2023-01-01', latest: '2023-12-31', role: 'period' },
        unilateral: false,
        confidence: 0.9,
      }
      const message = { content: JSON.stringify({ claims: [claim] }) }
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message }] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const env = {
      FOLLOWTHROUGH_MODEL_URL: `http://127.0.0.1:${port}/v1`,
      FOLLOWTHROUGH_MODEL_NAME: 'small',
      FOLLOWTHROUGH_MODEL_KEY: 'sesame-open',
    }
    try {
      const db = ['--db', join(desk.dir, 'model.sqlite')]
      const looked = await desk.run(['read', 'ferry.txt', '--model', ...db], env)
      assert.equal(looked.code, 0, looked.err)
      assert.match(looked.out, /Both readers: 1 read alike, 0 read otherwise, 2 by the rules alone/)
      const queued = await desk.run(
        ['read', 'ferry.txt', '--model', '--queue', '--json', ...db],
        env,
      )
      const [body] = lines(queued.out)
      assert.deepEqual(body.model.agreement, { both: 1, differ: 0, rulesOnly: 2, modelOnly: 0 })
      assert.ok(asked.length > 0)
      assert.ok(asked.every((header) => header === 'Bearer sesame-open'))
      status = 401
      const failed = await desk.run(['read', 'stranger.txt', '--model', '--queue', ...db], env)
      assert.equal(failed.code, 1)
      assert.match(failed.out, /No second reading: .*Check the key/s)
      assert.match(failed.out, /1 proposal joined the queue/)
      for (const { out, err } of [looked, queued, failed])
        assert.ok(!`${out}${err}`.includes('sesame'))
    } finally {
      server.close()
    }
  })
})

describe('what a model adds', () => {
  it('is shown and counted as its own, and what has no place in the text is told', async () => {
    const seat = openDesk(INVENTED_DIR)
    put(seat.dir, 'ferry.txt', FERRY)
    const claim = {
      quotes: ['Bilateral trade reached 7.2 billion velms in 2023'],
      act: 'reported',
      modality: 'fact',
      by: [],
      saidBy: null,
      about: ['c-trade'],
      new: false,
      amounts: [{ value: 7_200_000_000, unit: 'XAV', qualifier: null }],
      when: { earliest: '2023-01-01', latest: '2023-12-31', role: 'period' },
      unilateral: false,
      confidence: 0.9,
    }
    const bare = { ...claim, about: [], amounts: [], when: null }
    const claims = [
      claim, // as the rules have it
      { ...bare, quotes: ['Velmara will add two more daily sailings'], act: 'started' },
      {
        ...bare,
        quotes: ['Work begins on the train ferry'],
        act: 'voiced',
        modality: 'commitment',
      },
      { ...bare, quotes: ['The harbour burned down'] },
      { ...bare, quotes: ['a promise that nobody made'] },
    ]
    const server = createServer((request, response) => {
      request.resume()
      const message = { content: JSON.stringify({ claims }) }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message }] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const env = {
      FOLLOWTHROUGH_MODEL_URL: `http://127.0.0.1:${port}/v1`,
      FOLLOWTHROUGH_MODEL_NAME: 'small',
    }
    const asked = ['read', 'ferry.txt', '--model']
    const plain = (text: string) => text.replace(/\s+/g, ' ')
    try {
      const looked = await seat.run(asked, env)
      assert.equal(looked.code, 0, looked.err)
      const counts = 'Both readers: 1 read alike, 1 read otherwise, 1 by the rules alone, 1 by the'
      const out = plain(looked.out)
      assert.ok(out.includes(`${counts} model alone; 2 more of the model left out`), looked.out)
      assert.match(out, /5 proposals \(2 by the model\): /)
      assert.match(looked.out, /model: differs/)
      assert.match(looked.out, /by the model/)
      assert.match(looked.out, /“Work begins on the train ferry”/)
      const [body] = lines((await seat.run([...asked, '--queue', '--json'], env)).out)
      const agreement = { both: 1, differ: 1, rulesOnly: 1, modelOnly: 1 }
      assert.deepEqual([body.model.agreement, body.model.unplaced], [agreement, 2])
      assert.deepEqual(
        body.model.proposals.map(({ likeness }: { likeness: string }) => likeness).sort(),
        ['alike', 'alone', 'otherwise'],
      )
      assert.equal(body.queue.added, 5)
      const queue = plain((await seat.run(['review', '--state', 'all'])).out)
      assert.match(queue, /read by model small@2, differs from p[0-9a-f]{8} on the same words/)
      assert.match(queue, /Agency, 12 Jan 2024 differs from p[0-9a-f]{8} on the same words/)
      assert.equal(queue.match(/read by model small@2/g)?.length, 2)
    } finally {
      server.close()
      seat.close()
    }
  })
})

describe('a large folder', () => {
  it('is one file after another: a file of 65 MB and a device are refused, not read', async () => {
    const large = join(desk.dir, 'large.txt')
    writeFileSync(large, Buffer.alloc(65 * 1024 * 1024, 'a'))
    assert.ok(statSync(large).size > 64 * 1024 * 1024)
    for (const name of [large, '/dev/zero']) {
      const { code, err } = await desk.run(['read', name])
      assert.equal(code, 1)
      assert.match(err, /the most that is read\. Split it\./)
    }
  })
})
