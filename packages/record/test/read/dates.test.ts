import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isDay } from '../../src/day.ts'
import type { DateFound } from '../../src/read/date-finder.ts'
import { datesIn } from '../../src/read/dates.ts'
import { ENGLISH } from '../../src/read/english.ts'
import { RUSSIAN } from '../../src/read/russian.ts'
import { isAhead } from '../../src/read/tense.ts'
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
  ['on the 15th of March', '2026-03-15', { future: true }],
  ['on March 15th, 2026', '2026-03-15'],
  ['by the first of July', '2026-07-01', { future: true }],
  ['in the first ten days of April', '2026-04-01..2026-04-10', { future: true }],
  ['in the first half of March', '2026-03-01..2026-03-15', { future: true }],
  ['in the second half of April 2025', '2025-04-16..2025-04-30'],
  ['in the last week of April', '2026-04-24..2026-04-30', { future: true }],
  ['in the last two weeks of April 2025', '2025-04-17..2025-04-30'],
  ['in the fifth week of February 2025', '2025-02-01..2025-02-28'],
  ['in the week of 2 March', '2026-03-02..2026-03-08', { future: true }],
  ['on Feb. 4, 2026', '2026-02-04'],
  ['on Tuesday, Feb. 10', '2026-02-10'],
  ['on 4 Feb. 2026', '2026-02-04'],
  ['in Feb.', '2026-02-01..2026-02-28'],
  ['on 3-4 February', '2026-02-03..2026-02-04'],
  ['on February 3-4', '2026-02-03..2026-02-04'],
  ['on 3, 4 and 5 February', '2026-02-03..2026-02-05'],
  ['under Resolution 5, 12 May 2025', '2025-05-12'],
  ['half a year ago', '2025-08-01..2025-08-31'],
  ['two and a half years ago', '2023-08-01..2023-08-31'],
  ['a fortnight ago', '2026-01-30'],
  ['within a fortnight', '2026-02-13..2026-02-27', { future: true }],
  ['over the next decade', '2026-02-13..2036-02-13', { future: true }],
  ['three months from now', '2026-05-01..2026-05-31', { future: true }],
  ['the week before last', '2026-01-26..2026-02-01'],
  ['the month after next', '2026-04-01..2026-04-30', { future: true }],
  ['by the end of the decade', '2027-01-01..2029-12-31', { future: true }],
  ['by the middle of the year', '2026-05-01..2026-08-31', { future: true }],
  ['by mid-year', '2026-05-01..2026-08-31', { future: true }],
  ['at the start of next year', '2027-01-01..2027-04-30', { future: true }],
  ['by the start of 2027', '2027-01-01..2027-04-30', { future: true }],
  ['by the close of 2026', '2026-09-01..2026-12-31', { future: true }],
  ['by the end of next week', '2026-02-20..2026-02-22', { future: true }],
  ['by the end of this quarter', '2026-03-01..2026-03-31', { future: true }],
  ['at the beginning of the year', '2027-01-01..2027-04-30', { future: true, today: '2026-08-13' }],
  ['it will end in 2027', '2027-01-01..2027-12-31', { future: true }],
  ['early in 2027', '2027-01-01..2027-04-30', { future: true }],
  ['by end-June', '2026-06-21..2026-06-30', { future: true }],
  ['by end 2027', '2027-09-01..2027-12-31', { future: true }],
  ['in 2026 or 2027', '2026-01-01..2027-12-31', { future: true }],
  ['as early as 2017', '2017-01-01..2017-12-31'],
  ['throughout 2025', '2025-01-01..2025-12-31'],
  ['in 2025/26', '2025-07-01..2026-06-30', { fiscal: '07-01' }],
  ['in late spring', '2025-05-01..2025-05-31'],
  ['by early autumn', '2026-09-01..2026-09-30', { future: true }],
  ['within six months of ratification', '', { future: true }],
  ['within a year of signing', '2026-02-13..2027-02-13', { future: true }],
  ['в первой половине марта', '2026-03-01..2026-03-15', { russian: true, future: true }],
  ['в первой декаде апреля', '2026-04-01..2026-04-10', { russian: true, future: true }],
  ['полгода назад', '2025-08-01..2025-08-31', { russian: true }],
  ['год назад', '2025-01-01..2025-12-31', { russian: true }],
  ['неделю назад', '2026-02-06', { russian: true }],
  ['через месяц', '2026-03-01..2026-03-31', { russian: true, future: true }],
  ['в ближайшие два года', '2026-02-13..2028-02-13', { russian: true, future: true }],
  ['за последние пять лет', '2021-02-13..2026-02-13', { russian: true }],
  ['до конца марта', '2026-03-21..2026-03-31', { russian: true, future: true }],
  ['в конце года', '2026-09-01..2026-12-31', { russian: true, future: true }],
  ['к концу месяца', '2026-02-21..2026-02-28', { russian: true, future: true }],
  ['до конца недели', '2026-02-13..2026-02-15', { russian: true, future: true }],
  ['в следующий вторник', '2026-02-17', { russian: true, future: true }],
  ['в прошлый вторник', '2026-02-10', { russian: true }],
  ['в I квартале 2026 года', '2026-01-01..2026-03-31', { russian: true }],
  ['во 2-м полугодии 2025 года', '2025-07-01..2025-12-31', { russian: true }],
  ['третьего февраля', '2026-02-03', { russian: true }],
  ['4-5 февраля', '2026-02-04..2026-02-05', { russian: true }],
  ['в 2024-2025 годах', '2024-01-01..2025-12-31', { russian: true }],
  ['в 2024 и 2025 годах', '2024-01-01..2025-12-31', { russian: true }],
  ['позавчера', '2026-02-11', { russian: true }],
  ['послезавтра', '2026-02-15', { russian: true, future: true }],
  ['в нынешнем году', '2026-01-01..2026-12-31', { russian: true }],
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
  assert.equal(relation('no later than 1 June 2026'), 'by')
  assert.equal(relation('no earlier than 1 June 2026'), 'from')
  assert.equal(relation('not before 1 June 2026'), 'from')
  assert.equal(relation('by the first of June'), 'by')
  const russian = (text: string) => found(text, { russian: true })[0]?.relation
  assert.equal(russian('не позднее 1 июля 2026 года'), 'by')
  assert.equal(russian('не ранее 1 июля 2026 года'), 'from')
  assert.equal(russian('до конца марта'), 'by')
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

/** Sentences said on Friday 5 August 2022, after 14 June 2022 was spoken of; the fiscal year starts in July. */
const SENTENCES: readonly (readonly [text: string, wanted: string])[] = [
  ['It was signed on 3 May.', '2022-05-03'],
  ['It was signed on May 3rd, 2021.', '2021-05-03'],
  ['It was signed on the 3rd of May 2021.', '2021-05-03'],
  ['It was signed on Tuesday.', '2022-08-02'],
  ['It was signed last Tuesday.', '2022-08-02'],
  ['It will be signed on Tuesday.', '2022-08-09'],
  ['It will be signed next Tuesday.', '2022-08-09'],
  ['It was signed on Tuesday, 2 August.', '2022-08-02'],
  ['It was signed on Tuesday (2 August 2022).', '2022-08-02'],
  ['It was signed in May.', '2022-05-01..2022-05-31'],
  ['It was signed last May.', '2022-05-01..2022-05-31'],
  ['It will open in May.', '2023-05-01..2023-05-31'],
  ['It will open next May.', '2023-05-01..2023-05-31'],
  ['It will open in May of next year.', '2023-05-01..2023-05-31'],
  ['It was signed in May of last year.', '2021-05-01..2021-05-31'],
  ['It was signed in May last year.', '2021-05-01..2021-05-31'],
  ['It will open this autumn.', '2022-09-01..2022-11-30'],
  ['It will open by spring.', '2023-03-01..2023-05-31 by'],
  ['It will open before the winter.', '2022-12-01..2023-02-28 by'],
  ['It opened last winter.', '2021-12-01..2022-02-28'],
  ['It will open in the autumn of 2023.', '2023-09-01..2023-11-30'],
  ['It opened in early 2021.', '2021-01-01..2021-04-30'],
  ['It opened in mid-2021.', '2021-05-01..2021-08-31'],
  ['It opened in late 2021.', '2021-09-01..2021-12-31'],
  ['It will open by mid-2027.', '2027-05-01..2027-08-31 by'],
  ['It will open by the end of 2027.', '2027-09-01..2027-12-31 by'],
  ['It will open by end-2027.', '2027-09-01..2027-12-31 by'],
  ['It will open by the end of the year.', '2022-09-01..2022-12-31 by'],
  ['It will open by year-end.', '2022-09-01..2022-12-31 by'],
  ['It will open before the year is out.', '2022-08-05..2022-12-31 by'],
  ['It will open later this year.', '2022-08-05..2022-12-31'],
  ['It will open later this month.', '2022-08-05..2022-08-31'],
  ['It opened earlier this year.', '2022-01-01..2022-08-05'],
  ['It opened earlier this month.', '2022-08-01..2022-08-05'],
  ['It opened earlier this week.', '2022-08-01..2022-08-05'],
  ['It will open in the second half of 2023.', '2023-07-01..2023-12-31'],
  ['It will open in the second half of next year.', '2023-07-01..2023-12-31'],
  ['It will open in the second half of the year.', '2022-07-01..2022-12-31'],
  ['It will open in the third quarter of 2023.', '2023-07-01..2023-09-30'],
  ['It will open in Q3 2023.', '2023-07-01..2023-09-30'],
  ['It will open in the first quarter.', '2023-01-01..2023-03-31'],
  ['It rose in the first quarter.', '2022-01-01..2022-03-31'],
  ['It rose in the first half of the year.', '2022-01-01..2022-06-30'],
  ['It rose in the first six months of 2022.', '2022-01-01..2022-06-30'],
  ['It rose in the first six months of this year.', '2022-01-01..2022-06-30'],
  ['It rose in January–June 2022.', '2022-01-01..2022-06-30'],
  ['It rose between January and June.', '2022-01-01..2022-06-30'],
  ['It rose from January to June 2022.', '2022-01-01..2022-06-30'],
  ['It rose over the past five months.', '2022-03-05..2022-08-05'],
  ['It rose in the last three years.', '2019-08-05..2022-08-05'],
  ['It rose over the past year.', '2021-08-05..2022-08-05'],
  ['It rose over the last decade.', '2012-08-05..2022-08-05'],
  ['It will rise over the next five years.', '2022-08-05..2027-08-05 within'],
  ['It will open within six months.', '2022-08-05..2023-02-05 within'],
  ['It will open within a year.', '2022-08-05..2023-08-05 within'],
  ['It will open in the next two weeks.', '2022-08-05..2022-08-19 within'],
  ['It will open in three months.', '2022-11-01..2022-11-30'],
  ["It will open in two weeks' time.", '2022-08-19'],
  ['It will open in the coming days.', ''],
  ['It opened two years ago.', '2020-01-01..2020-12-31'],
  ['It opened three months ago.', '2022-05-01..2022-05-31'],
  ['It opened ten days ago.', '2022-07-26'],
  ['It opened a week ago.', '2022-07-29'],
  ['It opened the day before.', '2022-06-13'],
  ['It opened the previous day.', '2022-06-13'],
  ['It opened the following day.', '2022-06-15'],
  ['It opened the next day.', '2022-06-15'],
  ['It opened two days later.', '2022-06-16'],
  ['It opened a month later.', '2022-07-14'],
  ['It opened a year earlier.', '2021-06-14'],
  ['It opened on the 19th.', '2022-06-19'],
  ['It opened on the same day.', '2022-06-14'],
  ['It opened yesterday.', '2022-08-04'],
  ['It opened the day before yesterday.', '2022-08-03'],
  ['It opened this morning.', '2022-08-05'],
  ['It will open tomorrow.', '2022-08-06'],
  ['It will open the day after tomorrow.', '2022-08-07'],
  ['It rose in 2021.', '2021-01-01..2021-12-31'],
  ['It rose in 2020–2021.', '2020-01-01..2021-12-31'],
  ['It rose in 2020 and 2021.', '2020-01-01..2020-12-31; 2021-01-01..2021-12-31'],
  ['It has been closed since March.', '2022-03-01..2022-03-31 since'],
  ['It has been closed since 12 July.', '2022-07-12 since'],
  ['It has been closed since 2019.', '2019-01-01..2019-12-31 since'],
  ['It was closed from 12 to 19 July.', '2022-07-12..2022-07-19'],
  ['It was closed between 12 and 19 July.', '2022-07-12..2022-07-19'],
  ['It was closed from 28 June to 3 July.', '2022-06-28..2022-07-03'],
  ['It was closed until 3 July.', '2022-07-03 until'],
  ['It will be closed until further notice.', ''],
  ['It will run from 1 January 2023.', '2023-01-01 from'],
  ['It will run as of 1 January 2023.', '2023-01-01 from'],
  ['It takes effect on 1 January.', '2023-01-01'],
  ['It opens on Monday.', '2022-08-08'],
  ['It will open by 2030.', '2030-01-01..2030-12-31 by'],
  ['It will open no later than 30 June 2023.', '2023-06-30 by'],
  ['It will open not later than June.', '2023-06-01..2023-06-30 by'],
  ['It will be ready in time for the summit in May 2023.', '2023-05-01..2023-05-31'],
  ['It rose in fiscal year 2021-22.', '2021-07-01..2022-06-30'],
  ['It rose in FY2022.', '2021-07-01..2022-06-30'],
  ['It rose in the fiscal year to June 2022.', '2021-07-01..2022-06-30'],
  ['It will rise in the coming fiscal year.', '2023-07-01..2024-06-30'],
  ['It rose in the year to June.', '2021-07-01..2022-06-30'],
  ['It rose in the twelve months to June 2022.', '2021-07-01..2022-06-30'],
  ['It will open by the turn of the year.', '2022-09-01..2022-12-31 by'],
  ['It was opened at the beginning of July.', '2022-07-01..2022-07-10'],
  ['It was opened in early July.', '2022-07-01..2022-07-10'],
  ['It was opened in mid-July.', '2022-07-11..2022-07-20'],
  ['It was opened at the end of July.', '2022-07-21..2022-07-31'],
  ['It will be opened by the end of the month.', '2022-08-21..2022-08-31 by'],
  ['It was opened last month.', '2022-07-01..2022-07-31'],
  ['It was opened last week.', '2022-07-25..2022-07-31'],
  ['It was opened on Thursday last week.', '2022-07-28'],
  ['It was opened over the weekend.', '2022-07-30..2022-07-31'],
  ['It was signed in the nineties.', '1990-01-01..1999-12-31'],
  ['It was signed in the 1990s.', '1990-01-01..1999-12-31'],
  ['It was signed in Corvanne on 3 and 4 May.', '2022-05-03..2022-05-04'],
  ['It was signed in June and July.', '2022-06-01..2022-07-31'],
  ['It was signed on 2022-05-03.', '2022-05-03'],
  ['It was signed on 03.05.2022.', '2022-05-03'],
  ['It was signed on 3/5/2022.', '2022-05-03'],
  ['It was signed on 3 May, 2022.', '2022-05-03'],
  ['It was signed in the spring.', '2022-03-01..2022-05-31'],
  ['It will be signed at the end of next year.', '2023-09-01..2023-12-31'],
  ['It will be signed early next year.', '2023-01-01..2023-04-30'],
  ['It will be signed late next year.', '2023-09-01..2023-12-31'],
  ['It will be signed early next month.', '2022-09-01..2022-09-10'],
  ['Договор подписан 3 мая.', '2022-05-03'],
  ['Договор подписан 3 мая 2021 года.', '2021-05-03'],
  ['Линия откроется в мае следующего года.', '2023-05-01..2023-05-31'],
  ['Линия откроется до конца года.', '2022-09-01..2022-12-31 by'],
  ['Линия открыта в прошлом году.', '2021-01-01..2021-12-31'],
  ['Товарооборот вырос в первом полугодии 2022 года.', '2022-01-01..2022-06-30'],
  ['Товарооборот вырос за январь-июнь 2022 года.', '2022-01-01..2022-06-30'],
  ['Товарооборот вырос по итогам 2021 года.', '2021-01-01..2021-12-31'],
  ['Встреча пройдёт на следующей неделе.', '2022-08-08..2022-08-14'],
  ['Встреча прошла на прошлой неделе.', '2022-07-25..2022-07-31'],
  ['Встреча прошла во вторник.', '2022-08-02'],
  ['Встреча прошла с 3 по 5 июля.', '2022-07-03..2022-07-05'],
  ['Линия откроется осенью.', '2022-09-01..2022-11-30'],
  ['Линия закрыта с 2019 года.', '2019-01-01..2019-12-31 since'],
  ['Линия откроется к 2030 году.', '2030-01-01..2030-12-31 by'],
  ['Линия открыта в конце июля.', '2022-07-21..2022-07-31'],
  ['Линия открыта в прошлом месяце.', '2022-07-01..2022-07-31'],
]

for (const [text, wanted] of SENTENCES)
  test(`“${text}” gives ${wanted === '' ? 'no date' : wanted}`, () => {
    const tokens = tokenize(text, 0, text.length)
    const isRussian = /[а-я]{3}/.test(text)
    const dates = datesIn(tokens, (isRussian ? RUSSIAN : ENGLISH).time, {
      today: '2022-08-05',
      isFuture: (token) => isAhead(tokens, token),
      isTaken: () => false,
      last: { earliest: '2022-06-14', latest: '2022-06-14' },
      fiscalYearStarts: '07-01',
    })
    const shown = dates.map(({ earliest, latest, relation }) => {
      const days = earliest === latest ? earliest : `${earliest}..${latest}`
      return relation === 'on' ? days : `${days} ${relation}`
    })
    assert.equal(shown.join('; '), wanted)
  })
