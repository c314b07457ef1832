/** The addresses of the desk that are read: what each may be asked, what it answers, and how. */

import {
  DocumentAnswer,
  DocumentsAnswer,
  DocumentsQuery,
  ProposalAnswer,
  QueueAnswer,
  QueueQuery,
  type Review,
} from '@followthrough/brief'
import { z } from 'zod'
import { DeskAnswer, FeedsAnswer, JobAnswer } from './desk-bodies.ts'

/** What the addresses read from. */
export interface DeskView {
  readonly review: () => Review
  readonly desk: () => DeskAnswer
  readonly feeds: () => FeedsAnswer
  readonly job: (id: string) => JobAnswer | null
}

/** One address. `ask` gets a query that `query` admitted; null when there is no such record. */
export interface DeskReading {
  readonly url: string
  readonly summary: string
  readonly query: z.ZodObject
  readonly body: z.ZodType
  /** What its `:id` stands for, in words; null where there is none. */
  readonly kind: string | null
  readonly ask: (view: DeskView, query: never, id: string) => unknown
}

/** Keeps query, answer and body together in types, so that a body needs no check when it is sent. */
function reading<Q extends z.ZodRawShape, B extends z.ZodType>(
  url: string,
  summary: string,
  query: z.ZodObject<Q>,
  body: B,
  ask: (view: DeskView, query: z.output<z.ZodObject<Q>>) => z.input<B>,
): DeskReading {
  return { url, summary, query: query.strict(), body, kind: null, ask }
}

function opened<B extends z.ZodType>(
  url: string,
  kind: string,
  summary: string,
  body: B,
  ask: (view: DeskView, id: string) => z.input<B> | null,
): DeskReading {
  return {
    url: `${url}/:id`,
    summary,
    query: z.strictObject({}),
    body,
    kind,
    ask: (view, _query, id) => ask(view, id),
  }
}

const NOTHING = z.object({})

export const DESK_READINGS: readonly DeskReading[] = [
  reading('/desk', 'What may be done at this desk', NOTHING, DeskAnswer, (view) => view.desk()),
  reading(
    '/desk/queue',
    'Proposals that readers made, filtered, a page at a time',
    QueueQuery,
    QueueAnswer,
    (view, query) => view.review().queue(query),
  ),
  opened(
    '/desk/proposals',
    'proposal',
    'One proposal, where it stands in the text, and what it bears on',
    ProposalAnswer,
    (view, id) => view.review().proposal(id),
  ),
  reading(
    '/desk/documents',
    'Documents that were read, a page at a time',
    DocumentsQuery,
    DocumentsAnswer,
    (view, query) => view.review().documents(query),
  ),
  opened(
    '/desk/documents',
    'document',
    'One document by its capture: text, proposals, what it said before',
    DocumentAnswer,
    (view, id) => view.review().document(id),
  ),
  reading(
    '/desk/feeds',
    'Feeds that are followed, and how they fare',
    NOTHING,
    FeedsAnswer,
    (view) => view.feeds(),
  ),
  opened('/desk/jobs', 'job', 'How far a job is, and what came of it', JobAnswer, (view, id) =>
    view.job(id),
  ),
]
