/**
 * Every question the product answers, asked of one dossier. Command line and API call the same
 * functions, so that they cannot answer differently. States are kept for the days asked last.
 */

import { type AsOf, fold, resolveName, type State } from '@followthrough/ledger'
import { Day } from '@followthrough/record'
import { z } from 'zod'
import { commitmentAnswer } from './answers/commitment.ts'
import { type CommitmentsQuery, commitmentsAnswer } from './answers/commitments.ts'
import { type CompareQuery, compareAnswer } from './answers/compare.ts'
import { type CriticalQuery, criticalAnswer } from './answers/critical.ts'
import { crossingAnswer } from './answers/crossing.ts'
import { type CrossingsQuery, crossingsAnswer } from './answers/crossings.ts'
import { disagreementsAnswer } from './answers/disagreements.ts'
import {
  institutionAnswer,
  institutionsAnswer,
  instrumentAnswer,
  peopleAnswer,
  personAnswer,
  sourceAnswer,
  sourcesAnswer,
  statementAnswer,
} from './answers/entities.ts'
import { networkAnswer } from './answers/network.ts'
import { type NetworkExportQuery, networkExport } from './answers/network-export.ts'
import { routeAnswer } from './answers/route.ts'
import { scenariosAnswer } from './answers/scenarios.ts'
import { type SearchIndex, type SearchQuery, searchAnswer, searchIndex } from './answers/search.ts'
import { statusAnswer } from './answers/status.ts'
import { targetAnswer } from './answers/target.ts'
import { eventAnswer, type TimelineQuery, timelineAnswer } from './answers/timeline.ts'
import { type AsksQuery, asksAnswer } from './ask/answer.ts'
import { type ChangesQuery, changesAnswer } from './changes/answer.ts'
import type { Dossier } from './dossier.ts'
import { kindOf } from './lookup.ts'
import { type CalendarQuery, calendarAnswer } from './paper/calendar-entries.ts'
import type { CorridorDrawing } from './paper/corridor-paper.ts'
import { type DigestQuery, digestDays, digestPaper } from './paper/digest-paper.ts'
import { changesFeed, type FeedQuery } from './paper/feed-paper.ts'
import { type PaperQuery, type PaperSet, paperOf, paperSubjects } from './paper/papers.ts'
import { type WorkbookList, type WorkbookQuery, workbookAnswer } from './paper/workbook-answer.ts'
import type { Queue } from './review/queue.ts'
import { openReview } from './review/review.ts'
import { createDesk } from './routing/desk.ts'
import type { RouteQuery } from './routing/question.ts'
import { removeScenario, type SaveQuery, type Saver, saveScenario } from './routing/saved.ts'
import {
  type ActionsQuery,
  type AgendaQuery,
  actionsAnswer,
  agendaAnswer,
  type SessionsQuery,
  sessionAnswer,
  sessionsAnswer,
} from './session/answers.ts'
import { type HeldDocument, type MinutesQuery, minutesAnswer } from './session/minutes-answer.ts'
import { openSecretariat } from './session/secretariat.ts'
import { openSheetDesk } from './sheets/desk.ts'

/** The two clocks as people ask for them. Without `knownAt` the second follows the first. */
export const AsOfQuery = z.object({
  asOf: Day.optional(),
  knownAt: Day.optional(),
})
export type AsOfQuery = z.infer<typeof AsOfQuery>

const KEPT_STATES = 16

export type Answers = ReturnType<typeof createAnswers>

/** Answers from a dossier; `today()` is the day that stands when none is asked for. */
export function createAnswers(dossier: Dossier, today: () => string) {
  const states = new Map<string, State>()
  const desk = createDesk(dossier)
  let index: SearchIndex | null = null

  function asOf(query: AsOfQuery): AsOf {
    const validOn = query.asOf ?? today()
    return { validOn, knownAt: query.knownAt ?? validOn }
  }

  function stateAt(query: AsOfQuery): State {
    const days = asOf(query)
    const key = `${days.validOn} ${days.knownAt}`
    const kept = states.get(key)
    states.delete(key) // re-inserted as the newest
    const oldest = states.size < KEPT_STATES ? undefined : states.keys().next().value!
    // No answer outlives its question, so the oldest state may be written over.
    const state = kept ?? fold(dossier.ledger, days, states.get(oldest ?? ''))
    if (kept === undefined && oldest !== undefined) states.delete(oldest)
    states.set(key, state)
    return state
  }

  /** The state of a scenario’s own day, as known on the day of knowing that was asked for. */
  const stateOn = (at: AsOfQuery) => (asOf: string) =>
    stateAt({ asOf, ...(at.knownAt === undefined ? {} : { knownAt: at.knownAt }) })

  /** The id of what was typed: an id, or any spelling of one person's or institution's name. */
  function idOf(typed: string): string {
    return kindOf(dossier, typed) === null ? (resolveName(dossier.aliases, typed) ?? typed) : typed
  }

  return {
    dossier,
    asOf,
    idOf,
    status: (at: AsOfQuery) => statusAnswer(dossier, stateAt(at)),
    commitments: (at: AsOfQuery, query: CommitmentsQuery) =>
      commitmentsAnswer(dossier, stateAt(at), query),
    commitment: (at: AsOfQuery, id: string) => commitmentAnswer(dossier, stateAt(at), id),
    instrument: (at: AsOfQuery, id: string) => instrumentAnswer(dossier, stateAt(at), id),
    event: (at: AsOfQuery, id: string) => eventAnswer(dossier, stateAt(at), id),
    timeline: (at: AsOfQuery, query: TimelineQuery) => timelineAnswer(dossier, stateAt(at), query),
    disagreements: (at: AsOfQuery) => disagreementsAnswer(dossier, stateAt(at)),
    target: (at: AsOfQuery) => targetAnswer(dossier, stateAt(at)),
    institutions: (at: AsOfQuery) => institutionsAnswer(dossier, stateAt(at)),
    institution: (at: AsOfQuery, id: string) => institutionAnswer(dossier, stateAt(at), idOf(id)),
    people: (at: AsOfQuery) => peopleAnswer(dossier, stateAt(at)),
    person: (at: AsOfQuery, id: string) => personAnswer(dossier, stateAt(at), idOf(id)),
    sources: (at: AsOfQuery) => sourcesAnswer(dossier, stateAt(at)),
    source: (at: AsOfQuery, id: string) => sourceAnswer(dossier, stateAt(at), id),
    statement: (at: AsOfQuery, id: string) => statementAnswer(dossier, stateAt(at), id),
    crossings: (at: AsOfQuery, query: CrossingsQuery) =>
      crossingsAnswer(dossier, stateAt(at), query),
    crossing: (at: AsOfQuery, id: string) => crossingAnswer(dossier, stateAt(at), id),
    network: (at: AsOfQuery) => networkAnswer(dossier, stateAt(at)),
    route: (at: AsOfQuery, query: RouteQuery) =>
      routeAnswer(dossier, desk, stateAt(at), query, stateOn(at)),
    compare: (at: AsOfQuery, query: CompareQuery) =>
      compareAnswer(dossier, desk, stateAt(at), query, stateOn(at)),
    critical: (at: AsOfQuery, query: CriticalQuery) =>
      criticalAnswer(dossier, desk, stateAt(at), query, stateOn(at)),
    networkExport: (at: AsOfQuery, query: NetworkExportQuery) =>
      networkExport(dossier, desk, stateAt(at), query, stateOn(at)),
    /** Statements to append, for whoever keeps the ledger. */
    saveScenario: (query: SaveQuery, saver: Saver) => saveScenario(dossier, desk, query, saver),
    removeScenario: (id: string, saver: Saver) => removeScenario(dossier, id, saver),
    scenarios: (at: AsOfQuery) => scenariosAnswer(dossier, desk, stateAt(at)),
    /** The desk over what was read: `queue` is whoever keeps it. Stands on today. */
    review: (queue: Queue) => openReview(dossier, queue, () => stateAt({})),
    asks: (at: AsOfQuery, query: AsksQuery) => asksAnswer(dossier, stateAt(at), query),
    /** Between days of knowing: up to `knownAt`, else `asOf`, where the query does not say. */
    changes: (query: ChangesQuery, at: AsOfQuery = {}) =>
      changesAnswer(dossier, query, at.knownAt ?? at.asOf ?? today()),
    sessions: (at: AsOfQuery, query: SessionsQuery) => sessionsAnswer(dossier, stateAt(at), query),
    session: (at: AsOfQuery, id: string, query: SessionsQuery) =>
      sessionAnswer(dossier, stateAt(at), id, query),
    agenda: (id: string, query: AgendaQuery, at: Pick<AsOfQuery, 'asOf'> = {}) =>
      agendaAnswer(dossier, id, query, at.asOf ?? today()),
    /** A document held against the agenda of a session as its minutes; null when there is no such session. */
    minutes: (
      at: AsOfQuery,
      id: string,
      document: HeldDocument | null,
      query: Pick<MinutesQuery, 'language'>,
    ) => minutesAnswer(dossier, stateAt(at), id, document, query),
    actions: (at: AsOfQuery, query: ActionsQuery) => actionsAnswer(dossier, stateAt(at), query),
    /** `site` is the address of the site, with a slash at its end: entries lead there. */
    calendar: (at: AsOfQuery, query: CalendarQuery, site?: string) =>
      calendarAnswer(dossier, stateAt(at), query, site),
    feed: (at: AsOfQuery, query: FeedQuery, site?: string) =>
      changesFeed(dossier, query, at.knownAt ?? at.asOf ?? today(), site),
    /** What changed between two days, what comes next and what is owed, as a paper. */
    digest: (query: DigestQuery, at: AsOfQuery = {}) => {
      const { to } = digestDays(query, at.asOf ?? today())
      return digestPaper(dossier, stateAt({ asOf: to }), query, to)
    },
    /** `drawing` is asked for when a map is drawn. */
    paper: (at: AsOfQuery, query: PaperQuery, drawing: () => CorridorDrawing = () => ({})) =>
      paperOf(
        {
          dossier,
          stateAt: (days) =>
            stateAt(days === undefined ? at : { asOf: days.validOn, knownAt: days.knownAt }),
          route: (asked) => routeAnswer(dossier, desk, stateAt(at), asked, stateOn(at)),
          changes: (asked) => changesAnswer(dossier, asked, at.knownAt ?? at.asOf ?? today()),
          today: today(),
          drawing,
        },
        query,
      ),
    /** Ids of which a set has a paper each. */
    paperSubjects: (at: AsOfQuery, set: PaperSet) => paperSubjects(dossier, stateAt(at), set),
    /** Statements to append, for whoever keeps the ledger: sessions, agendas, action items, outcomes. */
    secretariat: () => openSecretariat(dossier),
    /** A list to be edited in a spreadsheet; null for a session that there is not. Throws RefusedQuestion. */
    workbook: (at: AsOfQuery, list: WorkbookList, query: WorkbookQuery) =>
      workbookAnswer(dossier, stateAt(at), list, query, today()),
    /** The desk of workbooks that come back. Stands on today. */
    sheets: () => openSheetDesk(dossier, stateAt({}), today()),
    search: (at: AsOfQuery, query: SearchQuery) => {
      index ??= searchIndex(dossier)
      return searchAnswer(dossier, stateAt(at), index, query)
    },
  }
}
