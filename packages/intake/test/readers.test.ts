/** What comes from outside ends in a document or in an error that says what is wrong; never worse. */

import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { deflateSync } from 'node:zlib'
import type { CaptureHints } from '../src/document.ts'
import { IntakeError, type IntakeFault } from '../src/intake-error.ts'
import { openReaders } from '../src/readers.ts'
import {
  bytes,
  column,
  docxOf,
  inCodePage,
  inUtf16,
  NEWS_PAGE,
  paragraph,
  pdfFrom,
  pdfOf,
  rssOf,
} from './made.ts'

const readers = openReaders({ workers: 1 })
after(() => readers.close())

const PDF = pdfOf([column(['The two governments signed a treaty', 'in the capital on Thursday.'])])
const DOCX = docxOf(paragraph('The two governments signed a treaty in the capital.'))

async function faultOf(
  raw: Uint8Array,
  hints: CaptureHints = {},
  by = readers,
): Promise<IntakeFault> {
  const outcome = await by.readCapture(raw, { name: 'file', ...hints }).catch((error) => error)
  assert.ok(outcome instanceof IntakeError, `read as ${JSON.stringify(outcome).slice(0, 200)}`)
  assert.match(outcome.message, /^file: [a-z].*\.$/)
  return outcome.fault
}

test('each kind of file is known by its content, whatever its name and type say', async () => {
  for (const [raw, mime] of [
    [bytes('Signed on Thursday.'), 'text/plain'],
    [bytes(NEWS_PAGE), 'text/html'],
    [PDF, 'application/pdf'],
    [DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [rssOf(2), 'application/xml'],
  ] as const) {
    const document = await readers.readCapture(raw, { name: 'a.exe', mime: 'application/pdf' })
    assert.equal(document.mime, mime)
    const warned = document.warnings.includes(`Sent as application/pdf, but is ${mime}.`)
    assert.equal(warned, mime !== 'application/pdf')
  }
})

test('what is no document is refused with the reason', async () => {
  assert.equal(await faultOf(new Uint8Array(0)), 'empty')
  assert.equal(await faultOf(bytes(' \n\t \n')), 'empty')
  assert.equal(await faultOf(bytes('<html><body><script>x()</script></body></html>')), 'empty')
  assert.equal(await faultOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)), 'kind')
  assert.equal(await faultOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0)), 'kind')
  assert.equal(await faultOf(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 32)), 'kind')
})

test('a damaged, cut, locked or wordless PDF says which it is', async () => {
  assert.equal(await faultOf(bytes('%PDF-1.7 and nothing more')), 'broken')
  assert.equal(await faultOf(PDF.subarray(0, 60)), 'broken')
  assert.equal(await faultOf(pdfOf([[]])), 'empty')
  const filler = '0'.repeat(64)
  const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${filler}> /U <${filler}> /P -4 >> /ID [<00> <00>]`
  assert.equal(await faultOf(pdfOf([column(['Secret'])], locked)), 'encrypted')
})

test('a PDF whose table of objects was cut off is read from what is left', async () => {
  const { text } = await readers.readCapture(PDF.subarray(0, PDF.length - 20))
  assert.match(text, /^The two governments signed a treaty/)
})

test('a DOCX that is cut, is another zip or unpacks without end is refused', async () => {
  assert.equal(await faultOf(DOCX.subarray(0, 80)), 'broken')
  const sheet = docxOf('', { 'xl/workbook.xml': '<x/>' })
  const other = Buffer.from(
    Buffer.from(sheet).toString('latin1').replaceAll('word/document', 'data/document'),
    'latin1',
  )
  assert.equal(await faultOf(other), 'kind')
  assert.equal(await faultOf(docxOf(paragraph('a'.repeat(70_000_000)))), 'too-large')
})

test('a PDF whose page unpacks without end is stopped by its memory, and the next capture is read', async () => {
  const bomb = deflateSync(Buffer.alloc(300_000_000, ' '))
  const raw = pdfFrom([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>',
    Buffer.concat([
      Buffer.from(`<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n`),
      bomb,
      Buffer.from('\nendstream'),
    ]),
  ])
  const small = openReaders({ workers: 1, memoryMb: 128, timeMs: 20_000 })
  assert.equal(await faultOf(raw, {}, small), 'too-much-memory')
  assert.match((await small.readCapture(bytes(NEWS_PAGE))).text, /^Railway pact/)
  await small.close()
})

test('deep nesting is read as plain words', async () => {
  const deep = `${'<div>'.repeat(5000)}The treaty was signed on Thursday.${'</div>'.repeat(5000)}`
  const { text, warnings } = await readers.readCapture(bytes(`<html><body>${deep}</body></html>`))
  assert.equal(text, 'The treaty was signed on Thursday.')
  assert.deepEqual(warnings, [
    'A page of 5003 nodes, nested 5002 deep: read as plain words, menus and all.',
  ])
  const tables = `<html><body>${'<table><tr><td>'.repeat(3000)}Signed on Thursday.`
  assert.equal((await readers.readCapture(bytes(tables))).text, 'Signed on Thursday.')
  const docx = docxOf(`${'<w:sdt>'.repeat(5000)}${paragraph('Signed.')}`)
  assert.equal((await readers.readCapture(docx)).text, 'Signed.')
})

test('nesting without end is refused before its end', async () => {
  const docx = (depth: number) => docxOf(`${'<w:sdt>'.repeat(depth)}${paragraph('Signed.')}`)
  const page = (depth: number) => bytes(`<html><body>${'<div>'.repeat(depth)}Signed.`)
  for (const nested of [docx, page]) {
    assert.equal((await readers.readCapture(nested(19_000))).text, 'Signed.')
    await assert.rejects(readers.readCapture(nested(400_000), { name: 'file' }), {
      message: 'file: has elements nested over 20,000 deep. Save it as plain text.',
    })
  }
})

test('a gigantic line, tag or attribute is read or refused, in time', async () => {
  const line = await readers.readCapture(bytes('signed '.repeat(500_000)))
  assert.deepEqual(line.warnings, ['Characters in the longest line: 3500000.'])
  const attribute = `<html><body><p class="${'related '.repeat(200_000)}">Signed on Thursday.</p></body></html>`
  assert.equal((await readers.readCapture(bytes(attribute))).text, 'Signed on Thursday.')
  const book = attribute.replace('class="', `class="${'x '.repeat(1_200_000)}`)
  assert.equal((await readers.readCapture(bytes(book))).text, 'Signed on Thursday.')
  assert.equal(await faultOf(bytes(`<html><body>${'<p>word</p>'.repeat(600_000)}`)), 'too-large')
  const wide = await readers.readCapture(bytes(`<html><body>${'<p>word</p>'.repeat(60_000)}`))
  assert.match(wide.warnings.join(), /of 1200\d\d nodes/)
})

test('wrong encodings, mixed scripts and overrides end in text and a warning', async () => {
  const russian = 'Стороны подписали соглашение о железной дороге в четверг.'
  const misread = await readers.readCapture(inCodePage(russian, 'windows-1251'), {
    mime: 'text/plain; charset=utf-8',
  })
  assert.equal(misread.text, russian)
  assert.deepEqual(misread.warnings, ['Declared as utf-8, but is not; read as windows-1251.'])
  assert.equal(
    (await readers.readCapture(inUtf16(NEWS_PAGE))).title,
    'Railway pact signed in the capital',
  )
  const mixed = await readers.readCapture(bytes(`The treaty was signed on Thursday. ${russian}`))
  assert.match(mixed.warnings.join(), /More than one script/)
  const tricked = await readers.readCapture(
    bytes('<p>worth \u202E73\u202C mil\u200Blion</p><p></p><p>'),
  )
  assert.equal(tricked.text, 'worth 73 million')
  assert.equal(tricked.warnings.length, 2)
})

test('no script, handler, style or comment of a page reaches its text', async () => {
  const page = `<html><body onload="alert(1)"><article><h1>Treaty signed in the capital</h1>
    <p onclick="alert(1)">The two governments signed it.<script>alert(1)</script><!-- alert(1) --></p>
    <svg onload="alert(1)"><text>alert(1)</text></svg><iframe srcdoc="alert(1)">alert(1)</iframe>
    <style>alert(1)</style><template><p>alert(1)</p></template><noscript>alert(1)</noscript>
    <p><a href="javascript:alert(1)">They meet again in May.</a></p></article></body></html>`
  const { text } = await readers.readCapture(bytes(page))
  assert.equal(
    text,
    'Treaty signed in the capital\n\nThe two governments signed it.\n\nThey meet again in May.',
  )
})

test('entities of a feed are not expanded, and a hundred thousand items end in a limit', async () => {
  const laughs = Array.from(
    { length: 12 },
    (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
  )
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">${laughs.join('')}]><rss version="2.0"><channel><title>&e12;</title><item><title>Signed</title></item></channel></rss>`
  const feed = await readers.readFeed(bytes(bomb)).catch((error) => error)
  if (feed instanceof IntakeError) assert.equal(feed.fault, 'broken')
  else assert.ok(JSON.stringify(feed).length < 500)
  const many = rssOf(100_000)
  const roomy = openReaders({ workers: 1, timeMs: 30_000 })
  const { items, warnings } = await roomy.readFeed(many)
  assert.equal(items.length, 20_000)
  assert.deepEqual(warnings, ['Of 100000 items the first 20000 are read.'])
  await roomy.close()
})

test('links of a feed that are no web addresses are none', async () => {
  const rss = `<rss version="2.0"><channel><title>x</title>${['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'].map((link) => `<item><title>t</title><link>${link}</link></item>`).join('')}</channel></rss>`
  const { items, warnings } = await readers.readFeed(bytes(rss))
  assert.deepEqual(
    items.map((item) => item.link),
    [null, null, null],
  )
  assert.deepEqual(warnings, ['Items without a link that can be followed: 3.'])
})

test('a capture over its size or time is refused, and the next one is read', async () => {
  const strict = openReaders({ workers: 1, maxBytes: 3_000_000, timeMs: 1 })
  assert.equal(await faultOf(new Uint8Array(3_000_001), {}, strict), 'too-large')
  const many = bytes(`<html><body>${'<p>word</p>'.repeat(40_000)}</body></html>`)
  assert.equal(await faultOf(many, {}, strict), 'too-slow')
  await strict.close()
  assert.equal((await readers.readCapture(bytes('Signed.'))).text, 'Signed.')
})

test('one bad document in a crowd stops no other', async () => {
  const good = Array.from({ length: 20 }, (_, i) => bytes(`Treaty ${i} was signed on Thursday.`))
  const crowd = good.flatMap((raw, i) => [
    raw,
    i % 2 === 0 ? PDF.subarray(0, 50 + i) : new Uint8Array(0),
  ])
  const outcomes = await Promise.allSettled(crowd.map((raw) => readers.readCapture(raw)))
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 20)
})

test('closing ends what waits with an error', async () => {
  const closing = openReaders({ workers: 1 })
  const waiting = [1, 2, 3].map((i) =>
    closing.readCapture(bytes(`Treaty ${i} signed.`), { name: 'file' }),
  )
  const outcomes = Promise.allSettled(waiting)
  await closing.close()
  for (const outcome of await outcomes) assert.equal(outcome.status, 'rejected')
  await assert.rejects(closing.readCapture(bytes('Late.')), IntakeError)
})
