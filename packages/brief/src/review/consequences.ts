/** What would change in the ledger if statements were added: each commitment before and after. */

import {
  compileLedger,
  fold,
  type State,
  type StatementDraft,
  statusOf,
} from '@followthrough/ledger'
import { z } from 'zod'
import { CommitmentRow, rowOf } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { badgeWords, codeWords, countWords, headlineWords, intervalWords } from '../wording.ts'

export const Consequence = z.object({
  commitment: z.object({ id: z.string(), title: z.string() }),
  /** Null for a commitment that comes to be. */
  before: CommitmentRow.nullable(),
  after: CommitmentRow,
  /** What differs, in words; empty when nothing does. */
  changes: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
})
export type Consequence = z.infer<typeof Consequence>

/** Every commitment that the statements touch, by itself or by its instrument, in ledger order. */
export function consequencesOf(
  dossier: Dossier,
  state: State,
  drafts: readonly StatementDraft[],
): Consequence[] {
  const { ledger } = dossier
  const taken = new Map(ledger.statements.map(({ id, subject }) => [id, subject]))
  const touched = new Set(
    drafts.flatMap(({ subject, retracts }) => [subject, taken.get(retracts ?? '') ?? subject]),
  )
  const reaches = (id: string) =>
    drafts.some(({ valueType }) => valueType === 'record') ||
    ledger.commitments.some(({ record, instrument }) => record.id === id || instrument?.id === id)
  if (![...touched].some(reaches)) return []
  const added = drafts.map((draft, i) => ({
    ...draft,
    id: `would-be-${i}`,
    recordedAt: '9999-12-31T00:00:00.000Z', // after everything that is on record
  }))
  const next = compileLedger([...ledger.statements, ...added], ledger.parties)
  const then = fold(next, state)
  return next.commitments.flatMap(({ record, instrument }, i): Consequence[] => {
    if (!touched.has(record.id) && !touched.has(instrument?.id ?? '')) return []
    const status = statusOf(then, i)
    if (status === null) return []
    const was = dossier.commitmentIndex.get(record.id)
    const old = was === undefined ? null : statusOf(state, was)
    const before = old === null ? null : rowOf(state, was!, old)
    const after = rowOf(then, i, status)
    const { id, title } = record
    return [{ commitment: { id, title }, before, after, changes: changesOf(before, after) }]
  })
}

function changesOf(before: CommitmentRow | null, after: CommitmentRow): Consequence['changes'] {
  const fields: readonly (readonly [string, (row: CommitmentRow) => string])[] = [
    ['status', (row) => headlineWords(row.headline)],
    ['form', (row) => codeWords(row.form)],
    ['delivery', (row) => codeWords(row.delivery)],
    ['badges', (row) => row.badges.map(badgeWords).join(', ') || 'none'],
    ['due', (row) => (row.due === null ? 'none' : intervalWords(row.due))],
    [
      'silence',
      (row) => `${countWords(row.silenceDays)} ${row.silenceDays === 1 ? 'day' : 'days'}`,
    ],
    ['times promised', (row) => countWords(row.recurrences + 1)],
    ['statements behind it', (row) => countWords(row.evidence.length)],
  ]
  return fields.flatMap(([what, words]) => {
    const was = before === null ? '' : words(before)
    const now = words(after)
    return was === now ? [] : [{ what, before: was, after: now }]
  })
}
