import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectedParts, greatCircleKm, nearMisses } from '../src/index.ts'
import { link, place } from './records.ts'

test('a degree of a meridian is 111.2 km, a quarter of the equator 10,007.6 km', () => {
  assert.equal(greatCircleKm({ lon: 5, lat: 0 }, { lon: 5, lat: 1 }).toFixed(1), '111.2')
  assert.equal(greatCircleKm({ lon: 0, lat: 0 }, { lon: 90, lat: 0 }).toFixed(1), '10007.6')
})

const position = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
})

test('a great circle is the same both ways, and no way round is shorter', () => {
  fc.assert(
    fc.property(position, position, position, (a, b, c) => {
      assert.ok(Math.abs(greatCircleKm(a, b) - greatCircleKm(b, a)) < 1e-6)
      assert.ok(greatCircleKm(a, c) <= greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3)
    }),
  )
})

test('two places are in one part when one can be reached from the other', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const places = ids.map((id) => place(id, 'AA'))
  const ends = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
  fc.assert(
    fc.property(fc.array(ends, { maxLength: 9 }), (pairs) => {
      const links = pairs.map(([from, to]) => link(from, to))
      const parts = connectedParts(places, links)
      assert.deepEqual(parts.flat().sort(), ids)
      for (const start of ids) {
        const reached = new Set([start])
        for (let round = 0; round < ids.length; round++)
          for (const [from, to] of pairs) {
            if (reached.has(from)) reached.add(to)
            if (reached.has(to)) reached.add(from)
          }
        assert.deepEqual(new Set(parts.find((part) => part.includes(start))), reached)
      }
    }),
  )
})

test('near misses are pairs close by that no link joins, the nearest first', () => {
  const places = [
    place('a', 'AA', { lon: 0 }),
    place('b', 'AA', { lon: 0.02 }),
    place('c', 'AA', { lon: 0.03 }),
    place('far', 'AA', { lon: 9 }),
  ]
  const found = nearMisses(places, [link('b', 'a')], 5)
  assert.deepEqual(
    found.map(({ from, to }) => [from, to]),
    [
      ['b', 'c'],
      ['a', 'c'],
    ],
  )
})
