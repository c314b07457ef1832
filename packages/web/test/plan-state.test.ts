import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  criticalParams,
  FREIGHT_MODES,
  hasScenario,
  type Plan,
  planParams,
  planSearch,
  rareWishes,
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
  valueUsd: text,
  chilled: fc.boolean(),
  mode: fc.subarray([...FREIGHT_MODES]),
  by: text,
  screen: fc.boolean(),
  policy: fc.constantFrom('' as const, 'replan' as const),
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

test('a mode or a policy that is none is not taken from the address', () => {
  const plan = readPlan('?mode=road,camel&policy=hope', PAIRS)
  assert.deepEqual([plan.mode, plan.policy], [['road'], ''])
})

test('rare wishes are counted by kind, and asked with the rest', () => {
  const plan = readPlan('?mode=road,rail&require=a&require=b&screen=true&valueUsd=9', PAIRS)
  assert.equal(rareWishes(plan), 4)
  assert.equal(rareWishes(readPlan('?kg=1&avoid=x&policy=wait', PAIRS)), 0)
  const { mode, require, screen, valueUsd } = planParams(plan, false)
  assert.deepEqual([mode, require, screen, valueUsd], [['road', 'rail'], ['a', 'b'], 'true', '9'])
})

test('what journeys stand on is asked for the pair and its scenario, without a day or a stop', () => {
  const plan = readPlan('?from=a&to=b&by=9&require=c&policy=replan&shut=d&mode=rail', PAIRS)
  const params = criticalParams(plan)
  assert.equal(params.pair, 'a:b')
  assert.deepEqual([params.shut, params.mode], [['d'], ['rail']])
  for (const key of ['from', 'to', 'by', 'require', 'policy']) assert.ok(!(key in params), key)
})
