import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NetworkAnswer } from '../src/index.ts'
import { answersOf, disruption, link, place } from './network-records.ts'

const answers = answersOf(
  [
    ['place', place('post', 'AA', 'border')],
    ['place', place('gate', 'BB', 'border')],
    ['place', place('town', 'AA', 'city')],
    ['place', place('haven', 'AA', 'port')],
    ['place', place('harbour', 'BB', 'port')],
    ['link', link('bridge', 'post', 'gate', 'road')],
    ['link', link('track', 'post', 'gate', 'rail', { status: 'planned', opensOn: '2030' })],
    ['link', link('tunnel', 'town', 'post', 'rail', { status: 'under-construction' })],
    ['link', link('siding', 'town', 'haven', 'rail', { status: 'closed' })],
    ['link', link('street', 'town', 'post', 'road', { opensOn: '2025-01-01' })],
    ['link', link('ferry', 'haven', 'harbour', 'ferry')],
    [
      'disruption',
      disruption('flood', { place: 'post', untilOn: '2024-03-09', end: 'known' }),
      '2024-03-06',
    ],
    ['disruption', disruption('storm', { links: ['ferry'], mode: 'ferry' }), '2024-03-06'],
  ],
  {
    pairs: [
      { from: 'TOWN', to: 'harbour' },
      { from: 'TOWN', to: 'nowhere' },
    ],
    disputed: [{ name: 'Ridge', west: 0, south: 0, east: 2, north: 2 }],
  },
)

function ask(asOf: string, knownAt = asOf) {
  return NetworkAnswer.parse(answers.network({ asOf, knownAt }))
}

test('each link says how it stands on the day', () => {
  const standings = (asOf: string) =>
    Object.fromEntries(ask(asOf).links.map(({ id, standing }) => [id, standing]))
  assert.deepEqual(standings('2024-03-07'), {
    bridge: 'shut',
    track: 'planned',
    tunnel: 'under-construction',
    siding: 'closed',
    street: 'planned',
    ferry: 'unknown',
  })
  assert.equal(standings('2024-03-10').bridge, 'open')
  assert.equal(standings('2024-03-05').bridge, 'open', 'nobody had told yet')
  assert.equal(standings('2025-01-01').street, 'open')
})

test('what shut a link tells since when, and a plan for when', () => {
  const links = new Map(ask('2024-03-07').links.map((one) => [one.id, one]))
  assert.equal(links.get('bridge')!.since, '2024-03-05')
  assert.equal(links.get('track')!.since, null)
  assert.equal(links.get('track')!.opensOn, '2030')
})

test('crossings are border posts and ports by each mode that leaves the country', () => {
  assert.deepEqual(
    ask('2024-03-07').crossings.map(({ place, mode, open }) => [place, mode, open]),
    [
      ['post', 'road', false],
      ['post', 'rail', false],
      ['gate', 'road', false],
      ['gate', 'rail', false],
      ['haven', 'ferry', null],
      ['harbour', 'ferry', null],
    ],
  )
})

test('pairs of the pack are given as ids, and one that names no place is left out', () => {
  assert.deepEqual(ask('2026-01-01').pairs, [{ from: 'town', to: 'harbour' }])
  assert.deepEqual(
    ask('2026-01-01').disputed.map(({ name }) => name),
    ['Ridge'],
  )
})
