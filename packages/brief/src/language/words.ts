/**
 * Fixed wording of one language: the shape that every table fills.
 *
 * Words that are said of names (questions, facts) are functions of strings that are ready to be shown;
 * names are set so that no template needs them in another case. A string may hold isolates (`marks.ts`).
 */

import type {
  Badge,
  DeliveryCode,
  DueKind,
  FormCode,
  Headline,
  Instrument,
  PreferenceRule,
  RuleId,
} from '@followthrough/ledger'
import type { Mode } from '@followthrough/network'
import type { AskRuleId, NextStep, RankPart } from '../ask/rule-ids.ts'
import type { ChangeKind, Direction } from '../changes/kinds.ts'
import type { ActionState, EditOp, OutcomeKind, SessionFormat } from '../session/kinds.ts'

export const LANGUAGES = ['en', 'ru', 'kk', 'ur'] as const
export type Language = (typeof LANGUAGES)[number]

/** Nouns that are counted. */
export const NOUNS = [
  'day',
  'month',
  'time',
  'commitment',
  'instrument',
  'statement',
  'search',
  'session',
  'action',
  'origin',
  'item',
  'change',
] as const
export type Noun = (typeof NOUNS)[number]

export const SECTIONS = [
  'summary',
  'contents',
  'agenda',
  'questions',
  'action-items',
  'carried-over',
  'other-matters',
  'commitments',
  'overdue',
  'due-soon',
  'silent',
  'next',
  'changes',
  'statuses-changed',
  'dates-moved',
  'figures-revised',
  'disagreements',
  'crossings',
  'corridor',
  'routes',
  'scorecard',
  'target',
  'text',
  'test',
  'evidence',
  'searches',
  'history',
  'responsible',
  'sources',
  'notes',
  'outcomes',
  'method',
] as const
export type Section = (typeof SECTIONS)[number]

export const COLUMNS = [
  'number',
  'id',
  'title',
  'sector',
  'party',
  'body',
  'instrument',
  'status',
  'form',
  'delivery',
  'badges',
  'rule',
  'question',
  'facts',
  'owner',
  'next-step',
  'due',
  'late-days',
  'silence-days',
  'times-promised',
  'since',
  'before',
  'after',
  'value',
  'unit',
  'origins',
  'source',
  'day',
  'place',
  'co-chairs',
  'state',
  'outcome',
  'note',
  'rank',
  'statement',
  'publisher',
  'address',
  'mode',
  'open',
  'cause',
  'hours',
  'cost',
  'distance',
] as const
export type Column = (typeof COLUMNS)[number]

export const LABELS = [
  'as-of',
  'known-at',
  'page',
  'of',
  'prepared-by',
  'prepared-on',
  'record-day',
  'draft',
  'fixed',
  'session-of',
  'only-in-english',
  'our-translation',
  'probable',
  'none',
  'unknown',
  'not-found',
  'reported',
  'derived',
  'modelled',
  'test-delivered',
  'test-partly',
  'test-not-enough',
  'other-rules',
  'see-statements',
] as const
export type Label = (typeof LABELS)[number]

export const UNITS = [
  'km',
  'hours',
  'days',
  'tonnes',
  'usd',
  'usd-million',
  'percent',
  'kg-co2',
] as const
export type Unit = (typeof UNITS)[number]

/** A search on record that found nothing: where it looked, and on what day, in words. */
export interface Searched {
  readonly where: string
  readonly on: string
}

/** Who has not done something: every party, or these by name. */
export type Sides =
  | { readonly all: true; readonly count: number }
  | { readonly all: false; readonly names: string }

/** What was looked for and is not on record. */
export type Missing = 'ratification' | 'entry-into-force' | 'first-step'

/** A question is put to `to`; titles stand in quotation marks already. */
export interface QuestionWords {
  readonly ratified: (given: {
    sides: Sides
    parties: string
    title: string
    isOne: boolean
  }) => string
  readonly exchanged: (given: { title: string }) => string
  readonly begun: (given: { to: string; title: string }) => string
  readonly overdue: (given: { to: string; title: string }) => string
  readonly dueSoon: (given: { to: string; title: string; day: string }) => string
  readonly stillMeant: (given: { to: string; title: string }) => string
  readonly goOn: (given: { to: string; title: string }) => string
  readonly firstStep: (given: { to: string; title: string }) => string
  readonly whichIsRight: (given: { to: string; title: string }) => string
  readonly confirm: (given: { to: string; title: string }) => string
  readonly whichTest: (given: { to: string; title: string }) => string
  readonly whichBody: (given: { to: string; title: string; isOne: boolean }) => string
  readonly whenDependency: (given: {
    to: string
    title: string
    waitsFor: string
    isOne: boolean
  }) => string
}

/** Each is one sentence, true of the record. */
export interface FactWords {
  readonly signed: (given: { on: string }) => string
  readonly inForce: (given: { on: string | null }) => string
  readonly ratifiedBy: (given: { parties: string }) => string
  readonly missing: (given: {
    what: Missing
    sides: Sides
    days: number
    searched: Searched | null
  }) => string
  readonly promisedBefore: (given: { years: readonly string[] }) => string
  readonly promised: (given: { times: number; days: string }) => string
  /** The first and the last of many. */
  readonly promisedBetween: (given: { times: number; first: string; last: string }) => string
  readonly nothingDone: () => string
  readonly due: (given: { kind: DueKind; day: string }) => string
  readonly late: (given: { days: number }) => string
  readonly left: (given: { days: number }) => string
  readonly otherDates: (given: { days: string; count: number }) => string
  readonly status: (given: { headline: string }) => string
  readonly silence: (given: { days: number; on: string; months: number }) => string
  readonly suspended: (given: { on: string; parties: string | null }) => string
  /** `seen`: the last day on which a source shows it shut, where it may have opened since. */
  readonly shut: (given: {
    place: string
    mode: string
    since: string
    seen: string | null
  }) => string
  readonly perhapsShut: (given: { place: string; mode: string; since: string | null }) => string
  readonly claimed: (given: { parties: string | null; on: string | null }) => string
  readonly noWitness: () => string
  readonly differ: (given: { property: string; values: string }) => string
  readonly contradict: () => string
  readonly noBody: (given: { parties: string }) => string
  readonly noTest: () => string
  readonly dependsOn: (given: { title: string; headline: string }) => string
  readonly dependsOnUnknown: (given: { title: string }) => string
  readonly dependents: (given: { count: number }) => string
  readonly searched: (given: Searched & { readonly what: string }) => string
  readonly deferred: (given: { on: string }) => string
  /** A day that was given at the last session. */
  readonly dayGiven: (given: { on: string; day: string }) => string
}

export interface Words {
  readonly language: Language
  /** Its name in itself. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** For `lang` attributes and Intl. */
  readonly locale: string
  readonly dayWords: (partial: string) => string
  readonly countWords: (count: number) => string
  /** a, b and c. */
  /** What stands between names of a list, between lists, and between sentences, with the space after it. */
  readonly comma: string
  readonly semicolon: string
  readonly stop: string
  readonly listWords: (items: readonly string[]) => string
  /** a, b or c. */
  readonly orWords: (items: readonly string[]) => string
  /** A number with its noun in the right form: 1 day, 290 days. */
  readonly counted: (count: number, noun: Noun) => string
  readonly quoted: (text: string) => string
  readonly headlines: Record<Headline, string>
  readonly codes: Record<FormCode | DeliveryCode, string>
  readonly badges: Record<Badge | 'declaratory', string>
  readonly rules: Record<RuleId, string>
  readonly preferences: Record<PreferenceRule, string>
  readonly dueKinds: Record<DueKind, string>
  readonly instrumentKinds: Record<Instrument['kind'], string>
  readonly modes: Record<Mode, string>
  readonly openness: Record<'yes' | 'no' | 'unknown', string>
  readonly askRules: Record<AskRuleId, { readonly name: string; readonly text: string }>
  readonly nextSteps: Record<NextStep, string>
  readonly rankParts: Record<RankPart, string>
  readonly sessionFormats: Record<SessionFormat, string>
  readonly actionStates: Record<ActionState, string>
  readonly outcomes: Record<OutcomeKind, string>
  readonly editOps: Record<EditOp, string>
  readonly changeKinds: Record<ChangeKind, string>
  readonly directions: Record<Direction, string>
  readonly sections: Record<Section, string>
  readonly columns: Record<Column, string>
  readonly labels: Record<Label, string>
  readonly units: Record<Unit, string>
  readonly facts: FactWords
  readonly questions: QuestionWords
}
