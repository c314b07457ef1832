import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arc, minutesOf } from '../src/arc.ts'
import { Consignment, compileNetwork, type NetworkRecords } from '../src/index.ts'
import { changeOf } from '../src/pricing.ts'
import { link, rate } from './records.ts'
import { DAYS, WORLD } from './world.ts'

function arcsOf(more: object = {}, records: NetworkRecords = WORLD): Map<string, Arc> {
  const { arcs } = compileNetwork(records, DAYS, Consignment.parse(more))
  return new Map(arcs.map((arc) => [arc.id, arc]))
}

const ARCS = arcsOf()
const arc = (id: string) => ARCS.get(id)!

test('each half of a link has the figures of the country at its end', () => {
  // 10 km over the border: 5 km at 60 km/h and 500 USD per 500 km, 5 km at 40 km/h and 750 USD.
  const { moving, resting, cents, grams } = arc('link:pass-p-pass-q:forward')
  assert.equal(moving, 13, '5 and 7.5 minutes')
  assert.equal(resting, 13, 'twelve hours in motion a day leave as many to rest')
  assert.equal(cents, 1250, '5 and 7.5 dollars')
  assert.equal(grams, 12_000, '0.06 kg × 20 t × 10 km')
})

test('both ways along a link take the same', () => {
  for (const { id } of WORLD.links) {
    const [there, back] = ['forward', 'back'].map((way) => ARCS.get(`link:${id}:${way}`))
    if (there === undefined) continue
    assert.deepEqual([minutesOf(back!), back!.cents], [minutesOf(there), there.cents], id)
  }
})

test('two trucks cost twice, cold goods half as much again, and neither takes longer', () => {
  const id = 'link:pass-p-pass-q:forward'
  const [two, cold] = [arcsOf({ kg: 40_000 }).get(id)!, arcsOf({ chilled: true }).get(id)!]
  assert.deepEqual([two.cents, two.grams, minutesOf(two)], [2500, 24_000, 26])
  assert.deepEqual([cold.cents, cold.grams, minutesOf(cold)], [1875, 12_000, 26])
})

test('a gate takes what was measured there, and what the regimes passed under add', () => {
  const told = (id: string) => [arc(id).dwelling, arc(id).cents]
  assert.deepEqual(told('gate:pass-p:road:outbound:QB'), [480, 4000])
  assert.deepEqual(told('gate:pass-q:road:inbound:PA:tir-pa:tir-qb:reload-pass'), [420, 11_800])
  assert.deepEqual(told('gate:pass-q:road:inbound:PA:national:reload-pass'), [480, 15_700])
  assert.deepEqual(told('gate:gate-q:road:inbound:RC:national'), [780, 5100])
})

test('handling goes by the mode that is not road, and a train that is boarded is waited for', () => {
  const onto = arc('transfer:bela:road:rail-1520')
  const off = arc('transfer:bela:rail-1520:road')
  assert.deepEqual([onto.dwelling, onto.awaiting, onto.cents], [360, 720, 8000])
  assert.deepEqual([off.dwelling, off.awaiting, off.cents], [360, 0, 8000])
})

test('a break of gauge at a gate costs, and its time is in what was measured there', () => {
  const atGate = arc('gauge:yard-q:rail-1676:rail-1520')
  assert.deepEqual([minutesOf(atGate), atGate.cents], [0, 7000])
  const tracks = [1520, 1676].map((gaugeMm) =>
    link('isla', 'islet', { id: `track-${gaugeMm}`, mode: 'rail', gaugeMm }),
  )
  const inland = arcsOf({}, { ...WORLD, links: tracks }).get('gauge:isla:rail-1676:rail-1520')
  assert.deepEqual([inland?.dwelling, inland?.cents], [540, 7000])
})

test('a ship is waited for by half its headway, unless the port measured it with its dwell', () => {
  assert.equal(arc('departure:cora-port:alta-port-cora-port').awaiting, 5040)
  assert.equal(arc('departure:bela:bela-cora-port').awaiting, 1440)
  assert.equal(arc('transfer:cora-port:road:sea+').dwelling, 2880)
  assert.equal(minutesOf(arc('departure:alta-port:alta-port-cora-port')), 0)
  assert.equal(arc('transfer:alta-port:road:sea+').dwelling, 3600, 'measured on the way out')
  assert.equal(arc('transfer:alta-port:sea:road').dwelling, 2880, 'and never on the way in')
})

test('from ship to ship the port handles, and it handles what comes by rail as well', () => {
  const told = (id: string) => [arc(id).dwelling, arc(id).awaiting, arc(id).cents]
  assert.deepEqual(told('transfer:cora-port:sea:sea+'), [2880, 0, 20_000])
  assert.deepEqual(told('transfer:alta-port:sea:sea+'), [3600, 0, 20_000], 'measured going out')
  assert.deepEqual(told('transfer:cora-port:sea:ferry+'), [2880, 0, 20_000], 'the sea goes first')
  assert.deepEqual(told('transfer:cora-port:ferry:sea+'), [2880, 0, 20_000])
  assert.deepEqual(told('transfer:bela:rail-1520:ferry+'), [300, 0, 0])
  assert.deepEqual(told('transfer:bela:ferry:rail-1520'), [300, 720, 0])
  assert.deepEqual(told('transfer:bela:ferry:ferry+'), [300, 0, 0])
})

test('an airport handles what comes by sea, and no mode else does', () => {
  const handled = (from: string, to: string) => {
    const change = changeOf(from, to)
    return change === null || change === 'gauge' ? change : change.handled
  }
  const order = ['air', 'sea', 'ferry', 'rail-1520', 'road']
  order.forEach((first, i) => {
    for (const second of order.slice(i + 1))
      for (const [from, to] of [
        [first, second],
        [second, first],
      ] as const)
        assert.equal(handled(from, to), first.split('-')[0], `${from} ${to}`)
  })
  for (const mode of ['air', 'sea', 'ferry']) assert.equal(handled(mode, `${mode}+`), mode)
  assert.equal(handled('rail-1520', 'rail-1676'), 'gauge')
})

test('a link may have figures of its own, and a mode without a price carries nothing', () => {
  const own = rate({ id: 'own', parameter: 'speed', area: 'alta-pass-p', value: 120 })
  const rates = [...WORLD.rates, own].filter(({ value }) => value.id !== 'haul-sea')
  const arcs = arcsOf({}, { ...WORLD, rates })
  assert.equal(arcs.get('link:alta-pass-p:forward')?.moving, 60)
  assert.equal(arcs.get('link:alta-port-cora-port:forward'), undefined)
  assert.ok(ARCS.has('link:alta-port-cora-port:forward'))
})

test('a departure that cannot take the whole consignment is none', () => {
  const rates = [
    ...WORLD.rates,
    rate({ parameter: 'capacity', mode: 'ferry', area: 'bela-cora-port', value: 30 }),
  ]
  const id = 'link:bela-cora-port:forward'
  assert.ok(arcsOf({ kg: 30_000 }, { ...WORLD, rates }).has(id))
  assert.ok(!arcsOf({ kg: 30_001 }, { ...WORLD, rates }).has(id))
})

test('every figure of an arc tells what it comes from, and nothing is named twice', () => {
  for (const { id, figures } of ARCS.values()) {
    const named = figures.map(({ of, from }) => `${of} ${from}`)
    assert.equal(new Set(named).size, named.length, id)
    for (const { sources } of figures) assert.ok(sources.length > 0, id)
  }
  const { figures } = arc('link:pass-p-pass-q:forward')
  assert.deepEqual(
    figures.map(({ of, from }) => `${of} ${from}`),
    [
      'km pass-p-pass-q',
      'minutes speed-pa',
      'minutes speed-qb',
      'minutes running',
      'cents haul-pa',
      'cents haul-qb',
      'grams emission',
    ],
  )
  const inbound = arc('gate:pass-p:road:inbound:QB:national:reload-pass').figures[0]
  assert.deepEqual(
    [inbound?.from, inbound?.rung, inbound?.basis],
    ['out-pass-p', 'other-direction', 'assumed'],
  )
})
