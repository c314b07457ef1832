/** Wording of the desk. */

import type { DocumentAnswer, ProposalBody, ProposalState } from '@followthrough/brief'
import { plainWords } from '@followthrough/brief/wording'
import type { DueKind } from '@followthrough/ledger'

export const STATE_WORDS: Record<ProposalState, string> = {
  open: 'open',
  held: 'held by the gate',
  refused: 'refused by the gate',
  decided: 'decided',
  settled: 'settled by an earlier decision',
  superseded: 'superseded',
}

export const DECISION_WORDS = {
  accepted: 'accepted',
  edited: 'edited and accepted',
  rejected: 'rejected',
  merged: 'merged',
  new: 'taken in as a new commitment',
} as const

export const MODALITY_WORDS: Record<ProposalBody['modality'], string> = {
  fact: 'as a fact',
  commitment: 'as a promise',
  intention: 'as an intention',
  wish: 'as a wish',
  denial: 'as a denial',
}

/** How firm a due day is. */
export const DUE_WORDS: Record<DueKind, string> = {
  binding: 'binding: fixed in a text',
  target: 'a target that was set',
  indicative: 'indicative: hoped for',
  none: 'not taken as its due day',
}

export const DUE_KINDS = Object.keys(DUE_WORDS) as DueKind[]

/** Kinds of sources. */
export const KIND_WORDS: Record<DocumentAnswer['document']['kind'], string> = {
  communique: 'communiqué',
  agency: 'news agency',
  press: 'press',
  report: 'report',
  statistics: 'statistics',
  treaty: 'treaty',
}

/** How plain the words were. It is no probability, so it is a word and no figure. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.8) return 'plain words'
  return confidence >= 0.5 ? 'fairly plain words' : 'doubtful words'
}

export function actName(act: string): string {
  return act === 'in-force' ? 'in force' : plainWords(act)
}

/** A moment as people write it: 4 Feb 2026, 14:05. */
export function momentWords(instant: string): string {
  return new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** Why a proposal was set aside, most often. */
export const COMMON_REASONS = [
  'It is not about this partnership.',
  'It repeats what is on record already.',
  'The words do not say so.',
  'It is commentary, not an act.',
  'Nothing in it can be checked.',
  'The text was read wrongly.',
] as const

/** What became of a document’s proposals: "3 open, 1 held", or that there are none. */
export function countsWords(counts: Readonly<Record<ProposalState, number>>): string {
  const words = {
    open: 'open',
    held: 'held',
    refused: 'refused',
    decided: 'decided',
    settled: 'settled',
  }
  const parts = Object.entries(words).flatMap(([state, word]) => {
    const count = counts[state as ProposalState] ?? 0
    return count === 0 ? [] : `${count} ${word}`
  })
  return parts.length === 0 ? 'no proposals' : parts.join(', ')
}

/** What the gate found when it was read, as far as it holds now: a class may have been said since. */
export function standingReasons(
  { reasons }: ProposalBody['gate'],
  sourceClass: ProposalBody['document']['sourceClass'],
): ProposalBody['gate']['reasons'] {
  return sourceClass === null
    ? reasons
    : reasons.filter(({ code }) => code !== 'source-class-unknown')
}
