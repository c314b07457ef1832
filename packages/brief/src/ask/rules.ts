/**
 * The rules by which something is asked. Each looks at one commitment and says what to ask, of whom and
 * on what evidence, or null.
 *
 * No rule asks about what is delivered or withdrawn. About a commitment that is declaratory (it has no
 * test) only a difference between sources can be asked. Facts are sentences that are true of the record
 * as of the case’s days; "found" is said only where a search is on record.
 */

import { evaluatorOf, FORM_CODES, type Headline, headlineOf, statusOf } from '@followthrough/ledger'
import { daysBetween, epochDay, intervalOf } from '@followthrough/record'
import { type Case, needsRatification } from './case.ts'
import type { AskRuleId, NextStep } from './rule-ids.ts'
import {
  dueFact,
  latestOf,
  type Owner,
  ownersOf,
  partiesAsked,
  type Speech,
  searchFact,
  sidesOf,
  yearsOf,
} from './speech.ts'

export interface Finding {
  readonly rule: AskRuleId
  readonly nextStep: NextStep
  readonly owners: readonly Owner[]
  /** Statements that made the rule hold. */
  readonly evidence: readonly string[]
  /** Ids of what it waits for. */
  readonly dependsOn: readonly string[]
  /** Sentences of fact, then what is asked. */
  readonly say: (speech: Speech) => { readonly facts: readonly string[]; readonly asked: string }
}

type Occasion = Case['status']['occasions'][number]
type Rule = (given: Case) => Omit<Finding, 'rule'> | null

const NOTHING_BEGUN = ['D0', 'D1', 'D2']
const MOST_DIFFERENCES = 3
/** More than these are told by the first and the last. */
const MOST_OCCASIONS = 4

/** Everything that holds of a commitment, in order of precedence. */
export function findingsOf(given: Case): Finding[] {
  const { code } = given.status.delivery
  if (code === 'D6' || code === 'W') return []
  return (Object.entries(RULES) as [AskRuleId, Rule][]).flatMap(([rule, find]) => {
    if (given.record.declaratory && rule !== 'disputed') return []
    const found = find(given)
    return found === null ? [] : [{ rule, ...found }]
  })
}

/**
 * Official evidence reports the whole of the test as met, nothing later denies it, and no independent
 * origin confirms it: the badge `unilateral` over a delivery. Asked of the parties that did not report it;
 * of all where each did, or
 * where the record does not say whose voice the source is.
 */
function oneSideDelivery(given: Case) {
  const { own, status, dossier } = given
  if (!status.badges.includes('unilateral')) return null
  const claims = own.filter(
    (s) =>
      s.valueType === 'act' &&
      s.value.act === 'delivered' &&
      s.value.meets === 'whole' &&
      s.modality === 'fact' &&
      (s.sourceClass === 'A' || s.sourceClass === 'B'),
  )
  if (claims.length === 0) return null
  const codes = dossier.partnership.parties.map(({ code }) => code)
  const sayers = codes.filter((code) =>
    claims.some((s) => {
      const voice = s.source === null ? null : dossier.sources.get(s.source)?.value.party
      return voice === code
    }),
  )
  const others = codes.filter((code) => !sayers.includes(code))
  const owners = ownersOf(given, others.length === 0 ? codes : others)
  const on = claims[0]!.validOn
  return {
    nextStep: 'confirm-delivery',
    owners,
    evidence: claims.map(({ id }) => id),
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords } = speech.words
      return {
        facts: [
          facts.claimed({
            parties: sayers.length === 0 ? null : speech.names(sayers),
            on: on === null ? null : dayWords(on),
          }),
          facts.noWitness(),
        ],
        asked: questions.confirm({ to: speech.to(owners), title: speech.quoted(given.record.id) }),
      }
    },
  } as const
}

/** Nothing that carries it out is on record: no deed that counts, and none that waits to be confirmed. */
function isBare(given: Case, code: string): boolean {
  return NOTHING_BEGUN.includes(code) && oneSideDelivery(given) === null
}

/** The last day that its due date can mean has passed: the badge `overdue`. */
function overdue(given: Case) {
  const { due, badges } = given.status
  if (due === null || !badges.includes('overdue')) return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'report-and-redate',
    owners,
    evidence: [due.statement, ...given.status.evidence],
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions } = speech.words
      return {
        facts: [
          dueFact(speech, due),
          facts.late({ days: daysBetween(due.latest, given.state.validOn) }),
          ...otherDates(given, speech),
          ...standing(given, speech),
          ...searched(given, speech),
        ],
        asked: questions.overdue({ to: speech.to(owners), title: speech.quoted(given.record.id) }),
      }
    },
  } as const
}

/**
 * A party has suspended it and nothing has resumed (rule S-declared), or a crossing on which one of its
 * network effects lies is shut to freight, or no source says that it is open again.
 */
function stalledByClosure(given: Case) {
  const { closures, status, own } = given
  const isSuspended = status.delivery.rule === 'S-declared'
  if (!isSuspended && closures.length === 0) return null
  const suspensions = isSuspended
    ? own.filter(({ id }) => status.delivery.evidence.includes(id))
    : []
  const owners = ownersOf(given, partiesAsked(given))
  const last = suspensions.at(-1)
  return {
    nextStep: 'resume-or-reroute',
    owners,
    evidence: suspensions.map(({ id }) => id),
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords } = speech.words
      const parties = last?.boundParties ?? []
      return {
        facts: [
          ...(last?.validOn == null
            ? []
            : [
                facts.suspended({
                  on: dayWords(last.validOn),
                  parties: parties.length === 0 ? null : speech.names(parties),
                }),
              ]),
          ...closures.map(({ name, mode, isCertain, since, seen }) =>
            isCertain
              ? facts.shut({
                  place: speech.told(name),
                  mode: speech.mode(mode),
                  since: dayWords(since),
                  seen: seen === null ? null : dayWords(seen),
                })
              : facts.perhapsShut({
                  place: speech.told(name),
                  mode: speech.mode(mode),
                  since: dayWords(since),
                }),
          ),
          ...searched(given, speech),
        ],
        asked: questions.goOn({ to: speech.to(owners), title: speech.quoted(given.record.id) }),
      }
    },
  } as const
}

/**
 * Its document is a treaty or an agreement for ratification (`needsRatification`) that is signed and
 * that not every party has ratified while nothing has begun, or that is ratified by all and not in force; or a document
 * of any kind that some parties have ratified and others have not. Asked of those that have not.
 */
function notRatified(given: Case) {
  const { instrument, status, dossier, state } = given
  const { code } = status.form
  if (instrument === null || (code !== 'F3' && code !== 'F4')) return null
  const parties = dossier.partnership.parties.map((party) => party.code)
  const bound = status.signedBy.length > 1 ? status.signedBy : parties
  const missing = bound.filter((party) => !status.ratifiedBy.includes(party))
  const isAsked =
    status.ratifiedBy.length > 0 ||
    (needsRatification(dossier, instrument) && NOTHING_BEGUN.includes(status.reached))
  if (!isAsked) return null
  const on = signedOn(given)
  const since = on === null ? null : latestOf(on)
  const search = given.searches.find(({ what }) => /ratif|into force|in force/i.test(what))
  const owners = ownersOf(given, missing.length === 0 ? bound : missing)
  return {
    nextStep: missing.length === 0 ? 'bring-into-force' : 'ratify',
    owners,
    evidence: [...status.form.evidence],
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords } = speech.words
      const what = missing.length === 0 ? 'entry-into-force' : 'ratification'
      const title = speech.name(instrument.id)
      return {
        facts: [
          ...(on === null ? [] : [facts.signed({ on: dayWords(on) })]),
          ...(status.ratifiedBy.length === 0
            ? []
            : [facts.ratifiedBy({ parties: speech.names(status.ratifiedBy) })]),
          ...(since === null
            ? []
            : [
                facts.missing({
                  what,
                  sides: sidesOf(given, speech, missing),
                  days: daysBetween(since, state.validOn),
                  searched:
                    search === undefined
                      ? null
                      : { where: speech.told(search.where), on: dayWords(search.on) },
                }),
              ]),
          ...promisedBefore(given, speech),
        ],
        asked:
          missing.length === 0
            ? questions.exchanged({ title })
            : questions.ratified({
                sides: sidesOf(given, speech, missing),
                parties: speech.names(missing),
                title,
                isOne: missing.length === 1,
              }),
      }
    },
  } as const
}

/** Its due date lies ahead, no further than the days asked for. */
function dueSoon(given: Case) {
  const { due } = given.status
  if (due === null || due.kind === 'none') return null
  const left = daysBetween(given.state.validOn, due.latest)
  if (left < 0 || left > given.dueWithinDays) return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'finish',
    owners,
    evidence: [due.statement, ...given.status.evidence],
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords } = speech.words
      return {
        facts: [
          dueFact(speech, due),
          facts.left({ days: left }),
          ...otherDates(given, speech),
          ...standing(given, speech),
          ...searched(given, speech),
        ],
        asked: questions.dueSoon({
          to: speech.to(owners),
          title: speech.quoted(given.record.id),
          day: dayWords(due.latest),
        }),
      }
    },
  } as const
}

/** It depends on a commitment that is not delivered, or on a document that is not signed or in force. */
function dependencyMissing(given: Case) {
  const { dossier, record, state } = given
  const waits = record.dependsOn.flatMap((id) => {
    const headline = missingHeadline(given, id)
    return headline === null ? [] : [{ id, headline }]
  })
  if (waits.length === 0) return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'deliver-dependency',
    owners,
    evidence: waits.flatMap(({ id }) => {
      const index = dossier.commitmentIndex.get(id)
      return index === undefined ? [] : [...(statusOf(state, index)?.evidence ?? [])]
    }),
    dependsOn: waits.map(({ id }) => id),
    say: (speech: Speech) => {
      const { facts, questions, headlines, listWords } = speech.words
      return {
        facts: [
          ...waits.map(({ id, headline }) =>
            headline === 'unknown'
              ? facts.dependsOnUnknown({ title: speech.quoted(id) })
              : facts.dependsOn({ title: speech.quoted(id), headline: headlines[headline] }),
          ),
          ...standing(given, speech),
        ],
        asked: questions.whenDependency({
          to: speech.to(owners),
          title: speech.quoted(record.id),
          waitsFor: listWords(waits.map(({ id }) => speech.quoted(id))),
          isOne: waits.length === 1,
        }),
      }
    },
  } as const
}

/** How far what it depends on has come; null when that is there. */
function missingHeadline({ dossier, state }: Case, id: string): Headline | 'unknown' | null {
  const index = dossier.commitmentIndex.get(id)
  if (index !== undefined) {
    const status = statusOf(state, index)
    if (status === null) return 'unknown'
    return status.delivery.code === 'D6' ? null : status.headline
  }
  const instrument = dossier.ledger.instruments.find(({ value }) => value.id === id)?.value
  if (instrument === undefined) return 'unknown'
  const codes = evaluatorOf(dossier.ledger).instrument(
    id,
    epochDay(state.validOn),
    epochDay(state.knownAt),
  )
  const form = FORM_CODES[codes.form]!
  const isThere =
    form === 'F5' || form === 'F6' || (form === 'F3' && !needsRatification(dossier, instrument))
  if (isThere) return null
  return headlineOf(form, 'D0')
}

/** Its stall clock, or its lapse clock, has run out with no qualifying event. */
function silent(given: Case) {
  const { rule } = given.status.delivery
  if (rule !== 'S-silence' && rule !== 'L-silence') return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'renew-or-close',
    owners,
    evidence: [...given.status.delivery.evidence],
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords } = speech.words
      return {
        facts: [
          facts.silence({
            days: given.status.silenceDays,
            on: dayWords(lastEventDay(given)),
            months: given.record.stallMonths,
          }),
          ...promisedBefore(given, speech),
          ...searched(given, speech),
        ],
        asked: questions.stillMeant({
          to: speech.to(owners),
          title: speech.quoted(given.record.id),
        }),
      }
    },
  } as const
}

/**
 * It was promised on two occasions or more, no deed is on record, and the last occasion left its form
 * where it had been before: words repeated, nothing gained. What one side reports as delivered is no such thing.
 */
function promisedAgain(given: Case) {
  const { occasions, form, reached } = given.status
  const last = occasions.at(-1)
  if (occasions.length < 2 || last === undefined || !isBare(given, reached)) return null
  const before = given.history().findLast(({ on }) => on < last.on)
  if (before === undefined || before.form !== form.code) return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'name-first-step',
    owners,
    evidence: occasions.flatMap(({ statements }) => statements),
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords, listWords } = speech.words
      return {
        facts: [
          occasions.length > MOST_OCCASIONS
            ? facts.promisedBetween({
                times: occasions.length,
                first: dayWords(occasionDay(given, occasions[0]!)),
                last: dayWords(occasionDay(given, last)),
              })
            : facts.promised({
                times: occasions.length,
                days: listWords(occasions.map((one) => dayWords(occasionDay(given, one)))),
              }),
          facts.nothingDone(),
          ...searched(given, speech),
        ],
        asked: questions.firstStep({
          to: speech.to(owners),
          title: speech.quoted(given.record.id),
        }),
      }
    },
  } as const
}

/**
 * Its document is in force or provisionally applied, or is signed and not one for ratification, and no deed of
 * carrying it out is on record; it is neither stalled nor lapsed.
 */
function notStarted(given: Case) {
  const { status, instrument, dossier, state } = given
  const { code } = status.form
  const isOperative =
    code === 'F5' ||
    code === 'F6' ||
    (code === 'F3' && (instrument === null || !needsRatification(dossier, instrument)))
  if (!isOperative || !isBare(given, status.delivery.code)) return null
  const on = code === 'F3' ? signedOn(given) : (dayOfAct(given, 'in-force') ?? signedOn(given))
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'begin',
    owners,
    evidence: [...status.form.evidence],
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, dayWords } = speech.words
      const day = on === null ? null : dayWords(on)
      return {
        facts: [
          ...(code !== 'F3'
            ? [facts.inForce({ on: dayOfAct(given, 'in-force') === null ? null : day })]
            : day === null
              ? []
              : [facts.signed({ on: day })]),
          ...(on === null
            ? [facts.nothingDone()]
            : [
                facts.missing({
                  what: 'first-step',
                  sides: { all: true, count: dossier.partnership.parties.length },
                  days: Math.max(0, daysBetween(latestOf(on), state.validOn)),
                  searched: null,
                }),
              ]),
          ...promisedBefore(given, speech),
          ...searched(given, speech),
        ],
        asked: questions.begun({ to: speech.to(owners), title: speech.quoted(given.record.id) }),
      }
    },
  } as const
}

/**
 * Its status is disputed or carries the badge, or visible claims about it give two values or more; a difference about
 * its document is asked once, with the first commitment that the document carries.
 */
function disputed(given: Case) {
  const { status, disagreements } = given
  const isContested = status.badges.includes('disputed') || status.delivery.code === 'X'
  if (!isContested && disagreements.length === 0) return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'settle-figures',
    owners,
    evidence: [
      ...(isContested ? status.delivery.evidence : []),
      ...disagreements.flatMap(({ values }) =>
        values.flatMap(({ statements }) => statements.map(({ id }) => id)),
      ),
    ],
    dependsOn: [],
    say: (speech: Speech) => {
      const { facts, questions, orWords, counted } = speech.words
      return {
        facts: [
          ...(isContested ? [facts.contradict()] : []),
          ...disagreements.slice(0, MOST_DIFFERENCES).map(({ property, values }) =>
            facts.differ({
              property: speech.name(property),
              values: orWords(
                values.map(({ value, unit, origins }) => {
                  const told = valueWords(speech, value, unit)
                  return origins === 0 ? told : `${told} (${counted(origins, 'origin')})`
                }),
              ),
            }),
          ),
        ],
        asked: questions.whichIsRight({
          to: speech.to(owners),
          title: speech.quoted(given.record.id),
        }),
      }
    },
  } as const
}

function valueWords(speech: Speech, value: string, unit: string): string {
  if (/^\d{4}-/.test(value) && intervalOf(value) !== null) return speech.words.dayWords(value)
  const full = unit === '' || value.includes(unit) ? value : `${value} ${unit}`
  return /[A-Za-z]/.test(full) ? speech.told(full) : full
}

/** A party that its promises or signatures bind has no responsible body on record. */
function noBody(given: Case) {
  const { bound, record } = given
  const bare = bound.filter(
    (party) => (record.responsible.find((r) => r.party === party)?.bodies.length ?? 0) === 0,
  )
  if (bare.length === 0) return null
  const owners = ownersOf(given, bare)
  return {
    nextStep: 'name-body',
    owners,
    evidence: given.status.occasions.flatMap(({ statements }) => statements),
    dependsOn: [],
    say: (speech: Speech) => ({
      facts: [
        speech.words.facts.noBody({ parties: speech.names(bare) }),
        ...standing(given, speech),
      ],
      asked: speech.words.questions.whichBody({
        isOne: bare.length === 1,
        to: speech.to(owners),
        title: speech.quoted(record.id),
      }),
    }),
  } as const
}

/** It is a promise and no words say when it counts as delivered. */
function noTest(given: Case) {
  if (given.record.deliveredWhen !== '') return null
  const owners = ownersOf(given, partiesAsked(given))
  return {
    nextStep: 'write-test',
    owners,
    evidence: [...given.status.form.evidence],
    dependsOn: [],
    say: (speech: Speech) => ({
      facts: [speech.words.facts.noTest()],
      asked: speech.words.questions.whichTest({
        to: speech.to(owners),
        title: speech.quoted(given.record.id),
      }),
    }),
  } as const
}

/** In order of precedence; the ids and their order are those of `ASK_RULES`. */
const RULES: Record<AskRuleId, Rule> = {
  'one-side-delivery': oneSideDelivery,
  overdue,
  'stalled-by-closure': stalledByClosure,
  'not-ratified': notRatified,
  'due-soon': dueSoon,
  'dependency-missing': dependencyMissing,
  silent,
  'promised-again': promisedAgain,
  'not-started': notStarted,
  disputed,
  'no-body': noBody,
  'no-test': noTest,
}

/** The day its document was signed, as exactly as the record has it. */
function signedOn(given: Case): string | null {
  const { instrument, state } = given
  const told = instrument?.signedOn ?? null
  return told !== null && latestOf(told) <= state.validOn ? told : dayOfAct(given, 'signed')
}

/** The day of an occasion as exactly as its source gives it. */
function occasionDay({ own, carried }: Case, { on, statements }: Occasion): string {
  const told = [...own, ...carried].find(({ id }) => id === statements[0])
  return told?.validOn ?? on
}

/** The day of the last qualifying event as exactly as its source gives it. */
function lastEventDay({ own, carried, status }: Case): string {
  const { lastQualifyingOn, delivery } = status
  const told = [...own, ...carried].find(
    ({ id, validOn }) =>
      delivery.evidence.includes(id) && validOn !== null && latestOf(validOn) === lastQualifyingOn,
  )
  return told?.validOn ?? lastQualifyingOn
}

/** The first day of a visible fact of an act about its document, else about itself. */
function dayOfAct({ own, carried }: Case, act: string): string | null {
  const found = [...carried, ...own].find(
    (s) =>
      s.valueType === 'act' && s.value.act === act && s.modality === 'fact' && s.validOn !== null,
  )
  return found?.validOn ?? null
}

/** Years of earlier promises: before it was signed, or before the last time. */
function promisedBefore(given: Case, { words }: Speech): string[] {
  const { occasions } = given.status
  const signed = signedOn(given)
  const until = signed === null ? (occasions.at(-1)?.on ?? '') : intervalOf(signed)!.earliest
  const years = yearsOf(occasions.map(({ on }) => on).filter((on) => on < until))
  return years.length === 0 ? [] : [words.facts.promisedBefore({ years })]
}

function otherDates(given: Case, { words }: Speech): string[] {
  const { due, otherDues } = given.status
  const days = [...new Set(otherDues.map(({ latest }) => latest))]
    .filter((day) => day !== due?.latest)
    .sort()
  if (days.length === 0) return []
  return [
    words.facts.otherDates({ days: words.listWords(days.map(words.dayWords)), count: days.length }),
  ]
}

function standing({ status }: Case, { words }: Speech): string[] {
  return [words.facts.status({ headline: words.headlines[status.headline] })]
}

/** The newest search that found nothing. */
function searched({ searches }: Case, speech: Speech): string[] {
  const newest = searches.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))[0]
  return newest === undefined ? [] : [searchFact(speech, newest)]
}
