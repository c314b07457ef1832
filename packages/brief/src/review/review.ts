/**
 * The review desk over one dossier: what is in the queue, what deciding would change, and the statements
 * that a decision makes. It writes nothing: whoever keeps the ledger appends.
 */

import type { State, StatementDraft } from '@followthrough/ledger'
import { compileGazetteer, type Gazetteer, type SourceClass } from '@followthrough/record'
import { z } from 'zod'
import { Header, headerOf } from '../answers/common.ts'
import type { Dossier } from '../dossier.ts'
import { gazetteerRows } from '../gazetteer-rows.ts'
import { RefusedQuestion } from '../refused.ts'
import {
  heldDocument,
  keptMinutes,
  type MinutesQuery,
  minutesAnswer,
} from '../session/minutes-answer.ts'
import { proposalAnswer, type QueueQuery, queueAnswer } from './answers.ts'
import { sourceStatement } from './cite.ts'
import { Consequence, consequencesOf } from './consequences.ts'
import { decide } from './decide.ts'
import type { Decider, DecisionRequest, DetailsRequest } from './decision-request.ts'
import type { ReviewDesk } from './desk.ts'
import { type DocumentsQuery, documentAnswer, documentsAnswer } from './document-answers.ts'
import { sourceOf, sourceOnRecord } from './document-source.ts'
import { type Feed, feedsOf, followFeed, leaveFeed } from './feeds.ts'
import { liveStatements, takenBack } from './live.ts'
import { publishersOf } from './publishers.ts'
import type { Queue } from './queue.ts'

/** What a decision would do, before it is made. */
export const ConsequencesAnswer = z.object({
  ...Header,
  /** Statements that it would add, decisions and retractions among them. */
  statements: z.int(),
  commitments: z.array(Consequence),
})
export type ConsequencesAnswer = z.infer<typeof ConsequencesAnswer>

export type Review = ReturnType<typeof openReview>

/** `stateToday` gives the state of today, on which consequences are shown. */
export function openReview(dossier: Dossier, queue: Queue, stateToday: () => State) {
  const publishers = publishersOf(dossier)
  let gazetteer: Gazetteer | null = null
  const desk: ReviewDesk = {
    dossier,
    queue,
    publishers,
    get gazetteer() {
      gazetteer ??= gazetteerOf(dossier)
      return gazetteer
    },
  }

  return {
    /** What readers know beforehand. */
    gazetteer: () => desk.gazetteer,
    /** Hosts of the publishers on record: the addresses that may be fetched. */
    hosts: publishers.hosts,
    /** Names of the publishers on record: one that heads a text is its publisher. */
    publishers: publishers.names,
    /** What a document is good for, by what was said of its capture, else by its publisher; null where nobody knows. */
    sourceClassOf: (
      document: { readonly publisher: string | null; readonly url: string | null },
      capture: string,
    ): SourceClass | null =>
      (sourceOnRecord(dossier, capture, document.url) ?? publishers.codingOf(document))?.class ??
      null,
    queue: (query: QueueQuery) => queueAnswer(desk, stateToday(), query),
    proposal: (id: string) => proposalAnswer(desk, stateToday(), id),
    documents: (query: DocumentsQuery) => documentsAnswer(desk, stateToday(), query),
    document: (capture: string) => documentAnswer(desk, stateToday(), capture),
    /** Statements to append. Throws RefusedQuestion. */
    decide: (request: DecisionRequest, decider: Decider) => decide(desk, request, decider),
    /** What the decision would change. Throws RefusedQuestion like the decision itself. */
    consequences(request: DecisionRequest, decider: Decider): ConsequencesAnswer {
      const state = stateToday()
      const drafts = decide(desk, request, decider)
      return {
        ...headerOf(dossier, state),
        statements: drafts.length,
        commitments: consequencesOf(dossier, state, drafts),
      }
    },
    /** Statements that say of a document what it does not say itself. Throws RefusedQuestion. */
    amend: (capture: string, details: DetailsRequest, decider: Decider) =>
      amended(desk, capture, details, decider),
    /** The minutes of a session held against its agenda; null when there is no such session. Throws RefusedQuestion. */
    minutes(session: string, { document, ...query }: MinutesQuery) {
      const capture = document ?? keptMinutes(dossier, session)
      const held = capture === null ? null : heldDocument(queue, capture)
      if (capture !== null && held === null)
        throw new RefusedQuestion([
          { field: 'document', message: 'no document of this capture was read here' },
        ])
      return minutesAnswer(dossier, stateToday(), session, held, query)
    },
    feeds: () => feedsOf(dossier),
    follow: (feed: Feed, decider: Decider) => followFeed(dossier, feed, decider),
    leave: (id: string, decider: Decider) => leaveFeed(dossier, id, decider),
  }
}

/** The tables of a reader over everything on record. */
function gazetteerOf(dossier: Dossier): Gazetteer {
  const { ledger, partnership } = dossier
  const values = <T>(entries: readonly { readonly value: T }[]) => entries.map(({ value }) => value)
  return compileGazetteer(
    gazetteerRows(partnership, {
      people: values(ledger.people),
      institutions: values(ledger.institutions),
      instruments: values(ledger.instruments),
      commitments: ledger.commitments.map(({ record }) => record),
      events: values(ledger.events),
      places: dossier.network().places,
      sources: values([...dossier.sources.values()]),
    }),
  )
}

function amended(
  { dossier, queue, publishers }: ReviewDesk,
  capture: string,
  { published, ...details }: DetailsRequest,
  decider: Decider,
): StatementDraft[] {
  const reading = queue.reading(capture)
  if (reading === null)
    throw new RefusedQuestion([{ field: 'document', message: 'there is no such document' }])
  const { document } = reading
  const onRecord = sourceOnRecord(dossier, capture, document.url)
  const before = liveStatements(dossier).filter(
    ({ property, subject }) => property === 'source' && subject === onRecord?.id,
  )
  if (onRecord !== null && before.length === 0)
    throw new RefusedQuestion([
      {
        field: 'document',
        message: `is the source ${onRecord.id} of the pack, which has its details`,
      },
    ])
  const party = details.party ?? null
  if (party !== null && !dossier.partnership.parties.some(({ code }) => code === party))
    throw new RefusedQuestion([{ field: 'party', message: `${party} is no party` }])
  const given = Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined),
  ) as Omit<DetailsRequest, 'published'> // what is left has its value
  const source = sourceOf(
    dossier,
    publishers,
    capture,
    { ...document, cluster: reading.cluster },
    given as Parameters<typeof sourceOf>[4],
  )
  if (source.class === null)
    throw new RefusedQuestion([{ field: 'class', message: 'give the class of the source, A to F' }])
  const sure = { ...source, class: source.class, published: published ?? source.published }
  return [
    ...before.map((one) => takenBack(one, 'Its details were put right.', decider)),
    { ...sourceStatement(sure, decider), locator: `amended ${decider.instant}` },
  ]
}
