import assert from 'node:assert/strict'
import test from 'node:test'
import type { GatedClaim } from '@followthrough/record'
import { agreementOf } from '../src/agreement.ts'

const claim = (start: number, some: Partial<GatedClaim> = {}): GatedClaim => ({
  spans: [[start, start + 20]],
  act: 'signed',
  modality: 'fact',
  by: [],
  saidBy: null,
  about: ['c-1', 'c-2'],
  new: false,
  amounts: [{ value: 250e6, unit: 'USD', qualifier: null }],
  when: { earliest: '2026-02-04', latest: '2026-02-04', role: 'happened' },
  unilateral: false,
  quote: 'signed',
  confidence: 0.5,
  gate: { outcome: 'admitted', reasons: [] },
  ...some,
})
const agrees = (some: Partial<GatedClaim>) =>
  agreementOf([claim(0)], [claim(2, some)]).pairs[0]?.agrees

test('claims of one place agree when modality, links, figures and time are equal', () => {
  assert.equal(agrees({}), true)
  assert.equal(agrees({ act: 'ratified', by: ['XA'], saidBy: 'p-1', about: ['c-2', 'c-1'] }), true)
  assert.equal(agrees({ amounts: [{ value: 251e6, unit: 'USD', qualifier: null }] }), true)
  assert.equal(agrees({ modality: 'commitment' }), false)
  assert.equal(agrees({ about: ['c-1'] }), false)
  assert.equal(agrees({ amounts: [] }), false)
  assert.equal(agrees({ amounts: [{ value: 260e6, unit: 'USD', qualifier: null }] }), false)
  assert.equal(agrees({ amounts: [{ value: 250e6, unit: 'EUR', qualifier: null }] }), false)
  assert.equal(agrees({ amounts: [{ value: 250e6, unit: 'USD', qualifier: 'about' }] }), false)
  assert.equal(agrees({ when: null }), false)
  assert.equal(agrees({ act: 'met' }), undefined)
})

test('every claim that stands is counted once', () => {
  const rules = [claim(0), claim(100), claim(200), claim(300)]
  const model = [claim(5), claim(102, { modality: 'wish' }), claim(400)]
  assert.deepEqual(agreementOf(rules, model).counts, {
    both: 1,
    differ: 1,
    rulesOnly: 2,
    modelOnly: 1,
  })
  assert.deepEqual(agreementOf([], []).counts, { both: 0, differ: 0, rulesOnly: 0, modelOnly: 0 })
})

test('what the gate refused confirms nothing and casts no doubt', () => {
  const refused = { gate: { outcome: 'refused', reasons: ['value-not-in-span'] } } as const
  const { pairs, counts } = agreementOf(
    [claim(0), claim(100, { ...refused, gate: { outcome: 'refused', reasons: [] } })],
    [claim(0, { gate: { outcome: 'refused', reasons: [] } }), claim(100)],
  )
  assert.deepEqual(pairs, [])
  assert.deepEqual(counts, { both: 0, differ: 0, rulesOnly: 1, modelOnly: 1 })
})
