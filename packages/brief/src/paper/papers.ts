/** A paper asked for by its kind and what it is about: one question for command line, API and web. */

import { type AsOf, resolveName, type State } from '@followthrough/ledger'
import { Day, isDay } from '@followthrough/record'
import { z } from 'zod'
import { type Complaint, plainOr, whyAbsent } from '../absence.ts'
import type { RouteAnswer } from '../answers/route.ts'
import { type ChangesAnswer, ChangesQuery } from '../changes/answer.ts'
import type { Dossier } from '../dossier.ts'
import { DIGITS } from '../language/digits.ts'
import { LANGUAGES } from '../language/words.ts'
import { kindOf, nearestId } from '../lookup.ts'
import { RefusedQuestion } from '../refused.ts'
import { RouteQuery } from '../routing/question.ts'
import { agendaOf, sessionsOf } from '../session/agenda.ts'
import { agendaPaper, sessionBrief } from './agenda-paper.ts'
import { changesPaper } from './changes-paper.ts'
import { commitmentPaper } from './commitment-paper.ts'
import { type CorridorDrawing, corridorPaper } from './corridor-paper.ts'
import { institutionPaper, sectorPaper } from './group-papers.ts'
import type { Paper } from './paper.ts'
import { scorecardPaper } from './scorecard.ts'
import type { PaperRequest } from './writer.ts'

export const PAPER_KINDS = [
  'scorecard',
  'commitment',
  'sector',
  'institution',
  'session',
  'agenda',
  'corridor',
  'changes',
] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Kinds of which a whole set is printed at once. */
export const PAPER_SETS = ['sector', 'institution', 'commitment'] as const
export type PaperSet = (typeof PAPER_SETS)[number]

/** What a corridor is asked beside its ends. */
const { from: _from, to: _to, legs: _legs, ...Shipment } = RouteQuery.shape
const SHIPMENT = Object.keys(Shipment) as (keyof typeof Shipment)[]

export const PaperQuery = z.object({
  kind: z.enum(PAPER_KINDS),
  /** Id of the commitment, sector, institution or session; of what is watched, for changes. */
  about: z.string().trim().min(1, 'expected an id').max(120).optional(),
  /** Of a corridor a place, by id or name; of changes a day. */
  from: z.string().trim().min(1, 'expected a place or a day').max(120).optional(),
  to: z.string().trim().min(1, 'expected a place or a day').max(120).optional(),
  language: z.enum(LANGUAGES).default('en'),
  digits: z.enum(DIGITS).default('latn'),
  /** What the paper is numbered; made of partnership, subject and day without it. */
  number: z.string().trim().min(1, 'expected a number').max(60).optional(),
  /** The day on the paper; today without it. */
  date: Day.optional(),
  ...Shipment,
})
export type PaperQuery = z.infer<typeof PaperQuery>

/** What papers are made from, as of the days that were asked. */
export interface PaperGround {
  readonly dossier: Dossier
  readonly stateAt: (days?: AsOf) => State
  readonly route: (query: RouteQuery) => RouteAnswer
  readonly changes: (query: ChangesQuery) => ChangesAnswer
  /** The day on papers that ask for none. */
  readonly today: string
  /** What the map of a corridor is drawn on; asked for when one is drawn. */
  readonly drawing: () => CorridorDrawing
}

/** Throws RefusedQuestion for what is not on record, and for what the kind does not take. */
export function paperOf(ground: PaperGround, query: PaperQuery): Paper {
  const { dossier, stateAt } = ground
  const { kind, language, digits, number, date = ground.today } = query
  refuseStray(query)
  const request = { language, digits, date, ...(number === undefined ? {} : { number }) }
  switch (kind) {
    case 'scorecard':
      return scorecardPaper(dossier, stateAt(), request)
    case 'commitment': {
      const id = aboutOf(dossier, query)
      return commitmentPaper(dossier, stateAt(), id, request) ?? absent(dossier, kind, id)
    }
    case 'sector': {
      const id = aboutOf(dossier, query)
      return sectorPaper(dossier, stateAt(), id, request) ?? absent(dossier, kind, id)
    }
    case 'institution': {
      const asked = aboutOf(dossier, query)
      const id =
        kindOf(dossier, asked) === null ? (resolveName(dossier.aliases, asked) ?? asked) : asked
      return institutionPaper(dossier, stateAt(), id, request) ?? absent(dossier, kind, id)
    }
    case 'session':
    case 'agenda':
      return meetingPaper(ground, query, request)
    case 'corridor':
      return journeysPaper(ground, query, request)
    case 'changes':
      return differencePaper(ground, query, request)
  }
}

/** Ids of which a set has a paper each, as of a state; institutions that owe something. */
export function paperSubjects(dossier: Dossier, state: State, set: PaperSet): string[] {
  const onRecord = dossier.ledger.commitments.filter((_, i) => state.exists[i] === 1)
  const held = (ids: readonly string[]) => new Set(ids)
  switch (set) {
    case 'commitment':
      return onRecord.map(({ record }) => record.id)
    case 'sector': {
      const with_ = held(onRecord.map(({ record }) => record.sector))
      return dossier.partnership.sectors.map(({ id }) => id).filter((id) => with_.has(id))
    }
    case 'institution': {
      const owing = held(
        onRecord.flatMap(({ record }) =>
          record.responsible.flatMap(({ bodies }) => bodies.map(({ id }) => id)),
        ),
      )
      return dossier.ledger.institutions.map(({ value }) => value.id).filter((id) => owing.has(id))
    }
  }
}

function meetingPaper(
  { dossier, stateAt }: PaperGround,
  query: PaperQuery,
  request: PaperRequest,
): Paper {
  const { kind, language, digits } = query
  const id = aboutOf(dossier, query)
  const agenda = agendaOf(dossier, id, stateAt().validOn, { language, digits })
  if (agenda === null) absent(dossier, kind, id)
  return kind === 'agenda' ? agendaPaper(agenda, request) : sessionBrief(agenda, request)
}

function journeysPaper(ground: PaperGround, query: PaperQuery, request: PaperRequest): Paper {
  const { from, to } = endsOf(query, 'a place, by id or name')
  const asked = Object.fromEntries(SHIPMENT.map((field) => [field, query[field]]))
  const answer = ground.route(RouteQuery.parse({ ...asked, from, to, legs: 'grouped' }))
  const { asOf: validOn, knownAt } = answer
  const state = ground.stateAt({ validOn, knownAt })
  return corridorPaper(ground.dossier, state, answer, request, ground.drawing())
}

function differencePaper(ground: PaperGround, query: PaperQuery, request: PaperRequest): Paper {
  const { from } = query
  const complaints = (['from', 'to'] as const).flatMap((field): Complaint[] => {
    const day = query[field]
    if (day === undefined)
      return field === 'to' ? [] : [{ field, message: 'is needed: a day, as in 2026-02-04' }]
    return isDay(day) ? [] : [{ field, message: 'expected a day, as in 2026-02-04' }]
  })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  const { language, about } = query
  const { dossier } = ground
  const answer = ground.changes(
    ChangesQuery.parse({
      from,
      ...(query.to === undefined ? {} : { to: query.to }),
      ...(about === undefined ? {} : { [watchedAs(dossier, about)]: about }),
      language,
      limit: 0,
    }),
  )
  const state = ground.stateAt({ validOn: answer.to, knownAt: answer.to })
  return changesPaper(dossier, state, answer, request, about ?? null)
}

/** Under which name the changes watch an id. Throws RefusedQuestion. */
function watchedAs(dossier: Dossier, id: string): 'sector' | 'party' | 'commitment' | 'crossing' {
  if (dossier.sectorNames.has(id)) return 'sector'
  if (dossier.partnership.parties.some(({ code }) => code === id)) return 'party'
  const kind = kindOf(dossier, id)
  if (kind === 'commitment' || kind === 'crossing') return kind
  if (kind === 'institution') return 'party'
  const near = kind === null ? nearestId(dossier, id) : null
  throw new RefusedQuestion([
    {
      field: 'about',
      message: `expected the id of a sector, party, institution, commitment or crossing to watch${near === null ? '' : `; did you mean ${near}?`}`,
    },
  ])
}

/** Complains of what is given and the kind of paper does not take. */
function refuseStray(query: PaperQuery): void {
  const { kind } = query
  const isGiven = (value: unknown) =>
    value !== undefined && !(Array.isArray(value) && value.length === 0)
  const complaints: Complaint[] = []
  const stray = (field: string, message: string) => complaints.push({ field, message })
  if (isGiven(query.about) && (kind === 'scorecard' || kind === 'corridor'))
    stray(
      'about',
      `the ${kind} takes none${kind === 'corridor' ? '; name its ends by from and to' : ''}`,
    )
  if (kind !== 'corridor' && kind !== 'changes') {
    for (const field of ['from', 'to'] as const)
      if (isGiven(query[field])) stray(field, 'is for a corridor or for changes')
  }
  if (kind !== 'corridor')
    for (const field of SHIPMENT) if (isGiven(query[field])) stray(field, 'is for a corridor')
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
}

function aboutOf(dossier: Dossier, { kind, about }: PaperQuery): string {
  if (about !== undefined) return about
  throw new RefusedQuestion([
    {
      field: 'about',
      message: `is needed: the id of ${article(kind)}${knownWords(dossier, kind)}`,
    },
  ])
}

function endsOf({ from, to }: PaperQuery, what: string): { from: string; to: string } {
  if (from !== undefined && to !== undefined) return { from, to }
  throw new RefusedQuestion(
    (['from', 'to'] as const).flatMap((field) =>
      ({ from, to })[field] === undefined ? [{ field, message: `is needed: ${what}` }] : [],
    ),
  )
}

/** Says what there is instead. Throws RefusedQuestion. */
function absent(dossier: Dossier, kind: PaperKind, id: string): never {
  const known = knownWords(dossier, kind)
  const message =
    kind === 'commitment' || kind === 'institution'
      ? `${whyAbsent(dossier, id, kind).detail.replace(/\.$/, '')}${known}`
      : `there is no ${kind === 'sector' ? kind : 'session'} ${plainOr(id, 'of this id')}${known}`
  throw new RefusedQuestion([{ field: 'about', message }])
}

/** The first ids that would be right. */
const MOST_NAMED = 30

function knownWords(dossier: Dossier, kind: PaperKind): string {
  const ids =
    kind === 'sector'
      ? dossier.partnership.sectors.map(({ id }) => id)
      : kind === 'commitment'
        ? dossier.ledger.commitments.map(({ record }) => record.id)
        : kind === 'institution'
          ? dossier.ledger.institutions.map(({ value }) => value.id)
          : sessionsOf(dossier).map(({ value }) => value.id)
  if (ids.length === 0) return '; none is on record yet'
  if (ids.length <= MOST_NAMED) return `; there are ${ids.join(', ')}`
  return `; there are ${ids.length}, as ${ids.slice(0, 3).join(', ')}`
}

function article(kind: PaperKind): string {
  if (kind === 'agenda') return 'a session'
  return `${kind === 'institution' ? 'an' : 'a'} ${kind}`
}
