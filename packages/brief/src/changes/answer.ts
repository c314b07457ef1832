/** The answer to "what changed", for people: names, rules in words, statements opened a page at a time. */

import {
  BADGES,
  type CommitmentStatus,
  DELIVERY_CODES,
  FORM_CODES,
  HEADLINES,
  PREFERENCE_RULES,
  type PreferenceRule,
} from '@followthrough/ledger'
import { MODES, type Standing } from '@followthrough/network'
import { Day, PartialDay } from '@followthrough/record'
import { z } from 'zod'
import { type Complaint, unknownFilters } from '../absence.ts'
import {
  DueBody,
  Header,
  headerOf,
  MAX_LIMIT,
  many,
  PageQuery,
  RuleIds,
  SourceRef,
  StatementBody,
  statementBody,
} from '../answers/common.ts'
import { causeOf, crossingsOf, OPEN_VALUES } from '../answers/crossings.ts'
import { NamedRef, namedRef } from '../ask/asks.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { nameOf } from '../language/names.ts'
import { LANGUAGES } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { changesBetween } from './changes.ts'
import type { Figure } from './figures.ts'
import { DIRECTIONS } from './kinds.ts'

/** The lists are what to watch, joined by "or"; with none of them everything is watched. */
export const ChangesQuery = z.object({
  from: Day,
  /** Today where it is left out. */
  to: Day.optional(),
  sector: many(z.string().max(60)),
  /** A party code, or the id of an institution. */
  party: many(z.string().max(60)),
  commitment: many(z.string().max(80)),
  /** Id of a border post or port. */
  crossing: many(z.string().max(80)),
  language: z.enum(LANGUAGES).default('en'),
  /** Of each of the two lists of statements. */
  ...PageQuery,
  limit: z.coerce.number().int().nonnegative().max(MAX_LIMIT).default(100),
})
export type ChangesQuery = z.infer<typeof ChangesQuery>

const StatusBody = z.object({
  form: z.enum(FORM_CODES),
  delivery: z.enum(DELIVERY_CODES),
  headline: z.enum(HEADLINES),
  headlineText: z.string(),
  rule: RuleIds,
  ruleText: z.string(),
  evidence: z.array(z.string()),
})

const FigureBody = z.object({
  /** The preferred value first. */
  values: z.array(z.object({ value: z.string(), unit: z.string() })),
  /** The rule that prefers the first; null where sources agree. */
  rule: z.enum(Object.keys(PREFERENCE_RULES) as [PreferenceRule, ...PreferenceRule[]]).nullable(),
  ruleText: z.string().nullable(),
  statements: z.array(z.string()),
})
const FigureChangeBody = z.object({
  subject: NamedRef,
  property: z.string(),
  propertyName: z.string(),
  /** The language of `propertyName`. */
  propertyLanguage: z.enum(LANGUAGES),
  from: FigureBody.nullable(),
  to: FigureBody.nullable(),
})

const StandingBody = z.object({
  /** Null when no source says whether it is open. */
  open: z.boolean().nullable(),
  since: PartialDay.nullable(),
  cause: z.object({ words: z.string(), id: z.string(), sources: z.array(SourceRef) }).nullable(),
})

const Statements = z.object({
  total: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  limit: z.int().nonnegative(),
  /** By what they are: acts, due dates, claims, records of each kind. */
  counts: z.array(z.object({ kind: z.string(), count: z.int().positive() })),
  /** Newest first by the day they became known. */
  items: z.array(StatementBody),
})
const CameAndWent = z.object({ added: z.array(NamedRef), removed: z.array(NamedRef) })

export const ChangesAnswer = z.object({
  ...Header,
  from: Day,
  to: Day,
  language: z.enum(LANGUAGES),
  direction: z.enum(['ltr', 'rtl']),
  /** How many changes there are, statements left out. */
  total: z.int().nonnegative(),
  added: Statements,
  retracted: Statements,
  /** Taken in between the two days by people, of sources that were published before: no change, and perhaps not seen. */
  late: Statements,
  statuses: z.array(
    z.object({
      commitment: NamedRef,
      sector: z.string(),
      direction: z.enum(DIRECTIONS),
      directionText: z.string(),
      from: StatusBody,
      to: StatusBody,
      badgesGained: z.array(z.enum(BADGES)),
      badgesLost: z.array(z.enum(BADGES)),
      /** The rule and the statements behind what moved; null where only a badge did. */
      by: z
        .object({ rule: RuleIds, ruleText: z.string(), evidence: z.array(z.string()) })
        .nullable(),
    }),
  ),
  dates: z.array(
    z.object({
      commitment: NamedRef,
      from: DueBody.nullable(),
      to: DueBody.nullable(),
      /** Later by so many days; earlier where it is negative; null without two dates. */
      days: z.int().nullable(),
    }),
  ),
  /** Figures whose preferred value is another one now. */
  figures: z.array(FigureChangeBody),
  /** Where sources came to differ, or to differ in another way. */
  disagreements: z.array(FigureChangeBody),
  /** Where sources no longer differ. */
  settled: z.array(FigureChangeBody),
  crossings: z.array(
    z.object({
      place: z.string(),
      name: z.string(),
      country: z.string(),
      mode: z.enum(MODES),
      modeText: z.string(),
      from: StandingBody,
      to: StandingBody,
    }),
  ),
  commitments: CameAndWent,
  instruments: CameAndWent,
  events: CameAndWent,
})
export type ChangesAnswer = z.infer<typeof ChangesAnswer>

/** Throws RefusedQuestion for days that run backwards and for filters that name nothing on record. */
export function changesAnswer(dossier: Dossier, query: ChangesQuery, today: string): ChangesAnswer {
  const to = query.to ?? today
  refuse(dossier, query, to)
  const { language, from } = query
  const words = wordsOf(language)
  const { ledger } = dossier
  const changes = changesBetween(dossier, from, to, {
    commitments: query.commitment,
    sectors: query.sector,
    bodies: query.party,
    crossings: query.crossing,
  })
  const ref = (id: string) => namedRef(dossier, id, language)
  const refs = (ids: readonly string[]) => ids.map(ref)
  const both = ({ added, removed }: { added: readonly string[]; removed: readonly string[] }) => ({
    added: refs(added),
    removed: refs(removed),
  })
  const statusBody = (status: CommitmentStatus) => ({
    form: status.form.code,
    delivery: status.delivery.code,
    headline: status.headline,
    headlineText: words.headlines[status.headline],
    rule: status.rule,
    ruleText: words.rules[status.rule],
    evidence: [...status.evidence],
  })
  const figureBody = (figure: Figure | null) =>
    figure === null
      ? null
      : {
          values: figure.values.map(({ value, unit }) => ({ value, unit })),
          rule: figure.disagreement?.rule ?? null,
          ruleText:
            figure.disagreement === null ? null : words.preferences[figure.disagreement.rule],
          statements: [...figure.statements],
        }
  const figureChanges = changes.figures.map((change) => ({
    subject: ref(change.subject),
    property: change.property,
    propertyName: nameOf(dossier, change.property, language).text,
    propertyLanguage: nameOf(dossier, change.property, language).language,
    from: figureBody(change.from),
    to: figureBody(change.to),
  }))
  const places = new Map(crossingsOf(dossier).map((place) => [place.id, place]))
  const statements = (indices: readonly number[]) => pageOf(dossier, indices, query)
  const answer = {
    ...headerOf(dossier, { validOn: to, knownAt: to }),
    from,
    to,
    language,
    direction: words.direction,
    total: 0,
    added: statements(changes.statements.added),
    retracted: statements(changes.statements.retracted),
    late: statements(changes.late),
    statuses: changes.statuses.map((change) => ({
      commitment: ref(change.commitment),
      sector: ledger.commitments[dossier.commitmentIndex.get(change.commitment)!]!.record.sector,
      direction: change.direction,
      directionText: words.directions[change.direction],
      from: statusBody(change.from),
      to: statusBody(change.to),
      badgesGained: [...change.badgesGained],
      badgesLost: [...change.badgesLost],
      by:
        change.by === null
          ? null
          : {
              rule: change.by.rule,
              ruleText: words.rules[change.by.rule],
              evidence: [...change.by.evidence],
            },
    })),
    dates: changes.dates.map((change) => ({ ...change, commitment: ref(change.commitment) })),
    figures: figureChanges.filter(
      (change) =>
        change.from !== null && change.to !== null && !isSameValue(change.from, change.to),
    ),
    disagreements: figureChanges.filter(({ to: is }) => (is?.values.length ?? 0) > 1),
    settled: figureChanges.filter(
      ({ from: was, to: is }) => (was?.values.length ?? 0) > 1 && (is?.values.length ?? 0) < 2,
    ),
    crossings: changes.crossings.map(({ place, mode, from: was, to: is }) => ({
      place,
      name: places.get(place)!.name,
      country: places.get(place)!.country,
      mode,
      modeText: words.modes[mode],
      from: standingBody(dossier, was),
      to: standingBody(dossier, is),
    })),
    commitments: both(changes.commitments),
    instruments: both(changes.instruments),
    events: both(changes.events),
  }
  const lists = [
    answer.statuses,
    answer.dates,
    answer.figures,
    answer.disagreements,
    answer.settled,
  ]
  const came = [answer.commitments, answer.instruments, answer.events]
  answer.total =
    lists.reduce((sum, list) => sum + list.length, answer.crossings.length) +
    came.reduce((sum, { added, removed }) => sum + added.length + removed.length, 0)
  return answer
}

function refuse(dossier: Dossier, query: ChangesQuery, to: string): void {
  const complaints: Complaint[] = unknownFilters(dossier, query)
  if (to < query.from)
    complaints.push({ field: 'to', message: 'expected a day that is not before from' })
  if (query.commitment.some((id) => !dossier.commitmentIndex.has(id)))
    complaints.push({
      field: 'commitment',
      message: 'expected the id of a commitment, as in the list of commitments',
    })
  const crossings = crossingsOf(dossier)
  if (query.crossing.some((id) => !crossings.some((place) => place.id === id)))
    complaints.push({ field: 'crossing', message: 'expected the id of a border post or port' })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
}

type FigureGiven = z.infer<typeof FigureBody>
function isSameValue(a: FigureGiven, b: FigureGiven): boolean {
  return a.values[0]!.value === b.values[0]!.value && a.values[0]!.unit === b.values[0]!.unit
}

function pageOf(
  dossier: Dossier,
  indices: readonly number[],
  { offset, limit }: ChangesQuery,
): z.infer<typeof Statements> {
  const { statements } = dossier.ledger
  const counts = new Map<string, number>()
  for (const i of indices) {
    const { valueType, property } = statements[i]!
    const kind = valueType === 'record' ? property : valueType
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const ordered = indices.toSorted(
    (a, b) =>
      compare(statements[b]!.knownOn, statements[a]!.knownOn) ||
      compare(statements[a]!.id, statements[b]!.id),
  )
  return {
    total: indices.length,
    offset,
    limit,
    counts: [...counts].sort(([a], [b]) => compare(a, b)).map(([kind, count]) => ({ kind, count })),
    items: ordered.slice(offset, offset + limit).map((i) => statementBody(dossier, statements[i]!)),
  }
}

function standingBody(dossier: Dossier, standing: Standing): z.infer<typeof StandingBody> {
  return {
    open: OPEN_VALUES[standing.open],
    since: standing.since,
    cause: causeOf(dossier, standing),
  }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
