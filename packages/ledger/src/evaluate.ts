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
import { type CommitmentEntry, type Evidence, isVisible, type Ledger, NEVER } from './ledger.ts'
import { DUE_KINDS } from './records.ts'
import {
  ACT_INDEX,
  ACT_MASK,
  CLUSTER,
  DENIAL,
  HIDDEN,
  KNOWN,
  LENT,
  NOTHING,
  PART,
  PARTIES,
  PROMISE,
  QUALIFYING,
  RANK_MASK,
  RANK_SHIFT,
  SPOKEN,
  STRIDE,
  TRAITS,
  traitsOf,
  VALID,
  WHOLE,
} from './tape.ts'

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
const { started, delivered, suspended, resumed, ended, withdrawn } = ACT_INDEX
const inForce = ACT_INDEX['in-force']
const applied = ACT_INDEX['provisionally-applied']

/** What a fall is measured against: deeds for a stall, deeds and form for a renunciation. */
const DEEDS = [prepared, met, started, delivered, resumed]
const PROGRESS = [drafted, approved, signed, ratified, applied, inForce, ...DEEDS]
/** Promises closer together than this are one occasion: a visit, its communiqué and its press. */
export const OCCASION_DAYS = 30
/** Rules that read a clock or a calendar, not a source. */
const INFERRED: ReadonlySet<RuleId> = new Set([
  'S-silence',
  'S-overdue',
  'L-silence',
  'L-instrument',
])
const RANKS = 6
const OFFICIAL = 1
const THIRD_BODY = 2
const INDEPENDENT_REPORT = 3
const REPRINT = 4

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

const evaluators = new WeakMap<Ledger, Evaluator>()

/** The evaluator of a ledger; one for all questions, so that its compiled code stays warm. */
export function evaluatorOf(ledger: Ledger): Evaluator {
  const evaluator = evaluators.get(ledger) ?? createEvaluator(ledger)
  evaluators.set(ledger, evaluator)
  return evaluator
}

/** An evaluator with its own scratch memory; not to be shared between threads. */
function createEvaluator(ledger: Ledger): Evaluator {
  const { evidence, tape } = ledger
  const { rows } = tape
  const everyParty = 2 ** ledger.parties.length - 1
  const acts = ACTS.length
  // Tallies an act; an act's entry means something only while its bit of `seen` is set.
  let seen = 0
  const last = new Int32Array(acts)
  const best = new Uint8Array(acts)
  const parties = new Int32Array(acts)
  const origins = createOrigins(acts)
  const officialOrigins = createOrigins(1)
  const independentOrigins = createOrigins(1)
  const deniedOn = new Int32Array(acts * RANKS).fill(-NEVER)
  let anyDenial = false
  let partDelivered = false
  let promiseParties = 0
  let lastPromise = -NEVER
  let lastOccasion = -NEVER
  let suspendedByParty = false
  let withdrawnByParty = false
  const at = { validDay: 0, knownDay: 0, own: -1, lent: -1 }
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
    seen = 0
    clearOrigins(officialOrigins)
    clearOrigins(independentOrigins)
    if (anyDenial) deniedOn.fill(-NEVER)
    anyDenial = false
    partDelivered = false
    promiseParties = 0
    lastPromise = -NEVER
    lastOccasion = -NEVER
    suspendedByParty = false
    withdrawnByParty = false
    codes.exists = false
    codes.badges = 0
    codes.lastQualifying = -NEVER
    codes.promises = 0
    codes.firstPromise = NEVER
  }

  /** One pass over the subject's own rows and its instrument's, in order of valid day. */
  function tally(): void {
    const { validDay, knownDay } = at
    let own = rowsFrom(at.own)
    const ownTo = rowsTo(at.own)
    let lent = rowsFrom(at.lent)
    const lentTo = rowsTo(at.lent)
    if (lent === lentTo) {
      for (; own < ownTo && rows[own + VALID]! <= validDay; own += STRIDE) {
        if (rows[own + KNOWN]! > knownDay || rows[own + HIDDEN]! <= knownDay) continue
        take(rows[own + TRAITS]!, rows[own + VALID]!, rows[own + PARTIES]!, rows[own + CLUSTER]!)
      }
      return
    }
    while (own < ownTo || lent < lentTo) {
      const isOwn = lent >= lentTo || (own < ownTo && rows[own + VALID]! <= rows[lent + VALID]!)
      const row = isOwn ? own : lent
      if (isOwn) own += STRIDE
      else lent += STRIDE
      const day = rows[row + VALID]!
      if (day > validDay) break
      if (rows[row + KNOWN]! > knownDay || rows[row + HIDDEN]! <= knownDay) continue
      const traits = rows[row + TRAITS]!
      if (!isOwn && (traits & LENT) === 0) continue
      take(traits, day, rows[row + PARTIES]!, rows[row + CLUSTER]!)
    }
  }

  function rowsFrom(subject: number): number {
    return subject === -1 ? 0 : tape.start[subject]! * STRIDE
  }

  function rowsTo(subject: number): number {
    return subject === -1 ? 0 : tape.start[subject + 1]! * STRIDE
  }

  function take(traits: number, day: number, bound: number, cluster: number): void {
    const act = traits & ACT_MASK
    const rank = (traits >> RANK_SHIFT) & RANK_MASK
    if ((traits & DENIAL) !== 0) {
      anyDenial = true
      deniedOn[act * RANKS + rank] = day
      return
    }
    if ((traits & PROMISE) !== 0) {
      promiseParties |= bound
      lastPromise = day
      occasion(day)
      if (act !== agreed) return
      const before = partiesOf(agreed)
      if (several(before | bound) && !several(before)) qualify(day)
    } else {
      if (act === signed) occasion(day)
      if ((traits & QUALIFYING) !== 0) qualify(day)
      if ((traits & SPOKEN) !== 0) {
        if (act === suspended) suspendedByParty = true
        else if (act === withdrawn) withdrawnByParty = true
      }
    }
    note(act, day, rank, bound, cluster)
    if (act !== delivered) return
    // A part shown never adds to the proof of the whole; it has its own flag.
    if ((traits & PART) !== 0) partDelivered = true
    if ((traits & WHOLE) === 0) return
    if (rank <= OFFICIAL) see(officialOrigins, 0, cluster)
    else if (rank === THIRD_BODY || rank === INDEPENDENT_REPORT) see(independentOrigins, 0, cluster)
  }

  function occasion(day: number): void {
    if (day - lastOccasion >= OCCASION_DAYS) {
      codes.promises++
      lastOccasion = day
    }
    if (codes.firstPromise === NEVER) {
      codes.firstPromise = day
      qualify(day)
    }
  }

  function note(act: number, day: number, rank: number, bound: number, cluster: number): void {
    const bit = 1 << act
    last[act] = day // rows come in order of valid day
    if ((seen & bit) === 0) {
      seen |= bit
      best[act] = rank
      parties[act] = bound
      origins.first[act] = -1
      origins.several[act] = 0
    } else {
      if (rank < best[act]!) best[act] = rank
      parties[act]! |= bound
    }
    // A reprint adds no corroboration, whether or not its origin is on record.
    if (rank !== REPRINT) see(origins, act, cluster)
  }

  function isSeen(act: number): boolean {
    return (seen & (1 << act)) !== 0
  }

  function partiesOf(act: number): number {
    return isSeen(act) ? parties[act]! : 0
  }

  function qualify(day: number): void {
    if (day > codes.lastQualifying) codes.lastQualifying = day
  }

  /**
   * Whether an act stands against its denials: later valid day, then higher class, then more origins.
   * A denial of a lower class than the best evidence for the act does not count.
   */
  function stands(act: number): 'yes' | 'no' | 'conflict' {
    if (!isSeen(act)) return 'no'
    if (!anyDenial) return 'yes'
    let denied = -NEVER
    for (let rank = 0; rank <= best[act]!; rank++) {
      denied = Math.max(denied, deniedOn[act * RANKS + rank]!)
    }
    if (denied < last[act]!) return 'yes'
    if (denied > last[act]!) return 'no'
    return tie(evidence, at, act, denied)
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
    const bound = several(partiesOf(signed)) ? partiesOf(signed) : everyParty
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
    const deeds = [done, begun, stands(resumed), stands(prepared), stands(met)]
    const isContested = deeds.includes('conflict')
    if (isContested) codes.badges |= BADGE_BIT.disputed
    if (done === 'yes' && witnessed) set(DELIVERY.D6, 'D6-both')
    else if (done === 'yes' && partDelivered) set(DELIVERY.D5, 'D5-part')
    else if (begun === 'yes' || deeds[2] === 'yes') set(DELIVERY.D4, 'D4-started')
    else if (deeds[3] === 'yes' || deeds[4] === 'yes') set(DELIVERY.D3, 'D3-prepared')
    else if (isContested) set(DELIVERY.X, 'X-conflict')
    else if (isDenied(started) || isDenied(prepared)) set(DELIVERY.D2, 'D2-denied')
    else set(DELIVERY.D0, 'D0-default')
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

  /** The best class among the acts of `of` that were seen; RANKS when none was. */
  function risenBy(of: readonly number[]): number {
    let rank = RANKS
    for (const act of of) if (isSeen(act) && best[act]! < rank) rank = best[act]!
    return rank
  }

  /** Whether a fall stands: not contradicted, newer than all progress, of the class of the rise. */
  function falls(act: number, byParty: boolean, risen: number): boolean {
    const verdict = stands(act)
    if (verdict === 'conflict') codes.badges |= BADGE_BIT.disputed
    return (
      verdict === 'yes' &&
      byParty &&
      last[act]! >= codes.lastQualifying &&
      (risen === RANKS || best[act]! <= risen)
    )
  }

  /** What takes a commitment off the road: withdrawal, lapse, stall, in this order; null for none. */
  function fate(entry: CommitmentEntry): RuleId | null {
    const isDone = codes.reached === DELIVERY.D6
    if (entry.replacements.some((r) => isVisible(r, at.validDay, at.knownDay))) return 'W-replaced'
    if (falls(withdrawn, withdrawnByParty, risenBy(PROGRESS))) return 'W-renounced'
    if (!isDone && codes.form === FORM.F7) {
      return RULE_IDS[codes.formRule] === 'F7-replaced' ? 'W-replaced' : 'L-instrument'
    }
    const runs = !isDone && !entry.record.declaratory
    if (runs && codes.lastQualifying <= cutoff(entry.record.lapseMonths)) return 'L-silence'
    if (falls(suspended, suspendedByParty, risenBy(DEEDS))) return 'S-declared'
    if (runs && codes.lastQualifying <= cutoff(entry.record.stallMonths)) return 'S-silence'
    const dueLatest = codes.due === -1 ? NEVER : dueDay(entry, codes.due)
    const stale = cutoff(OVERDUE_STALL_MONTHS)
    return runs && dueLatest <= stale && codes.lastQualifying <= stale ? 'S-overdue' : null
  }

  return {
    commitment(i, validDay, knownDay) {
      const entry = ledger.commitments[i]!
      at.validDay = validDay
      at.knownDay = knownDay
      at.own = entry.subject
      at.lent = entry.instrumentSubject
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
      at.validDay = validDay
      at.knownDay = knownDay
      at.own = ledger.subjects.get(id) ?? -1
      at.lent = -1
      reset()
      tally()
      const instrument = ledger.instruments.find((entry) => entry.value.id === id)?.value ?? null
      form({
        instrument,
        instrumentReplacements: ledger.replacements.get(id) ?? [],
        isPosition: false,
      })
      return codes
    },
  }
}

/** True when a row is an occasion of the promise: said by somebody, or signed. */
export function isOccasion(evidence: Evidence, row: number): boolean {
  const traits = traitsOf(evidence, row)
  if (traits === NOTHING || (traits & DENIAL) !== 0) return false
  return (traits & PROMISE) !== 0 || evidence.act[row] === signed
}

/** True when an instrument lends this row to the commitments it carries. */
export function isLent(evidence: Evidence, row: number): boolean {
  const traits = traitsOf(evidence, row)
  return traits !== NOTHING && (traits & LENT) !== 0
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
  at: { validDay: number; knownDay: number; own: number; lent: number },
  act: number,
  day: number,
): 'yes' | 'no' | 'conflict' {
  const yes = { best: RANKS, origins: new Set<number>() }
  const no = { best: RANKS, origins: new Set<number>() }
  for (const subject of [at.own, at.lent]) {
    if (subject === -1) continue
    for (let row = evidence.start[subject]!; row < evidence.start[subject + 1]!; row++) {
      if (evidence.validDay[row] !== day || evidence.act[row] !== act) continue
      if (evidence.knownDay[row]! > at.knownDay || evidence.hiddenFrom[row]! <= at.knownDay)
        continue
      const traits = traitsOf(evidence, row)
      if (traits === NOTHING || (subject === at.lent && (traits & LENT) === 0)) continue
      // A deed that is only willed speaks neither for nor against it.
      if ((traits & PROMISE) !== 0 && act !== voiced && act !== agreed) continue
      const side = (traits & DENIAL) === 0 ? yes : no
      side.best = Math.min(side.best, evidence.classRank[row]!)
      if (evidence.classRank[row] !== REPRINT) side.origins.add(evidence.cluster[row]!)
    }
  }
  if (yes.best !== no.best) return yes.best < no.best ? 'yes' : 'no'
  if (yes.origins.size !== no.origins.size) {
    return yes.origins.size > no.origins.size ? 'yes' : 'no'
  }
  return 'conflict'
}
