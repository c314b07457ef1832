import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { amountsIn } from '../../src/read/amounts.ts'
import { ENGLISH } from '../../src/read/english.ts'
import { plainNumber } from '../../src/read/numerals.ts'
import { standsIn } from '../../src/read/reread.ts'
import { RUSSIAN } from '../../src/read/russian.ts'
import { tokenize } from '../../src/read/tokens.ts'

function amounts(text: string, russian = false, money: string | null = null): string {
  const rules = russian ? RUSSIAN : ENGLISH
  return amountsIn(tokenize(text, 0, text.length), rules.amounts, {
    money,
    counted: null,
    isTaken: () => false,
    numbers: rules.time.numbers,
    currencies: new Map([
      ['crown', 'XCR'],
      ['crowns', 'XCR'],
    ]),
    hasDecimalComma: russian,
  })
    .map(
      ({ value, unit, qualifier }) =>
        `${qualifier === null ? '' : `${qualifier} `}${value} ${unit}`,
    )
    .join('; ')
}

const PHRASES: readonly (readonly [text: string, wanted: string])[] = [
  ['$250 million', '250000000 USD'],
  ['US$1.7 billion', '1700000000 USD'],
  ['USD 109 on average', '109 USD'],
  ['about $200 million', 'about 200000000 USD'],
  ['nearly 5 bn dollars', 'about 5000000000 USD'],
  ['more than 30 commercial deals', 'at-least 30 count:deal'],
  ['up to 60,000 euros', 'up-to 60000 EUR'],
  ['at least 3.4 million crowns', 'at-least 3400000 XCR'],
  ['six billion crowns', '6000000000 XCR'],
  ['150,000–200,000 rupees', 'at-least 150000 PKR; up-to 200000 PKR'],
  ['between 5 and 7 million dollars', 'at-least 5000000 USD; up-to 7000000 USD'],
  [
    'some 300 to 400 stranded transit containers',
    'at-least 300 count:container; up-to 400 count:container',
  ],
  ['nine to ten days', 'at-least 9 days; up-to 10 days'],
  ['falls from 12 to four percent', '12 percent; 4 percent'],
  ['47.12 percent', '47.12 percent'],
  ['a rise of 8 %', '8 percent'],
  ['17,300 tonnes', '17300 t'],
  ['two million tonnes a year', '2000000 t/yr'],
  ['220 megawatts', '220 MW'],
  ['120,000 TEU', '120000 TEU'],
  ['2,916 km', '2916 km'],
  ['310 metres', '0.31 km'],
  ['24.2 hours', '24.2 hours'],
  ['600 electric buses', '600 vehicles'],
  ['eight trucks', '8 vehicles'],
  ['37 memoranda and agreements', '37 count:memorandum'],
  ['212 tariff lines', '212 count:tariff line'],
  ['40 product types', '40 count:product type'],
  ['three foreign study centres', '3 count:centre'],
  ['flights twice a week', '2 count:flight'],
  ['the two sides', ''],
  ['two countries', ''],
  ['twenty-eight years', ''],
  ['a two-day visit', ''],
  ['2.1 times the level', ''],
  ['a 40-foot box', ''],
  ['of which the trust will bear 35 percent', '35 percent'],
]

for (const [text, wanted] of PHRASES)
  test(`“${text}” gives ${wanted === '' ? 'no amount' : wanted}`, () =>
    assert.equal(amounts(text), wanted))

const RUSSIAN_PHRASES: readonly (readonly [text: string, wanted: string])[] = [
  ['1 млрд долларов', '1000000000 USD'],
  ['более 30 соглашений', 'at-least 30 count:agreement'],
  ['около 200 млн долларов', 'about 200000000 USD'],
  ['89,6 млн долларов', '89600000 USD'],
  ['600 электробусов', '600 vehicles'],
  ['до 2000 автобусов', 'up-to 2000 vehicles'],
  ['1 250 000 тонн', '1250000 t'],
  ['37 документов', '37 count:document'],
]

for (const [text, wanted] of RUSSIAN_PHRASES)
  test(`«${text}» gives ${wanted}`, () => assert.equal(amounts(text, true), wanted))

test('a scale without a unit takes the money spoken of before', () => {
  assert.equal(amounts('against 36.3 million in the months before', false, 'USD'), '36300000 USD')
  assert.equal(amounts('against 36.3 million in the months before'), '')
})

test('any number of dollars is read back as written with commas', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
      const written = value.toLocaleString('en-US')
      assert.equal(amounts(`It cost $${written} in all`), `${value} USD`)
      assert.equal(plainNumber(written, false), value)
    }),
  )
})

test('the gate finds every value that is written in the span, and none that is not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.constantFrom(1, 1000, 1_000_000),
      (digits, scale) => {
        assert.ok(standsIn(digits * scale, `a total of ${digits} million`))
        const other = digits * 7 + 3
        fc.pre(
          Math.abs(Math.log10(other / digits) % 1) > 0.01 &&
            Math.abs(Math.log10(other / digits) % 1) < 0.99,
        )
        assert.ok(!standsIn(other, `a total of ${digits} units`))
      },
    ),
  )
})
