/** The day after the name of a paper is a day, not what the paper is about. */

import assert from 'node:assert/strict'
import test from 'node:test'
import { proposalsOf } from './claims-of.ts'

const SIGNED: readonly (readonly [text: string, day: string])[] = [
  ['The parties signed an extradition treaty on Tuesday.', '2026-06-09'],
  ['The two sides signed a memorandum on Wednesday.', '2026-06-10'],
  ['The parliament ratified the agreement on Monday.', '2026-06-08'],
  ['The two sides signed a customs protocol on Tuesday.', '2026-06-09'],
  ['The two sides signed a memorandum on transit trade on Tuesday.', '2026-06-09'],
  ['The two sides signed a treaty on June 3.', '2026-06-03'],
  [
    'The two sides signed a treaty of extradition on the sidelines of a forum on Tuesday.',
    '2026-06-09',
  ],
]
for (const pack of ['kz-pk', 'invented'] as const)
  for (const [text, day] of SIGNED)
    test(`“${text}” happened on ${day} (${pack})`, () => {
      const { when } = proposalsOf(text, pack)[0]!
      assert.deepEqual(when, { earliest: day, latest: day, role: 'happened' })
    })
