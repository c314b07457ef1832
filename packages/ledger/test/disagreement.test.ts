import assert from 'node:assert/strict'
import test from 'node:test'
import { compileLedger, disagreements, type Statement } from '../src/index.ts'
import { PARTIES, statement } from './statements.ts'

const AT = { validOn: '2026-01-01', knownAt: '2026-01-01' }

function claim(value: string, given: Partial<Statement> = {}): Statement {
  return statement({
    subject: 'e-1',
    property: 'documents',
    valueType: 'claim',
    value: { value, words: value, unit: '', note: '', row: 'k' },
    knownOn: '2025-01-01',
    validOn: '2025-01-01',
    ...given,
  })
}

const found = (claims: readonly Statement[], at = AT) =>
  disagreements(compileLedger(claims, PARTIES), at)

test('equal values agree, whatever their number', () => {
  assert.deepEqual(found([claim('37'), claim('37', { source: 't' })]), [])
})

test('a value from a higher class is preferred over many of a lower one', () => {
  const [d] = found([
    claim('37', { sourceClass: 'D', originCluster: 'a' }),
    claim('37', { sourceClass: 'D', originCluster: 'b' }),
    claim('20', { sourceClass: 'B', originCluster: 'c' }),
  ])
  assert.equal(d!.values[0]!.value, '20')
  assert.equal(d!.rule, 'authority')
  assert.equal(d!.values.length, 2)
})

test('within a class independent origins count, and reprints do not', () => {
  const [d] = found([
    claim('37', { sourceClass: 'D', originCluster: 'a' }),
    claim('37', { sourceClass: 'E', originCluster: 'a' }),
    claim('37', { sourceClass: 'E', originCluster: 'a' }),
    claim('36', { sourceClass: 'D', originCluster: 'b' }),
    claim('36', { sourceClass: 'D', originCluster: 'c' }),
  ])
  assert.equal(d!.values[0]!.value, '36')
  assert.equal(d!.rule, 'corroboration')
})

test('between equals the newer is preferred; of the same day none is', () => {
  const older = claim('36', { originCluster: 'a' })
  const [newer] = found([
    older,
    claim('37', { originCluster: 'b', knownOn: '2025-06-01', validOn: '2025-06-01' }),
  ])
  assert.deepEqual([newer!.values[0]!.value, newer!.rule], ['37', 'recency'])
  const undated = claim('38', { originCluster: 'c', knownOn: '2025-12-31', validOn: null })
  assert.equal(found([older, undated])[0]!.values[0]!.value, '36')
  const [even] = found([older, claim('37', { originCluster: 'b' })])
  assert.equal(even!.rule, 'undecided')
})

test('a disagreement begins on the day the second value was known', () => {
  const claims = [claim('36'), claim('37', { knownOn: '2025-06-01' })]
  assert.deepEqual(found(claims, { validOn: '2025-05-31', knownAt: '2025-05-31' }), [])
  assert.equal(found(claims, { validOn: '2025-06-01', knownAt: '2025-06-01' }).length, 1)
})
