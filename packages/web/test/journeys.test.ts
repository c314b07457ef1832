import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CrossingAnswer, JourneyBody, RouteAnswer } from '@followthrough/brief'
import { closureBars, yearsOf } from '../src/corridors/crossing/closure-bars.ts'
import {
  carbonWords,
  changeWords,
  daysWords,
  dollarWords,
  shortName,
  signedDays,
  viaWords,
} from '../src/corridors/journeys/figures.ts'
import { drawnParts, namedSteps, schemesOf, stepsOf } from '../src/corridors/journeys/legs.ts'
import { openingName, openingWords } from '../src/corridors/journeys/opening-words.ts'
import { warningsOf, warningWords } from '../src/corridors/journeys/warnings.ts'

test('figures of journeys are said with their units, no finer than they matter', () => {
  assert.equal(daysWords(6.44), '6.4 days')
  assert.equal(daysWords(1.01), '1 day')
  assert.equal(daysWords(24.8), '25 days')
  assert.equal(dollarWords(698_049), '$6,980')
  assert.equal(carbonWords(3_860_000), '3.9 t')
  assert.equal(carbonWords(56_000), '56 kg')
  assert.equal(changeWords(-1.5, daysWords), '1.5 days less')
  assert.equal(changeWords(210_000, dollarWords), '$2,100 more')
  assert.equal(changeWords(0.01, daysWords), 'the same')
  assert.deepEqual([signedDays(-11.2), signedDays(2.31), signedDays(0)], ['−11', '+2.3', '0'])
})

test('a way is named by its places, without words for what kind of place they are', () => {
  assert.equal(shortName('Hill Pass (north side)'), 'Hill')
  assert.equal(shortName('Green border post'), 'Green')
  assert.equal(shortName('Port'), 'Port')
  assert.equal(
    viaWords(['a', 'b', 'c'], (id) => `${id} border station`),
    'a, b and c',
  )
  assert.equal(viaWords([], String), 'The direct way')
})

const leg = (kind: 'link' | 'gate', from: string, km: number, minutes: number) =>
  ({
    kind,
    from,
    to: from,
    link: kind === 'link' ? `${from}-link` : null,
    km,
    minutes,
    costCents: 100,
  }) as JourneyBody['legs'][number]
const legs = [
  leg('link', 'a', 100, 1440),
  leg('gate', 'post', 0, 2880),
  leg('link', 'post', 50, 720),
]

test('steps add up distance, days and dollars; a wait is upright', () => {
  const steps = stepsOf({ legs })
  assert.deepEqual(
    steps.map(({ km2, days2, usd2 }) => [km2, days2, usd2]),
    [
      [100, 1, 1],
      [100, 3, 2],
      [150, 3.5, 3],
    ],
  )
  assert.equal(steps[1]!.km1, steps[1]!.km2)
  assert.deepEqual(
    namedSteps(steps, 5, String).map(({ leg: { from } }) => from),
    ['post'],
  )
})

test('parts of the map have the keys of the steps of the chart', () => {
  assert.deepEqual(
    drawnParts({ legs }).map(({ key, link, place }) => [key, link, place]),
    stepsOf({ legs }).map(({ key, leg: { kind, link, from } }) => [
      key,
      link,
      kind === 'link' ? null : from,
    ]),
  )
})

test('a scheme that is a regime of every country is named once', () => {
  const regimes: RouteAnswer['regimes'] = {
    'a-x': { name: 'X in A', scheme: 'X' },
    'b-x': { name: 'X in B', scheme: 'X' },
    y: { name: 'Y', scheme: null },
  }
  assert.deepEqual(schemesOf(['a-x', 'b-x', 'y', 'z'], regimes), ['X', 'Y', 'z'])
})

const posts = ['Hill (east, upper side)', 'Green border post', 'Hill', 'Mill'].map((name, i) => ({
  id: `p${i}`,
  name,
  kind: 'border' as const,
}))

test('an opening of many posts is named by its first and by how many more, commas in names or not', () => {
  const told = (names: string) => openingWords(`${names}: flood; all shut`, posts)
  assert.equal(
    told('Hill (east, upper side), Green border post, Mill'),
    'Hill and 2 more posts: Flood; all shut',
  )
  assert.equal(told('Hill (east, upper side), Mill'), 'Hill and Mill: Flood; all shut')
  assert.equal(told('Green border post'), 'Green: Flood; all shut')
  assert.deepEqual(
    openingName('Hill, Mill: flood', posts).places.map(({ id }) => id),
    ['p2', 'p3'],
  )
})

test('words that begin with no place on record stay as they are', () => {
  for (const words of ['Hilltop: flood', 'Build the line', 'A, B: C', ''])
    assert.equal(openingWords(words, posts), words)
})

test('a journey says which legs are in doubt and whose sanctions it meets, and nothing otherwise', () => {
  const doubtful = { ...leg('link', 'a', 1, 1), to: 'b', open: 'unknown', sanctions: [] }
  const listed = { ...leg('link', 'b', 1, 1), to: 'c', open: 'yes', sanctions: ['s'] }
  const places = { c: { countryName: 'Atlantis' } } as unknown as RouteAnswer['places']
  const journey = { legs: [doubtful, doubtful, listed] } as unknown as JourneyBody
  const found = warningsOf(journey, places, (id) => id.toUpperCase())
  assert.deepEqual(found, { doubts: ['A – B'], sanctioned: ['Atlantis'] })
  assert.equal(warningWords(found), 'A – B in doubt; enters Atlantis, under sanctions')
  assert.equal(warningWords({ doubts: [], sanctioned: [] }), '')
  assert.match(warningWords({ doubts: ['1', '2', '3'], sanctioned: [] }), /^1 and 2 more in/)
})

type Disruption = CrossingAnswer['disruptions'][number]
const closure = (id: string, more: Partial<Disruption>) =>
  ({
    id,
    mode: 'road',
    kind: 'freight',
    fromOn: '2024-01-01',
    untilOn: null,
    end: 'not-seen',
    seenOn: null,
    ...more,
  }) as Disruption

test('a bar lasts as long as was seen; only an end that nobody tells fades', () => {
  const bars = closureBars(
    [
      closure('known', { untilOn: '2024-06-30', end: 'known' }),
      closure('open', { end: 'open', mode: 'rail' }),
      closure('lost', { fromOn: '2025-01-01', seenOn: '2025-03-01' }),
      closure('undated', { fromOn: null }),
    ],
    '2026-01-01',
  )
  assert.deepEqual(bars.map(({ id }) => id).sort(), ['known', 'lost', 'open'])
  const bar = (id: string) => bars.find((one) => one.id === id)!
  const isNear = (a: number, b: number) => Math.abs(a - b) < 0.004
  assert.ok(isNear(bar('known').until, yearsOf('2024-06-30')))
  assert.equal(bar('known').fades, bar('known').until)
  assert.equal(bar('open').until, yearsOf('2026-01-01'))
  assert.ok(isNear(bar('lost').until, yearsOf('2025-03-01')))
  assert.ok(bar('lost').fades > bar('lost').until)
  assert.equal(bar('known').row, bar('lost').row, 'one after the other on one row')
  assert.notEqual(bar('known').row, bar('open').row, 'modes apart')
})
