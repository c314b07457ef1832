/** A claim in one sentence of ours, and the gate’s codes in words. */

import type { Act, Claim, Modality } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { dayWords, intervalWords } from '../wording.ts'

const ACT_WORDS: Record<Act, string> = {
  voiced: 'voiced',
  agreed: 'agreed',
  drafted: 'drafted',
  approved: 'approved',
  signed: 'signed',
  ratified: 'ratified',
  'provisionally-applied': 'applied provisionally',
  'in-force': 'in force',
  prepared: 'prepared',
  met: 'a meeting',
  started: 'started',
  delivered: 'delivered',
  delayed: 'delayed',
  suspended: 'suspended',
  resumed: 'resumed',
  ended: 'ended',
  withdrawn: 'withdrawn',
  reported: 'reported',
}

/** What is promised, planned, hoped for or denied. */
const ACT_NOUNS: Record<Act, string> = {
  voiced: 'a promise',
  agreed: 'agreement',
  drafted: 'a draft',
  approved: 'approval',
  signed: 'signing',
  ratified: 'ratification',
  'provisionally-applied': 'provisional application',
  'in-force': 'entry into force',
  prepared: 'preparation',
  met: 'a meeting',
  started: 'a start',
  delivered: 'delivery',
  delayed: 'delay',
  suspended: 'suspension',
  resumed: 'resumption',
  ended: 'an end',
  withdrawn: 'withdrawal',
  reported: 'a figure',
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  percent: '%',
  'count:': '',
}

/** One amount: at least 5,000 km, $250,000,000 as USD 250 million, 41 vehicles. */
export function amountInWords(amount: Claim['amounts'][number]): string {
  const { value, unit, qualifier } = amount
  const isMoney = /^[A-Z]{3}$/.test(unit)
  const number = value.toLocaleString('en-GB', {
    maximumFractionDigits: 2,
    ...(isMoney && Math.abs(value) >= 1_000_000
      ? { notation: 'compact', compactDisplay: 'long' }
      : {}),
  })
  const noun = UNIT_WORDS[unit] ?? unit.replace(/^count:/, '')
  const figure = isMoney ? `${unit} ${number}` : noun === '%' ? `${number} %` : `${number} ${noun}`
  const before = { about: 'about ', 'at-least': 'at least ', 'up-to': 'up to ' }
  return `${qualifier === null ? '' : before[qualifier]}${figure}`
}

const SAYINGS: Record<Exclude<Modality, 'fact'>, string> = {
  commitment: 'promised',
  intention: 'planned',
  wish: 'hoped for',
  denial: 'denied',
}

/** What stands before one party, and before several, where it is not “by”. */
const LINKS: Partial<Record<Act, readonly [alone: string, together: string]>> = {
  'in-force': ['for', 'for'],
  met: ['with', 'between'],
  reported: ['of', 'of'],
}

/** One sentence that says what a claim says, by act, parties, amounts and days. */
export function claimWords(dossier: Dossier, claim: Claim): string {
  const parties = claim.by.map((code) => dossier.names.get(code) ?? code)
  const said = saidWords(claim)
  const parts = [said.charAt(0).toUpperCase() + said.slice(1)]
  const [alone, together] = LINKS[claim.act] ?? ['by', 'by']
  if (parties.length > 0)
    parts.push(`${parties.length === 1 ? alone : together} ${listOf(parties)}`)
  if (claim.amounts.length > 0) parts.push(`(${claim.amounts.map(amountInWords).join(', ')})`)
  return `${parts.join(' ')}${whenWords(claim.when)}.`
}

function saidWords({ act, modality }: Claim): string {
  if (modality === 'fact') return ACT_WORDS[act]
  return act === 'voiced' ? SAYINGS[modality] : `${SAYINGS[modality]}: ${ACT_NOUNS[act]}`
}

function whenWords(when: Claim['when']): string {
  if (when === null) return ''
  const words = intervalWords(when)
  // An end alone was promised where the interval is no month or year of its own.
  if (when.role === 'due')
    return words.includes('–') ? `, due by ${dayWords(when.latest)}` : `, due ${words}`
  return when.role === 'happened' ? `, ${words}` : `, over ${words}`
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const GATE_WORDS: Readonly<Record<string, string>> = {
  'span-outside-text': 'Its place lies outside the text.',
  'span-empty': 'Its place holds no words.',
  'span-too-long': 'Its place is longer than a claim can be.',
  'value-not-in-span': 'A figure cannot be read again from its words.',
  'unit-not-in-span': 'The unit of a figure cannot be read again from its words.',
  'quote-not-found': 'The words it quotes do not stand in the text.',
  'quote-differs': 'The words it quotes are not those at its place.',
  'date-impossible': 'A day does not exist, or runs backwards.',
  'date-too-far': 'A day lies more than a lifetime from the document’s.',
  'date-not-reread': 'Its day cannot be read again from its words.',
  'actor-not-named': 'Its words name another country, and not the party that it puts them to.',
  'denial-unread': 'Its words deny something, and it is told as a fact.',
  'date-not-in-span': 'Its words name no time: the day comes from elsewhere in the text.',
  'actor-unresolved': 'Who acts is not told.',
  'party-unknown': 'It names a party that the pack does not have.',
  'subject-unknown': 'It bears on an id that the pack does not have.',
  'nothing-linked': 'It bears on nothing that the pack has.',
  'source-class-unknown': 'What its publisher is good for is not on record.',
  'order-to-reader': 'Its words give orders to a reader instead of telling anything.',
  'modality-unset': 'How firmly it is said is not told.',
}

/** A code of the gate in words; one that is not known is shown as it is. */
export function gateWords(code: string): string {
  return GATE_WORDS[code] ?? code
}
