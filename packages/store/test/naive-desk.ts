/** The states of proposals worked out from all that was ever said, by the definition and slowly. */

import type { ProposalState } from '@followthrough/brief'
import type { Statement } from '@followthrough/ledger'
import { proposalId, type ReadingDraft } from '../src/index.ts'

interface Row {
  readonly reading: ReadingDraft
  readonly seq: number
  readonly outcome: 'admitted' | 'held' | 'refused'
  readonly replaces: string | null
  readonly agreesWith: string | null
}

/** `readings` are those that were written, in order. */
export function naiveStates(
  readings: readonly ReadingDraft[],
  statements: readonly Statement[],
): Map<string, ProposalState> {
  const rowsOf = new Map<string, Row[]>()
  readings.forEach((reading, seq) => {
    const seen = new Set<string>()
    for (const { claim, replaces, agreesWith } of reading.claims) {
      const id = proposalId(reading.capture, claim)
      if (seen.has(id)) continue
      seen.add(id)
      const row = { reading, seq, outcome: claim.gate.outcome, replaces, agreesWith }
      rowsOf.set(id, [...(rowsOf.get(id) ?? []), row])
    }
  })
  const isNewest = ({ reading, seq }: Row) =>
    !readings
      .slice(seq + 1)
      .some((r) => r.capture === reading.capture && r.family === reading.family)
  const standing = (id: string): Row => {
    const rows = rowsOf.get(id)!
    const newest = rows.filter(isNewest)
    return (
      newest.find((row) => row.reading.family === 'rules') ??
      newest.at(-1) ??
      rows.findLast((row) => row.reading.family === 'rules') ??
      rows.at(-1)!
    )
  }
  const isHidden = (statement: Statement): boolean =>
    statements.some((s) => s.retracts === statement.id && !isHidden(s))
  const isDecided = (id: string) =>
    statements.some((s) => s.subject === id && s.valueType === 'decision' && !isHidden(s))
  const earlier = (id: string, seen = new Set<string>()): Set<string> => {
    for (const { replaces } of rowsOf.get(id) ?? []) {
      if (replaces === null || seen.has(replaces)) continue
      seen.add(replaces)
      earlier(replaces, seen)
    }
    return seen
  }
  const isCurrent = (id: string) => {
    const own = standing(id)
    if (!isNewest(own)) return false
    const isToldAnew = [...rowsOf.values()]
      .flat()
      .some(
        (row) =>
          row.replaces === id && row.reading.capture !== own.reading.capture && isNewest(row),
      )
    if (isToldAnew) return false
    if (own.agreesWith === null || own.agreesWith === id) return true
    const other = standing(own.agreesWith)
    if (!isNewest(other)) return true
    if (other.agreesWith !== id) return false
    if (own.reading.family !== other.reading.family) return own.reading.family === 'rules'
    return id < own.agreesWith
  }
  const stateOf = (id: string): ProposalState => {
    if (isDecided(id)) return 'decided'
    if (!isCurrent(id)) return 'superseded'
    if ([...earlier(id)].some(isDecided)) return 'settled'
    return ({ admitted: 'open', held: 'held', refused: 'refused' } as const)[standing(id).outcome]
  }
  return new Map([...rowsOf.keys()].map((id) => [id, stateOf(id)]))
}
