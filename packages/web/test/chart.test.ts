import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TotalBody } from '@followthrough/brief'
import fc from 'fast-check'
import { csvText } from '../src/chart/csv.ts'
import { doesHide, placeLabels } from '../src/chart/place-labels.ts'
import { spreadLabels } from '../src/chart/spread-labels.ts'
import { lastPoints, seriesPoints } from '../src/target/series.ts'
import { yearCounts } from '../src/timeline/by-year.ts'

test('labels keep their order and stand a gap apart', () => {
  const wanted = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 12 })
  fc.assert(
    fc.property(wanted, (values) => {
      const placed = spreadLabels(values, 15)
      const pairs = values.map((value, i) => [value, placed[i]!] as const)
      pairs.sort((a, b) => a[1] - b[1])
      for (let i = 1; i < pairs.length; i++) {
        assert.ok(pairs[i]![1] - pairs[i - 1]![1] >= 15 - 1e-6)
        assert.ok(pairs[i]![0] >= pairs[i - 1]![0])
      }
    }),
  )
})

test('labels that are apart already stay where they belong', () => {
  assert.deepEqual(spreadLabels([100, 0, 50], 15), [100, 0, 50])
})

test('years without an event are counted as none', () => {
  const entries = [
    { on: '2020-05', type: 'event' as const },
    { on: '2022', type: 'instrument' as const },
  ]
  assert.deepEqual(yearCounts(entries), [
    { year: 2020, events: 1, instruments: 0 },
    { year: 2021, events: 0, instruments: 0 },
    { year: 2022, events: 0, instruments: 1 },
  ])
})

test('a cell that a spreadsheet would run is plain text', () => {
  assert.equal(csvText(['a'], [['=1+1'], ['x, "y"'], [-2]]), 'a\r\n\'=1+1\r\n"x, ""y"""\r\n-2\r\n')
})

function total(part: Partial<TotalBody>): TotalBody {
  return {
    reporter: { id: 'AA', name: 'Aland' },
    basis: 'aa-customs',
    direction: 'total',
    periodStart: '2025-01',
    periodEnd: '2025-12',
    value: 1,
    unit: 'USD million',
    kind: 'reported',
    fullYear: true,
    label: '2025',
    ...part,
  } as TotalBody
}

test('a basis is drawn by its sums, and by its exports only where it has none', () => {
  const points = seriesPoints(
    [
      total({}),
      total({ direction: 'export' }),
      total({ basis: 'press', direction: 'export' }),
      total({ fullYear: false }),
      total({ unit: 'tonnes' }),
    ],
    'USD million',
    '2026-11-21',
  )
  assert.deepEqual(
    points.map((point) => point.series),
    ['Aland: customs', 'Aland: press, exports alone'],
  )
})

test('the last point of a series is its newest', () => {
  const points = seriesPoints(
    [
      total({ value: 2, periodEnd: '2025-12' }),
      total({ value: 1, periodStart: '2024-01', periodEnd: '2024-12' }),
    ],
    'USD million',
    '2026-11-21',
  )
  assert.deepEqual(
    lastPoints(points).map((point) => point.value),
    [2],
  )
})

test('a calendar year stands in its middle, a fiscal year at the turn of two', () => {
  const fiscal = { periodStart: '2024-07', periodEnd: '2025-06', basis: 'sbp' }
  const [calendar, turn] = seriesPoints([total({}), total(fiscal)], 'USD million', '2026-11-21')
  assert.ok(Math.abs(calendar!.at - 2025.5) < 0.01)
  assert.ok(Math.abs(turn!.at - 2025) < 0.01)
})

test('labels of points stand in the frame, apart from each other, and clear of rings where there is room', () => {
  const frame = { left: 0, top: 0, right: 400, bottom: 300 }
  const at = (max: number) => fc.integer({ min: 30, max: max - 30 })
  const ring = fc.record({ x: at(400), y: at(300), r: fc.integer({ min: 2, max: 9 }) })
  fc.assert(
    fc.property(fc.array(ring, { minLength: 4, maxLength: 12 }), (rings) => {
      const named = rings.slice(0, 4).map((one) => ({ ...one, width: 60 }))
      const boxes = placeLabels(named, rings, frame, 14).map(({ x, y }) => ({
        left: x - 30,
        right: x + 30,
        top: y - 7,
        bottom: y + 7,
      }))
      boxes.forEach((box, i) => {
        assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300)
        for (const one of rings) assert.ok(!doesHide(box, one), JSON.stringify({ box, one }))
        for (const other of boxes.slice(0, i))
          assert.ok(
            box.left >= other.right ||
              other.left >= box.right ||
              box.top >= other.bottom ||
              other.top >= box.bottom,
          )
      })
    }),
    { seed: 7 },
  )
})
