/**
 * The codebook, version 1: codes of the two axes, headlines, badges, and the rules that give them.
 *
 * Form ladders after the UN Treaty Collection glossary and the WTO RTA system; "no evidence found"
 * after OGP's IRM; inferred stall and lapse (24 and 48 months) after Global Energy Monitor.
 * `docs/methods.md` carries the wording for readers.
 */

export const CODEBOOK_VERSION = 1

export const FORM_CODES = ['F0', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'] as const
export type FormCode = (typeof FORM_CODES)[number]

export const DELIVERY_CODES = [
  'D0',
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'S',
  'L',
  'W',
  'X',
] as const
export type DeliveryCode = (typeof DELIVERY_CODES)[number]

/** What each code means, in a reader's words. */
export const CODE_NAMES: Record<FormCode | DeliveryCode, string> = {
  F0: 'voiced',
  F1: 'agreed in text',
  F2: 'drafted',
  F3: 'signed',
  F4: 'ratified',
  F5: 'in force',
  F6: 'provisionally applied',
  F7: 'ended',
  D0: 'not yet rated',
  D1: 'no evidence found',
  D2: 'not started',
  D3: 'preparing',
  D4: 'under way',
  D5: 'partly delivered',
  D6: 'delivered',
  S: 'stalled',
  L: 'lapsed',
  W: 'withdrawn',
  X: 'disputed',
}

/** Headlines from words to deeds, then what fell off the road. */
export const HEADLINES = [
  'voiced',
  'agreed',
  'drafted',
  'signed',
  'ratified',
  'in-force',
  'preparing',
  'under-way',
  'partly-delivered',
  'delivered',
  'stalled',
  'lapsed',
  'withdrawn',
] as const
export type Headline = (typeof HEADLINES)[number]

export const BADGES = ['overdue', 'disputed', 'inferred', 'unilateral'] as const
export type Badge = (typeof BADGES)[number]

/** Every rule by id: the code it gives and the condition it states. */
export const RULES = {
  'F0-voiced': ['F0', 'A named principal, body or party says it in a dated source.'],
  'F1-both': ['F1', 'A text of both parties, or statements of both, record the agreement.'],
  'F2-drafted': ['F2', 'A draft, an approval to sign or concluded negotiations are evidenced.'],
  'F3-text': ['F3', 'The signed text, a gazette or a depositary shows the signing.'],
  'F3-official': ['F3', 'An official report names the signing.'],
  'F3-two-reports': ['F3', 'Two independent reports name the signing.'],
  'F4-all': ['F4', 'Every bound party has ratified; one party alone does not reach this rung.'],
  'F5-official': [
    'F5',
    'The text, a party’s official word or a third body’s official data shows it to be in force.',
  ],
  'F5-two-reports': ['F5', 'Two independent reports show it to be in force.'],
  'F5-position': [
    'F5',
    'A position or principle, which has nothing to perform, takes effect with the declaration that states it.',
  ],
  'F6-applied': ['F6', 'The text or both parties say that it is applied provisionally.'],
  'F7-notice': ['F7', 'Notice of its end is evidenced.'],
  'F7-period': ['F7', 'Its own period has run out and no renewal is evidenced (inferred).'],
  'F7-replaced': ['F7', 'Another text has replaced it.'],
  'D0-default': ['D0', 'Nobody has looked yet.'],
  'D1-searched': ['D1', 'Searches are on record and found nothing up to that day.'],
  'D2-denied': ['D2', 'A source says that it has not begun.'],
  'D3-prepared': ['D3', 'A budget, tender, study, committee or working meeting is evidenced.'],
  'D4-started': ['D4', 'A contract, works, traffic, a legal act or a pilot has begun.'],
  'D5-part': ['D5', 'The written test is met in part.'],
  'D6-both': [
    'D6',
    'The written test is met, by official evidence and by one independent observation.',
  ],
  'S-declared': ['S', 'A party has suspended it, in word or by its own act, and nothing resumed.'],
  'S-silence': [
    'S',
    'No qualifying event within the stall clock, 24 months by default (inferred).',
  ],
  'S-overdue': [
    'S',
    'Twelve months past due, with no qualifying event in the last twelve (inferred).',
  ],
  'L-silence': [
    'L',
    'No qualifying event within the lapse clock, 48 months by default (inferred).',
  ],
  'L-instrument': ['L', 'The carrying instrument ended and nothing replaced it (inferred).'],
  'W-renounced': ['W', 'A party renounced it, by evidence of the class of the rise.'],
  'W-replaced': ['W', 'Another commitment has replaced it.'],
  'X-conflict': ['X', 'Eligible sources support incompatible codes and no rule decides.'],
} as const satisfies Record<string, readonly [FormCode | DeliveryCode, string]>
export type RuleId = keyof typeof RULES

const FORM_HEADLINES: Record<FormCode, Headline> = {
  F0: 'voiced',
  F1: 'agreed',
  F2: 'drafted',
  F3: 'signed',
  F4: 'ratified',
  F5: 'in-force',
  F6: 'in-force',
  F7: 'lapsed',
}
const DELIVERY_HEADLINES: Partial<Record<DeliveryCode, Headline>> = {
  D3: 'preparing',
  D4: 'under-way',
  D5: 'partly-delivered',
  D6: 'delivered',
  S: 'stalled',
  L: 'lapsed',
  W: 'withdrawn',
}

/** True when the delivery axis, and not the form, gives the headline. */
export function deliveryLeads(delivery: DeliveryCode): boolean {
  return DELIVERY_HEADLINES[delivery] !== undefined
}

/** The headline by fixed precedence: what fell off the road, else deeds, else words. */
export function headlineOf(form: FormCode, delivery: DeliveryCode): Headline {
  return DELIVERY_HEADLINES[delivery] ?? FORM_HEADLINES[form]
}

/** Past due by this many months, with nothing in as many, a commitment counts as stalled. */
export const OVERDUE_STALL_MONTHS = 12
export const DEFAULT_STALL_MONTHS = 24
export const DEFAULT_LAPSE_MONTHS = 48
