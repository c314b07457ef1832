/**
 * What changed between two days, as the public knew it: the ledger as of each (true on and known on the
 * same day), compared.
 *
 * Statements are compared by known time alone; statuses, due dates, figures and crossings by what the fold
 * gives on each of the two days, so that a clock that ran out in between counts as a change like any other.
 */

import {
  type AsOf,
  badgesAt,
  type CommitmentStatus,
  DELIVERY_CODES,
  FORM_CODES,
  fold,
  HEADLINES,
  type Headline,
  headlineAt,
  isVisible,
  type State,
  statusOf,
} from '@followthrough/ledger'
import { type Mode, type Openness, opennessOn, type Standing } from '@followthrough/network'
import { daysBetween, epochDay } from '@followthrough/record'
import { crossingsOf, modesCrossing } from '../answers/crossings.ts'
import type { Dossier } from '../dossier.ts'
import { type FigureChange, figureChanges } from './figures.ts'
import type { Direction } from './kinds.ts'
import { type KnownChanges, knownChanges, takenInLate } from './known.ts'

/** What to watch; the lists are joined by "or", and with none of them everything is watched. */
export interface Watch {
  readonly commitments: readonly string[]
  readonly sectors: readonly string[]
  /** Ids of institutions, and codes of parties. */
  readonly bodies: readonly string[]
  /** Ids of border posts and ports. */
  readonly crossings: readonly string[]
}
export const EVERYTHING: Watch = { commitments: [], sectors: [], bodies: [], crossings: [] }

export interface StatusChange {
  readonly commitment: string
  readonly direction: Direction
  readonly from: CommitmentStatus
  readonly to: CommitmentStatus
  readonly badgesGained: readonly CommitmentStatus['badges'][number][]
  readonly badgesLost: readonly CommitmentStatus['badges'][number][]
  /** The rule and the statements behind what moved: the headline, else the axis; null where only a badge did. */
  readonly by: Pick<
    CommitmentStatus['form'] | CommitmentStatus['delivery'],
    'rule' | 'evidence'
  > | null
}

export interface DateChange {
  readonly commitment: string
  /** Null where it had no due date, or has none any more. */
  readonly from: CommitmentStatus['due']
  readonly to: CommitmentStatus['due']
  /** Later by so many days; earlier where it is negative; null without two dates. */
  readonly days: number | null
}

export interface CrossingChange {
  readonly place: string
  readonly mode: Mode
  readonly from: Standing
  readonly to: Standing
}

export interface Changes {
  readonly from: string
  readonly to: string
  readonly statements: KnownChanges
  /** Indices of statements that people took in between the two days, and the public had known before. */
  readonly late: readonly number[]
  readonly statuses: readonly StatusChange[]
  readonly dates: readonly DateChange[]
  /** Claimed figures whose values or whose preferred value changed, newly given ones among them. */
  readonly figures: readonly FigureChange[]
  readonly crossings: readonly CrossingChange[]
  /** Ids that came on record, and that are no longer on it. */
  readonly commitments: { readonly added: readonly string[]; readonly removed: readonly string[] }
  readonly instruments: { readonly added: readonly string[]; readonly removed: readonly string[] }
  readonly events: { readonly added: readonly string[]; readonly removed: readonly string[] }
}

const OFF_THE_ROAD: readonly Headline[] = ['stalled', 'lapsed', 'withdrawn']

/** Changes from the end of one day to the end of another, which is not earlier. */
export function changesBetween(
  dossier: Dossier,
  from: string,
  to: string,
  watch: Watch = EVERYTHING,
): Changes {
  const { ledger } = dossier
  const before = fold(ledger, { validOn: from, knownAt: from })
  const after = fold(ledger, { validOn: to, knownAt: to })
  const watched = watchedSubjects(dossier, watch)
  const known = knownChanges(ledger, epochDay(from), epochDay(to))
  const admits = (id: string) => watched === null || watched.subjects.has(id)
  const statements =
    watched === null
      ? known
      : {
          added: known.added.filter((i) => admits(ledger.statements[i]!.subject)),
          retracted: known.retracted.filter((i) => admits(ledger.statements[i]!.subject)),
        }
  const statuses: StatusChange[] = []
  const dates: DateChange[] = []
  const commitments = { added: [] as string[], removed: [] as string[] }
  ledger.commitments.forEach(({ record }, i) => {
    if (!admits(record.id)) return
    const was = before.exists[i] === 1
    const is = after.exists[i] === 1
    if (is && !was) commitments.added.push(record.id)
    if (was && !is) commitments.removed.push(record.id)
    if (!was || !is) return
    if (!isSameCode(before, after, i)) statuses.push(statusChange(before, after, i))
    if (before.due[i] !== after.due[i]) {
      const change = dateChange(before, after, i)
      if (change !== null) dates.push(change)
    }
  })
  return {
    from,
    to,
    statements,
    late: takenInLate(ledger, from, to).filter((i) => admits(ledger.statements[i]!.subject)),
    statuses,
    dates,
    figures: figureChanges(ledger, shownOrHidden(dossier, before, after), before, after).filter(
      ({ subject }) => admits(subject),
    ),
    crossings: crossingChanges(
      dossier,
      opennessAt(dossier, before),
      opennessAt(dossier, after),
    ).filter(({ place }) => watched === null || watched.crossings.has(place)),
    commitments,
    instruments: cameAndWent(ledger.instruments, before, after, admits),
    events: cameAndWent(ledger.events, before, after, admits),
  }
}

/** Everything that a watch admits; null for one that admits all. */
export function watchedSubjects(dossier: Dossier, watch: Watch) {
  const { commitments, sectors, bodies, crossings } = watch
  if (commitments.length + sectors.length + bodies.length + crossings.length === 0) return null
  const { ledger } = dossier
  const subjects = new Set<string>([...commitments, ...bodies, ...crossings])
  for (const { record } of ledger.commitments) {
    const isWatched =
      commitments.includes(record.id) ||
      sectors.includes(record.sector) ||
      record.responsible.some(
        (owner) =>
          owner.bodies.length > 0 &&
          (bodies.includes(owner.party) || owner.bodies.some(({ id }) => bodies.includes(id))),
      )
    if (!isWatched) continue
    subjects.add(record.id)
    if (record.instrument !== null) subjects.add(record.instrument)
    if (record.event !== null) subjects.add(record.event)
  }
  for (const { value } of ledger.instruments)
    if (sectors.includes(value.sector)) subjects.add(value.id)
  for (const { value } of dossier.network().disruptions)
    if (value.place !== null && crossings.includes(value.place)) subjects.add(value.id)
  return { subjects, crossings: new Set(crossings) }
}

export function isSameCode(a: State, b: State, i: number): boolean {
  return a.form[i] === b.form[i] && a.delivery[i] === b.delivery[i] && a.badges[i] === b.badges[i]
}

export function statusChange(before: State, after: State, i: number): StatusChange {
  const had = badgesAt(before, i)
  const has = badgesAt(after, i)
  const from = statusOf(before, i)!
  const to = statusOf(after, i)!
  return {
    commitment: after.ledger.commitments[i]!.record.id,
    direction: directionOf(before, after, i),
    from,
    to,
    by: movedBy(from, to),
    badgesGained: has.filter((badge) => !had.includes(badge)),
    badgesLost: had.filter((badge) => !has.includes(badge)),
  }
}

function movedBy(from: CommitmentStatus, to: CommitmentStatus): StatusChange['by'] {
  if (from.headline !== to.headline) return { rule: to.rule, evidence: to.evidence }
  if (from.form.code !== to.form.code) return to.form
  return from.delivery.code !== to.delivery.code ? to.delivery : null
}

/**
 * By headline: to or from stalled, lapsed and withdrawn first, else by the ladder; then by form, then by deeds.
 * What is off the road by the same headline on both days neither rose nor fell.
 */
function directionOf(before: State, after: State, i: number): Direction {
  const was = headlineAt(before, i)
  const is = headlineAt(after, i)
  const isOff = OFF_THE_ROAD.includes(is)
  if (isOff !== OFF_THE_ROAD.includes(was)) return isOff ? 'fell' : 'rose'
  const steps = HEADLINES.indexOf(is) - HEADLINES.indexOf(was)
  if (steps !== 0) return steps > 0 !== isOff ? 'rose' : 'fell'
  // A paper signed for what stands still is no rise of it.
  if (isOff) return 'changed'
  const ended = FORM_CODES.indexOf('F7')
  const form = formRank(after.form[i]!, ended) - formRank(before.form[i]!, ended)
  if (form !== 0) return form > 0 ? 'rose' : 'fell'
  const deeds = deedRank(after.reached[i]!) - deedRank(before.reached[i]!)
  return deeds === 0 ? 'changed' : deeds > 0 ? 'rose' : 'fell'
}

function formRank(code: number, ended: number): number {
  return code === ended ? -1 : code
}

/** What is not rated, not found and not started is all no deed. */
function deedRank(code: number): number {
  const first = DELIVERY_CODES.indexOf('D3')
  const last = DELIVERY_CODES.indexOf('D6')
  return code >= first && code <= last ? code : 0
}

function dateChange(before: State, after: State, i: number): DateChange | null {
  const from = statusOf(before, i)!.due
  const to = statusOf(after, i)!.due
  if (from?.latest === to?.latest && from?.earliest === to?.earliest) return null
  return {
    commitment: after.ledger.commitments[i]!.record.id,
    from,
    to,
    days: from === null || to === null ? null : daysBetween(from.latest, to.latest),
  }
}

/** Claims that are in sight on one of the two days and not on the other. */
function shownOrHidden({ ledger }: Dossier, before: AsOf, after: AsOf): number[] {
  const was = epochDay(before.validOn)
  const is = epochDay(after.validOn)
  const found: number[] = []
  const { statements, visibility } = ledger
  for (let i = 0; i < statements.length; i++) {
    if (statements[i]!.valueType !== 'claim') continue
    let shown = false
    let stays = false
    for (const span of visibility[i]!) {
      if (isVisible(span, was, was)) shown = true
      if (isVisible(span, is, is)) stays = true
    }
    if (shown !== stays) found.push(i)
  }
  return found
}

/** How the network stands on a pair of days. */
export function opennessAt(dossier: Dossier, at: AsOf): Openness {
  const network = dossier.network()
  return opennessOn(network, network.disruptions, at)
}

export function crossingChanges(dossier: Dossier, was: Openness, is: Openness): CrossingChange[] {
  return crossingsOf(dossier).flatMap((place) =>
    modesCrossing(place).flatMap((mode): CrossingChange[] => {
      const from = was.place(place.id, mode)
      const to = is.place(place.id, mode)
      if (from === null || to === null || from.open === to.open) return []
      return [{ place: place.id, mode, from, to }]
    }),
  )
}

function cameAndWent(
  entries: readonly {
    readonly value: { readonly id: string }
    readonly validDay: number
    readonly knownDay: number
    readonly hiddenFrom: number
  }[],
  before: AsOf,
  after: AsOf,
  admits: (id: string) => boolean,
) {
  const sight = ({ validOn, knownAt }: AsOf) => {
    const days = [epochDay(validOn), epochDay(knownAt)] as const
    return new Set(
      entries.filter((entry) => isVisible(entry, ...days)).map(({ value }) => value.id),
    )
  }
  const was = sight(before)
  const is = sight(after)
  return {
    added: [...is].filter((id) => !was.has(id) && admits(id)),
    removed: [...was].filter((id) => !is.has(id) && admits(id)),
  }
}
