/** Random bytes and mutations of real documents: a document or a Fault, whatever comes. */

import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import fc from 'fast-check'
import { IntakeError } from '../src/intake-error.ts'
import { openReaders } from '../src/readers.ts'
import { bytes, column, docxOf, NEWS_PAGE, paragraph, pdfOf, rssOf } from './made.ts'

const readers = openReaders({ workers: 1, timeMs: 10_000 })
after(() => readers.close())

async function endsWell(raw: Uint8Array): Promise<void> {
  try {
    const { text, id } = await readers.readCapture(raw, { name: 'fuzz' })
    assert.match(id, /^[0-9a-f]{64}$/)
    assert.ok(text.trim() !== '' && text.isWellFormed())
    assert.doesNotMatch(text, /[^\P{Cc}\t\n]|\p{Bidi_Control}/u)
  } catch (error) {
    assert.ok(error instanceof IntakeError, String(error))
    // Time and memory are for hostile sizes; small captures must end by themselves.
    assert.ok(!['too-slow', 'too-much-memory'].includes(error.fault), error.message)
  }
}

test('random bytes end in text or in an error', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), endsWell), { numRuns: 300 })
})

const REAL: Readonly<Record<string, Uint8Array>> = {
  text: bytes(
    'Ferry pact signed\n\nGENEVA, Feb 4 (Wire) – It was signed on Thursday. Подписано.\n',
  ),
  page: bytes(NEWS_PAGE),
  PDF: pdfOf([
    column(['A treaty was', 'signed in the'], 50),
    column(['capital on', 'Thursday.'], 90),
  ]),
  DOCX: docxOf(paragraph('Signed on Thursday.') + paragraph('Ratified on Friday.')),
  feed: rssOf(3),
}

/** Bytes overwritten, cut out, doubled or put in, at some places. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('overwrite', 'cut', 'double', 'insert'),
    length: fc.integer({ min: 1, max: 40 }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 6 },
)

for (const [kind, original] of Object.entries(REAL)) {
  test(`a mutated ${kind} ends in text or in an error`, async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        let raw = Buffer.from(original)
        for (const change of changes) {
          const at = Math.floor(change.at * raw.length)
          const before = raw.subarray(0, at)
          const hit = raw.subarray(at, at + change.length)
          const rest = raw.subarray(at + change.length)
          if (change.kind === 'overwrite') raw = Buffer.concat([before, change.bytes, rest])
          else if (change.kind === 'cut') raw = Buffer.concat([before, rest])
          else if (change.kind === 'double') raw = Buffer.concat([before, hit, hit, rest])
          else raw = Buffer.concat([before, change.bytes, hit, rest])
        }
        await endsWell(raw)
      }),
      { numRuns: kind === 'PDF' ? 60 : 120 },
    )
  })
}

test('random markup ends in text or in an error', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div',
      '>',
      '<table>',
      '<td',
      '<!--',
      '-->',
      '<script>',
      '</',
      '<a href=',
      '"',
      '&amp',
      '<html>',
      '<body>',
      '<![CDATA[',
      '<svg>',
      '<title>',
      '<template>',
      '<meta charset=',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), (pieces) =>
      endsWell(bytes(`<html>${pieces.join('')}`)),
    ),
    { numRuns: 300 },
  )
})
