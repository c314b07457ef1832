import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disruption } from './records.ts'
import { viewIn, WORLD } from './world.ts'

type Asked = Parameters<typeof viewIn>[1]

/** What stands in the way: kind, id, and the arcs that it closes. */
function blockers(asked: Asked = {}, disruptions = WORLD.disruptions) {
  const { standings, network } = viewIn({ ...WORLD, disruptions }, asked)
  return standings.blockers.map(
    ({ kind, id, arcs }) =>
      `${kind} ${id}: ${arcs.map((arc) => network.arcs[arc]!.id.replace('link:', '')).join(' ')}`,
  )
}

const PLANNED = 'not-open bela-dune: bela-dune:forward bela-dune:back'
const PAPER = /^regime [a-z+-]+\+permit: gate:/
const others = (found: readonly string[]) =>
  found.filter((one) => one !== PLANNED && !PAPER.test(one))

test('a planned link and a way on paper stand closed by themselves', () => {
  const found = blockers()
  assert.ok(found.includes(PLANNED))
  assert.equal(
    found.filter((one) => PAPER.test(one)).length,
    3,
    'one by TIR each way, one national',
  )
  assert.deepEqual(others(found), [])
})

test('a regime delivered is no longer in the way', () => {
  const found = blockers({ scenario: { delivers: ['permits'] } })
  assert.deepEqual(found, [PLANNED])
})

test('every closure of a link is in its way, and each is told apart', () => {
  const arcs = 'pass-p-pass-q:forward pass-p-pass-q:back'
  const shut = [
    disruption({ id: 'war', place: 'pass-p', end: 'open' }),
    disruption({ id: 'snow', place: 'pass-q', end: 'open' }),
    disruption({ id: 'over', place: 'pass-q', untilOn: '2024-03-20' }),
    disruption({ id: 'doubt', place: 'gate-q' }),
  ]
  assert.deepEqual(others(blockers({}, shut)), [
    `disruption war: ${arcs}`,
    `disruption snow: ${arcs}`,
  ])
})

test('what a scenario opens is open, whatever shuts it, and what it shuts is shut all the same', () => {
  const shut = [disruption({ id: 'war', place: 'pass-p', end: 'open' })]
  const records = { ...WORLD, disruptions: shut }
  assert.deepEqual(others(blockers({ scenario: { opens: ['pass-p'] } }, shut)), [])
  const { openness } = viewIn(records, { scenario: { opens: ['pass-p'] } }).standings
  assert.equal(openness.link('pass-p-pass-q').open, 'yes')
  assert.equal(viewIn(records).standings.openness.link('pass-p-pass-q').open, 'no')
  assert.deepEqual(others(blockers({ scenario: { opens: ['pass-p'], shuts: ['pass-p'] } }, shut)), [
    'scenario pass-p: pass-p-pass-q:forward pass-p-pass-q:back',
  ])
})

test('a link that is delivered is shut by what the log shuts, and by every one of it', () => {
  const shut = ['war', 'snow'].map((id) =>
    disruption({ id, links: ['bela-dune'], mode: 'rail', end: 'open' }),
  )
  const arcs = 'bela-dune:forward bela-dune:back'
  const asked = { scenario: { delivers: ['railway'] } }
  assert.deepEqual(others(blockers(asked, shut)), [
    `disruption war: ${arcs}`,
    `disruption snow: ${arcs}`,
  ])
})

test('a link in doubt can be used', () => {
  const view = viewIn({ ...WORLD, disruptions: [disruption({ place: 'gate-q' })] })
  assert.equal(view.standings.openness.link('gate-q-gate-r').open, 'unknown')
  assert.deepEqual(others(blockers({}, [disruption({ place: 'gate-q' })])), [])
})

test('each constraint is a blocker of its own', () => {
  const found = others(
    blockers({
      constraints: {
        modes: ['road', 'rail', 'sea'],
        avoid: [{ kind: 'place', id: 'islet', name: 'islet' }],
        screen: true,
      },
    }),
  )
  assert.deepEqual(
    found.map((one) => one.split(': ')[0]),
    ['constraint mode:ferry', 'constraint avoid:islet', 'constraint sanctions:QB'],
  )
  assert.equal(found[0], 'constraint mode:ferry: bela-cora-port:forward bela-cora-port:back')
  assert.equal(found[1], 'constraint avoid:islet: isla-islet:forward isla-islet:back')
})
