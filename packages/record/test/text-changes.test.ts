import assert from 'node:assert/strict'
import test from 'node:test'
import { type TextChanges, textChanges } from '@followthrough/record'
import fc from 'fast-check'

const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')

const wordsOf = (changes: TextChanges[number], kind: 'removed' | 'added') =>
  changes
    .words!.filter((w) => w.kind === 'kept' || w.kind === kind)
    .map(({ text }) => text)
    .join('')

const beforeOf = (changes: TextChanges) =>
  changes.flatMap((c) =>
    c.kind === 'added' ? [] : c.kind === 'changed' ? wordsOf(c, 'removed') : c.text,
  )
const afterOf = (changes: TextChanges) =>
  changes.flatMap((c) =>
    c.kind === 'removed' ? [] : c.kind === 'changed' ? wordsOf(c, 'added') : c.text,
  )

/** The longest common subsequence by its definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const [x, y] = [a.slice(1), b.slice(1)]
  return a[0] === b[0] ? 1 + longest(x, y) : Math.max(longest(x, b), longest(a, y))
}

const someText = fc
  .array(
    fc
      .array(fc.constantFrom('road', 'дорога', '37', 'km,', '—', '“so”', '  '), { maxLength: 5 })
      .map((words) => words.join(' ')),
    { maxLength: 7 },
  )
  .map((lines) => lines.join('\n'))

test('the changes hold both texts, and keep as many paragraphs as can be kept', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const changes = textChanges(before, after)
      assert.deepEqual(beforeOf(changes), paragraphs(before))
      assert.deepEqual(afterOf(changes), paragraphs(after))
      assert.equal(
        changes.filter(({ kind }) => kind === 'kept').length,
        longest(paragraphs(before), paragraphs(after)),
      )
    }),
    { numRuns: 1000 },
  )
})

test('a text against itself is kept whole, whatever its white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const spaced = text.replaceAll('\n', ' \n\n\t')
      for (const { kind } of textChanges(text, spaced)) assert.equal(kind, 'kept')
    }),
  )
})

test('an edited paragraph is told word by word, in any script', () => {
  assert.deepEqual(
    textChanges(
      'Начало\n\nДорога длиной 37 км открыта.\n\nКонец',
      'Начало\n\nНовое.\n\nДорога длиной 41 км открыта.\n\nКонец',
    ),
    [
      { kind: 'kept', text: 'Начало' },
      { kind: 'added', text: 'Новое.' },
      {
        kind: 'changed',
        text: 'Дорога длиной 41 км открыта.',
        words: [
          { kind: 'kept', text: 'Дорога длиной ' },
          { kind: 'removed', text: '37' },
          { kind: 'added', text: '41' },
          { kind: 'kept', text: ' км открыта.' },
        ],
      },
      { kind: 'kept', text: 'Конец' },
    ],
  )
})

test('texts made to be slow end in time and lose nothing', () => {
  const many = (of: (i: number) => string, count: number, by: string) =>
    Array.from({ length: count }, (_, i) => of(i)).join(by)
  for (const [before, after] of [
    [many((i) => `a${i}`, 200_000, '\n'), many((i) => `b${i}`, 200_000, '\n')],
    [many((i) => `${i % 7}`, 100_000, '\n'), many((i) => `${i % 11}`, 100_000, '\n')],
    [many((i) => `${i % 7}`, 500_000, ' '), many((i) => `${i % 11}`, 500_000, ' ')],
    [
      many((i) => `${i % 7} x ${'w '.repeat(200)}`, 99, '\n'),
      many((i) => `${i % 5} ${'w '.repeat(200)}`, 99, '\n'),
    ],
    ['.'.repeat(2_000_000), `x${'.'.repeat(1_999_999)}y`],
    [' '.repeat(2_000_000), '\n'.repeat(2_000_000)],
  ] as const) {
    const start = performance.now()
    const changes = textChanges(before, after)
    const took = performance.now() - start
    assert.ok(took < 5000, `${Math.round(took)} ms`)
    assert.equal(beforeOf(changes).join('\n'), paragraphs(before).join('\n'))
    assert.equal(afterOf(changes).join('\n'), paragraphs(after).join('\n'))
  }
})
