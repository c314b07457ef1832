/** How a commitment came to its status: every change of code, with its day, as now known. */

import { dayOfEpoch, epochDay, intervalOf } from '@followthrough/record'
import {
  DELIVERY_CODES,
  type DeliveryCode,
  deliveryLeads,
  FORM_CODES,
  type FormCode,
  type Headline,
  headlineOf,
  OVERDUE_STALL_MONTHS,
  type RuleId,
} from './codebook.ts'
import { dueDay, evaluatorOf, RULE_IDS } from './evaluate.ts'
import { type Ledger, NEVER } from './ledger.ts'
import { type AsOf, firstDayPast } from './state.ts'

/** A day on which a code changed. */
export interface Change {
  readonly on: string
  readonly form: FormCode
  readonly delivery: DeliveryCode
  readonly headline: Headline
  /** The headline before; null on the first day on record. */
  readonly from: Headline | null
  /** The rule that gave the headline: that of form or that of delivery. */
  readonly rule: RuleId
  readonly formRule: RuleId
  readonly deliveryRule: RuleId
}

/** The first day of the present run of a code: when it last came to stand where it stands. */
export function sinceOf(history: readonly Change[], axis: 'form' | 'delivery'): string | null {
  const code = history.at(-1)?.[axis]
  const before = history.findLastIndex((change) => change[axis] !== code)
  return history[before + 1]?.on ?? null
}

/**
 * Changes of commitment `i` up to `validOn`, oldest first, by what was known at `knownAt`. Codes can
 * change only on the days tried: of evidence, of due dates and of clocks that run out.
 */
export function historyOf(ledger: Ledger, i: number, { validOn, knownAt }: AsOf): Change[] {
  const entry = ledger.commitments[i]!
  const evaluator = evaluatorOf(ledger)
  const lastDay = epochDay(validOn)
  const knownDay = epochDay(knownAt)
  const changes: Change[] = []
  for (const day of daysToTry(ledger, i, lastDay)) {
    const codes = evaluator.commitment(i, day, knownDay)
    if (!codes.exists) continue
    const form = FORM_CODES[codes.form]!
    const delivery = DELIVERY_CODES[codes.delivery]!
    const before = changes.at(-1)
    if (before?.form === form && before.delivery === delivery) continue
    const headline = headlineOf(form, delivery)
    const formRule = RULE_IDS[codes.formRule]!
    const deliveryRule = RULE_IDS[codes.deliveryRule]!
    changes.push({
      on: dayOfEpoch(day),
      form,
      delivery,
      headline,
      from: before?.headline ?? null,
      rule: deliveryLeads(delivery) ? deliveryRule : formRule,
      formRule,
      deliveryRule,
    })
  }
  return changes

  function daysToTry(ledger: Ledger, i: number, lastDay: number): number[] {
    const days = new Set<number>()
    const clock = (day: number, months: number) =>
      days.add(epochDay(firstDayPast(dayOfEpoch(day), months)))
    for (const subject of [entry.subject, entry.instrumentSubject]) {
      if (subject === -1) continue
      const { start, validDay } = ledger.evidence
      for (let row = start[subject]!; row < start[subject + 1]!; row++) {
        const day = validDay[row]!
        if (day > lastDay || (row > start[subject]! && day === validDay[row - 1])) continue
        days.add(day)
        clock(day, ledger.commitments[i]!.record.stallMonths)
        clock(day, ledger.commitments[i]!.record.lapseMonths)
        clock(day, OVERDUE_STALL_MONTHS)
      }
    }
    entry.dues.forEach((due, d) => {
      if (due.validDay === NEVER) return
      days.add(due.validDay)
      clock(dueDay(entry, d), OVERDUE_STALL_MONTHS)
    })
    for (const seen of [
      ...entry.searches,
      ...entry.replacements,
      ...entry.instrumentReplacements,
    ]) {
      days.add(seen.validDay)
    }
    const endsOn = entry.instrument?.endsOn ?? null
    if (endsOn !== null) days.add(epochDay(intervalOf(endsOn)!.latest) + 1)
    return [...days].filter((day) => day <= lastDay).sort((a, b) => a - b)
  }
}
