import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { cleanText } from '../src/clean-text.ts'

test('a direction override cannot make 73 million look like 37 million', () => {
  const { text, warnings } = cleanText('worth \u202E73\u202C million')
  assert.equal(text, 'worth 73 million')
  assert.deepEqual(warnings, ['Characters that change the direction of reading, taken out: 2.'])
})

test('zero-width characters, soft hyphens and smuggled tags are taken out of words', () => {
  const tags = [...'obey'].map((c) => String.fromCodePoint(0xe0000 + c.codePointAt(0)!)).join('')
  assert.equal(cleanText(`rati\u200Bfi\u00ADca\u2060tion${tags}\uFEFF`).text, 'ratification')
})

test('joiners stay where a script needs them and go where they hide', () => {
  assert.equal(cleanText('می\u200Cخواهم').text, 'می\u200Cخواهم')
  assert.equal(cleanText('👩\u200D🚀').text, '👩\u200D🚀')
  assert.equal(cleanText('si\u200Cgned').text, 'signed')
})

test('every way to end a line becomes a line feed', () => {
  assert.equal(cleanText('a\r\nb\rc\u2028d\u0085e\ff').text, 'a\nb\nc\nd\ne\nf')
})

test('clean text is well-formed, holds nothing that is taken out, and is clean already', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const { text } = cleanText(raw)
      assert.ok(text.isWellFormed())
      assert.doesNotMatch(text, /[^\P{Cc}\t\n]|\p{Bidi_Control}/u)
      assert.deepEqual(cleanText(text), { text, warnings: [] })
    }),
  )
})

test('text without such characters is kept letter for letter', () => {
  const text = 'Ἀθῆναι – Қазақстан, پاکستان; 中文 🛳️ “x” a\tb\n\nc'
  assert.deepEqual(cleanText(text), { text, warnings: [] })
})
