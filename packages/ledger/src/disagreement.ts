/**
 * Disagreement is data: where sources differ on one property of one subject, every value is kept and
 * one is preferred by a stated rule: authority of the best source for it, then corroboration (origin
 * clusters), then recency. Commentary is shown and never preferred over a source.
 */

import { epochDay, intervalOf } from '@followthrough/record'
import { isSeen, type Ledger } from './ledger.ts'
import { ClaimValue } from './records.ts'
import type { AsOf } from './state.ts'
import type { Statement } from './statement.ts'

export const PREFERENCE_RULES = {
  authority: 'The best source for it is of a higher class.',
  corroboration: 'More independent origins give it.',
  recency: 'Its newest source is later.',
  undecided: 'No rule decides: class, origins and day are equal.',
} as const
export type PreferenceRule = keyof typeof PREFERENCE_RULES

export interface DisagreeingValue {
  readonly value: string
  readonly unit: string
  readonly bestClass: string
  readonly origins: number
  /** First day that its newest source can be of; null when all are undated. */
  readonly newestOn: string | null
  readonly statements: readonly Statement[]
}

export interface Disagreement {
  readonly subject: string
  readonly property: string
  /** The preferred value comes first, the others by the same order. */
  readonly values: readonly DisagreeingValue[]
  readonly rule: PreferenceRule
}

/** Every property on which visible claims give two values or more, in ledger order. */
export function disagreements(ledger: Ledger, { validOn, knownAt }: AsOf): Disagreement[] {
  const validDay = epochDay(validOn)
  const knownDay = epochDay(knownAt)
  const byProperty = new Map<string, Map<string, Statement[]>>()
  ledger.statements.forEach((statement, i) => {
    if (statement.valueType !== 'claim' || statement.state !== 'accepted') return
    if (!isSeen(ledger, i, validDay, knownDay)) return
    const key = `${statement.subject} ${statement.property}` // ids hold no spaces
    const values = byProperty.get(key) ?? new Map<string, Statement[]>()
    byProperty.set(key, values)
    const value = ClaimValue.parse(statement.value)
    const told = `${value.value} ${value.unit}`
    values.set(told, [...(values.get(told) ?? []), statement])
  })
  const found: Disagreement[] = []
  for (const [key, values] of byProperty) {
    if (values.size < 2) continue
    const [subject, property] = key.split(' ') as [string, string]
    const ordered = [...values.values()].map(weigh).sort(prefer)
    found.push({ subject, property, values: ordered, rule: decidingRule(ordered[0]!, ordered[1]!) })
  }
  return found
}

function weigh(statements: readonly Statement[]): DisagreeingValue {
  const { value, unit } = ClaimValue.parse(statements[0]!.value)
  const eligible = statements.filter((s) => s.sourceClass !== 'F')
  const classes = statements.map((s) => s.sourceClass ?? 'F').sort()
  return {
    value,
    unit,
    bestClass: classes[0]!,
    // Reprints add no corroboration.
    origins: new Set(
      eligible.filter((s) => s.sourceClass !== 'E').map((s) => s.originCluster ?? s.id),
    ).size,
    newestOn: newestDay(eligible),
    statements: [...statements].sort((a, b) =>
      a.knownOn === b.knownOn ? compare(a.id, b.id) : compare(a.knownOn, b.knownOn),
    ),
  }
}

/** A source that gives no day, or only a month or year, cannot claim to be the newer one. */
function newestDay(statements: readonly Statement[]): string | null {
  const days = statements.flatMap((s) =>
    s.validOn === null ? [] : [intervalOf(s.validOn)!.earliest],
  )
  return days.sort().at(-1) ?? null
}

function prefer(a: DisagreeingValue, b: DisagreeingValue): number {
  if (a.bestClass !== b.bestClass) return a.bestClass < b.bestClass ? -1 : 1
  if (a.origins !== b.origins) return b.origins - a.origins
  if (a.newestOn !== b.newestOn) return (a.newestOn ?? '') > (b.newestOn ?? '') ? -1 : 1
  return a.value < b.value ? -1 : 1
}

function decidingRule(first: DisagreeingValue, second: DisagreeingValue): PreferenceRule {
  if (first.bestClass !== second.bestClass) return 'authority'
  if (first.origins !== second.origins) return 'corroboration'
  return first.newestOn !== second.newestOn ? 'recency' : 'undecided'
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
