import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StatementDraft } from '@followthrough/ledger'
import fc from 'fast-check'
import { canonicalJson, statementId } from '../src/identity.ts'

const DRAFT: StatementDraft = {
  subject: 'c-bridge',
  property: 'act',
  valueType: 'act',
  value: { act: 'signed', note: 'seen', row: 's-1' },
  saidBy: null,
  boundParties: ['AV', 'BM'],
  modality: 'fact',
  validOn: '2026-02-04',
  knownOn: '2026-02-05',
  source: 'wire-2026',
  sourceClass: 'B',
  originCluster: 'wire-2026',
  locator: null,
  retracts: null,
  recordedBy: 'pack av-bm',
  state: 'accepted',
}

test('equal content has one id, whatever the order of its fields', () => {
  const shuffled = Object.fromEntries(Object.entries(DRAFT).reverse()) as StatementDraft
  const value = { row: 's-1', note: 'seen', act: 'signed' }
  assert.equal(statementId({ ...shuffled, value }), statementId(DRAFT))
  assert.match(statementId(DRAFT), /^[0-9a-f]{24}$/)
})

test('the id of a stated example never changes, or every ledger would be told anew', () => {
  assert.equal(statementId(DRAFT), '8dc715dcf3542d978553bb6c')
})

test('every field counts, and so does the salt', () => {
  const others: StatementDraft[] = [
    { ...DRAFT, subject: 'c-trade' },
    { ...DRAFT, property: 'due' },
    { ...DRAFT, valueType: 'claim' },
    { ...DRAFT, value: { ...DRAFT.value, note: 'seen again' } },
    { ...DRAFT, saidBy: 'p-ann' },
    { ...DRAFT, boundParties: ['BM', 'AV'] },
    { ...DRAFT, modality: 'wish' },
    { ...DRAFT, validOn: '2026-02' },
    { ...DRAFT, knownOn: '2026-02-06' },
    { ...DRAFT, source: 'text-2026' },
    { ...DRAFT, sourceClass: 'A' },
    { ...DRAFT, originCluster: null },
    { ...DRAFT, locator: 'page 1' },
    { ...DRAFT, retracts: 'x' },
    { ...DRAFT, recordedBy: 'pack other' },
    { ...DRAFT, state: 'proposed' },
  ]
  assert.equal(others.length, Object.keys(DRAFT).length)
  const ids = [DRAFT, ...others].map((draft) => statementId(draft))
  assert.equal(new Set([...ids, statementId(DRAFT, 'salt')]).size, others.length + 2)
})

test('canonical JSON reads back as what it was written from, and has one form', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      assert.equal(canonicalJson(JSON.parse(text)), text)
    }),
    { seed: 1 },
  )
})
