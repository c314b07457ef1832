/**
 * The codebook's rules over one commitment's evidence.
 *
 * One pass merges the commitment's own evidence with its carrying instrument's, in order of valid day,
 * into a tally an act; the rules then read the tallies. The instrument lends its form, never its
 * delivery. Commentary (class F) and reports of figures or forecasts are passed over: they neither
 * promise nor move anything. The result does not
 * depend on the order of statements within a day: tallies are maxima, minima, unions and counts.
 */

import { ACTS, addMonths, dayOfEpoch, epochDay, intervalOf } from '@followthrough/record'
import {
  BADGES,
  DELIVERY_CODES,
  type DeliveryCode,
  FORM_CODES,
  type FormCode,
  OVERDUE_STALL_MONTHS,
  RULES,
  type RuleId,
} from './codebook.ts'
import {
  ACT_INDEX,
  type CommitmentEntry,
  type Evidence,
  isVisible,
  type Ledger,
  MODALITY_INDEX,
  NEVER,
} from './ledger.ts'
import { DUE_KINDS } from './records.ts'

export const RULE_IDS = Object.keys(RULES) as RuleId[]
const RULE_INDEX = Object.fromEntries(RULE_IDS.map((id, i) => [id, i])) as Record<RuleId, number>
const FORM = Object.fromEntries(FORM_CODES.map((code, i) => [code, i])) as Record<FormCode, number>
const DELIVERY = Object.fromEntries(DELIVERY_CODES.map((code, i) => [code, i])) as Record<
  DeliveryCode,
  number
>
export const BADGE_BIT = Object.fromEntries(BADGES.map((badge, i) => [badge, 1 << i])) as Record<
  (typeof BADGES)[number],
  number
>

const { voiced, agreed, drafted, approved, signed, ratified, prepared, met } = ACT_INDEX
const { started, delivered, suspended, resumed, ended, withdrawn, reported } = ACT_INDEX
const inForce = ACT_INDEX['in-force']
const applied = ACT_INDEX['provisionally-applied']

/** Acts that an instrument lends to the commitments it carries. */
const IS_FORM_ACT = mask([
  voiced,
  agreed,
  drafted,
  approved,
  signed,
  ratified,
  applied,
  inForce,
  ended,
])
/** Acts that reset the clocks when they are facts: progress in form or in deed. */
const QUALIFIES = mask([
  drafted,
  approved,
  signed,
  ratified,
  applied,
  inForce,
  prepared,
  met,
  started,
  delivered,
  resumed,
])
/** Promises closer together than this are one occasion: a visit, its communiqué and its press. */
export const OCCASION_DAYS = 30
/** Rules that read a clock or a calendar, not a source. */
const INFERRED: ReadonlySet<RuleId> = new Set([
  'S-silence',
  'S-overdue',
  'L-silence',
  'L-instrument',
])
const FACT = MODALITY_INDEX.fact
const DENIAL = MODALITY_INDEX.denial
const RANKS = 6
const COMMENTARY = RANKS - 1
const OFFICIAL = 1
const THIRD_BODY = 2
const INDEPENDENT_REPORT = 3

function mask(acts: readonly number[]): Uint8Array {
  const bits = new Uint8Array(ACTS.length)
  for (const act of acts) bits[act] = 1
  return bits
}

/** Clusters seen, as far as the rules ask: none, one (which), or several. */
interface Origins {
  readonly first: Int32Array
  readonly several: Uint8Array
}

/** What the rules found for one commitment on one pair of days. Codes are indices into the codebook's lists. */
export interface Codes {
  /** False when no promise and no qualifying event was visible: it is not yet on record. */
  exists: boolean
  form: number
  formRule: number
  delivery: number
  deliveryRule: number
  /** Delivery reached by deeds alone, before stall, lapse, withdrawal and dispute. */
  reached: number
  badges: number
  /** Epoch day of the last qualifying event. */
  lastQualifying: number
  /** Occasions on which the promise was made, thirty days or more apart. */
  promises: number
  /** Epoch day of the first promise. */
  firstPromise: number
  /** Index into the entry's dues; -1 for none. */
  due: number
  /** Bit masks of the parties that signed and ratified. */
  signedBy: number
  ratifiedBy: number
}

export interface Evaluator {
  /** Evaluates commitment `i` of the ledger into `codes`, which is reused between calls. */
  commitment(i: number, validDay: number, knownDay: number): Codes
  /** Evaluates the form of an instrument. */
  instrument(id: string, validDay: number, knownDay: number): Codes
}

/** An evaluator with its own scratch memory; not to be shared between threads. */
export function createEvaluator(ledger: Ledger): Evaluator {
  const { evidence } = ledger
  const everyParty = 2 ** ledger.parties.length - 1
  const acts = ACTS.length
  const first = new Int32Array(acts)
  const last = new Int32Array(acts)
  const best = new Uint8Array(acts)
  const parties = new Int32Array(acts)
  const origins = createOrigins(acts)
  const officialOrigins = createOrigins(1)
  const independentOrigins = createOrigins(1)
  const deniedOn = new Int32Array(acts * RANKS)
  let anyDenial = false
  let partDelivered = false
  let promiseParties = 0
  let lastPromise = -NEVER
  let suspendedByParty = false
  let withdrawnByParty = false
  let at = { validDay: 0, knownDay: 0 }
  const ranges = { ownFrom: 0, ownTo: 0, lentFrom: 0, lentTo: 0 }
  const cutoffs = new Map<number, number>()
  let cutoffsFor = Number.NaN

  const codes: Codes = {
    exists: false,
    form: 0,
    formRule: 0,
    delivery: 0,
    deliveryRule: 0,
    reached: 0,
    badges: 0,
    lastQualifying: 0,
    promises: 0,
    firstPromise: 0,
    due: -1,
    signedBy: 0,
    ratifiedBy: 0,
  }

  function reset(): void {
    first.fill(NEVER)
    last.fill(-NEVER)
    best.fill(RANKS)
    parties.fill(0)
    origins.first.fill(-1)
    origins.several.fill(0)
    clearOrigins(officialOrigins)
    clearOrigins(independentOrigins)
    if (anyDenial) deniedOn.fill(-NEVER)
    anyDenial = false
    partDelivered = false
    promiseParties = 0
    lastPromise = -NEVER
    suspendedByParty = false
    withdrawnByParty = false
    codes.exists = false
    codes.badges = 0
    codes.lastQualifying = -NEVER
    codes.promises = 0
    codes.firstPromise = NEVER
  }
  deniedOn.fill(-NEVER)

  /** One pass over both slices in order of valid day. */
  function tally(): void {
    const { validDay } = evidence
    let own = ranges.ownFrom
    let lent = ranges.lentFrom
    let lastOccasion = -NEVER
    const occasion = (day: number) => {
      if (day - lastOccasion >= OCCASION_DAYS) {
        codes.promises++
        lastOccasion = day
      }
      if (codes.firstPromise === NEVER) {
        codes.firstPromise = day
        qualify(day)
      }
    }
    while (own < ranges.ownTo || lent < ranges.lentTo) {
      const takeOwn =
        lent >= ranges.lentTo || (own < ranges.ownTo && validDay[own]! <= validDay[lent]!)
      const row = takeOwn ? own++ : lent++
      const day = validDay[row]!
      if (day > at.validDay) break
      if (evidence.knownDay[row]! > at.knownDay || evidence.hiddenFrom[row]! <= at.knownDay)
        continue
      const rank = evidence.classRank[row]!
      if (rank === COMMENTARY) continue
      const act = evidence.act[row]!
      const modality = evidence.modality[row]!
      if (act === reported || (!takeOwn && IS_FORM_ACT[act] === 0)) continue
      if (modality === DENIAL) {
        anyDenial = true
        deniedOn[act * RANKS + rank] = day
        continue
      }
      const bound = evidence.parties[row]!
      const spoken = isSpoken(evidence, row)
      if (isPromise(evidence, row)) {
        if (!spoken) continue
        promiseParties |= bound
        lastPromise = day
        occasion(day)
        if (act !== agreed) continue
        const before = parties[agreed]!
        if (several(before | bound) && !several(before)) qualify(day)
      } else {
        if (act === signed) occasion(day)
        if (QUALIFIES[act] === 1) qualify(day)
        if (act === suspended && spoken) suspendedByParty = true
        if (act === withdrawn && spoken) withdrawnByParty = true
      }
      if (act === delivered && evidence.meets[row] !== 2) {
        if (evidence.meets[row] === 1) partDelivered = true
        // A part shown never adds to the proof of the whole; it has its own flag.
        note(act, day, rank, bound)
        continue
      }
      note(act, day, rank, bound)
      see(origins, act, evidence.cluster[row]!)
      if (act === delivered) {
        if (rank <= OFFICIAL) see(officialOrigins, 0, evidence.cluster[row]!)
        else if (rank === THIRD_BODY || rank === INDEPENDENT_REPORT)
          see(independentOrigins, 0, evidence.cluster[row]!)
      }
    }
  }

  function note(act: number, day: number, rank: number, bound: number): void {
    if (first[act] === NEVER) first[act] = day
    last[act] = day
    if (rank < best[act]!) best[act] = rank
    parties[act]! |= bound
  }

  function qualify(day: number): void {
    if (day > codes.lastQualifying) codes.lastQualifying = day
  }

  /**
   * Whether an act stands against its denials: later valid day, then higher class, then more origins.
   * A denial of a lower class than the best evidence for the act does not count.
   */
  function stands(act: number): 'yes' | 'no' | 'conflict' {
    if (first[act] === NEVER) return 'no'
    if (!anyDenial) return 'yes'
    let denied = -NEVER
    for (let rank = 0; rank <= best[act]!; rank++) {
      denied = Math.max(denied, deniedOn[act * RANKS + rank]!)
    }
    if (denied < last[act]!) return 'yes'
    if (denied > last[act]!) return 'no'
    return tie(evidence, ranges, at, act, denied)
  }

  function form(
    entry: Pick<CommitmentEntry, 'instrument' | 'instrumentReplacements' | 'isPosition'>,
  ): void {
    const set = (code: number, rule: RuleId) => {
      codes.form = code
      codes.formRule = RULE_INDEX[rule]
    }
    const rise = (act: number): boolean => {
      const verdict = stands(act)
      if (verdict === 'conflict') codes.badges |= BADGE_BIT.disputed
      return verdict === 'yes'
    }
    const isSigned = rise(signed) && (best[signed]! <= THIRD_BODY || origins.several[signed] === 1)
    codes.signedBy = isSigned ? parties[signed]! : 0
    codes.ratifiedBy = rise(ratified) ? parties[ratified]! : 0
    const bound = several(parties[signed]!) ? parties[signed]! : everyParty
    const replaced = entry.instrumentReplacements.some((r) =>
      isVisible(r, at.validDay, at.knownDay),
    )
    const endsOn = entry.instrument?.endsOn ?? null
    if (replaced) set(FORM.F7, 'F7-replaced')
    else if (rise(ended) && best[ended]! <= OFFICIAL) set(FORM.F7, 'F7-notice')
    else if (endsOn !== null && epochDay(intervalOf(endsOn)!.latest) < at.validDay) {
      set(FORM.F7, 'F7-period')
    } else if (rise(inForce) && best[inForce]! <= THIRD_BODY) set(FORM.F5, 'F5-official')
    else if (rise(inForce) && origins.several[inForce] === 1) set(FORM.F5, 'F5-two-reports')
    else if (entry.isPosition && isSigned) set(FORM.F5, 'F5-position')
    else if (rise(applied) && (best[applied] === 0 || several(parties[applied]!)))
      set(FORM.F6, 'F6-applied')
    else if (codes.ratifiedBy !== 0 && (codes.ratifiedBy & bound) === bound) set(FORM.F4, 'F4-all')
    else if (isSigned && best[signed] === 0) set(FORM.F3, 'F3-text')
    else if (isSigned && best[signed]! <= THIRD_BODY) set(FORM.F3, 'F3-official')
    else if (isSigned) set(FORM.F3, 'F3-two-reports')
    else if (rise(drafted) || rise(approved)) set(FORM.F2, 'F2-drafted')
    else if (rise(agreed) && several(parties[agreed]!)) set(FORM.F1, 'F1-both')
    else set(FORM.F0, 'F0-voiced')
  }

  function delivery(): void {
    const set = (code: number, rule: RuleId) => {
      codes.delivery = code
      codes.deliveryRule = RULE_INDEX[rule]
    }
    const done = stands(delivered)
    const official = officialOrigins.first[0]!
    const independent = independentOrigins.first[0]!
    const witnessed =
      official !== -1 &&
      independent !== -1 &&
      (official !== independent ||
        officialOrigins.several[0] === 1 ||
        independentOrigins.several[0] === 1)
    if (done === 'yes' && official !== -1 && !witnessed) codes.badges |= BADGE_BIT.unilateral
    const begun = stands(started)
    if (done === 'yes' && witnessed) set(DELIVERY.D6, 'D6-both')
    else if (done === 'yes' && partDelivered) set(DELIVERY.D5, 'D5-part')
    else if (begun === 'yes' || stands(resumed) === 'yes') set(DELIVERY.D4, 'D4-started')
    else if (stands(prepared) === 'yes' || stands(met) === 'yes') set(DELIVERY.D3, 'D3-prepared')
    else if (done === 'conflict' || begun === 'conflict') set(DELIVERY.X, 'X-conflict')
    else if (isDenied(started) || isDenied(prepared) || isDenied(delivered))
      set(DELIVERY.D2, 'D2-denied')
    else set(DELIVERY.D0, 'D0-default')
    if (done === 'conflict' || begun === 'conflict') codes.badges |= BADGE_BIT.disputed
  }

  function isDenied(act: number): boolean {
    if (!anyDenial) return false
    for (let rank = 0; rank < RANKS; rank++) {
      if (deniedOn[act * RANKS + rank] !== -NEVER) return true
    }
    return false
  }

  /** Months before the day asked for, as an epoch day; the same for every commitment of one fold. */
  function cutoff(months: number): number {
    if (cutoffsFor !== at.validDay) {
      cutoffs.clear()
      cutoffsFor = at.validDay
    }
    let day = cutoffs.get(months)
    if (day === undefined) {
      day = epochDay(addMonths(dayOfEpoch(at.validDay), -months))
      cutoffs.set(months, day)
    }
    return day
  }

  /** What takes a commitment off the road: withdrawal, lapse, stall, in this order; null for none. */
  function fate(entry: CommitmentEntry): RuleId | null {
    const isDone = codes.reached === DELIVERY.D6
    if (entry.replacements.some((r) => isVisible(r, at.validDay, at.knownDay))) return 'W-replaced'
    if (
      stands(withdrawn) === 'yes' &&
      withdrawnByParty &&
      last[withdrawn]! >= codes.lastQualifying
    ) {
      return 'W-renounced'
    }
    if (!isDone && codes.form === FORM.F7) {
      return RULE_IDS[codes.formRule] === 'F7-replaced' ? 'W-replaced' : 'L-instrument'
    }
    const runs = !isDone && !entry.record.declaratory
    if (runs && codes.lastQualifying <= cutoff(entry.record.lapseMonths)) return 'L-silence'
    // A fall needs the same class of evidence as the rise.
    const risen = Math.min(best[started]!, best[delivered]!)
    if (
      stands(suspended) === 'yes' &&
      suspendedByParty &&
      last[suspended]! >= codes.lastQualifying &&
      (risen === RANKS || best[suspended]! <= risen)
    ) {
      return 'S-declared'
    }
    if (runs && codes.lastQualifying <= cutoff(entry.record.stallMonths)) return 'S-silence'
    const dueLatest = codes.due === -1 ? NEVER : dueDay(entry, codes.due)
    const stale = cutoff(OVERDUE_STALL_MONTHS)
    return runs && dueLatest <= stale && codes.lastQualifying <= stale ? 'S-overdue' : null
  }

  function range(subject: number): [number, number] {
    return subject === -1 ? [0, 0] : [evidence.start[subject]!, evidence.start[subject + 1]!]
  }

  return {
    commitment(i, validDay, knownDay) {
      const entry = ledger.commitments[i]!
      at = { validDay, knownDay }
      ;[ranges.ownFrom, ranges.ownTo] = range(entry.subject)
      ;[ranges.lentFrom, ranges.lentTo] = range(entry.instrumentSubject)
      reset()
      tally()
      codes.exists = codes.lastQualifying !== -NEVER
      if (!codes.exists) return codes
      codes.due = currentDue(entry, validDay, knownDay)
      form(entry)
      delivery()
      codes.reached = codes.delivery
      if (
        RULE_IDS[codes.deliveryRule] === 'D0-default' &&
        entry.searches.some((s) => !s.value.found && isVisible(s, validDay, knownDay))
      ) {
        codes.delivery = codes.reached = DELIVERY.D1
        codes.deliveryRule = RULE_INDEX['D1-searched']
      }
      // While there are only words, saying them again is what keeps the promise alive.
      const wordsOnly = codes.form <= FORM.F1 && codes.reached <= DELIVERY.D2
      if (wordsOnly) qualify(lastPromise)
      const fell = fate(entry)
      if (fell !== null) {
        codes.delivery = DELIVERY[RULES[fell][0] as DeliveryCode]
        codes.deliveryRule = RULE_INDEX[fell]
        if (INFERRED.has(fell)) codes.badges |= BADGE_BIT.inferred
      }
      const isOver = codes.delivery === DELIVERY.D6 || codes.delivery === DELIVERY.W
      if (codes.due !== -1 && !isOver && dueDay(entry, codes.due) < validDay) {
        codes.badges |= BADGE_BIT.overdue
      }
      if (wordsOnly && promiseParties !== 0 && !several(promiseParties)) {
        codes.badges |= BADGE_BIT.unilateral
      }
      return codes
    },
    instrument(id, validDay, knownDay) {
      at = { validDay, knownDay }
      ;[ranges.ownFrom, ranges.ownTo] = range(ledger.subjects.get(id) ?? -1)
      ranges.lentFrom = ranges.lentTo = 0
      reset()
      tally()
      const instrument = ledger.instruments.find((entry) => entry.value.id === id)?.value ?? null
      form({ instrument, instrumentReplacements: [], isPosition: false })
      return codes
    },
  }
}

/** True when somebody can be held to it: a named speaker, a bound party, an official source. */
function isSpoken(evidence: Evidence, row: number): boolean {
  return (
    evidence.said[row] === 1 || evidence.parties[row] !== 0 || evidence.classRank[row]! <= OFFICIAL
  )
}

/**
 * True for words, and for deeds that are only willed: an intention never fills a "done" slot. Of rows
 * that are neither denials nor mere reports.
 */
function isPromise(evidence: Evidence, row: number): boolean {
  const act = evidence.act[row]
  return act === voiced || act === agreed || evidence.modality[row] !== FACT
}

/** True when a row is an occasion of the promise: said by somebody, or signed. */
export function isOccasion(evidence: Evidence, row: number): boolean {
  if (evidence.modality[row] === DENIAL) return false
  return isPromise(evidence, row) ? isSpoken(evidence, row) : evidence.act[row] === signed
}

/** True when an instrument lends this row to the commitments it carries. */
export function isLent(evidence: Evidence, row: number): boolean {
  return IS_FORM_ACT[evidence.act[row]!] === 1
}

/** True when a mask holds more than one party. */
function several(parties: number): boolean {
  return (parties & (parties - 1)) !== 0
}

function createOrigins(slots: number): Origins {
  return { first: new Int32Array(slots).fill(-1), several: new Uint8Array(slots) }
}

function clearOrigins(origins: Origins): void {
  origins.first.fill(-1)
  origins.several.fill(0)
}

function see(origins: Origins, slot: number, cluster: number): void {
  if (origins.first[slot] === -1) origins.first[slot] = cluster
  else if (origins.first[slot] !== cluster) origins.several[slot] = 1
}

/** Last day that the current due date can mean, as an epoch day. */
export function dueDay(entry: CommitmentEntry, due: number): number {
  return epochDay(intervalOf(entry.dues[due]!.value.due)!.latest)
}

/** The due date in force: the firmer kind, then the one given last, then the stricter date. */
function currentDue(entry: CommitmentEntry, validDay: number, knownDay: number): number {
  let chosen = -1
  for (let i = 0; i < entry.dues.length; i++) {
    const due = entry.dues[i]!
    if (!isVisible(due, validDay, knownDay)) continue
    if (chosen === -1 || isFirmer(entry, i, chosen)) chosen = i
  }
  return chosen
}

function isFirmer(entry: CommitmentEntry, a: number, b: number): boolean {
  const x = entry.dues[a]!
  const y = entry.dues[b]!
  const kinds = DUE_KINDS.indexOf(x.value.kind) - DUE_KINDS.indexOf(y.value.kind)
  if (kinds !== 0) return kinds < 0
  if (x.validDay !== y.validDay) return x.validDay > y.validDay
  const days = dueDay(entry, a) - dueDay(entry, b)
  return days !== 0 ? days < 0 : x.statement.id < y.statement.id
}

/** For and against an act on one and the same day: higher class, then more origins, else conflict. */
function tie(
  evidence: Evidence,
  ranges: { ownFrom: number; ownTo: number; lentFrom: number; lentTo: number },
  at: { validDay: number; knownDay: number },
  act: number,
  day: number,
): 'yes' | 'no' | 'conflict' {
  const yes = { best: RANKS, origins: new Set<number>() }
  const no = { best: RANKS, origins: new Set<number>() }
  const look = (from: number, to: number) => {
    for (let row = from; row < to; row++) {
      if (evidence.validDay[row] !== day || evidence.act[row] !== act) continue
      if (evidence.knownDay[row]! > at.knownDay || evidence.hiddenFrom[row]! <= at.knownDay)
        continue
      const rank = evidence.classRank[row]!
      if (rank === COMMENTARY) continue
      const modality = evidence.modality[row]!
      if (modality !== DENIAL && modality !== FACT && act !== voiced && act !== agreed) continue
      const side = modality === DENIAL ? no : yes
      side.best = Math.min(side.best, rank)
      side.origins.add(evidence.cluster[row]!)
    }
  }
  look(ranges.ownFrom, ranges.ownTo)
  if (IS_FORM_ACT[act] === 1) look(ranges.lentFrom, ranges.lentTo)
  if (yes.best !== no.best) return yes.best < no.best ? 'yes' : 'no'
  if (yes.origins.size !== no.origins.size) {
    return yes.origins.size > no.origins.size ? 'yes' : 'no'
  }
  return 'conflict'
}
