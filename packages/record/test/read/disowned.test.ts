/** What a text reports only to disown it is no fact. */

import assert from 'node:assert/strict'
import test from 'node:test'
import { claimsOf, proposalsOf } from './claims-of.ts'

const DISOWNED: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['Pakistan denied that it had suspended the flights.', ['suspended/denial PK -']],
  ['Pakistan denied reports that the flights had been suspended.', ['suspended/denial PK -']],
  ['Reports that Pakistan withdrew from the treaty are false.', ['withdrawn/denial PK -']],
  ['It is not true that the flights have resumed.', ['resumed/denial - c-flights26']],
  ['He did not say that Pakistan had ratified the treaty.', []],
  ['Had Kazakhstan ratified the treaty, trade would have grown.', []],
  ['If Kazakhstan had ratified the treaty, trade would have grown.', []],
  [
    'Kazakhstan has not only signed but also ratified the extradition treaty.',
    ['signed/fact KZ -', 'ratified/fact KZ c-extradition,i-extradition'],
  ],
  [
    'Pakistan not only signed the treaty but also ratified it.',
    ['signed/fact PK -', 'ratified/fact PK -'],
  ],
]
for (const [text, wanted] of DISOWNED)
  test(`“${text}” gives ${wanted.join(' and ') || 'nothing'}`, () =>
    assert.deepEqual(claimsOf(text), wanted))

for (const text of [
  'The ministry rejected claims that the treaty had been ratified.',
  'Islamabad dismissed as baseless reports that it had withdrawn from the agreement.',
  'The spokesman refuted the claim that the road had been closed.',
  'Claims that the treaty had been ratified are untrue.',
  'Ilbrek denied reports that Harl Lines had suspended the ferry.',
])
  test(`“${text}” states no fact`, () => {
    for (const pack of ['kz-pk', 'invented'] as const)
      assert.ok(proposalsOf(text, pack).every(({ modality }) => modality === 'denial'))
    assert.ok(proposalsOf(text).length > 0)
  })
