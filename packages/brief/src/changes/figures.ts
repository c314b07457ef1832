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

function figuresAt(ledger: Ledger, keys: ReadonlySet<string>, at: AsOf): Map<string, Figure> {
  const days = [epochDay(at.validOn), epochDay(at.knownAt)] as const
  const picked: number[] = []
  for (const key of keys) {
    const [subject, property] = key.split(' ') as [string, string]
    for (const i of ledger.bySubject.get(subject) ?? []) {
      const statement = ledger.statements[i]!
      if (
        statement.property === property &&
        statement.valueType === 'claim' &&
        statement.state === 'accepted' &&
        isSeen(ledger, i, ...days)
      )
        picked.push(i)
    }
  }
  // The same rule as everywhere, over these properties alone.
  const part = {
    ...ledger,
    statements: picked.map((i) => ledger.statements[i]!),
    visibility: picked.map((i) => ledger.visibility[i]!),
  }
  const figures = new Map<string, Figure>()
  for (const statement of part.statements) {
    const key = `${statement.subject} ${statement.property}`
    const one = figures.get(key)
    const value = { value: String(statement.value.value), unit: String(statement.value.unit) }
    figures.set(key, {
      subject: statement.subject,
      property: statement.property,
      values: [value],
      disagreement: null,
      statements: [...(one?.statements ?? []), statement.id],
    })
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
