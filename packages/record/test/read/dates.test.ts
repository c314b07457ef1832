import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isDay } from '../../src/day.ts'
import type { DateFound } from '../../src/read/date-finder.ts'
import { datesIn } from '../../src/read/dates.ts'
import { ENGLISH } from '../../src/read/english.ts'
import { RUSSIAN } from '../../src/read/russian.ts'
import { tokenize } from '../../src/read/tokens.ts'

interface Setting {
  today?: string | null
  future?: boolean
  last?: [string, string]
  fiscal?: string
  russian?: boolean
}

function found(text: string, setting: Setting = {}): DateFound[] {
  const { today = '2026-02-13', future = false, last, fiscal = '01-01', russian = false } = setting
  return datesIn(tokenize(text, 0, text.length), (russian ? RUSSIAN : ENGLISH).time, {
    today,
    isFuture: () => future,
    isTaken: () => false,
    last: last === undefined ? null : { earliest: last[0], latest: last[1] },
    fiscalYearStarts: fiscal,
  })
}

/** Friday 13 February 2026 is the day of the statement. */
const PHRASES: readonly (readonly [text: string, wanted: string, setting?: Setting])[] = [
  ['on 12 October 2025', '2025-10-12'],
  ['on October 12, 2025', '2025-10-12'],
  ['on 2025-10-12', '2025-10-12'],
  ['on Wednesday, 4 February 2026', '2026-02-04'],
  ['in February 2026', '2026-02-01..2026-02-28'],
  ['on February 3–4', '2026-02-03..2026-02-04'],
  ['of 8–9 September 2025', '2025-09-08..2025-09-09'],
  ['on 8 and 9 September 2025', '2025-09-08..2025-09-09'],
  ['from 21 February to 19 March 2025', '2025-02-21..2025-03-19'],
  ['in June–July 2024', '2024-06-01..2024-07-31'],
  ['in January–November 2025', '2025-01-01..2025-11-30'],
  ['in February and March 2017', '2017-02-01..2017-03-31'],
  ['in 2019', '2019-01-01..2019-12-31'],
  ['by 2027–2028', '2027-01-01..2028-12-31'],
  ['on 15 October', '2025-10-15'],
  ['on 15 October', '2026-10-15', { future: true }],
  ['on Thursday', '2026-02-12'],
  ['on Thursday', '2026-02-19', { future: true }],
  ['on Friday', '2026-02-13'],
  ['on Wednesday of last week', '2026-02-04'],
  ['next Monday', '2026-02-16'],
  ['today', '2026-02-13'],
  ['this morning', '2026-02-13'],
  ['yesterday', '2026-02-12'],
  ['last week', '2026-02-02..2026-02-08'],
  ['this month', '2026-02-01..2026-02-28'],
  ['last month', '2026-01-01..2026-01-31'],
  ['last year', '2025-01-01..2025-12-31'],
  ['in the whole of the year before last', '2024-01-01..2024-12-31'],
  ['in the year just gone', '2025-01-01..2025-12-31'],
  ['last October', '2022-10-01..2022-10-31', { today: '2023-09-10' }],
  ['this September', '2025-09-01..2025-09-30', { today: '2025-12-19' }],
  ['two years ago', '2024-01-01..2024-12-31'],
  ['three months ago', '2025-11-01..2025-11-30'],
  ['a week ago', '2026-02-06'],
  ['within the next year', '2026-02-04..2027-02-04', { today: '2026-02-04' }],
  ['within two years', '2026-02-13..2028-02-13'],
  ['in the next six months', '2026-02-13..2026-08-13'],
  ['in the coming weeks', ''],
  ['in late January', '2026-01-21..2026-01-31'],
  ['by mid January 2026', '2026-01-11..2026-01-20'],
  ['in early March 2025', '2025-03-01..2025-03-10'],
  ['by the end of this year', '2026-09-01..2026-12-31'],
  ['by the end of 2025', '2025-09-01..2025-12-31'],
  ['before the year is out', '2026-02-13..2026-12-31'],
  ['in the second quarter', '2026-04-01..2026-06-30', { future: true }],
  ['in Q3 2026', '2026-07-01..2026-09-30'],
  ['in the first ten months of 2023', '2023-01-01..2023-10-31'],
  ['in the first nine months of this year', '2022-01-01..2022-09-30', { today: '2022-11-08' }],
  ['in the summer of 2023', '2023-06-01..2023-08-31'],
  ['in fiscal year 2024-25', '2024-07-01..2025-06-30', { fiscal: '07-01' }],
  ['in the fiscal year 2024–25', '2024-07-01..2025-06-30', { fiscal: '07-01' }],
  [
    'in the fiscal year that ended on 31 March',
    '2019-04-01..2020-03-31',
    { today: '2020-10-01', fiscal: '04-01' },
  ],
  ['in the coming fiscal year', '2024-04-01..2025-03-31', { today: '2024-02-20', fiscal: '04-01' }],
  ['in the year to 30 September 2022', '2021-10-01..2022-09-30'],
  ['on the same day', '2026-02-04', { last: ['2026-02-04', '2026-02-04'] }],
  ['a day later', '2026-02-04', { last: ['2026-02-03', '2026-02-03'] }],
  ['a year before', '2023-07-01..2024-06-30', { last: ['2024-07-01', '2025-06-30'] }],
  [
    'in the same months of the previous year',
    '2024-01-01..2024-07-31',
    { last: ['2025-01-01', '2025-07-31'] },
  ],
  [
    'in September of the same year',
    '2023-09-01..2023-09-30',
    { last: ['2023-02-25', '2023-02-25'] },
  ],
  ['that September', '2017-09-01..2017-09-30', { last: ['2017-03-31', '2017-03-31'] }],
  ['on the 19th', '2023-02-19', { last: ['2023-02-01', '2023-02-28'] }],
  ['at the 13th session', ''],
  ['3–4 февраля 2026 года', '2026-02-03..2026-02-04', { russian: true }],
  ['8 июля 2023 года', '2023-07-08', { russian: true }],
  ['в 2023 году', '2023-01-01..2023-12-31', { russian: true }],
  ['в прошлом декабре', '2025-12-01..2025-12-31', { russian: true, today: '2026-02-04' }],
  ['в течение года', '2026-02-04..2027-02-04', { russian: true, today: '2026-02-04' }],
  ['04.02.2026', '2026-02-04', { russian: true }],
  ['they may march in protest', ''],
  ['a fleet of 2022 trucks', ''],
  ['on 30 February 2026', ''],
  ['on Monday', '', { today: null }],
]

for (const [text, wanted, setting] of PHRASES) {
  test(`“${text}” is ${wanted === '' ? 'no date' : wanted}${setting === undefined ? '' : ` given ${JSON.stringify(setting)}`}`, () => {
    const dates = found(text, setting).map(({ earliest, latest }) =>
      earliest === latest ? earliest : `${earliest}..${latest}`,
    )
    assert.equal(dates.join(' '), wanted)
  })
}

test('a preposition tells how a day hangs on the sentence', () => {
  const relation = (text: string) => found(text)[0]?.relation
  assert.equal(relation('by 31 March 2027'), 'by')
  assert.equal(relation('before the end of March 2027'), 'by')
  assert.equal(relation('since 1 November 2025'), 'since')
  assert.equal(relation('until 30 June 2026'), 'until')
  assert.equal(relation('within two years'), 'within')
  assert.equal(relation('on 1 June 2026'), 'on')
})

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const NAMES =
  'January February March April May June July August September October November December'.split(' ')

test('any full day in words is read back, in either order', () => {
  fc.assert(
    fc.property(day, (iso) => {
      const [year, month, date] = iso.split('-').map(Number) as [number, number, number]
      const name = NAMES[month - 1]!
      for (const text of [
        `on ${date} ${name} ${year}`,
        `on ${name} ${date}, ${year}`,
        `on the ${date}th of ${name} ${year}`,
      ]) {
        const [first] = found(text)
        assert.deepEqual([first?.earliest, first?.latest], [iso, iso], text)
      }
    }),
  )
})

test('a day without its year lies within a year of the statement, on the side of the tense', () => {
  fc.assert(
    fc.property(day, day, fc.boolean(), (today, iso, future) => {
      const [, month, date] = iso.split('-').map(Number) as [number, number, number]
      fc.pre(!(month === 2 && date === 29))
      const [first] = found(`on ${date} ${NAMES[month - 1]}`, { today, future })
      assert.ok(first !== undefined)
      if (future)
        assert.ok(
          first.latest >= today &&
            Number(first.latest.slice(0, 4)) <= Number(today.slice(0, 4)) + 1,
        )
      else
        assert.ok(
          first.earliest <= today &&
            Number(first.earliest.slice(0, 4)) >= Number(today.slice(0, 4)) - 1,
        )
    }),
  )
})

test('whatever the words, dates exist, run forwards and do not overlap', () => {
  const word = fc.constantFrom(
    ...'on in by from to the of end early late last next this year month week quarter first two 3 12 31 2025 2026-02-04 May March Monday – , and fiscal same ago later within to until since February'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), day, fc.boolean(), (words, today, future) => {
      let before = -1
      for (const { first, last, earliest, latest } of found(words.join(' '), { today, future })) {
        assert.ok(isDay(earliest) && isDay(latest) && earliest <= latest)
        assert.ok(first > before && last >= first)
        before = last
      }
    }),
    { numRuns: 2000 },
  )
})
