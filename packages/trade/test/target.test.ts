import assert from 'node:assert/strict'
import test from 'node:test'
import { isFullYear, scoreboards, type Total } from '../src/index.ts'

function total(given: Partial<Total>): Total {
  return {
    id: 'x-1',
    indicator: 'trade',
    reporter: 'P',
    partner: 'Q',
    direction: 'total',
    periodStart: '2025-01',
    periodEnd: '2025-12',
    value: 100,
    unit: 'USD million',
    basis: 'statistics',
    computed: false,
    sources: ['s'],
    note: '',
    label: '2025',
    ...given,
  }
}
const TARGET = { indicator: 'trade', value: 1000, unit: 'USD million' }

test('a full year is twelve months, wherever it begins', () => {
  assert.ok(isFullYear({ periodStart: '2025-01', periodEnd: '2025-12' }))
  assert.ok(isFullYear({ periodStart: '2023-07', periodEnd: '2024-06' }))
  assert.ok(!isFullYear({ periodStart: '2025-01', periodEnd: '2025-07' }))
})

test('each basis has its newest full year and no blend of two', () => {
  const boards = scoreboards(
    [
      total({ id: 'x-1', label: '2024', periodStart: '2024-01', periodEnd: '2024-12', value: 50 }),
      total({ id: 'x-2', value: 100 }),
      total({ id: 'x-3', value: 90, periodEnd: '2025-07' }),
      total({ id: 'x-4', reporter: 'Q', basis: 'bank', value: 250 }),
    ],
    TARGET,
    '2026-12-31',
  )
  assert.deepEqual(
    boards.map((b) => [b.total.id, b.share, b.before?.id ?? null]),
    [
      ['x-4', 0.25, null],
      ['x-2', 0.1, 'x-1'],
    ],
  )
})

test('a basis without a sum shows its exports', () => {
  const [board] = scoreboards(
    [total({ id: 'x-1', direction: 'import' }), total({ id: 'x-2', direction: 'export' })],
    TARGET,
    null,
  )
  assert.equal(board!.total.id, 'x-2')
  assert.equal(board!.requiredGrowth, null)
})

test('required growth over exactly one year is the ratio less one', () => {
  const [board] = scoreboards([total({ value: 100 })], TARGET, '2026-12-31')
  // 365 days are 0.99932 of a mean year, so a little more than tenfold.
  assert.ok(Math.abs(board!.requiredGrowth! - 9) < 0.02, String(board!.requiredGrowth))
  const [late] = scoreboards([total({})], TARGET, '2025-06-30')
  assert.equal(late!.requiredGrowth, null)
})

test('a basis that stopped reporting long ago has no scoreboard', () => {
  const boards = scoreboards(
    [
      total({ id: 'x-1' }),
      total({
        id: 'x-2',
        basis: 'old',
        label: '2006',
        periodStart: '2006-01',
        periodEnd: '2006-12',
      }),
    ],
    TARGET,
    null,
  )
  assert.deepEqual(
    boards.map((b) => b.total.id),
    ['x-1'],
  )
})
