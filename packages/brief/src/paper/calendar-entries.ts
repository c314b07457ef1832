/**
 * What stands in the calendars: sessions at their hour, due days of commitments and action items as whole
 * days. An id stays the commitment’s, session’s or item’s for ever; revisions count the days it has had.
 */

import { type State, statusOf } from '@followthrough/ledger'
import { dayOfEpoch } from '@followthrough/record'
import { onRecord } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { wordsOf } from '../language/language.ts'
import { nameOf } from '../language/names.ts'
import type { Language } from '../language/words.ts'
import { actionItems } from '../session/actions.ts'
import { keptRecords } from '../session/kept.ts'
import { Session } from '../session/records.ts'

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

/** Sessions are held open for so long where nobody says when they end. */
const SESSION_MINUTES = 180

export function calendarEntries(
  dossier: Dossier,
  state: State,
  language: Language,
  kinds: readonly CalendarKind[] = CALENDAR_KINDS,
): CalendarEntry[] {
  const of = {
    sessions: sessionEntries,
    'due-days': dueEntries,
    actions: actionEntries,
  } satisfies Record<CalendarKind, unknown>
  return kinds.flatMap((kind) => of[kind](dossier, state, language))
}

/** Due days; a commitment that was withdrawn or lapsed is cancelled. */
function dueEntries(dossier: Dossier, state: State, language: Language): CalendarEntry[] {
  const words = wordsOf(language)
  return onRecord(state).flatMap((i): CalendarEntry[] => {
    const status = statusOf(state, i)
    if (status === null || status.due === null) return []
    const { record, dues } = dossier.ledger.commitments[i]!
    // Each due day that became known is a revision, and so is falling away.
    const told = dues.filter(
      (due) =>
        dayOfEpoch(due.knownDay) <= state.knownAt && dayOfEpoch(due.validDay) <= state.validOn,
    )
    const isCancelled = status.headline === 'withdrawn' || status.headline === 'lapsed'
    const days = [
      ...told.map((due) => dayOfEpoch(due.knownDay)),
      isCancelled ? status.lastQualifyingOn : '',
    ]
    return [
      {
        id: `due-${record.id}`,
        title: `${words.columns.due}: ${nameOf(dossier, record.id, language).text}`,
        text: `${words.columns.status}: ${words.headlines[status.headline]}. ${words.facts.due({ kind: status.due.kind, day: words.dayWords(status.due.latest) })}`,
        categories: [nameOf(dossier, record.sector, language).text],
        when: { on: status.due.latest },
        revisions: Math.max(0, told.length - 1) + (isCancelled ? 1 : 0),
        isCancelled,
        revisedOn: days.reduce((a, b) => (a > b ? a : b)) || state.knownAt,
      },
    ]
  })
}

/** Sessions, and those that were called off as cancelled. */
function sessionEntries(dossier: Dossier, _state: State, language: Language): CalendarEntry[] {
  const { standing, all, retractions } = keptRecords(dossier, 'session', Session.parse)
  const words = wordsOf(language)
  const ids = [...new Set(all.map(({ value }) => value.id))]
  return ids.map((id): CalendarEntry => {
    const versions = all.filter(({ value }) => value.id === id)
    const stands = standing.findLast(({ value }) => value.id === id)
    const { value: session, on } = stands ?? versions.at(-1)!
    const made = new Set(versions.map(({ statement }) => statement.id))
    const calledOff = retractions.filter(({ retracts }) => made.has(retracts!))
    const revisedOn = [on, ...(stands === undefined ? calledOff.map(({ knownOn }) => knownOn) : [])]
    return {
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
      revisions: versions.length - 1 + (stands === undefined ? 1 : 0),
      isCancelled: stands === undefined,
      revisedOn: revisedOn.reduce((a, b) => (a > b ? a : b)),
    }
  })
}

function actionEntries(dossier: Dossier, state: State, language: Language): CalendarEntry[] {
  const words = wordsOf(language)
  return actionItems(dossier, state).flatMap((item): CalendarEntry[] => {
    const { action, dues } = item
    if (action.due === null) return []
    const isOver = item.closedBy !== null
    return [
      {
        id: `action-${action.id}`,
        title: action.what,
        text: `${words.columns.state}: ${words.actionStates[item.state]}. ${action.owners
          .map(({ party, body, name }) => name ?? nameOf(dossier, body ?? party, language).text)
          .join('; ')}`,
        when: { on: action.due },
        revisions: action.version - 1 + (item.closedBy === 'evidence' ? 1 : 0),
        isCancelled: isOver && item.state === 'dropped',
        revisedOn: dues.at(-1)?.given ?? item.givenOn,
      },
    ]
  })
}
