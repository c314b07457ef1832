import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueWords } from '../src/disagreements/value-words.ts'
import { subjectPath } from '../src/parts/subject-path.ts'
import { basisWords, languageWords, ordinal, promisedWords } from '../src/parts/words.ts'
import { orderOf, sourcesShown } from '../src/sources/order.ts'

test('a promise made again counts its first occasion too', () => {
  assert.equal(
    promisedWords({ recurrences: 3, firstPromisedOn: '2022-11-11' }),
    'promised 4 times since 2022',
  )
  assert.equal(
    promisedWords({ recurrences: 1, firstPromisedOn: '2026-02' }),
    'promised twice since 2026',
  )
  assert.equal(
    promisedWords({ recurrences: 0, firstPromisedOn: '2026-02-04' }),
    'promised 4 Feb 2026',
  )
})

test('a basis is named without the code of its party', () => {
  assert.equal(basisWords('aa-customs', 'AA'), 'customs')
  assert.equal(basisWords('sbp', 'AA'), 'SBP')
  assert.equal(basisWords('statement-unclear', 'AA'), 'statement unclear')
})

test('claimed values read as days, money or words', () => {
  assert.equal(valueWords('2026-02-04', ''), '4 Feb 2026')
  assert.equal(valueWords('250', 'USD million'), '$250 m')
  assert.equal(valueWords('>24', 'documents'), '>24 documents')
  assert.equal(valueWords('2028', ''), '2028')
})

test('what is no language tag is given as it stands', () => {
  assert.equal(languageWords('ru'), 'Russian')
  assert.equal(languageWords('not a tag'), 'not a tag')
})

test('ordinals have the suffix that English gives them', () => {
  assert.deepEqual([1, 2, 3, 4, 11, 12, 21, 22].map(ordinal), [
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '21st',
    '22nd',
  ])
})

test('a subject without a page has no path', () => {
  assert.equal(subjectPath({ kind: 'commitment', id: 'c-x', name: 'X' }), '/commitments/c-x')
  assert.equal(subjectPath({ kind: 'party', id: 'P', name: 'P' }), null)
  assert.equal(subjectPath({ kind: 'topic', id: 'some-topic', name: 'T' }), null)
})

test('sources are narrowed by every word and by class', () => {
  const source = (id: string, title: string, letter: 'A' | 'E') =>
    ({
      id,
      title,
      publisher: 'P',
      note: '',
      class: letter,
      statements: 1,
      published: null,
    }) as never
  const all = [source('1', 'Rail to the sea', 'A'), source('2', 'Rail', 'E')]
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id)
  assert.deepEqual(ids(sourcesShown(all, 'sea RAIL', [], 'class')), ['1'])
  assert.deepEqual(ids(sourcesShown(all, '', ['E'], 'class')), ['2'])
  assert.equal(orderOf('nonsense'), 'statements')
})
