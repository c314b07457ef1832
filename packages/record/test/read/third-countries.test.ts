/** What other countries do is not put on the parties of the pack. */

import assert from 'node:assert/strict'
import test from 'node:test'
import { claimsOf } from './claims-of.ts'

const OTHERS: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['Turkey ratified the treaty.', []],
  ['Uzbekistan ratified the agreement.', []],
  ['The Turkish parliament ratified the extradition treaty with Pakistan.', []],
  ['The Transit Trade Agreement was ratified by Uzbekistan.', []],
  ['Pakistan and Turkey signed an agreement on transit trade.', ['signed/fact PK -']],
  ['Kazakhstan signed the extradition treaty with China.', ['signed/fact KZ -']],
  ['The treaty between France and Germany entered into force on 1 January 2026.', []],
  ['Uzbekistan launched direct flights to Lahore on 1 March 2026.', []],
  ['Uzbek carriers launched flights to Lahore.', []],
  ['India and China signed a trade deal worth $5 billion.', []],
  ['Uzbekistan and Pakistan raised bilateral trade to 2 billion.', []],
  ['Kazakhstan’s trade with China reached $44 billion.', ['reported/fact - -']],
  ['Trade between Pakistan and Iran reached $3 billion in 2025.', ['reported/fact - -']],
  [
    'Trade between Kazakhstan and Pakistan reached $1 billion in 2025.',
    ['reported/fact - c-trade1bn'],
  ],
  ['Turkey will deliver 600 electric buses to Pakistan.', []],
  ['Turkish Airlines resumed flights to Karachi.', ['resumed/fact - -']],
  ['Afghanistan closed the Torkham crossing on 12 October 2025.', ['suspended/fact - -']],
  [
    'Uzbekistan and Afghanistan signed the framework agreement on the UAP railway on 17 July 2025.',
    ['signed/fact - i-uap'],
  ],
]
for (const [text, wanted] of OTHERS)
  test(`“${text}” gives ${wanted.join(' and ') || 'nothing'}`, () =>
    assert.deepEqual(claimsOf(text), wanted))

const INVENTED: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['Quessand ratified the agreement.', []],
  ['Quessand launched a daily ferry to Sandreve.', []],
  ['Ilbrek and Quessand signed an agreement on fisheries.', ['signed/fact XB -']],
  ['Velmara’s trade with Quessand reached 9 billion velms.', ['reported/fact - -']],
]
for (const [text, wanted] of INVENTED)
  test(`on the invented pack “${text}” gives ${wanted.join(' and ') || 'nothing'}`, () =>
    assert.deepEqual(claimsOf(text, 'invented'), wanted))
