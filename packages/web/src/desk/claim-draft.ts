/** A claim while a person puts it right: fields as forms hold them, and what of them is sent. */

import type { DecisionRequest, ProposalBody, Ref } from '@followthrough/brief'
import { isDay } from '@followthrough/record/day'
import type { Span } from './text/segments.ts'

type Claim = { [K in keyof Required<ClaimEdits>]: Exclude<ClaimEdits[K], undefined> }
export type ClaimEdits = Extract<DecisionRequest, { decision: 'edit' }>['claim']
export type Named = Pick<Ref, 'id' | 'name' | 'kind'>

export interface AmountDraft {
  /** Tells rows apart while they are edited. */
  readonly key: number
  readonly value: string
  readonly unit: string
  readonly qualifier: '' | 'about' | 'at-least' | 'up-to'
}

export interface ClaimDraft {
  readonly spans: readonly Span[]
  readonly act: Claim['act']
  readonly modality: Claim['modality']
  readonly by: readonly string[]
  readonly saidBy: Named | null
  readonly about: readonly Named[]
  readonly amounts: readonly AmountDraft[]
  readonly role: '' | 'happened' | 'due' | 'period'
  readonly earliest: string
  readonly latest: string
  readonly unilateral: boolean
}

export function draftOf(proposal: ProposalBody): ClaimDraft {
  const { spans, act, modality, by, saidBy, about, amounts, when, unilateral } = proposal
  return {
    spans,
    act,
    modality,
    by: by.map(({ id }) => id),
    saidBy,
    about: about.map(({ id, name, kind }) => ({ id, name, kind })),
    amounts: amounts.map(({ value, unit, qualifier }, key) => ({
      key,
      value: String(value),
      unit,
      qualifier: qualifier ?? '',
    })),
    role: when?.role ?? '',
    earliest: when?.earliest ?? '',
    latest: when?.latest ?? '',
    unilateral,
  }
}

/** What is not filled in rightly, in words; empty when all is. */
export function troublesOf(draft: ClaimDraft): string[] {
  const troubles: string[] = []
  for (const { value, unit } of draft.amounts) {
    if (value.trim() === '' || !Number.isFinite(Number(value)))
      troubles.push(`Amounts: “${value}” is no number. Write it with a point and no spaces.`)
    if (unit.trim() === '')
      troubles.push('Amounts: give the unit, as in USD, km, t, percent or count:buses.')
  }
  if (draft.role !== '') {
    if (!isDay(draft.earliest)) troubles.push('When: give the first day.')
    if (draft.latest !== '' && !isDay(draft.latest)) troubles.push('When: the last day is no day.')
    if (isDay(draft.latest) && draft.latest < draft.earliest)
      troubles.push('When: the last day comes before the first.')
  }
  if (draft.spans.length === 0) troubles.push('Words: select the words that say it.')
  return troubles
}

/** The fields that differ from the proposal. Call it on a draft without troubles. */
export function editsOf(proposal: ProposalBody, draft: ClaimDraft): ClaimEdits {
  const whole = claimOf(draft)
  const before = claimOf(draftOf(proposal))
  const changed = Object.entries(whole).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
  )
  return Object.fromEntries(changed) as ClaimEdits
}

function claimOf(draft: ClaimDraft): Claim {
  const latest = draft.latest === '' ? draft.earliest : draft.latest
  return {
    spans: draft.spans.map(([start, end]): [number, number] => [start, end]),
    act: draft.act,
    modality: draft.modality,
    by: [...draft.by],
    saidBy: draft.saidBy?.id ?? null,
    about: draft.about.map(({ id }) => id),
    amounts: draft.amounts.map(({ value, unit, qualifier }) => ({
      value: Number(value),
      unit: unit.trim(),
      qualifier: qualifier === '' ? null : qualifier,
    })),
    when: draft.role === '' ? null : { earliest: draft.earliest, latest, role: draft.role },
    unilateral: draft.unilateral,
  }
}

/** What a person adds to a claim that becomes the ledger’s. */
export interface Added {
  readonly meets: 'whole' | 'part' | null
  readonly dueKind: Extract<DecisionRequest, { decision: 'accept' }>['dueKind']
  readonly summary: string
  readonly note: string
  readonly sourceClass: Extract<DecisionRequest, { decision: 'accept' }>['sourceClass']
}

export const NOTHING_ADDED: Added = {
  meets: null,
  dueKind: 'indicative',
  summary: '',
  note: '',
  sourceClass: null,
}

export function addedOf({ summary, note, ...rest }: Added) {
  return { ...rest, summary: summary.trim() === '' ? null : summary.trim(), note: note.trim() }
}

type Told = Pick<ClaimDraft, 'act' | 'modality'> & { readonly about: readonly Named[] }

/** Whether it must be said how much of the written test a delivery meets. */
export function needsMeets({ act, modality, about }: Told): boolean {
  return (
    act === 'delivered' && modality === 'fact' && about.some(({ kind }) => kind === 'commitment')
  )
}

const GIVES_DUE: readonly string[] = ['voiced', 'agreed', 'delivered']

/** Whether accepting it gives its commitments a due day. */
export function draftGivesDue({ role, modality, act }: ClaimDraft): boolean {
  const isPromise = modality === 'commitment' || modality === 'intention'
  return role === 'due' && isPromise && GIVES_DUE.includes(act)
}

/** An id for a commitment, from its title: c-fruit-lanes. */
export function commitmentId(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL.has(word))
  let id = 'c'
  for (const word of words) {
    if (id.length + 1 + word.length > LONGEST_ID) break
    id += `-${word}`
  }
  return id === 'c' ? '' : id
}

const LONGEST_ID = 40
const SMALL = new Set([
  'a',
  'an',
  'and',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'the',
  'to',
  'with',
])
