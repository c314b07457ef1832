import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommitmentRow } from '@followthrough/brief'
import { HEADLINES } from '@followthrough/ledger/codebook'
import fc from 'fast-check'
import { dotRows, nextDot, OWN_ROW_FROM } from '../src/marks/dot-rows.ts'

const sectors = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase() }))
const commitments = fc.array(
  fc
    .record({
      sector: fc.constantFrom(...sectors.map((sector) => sector.id)),
      headline: fc.constantFrom(...HEADLINES),
      declaratory: fc.boolean(),
    })
    .map((row) => row as CommitmentRow),
)

test('every commitment has exactly one dot', () => {
  fc.assert(
    fc.property(commitments, (all) => {
      const dots = dotRows(sectors, all).flatMap((row) => row.dots)
      assert.equal(dots.length, all.length)
      assert.deepEqual(new Set(dots), new Set(all))
    }),
  )
})

test('rows run from the fullest to the emptiest, the shared row last', () => {
  fc.assert(
    fc.property(commitments, (all) => {
      const own = dotRows(sectors, all).filter((row) => row.id !== 'other')
      const sizes = own.map((row) => row.dots.length)
      assert.deepEqual(
        sizes,
        [...sizes].sort((a, b) => b - a),
      )
      const shared = dotRows(sectors, all).findIndex((row) => row.id === 'other')
      assert.ok(shared === -1 || shared === own.length)
    }),
  )
})

test('a sector too small for a row of its own keeps it when there is no other to share with', () => {
  const rows = dotRows(sectors, [{ sector: 'a', headline: 'signed' } as CommitmentRow])
  assert.ok(OWN_ROW_FROM > 1)
  assert.deepEqual(
    rows.map((row) => row.name),
    ['A'],
  )
})

test('arrows stay on dots that exist, and left undoes right', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(lengths, fc.nat(), fc.nat(), (rows, r, p) => {
      const row = r % rows.length
      const place = p % rows[row]!
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
        const next = nextDot(rows, { row, place }, key)
        if (next === null) continue
        assert.ok(next.row >= 0 && next.row < rows.length)
        assert.ok(next.place >= 0 && next.place < rows[next.row]!)
      }
      const right = nextDot(rows, { row, place }, 'ArrowRight')
      if (right !== null) assert.deepEqual(nextDot(rows, right, 'ArrowLeft'), { row, place })
    }),
  )
})

test('other keys lead nowhere', () => {
  assert.equal(nextDot([3], { row: 0, place: 0 }, 'Enter'), null)
})
