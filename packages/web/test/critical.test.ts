import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Loss, stretchesOf } from '../src/corridors/critical/stretches.ts'

const loss = (
  id: string,
  kind: Loss['kind'],
  extraMinutes: number,
  more: Partial<Loss> = {},
): Loss => ({
  id,
  kind,
  name: id,
  mode: 'road',
  cut: 0,
  extraMinutes,
  extraCents: 0,
  pairs: [],
  ...more,
})

test('losses that cost the same are one stretch, in the order of the worst; modes stay apart', () => {
  const stretches = stretchesOf([
    loss('pass', 'crossing', 90),
    loss('a', 'link', 90),
    loss('r', 'link', 90, { mode: 'rail' }),
    loss('b', 'link', 30),
  ])
  assert.deepEqual(
    stretches.map(({ crossings, links }) => [...crossings, ...links].map(({ id }) => id)),
    [['pass', 'a'], ['r'], ['b']],
  )
})

test('no loss is lost in stretches', () => {
  const losses = [5, 5, 4, 3, 3].map((cost, i) => loss(`l${i}`, i % 2 ? 'link' : 'crossing', cost))
  const told = stretchesOf(losses).flatMap(({ crossings, links }) => [...crossings, ...links])
  assert.deepEqual(told.map(({ id }) => id).sort(), losses.map(({ id }) => id).sort())
})
