/**
 * The gate: a proposal goes to a person only when the text bears it out.
 *
 * The check reads values again from inside the span, by its own simpler rules: a figure’s digits or its
 * number words must stand there, whichever rule proposed it. Nothing is dropped: what is held or refused
 * keeps its reasons.
 */

import { isDay } from '../day.ts'
import type { Amount } from './amounts.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { DocumentText, Span, When } from './read.ts'

export const GATE_REASONS = [
  'span-outside-text',
  'span-empty',
  'span-too-long',
  'value-not-in-span',
  'date-impossible',
  'date-too-far',
  'actor-unresolved',
  'party-unknown',
  'subject-unknown',
  'nothing-linked',
] as const
export type GateReason = (typeof GATE_REASONS)[number]

export interface Gate {
  readonly admitted: boolean
  /** Why it is refused or, when admitted, what a reviewer should know. */
  readonly reasons: readonly GateReason[]
}

/** Reasons that only mark. */
const MARKS: ReadonlySet<GateReason> = new Set(['actor-unresolved', 'nothing-linked'])
const LONGEST_SPAN = 1200
/** Years a date may lie from the day of the document. */
const FARTHEST_YEARS = 120

export interface Gated {
  readonly spans: readonly Span[]
  readonly act: string
  readonly by: readonly string[]
  readonly about: readonly string[]
  readonly amounts: readonly Amount[]
  readonly when: When | null
}

/** What the gate says of one proposal. */
export function gateOf(proposal: Gated, document: DocumentText, gazetteer: Gazetteer): Gate {
  const reasons: GateReason[] = []
  const { text } = document
  let words = ''
  for (const [start, end] of proposal.spans) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length)
      reasons.push('span-outside-text')
    else words += ` ${text.slice(start, end)}`
  }
  if (words.trim() === '') reasons.push('span-empty')
  if (words.length > LONGEST_SPAN) reasons.push('span-too-long')
  if (!proposal.amounts.every((amount) => standsIn(amount.value, words)))
    reasons.push('value-not-in-span')
  if (proposal.when !== null) {
    const { earliest, latest } = proposal.when
    if (!isDay(earliest) || !isDay(latest) || latest < earliest) reasons.push('date-impossible')
    else if (document.published !== null) {
      const year = Number(document.published.slice(0, 4))
      if (Math.abs(Number(earliest.slice(0, 4)) - year) > FARTHEST_YEARS)
        reasons.push('date-too-far')
    }
  }
  if (!proposal.by.every((code) => gazetteer.codes.includes(code))) reasons.push('party-unknown')
  if (proposal.by.length === 0 && proposal.act !== 'reported') reasons.push('actor-unresolved')
  if (proposal.about.length === 0) reasons.push('nothing-linked')
  else if (!proposal.about.every((id) => gazetteer.topics.some((topic) => topic.id === id)))
    reasons.push('subject-unknown')
  return { admitted: reasons.every((reason) => MARKS.has(reason)), reasons }
}

const NUMBER_WORDS: readonly (readonly [RegExp, number])[] = [
  ['one|a single|один|одн\\p{L}+', 1],
  ['two|tw\\p{L}*|both|дв\\p{L}+', 2],
  ['three|тр[иёе]\\p{L}*', 3],
  ['four|четыр\\p{L}+', 4],
  ['five|пят\\p{L}+', 5],
  ['six|шест\\p{L}+', 6],
  ['seven|сем\\p{L}+', 7],
  ['eight|вос\\p{L}+', 8],
  ['nine|девят\\p{L}+', 9],
  ['ten|десят\\p{L}+', 10],
  ['eleven', 11],
  ['twelve|dozen', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['twice|дважды', 2],
].map(([words, value]) => [new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu'), value as number])

/** True when a number in the words, times a power of ten, is the value. */
export function standsIn(value: number, words: string): boolean {
  if (value === 0) return /\b(?:0|zero|no|nil)\b/i.test(words)
  for (const match of words.matchAll(/\d[\d.,\u00a0\u202f ]*\d|\d/g)) {
    for (const reading of readings(match[0])) if (isTenfold(value, reading)) return true
  }
  const spelt: number[] = []
  for (const [pattern, number] of NUMBER_WORDS) if (pattern.test(words)) spelt.push(number)
  for (const a of spelt) {
    if (isTenfold(value, a)) return true
    for (const b of spelt) if (isTenfold(value, a + b) || isTenfold(value, a * b)) return true
  }
  return false
}

/** Each way to read digits with points, commas and spaces among them. */
function readings(digits: string): number[] {
  const pieces = digits.split(/[\u00a0\u202f ]+/)
  const out = new Set<number>()
  for (const piece of [...pieces, pieces.join('')]) {
    const bare = piece.replace(/[.,]+$/, '')
    out.add(Number(bare.replace(/[.,]/g, '')))
    out.add(Number(bare.replaceAll(',', '')))
    out.add(Number(bare.replaceAll('.', '').replace(',', '.')))
    out.add(Number(bare.replace(',', '.')))
  }
  return [...out].filter((number) => Number.isFinite(number) && number > 0)
}

function isTenfold(value: number, number: number): boolean {
  if (number <= 0) return false
  const power = Math.log10(value / number)
  return Math.abs(power - Math.round(power)) < 0.002 && power > -4 && power < 13
}
