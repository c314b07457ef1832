/** The addresses that can be read: what each may be asked, what it answers, and how. */

import {
  type Answers,
  AsksAnswer,
  AsksQuery,
  AsOfQuery,
  ChangesAnswer,
  ChangesQuery,
  CodebookAnswer,
  CommitmentAnswer,
  CommitmentsAnswer,
  CommitmentsQuery,
  CompareAnswer,
  CompareQuery,
  CriticalAnswer,
  CriticalQuery,
  CrossingAnswer,
  CrossingsAnswer,
  CrossingsQuery,
  codebookAnswer,
  DisagreementsAnswer,
  type EntityKind,
  EventAnswer,
  InstitutionAnswer,
  InstitutionsAnswer,
  InstrumentAnswer,
  NetworkAnswer,
  PeopleAnswer,
  PersonAnswer,
  RouteAnswer,
  RouteQuery,
  ScenariosAnswer,
  SearchAnswer,
  SearchQuery,
  SourceAnswer,
  SourcesAnswer,
  StatementAnswer,
  StatusAnswer,
  TargetAnswer,
  TimelineAnswer,
  TimelineQuery,
} from '@followthrough/brief'
import { z } from 'zod'

/** One address. `ask` gets a query that `query` admitted; null when there is no such record. */
export interface Reading {
  readonly url: string
  readonly summary: string
  readonly query: z.ZodObject
  readonly body: z.ZodType
  /** What its `:id` stands for; null where there is none. */
  readonly kind: EntityKind | 'statement' | null
  readonly ask: (answers: Answers, query: never, id: string) => unknown
}

export const days = {
  asOf: AsOfQuery.shape.asOf.describe('The day to stand on, as in 2026-11-21; today without it.'),
  knownAt: AsOfQuery.shape.knownAt.describe('Only what was known by this day; asOf without it.'),
}

const NO_FILTERS = z.object({})

/** Keeps query, answer and body together in types, so that a body needs no check when it is sent. */
function reading<Q extends z.ZodRawShape, B extends z.ZodType>(
  url: string,
  summary: string,
  filters: z.ZodObject<Q>,
  body: B,
  ask: (answers: Answers, query: z.output<z.ZodObject<Q & typeof days>>) => z.input<B>,
): Reading {
  const query = (filters as z.ZodObject).safeExtend(days).strict() // with the checks between fields
  return { url, summary, query, body, kind: null, ask }
}

function opened<B extends z.ZodType>(
  url: string,
  kind: EntityKind | 'statement',
  summary: string,
  body: B,
  ask: (answers: Answers, at: AsOfQuery, id: string) => z.input<B> | null,
): Reading {
  return { url: `${url}/:id`, summary, query: z.strictObject(days), body, kind, ask }
}

export const READINGS: readonly Reading[] = [
  reading('/status', 'The partnership on one sheet', NO_FILTERS, StatusAnswer, (a, q) =>
    a.status(q),
  ),
  reading(
    '/commitments',
    'Commitments, filtered and sorted, a page at a time',
    CommitmentsQuery,
    CommitmentsAnswer,
    (a, q) => a.commitments(q, q),
  ),
  opened(
    '/commitments',
    'commitment',
    'One commitment: text, test, status with rules, evidence',
    CommitmentAnswer,
    (a, at, id) => a.commitment(at, id),
  ),
  opened(
    '/instruments',
    'instrument',
    'One instrument and what it carries',
    InstrumentAnswer,
    (a, at, id) => a.instrument(at, id),
  ),
  opened('/events', 'event', 'One event and what came of it', EventAnswer, (a, at, id) =>
    a.event(at, id),
  ),
  reading(
    '/timeline',
    'Events and instruments, newest first',
    TimelineQuery,
    TimelineAnswer,
    (a, q) => a.timeline(q, q),
  ),
  reading(
    '/disagreements',
    'Where the sources differ, the preferred value first',
    NO_FILTERS,
    DisagreementsAnswer,
    (a, q) => a.disagreements(q),
  ),
  reading('/target', 'Trade against the target', NO_FILTERS, TargetAnswer, (a, q) => a.target(q)),
  reading(
    '/crossings',
    'Border crossings and ports: open or not, and what passing last took and cost',
    CrossingsQuery,
    CrossingsAnswer,
    (a, q) => a.crossings(q, q),
  ),
  opened(
    '/crossings',
    'crossing',
    'One border post or port: figures over the years, closures, links',
    CrossingAnswer,
    (a, at, id) => a.crossing(at, id),
  ),
  reading(
    '/network',
    'The network for a map: places, links and how they stand',
    NO_FILTERS,
    NetworkAnswer,
    (a, q) => a.network(q),
  ),
  reading(
    '/route',
    'Journeys between two places: the whole front, or why there is none',
    RouteQuery,
    RouteAnswer,
    (a, q) => a.route(q, q),
  ),
  reading(
    '/compare',
    'One question in several scenarios, on the same random numbers',
    CompareQuery,
    CompareAnswer,
    (a, q) => a.compare(q, q),
  ),
  reading(
    '/critical',
    'What losing each crossing or link costs, and what opening gives',
    CriticalQuery,
    CriticalAnswer,
    (a, q) => a.critical(q, q),
  ),
  reading(
    '/scenarios',
    'Scenarios with a name, and what a question may name',
    NO_FILTERS,
    ScenariosAnswer,
    (a, q) => a.scenarios(q),
  ),
  reading('/asks', 'What to ask of every commitment, and of whom', AsksQuery, AsksAnswer, (a, q) =>
    a.asks(q, q),
  ),
  reading(
    '/changes',
    'What changed between two days, by what was known on each',
    ChangesQuery,
    ChangesAnswer,
    (a, q) => a.changes(q, q),
  ),
  reading('/institutions', 'Institutions on record', NO_FILTERS, InstitutionsAnswer, (a, q) =>
    a.institutions(q),
  ),
  opened(
    '/institutions',
    'institution',
    'One institution, what it owes and what it said',
    InstitutionAnswer,
    (a, at, id) => a.institution(at, id),
  ),
  reading('/people', 'People on record', NO_FILTERS, PeopleAnswer, (a, q) => a.people(q)),
  opened('/people', 'person', 'One person, posts held and words said', PersonAnswer, (a, at, id) =>
    a.person(at, id),
  ),
  reading('/sources', 'Sources on record', NO_FILTERS, SourcesAnswer, (a, q) => a.sources(q)),
  opened('/sources', 'source', 'One source and what rests on it', SourceAnswer, (a, at, id) =>
    a.source(at, id),
  ),
  opened(
    '/statements',
    'statement',
    'One statement, whatever the day',
    StatementAnswer,
    (a, at, id) => a.statement(at, id),
  ),
  reading('/search', 'Search over everything', SearchQuery, SearchAnswer, (a, q) => a.search(q, q)),
  reading(
    '/codebook',
    'Codes, rules and badges; the same on every day',
    NO_FILTERS,
    CodebookAnswer,
    () => codebookAnswer(),
  ),
]

/** Path of the kind of record that `kind` is. */
export const PATH_OF: Record<EntityKind, string> = {
  commitment: 'commitments',
  instrument: 'instruments',
  event: 'events',
  institution: 'institutions',
  person: 'people',
  source: 'sources',
  crossing: 'crossings',
}

/** Filters of a table that is taken away whole: every row, so no page. */
const { limit: _limit, offset: _offset, ...filters } = CommitmentsQuery.shape
export const CommitmentsCsvQuery = z.strictObject({ ...filters, ...days })
export type CommitmentsCsvQuery = z.infer<typeof CommitmentsCsvQuery>

export const FreshnessQuery = z.strictObject(days)
