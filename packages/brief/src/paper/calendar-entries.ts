/**
 * What stands in the calendars: sessions at their hour, due days of commitments and action items as whole
 * days. An id stays the commitment’s, session’s or item’s for ever.
 *
 * Revisions are counted from what the ledger was given, taken back or not, so that they never go down, and
 * what has no day any more is cancelled on the last day it had: a calendar would keep it otherwise.
 */

import {
  DELIVERY_CODES,
  DueValue,
  evaluatorOf,
  FORM_CODES,
  type Headline,
  headlineOf,
  type State,
  statusOf,
} from '@followthrough/ledger'
import { dayOfEpoch, epochDay, intervalOf } from '@followthrough/record'
import { z } from 'zod'
import { headerOf, many, onRecord } from '../answers/common.ts'
import { EVERYTHING, watchedSubjects } from '../changes/changes.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { nameOf } from '../language/names.ts'
import { LANGUAGES, type Language } from '../language/words.ts'
import { RefusedQuestion } from '../refused.ts'
import { actionItems } from '../session/actions.ts'
import { sequenceOf } from '../session/desk.ts'
import { byMoment, keptRecords } from '../session/kept.ts'
import { Action, Session } from '../session/records.ts'
import { issuerOf, unknownWatch, watchTitle } from './feed-paper.ts'
import { paperWordsOf } from './paper-words.ts'

export interface CalendarEntry {
  /** Unique in its calendar and never given to another; without spaces. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly place?: string
  readonly href?: string
  readonly categories?: readonly string[]
  readonly when:
    | { readonly on: string }
    | {
        readonly on: string
        readonly at: string
        readonly zone: string
        readonly minutes: number
      }
  /** How often it was revised since it was first given out. */
  readonly revisions: number
  readonly isCancelled?: boolean
  /** The day on which it was last revised. */
  readonly revisedOn: string
}

export const CALENDAR_KINDS = ['sessions', 'due-days', 'actions'] as const
export type CalendarKind = (typeof CALENDAR_KINDS)[number]

/** The lists after the kinds are joined by "or"; with none of them everything is in the calendar. */
export const CalendarQuery = z.object({
  /** All of them where none is named. */
  kinds: many(z.enum(CALENDAR_KINDS)),
  /** Sessions of this desk, and the action items that they gave. */
  session: many(z.string().max(60)),
  sector: many(z.string().max(60)),
  /** A party code, or the id of an institution. */
  body: many(z.string().max(60)),
  commitment: many(z.string().max(80)),
  language: z.enum(LANGUAGES).default('en'),
})
export type CalendarQuery = z.infer<typeof CalendarQuery>

export interface CalendarAnswer extends ReturnType<typeof headerOf> {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly name: string
  /** A name that no other host has: part of every UID. */
  readonly issuer: string
  readonly kinds: readonly CalendarKind[]
  /** By day. */
  readonly entries: readonly CalendarEntry[]
}

/**
 * A calendar. `site` is the address of the site with a slash at its end; entries lead to its pages. Throws
 * RefusedQuestion for filters that name nothing on record; a session that was called off is on record.
 */
export function calendarAnswer(
  dossier: Dossier,
  state: State,
  query: CalendarQuery,
  site?: string,
): CalendarAnswer {
  const complaints = unknownWatch(dossier, query)
  const known = new Set(
    keptRecords(dossier, 'session', Session.parse).all.map(({ value }) => value.id),
  )
  if (query.session.some((id) => !known.has(id)))
    complaints.push({ field: 'session', message: 'there is no session of this id' })
  if (complaints.length > 0) throw new RefusedQuestion(complaints)
  const { language } = query
  const words = wordsOf(language)
  const { sessions, dueDays } = paperWordsOf(language)
  const kinds = CALENDAR_KINDS.filter(
    (kind) => query.kinds.length === 0 || query.kinds.includes(kind),
  )
  const names = { sessions, 'due-days': dueDays, actions: words.sections['action-items'] }
  const what =
    kinds.length === CALENDAR_KINDS.length ? [] : [kinds.map((kind) => names[kind]).join(', ')]
  return {
    ...headerOf(dossier, state),
    language,
    direction: words.direction,
    name: watchTitle(dossier, query, [...what, ...query.session]),
    issuer: issuerOf(dossier),
    kinds,
    entries: calendarEntries(dossier, state, language, kinds, scopeOf(dossier, query), site),
  }
}

/** What a calendar is about; null for everything. */
interface Scope {
  readonly sessions: ReadonlySet<string>
  readonly sectors: readonly string[]
  readonly bodies: readonly string[]
  /** Commitments, and instruments that carry them. */
  readonly subjects: ReadonlySet<string>
}

function scopeOf(
  dossier: Dossier,
  { session, sector, body, commitment }: CalendarQuery,
): Scope | null {
  const watched = watchedSubjects(dossier, {
    ...EVERYTHING,
    commitments: commitment,
    sectors: sector,
    bodies: body,
  })
  if (watched === null && session.length === 0) return null
  return {
    sessions: new Set(session),
    sectors: sector,
    bodies: body,
    subjects: watched?.subjects ?? new Set(),
  }
}

/** Sessions are held open for so long where nobody says when they end. */
const SESSION_MINUTES = 180

/** Entries by day. */
export function calendarEntries(
  dossier: Dossier,
  state: State,
  language: Language,
  kinds: readonly CalendarKind[] = CALENDAR_KINDS,
  scope: Scope | null = null,
  site?: string,
): CalendarEntry[] {
  const of = {
    sessions: sessionEntries,
    'due-days': dueEntries,
    actions: actionEntries,
  } satisfies Record<CalendarKind, unknown>
  const asked = { dossier, state, language, scope, site }
  return kinds
    .flatMap((kind) => of[kind](asked))
    .sort((a, b) => compare(a.when.on, b.when.on) || compare(a.id, b.id))
}

interface Asked {
  readonly dossier: Dossier
  readonly state: State
  readonly language: Language
  readonly scope: Scope | null
  readonly site: string | undefined
}

/** Due days; a commitment that was withdrawn or lapsed is cancelled, and so is a day that was taken back. */
function dueEntries({ dossier, state, language, scope, site }: Asked): CalendarEntry[] {
  const words = wordsOf(language)
  return onRecord(state).flatMap((i): CalendarEntry[] => {
    const { record } = dossier.ledger.commitments[i]!
    if (scope !== null && !scope.subjects.has(record.id)) return []
    const status = statusOf(state, i)!
    const said = saidOf(dossier, state, i)
    const day = status.due?.latest ?? said.lastDue
    if (day === null) return []
    const hasFallen = isFallen(status.headline)
    const told = [
      `${words.columns.status}: ${words.headlines[status.headline]}.`,
      ...(status.due === null
        ? []
        : [
            words.facts.due({
              kind: status.due.kind,
              day: words.dayWords(status.due.latest),
            }),
          ]),
    ]
    return [
      {
        id: `due-${record.id}`,
        title: `${words.columns.due}: ${nameOf(dossier, record.id, language).text}`,
        text: told.join(' '),
        ...(site === undefined ? {} : { href: `${site}commitments/${record.id}` }),
        categories: [nameOf(dossier, record.sector, language).text],
        when: { on: day },
        // Whatever is said of it revises it; in between only a clock can let it fall.
        revisions: 2 * said.count + (hasFallen ? 1 : 0),
        isCancelled: status.due === null || hasFallen,
        revisedOn: hasFallen ? fellOn(dossier, state, i, said.lastDay) : said.lastDay,
      },
    ]
  })
}

/**
 * What was said of a commitment and of the instrument that carries it: how much, the last due day among it,
 * and the last day on which anything was added. A retraction counts from the day the ledger took it in.
 */
function saidOf({ ledger }: Dossier, state: State, i: number) {
  const { record } = ledger.commitments[i]!
  const subjects = [record.id, ...(record.instrument === null ? [] : [record.instrument])]
  const days: string[] = []
  let lastDue: string | null = null
  let lastKey = ''
  for (const s of subjects.flatMap((subject) => ledger.bySubject.get(subject) ?? [])) {
    const statement = ledger.statements[s]!
    const { id, subject, valueType, value, validOn, knownOn, recordedAt, retracts } = statement
    if (statement.state !== 'accepted') continue
    const from = validOn === null ? knownOn : intervalOf(validOn)!.earliest
    const day = retracts !== null ? recordedAt.slice(0, 10) : from > knownOn ? from : knownOn
    if (knownOn > state.knownAt || (retracts === null && day > state.validOn)) continue
    days.push(day)
    const key = `${knownOn} ${recordedAt} ${id}`
    if (valueType !== 'due' || subject !== record.id || key < lastKey) continue
    lastKey = key
    lastDue = intervalOf(DueValue.parse(value).due)!.latest
  }
  return { count: days.length, lastDue, lastDay: latestOf(days) ?? state.knownAt }
}

/** The day on which a clock let a commitment fall away, after the last day on which anything was said of it. */
function fellOn({ ledger }: Dossier, state: State, i: number, lastDay: string): string {
  const evaluator = evaluatorOf(ledger)
  const isFallenOn = (day: number) => {
    const { exists, form, delivery } = evaluator.commitment(i, day, day)
    return exists && isFallen(headlineOf(FORM_CODES[form]!, DELIVERY_CODES[delivery]!))
  }
  let low = epochDay(lastDay)
  let high = epochDay(state.validOn)
  if (low >= high || isFallenOn(low)) return lastDay
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isFallenOn(middle)) high = middle
    else low = middle
  }
  return dayOfEpoch(high)
}

function isFallen(headline: Headline): boolean {
  return headline === 'withdrawn' || headline === 'lapsed'
}

/** Sessions, and those that were called off as cancelled. */
function sessionEntries({ dossier, language, scope, site }: Asked): CalendarEntry[] {
  const { standing, all, retractions } = keptRecords(dossier, 'session', Session.parse)
  const words = wordsOf(language)
  const ids = [...new Set(all.map(({ value }) => value.id))]
  return ids.flatMap((id): CalendarEntry[] => {
    const versions = all.filter(({ value }) => value.id === id)
    const stands = standing.findLast(({ value }) => value.id === id)
    const { value: session, on } = stands ?? versions.at(-1)!
    if (scope !== null && !isSessionIn(scope, session)) return []
    const made = new Set(versions.map(({ statement }) => statement.id))
    const calledOff = retractions.filter(({ retracts }) => made.has(retracts!))
    return [
      {
        id: `session-${id}`,
        title: session.title,
        text: [
          nameOf(dossier, session.mechanism, language).text,
          words.sessionFormats[session.format],
          session.note,
        ]
          .filter((part) => part !== '')
          .join('\n'),
        place: session.place,
        ...(site === undefined || stands === undefined
          ? {}
          : { href: `${site}desk/sessions/${id}` }),
        categories: session.sectors.map((sector) => nameOf(dossier, sector, language).text),
        when:
          session.startsAt === null || session.tz === null
            ? { on: session.on }
            : {
                on: session.on,
                at: session.startsAt,
                zone: session.tz,
                minutes: SESSION_MINUTES,
              },
        revisions: sequenceOf(dossier, id),
        isCancelled: stands === undefined,
        revisedOn: latestOf([
          on,
          ...(stands === undefined ? calledOff.map((one) => one.recordedAt.slice(0, 10)) : []),
        ])!,
      },
    ]
  })
}

function isSessionIn(scope: Scope, session: Session): boolean {
  const { id, sectors, mechanism, coChairs } = session
  return (
    scope.sessions.has(id) ||
    // A session that names no sector has all of them on the table.
    scope.sectors.some((sector) => sectors.length === 0 || sectors.includes(sector)) ||
    scope.bodies.includes(mechanism) ||
    coChairs.some(({ party }) => scope.bodies.includes(party))
  )
}

/** Action items with a day; one that was dropped, taken back or has no day any more is cancelled. */
function actionEntries({ dossier, state, language, scope, site }: Asked): CalendarEntry[] {
  const words = wordsOf(language)
  const { all, retractions } = keptRecords(dossier, 'action', Action.parse)
  const items = new Map(actionItems(dossier, state).map((item) => [item.action.id, item]))
  const ids = [...new Set(all.map(({ value }) => value.id))].sort(compare)
  return ids.flatMap((id): CalendarEntry[] => {
    const versions = all.filter(({ value }) => value.id === id).sort(byMoment)
    const item = items.get(id)
    const action = item?.action ?? versions.at(-1)!.value
    const due =
      action.due ?? versions.findLast(({ value }) => value.due !== null)?.value.due ?? null
    if (due === null || (scope !== null && !isActionIn(scope, action))) return []
    const made = new Set(versions.map(({ statement }) => statement.id))
    const takenBack = retractions.filter(({ retracts }) => made.has(retracts!))
    return [
      {
        id: `action-${id}`,
        title: action.what,
        text: `${words.columns.state}: ${words.actionStates[item?.state ?? 'dropped']}. ${action.owners
          .map(({ party, body, name }) => name ?? nameOf(dossier, body ?? party, language).text)
          .join('; ')}`,
        ...(site === undefined ? {} : { href: `${site}desk/actions` }),
        when: { on: due },
        revisions: versions.length - 1 + takenBack.length,
        isCancelled: item === undefined || action.due === null || item.state === 'dropped',
        revisedOn: latestOf([
          ...versions.map(({ on }) => on),
          ...takenBack.map(({ recordedAt }) => recordedAt.slice(0, 10)),
        ])!,
      },
    ]
  })
}

function isActionIn(scope: Scope, { session, serves, owners }: Action): boolean {
  return (
    scope.sessions.has(session) ||
    (serves !== null && scope.subjects.has(serves)) ||
    owners.some(
      ({ party, body }) =>
        scope.bodies.includes(party) || (body !== null && scope.bodies.includes(body)),
    )
  )
}

function latestOf(days: readonly string[]): string | undefined {
  return days.reduce<string | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
