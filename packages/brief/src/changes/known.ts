/**
 * What the public knew on a day: statements by known time alone.
 *
 * A statement is known from the day its source was published until the day a retraction was. What people
 * decide at the desk (decisions, sessions, edits of agendas …) is no news of the partnership and is left
 * out, and so are retractions: they show as what they take back.
 */

import type { Ledger, Statement } from '@followthrough/ledger'
import { epochDay } from '@followthrough/record'

/** Records that are kept about the work, or about names, and not about the partnership. */
const OWN_RECORDS = new Set([
  'action',
  'agenda-edit',
  'agenda-fix',
  'feed',
  'minutes',
  'outcome',
  'scenario',
  'session',
  'session-close',
  'sheet-change',
  'sheet-decision',
  'title',
])

/** True for a statement that says something of the partnership. */
export function isNews({ state, valueType, property }: Statement): boolean {
  return (
    state === 'accepted' &&
    valueType !== 'retraction' &&
    valueType !== 'decision' &&
    !(valueType === 'record' && OWN_RECORDS.has(property))
  )
}

export interface KnownChanges {
  /** Indices into `Ledger.statements`, in its order: known on `to` and not on `from`, and the reverse. */
  readonly added: readonly number[]
  readonly retracted: readonly number[]
}

/** What came to be known, and what was taken back, between two epoch days. */
export function knownChanges(ledger: Ledger, from: number, to: number): KnownChanges {
  const added: number[] = []
  const retracted: number[] = []
  const { statements, visibility } = ledger
  for (let i = 0; i < statements.length; i++) {
    let before = false
    let after = false
    for (const { knownDay, hiddenFrom } of visibility[i]!) {
      if (knownDay <= from && hiddenFrom > from) before = true
      if (knownDay <= to && hiddenFrom > to) after = true
    }
    if (before === after || !isNews(statements[i]!)) continue
    if (after) added.push(i)
    else retracted.push(i)
  }
  return { added, retracted }
}

/**
 * What people took in after one day and up to another though the public had known it by the first: it is no
 * change of what was known, and a reader who looked on the first day has not seen it. What a pack brings is left out.
 */
export function takenInLate(ledger: Ledger, from: string, to: string): number[] {
  const { statements, visibility } = ledger
  const [first, last] = [epochDay(from), epochDay(to)]
  const late: number[] = []
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!
    if (!statement.recordedBy.startsWith('person ')) continue
    const recordedOn = statement.recordedAt.slice(0, 10)
    if (recordedOn <= from || recordedOn > to) continue
    const wasKnown = visibility[i]!.some(({ knownDay }) => knownDay <= first)
    const isKnown = visibility[i]!.some(
      ({ knownDay, hiddenFrom }) => knownDay <= last && hiddenFrom > last,
    )
    if (wasKnown && isKnown && isNews(statement)) late.push(i)
  }
  return late
}
