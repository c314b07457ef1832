import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { amountsIn } from '../../src/read/amounts.ts'
import { ENGLISH } from '../../src/read/english.ts'
import { plainNumber } from '../../src/read/numerals.ts'
import { standsIn } from '../../src/read/reread.ts'
import { RUSSIAN } from '../../src/read/russian.ts'
import { tokenize } from '../../src/read/tokens.ts'

function amountsOf(text: string, russian = false, money: string | null = null) {
  const rules = russian ? RUSSIAN : ENGLISH
  return amountsIn(tokenize(text, 0, text.length), rules.amounts, {
    money,
    counted: null,
    previous: null,
    isTaken: () => false,
    numbers: rules.time.numbers,
    currencies: new Map([
      ['crown', 'XCR'],
      ['crowns', 'XCR'],
    ]),
    hasDecimalComma: russian,
  })
}

function amounts(text: string, russian = false, money: string | null = null): string {
  return amountsOf(text, russian, money)
    .map(
      ({ value, unit, qualifier }) =>
        `${qualifier === null ? '' : `${qualifier} `}${value} ${unit}`,
    )
    .join('; ')
}

const PHRASES: readonly (readonly [text: string, wanted: string])[] = [
  ['$250 million', '250000000 USD'],
  ['a $250-million loan', '250000000 USD'],
  ['Rs. 500 million', '500000000 PKR'],
  ['about Rs1,500 million', 'about 1500000000 PKR'],
  ['Rs1.5bn', '1500000000 PKR'],
  ['Rs2 million million', '2000000000000 PKR'],
  ['40 000 tonnes', '40000 t'],
  ['in 2025 300 trucks', '300 vehicles'],
  ['more than two dozen trucks', 'at-least 24 vehicles'],
  ['thirty seven agreements', '37 count:agreement'],
  ['a quarter of a million tonnes', '250000 t'],
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
  ['тридцать семь соглашений', '37 count:agreement'],
  ['полтора миллиарда долларов', '1500000000 USD'],
  ['миллиард долларов', '1000000000 USD'],
  ['полмиллиарда долларов', '500000000 USD'],
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

/** Whole sentences, in which other words stand beside the figure. */
const SENTENCES: readonly (readonly [text: string, wanted: string])[] = [
  ['It cost $250m.', '250000000 USD'],
  ['It cost 1.2 bn US dollars.', '1200000000 USD'],
  ['It cost €3.5 million.', '3500000 EUR'],
  ['It cost 40 million euros.', '40000000 EUR'],
  ['It cost half a million dollars.', '500000 USD'],
  ['It cost a million dollars.', '1000000 USD'],
  ['It cost one and a half billion dollars.', '1500000000 USD'],
  ['It cost two and a half million euros.', '2500000 EUR'],
  ['It cost close to $4 million.', 'about 4000000 USD'],
  ['It cost just over $4 million.', 'at-least 4000000 USD'],
  ['It cost a little more than $4 million.', 'at-least 4000000 USD'],
  ['It cost well over $4 million.', 'at-least 4000000 USD'],
  ['It cost almost $4 million.', 'about 4000000 USD'],
  ['It cost slightly less than $4 million.', 'up-to 4000000 USD'],
  ['It cost in excess of $4 million.', 'at-least 4000000 USD'],
  ['It cost $4 million or more.', 'at-least 4000000 USD'],
  ['It cost at least $4 million.', 'at-least 4000000 USD'],
  ['It cost $4–5 million.', 'at-least 4000000 USD; up-to 5000000 USD'],
  ['It cost $4 to $5 million.', 'at-least 4000000 USD; up-to 5000000 USD'],
  ['It cost between $4 million and $5 million.', 'at-least 4000000 USD; up-to 5000000 USD'],
  ['It rose 12%.', '12 percent'],
  ['It rose by 12.5 per cent.', '12.5 percent'],
  ['It rose by 3 percentage points.', '3 percent'],
  ['It rose by a third.', ''],
  ['It doubled.', ''],
  ['It is 240 km long.', '240 km'],
  ['It is 240-km long.', '240 km'],
  ['It is a 240-kilometre line.', '240 km'],
  ['It is 300 miles long.', '482.8032 km'],
  ['It carries 2.5 million tonnes a year.', '2500000 t/yr'],
  ['It carries 2.5 million tonnes per annum.', '2500000 t/yr'],
  ['It carries 2.5 million tons annually.', '2500000 t/yr'],
  ['It has a capacity of 120,000 tonnes per year.', '120000 t/yr'],
  ['It carried 2.5 mln t in 2021.', '2500000 t'],
  ['It has a 500-MW capacity.', '500 MW'],
  ['It has a capacity of 1.2 GW.', '1200 MW'],
  ['It handles 50,000 TEU.', '50000 TEU'],
  ['It handles 50,000 twenty-foot containers.', '50000 count:container'],
  ['It takes 12 days.', '12 days'],
  ['It takes 36 hours.', '36 hours'],
  ['It takes 90 minutes.', ''],
  ['It takes 12 to 14 days.', 'at-least 12 days; up-to 14 days'],
  ['It took 45-50 hours.', 'at-least 45 hours; up-to 50 hours'],
  ['They bought 40 trucks.', '40 vehicles'],
  ['They bought forty wagons.', '40 count:wagon'],
  ['They signed 12 documents.', '12 count:document'],
  ['They signed a dozen agreements.', '12 count:agreement'],
  ['They signed more than a dozen agreements.', 'at-least 12 count:agreement'],
  ['They signed 14 memorandums of understanding.', '14 count:memorandum'],
  ['They signed two MoUs.', '2 count:mou'],
  ['They run three flights a week.', '3 count:flight'],
  ['They fly twice a week.', '2 count:flight'],
  ['They sent 1,150 students.', '1150 count:student'],
  ['They sent some 2,000 people.', 'about 2000 count:person'],
  ['They trained 50 Ilbreki engineers.', '50 count:engineer'],
  ['They employ 300 workers.', '300 count:worker'],
  ['They created 1.5 thousand jobs.', '1500 count:job'],
  ['They cut it from 14 to 9 days.', '14 days; 9 days'],
  ['They cut it from 12% to 4%.', '12 percent; 4 percent'],
  ['They cut it from 12 percent to 4 percent.', '12 percent; 4 percent'],
  ['They raised it from $250 million to $1 billion.', '250000000 USD; 1000000000 USD'],
  ['They export 300 to 400 thousand tonnes.', 'at-least 300000 t; up-to 400000 t'],
  ['They visited the 13th session.', ''],
  ['They met for the third time.', ''],
  ['They met in Room 12.', ''],
  ['They adopted Resolution 1325.', ''],
  ['They are two countries.', ''],
  ['They have a ten-year plan.', ''],
  ['They met on the 30th anniversary.', ''],
  ['They hold a 51 percent stake.', '51 percent'],
  ['They gave 10,000 hectares.', '10000 count:hectare'],
  ['They gave 2.3 billion cubic metres of gas.', '2300000000 count:cubic metre'],
  ['They produce 3 million barrels.', '3000000 count:barrel'],
  ['Товарооборот составил 1,2 млрд долларов.', '1200000000 USD'],
  ['Товарооборот вырос на 25% и достиг почти $1 млрд.', '25 percent; about 1000000000 USD'],
  ['Поставлено 600 тысяч тонн.', '600000 t'],
  ['Мощность – 500 МВт.', '500 MW'],
  ['Подписано 12 документов.', '12 count:document'],
  ['Стоимость – порядка 40 миллионов евро.', 'about 40000000 EUR'],
  ['Длина – 240 километров.', '240 km'],
  ['Работают 140 совместных предприятий.', '140 count:enterprise'],
]

for (const [text, wanted] of SENTENCES)
  test(`“${text}” gives ${wanted === '' ? 'no amount' : wanted}`, () =>
    assert.equal(amounts(text, /[а-я]{3}/.test(text)), wanted))

test('no amount is without bounds, however many digits or scales a text has', () => {
  const digits = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('9', '1', '0', '9,999', '9 999 '))
    .map(([count, unit]) => unit.repeat(count))
  const scales = fc.integer({ min: 0, max: 60 }).map((count) => ' million'.repeat(count))
  fc.assert(
    fc.property(digits, scales, fc.constantFrom(' dollars', ' tonnes', ' km'), (a, b, unit) => {
      for (const russian of [false, true])
        for (const { value } of amountsOf(`It came to ${a}${b}${unit}.`, russian))
          assert.ok(Number.isFinite(value) && value < 1e30)
    }),
    { examples: [['9'.repeat(200_000), '', ' dollars']] }, // once Infinity
  )
  assert.equal(amounts(`${'9'.repeat(200_000)} dollars`), '')
})

test('a bare number before its verb counts what was counted before it', () => {
  assert.equal(amounts('Of the 118 kilometres, 31 have been widened'), '118 km; 31 km')
  assert.equal(
    amounts('A box costs 7,800 dollars, as against 6,100 in August'),
    '7800 USD; 6100 USD',
  )
  assert.equal(amounts('two million tonnes of grain a year'), '2000000 t/yr')
  assert.equal(amounts('40 customs officers'), '40 count:customs officer')
})
