import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { paragraphsOf, runsOn, type Span } from '../src/desk/text/segments.ts'
import { quoteOf, steppedSpan, trimmedSpan } from '../src/desk/text/word-step.ts'

const text = fc
  .array(fc.constantFrom('a', 'é', 'ق', '😀', ' ', '\n', '. ', 'word '), { maxLength: 60 })
  .map((parts) => parts.join(''))
const span = fc.tuple(fc.integer({ min: -5, max: 90 }), fc.integer({ min: -5, max: 90 }))
const marks = fc.record({
  lit: fc.array(span, { maxLength: 3 }),
  proposals: fc.array(
    fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), spans: fc.array(span, { maxLength: 3 }) }),
    { maxLength: 4 },
  ),
  mentions: fc
    .array(span, { maxLength: 6 })
    .map((all) => all.map(([start, end]) => ({ start, end }))),
})

const covers = ([start, end]: Span, at: number) => start <= at && at < end

test('segments of all paragraphs, with the line breaks between them, are the text', () => {
  fc.assert(
    fc.property(text, marks, (words, given) => {
      const lines = paragraphsOf(words, given).map(({ segments }) =>
        segments.map(({ start, end }) => words.slice(start, end)).join(''),
      )
      assert.equal(lines.join('\n'), words)
    }),
  )
})

test('a character is lit, proposed or named exactly where a span says so', () => {
  fc.assert(
    fc.property(text, marks, (words, given) => {
      for (const { segments } of paragraphsOf(words, given))
        for (const segment of segments)
          for (let at = segment.start; at < segment.end; at++) {
            assert.equal(
              segment.lit,
              given.lit.some((one) => covers(one, at)),
            )
            const ids = given.proposals
              .filter(({ spans }) => spans.some((one) => covers(one, at)))
              .map(({ id }) => id)
            assert.deepEqual(new Set(segment.proposals), new Set(ids))
            const named = given.mentions.some(({ start, end }) => covers([start, end], at))
            assert.equal(segment.mention !== null, named)
          }
    }),
  )
})

test('a line runs on where it breaks off, and never over a blank line', () => {
  const headline = 'Two sides agree on the opening of a new corridor for freight'
  const broken = 'The two sides agreed on the opening of a new corridor that leads'
  const words = `${headline}\n\n${broken}\nfrom the coast to the hills. It is trans-\n \nport.`
  const lines = paragraphsOf(words, { lit: [], proposals: [], mentions: [] })
  assert.deepEqual(
    lines.map((line, i) => runsOn(words, line, lines[i + 1])),
    [false, false, true, false, false, false],
  )
})

test('an end moved out by a word and in again is where it was, between words', () => {
  const words = 'The two sides signed the agreement today.'
  const was: Span = [8, 20] // sides signed
  assert.equal(quoteOf(words, [steppedSpan(words, was, 'start', 'out')]), 'two sides signed')
  assert.equal(quoteOf(words, [steppedSpan(words, was, 'end', 'out')]), 'sides signed the')
  assert.equal(quoteOf(words, [steppedSpan(words, was, 'start', 'in')]), 'signed')
  assert.equal(quoteOf(words, [steppedSpan(words, was, 'end', 'in')]), 'sides')
  for (const edge of ['start', 'end'] as const) {
    const out = steppedSpan(words, was, edge, 'out')
    assert.deepEqual(steppedSpan(words, out, edge, 'in'), was)
  }
})

test('a span that is moved stays within the text and holds a character', () => {
  const edge = fc.constantFrom('start', 'end') as fc.Arbitrary<'start' | 'end'>
  const way = fc.constantFrom('out', 'in') as fc.Arbitrary<'out' | 'in'>
  fc.assert(
    fc.property(text, span, edge, way, (words, [from, to], at, where) => {
      const first = trimmedSpan(words, [from, to])
      fc.pre(first !== null)
      const [start, end] = steppedSpan(words, first, at, where)
      assert.ok(start >= 0 && start < end && end <= words.length)
    }),
  )
})

test('a selection loses the white space at its ends, and is none where nothing else is left', () => {
  assert.deepEqual(trimmedSpan('  two words ', [0, 12]), [2, 11])
  assert.deepEqual(trimmedSpan('two words', [9, 4]), [4, 9])
  assert.equal(trimmedSpan('a  b', [1, 3]), null)
})
