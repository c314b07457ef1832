import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { decodeText } from '../src/encoding.ts'
import { bytes, inCodePage, inUtf16 } from './made.ts'

const RUSSIAN =
  'Сторонам предстоит подписать соглашение о железной дороге. Сумма сделки составляет 108 млн долларов США, первые машины отправят в апреле.'

test('Cyrillic is read in every code page in which it is written, declared or not', () => {
  for (const page of ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5']) {
    const { text, encoding, warnings } = decodeText(inCodePage(RUSSIAN, page))
    assert.equal(text, RUSSIAN)
    assert.equal(encoding, page)
    assert.deepEqual(warnings, [`No encoding declared; read as ${page}.`])
    assert.equal(decodeText(inCodePage(RUSSIAN, page), page).text, RUSSIAN)
  }
})

test('a short Cyrillic headline is enough', () => {
  assert.equal(
    decodeText(inCodePage('Подписан договор о выдаче', 'windows-1251')).encoding,
    'windows-1251',
  )
})

test('UTF-16 is read with and without a mark, in both orders and in any script', () => {
  for (const text of [
    RUSSIAN,
    'An agreement in force since 9 March 1998.',
    'معاہدے پر دستخط ہوئے اور تجارت بڑھے گی',
  ]) {
    for (const big of [false, true]) {
      assert.equal(decodeText(inUtf16(text, big)).text, text)
      assert.equal(decodeText(inUtf16(`\uFEFF${text}`, big)).text, text)
    }
  }
})

test('accents of Western Europe are read as windows-1252', () => {
  const text =
    'Déclaration conjointe : les parties sont convenues d’accroître leurs échanges à 1 milliard.'
  assert.equal(decodeText(inCodePage(text, 'windows-1252')).text, text)
})

test('a page that declares a code page is read by it, and UTF-8 wins over a wrong declaration', () => {
  const page = `<html><head><meta charset="windows-1251"></head><body>${RUSSIAN}</body></html>`
  assert.equal(decodeText(inCodePage(page, 'windows-1251')).text, page)
  const { text, warnings } = decodeText(bytes(page))
  assert.equal(text, page)
  assert.deepEqual(warnings, ['Declared as windows-1251, but is UTF-8; read as UTF-8.'])
})

test('any text survives UTF-8, and any bytes decode to something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      // A mark at the start is read as such, not as text.
      if (!text.includes('\0') && !text.startsWith('\uFEFF'))
        assert.equal(decodeText(bytes(text)).text, text)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => {
      assert.equal(typeof decodeText(raw).text, 'string')
    }),
  )
})
