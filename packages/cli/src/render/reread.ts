/** What reading again found otherwise: per document what came, went and changed, and the sum. */

import { amountInWords } from '@followthrough/brief'
import type { Reread } from '@followthrough/intake'
import type { GatedClaim } from '@followthrough/record'
import { shortId } from '../desk/ids.ts'
import { whenWords } from './claims.ts'
import { ends, type Inked, type Paper, prose, sheet, table } from './paper.ts'
import { some } from './words.ts'

/** A document of which something is otherwise. */
export function renderReread(reread: Reread, paper: Paper): string {
  if ('error' in reread)
    return sheet([
      ...ends(paper, 'Could not be read again', shortId(reread.capture)),
      ...prose(paper, reread.error.message, 'alarm'),
    ])
  const { changes, title, capture, reader, difference } = reread
  const rows: Inked[][][] = [
    ...changes.added.map((claim) => rowOf('+ added', 'deed', claim, [])),
    ...changes.changed.map(({ before, after }) =>
      rowOf('~ changed', 'word', after, differences(before, after)),
    ),
    ...changes.gone.map((claim) => rowOf('− gone', 'stopped', claim, [])),
  ]
  return sheet(
    [
      ...ends(paper, title ?? 'untitled', shortId(capture)),
      ...prose(
        paper,
        `${changes.same.length} as before, read by ${reader}${difference === null ? '' : '; the text is another one'}`,
        'quiet',
      ),
    ],
    table(paper, [{}, {}, { flex: true }], rows),
  )
}

function rowOf(
  mark: string,
  tone: Inked['tone'],
  claim: GatedClaim,
  changes: readonly string[],
): Inked[][] {
  return [
    [{ text: mark, tone }],
    [{ text: claim.act, tone: 'strong' }],
    [
      ...changes.map((text): Inked => ({ text, tone: 'plain' })),
      { text: claim.about.join(', '), tone: 'quiet' },
      { text: `“${claim.quote}”`, tone: changes.length > 0 ? 'quiet' : 'plain' },
    ],
  ]
}

const FIELDS: readonly (readonly [string, (claim: GatedClaim) => string])[] = [
  ['act', ({ act }) => act],
  ['modality', ({ modality }) => modality],
  ['who', ({ by }) => by.join(', ')],
  ['said by', ({ saidBy }) => saidBy ?? ''],
  ['about', ({ about }) => about.join(', ')],
  ['a new promise', (claim) => (claim.new ? 'yes' : 'no')],
  ['amounts', ({ amounts }) => amounts.map(amountInWords).join(', ')],
  ['when', ({ when }) => (when === null ? '' : whenWords(when))],
  ['gate', ({ gate }) => gate.outcome],
  ['words', ({ quote }) => `“${quote}”`],
]

/** Each field that differs, before → after. */
export function differences(before: GatedClaim, after: GatedClaim): string[] {
  return FIELDS.flatMap(([name, words]) => {
    const was = words(before) || 'none'
    const is = words(after) || 'none'
    return was === is ? [] : [`${name}: ${was} → ${is}`]
  })
}

export interface RereadSum {
  readonly applied: boolean
  documents: number
  failed: number
  same: number
  changed: number
  gone: number
  added: number
  readonly differing: {
    readonly capture: string
    readonly title: string | null
    readonly same: number
    readonly changed: number
    readonly gone: number
    readonly added: number
    readonly text: boolean
    readonly problem: string | null
  }[]
  readonly more: number
}

/** Counts one document; true where something is otherwise. */
export function addRereadTo(sum: RereadSum, reread: Reread): boolean {
  sum.documents++
  const { capture } = reread
  if ('error' in reread) {
    sum.failed++
    const problem = reread.error.message
    const nothing = { same: 0, changed: 0, gone: 0, added: 0, text: false }
    sum.differing.push({ capture, title: null, ...nothing, problem })
    return true
  }
  const { changes, title, difference } = reread
  const counts = {
    same: changes.same.length,
    changed: changes.changed.length,
    gone: changes.gone.length,
    added: changes.added.length,
  }
  for (const key of ['same', 'changed', 'gone', 'added'] as const) sum[key] += counts[key]
  const isOtherwise = counts.changed + counts.gone + counts.added > 0 || difference !== null
  if (isOtherwise)
    sum.differing.push({ capture, title, ...counts, text: difference !== null, problem: null })
  return isOtherwise
}

export function renderRereadSum(sum: RereadSum, paper: Paper): string {
  const { documents, failed, same, changed, gone, added, differing, applied } = sum
  if (documents === 0)
    return sheet(prose(paper, 'Nothing was read yet: followthrough read FILE --queue.'))
  const isOtherwise = differing.length > failed
  return sheet(
    prose(
      paper,
      `${some(documents, 'document')} read again, ${differing.length - failed} otherwise${failed === 0 ? '' : `, ${failed} not readable`}. ${some(same + changed + added, 'proposal')}: ${same} as before, ${changed} changed, ${added} added; ${gone} gone.`,
    ),
    prose(
      paper,
      applied
        ? 'The new readings are kept. Decisions stay as they were made.'
        : isOtherwise
          ? 'Nothing was written: followthrough reread --apply keeps the new readings. Decisions stay as they were made.'
          : 'Nothing was written, and nothing would change.',
      'quiet',
    ),
  )
}
