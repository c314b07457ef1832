/**
 * The codebook written out slowly: a plain replay of statements, with no index and no tallies.
 * It is the oracle of the fold's property tests and the baseline of its benchmark.
 */

import { addMonths, daysBetween, epochDay, intervalOf } from '@followthrough/record'
import {
  ActValue,
  type AsOf,
  type Badge,
  type DeliveryCode,
  DueValue,
  type FormCode,
  type Headline,
  headlineOf,
  type RuleId,
  type Statement,
} from '../src/index.ts'
import { Commitment, Instrument, Search } from '../src/records.ts'

export interface NaiveStatus {
  readonly id: string
  readonly form: FormCode
  readonly formRule: RuleId
  readonly delivery: DeliveryCode
  readonly deliveryRule: RuleId
  readonly headline: Headline
  readonly badges: Badge[]
  readonly silenceDays: number
  readonly recurrences: number
  readonly dueLatest: string | null
}

const FORM_ACTS = [
  'voiced',
  'agreed',
  'drafted',
  'approved',
  'signed',
  'ratified',
  'provisionally-applied',
  'in-force',
  'ended',
]
const QUALIFYING = [
  'drafted',
  'approved',
  'signed',
  'ratified',
  'provisionally-applied',
  'in-force',
  'prepared',
  'met',
  'started',
  'delivered',
  'resumed',
]

/** The day from which a statement counts as true: see `ledger.ts`. */
function trueFrom(statement: Statement): string {
  if (statement.validOn === null) return statement.knownOn
  const { earliest, latest } = intervalOf(statement.validOn)!
  if (latest <= statement.knownOn || earliest === latest) return latest
  return earliest > statement.knownOn ? earliest : statement.knownOn
}

/** Every status by replaying all statements for each commitment. */
export function naiveFold(
  statements: readonly Statement[],
  parties: readonly string[],
  at: AsOf,
): NaiveStatus[] {
  const isRetracted = (id: string, known: string | null): boolean =>
    statements.some(
      (s) =>
        s.retracts === id &&
        s.state === 'accepted' &&
        (known === null || s.knownOn <= known) &&
        !isRetracted(s.id, known),
    )
  const retractedIds = new Set(statements.flatMap((s) => (s.retracts === null ? [] : [s.retracts])))
  const seen = statements.filter(
    (s) =>
      s.state === 'accepted' &&
      trueFrom(s) <= at.validOn &&
      s.knownOn <= at.knownAt &&
      !(retractedIds.has(s.id) && isRetracted(s.id, at.knownAt)),
  )
  const records = statements.filter(
    (s) =>
      s.valueType === 'record' &&
      s.state === 'accepted' &&
      !(retractedIds.has(s.id) && isRetracted(s.id, null)),
  )
  const bySubject = Map.groupBy(seen, (s) => s.subject)
  const instruments = new Map(
    records
      .filter((s) => s.property === 'instrument')
      .map((s) => [s.subject, Instrument.parse(s.value)]),
  )
  const searches = records
    .filter((s) => s.property === 'search' && s.knownOn <= at.knownAt)
    .map((s) => Search.parse(s.value))
    .filter((search) => !search.found && search.on <= at.validOn)
  const searched = new Set(searches.flatMap((search) => search.subjects))
  return records.flatMap((record) => {
    if (record.property !== 'commitment') return []
    const commitment = Commitment.parse(record.value)
    const about = [commitment.id, commitment.instrument ?? ''].flatMap(
      (subject) => bySubject.get(subject) ?? [],
    )
    const instrument = instruments.get(commitment.instrument ?? '') ?? null
    const isSearched = searched.has(commitment.id) || searched.has(commitment.instrument ?? '')
    const status = statusOf(commitment, instrument, about, isSearched, parties, at)
    return status === null ? [] : [status]
  })
}

interface Row {
  readonly day: string
  readonly act: string
  readonly denial: boolean
  readonly promise: boolean
  readonly meets: 'whole' | 'part' | null
  readonly class: string
  readonly cluster: string
  readonly parties: readonly string[]
  readonly spoken: boolean
}

function statusOf(
  commitment: Commitment,
  instrument: Instrument | null,
  seen: readonly Statement[],
  searched: boolean,
  parties: readonly string[],
  at: AsOf,
): NaiveStatus | null {
  const rows = seen
    .filter((s) => s.valueType === 'act' && s.sourceClass !== null && s.sourceClass !== 'F')
    .filter((s) => ActValue.parse(s.value).act !== 'reported')
    .filter(
      (s) =>
        s.subject === commitment.id ||
        (s.subject === commitment.instrument && FORM_ACTS.includes(ActValue.parse(s.value).act)),
    )
    .map((s): Row => {
      const { act, meets } = ActValue.parse(s.value)
      const bound = s.boundParties.filter((party) => parties.includes(party))
      return {
        day: trueFrom(s),
        act,
        denial: s.modality === 'denial',
        promise:
          s.modality !== 'denial' &&
          (act === 'voiced' || act === 'agreed' || s.modality !== 'fact'),
        meets,
        class: s.sourceClass!,
        cluster: s.originCluster ?? s.id,
        parties: bound,
        spoken: s.saidBy !== null || bound.length > 0 || s.sourceClass! <= 'B',
      }
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

  const promises = rows.filter((r) => r.promise && r.spoken)
  const deeds = rows.filter((r) => !r.promise && !r.denial)
  const facts = (act: string) => deeds.filter((r) => r.act === act)
  const agreements = promises.filter((r) => r.act === 'agreed')
  const union = (of: readonly Row[]) => new Set(of.flatMap((r) => r.parties))
  // A reprint adds no corroboration.
  const origins = (of: readonly Row[]) =>
    new Set(of.filter((r) => r.class !== 'E').map((r) => r.cluster)).size
  const best = (of: readonly Row[]) => of.map((r) => r.class).sort()[0] ?? 'Z'
  const lastDay = (of: readonly Row[]) =>
    of
      .map((r) => r.day)
      .sort()
      .at(-1) ?? ''

  function stands(act: string): 'yes' | 'no' | 'conflict' {
    const yes = act === 'agreed' ? agreements : facts(act)
    if (yes.length === 0) return 'no'
    const no = rows.filter((r) => r.denial && r.act === act && r.class <= best(yes))
    if (no.length === 0 || lastDay(no) < lastDay(yes)) return 'yes'
    if (lastDay(no) > lastDay(yes)) return 'no'
    const yesThatDay = yes.filter((r) => r.day === lastDay(yes))
    const noThatDay = rows.filter((r) => r.denial && r.act === act && r.day === lastDay(yes))
    if (best(yesThatDay) !== best(noThatDay))
      return best(yesThatDay) < best(noThatDay) ? 'yes' : 'no'
    if (origins(yesThatDay) !== origins(noThatDay))
      return origins(yesThatDay) > origins(noThatDay) ? 'yes' : 'no'
    return 'conflict'
  }

  // Qualifying events: progress in form or deed, the first promise, the first joint agreement.
  const occasions = [...promises, ...facts('signed')].map((r) => r.day).sort()
  const qualifying = deeds.filter((r) => QUALIFYING.includes(r.act)).map((r) => r.day)
  if (occasions[0] !== undefined) qualifying.push(occasions[0])
  const joint = agreements.find(
    (_, i) => union(agreements.slice(0, i + 1)).size > 1 && union(agreements.slice(0, i)).size <= 1,
  )
  if (joint !== undefined) qualifying.push(joint.day)
  let lastQualifying = qualifying.sort().at(-1)
  if (lastQualifying === undefined) return null
  let recurrences = -1
  let lastOccasion: string | null = null
  for (const day of occasions) {
    if (lastOccasion !== null && daysBetween(lastOccasion, day) < 30) continue
    recurrences++
    lastOccasion = day
  }

  const badges = new Set<Badge>()

  // Form
  const rise = (act: string) => {
    const verdict = stands(act)
    if (verdict === 'conflict') badges.add('disputed')
    return verdict === 'yes'
  }
  const signedRows = facts('signed')
  const isSigned = rise('signed') && (best(signedRows) <= 'C' || origins(signedRows) > 1)
  const ratifiedBy = rise('ratified') ? union(facts('ratified')) : new Set<string>()
  const signers = union(signedRows)
  const bound = signers.size > 1 ? [...signers] : parties
  const isReplaced = (subject: string | null) =>
    seen.some((s) => s.valueType === 'replacement' && s.subject === subject)
  const inForce = facts('in-force')
  const applied = facts('provisionally-applied')
  function formOf(): RuleId {
    if (isReplaced(commitment.instrument)) return 'F7-replaced'
    if (rise('ended') && best(facts('ended')) <= 'B') return 'F7-notice'
    if (instrument?.endsOn && intervalOf(instrument.endsOn)!.latest < at.validOn) return 'F7-period'
    if (rise('in-force') && best(inForce) <= 'C') return 'F5-official'
    if (rise('in-force') && origins(inForce) > 1) return 'F5-two-reports'
    if (commitment.declaratory && instrument?.kind === 'declaration' && isSigned)
      return 'F5-position'
    if (rise('provisionally-applied') && (best(applied) === 'A' || union(applied).size > 1))
      return 'F6-applied'
    if (ratifiedBy.size > 0 && bound.every((party) => ratifiedBy.has(party))) return 'F4-all'
    if (isSigned && best(signedRows) === 'A') return 'F3-text'
    if (isSigned && best(signedRows) <= 'C') return 'F3-official'
    if (isSigned) return 'F3-two-reports'
    if (rise('drafted') || rise('approved')) return 'F2-drafted'
    if (rise('agreed') && union(agreements).size > 1) return 'F1-both'
    return 'F0-voiced'
  }
  const formRule = formOf()
  const form = formRule.slice(0, 2) as FormCode

  // Delivery by deeds
  const whole = facts('delivered').filter((r) => r.meets === 'whole')
  const official = whole.filter((r) => r.class <= 'B')
  const independent = whole.filter((r) => r.class === 'C' || r.class === 'D')
  const witnessed = official.some((o) => independent.some((i) => i.cluster !== o.cluster))
  const done = stands('delivered')
  const begun = stands('started')
  const verdicts = [done, begun, stands('resumed'), stands('prepared'), stands('met')]
  const contested = verdicts.includes('conflict')
  const denied = (act: string) => rows.some((r) => r.denial && r.act === act)
  function deliveryOf(): RuleId {
    if (done === 'yes' && witnessed) return 'D6-both'
    if (done === 'yes' && facts('delivered').some((r) => r.meets === 'part')) return 'D5-part'
    if (begun === 'yes' || stands('resumed') === 'yes') return 'D4-started'
    if (stands('prepared') === 'yes' || stands('met') === 'yes') return 'D3-prepared'
    if (contested) return 'X-conflict'
    if (denied('started') || denied('prepared')) return 'D2-denied'
    return searched ? 'D1-searched' : 'D0-default'
  }
  if (done === 'yes' && official.length > 0 && !witnessed) badges.add('unilateral')
  if (contested) badges.add('disputed')
  const reached = deliveryOf()

  // While there are only words, saying them again is what keeps the promise alive.
  const wordsOnly = form <= 'F1' && /^D[012]/.test(reached)
  if (wordsOnly && promises.length > 0) {
    lastQualifying = [lastQualifying, lastDay(promises)].sort()[1]!
  }

  // Due date
  const kinds = ['binding', 'target', 'indicative', 'none']
  const due = seen
    .filter((s) => s.valueType === 'due' && s.subject === commitment.id)
    .map((s) => ({ s, value: DueValue.parse(s.value) }))
    .sort(
      (a, b) =>
        kinds.indexOf(a.value.kind) - kinds.indexOf(b.value.kind) ||
        -trueFrom(a.s).localeCompare(trueFrom(b.s)) ||
        intervalOf(a.value.due)!.latest.localeCompare(intervalOf(b.value.due)!.latest) ||
        (a.s.id < b.s.id ? -1 : 1),
    )[0]
  const dueLatest = due === undefined ? null : intervalOf(due.value.due)!.latest

  // What took it off the road
  const before = (months: number) => addMonths(at.validOn, -months)
  const runs = reached !== 'D6-both' && !commitment.declaratory
  const DEEDS = ['prepared', 'met', 'started', 'delivered', 'resumed']
  /** A fall needs evidence of the class of the rise, newer than all progress, by a party. */
  const falls = (act: string, rise: readonly string[]) => {
    if (stands(act) === 'conflict') badges.add('disputed')
    const risen = best(rise.flatMap(facts))
    return (
      stands(act) === 'yes' &&
      facts(act).some((r) => r.spoken) &&
      lastDay(facts(act)) >= lastQualifying! &&
      best(facts(act)) <= risen
    )
  }
  function fateOf(): RuleId | null {
    if (isReplaced(commitment.id)) return 'W-replaced'
    if (falls('withdrawn', QUALIFYING)) return 'W-renounced'
    if (reached !== 'D6-both' && form === 'F7')
      return formRule === 'F7-replaced' ? 'W-replaced' : 'L-instrument'
    if (runs && lastQualifying! <= before(commitment.lapseMonths)) return 'L-silence'
    if (falls('suspended', DEEDS)) return 'S-declared'
    if (runs && lastQualifying! <= before(commitment.stallMonths)) return 'S-silence'
    if (runs && dueLatest !== null && dueLatest <= before(12) && lastQualifying! <= before(12))
      return 'S-overdue'
    return null
  }
  const fate = fateOf()
  const deliveryRule = fate ?? reached
  const delivery = deliveryRule.split('-')[0] as DeliveryCode
  if (fate !== null && ['S-silence', 'S-overdue', 'L-silence', 'L-instrument'].includes(fate))
    badges.add('inferred')
  if (dueLatest !== null && dueLatest < at.validOn && delivery !== 'D6' && delivery !== 'W')
    badges.add('overdue')
  if (wordsOnly && union(promises).size === 1) badges.add('unilateral')
  return {
    id: commitment.id,
    form,
    formRule,
    delivery,
    deliveryRule,
    headline: headlineOf(form, delivery),
    badges: (['overdue', 'disputed', 'inferred', 'unilateral'] as const).filter((b) =>
      badges.has(b),
    ),
    silenceDays: epochDay(at.validOn) - epochDay(lastQualifying),
    recurrences: Math.max(0, recurrences),
    dueLatest,
  }
}
