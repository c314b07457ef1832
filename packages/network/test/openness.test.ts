import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { opennessOn } from '../src/index.ts'
import { dayAfter, naiveLink } from './naive-openness.ts'
import { disruption, link, place } from './records.ts'

const PLACES = [
  place('a', 'AA'),
  place('b', 'BB'),
  place('inner', 'AA', { kind: 'city' }),
  place('other', 'BB'),
]
const LINKS = [
  link('inner', 'a'),
  link('a', 'b'),
  link('a', 'other', { mode: 'rail', gaugeMm: 1520 }),
  link('b', 'other'),
  link('inner', 'b', { id: 'plan', status: 'planned', opensOn: '2024' }),
]
const NETWORK = { places: PLACES, links: LINKS }

function on(day: string, disruptions: ReturnType<typeof disruption>[], knownAt = day) {
  return opennessOn(NETWORK, disruptions, { validOn: day, knownAt })
}

test('a closed post shuts the ways out of the country and leaves the road to it open', () => {
  const shut = [disruption({ place: 'a', untilOn: '2024-03-09' })]
  const openness = on('2024-03-07', shut, '2024-04-01')
  assert.equal(openness.link('a-b').open, 'no')
  assert.equal(openness.link('inner-a').open, 'yes')
  assert.equal(openness.place('a', 'road')?.open, 'no')
  assert.equal(openness.place('b', 'road')?.open, 'no', 'the post that faces it is shut too')
  assert.equal(openness.place('a', 'rail')?.open, 'yes')
  assert.equal(openness.place('a', 'sea'), null)
  assert.equal(openness.place('a', 'road')?.disruption?.id, 'd')
  for (const day of ['2024-03-04', '2024-03-10'])
    assert.equal(on(day, shut, '2024-04-01').place('a', 'road')?.open, 'yes')
  for (const day of ['2024-03-05', '2024-03-09'])
    assert.equal(on(day, shut, '2024-04-01').place('a', 'road')?.open, 'no')
})

test('a disruption inland shuts every way of its mode', () => {
  const shut = [disruption({ place: 'inner', untilOn: '2024-03-09' })]
  assert.equal(on('2024-03-07', shut, '2024-04-01').link('inner-a').open, 'no')
})

test('nobody knows of a closure before it is told, nor of its end', () => {
  const shut = [disruption({ place: 'a', untilOn: '2024-03-19' }, '2024-03-06')]
  assert.equal(on('2024-03-05', shut).place('a', 'road')?.open, 'yes')
  assert.equal(on('2024-03-05', shut, '2024-03-06').place('a', 'road')?.open, 'no')
  assert.equal(on('2024-03-10', shut).place('a', 'road')?.open, 'no')
  assert.equal(on('2024-03-12', shut, '2024-03-10').place('a', 'road')?.open, 'unknown')
})

test('an end not seen is unknown after the last word, until the next one', () => {
  const log = [
    disruption({ place: 'a', seenOn: '2024-03-08' }),
    disruption({ id: 'later', place: 'a', kind: 'restricted', fromOn: '2025-02-01' }),
  ]
  const at = (day: string) => on(day, log, '2025-12-31').place('a', 'road')
  assert.equal(at('2024-03-08')?.open, 'no')
  assert.equal(at('2024-03-09')?.open, 'unknown')
  assert.equal(at('2024-03-09')?.since, '2024-03-05')
  assert.equal(at('2025-01-31')?.open, 'unknown')
  assert.equal(at('2025-02-01')?.open, 'yes')
})

test('an end that is known to be open keeps it shut', () => {
  const log = [disruption({ place: 'a', end: 'open', seenOn: '2024-05-01' })]
  assert.equal(on('2030-01-01', log).place('a', 'road')?.open, 'no')
})

test('an imprecise day is unknown and never guessed', () => {
  const log = [disruption({ place: 'a', fromOn: '2024-03', untilOn: '2024-05' })]
  const at = (day: string) => on(day, log, '2025-12-31').place('a', 'road')?.open
  assert.deepEqual(['2024-02-29', '2024-03-15', '2024-04-15', '2024-05-15', '2024-06-01'].map(at), [
    'yes',
    'unknown',
    'no',
    'unknown',
    'yes',
  ])
})

test('passengers, restrictions and undated rows shut nothing', () => {
  const log = [
    disruption({ place: 'a', kind: 'passengers-only' }),
    disruption({ place: 'a', kind: 'restricted' }),
    disruption({ place: 'a', fromOn: null }),
  ]
  assert.equal(on('2024-03-05', log).place('a', 'road')?.open, 'yes')
})

test('a plan opens nothing when its day comes; a scenario does', () => {
  assert.equal(on('2030-01-01', []).link('plan').open, 'no')
  const days = { validOn: '2030-01-01', knownAt: '2030-01-01' }
  assert.equal(opennessOn(NETWORK, [], days, new Set(['plan'])).link('plan').open, 'yes')
  const shut = [disruption({ links: ['plan'], end: 'open' })]
  assert.equal(opennessOn(NETWORK, shut, days, new Set(['plan'])).link('plan').open, 'no')
})

test('a link is not open before it opened', () => {
  const network = { places: PLACES, links: [link('a', 'b', { opensOn: '2024' })] }
  const at = (day: string) => opennessOn(network, [], { validOn: day, knownAt: day }).link('a-b')
  assert.deepEqual(
    ['2023-12-31', '2024-06-01', '2024-12-31'].map((day) => at(day).open),
    ['no', 'unknown', 'yes'],
  )
})

test('a link that does not exist is refused by name', () => {
  assert.throws(() => on('2024-01-01', []).link('nowhere'), /no link nowhere/)
})

const exactDay = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 27 }))
const someDay = exactDay.map(([months, days]) => dayAfter(months, days))
const partial = fc.oneof(
  someDay,
  someDay.map((day) => day.slice(0, 7)),
)
const anyDisruption = fc
  .record({
    id: fc.uuid(),
    place: fc.constantFrom(null, 'a', 'b', 'inner'),
    links: fc.subarray(['a-b', 'inner-a', 'b-other']),
    mode: fc.constantFrom('road', 'rail'),
    fromOn: fc.option(partial),
    untilOn: fc.option(partial),
    kind: fc.constantFrom('freight', 'freight', 'freight', 'restricted'),
    end: fc.constantFrom('open', 'not-seen'),
    seenOn: fc.option(partial),
    knownOn: someDay,
  })
  .filter(({ fromOn, untilOn, seenOn }) =>
    [untilOn, seenOn].every((day) => day === null || fromOn === null || day > `${fromOn}~`),
  )
  .map(({ knownOn, end, ...row }) =>
    disruption(
      { ...row, end: row.untilOn === null ? end : 'known' } as Parameters<typeof disruption>[0],
      knownOn,
    ),
  )

test('openness equals a day-by-day replay of the log', () => {
  fc.assert(
    fc.property(
      fc.array(anyDisruption, { maxLength: 6 }),
      someDay,
      someDay,
      (log, validOn, knownAt) => {
        const openness = opennessOn(NETWORK, log, { validOn, knownAt })
        for (const one of LINKS) {
          const slow = naiveLink(one, PLACES, log, validOn, knownAt)
          assert.equal(openness.link(one.id).open, slow, one.id)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('the order of the log does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyDisruption, { maxLength: 6 }), someDay, (log, day) => {
      const open = (rows: typeof log) => LINKS.map(({ id }) => on(day, rows).link(id).open)
      assert.deepEqual(open(log), open(log.toReversed()))
    }),
  )
})
