/** The rungs of the two axes, with the day each was reached and the rule that gave it. */

import type { CommitmentAnswer } from '@followthrough/brief'
import {
  CODE_NAMES,
  type DeliveryCode,
  type FormCode,
  RULES,
  type RuleId,
} from '@followthrough/ledger/codebook'

type Code = FormCode | DeliveryCode

export interface Rung {
  readonly code: Code
  readonly name: string
  /** here: it stands on it; reached: it stood on it; passed: it went by; ahead: not reached. */
  readonly state: 'here' | 'reached' | 'passed' | 'ahead'
  readonly on: string | null
  readonly rule: RuleId | null
  readonly ruleText: string | null
}

const FORM_ROAD: readonly Code[] = ['F0', 'F1', 'F2', 'F3', 'F4', 'F5']
const DELIVERY_ROAD: readonly Code[] = ['D3', 'D4', 'D5', 'D6']
/** Codes shown only where they were given: before the road, and off it. */
const FORM_ASIDE: readonly Code[] = ['F6', 'F7']
const DELIVERY_START: readonly Code[] = ['D0', 'D1', 'D2']
const DELIVERY_ASIDE: readonly Code[] = ['S', 'L', 'W', 'X']
const FALLS: readonly Code[] = ['F7', ...DELIVERY_ASIDE]

type Axes = Pick<CommitmentAnswer, 'history' | 'form' | 'delivery'>

export function formLadder(answer: Axes): Rung[] {
  const given = (code: Code) =>
    answer.form.code === code || answer.history.some((change) => change.form === code)
  const codes = [...FORM_ROAD, ...FORM_ASIDE.filter(given)]
  return rungs(codes, FORM_ROAD, answer.form, answer.history, 'form')
}

export function deliveryLadder(answer: Axes): Rung[] {
  const given = (code: Code) =>
    answer.delivery.code === code || answer.history.some((change) => change.delivery === code)
  const start = DELIVERY_START.filter((code) =>
    code === 'D0' ? answer.delivery.code === 'D0' : given(code),
  )
  const codes = [...start, ...DELIVERY_ROAD, ...DELIVERY_ASIDE.filter(given)]
  return rungs(codes, DELIVERY_ROAD, answer.delivery, answer.history, 'delivery')
}

function rungs(
  codes: readonly Code[],
  road: readonly Code[],
  current: Axes['form'],
  history: Axes['history'],
  axis: 'form' | 'delivery',
): Rung[] {
  const firstDay = (code: Code) => history.find((change) => change[axis] === code) ?? null
  const highest = Math.max(
    -1,
    ...road.map((code, i) => (code === current.code || firstDay(code) !== null ? i : -1)),
  )
  return codes.map((code): Rung => {
    const first = firstDay(code)
    const here = code === current.code
    const onRoad = road.indexOf(code)
    const state = here
      ? 'here'
      : first !== null
        ? 'reached'
        : onRoad !== -1 && onRoad < highest
          ? 'passed'
          : 'ahead'
    const rule = here
      ? current.rule
      : (first?.[axis === 'form' ? 'formRule' : 'deliveryRule'] ?? null)
    return {
      code,
      // What it has come back from is told as past.
      name: !here && FALLS.includes(code) ? `was ${CODE_NAMES[code]}` : CODE_NAMES[code],
      state,
      on: here ? (current.since ?? first?.on ?? null) : (first?.on ?? null),
      rule,
      ruleText: rule === null ? null : RULES[rule][1],
    }
  })
}
