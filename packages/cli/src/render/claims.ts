/** Claims set for reading: the gate’s mark, act, modality, then who, about what, when, how much, and the words. */

import { amountInWords, gateWords, intervalWords } from '@followthrough/brief'
import type { GatedClaim, GateOutcome } from '@followthrough/record'
import { type Inked, type Paper, table } from './paper.ts'

const MARKS: Record<GateOutcome, Inked> = {
  admitted: { text: '● admitted', tone: 'deed' },
  held: { text: '○ held', tone: 'stopped' },
  refused: { text: '✕ refused', tone: 'alarm' },
}

export function gateCell(outcome: GateOutcome): Inked {
  return MARKS[outcome]
}

/** Claims one under the other; `name` is what opens one and `mark` who read it, where it has such a thing. */
export function claimLines(
  paper: Paper,
  claims: readonly { readonly name: string; readonly mark?: string; readonly claim: GatedClaim }[],
): string[] {
  return table(
    paper,
    [{}, {}, {}, { flex: true }],
    claims.flatMap(({ name, mark = '', claim }) => {
      const { act, modality, gate } = claim
      const row = [
        [
          gateCell(gate.outcome),
          { text: name, tone: 'quiet' as const },
          { text: mark, tone: 'quiet' as const },
        ],
        { text: act, tone: 'strong' as const },
        modality,
        claimParts(claim),
      ]
      return [row]
    }),
  )
}

function claimParts(claim: GatedClaim): Inked[] {
  const { by, saidBy, about, amounts, when, quote, gate } = claim
  const who = [by.join(', '), saidBy === null ? '' : `said by ${saidBy}`].filter(Boolean).join(', ')
  const what = about.length === 0 ? (claim.new ? 'a promise not on record' : '') : about.join(', ')
  const figures = [
    when === null ? '' : whenWords(when),
    ...amounts.map(amountInWords),
    claim.unilateral ? 'one side for both' : '',
  ]
  return [
    { text: [who, what].filter(Boolean).join(' · '), tone: 'word' },
    { text: figures.filter(Boolean).join(' · '), tone: 'plain' },
    { text: `“${quote}”`, tone: 'plain' },
    { text: gate.reasons.map(gateWords).join(' '), tone: 'quiet' },
  ]
}

/** When it happened, is due, or over what time. */
export function whenWords(when: NonNullable<GatedClaim['when']>): string {
  const before = { happened: '', due: 'due ', period: 'over ' }[when.role]
  return `${before}${intervalWords(when)}`
}
