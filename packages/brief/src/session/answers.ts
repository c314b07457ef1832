/** Answers about sessions, agendas and action items. */

import type { State } from '@followthrough/ledger'
import { Day, PartialDay } from '@followthrough/record'
import { z } from 'zod'
import { type Complaint, unknownFilters } from '../absence.ts'
import { Header, headerOf, many } from '../answers/common.ts'
import { Ask, DUE_WITHIN_DAYS, NamedRef, namedRef } from '../ask/asks.ts'
import type { Dossier } from '../dossier.ts'
import { DIGITS } from '../language/digits.ts'
import { wordsOf } from '../language/language.ts'
import { LANGUAGES, type Language } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { type ActionItem, actionItems } from './actions.ts'
import {
  type AgendaItem,
  agendaOf,
  earlierSessions,
  fixOf,
  groupName,
  sessionBefore,
  sessionsOf,
} from './agenda.ts'
import { closeOf, outcomesOf, sequenceOf } from './desk.ts'
import { compare, type Kept, keptRecords } from './kept.ts'
import { ACTION_STATES, OUTCOMES, SESSION_FORMATS } from './kinds.ts'
import { mechanismsOf, nextNumber } from './mechanisms.ts'
import { ActionOwner, AgendaEdit, Session } from './records.ts'

const Tongue = { language: z.enum(LANGUAGES), direction: z.enum(['ltr', 'rtl']) }

export const SessionRow = z.object({
  id: z.string(),
  mechanism: NamedRef,
  format: z.enum(SESSION_FORMATS),
  formatName: z.string(),
  number: z.int().nullable(),
  on: Day,
  startsAt: z.string().nullable(),
  tz: z.string().nullable(),
  place: z.string(),
  title: z.string(),
  /** planned, held (its day has come), or closed. */
  stage: z.enum(['planned', 'held', 'closed']),
  /** Record day of its agenda; null while it is a draft. */
  fixedAt: Day.nullable(),
  /** Goes up with every change: what a calendar calls the sequence. */
  sequence: z.int().nonnegative(),
})
export type SessionRow = z.infer<typeof SessionRow>

export const SessionsQuery = z.object({ language: z.enum(LANGUAGES).default('en') })
export type SessionsQuery = z.infer<typeof SessionsQuery>

export const SessionsAnswer = z.object({
  ...Header,
  ...Tongue,
  /** What the partnership meets by, from its institutions. */
  mechanisms: z.array(
    z.object({
      institution: NamedRef,
      format: z.enum(SESSION_FORMATS),
      formatName: z.string(),
      /** The number of the next session; null where none was numbered. */
      nextNumber: z.int().nullable(),
      /** Sessions that events tell of, oldest first. */
      held: z.array(
        z.object({
          event: z.string(),
          title: z.string(),
          on: PartialDay,
          place: z.string(),
          number: z.int().nullable(),
        }),
      ),
    }),
  ),
  /** Sessions of this desk, by day. */
  sessions: z.array(SessionRow),
})
export type SessionsAnswer = z.infer<typeof SessionsAnswer>

export function sessionsAnswer(
  dossier: Dossier,
  state: State,
  { language }: SessionsQuery,
): SessionsAnswer {
  const words = wordsOf(language)
  return {
    ...headerOf(dossier, state),
    language,
    direction: words.direction,
    mechanisms: mechanismsOf(dossier, state).map((mechanism) => ({
      institution: namedRef(dossier, mechanism.institution.id, language),
      format: mechanism.format,
      formatName: words.sessionFormats[mechanism.format],
      nextNumber: nextNumber(mechanism),
      held: mechanism.held.map(({ event, title, on, place, number }) => ({
        event,
        title,
        on,
        place,
        number,
      })),
    })),
    sessions: sessionsOf(dossier).map(({ value }) => rowOf(dossier, state, value, language)),
  }
}

export function rowOf(
  dossier: Dossier,
  state: State,
  session: Session,
  language: Language,
): SessionRow {
  const { id, format, number, on, startsAt, tz, place, title, mechanism } = session
  const isClosed = closeOf(dossier, id) !== null
  return {
    id,
    mechanism: namedRef(dossier, mechanism, language),
    format,
    formatName: wordsOf(language).sessionFormats[format],
    number,
    on,
    startsAt,
    tz,
    place,
    title,
    stage: isClosed ? 'closed' : on <= state.validOn ? 'held' : 'planned',
    fixedAt: fixOf(dossier, id)?.value.recordDay ?? null,
    sequence: sequenceOf(dossier, id),
  }
}

const ActionBody = z.object({
  id: z.string(),
  version: z.int().positive(),
  session: z.string(),
  what: z.string(),
  owners: z.array(ActionOwner.extend({ partyName: z.string(), bodyName: z.string().nullable() })),
  due: Day.nullable(),
  /** Every due day it has had, oldest first. */
  dues: z.array(z.object({ due: Day.nullable(), given: Day, by: z.string() })),
  slippedDays: z.int().nullable(),
  lateDays: z.int().nonnegative(),
  serves: NamedRef.nullable(),
  state: z.enum(ACTION_STATES),
  stateName: z.string(),
  closedBy: z.enum(['decision', 'evidence']).nullable(),
  /** Statements that closed it. */
  evidence: z.array(z.string()),
  reason: z.string(),
  givenOn: Day,
})
export type ActionBody = z.infer<typeof ActionBody>

function actionBody(dossier: Dossier, item: ActionItem, language: Language): ActionBody {
  const { action, dues, ...rest } = item
  const name = (id: string) => namedRef(dossier, id, language).name
  return {
    id: action.id,
    version: action.version,
    session: action.session,
    what: action.what,
    owners: action.owners.map((owner) => ({
      ...owner,
      partyName: name(owner.party),
      bodyName: owner.body === null ? null : name(owner.body),
    })),
    due: action.due,
    dues: dues.map((due) => ({ ...due })),
    serves: action.serves === null ? null : namedRef(dossier, action.serves, language),
    stateName: wordsOf(language).actionStates[rest.state],
    reason: action.reason,
    state: rest.state,
    closedBy: rest.closedBy,
    evidence: [...rest.evidence],
    slippedDays: rest.slippedDays,
    lateDays: rest.lateDays,
    givenOn: rest.givenOn,
  }
}

/** Filters are joined by "and"; several values of one filter by "or". */
export const ActionsQuery = z.object({
  session: many(z.string().max(60)),
  /** A party code, or the id of a body: of the owners. */
  party: many(z.string().max(60)),
  state: many(z.enum(ACTION_STATES)),
  /** Id of the commitment or instrument that they serve. */
  serves: many(z.string().max(80)),
  language: z.enum(LANGUAGES).default('en'),
})
export type ActionsQuery = z.infer<typeof ActionsQuery>

export const ActionsAnswer = z.object({
  ...Header,
  ...Tongue,
  total: z.int().nonnegative(),
  /** How many are open and past their due day. */
  late: z.int().nonnegative(),
  items: z.array(ActionBody),
})
export type ActionsAnswer = z.infer<typeof ActionsAnswer>

/** Throws RefusedQuestion for a session or party that is not on record. */
export function actionsAnswer(dossier: Dossier, state: State, query: ActionsQuery): ActionsAnswer {
  const { language } = query
  const complaints: Complaint[] = unknownFilters(dossier, { sector: [], party: query.party })
  // What a cancelled session gave to do goes on.
  const known = new Set(
    keptRecords(dossier, 'session', Session.parse).all.map(({ value }) => value.id),
  )
  if (query.session.some((id) => !known.has(id)))
    complaints.push({ field: 'session', message: 'there is no session of this id' })
  const isServed = (id: string) =>
    dossier.commitmentIndex.has(id) ||
    dossier.ledger.instruments.some(({ value }) => value.id === id)
  if (!query.serves.every(isServed))
    complaints.push({
      field: 'serves',
      message: 'expected the id of a commitment or an instrument',
    })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  const admits = (asked: readonly string[], given: readonly string[]) =>
    asked.length === 0 || asked.some((value) => given.includes(value))
  const items = actionItems(dossier, state, 'then').filter(
    ({ action, state: standing }) =>
      admits(query.session, [action.session]) &&
      admits(query.state, [standing]) &&
      admits(query.serves, action.serves === null ? [] : [action.serves]) &&
      admits(
        query.party,
        action.owners.flatMap(({ party, body }) => (body === null ? [party] : [party, body])),
      ),
  )
  return {
    ...headerOf(dossier, state),
    language,
    direction: wordsOf(language).direction,
    total: items.length,
    late: items.filter(({ lateDays }) => lateDays > 0).length,
    items: items.map((item) => actionBody(dossier, item, language)),
  }
}

const OutcomeBody = z.object({
  item: z.string(),
  outcome: z.enum(OUTCOMES),
  outcomeName: z.string(),
  words: z.string(),
  due: PartialDay.nullable(),
  proposals: z.array(z.string()),
  by: z.string(),
  on: Day,
})

export const SessionAnswer = z.object({
  ...Header,
  ...Tongue,
  session: SessionRow.extend({
    coChairs: z.array(
      z.object({ party: NamedRef, person: NamedRef.nullable(), name: z.string().nullable() }),
    ),
    sectors: z.array(z.object({ id: z.string(), name: z.string() })),
    note: z.string(),
    groupBy: Session.shape.groupBy,
    items: z.int().positive(),
    writtenBy: z.string(),
    writtenOn: Day,
  }),
  /** The session of the same mechanism before it, on this desk. */
  before: z.string().nullable(),
  /** Action items that it gave. */
  actions: z.array(ActionBody),
  /** Action items of earlier sessions of the mechanism that are still open. */
  carried: z.array(ActionBody),
  outcomes: z.array(OutcomeBody),
  closed: z.object({ on: Day, by: z.string(), note: z.string() }).nullable(),
})
export type SessionAnswer = z.infer<typeof SessionAnswer>

/** One session; null when there is none of this id. */
export function sessionAnswer(
  dossier: Dossier,
  state: State,
  id: string,
  { language }: SessionsQuery,
): SessionAnswer | null {
  const kept = sessionsOf(dossier).find(({ value }) => value.id === id)
  if (kept === undefined) return null
  const session = kept.value
  const words = wordsOf(language)
  const ref = (other: string) => namedRef(dossier, other, language)
  const earlier = earlierSessions(dossier, session)
  const actions = actionItems(dossier, state)
  const body = (item: ActionItem) => actionBody(dossier, item, language)
  const close = closeOf(dossier, id)
  return {
    ...headerOf(dossier, state),
    language,
    direction: words.direction,
    session: {
      ...rowOf(dossier, state, session, language),
      coChairs: session.coChairs.map(({ party, person, name }) => ({
        party: ref(party),
        person: person === null ? null : ref(person),
        name,
      })),
      sectors: session.sectors.map((sector) => ({ id: sector, name: ref(sector).name })),
      note: session.note,
      groupBy: session.groupBy,
      items: session.items,
      writtenBy: kept.by,
      writtenOn: kept.on,
    },
    before: sessionBefore(dossier, session)?.id ?? null,
    actions: actions.filter(({ action }) => action.session === id).map(body),
    carried: actions
      .filter(({ action, closedBy }) => closedBy === null && earlier.has(action.session))
      .map(body),
    outcomes: outcomesOf(dossier, id)
      .map(({ value, by, on }) => ({
        item: value.item,
        outcome: value.outcome,
        outcomeName: words.outcomes[value.outcome],
        words: value.words,
        due: value.due,
        proposals: value.proposals,
        by,
        on,
      }))
      .sort((a, b) => compare(a.item, b.item)),
    closed: close === null ? null : { on: close.on, by: close.by, note: close.value.note },
  }
}

const AgendaItemBody = z.object({
  /** 1, 2, 3 … in the order of the agenda; null for what is not on it. */
  number: z.int().positive().nullable(),
  id: z.string(),
  kind: z.enum(['ask', 'action', 'own']),
  group: z.string(),
  commitment: NamedRef.nullable(),
  /** As it is put: the wording of the editors, else the proposed question, else what is to be done. */
  question: z.string(),
  isReworded: z.boolean(),
  note: z.string(),
  /** Why it was added; null where it was proposed. */
  added: z.string().nullable(),
  /** Its status changed since the last session. */
  moved: z.boolean(),
  ask: Ask.nullable(),
  action: ActionBody.nullable(),
})
export type AgendaItemBody = z.infer<typeof AgendaItemBody>

const EditBody = z.object({
  /** Id of its statement: by this it is taken back. */
  statement: z.string(),
  by: z.string(),
  on: Day,
  recordedAt: z.string(),
  edit: AgendaEdit,
  editName: z.string(),
})

export const AgendaQuery = z.object({
  /** The day it is drafted as of; a fixed agenda has its own. */
  recordDay: Day.optional(),
  /** Day of the last session, where the record does not have it. */
  since: Day.optional(),
  dueWithinDays: z.coerce.number().int().nonnegative().max(3660).default(DUE_WITHIN_DAYS),
  language: z.enum(LANGUAGES).default('en'),
  digits: z.enum(DIGITS).default('latn'),
})
export type AgendaQuery = z.infer<typeof AgendaQuery>

export const AgendaAnswer = z.object({
  ...Header,
  ...Tongue,
  session: SessionRow,
  recordDay: Day,
  fixed: z.object({ on: Day, by: z.string(), instant: z.string() }).nullable(),
  /** What the next edit gives as its base. */
  version: z.int().nonnegative(),
  /** Day of the last session of the mechanism on this desk; null where there is none. */
  since: Day.nullable(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      language: z.enum(LANGUAGES),
      items: z.array(z.string()),
    }),
  ),
  items: z.array(AgendaItemBody),
  dropped: z.array(z.object({ item: AgendaItemBody, reason: z.string(), by: z.string() })),
  /** Questions that press less and can be added. */
  reserve: z.array(AgendaItemBody),
  edits: z.array(EditBody),
  /** Edits of items that are not on the agenda any more: kept, and without effect. */
  idle: z.array(z.string()),
})
export type AgendaAnswer = z.infer<typeof AgendaAnswer>

/** The agenda of a session; null when there is no such session. */
export function agendaAnswer(
  dossier: Dossier,
  id: string,
  query: AgendaQuery,
  today: string,
): AgendaAnswer | null {
  const { language, digits, dueWithinDays } = query
  const agenda = agendaOf(dossier, id, query.recordDay ?? today, {
    language,
    digits,
    dueWithinDays,
    since: query.since ?? null,
  })
  if (agenda === null) return null
  const words = wordsOf(language)
  // Names and all else as the ledger had them then, so that a fixed agenda stays as it was.
  const { dossier: then, state } = agenda
  const body = (item: AgendaItem, number: number | null): AgendaItemBody => ({
    number,
    id: item.id,
    kind: item.kind,
    group: item.group,
    commitment: item.commitment === null ? null : namedRef(then, item.commitment, language),
    question: item.wording ?? item.ask?.question ?? item.action?.action.what ?? '',
    isReworded: item.wording !== null && item.kind !== 'own',
    note: item.note,
    added: item.added,
    moved: item.moved,
    ask: item.ask,
    action: item.action === null ? null : actionBody(then, item.action, language),
  })
  const edit = (kept: Kept<AgendaEdit>) => ({
    statement: kept.statement.id,
    by: kept.by,
    on: kept.on,
    recordedAt: kept.statement.recordedAt,
    edit: kept.value,
    editName: words.editOps[kept.value.operation.op],
  })
  const groups = [...new Set(agenda.items.map(({ group }) => group))]
  return {
    ...headerOf(then, state),
    language,
    direction: words.direction,
    session: {
      ...rowOf(then, state, agenda.session, language),
      fixedAt: agenda.fixed === null ? null : agenda.recordDay,
    },
    recordDay: agenda.recordDay,
    fixed: agenda.fixed === null ? null : { ...agenda.fixed },
    version: agenda.version,
    since: agenda.since,
    groups: groups.map((group) => {
      const name = groupName(then, group, language)
      return {
        id: group,
        name: name.text,
        language: name.language,
        items: agenda.items.filter((item) => item.group === group).map((item) => item.id),
      }
    }),
    items: agenda.items.map((item, i) => body(item, i + 1)),
    dropped: agenda.dropped.map(({ item, reason, by }) => ({ item: body(item, null), reason, by })),
    reserve: agenda.reserve.map((item) => body(item, null)),
    edits: agenda.edits.map(edit),
    idle: agenda.idle.map(({ statement }) => statement.id),
  }
}
