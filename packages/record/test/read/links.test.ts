/** What a claim is linked to: the paper it names and what moves with it, never another’s for a common word. */

import assert from 'node:assert/strict'
import test from 'node:test'
import { claimsOf } from './claims-of.ts'

const LINKED: readonly (readonly [text: string, wanted: string])[] = [
  ['Kazakhstan ratified the transit agreement.', 'ratified/fact KZ c-transit-force,i-transit'],
  ['Kazakhstan ratified the extradition treaty.', 'ratified/fact KZ c-extradition,i-extradition'],
  ['Pakistan ratified the customs agreement.', 'ratified/fact PK c-customs-force,i-customs'],
  ['Pakistan ratified the agreement.', 'ratified/fact PK -'],
  ['Pakistan’s parliament ratified the agreement with Kazakhstan.', 'ratified/fact PK -'],
  ['Pakistan ratified the convention on climate change.', 'ratified/fact PK -'],
  ['The parliament of Pakistan approved the road.', 'approved/fact PK -'],
  ['A shipping line was launched.', 'started/fact - -'],
  ['A road was opened.', 'delivered/fact - -'],
]
for (const [text, wanted] of LINKED)
  test(`“${text}” is ${wanted}`, () => assert.deepEqual(claimsOf(text), [wanted]))

test('on the invented pack a ratification alone links nothing', () => {
  assert.deepEqual(claimsOf('Velmara ratified the agreement.', 'invented'), ['ratified/fact XA -'])
})
