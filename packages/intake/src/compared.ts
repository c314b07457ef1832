/** A new reading beside the one before it: what stayed, what changed, what came and went. */

import { type ClaimChanges, compareClaims, type GatedClaim } from '@followthrough/record'
import { type ClaimDraft, type KeptClaim, type KeptReading, proposalId } from '@followthrough/store'

/** Claims of two readings, paired. A claim that only the gate sees otherwise is changed. */
export interface ReadingChanges {
  readonly same: readonly ClaimPair[]
  readonly changed: readonly ClaimPair[]
  readonly gone: readonly GatedClaim[]
  readonly added: readonly GatedClaim[]
}
export interface ClaimPair {
  readonly before: GatedClaim
  readonly after: GatedClaim
}

/** Claims to keep, each with the proposal it replaces, and the changes in words. */
export function compared(
  capture: string,
  text: string,
  claims: readonly GatedClaim[],
  before: KeptReading | null,
): { drafts: ClaimDraft[]; changes: ReadingChanges } {
  const earlier = before?.claims ?? []
  const by = before === null || before.document.text === text ? 'spans' : 'quote'
  const found = compareClaims(
    earlier.map(({ claim }) => claim),
    claims,
    { by },
  )
  const drafts = claims.map(
    (claim): ClaimDraft => ({ claim, replaces: null, agreesWith: null, differsFrom: null }),
  )
  for (const [i, j] of [...found.same, ...found.changed]) {
    drafts[j] = { ...drafts[j]!, replaces: replacedBy(capture, claims[j]!, earlier[i]!) }
  }
  return { drafts, changes: changesOf(found, earlier, claims) }
}

/** A claim that is the same proposal goes on taking the place of what it took. */
function replacedBy(capture: string, claim: GatedClaim, before: KeptClaim): string | null {
  return proposalId(capture, claim) === before.id ? before.replaces : before.id
}

function changesOf(
  found: ClaimChanges,
  earlier: readonly KeptClaim[],
  claims: readonly GatedClaim[],
): ReadingChanges {
  const pairOf = ([i, j]: readonly [number, number]) => ({
    before: earlier[i]!.claim,
    after: claims[j]!,
  })
  const alike = found.same.map(pairOf)
  const isGatedAlike = ({ before, after }: ClaimPair) => before.gate.outcome === after.gate.outcome
  return {
    same: alike.filter(isGatedAlike),
    changed: [...alike.filter((pair) => !isGatedAlike(pair)), ...found.changed.map(pairOf)],
    gone: found.gone.map((i) => earlier[i]!.claim),
    added: found.added.map((j) => claims[j]!),
  }
}

/** Asks the model unless this version of it has read this text, and pairs its claims with the rules'. */
