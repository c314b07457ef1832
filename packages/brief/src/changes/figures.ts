/** Claims between two days: figures whose preferred value changed, and new or settled differences. */

import {
  type AsOf,
  type Disagreement,
  disagreements,
  isSeen,
  type Ledger,
} from '@followthrough/ledger'
import { epochDay } from '@followthrough/record'

/** What one property of one subject is given as, by the rule that prefers one value to the others. */
export interface Figure {
  readonly subject: string
  readonly property: string
  /** The preferred value first; one, where sources agree. */
  readonly values: readonly { readonly value: string; readonly unit: string }[]
  readonly disagreement: Disagreement | null
  /** Ids of the statements of the preferred value. */
  readonly statements: readonly string[]
}

export interface FigureChange {
  readonly subject: string
  readonly property: string
  readonly from: Figure | null
  readonly to: Figure | null
}

/** Properties whose claims changed in sight between the two, in the order of their first statement. */
export function figureChanges(
  ledger: Ledger,
  touched: readonly number[],
  from: AsOf,
  to: AsOf,
): FigureChange[] {
  const keys = new Set<string>()
  for (const i of touched) {
    const { valueType, subject, property } = ledger.statements[i]!
    if (valueType === 'claim') keys.add(`${subject} ${property}`) // ids hold no spaces
  }
  if (keys.size === 0) return []
  const before = figuresAt(ledger, keys, from)
  const after = figuresAt(ledger, keys, to)
  return [...keys].flatMap((key): FigureChange[] => {
    const [subject, property] = key.split(' ') as [string, string]
    const was = before.get(key) ?? null
    const is = after.get(key) ?? null
    return told(was) === told(is) ? [] : [{ subject, property, from: was, to: is }]
  })
}

function told(figure: Figure | null): string {
  return JSON.stringify(figure?.values ?? null)
}

const indices = new WeakMap<Ledger, ReadonlyMap<string, readonly number[]>>()

/** Accepted claims by subject and property; gathered once a ledger. */
function claimsOf(ledger: Ledger): ReadonlyMap<string, readonly number[]> {
  const known = indices.get(ledger)
  if (known !== undefined) return known
  const claims = new Map<string, number[]>()
  ledger.statements.forEach(({ valueType, state, subject, property }, i) => {
    if (valueType !== 'claim' || state !== 'accepted') return
    const key = `${subject} ${property}`
    const list = claims.get(key)
    if (list === undefined) claims.set(key, [i])
    else list.push(i)
  })
  indices.set(ledger, claims)
  return claims
}

function figuresAt(ledger: Ledger, keys: ReadonlySet<string>, at: AsOf): Map<string, Figure> {
  const validDay = epochDay(at.validOn)
  const knownDay = epochDay(at.knownAt)
  const claims = claimsOf(ledger)
  const figures = new Map<string, Figure>()
  const differing: number[] = []
  for (const key of keys) {
    const seen = (claims.get(key) ?? []).filter((i) => isSeen(ledger, i, validDay, knownDay))
    if (seen.length === 0) continue
    const { subject, property, value } = ledger.statements[seen[0]!]!
    const given = { value: String(value.value), unit: String(value.unit) }
    const isOne = seen.every((i) => {
      const other = ledger.statements[i]!.value
      return other.value === given.value && other.unit === given.unit
    })
    if (!isOne) {
      for (const i of seen) differing.push(i)
      continue
    }
    figures.set(key, {
      subject,
      property,
      values: [given],
      disagreement: null,
      statements: seen.map((i) => ledger.statements[i]!.id),
    })
  }
  // The same rule as everywhere, over what differs alone.
  const part = {
    ...ledger,
    statements: differing.map((i) => ledger.statements[i]!),
    visibility: differing.map((i) => ledger.visibility[i]!),
  }
  for (const found of disagreements(part, at))
    figures.set(`${found.subject} ${found.property}`, {
      subject: found.subject,
      property: found.property,
      values: found.values.map(({ value, unit }) => ({ value, unit })),
      disagreement: found,
      statements: found.values[0]!.statements.map(({ id }) => id),
    })
  return figures
}
