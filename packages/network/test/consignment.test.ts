import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Consignment, loadsOf, TEU_PAYLOAD_KG } from '../src/consignment.ts'
import { tariffsOn } from '../src/tariff.ts'
import { rate } from './records.ts'
import { DAYS } from './world.ts'

const PAYLOADS = tariffsOn(
  [
    rate({ id: 'truck', parameter: 'payload', value: 22 }),
    rate({ id: 'box', parameter: 'payload', mode: 'rail', value: 25 }),
  ],
  DAYS,
)

function loads(more: Partial<Consignment>, tariffs = PAYLOADS) {
  return loadsOf(Consignment.parse(more), tariffs)
}

test('nothing said is twenty tonnes, in one truck or one container', () => {
  assert.deepEqual(Consignment.parse({}), { kg: 20_000, teu: null, valueUsd: null, chilled: false })
  const { trucks, teus, tonnes } = loads({})
  assert.deepEqual([trucks, teus, tonnes], [1, 1, 20])
})

test('a load just above what one vehicle takes fills two', () => {
  assert.equal(loads({ kg: 22_000 }).trucks, 1)
  assert.equal(loads({ kg: 22_001 }).trucks, 2)
  assert.equal(loads({ kg: 25_000 }).teus, 1)
  assert.equal(loads({ kg: 25_001 }).teus, 2)
})

test('where no rate says what a vehicle takes it is twenty tonnes', () => {
  const none = tariffsOn([], DAYS)
  assert.equal(loads({ kg: 40_000 }, none).trucks, 2)
  assert.equal(loads({ kg: 40_001 }, none).teus, 3)
  const all = tariffsOn([rate({ parameter: 'payload', mode: 'all', value: 10 })], DAYS)
  assert.equal(loads({ kg: 40_000 }, all).trucks, 4)
})

test('containers asked for are carried, half empty or not, two on a truck', () => {
  const { trucks, teus } = loads({ kg: 1000, teu: 5 })
  assert.deepEqual([trucks, teus], [3, 5])
})

test('containers that were counted are as many as they are, however full', () => {
  assert.equal(loads({ kg: 56_000 }).teus, 3)
  const { trucks, teus, of } = loads({ kg: 56_000, teu: 2 })
  assert.deepEqual([trucks, teus, of('rail'), of('road')], [3, 2, 2, 3])
})

test('road charges by trucks, air by weight, everything else by containers', () => {
  const load = loads({ kg: 50_000, teu: 7 })
  assert.equal(load.of('road'), 4)
  assert.equal(load.of('air'), 2.5)
  for (const mode of ['rail', 'sea', 'ferry'] as const) assert.equal(load.of(mode), 7)
})

test('vehicles and containers suffice for the load, and one fewer would not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), (kg) => {
      const { trucks, teus } = loads({ kg })
      assert.ok(trucks * 22_000 >= kg && (trucks - 1) * 22_000 < kg)
      assert.ok(teus * 25_000 >= kg && (teus - 1) * 25_000 < kg)
    }),
  )
})

test('an impossible consignment is refused and the field named', () => {
  const refused: [object, string][] = [
    [{ kg: 0 }, 'kg'],
    [{ kg: -5 }, 'kg'],
    [{ kg: Number.NaN }, 'kg'],
    [{ kg: Number.POSITIVE_INFINITY }, 'kg'],
    [{ kg: 500_001 }, 'kg'],
    [{ teu: 0 }, 'teu'],
    [{ teu: 1.5 }, 'teu'],
    [{ teu: 501 }, 'teu'],
    [{ valueUsd: 0 }, 'valueUsd'],
    [{ valueUsd: 1e13 }, 'valueUsd'],
    [{ chilled: 'yes' }, 'chilled'],
    [{ kg: TEU_PAYLOAD_KG + 1, teu: 1 }, 'teu'],
  ]
  for (const [more, field] of refused) {
    const result = Consignment.safeParse(more)
    assert.equal(result.error?.issues[0]?.path[0], field, JSON.stringify(more))
  }
  assert.ok(!Consignment.safeParse({ pallets: 3 }).success)
  assert.ok(Consignment.safeParse({ kg: TEU_PAYLOAD_KG, teu: 1 }).success)
  assert.ok(Consignment.safeParse({ kg: 500_000 }).success)
})
