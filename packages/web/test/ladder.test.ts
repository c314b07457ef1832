import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommitmentAnswer } from '@followthrough/brief'
import { deliveryLadder, formLadder } from '../src/evidence/ladder.ts'

const change = (on: string, formRule: string, deliveryRule: string) => ({
  on,
  form: formRule.split('-')[0],
  delivery: deliveryRule.split('-')[0],
  formRule,
  deliveryRule,
})

const answer = {
  form: { code: 'F3', rule: 'F3-official', since: '2022-12-27' },
  delivery: { code: 'S', rule: 'S-silence', since: '2025-07-08' },
  history: [
    change('2022-11-11', 'F0-voiced', 'D0-default'),
    change('2022-12-27', 'F3-official', 'D0-default'),
    change('2023-07-08', 'F3-official', 'D4-started'),
    change('2025-07-08', 'F3-official', 'S-silence'),
  ],
} as unknown as CommitmentAnswer

test('rungs below the highest that were never stood on were gone by', () => {
  assert.deepEqual(
    formLadder(answer).map((rung) => rung.state),
    ['reached', 'passed', 'passed', 'here', 'ahead', 'ahead'],
  )
})

test('a rung gives its first day and the rule that gave it', () => {
  const rung = formLadder(answer)[0]!
  assert.equal(rung.on, '2022-11-11')
  assert.equal(rung.rule, 'F0-voiced')
})

test('what fell off the road stands after it, what was reached before stays told', () => {
  assert.deepEqual(
    deliveryLadder(answer).map(({ code, state }) => `${code} ${state}`),
    ['D3 passed', 'D4 reached', 'D5 ahead', 'D6 ahead', 'S here'],
  )
})

test('a rule of one axis is never given for a rung of the other', () => {
  const started = deliveryLadder(answer).find((rung) => rung.code === 'D4')!
  assert.equal(started.rule, 'D4-started')
  const unrated = deliveryLadder({
    ...answer,
    delivery: { ...answer.delivery, code: 'D0', rule: 'D0-default' },
  } as CommitmentAnswer)
  assert.equal(unrated[0]!.code, 'D0')
  assert.equal(unrated[0]!.rule, 'D0-default')
})
