import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { quoteFinder } from '../src/align-quote.ts'

const TEXT = `The “two  sides” signed\na treaty – at last – on Thursday. It was signed in the capital.

It was signed in the capital. Nobody’s delegation commented.`

const wordsAt = (quote: string, text = TEXT) => {
  const place = quoteFinder(text)(quote)
  return typeof place === 'string' ? place : text.slice(place[0], place[1])
}

test('a quote is found word for word, with other white space, quotation marks and dashes', () => {
  assert.equal(wordsAt('a treaty – at last'), 'a treaty – at last')
  assert.equal(wordsAt('The "two sides" signed a treaty'), 'The “two  sides” signed\na treaty')
  assert.equal(wordsAt('a treaty - at last - on Thursday'), 'a treaty – at last – on Thursday')
  assert.equal(wordsAt("Nobody's delegation commented"), 'Nobody’s delegation commented')
})

test('a quote that is changed, joined from two places or cut inside a word is absent', () => {
  for (const quote of [
    'The two sides signed a treaty',
    'the “two  sides” signed',
    'a treaty at last on Thursday',
    'signed a treaty … in the capital',
    'signed a treaty in the capital',
    'in the capital.\n\nIt was signed',
    'in the capital. It was signed',
    'reaty – at last',
    'on Thurs',
    'signed',
    '',
    ' \n ',
  ]) {
    assert.equal(wordsAt(quote), 'absent', quote)
  }
})

test('a quote does not run from one paragraph into the next', () => {
  assert.equal(wordsAt('It was signed in the capital. It was signed in the capital.'), 'absent')
})

test('a quote that stands in the text twice is ambiguous, unless only a part is searched', () => {
  assert.equal(wordsAt('It was signed in the capital'), 'ambiguous')
  assert.equal(wordsAt('It was  signed in the capital'), 'ambiguous')
  const from = TEXT.indexOf('\n\n')
  assert.deepEqual(quoteFinder(TEXT, from)('It was signed in the capital'), [from + 2, from + 30])
})

test('whatever is found stands there: the words of the span are the quote, folded alike', () => {
  const word = fc.constantFrom(
    'ferry',
    'a',
    'treaty',
    '“x”',
    '"x"',
    '–',
    '-',
    'its',
    "it's",
    'it’s',
  )
  const gap = fc.constantFrom(' ', '  ', '\n', '\n\n', ' \t ')
  const text = fc
    .array(fc.tuple(word, gap), { maxLength: 40 })
    .map((parts) => parts.flat().join(''))
  const plain = (words: string) =>
    words.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-').replace(/\s+/g, ' ')
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
      const [start, end] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y)
      const quote = whole.slice(start, end)
      const place = quoteFinder(whole)(quote)
      if (typeof place === 'string') return
      assert.equal(plain(whole.slice(place[0], place[1])), plain(quote.trim()))
      // An exact quote is never placed elsewhere than where such words stand.
      assert.ok(whole.slice(place[0], place[1]).trim() !== '')
    }),
    { numRuns: 2000 },
  )
})

test('searching takes time by the length alone', () => {
  const long = 'signed '.repeat(200_000)
  const find = quoteFinder(long)
  const started = performance.now()
  for (let i = 0; i < 20; i++) assert.equal(find(`signed signed  signed ${i} signed`), 'absent')
  assert.equal(find('signed signed'), 'ambiguous')
  assert.ok(performance.now() - started < 5000)
})
