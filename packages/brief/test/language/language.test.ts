import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  foreign,
  inDigits,
  LANGUAGES,
  nameOf,
  plain,
  runsOf,
  type Words,
  withoutMarks,
  wordsOf,
} from '../../src/index.ts'
import { NOUNS } from '../../src/language/words.ts'
import { institution, packDossier, record, small } from '../small.ts'

/** Latin words that stand in other languages too. */
const LATIN_EXCEPTIONS = new Set(['CO'])

/** A value for every argument that a template of any table asks for. */
const GIVEN = {
  to: '\u2068X\u2069',
  title: '\u2068X\u2069',
  parties: '\u2068X\u2069',
  names: '\u2068X\u2069',
  sides: { all: true, count: 2 },
  isOne: true,
  day: '1',
  days: 5,
  on: '1',
  times: 5,
  years: ['2022', '2023'],
  kind: 'target',
  count: 2,
  headline: '1',
  months: 24,
  place: '\u2068X\u2069',
  mode: '1',
  since: '1',
  seen: '1',
  property: '1',
  values: '1',
  what: 'ratification',
  searched: { where: '\u2068X\u2069', on: '1' },
  where: '\u2068X\u2069',
  waitsFor: '\u2068X\u2069',
  first: '1',
  last: '1',
}

/** Every fixed wording of a table by its path; templates are filled in. */
function wordings(words: Words): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string, value: unknown) => {
    if (typeof value === 'string') found.set(path, value)
    else if (typeof value === 'function') {
      if (!path.startsWith('facts.') && !path.startsWith('questions.')) return
      const given = path === 'facts.searched' ? { ...GIVEN, what: '1' } : GIVEN
      found.set(path, (value as (given: object) => string)(given))
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        visit(`${path}${path ? '.' : ''}${key}`, inner)
    }
  }
  visit('', words)
  return found
}

test('every table has every wording of the English one, and no empty one', () => {
  const keys = [...wordings(wordsOf('en')).keys()].sort()
  assert.ok(keys.length > 300)
  for (const language of LANGUAGES) {
    const table = wordings(wordsOf(language))
    assert.deepEqual([...table.keys()].sort(), keys)
    for (const [path, text] of table) {
      assert.notEqual(text.trim(), '', `${language} ${path}`)
      assert.ok(!/undefined|\[object|NaN/.test(text), `${language} ${path}: ${text}`)
    }
  }
})

test('no other table holds an English word', () => {
  for (const language of ['ru', 'kk', 'ur'] as const) {
    for (const [path, text] of wordings(wordsOf(language))) {
      if (['language', 'locale', 'direction'].includes(path)) continue
      const own = text.replace(/\u2068[^\u2069]*\u2069/g, '')
      const latin = own.match(/[A-Za-z]{2,}/g) ?? []
      assert.deepEqual(
        latin.filter((word) => !LATIN_EXCEPTIONS.has(word)),
        [],
        `${language} ${path}: ${text}`,
      )
    }
  }
})

test('each table is written in its own script', () => {
  const script = {
    ru: /\p{Script=Cyrillic}/u,
    kk: /\p{Script=Cyrillic}/u,
    ur: /\p{Script=Arabic}/u,
  }
  for (const language of ['ru', 'kk', 'ur'] as const) {
    for (const [path, text] of wordings(wordsOf(language))) {
      if (/^(language|locale|direction)$/.test(path) || !/\p{L}/u.test(text)) continue
      assert.match(text, script[language], `${language} ${path}`)
    }
  }
  // Letters of Kazakh have not slipped into Russian.
  for (const [path, text] of wordings(wordsOf('ru')))
    assert.doesNotMatch(text, /[әғқңөұүһі]/i, path)
})

test('sentences of facts end in a full stop and questions in a question mark of their language', () => {
  for (const language of LANGUAGES) {
    const [stop, mark] = language === 'ur' ? ['۔', '؟'] : ['.', '?']
    for (const [path, text] of wordings(wordsOf(language))) {
      if (path.startsWith('facts.')) assert.ok(text.endsWith(stop!), `${language} ${path}: ${text}`)
      if (path.startsWith('questions.'))
        assert.ok(text.endsWith(mark!), `${language} ${path}: ${text}`)
    }
  }
})

test('nouns are counted in their right form', () => {
  const counted = (language: (typeof LANGUAGES)[number], noun: 'day' | 'commitment') =>
    [1, 2, 5, 11, 21, 290].map((n) => wordsOf(language).counted(n, noun))
  assert.deepEqual(counted('en', 'day'), [
    '1 day',
    '2 days',
    '5 days',
    '11 days',
    '21 days',
    '290 days',
  ])
  assert.deepEqual(counted('ru', 'day'), [
    '1 день',
    '2 дня',
    '5 дней',
    '11 дней',
    '21 день',
    '290 дней',
  ])
  assert.deepEqual(counted('ru', 'commitment').slice(0, 5), [
    '1 обязательство',
    '2 обязательства',
    '5 обязательств',
    '11 обязательств',
    '21 обязательство',
  ])
  assert.deepEqual(counted('kk', 'day'), ['1 күн', '2 күн', '5 күн', '11 күн', '21 күн', '290 күн'])
  assert.deepEqual(counted('ur', 'commitment').slice(0, 5), [
    '1 وعدہ',
    '2 وعدے',
    '5 وعدے',
    '11 وعدے',
    '21 وعدے',
  ])
})

test('every noun has a form for every count', () => {
  for (const language of LANGUAGES)
    for (const noun of NOUNS)
      for (const n of [0, 1, 2, 3, 5, 11, 12, 14, 21, 22, 25, 100, 101, 1000])
        assert.match(wordsOf(language).counted(n, noun), /^[\d\s.,\u00a0\u202f]+ \S/u)
})

test('days are written as each language writes them', () => {
  const days = ['2026-02-04', '2026-02', '2026', '2026-02-03/2026-02-04', '2025-12-31/2026-01-02']
  const written = (language: (typeof LANGUAGES)[number]) => days.map(wordsOf(language).dayWords)
  assert.deepEqual(written('en'), [
    '4 February 2026',
    'February 2026',
    '2026',
    '3–4 February 2026',
    '31 December 2025 – 2 January 2026',
  ])
  assert.deepEqual(written('ru'), [
    '4 февраля 2026 года',
    'февраль 2026 года',
    '2026 год',
    '3–4 февраля 2026 года',
    '31 декабря 2025 года — 2 января 2026 года',
  ])
  assert.deepEqual(written('kk'), [
    '2026 жылғы 4 ақпан',
    '2026 жылғы ақпан',
    '2026 жыл',
    '2026 жылғы 3–4 ақпан',
    '2025 жылғы 31 желтоқсан — 2026 жылғы 2 қаңтар',
  ])
  assert.deepEqual(written('ur'), [
    '4 فروری 2026ء',
    'فروری 2026ء',
    '2026ء',
    '3 تا 4 فروری 2026ء',
    '31 دسمبر 2025ء تا 2 جنوری 2026ء',
  ])
})

test('a stretch that is a whole month or year is called by its name', () => {
  assert.equal(wordsOf('en').dayWords('2026-02-01/2026-02-28'), 'February 2026')
  assert.equal(wordsOf('en').dayWords('2026-01-01/2026-12-31'), '2026')
  assert.equal(wordsOf('kk').dayWords('2026-12-01/2026-12-31'), '2026 жылғы желтоқсан')
})

test('the twelve months of Kazakh and Urdu are those of their ministries', () => {
  const months = (language: 'kk' | 'ur') =>
    Array.from({ length: 12 }, (_, m) =>
      wordsOf(language).dayWords(`2026-${String(m + 1).padStart(2, '0')}`),
    ).map((text) => text.replace(/2026( жылғы|ء)?/, '').trim())
  assert.deepEqual(months('kk'), [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ])
  assert.deepEqual(months('ur'), [
    'جنوری',
    'فروری',
    'مارچ',
    'اپریل',
    'مئی',
    'جون',
    'جولائی',
    'اگست',
    'ستمبر',
    'اکتوبر',
    'نومبر',
    'دسمبر',
  ])
})

test('runs put together are the sentence, and mark what was marked', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 8 }), (pieces) => {
      const clean = pieces.map(([text, isOther]) => [withoutMarks(text), isOther] as const)
      const sentence = clean.map(([text, isOther]) => (isOther ? foreign(text) : text)).join('')
      const runs = runsOf(sentence, 'en')
      assert.equal(runs.map(({ text }) => text).join(''), withoutMarks(sentence))
      assert.deepEqual(
        runs.filter(({ language }) => language === 'en').map(({ text }) => text),
        clean.filter(([text, isOther]) => isOther && text !== '').map(([text]) => text),
      )
      assert.equal(plain(sentence, 'ltr'), withoutMarks(sentence))
      assert.equal(plain(sentence, 'rtl'), sentence)
    }),
  )
})

test('digits follow the setting, and names in another script keep theirs', () => {
  const sentence = `290 دن: ${foreign('Form 7, 2026')}۔`
  assert.equal(inDigits(sentence, 'latn'), sentence)
  assert.equal(inDigits(sentence, 'arabext'), `۲۹۰ دن: ${foreign('Form 7, 2026')}۔`)
})

test('a name is its translation on record, else an alias in the language’s script, else English and marked so', () => {
  const dossier = small([
    institution('n-1', {
      name: 'Ministry',
      aliases: ['МД', 'Министерство дел', 'Іс министрлігі', 'وزارت'],
    }),
    institution('n-2', { name: 'Railway', aliases: ['ТЖ'] }),
    record('title', {
      id: 'n-2:ru',
      subject: 'n-2',
      language: 'ru',
      title: 'Железная дорога',
      by: 'followthrough',
      sources: [],
    }),
  ])
  assert.deepEqual(nameOf(dossier, 'n-1', 'ru'), {
    text: 'Министерство дел',
    language: 'ru',
    by: null,
  })
  assert.deepEqual(nameOf(dossier, 'n-1', 'kk'), {
    text: 'Іс министрлігі',
    language: 'kk',
    by: null,
  })
  assert.deepEqual(nameOf(dossier, 'n-1', 'ur'), { text: 'وزارت', language: 'ur', by: null })
  assert.deepEqual(nameOf(dossier, 'n-2', 'ru'), {
    text: 'Железная дорога',
    language: 'ru',
    by: 'followthrough',
  })
  assert.deepEqual(nameOf(dossier, 'n-2', 'kk'), { text: 'Railway', language: 'en', by: null })
  assert.deepEqual(nameOf(dossier, 'signed-on', 'en'), {
    text: 'signed on',
    language: 'en',
    by: null,
  })
  // An invented party keeps its name, whatever its code means elsewhere.
  assert.equal(nameOf(packDossier('example'), 'XA', 'ru').text, 'Velmara')
  assert.equal(nameOf(packDossier('kz-pk'), 'PK', 'kk').text, 'Пәкістан')
})
