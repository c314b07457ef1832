/**
 * What a claim says in the ledger’s own terms, once a person stands behind it: one statement of the act for
 * each thing it bears on, and one of the due date where a promise gives one.
 */

import type { DueKind, StatementDraft } from '@followthrough/ledger'
import { type Act, type Claim, type Interval, intervalOf, type Source } from '@followthrough/record'
import type { Dossier } from '../dossier.ts'
import { claimWords } from './claim-words.ts'

/** What a person adds to a claim when accepting it. */
export interface Reviewed {
  /** For `delivered`: how much of the written test is met. */
  readonly meets: 'whole' | 'part' | null
  /** How firm a due date is; `none` keeps it from becoming the commitment’s. */
  readonly dueKind: DueKind
  /** One sentence; null for the one made from the claim. */
  readonly summary: string | null
  readonly note: string
}

/** Where a claim comes from, and who took it in. */
export interface Origin {
  readonly proposal: string
  readonly capture: string
  readonly source: Source
  readonly originCluster: string
  /** Sources of one row are one claim: the proposal, or what it was merged into. */
  readonly row: string
  readonly recordedBy: string
  readonly today: string
}

/** Acts of saying, and the deed itself: their due day is that of what was promised. */
const DUE_OF: ReadonlySet<Act> = new Set(['voiced', 'agreed', 'delivered'])

/** The locator of a claim: the capture, the characters, the proposal. */
export function locatorOf(capture: string, claim: Claim, proposal: string): string {
  const spans = claim.spans.map(([start, end]) => `${start}-${end}`).join(';')
  return `capture:${capture}#${spans}&proposal=${proposal}`
}

/** The proposal that a locator names; null for other locators. */
export function proposalIn(locator: string | null): string | null {
  return /^capture:.*&proposal=(p[0-9a-f]+)$/.exec(locator ?? '')?.[1] ?? null
}

/** Statements of a claim about commitments and instruments; none where it bears on nothing. */
export function claimStatements(
  dossier: Dossier,
  claim: Claim,
  reviewed: Reviewed,
  origin: Origin,
): StatementDraft[] {
  const { source } = origin
  const published = source.published === null ? origin.today : intervalOf(source.published)!.latest
  const happened = claim.when !== null && claim.when.role !== 'due' ? claim.when : null
  const told = published < origin.today ? published : origin.today
  // What is kept up to date tells of later days than its own: a fact is not known before it happens.
  const begun = claim.modality === 'fact' && happened !== null ? happened.earliest : ''
  const common = {
    saidBy: claim.saidBy,
    boundParties: partiesBound(claim, source, dossier),
    modality: claim.modality,
    knownOn: told < begun ? begun : told,
    source: source.id,
    sourceClass: source.class,
    originCluster: origin.originCluster,
    locator: locatorOf(origin.capture, claim, origin.proposal),
    retracts: null,
    recordedBy: origin.recordedBy,
    state: 'accepted',
  } as const
  const words = {
    summary: reviewed.summary ?? claimWords(dossier, claim),
    words: claim.quote,
    note: reviewed.note,
    row: origin.row,
  }
  const acts = claim.about.map((subject): StatementDraft => {
    const isDelivery = claim.act === 'delivered' && dossier.commitmentIndex.has(subject)
    return {
      ...common,
      subject,
      property: 'act',
      valueType: 'act',
      value: { act: claim.act, meets: isDelivery ? reviewed.meets : null, ...words },
      validOn: happened === null ? source.published : partialOf(happened),
    }
  })
  if (!givesDue(claim) || reviewed.dueKind === 'none') return acts
  const { earliest: from, latest: to } = claim.when!
  // "By D" runs from the day it is said: only its end was promised.
  const due = from === published ? to : partialOf(claim.when!)
  const dues = claim.about
    .filter((subject) => dossier.commitmentIndex.has(subject))
    .map(
      (subject): StatementDraft => ({
        ...common,
        subject,
        property: 'due',
        valueType: 'due',
        value: { due, kind: reviewed.dueKind, ...words },
        validOn: source.published,
      }),
    )
  return [...acts, ...dues]
}

/** True when accepting a claim gives its commitments a due day. */
export function givesDue(claim: Claim): boolean {
  return (
    claim.when?.role === 'due' &&
    (claim.modality === 'commitment' || claim.modality === 'intention') &&
    DUE_OF.has(claim.act)
  )
}

/** What one side says of both binds, for the record, the side that says it. */
function partiesBound(claim: Claim, source: Source, { partnership, ledger }: Dossier): string[] {
  if (!claim.unilateral) return [...claim.by]
  const speaker =
    ledger.people.find(({ value }) => value.id === claim.saidBy)?.value.party ??
    ledger.institutions.find(({ value }) => value.id === claim.saidBy)?.value.party ??
    source.party
  return partnership.parties.some(({ code }) => code === speaker) ? [speaker!] : [...claim.by]
}

/** An interval as a partial day: the day, the whole month or year, else both ends. */
export function partialOf({ earliest, latest }: Interval): string {
  if (earliest === latest) return earliest
  for (const length of ['yyyy'.length, 'yyyy-mm'.length]) {
    const partial = earliest.slice(0, length)
    const whole = intervalOf(partial)!
    if (whole.earliest === earliest && whole.latest === latest) return partial
  }
  return `${earliest}/${latest}`
}
