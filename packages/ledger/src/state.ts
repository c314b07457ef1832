/**
 * The state of every commitment as of a pair of days: a fold over statements.
 *
 * `fold(ledger, { validOn, knownAt })` looks at what was true on or before `validOn` among what was
 * known on or before `knownAt`. Codes are kept in columns; `statusOf` opens one of them into its
 * rules and statements.
 */

import { addMonths, dayOfEpoch, epochDay, intervalOf } from '@followthrough/record'
import {
  BADGES,
  type Badge,
  DELIVERY_CODES,
  type DeliveryCode,
  deliveryLeads,
  FORM_CODES,
  type FormCode,
  type Headline,
  headlineOf,
  type RuleId,
} from './codebook.ts'
import {
  BADGE_BIT,
  type Codes,
  type Evaluator,
  evaluatorOf,
  isLent,
  isOccasion,
  OCCASION_DAYS,
  RULE_IDS,
} from './evaluate.ts'
import { isSeen, isVisible, type Ledger, NEVER } from './ledger.ts'
import type { DueKind } from './records.ts'
import type { Statement } from './statement.ts'
import { ACT_INDEX, MODALITY_INDEX } from './tape.ts'

/** Two clocks: the day it is true on, and the day it was known by. ISO days. */
export interface AsOf {
  readonly validOn: string
  readonly knownAt: string
}

/** Codes of every commitment, in ledger order; see `Codes` for the meaning of each column. */
export interface State extends AsOf {
  readonly ledger: Ledger
  readonly evaluator: Evaluator
  readonly exists: Uint8Array
  readonly form: Uint8Array
  readonly formRule: Uint8Array
  readonly delivery: Uint8Array
  readonly deliveryRule: Uint8Array
  readonly reached: Uint8Array
  readonly badges: Uint8Array
  readonly lastQualifying: Int32Array
  readonly firstPromise: Int32Array
  readonly promises: Int32Array
  readonly due: Int32Array
}

/** One code of one axis, with the rule that gave it and the statements that satisfied the rule. */
export interface Coded<C> {
  readonly code: C
  readonly rule: RuleId
  /** Statement ids. */
  readonly evidence: readonly string[]
}

export interface Due {
  readonly words: string
  readonly kind: DueKind
  readonly earliest: string
  readonly latest: string
  readonly statement: string
}

export interface Occasion {
  readonly on: string
  readonly statements: readonly string[]
}

export interface CommitmentStatus {
  readonly id: string
  readonly form: Coded<FormCode>
  readonly delivery: Coded<DeliveryCode>
  /** Delivery by deeds alone, before stall, lapse, withdrawal or dispute. */
  readonly reached: DeliveryCode
  readonly headline: Headline
  readonly badges: readonly Badge[]
  /** The rule that gave the headline, and its statements. */
  readonly rule: RuleId
  readonly evidence: readonly string[]
  readonly lastQualifyingOn: string
  readonly silenceDays: number
  readonly firstPromisedOn: string | null
  /** Times the promise was made again, thirty days or more after the last time. */
  readonly recurrences: number
  /** Every occasion on which it was promised, oldest first, with its statements. */
  readonly occasions: readonly Occasion[]
  readonly due: Due | null
  /** Other due dates given for the same promise, oldest first: slippage and disagreement. */
  readonly otherDues: readonly Due[]
  readonly signedBy: readonly string[]
  readonly ratifiedBy: readonly string[]
}

/**
 * Folds the ledger; a day later than every statement gives all of it. `reuse` is a state that nobody
 * reads any more: its columns are written over, which spares a large ledger the garbage.
 */
export function fold(ledger: Ledger, { validOn, knownAt }: AsOf, reuse?: State): State {
  const count = ledger.commitments.length
  const columns = reuse?.ledger === ledger ? reuse : columnsFor(count)
  const evaluator = evaluatorOf(ledger)
  const state = { ...columns, ledger, evaluator, validOn, knownAt }
  const validDay = epochDay(validOn)
  const knownDay = epochDay(knownAt)
  for (let i = 0; i < count; i++) {
    const codes = evaluator.commitment(i, validDay, knownDay)
    state.exists[i] = codes.exists ? 1 : 0
    if (!codes.exists) continue
    state.form[i] = codes.form
    state.formRule[i] = codes.formRule
    state.delivery[i] = codes.delivery
    state.deliveryRule[i] = codes.deliveryRule
    state.reached[i] = codes.reached
    state.badges[i] = codes.badges
    state.lastQualifying[i] = codes.lastQualifying
    state.firstPromise[i] = codes.firstPromise
    state.promises[i] = codes.promises
    state.due[i] = codes.due
  }
  return state
}

function columnsFor(count: number) {
  return {
    exists: new Uint8Array(count),
    form: new Uint8Array(count),
    formRule: new Uint8Array(count),
    delivery: new Uint8Array(count),
    deliveryRule: new Uint8Array(count),
    reached: new Uint8Array(count),
    badges: new Uint8Array(count),
    lastQualifying: new Int32Array(count),
    firstPromise: new Int32Array(count),
    promises: new Int32Array(count),
    due: new Int32Array(count),
  }
}

/** The headline of commitment `i`. */
export function headlineAt(state: State, i: number): Headline {
  return headlineOf(FORM_CODES[state.form[i]!]!, DELIVERY_CODES[state.delivery[i]!]!)
}

/** Days since the last qualifying event of commitment `i`. */
export function silenceAt(state: State, i: number): number {
  return epochDay(state.validOn) - state.lastQualifying[i]!
}

/** Badges of commitment `i`, in the codebook's order. */
export function badgesAt(state: State, i: number): Badge[] {
  return BADGES.filter((badge) => (state.badges[i]! & BADGE_BIT[badge]) !== 0)
}

/** Opens the status of commitment `i`; null when it was not yet on record. */
export function statusOf(state: State, i: number): CommitmentStatus | null {
  if (state.exists[i] === 0) return null
  const { ledger } = state
  const entry = ledger.commitments[i]!
  const codes = state.evaluator.commitment(i, epochDay(state.validOn), epochDay(state.knownAt))
  const formRule = RULE_IDS[codes.formRule]!
  const deliveryRule = RULE_IDS[codes.deliveryRule]!
  const form = {
    code: FORM_CODES[codes.form]!,
    rule: formRule,
    evidence: support(state, i, formRule, codes),
  }
  const delivery = {
    code: DELIVERY_CODES[codes.delivery]!,
    rule: deliveryRule,
    evidence: support(state, i, deliveryRule, codes),
  }
  const leads = deliveryLeads(delivery.code) ? delivery : form
  const due = codes.due === -1 ? null : dueOf(state, i, codes.due)
  const validDay = epochDay(state.validOn)
  const knownDay = epochDay(state.knownAt)
  const otherDues = entry.dues
    .map((_, d) => d)
    .filter((d) => d !== codes.due && isVisible(entry.dues[d]!, validDay, knownDay))
    .sort((a, b) => entry.dues[a]!.validDay - entry.dues[b]!.validDay)
    .map((d) => dueOf(state, i, d))
    .filter(
      (other, at, all) =>
        (other.earliest !== due?.earliest || other.latest !== due.latest) &&
        all.findIndex((o) => o.earliest === other.earliest && o.latest === other.latest) === at,
    )
  return {
    id: entry.record.id,
    form,
    delivery,
    reached: DELIVERY_CODES[codes.reached]!,
    headline: headlineOf(form.code, delivery.code),
    badges: badgesAt(state, i),
    rule: leads.rule,
    evidence: leads.evidence,
    lastQualifyingOn: dayOfEpoch(codes.lastQualifying),
    silenceDays: silenceAt(state, i),
    firstPromisedOn: codes.firstPromise === NEVER ? null : dayOfEpoch(codes.firstPromise),
    recurrences: Math.max(0, codes.promises - 1),
    occasions: occasionsOf(state, i),
    due,
    otherDues,
    signedBy: partiesOf(ledger, codes.signedBy),
    ratifiedBy: partiesOf(ledger, codes.ratifiedBy),
  }
}

function partiesOf(ledger: Ledger, bits: number): string[] {
  return ledger.parties.filter((_, p) => (bits & (1 << p)) !== 0)
}

function dueOf(state: State, i: number, d: number): Due {
  const { value, statement } = state.ledger.commitments[i]!.dues[d]!
  const { earliest, latest } = intervalOf(value.due)!
  return {
    words: value.words === '' ? value.summary : value.words,
    kind: value.kind,
    earliest,
    latest,
    statement: statement.id,
  }
}

/** Acts whose facts support a rule. */
const RULE_ACTS: Partial<Record<RuleId, readonly number[]>> = {
  'F1-both': [ACT_INDEX.agreed],
  'F2-drafted': [ACT_INDEX.drafted, ACT_INDEX.approved],
  'F3-text': [ACT_INDEX.signed],
  'F3-official': [ACT_INDEX.signed],
  'F3-two-reports': [ACT_INDEX.signed],
  'F4-all': [ACT_INDEX.ratified],
  'F5-official': [ACT_INDEX['in-force']],
  'F5-two-reports': [ACT_INDEX['in-force']],
  'F5-position': [ACT_INDEX.signed],
  'F6-applied': [ACT_INDEX['provisionally-applied']],
  'F7-notice': [ACT_INDEX.ended],
  'D3-prepared': [ACT_INDEX.prepared, ACT_INDEX.met],
  'D4-started': [ACT_INDEX.started, ACT_INDEX.resumed],
  'D5-part': [ACT_INDEX.delivered],
  'D6-both': [ACT_INDEX.delivered],
  'S-declared': [ACT_INDEX.suspended],
  'W-renounced': [ACT_INDEX.withdrawn],
}
/** Acts that do not show that anything was promised. */
const ADMITS_NOTHING = [
  ACT_INDEX.delayed,
  ACT_INDEX.suspended,
  ACT_INDEX.ended,
  ACT_INDEX.withdrawn,
]
const DENIED_ACTS = [ACT_INDEX.started, ACT_INDEX.prepared]
const DEED_ACTS = [...DENIED_ACTS, ACT_INDEX.delivered, ACT_INDEX.resumed, ACT_INDEX.met]

/** The ids of the statements that satisfied a rule, in order of valid day. */
function support(state: State, i: number, rule: RuleId, codes: Codes): string[] {
  const { ledger } = state
  const entry = ledger.commitments[i]!
  const days = [epochDay(state.validOn), epochDay(state.knownAt)] as const
  const { act, modality, validDay, meets } = ledger.evidence
  const own = visibleRows(state, entry.subject)
  const lent = visibleRows(state, entry.instrumentSubject).filter((row) =>
    isLent(ledger.evidence, row),
  )
  const both = [...own, ...lent].sort((a, b) => validDay[a]! - validDay[b]!)
  const ids = (rows: readonly number[]) =>
    rows.map((row) => ledger.statements[ledger.evidence.statement[row]!]!.id)
  const isFact = (row: number) => modality[row] === MODALITY_INDEX.fact
  const isDenial = (row: number) => modality[row] === MODALITY_INDEX.denial
  const acts = RULE_ACTS[rule]
  if (acts !== undefined) {
    const isAgreed = acts.includes(ACT_INDEX.agreed)
    const rows = (rule.startsWith('F') ? both : own).filter(
      (row) => acts.includes(act[row]!) && (isAgreed ? !isDenial(row) : isFact(row)),
    )
    return ids(rule === 'D6-both' ? rows.filter((row) => meets[row] === 2) : rows)
  }
  switch (rule) {
    case 'F0-voiced':
      return ids(
        both.filter(
          (row) => !isDenial(row) && !(isFact(row) && ADMITS_NOTHING.includes(act[row]!)),
        ),
      )
    case 'D2-denied':
      return ids(own.filter((row) => isDenial(row) && DENIED_ACTS.includes(act[row]!)))
    case 'D1-searched':
      return entry.searches
        .filter((s) => !s.value.found && isVisible(s, ...days))
        .map((s) => s.statement.id)
    case 'X-conflict':
      return ids(own.filter((row) => DEED_ACTS.includes(act[row]!)))
    case 'L-instrument':
      return support(state, i, RULE_IDS[codes.formRule]!, codes)
    case 'W-replaced':
    case 'F7-replaced':
      return [...entry.replacements, ...entry.instrumentReplacements]
        .filter((r) => isVisible(r, ...days))
        .map((r) => r.statement.id)
    case 'F7-period':
      return (ledger.bySubject.get(entry.instrument?.id ?? '') ?? [])
        .map((s) => ledger.statements[s]!)
        .filter((s) => s.valueType === 'record')
        .map((s) => s.id)
    case 'S-silence':
    case 'L-silence':
    case 'S-overdue':
      return ids(both.filter((row) => validDay[row] === codes.lastQualifying && !isDenial(row)))
    default:
      return []
  }
}

/** Promises and signatures grouped into occasions, as the evaluator counts them. */
function occasionsOf(state: State, i: number): Occasion[] {
  const { ledger } = state
  const entry = ledger.commitments[i]!
  const { validDay, statement } = ledger.evidence
  const occasions: { day: number; on: string; statements: string[] }[] = []
  const lent = visibleRows(state, entry.instrumentSubject).filter((row) =>
    isLent(ledger.evidence, row),
  )
  const rows = [...visibleRows(state, entry.subject), ...lent]
  for (const row of rows.sort((a, b) => validDay[a]! - validDay[b]!)) {
    if (!isOccasion(ledger.evidence, row)) continue
    const day = validDay[row]!
    const { id } = ledger.statements[statement[row]!]!
    const last = occasions.at(-1)
    if (last !== undefined && day - last.day < OCCASION_DAYS) last.statements.push(id)
    else occasions.push({ day, on: dayOfEpoch(day), statements: [id] })
  }
  return occasions
}

/** Rows of a subject that bear on a status: visible, no commentary, no mere report. */
function visibleRows(state: State, subject: number): number[] {
  if (subject === -1) return []
  const { evidence } = state.ledger
  const validDay = epochDay(state.validOn)
  const knownDay = epochDay(state.knownAt)
  const rows: number[] = []
  for (let row = evidence.start[subject]!; row < evidence.start[subject + 1]!; row++) {
    if (
      evidence.validDay[row]! <= validDay &&
      evidence.knownDay[row]! <= knownDay &&
      evidence.hiddenFrom[row]! > knownDay &&
      evidence.classRank[row]! < 5 &&
      evidence.act[row] !== ACT_INDEX.reported
    ) {
      rows.push(row)
    }
  }
  return rows
}

/** The first day on which `months` have passed since `day`, as the clocks count. */
export function firstDayPast(day: string, months: number): string {
  let epoch = epochDay(addMonths(day, months))
  while (addMonths(dayOfEpoch(epoch), -months) < day) epoch++
  return dayOfEpoch(epoch)
}

/** Statements about a subject that are visible as of the state's days, oldest first. */
export function statementsOf(state: State, subject: string): Statement[] {
  const { ledger } = state
  const validDay = epochDay(state.validOn)
  const knownDay = epochDay(state.knownAt)
  return (ledger.bySubject.get(subject) ?? [])
    .filter((i) => isSeen(ledger, i, validDay, knownDay))
    .sort(
      (a, b) =>
        ledger.visibility[a]![0]!.validDay - ledger.visibility[b]![0]!.validDay ||
        ledger.visibility[a]![0]!.knownDay - ledger.visibility[b]![0]!.knownDay ||
        (ledger.statements[a]!.id < ledger.statements[b]!.id ? -1 : 1),
    )
    .map((i) => ledger.statements[i]!)
}
