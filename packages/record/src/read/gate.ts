/**
 * The gate: a proposal goes to a person only when the text bears it out.
 *
 * Every proposal passes it, whoever made it: these rules or a language model. The check reads values again
 * from inside the span (`reread.ts`, `reread-facts.ts`). Nothing is dropped: what is held or refused keeps its reasons.
 */

import type { Modality } from '../acts.ts'
import { isDay } from '../day.ts'
import type { Amount } from './amounts.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { DocumentText, Span, When } from './reading.ts'
import { standsIn, timeStandsIn, unitStandsIn } from './reread.ts'
import { dayStandsIn, deniesIn, isAnothers, ordersIn } from './reread-facts.ts'

/** What each reason does: refuses, holds until a person has mended it, or only marks. */
const EFFECTS = {
  'span-outside-text': 'refused',
  'span-empty': 'refused',
  'quote-differs': 'refused',
  'value-not-in-span': 'refused',
  'date-impossible': 'refused',
  'party-unknown': 'refused',
  'subject-unknown': 'refused',
  'order-to-reader': 'refused',
  'span-too-long': 'held',
  'unit-not-in-span': 'held',
  'date-too-far': 'held',
  'date-not-reread': 'held',
  'actor-not-named': 'held',
  'denial-unread': 'held',
  'modality-unset': 'held',
  'source-class-unknown': 'held',
  'date-not-in-span': 'mark',
  'actor-unresolved': 'mark',
  'nothing-linked': 'mark',
} as const
export type GateReason = keyof typeof EFFECTS
export const GATE_REASONS = Object.keys(EFFECTS) as readonly GateReason[]

export interface Gate {
  readonly outcome: 'admitted' | 'held' | 'refused'
  /** Why it is refused or held or, when admitted, what a reviewer should know. */
  readonly reasons: readonly GateReason[]
}

const LONGEST_SPAN = 1200
/** Years a date may lie from the day of the document. */
const FARTHEST_YEARS = 120
/** What stands between the spans of a quote. */
const BETWEEN_SPANS = ' … '

/** What the gate looks at in a proposal, whoever made it. */
export interface Gated {
  readonly spans: readonly Span[]
  readonly act: string
  /** Null where a reader could not tell. */
  readonly modality: Modality | null
  readonly by: readonly string[]
  readonly about: readonly string[]
  readonly amounts: readonly Amount[]
  readonly when: When | null
  /** The words of the spans, joined by “ … ”; checked where given. */
  readonly quote?: string
}

/** What the gate says of one proposal. */
export function gateOf(proposal: Gated, document: DocumentText, gazetteer: Gazetteer): Gate {
  const reasons: GateReason[] = []
  const { text } = document
  const pieces: string[] = []
  for (const [start, end] of proposal.spans) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length)
      reasons.push('span-outside-text')
    else pieces.push(text.slice(start, end))
  }
  const words = pieces.join(' ')
  if (words.trim() === '') reasons.push('span-empty')
  if (words.length > LONGEST_SPAN) reasons.push('span-too-long')
  if (proposal.quote !== undefined && proposal.quote !== pieces.join(BETWEEN_SPANS))
    reasons.push('quote-differs')
  if (!proposal.amounts.every((amount) => standsIn(amount.value, words)))
    reasons.push('value-not-in-span')
  // A word cut by a line end is whole for the reader.
  const whole = words.replace(/-\s*\n\s*/g, '')
  if (!proposal.amounts.every((amount) => unitStandsIn(amount.unit, whole, gazetteer)))
    reasons.push('unit-not-in-span')
  if (proposal.when !== null) {
    const { earliest, latest } = proposal.when
    if (!isDay(earliest) || !isDay(latest) || latest < earliest) reasons.push('date-impossible')
    else if (document.published !== null) {
      const year = Number(document.published.slice(0, 4))
      if (
        Math.abs(Number(earliest.slice(0, 4)) - year) > FARTHEST_YEARS ||
        Math.abs(Number(latest.slice(0, 4)) - year) > FARTHEST_YEARS
      )
        reasons.push('date-too-far')
    }
    if (!timeStandsIn(whole)) reasons.push('date-not-in-span')
    else if (!dayStandsIn(proposal.when, whole, document.published)) reasons.push('date-not-reread')
  }
  if (proposal.modality === null) reasons.push('modality-unset')
  if (proposal.modality === 'fact' && deniesIn(whole)) reasons.push('denial-unread')
  if (isAnothers(proposal.by, whole, gazetteer)) reasons.push('actor-not-named')
  if (document.sourceClass === undefined || document.sourceClass === null)
    reasons.push('source-class-unknown')
  if (!proposal.by.every((code) => gazetteer.codes.includes(code))) reasons.push('party-unknown')
  if (proposal.by.length === 0 && proposal.act !== 'reported') reasons.push('actor-unresolved')
  if (proposal.about.length === 0) reasons.push('nothing-linked')
  else if (!proposal.about.every((id) => gazetteer.topics.some((topic) => topic.id === id)))
    reasons.push('subject-unknown')
  if (ordersIn(whole)) reasons.push('order-to-reader')
  const unique = [...new Set(reasons)]
  return { outcome: outcomeOf(unique), reasons: unique }
}

/** What reasons come to together: the worst of their effects. One that is not the gate’s own refuses. */
export function outcomeOf(reasons: readonly string[]): Gate['outcome'] {
  const effects = reasons.map((reason) => EFFECTS[reason as GateReason] ?? 'refused')
  return effects.includes('refused') ? 'refused' : effects.includes('held') ? 'held' : 'admitted'
}
