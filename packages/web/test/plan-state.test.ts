import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  hasScenario,
  type Plan,
  planParams,
  planSearch,
  readPlan,
  withoutScenario,
} from '../src/corridors/plan-state.ts'

const PAIRS = [{ from: 'haven', to: 'hill' }]
const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes(','))
const list = fc.uniqueArray(word, { maxLength: 3 })
const text = fc.oneof(fc.constant(''), word)
const fields = {
  from: word,
  to: word,
  kg: text,
  teu: text,
  chilled: fc.boolean(),
  by: text,
  scenario: text,
  journey: text,
  avoid: list,
  require: list,
  shut: list,
  open: list,
  deliver: list,
}
const anyPlan: fc.Arbitrary<Plan> = fc.record(fields, { noNullPrototype: true })

test('a plan is read from the address that it makes', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      assert.deepEqual(readPlan(planSearch(plan), PAIRS), plan)
    }),
  )
})

test('an address without ends asks for the first pair; one with an end is left as it is', () => {
  const { from, to } = readPlan('?kg=5000', PAIRS)
  assert.deepEqual([from, to], ['haven', 'hill'])
  assert.equal(readPlan('?from=x', PAIRS).to, '')
  assert.equal(readPlan('', []).from, '')
})

test('lists may be repeated or split by commas', () => {
  assert.deepEqual(readPlan('?avoid=a,b&avoid=c&avoid=a', PAIRS).avoid, ['a', 'b', 'c'])
})

test('a plan without its scenario asks for the network as it is', () => {
  const plan = readPlan('?shut=a&open=b&deliver=c&scenario=d', PAIRS)
  assert.equal(hasScenario(plan), true)
  assert.equal(hasScenario(withoutScenario(plan)), false)
  assert.deepEqual(planParams(plan, true).shut, ['a'])
  assert.equal('shut' in planParams(plan, false), false)
})
