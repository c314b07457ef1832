/** What went wrong, as problem details (RFC 9457, application/problem+json). */

import { AgendaEdit, type Complaint } from '@followthrough/brief'
import { Day } from '@followthrough/record'
import type { StoreError } from '@followthrough/store'
import { z } from 'zod'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  /** Fields of the question that could not be read, and what would be right. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** The known id that was perhaps meant. */
  nearest: z.string().optional(),
  /** The first day on which it is on record. */
  onRecordFrom: Day.optional(),
  /** Who decided these proposals meanwhile, and when. */
  decided: z
    .array(z.object({ id: z.string(), decision: z.string(), by: z.string(), at: z.string() }))
    .optional(),
  /** What others did to an agenda meanwhile: nothing was written, and nothing of theirs is lost. */
  moved: z
    .object({
      /** The version of the agenda now: the `base` of the next edit. */
      version: z.int(),
      others: z.array(
        z.object({
          statement: z.string(),
          by: z.string(),
          on: Day,
          recordedAt: z.string(),
          edit: AgendaEdit,
        }),
      ),
      /** Ids of edits that were taken back. */
      takenBack: z.array(z.string()),
    })
    .optional(),
  /** The capture of a document that cannot be read: its bytes are kept. */
  capture: z.string().optional(),
  /** The job that is under way already. */
  job: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>

const KINDS = {
  'bad-query': [400, 'The question cannot be read'],
  'bad-request': [400, 'The request cannot be read'],
  'unknown-id': [404, 'No such record'],
  'not-yet-on-record': [404, 'Not yet on record'],
  'unknown-address': [404, 'No such address'],
  'read-only': [405, 'This address is only for reading'],
  'other-method': [405, 'This is not done at this address'],
  'not-writable': [403, 'Nothing may be written here'],
  'not-fetching': [403, 'Nothing is fetched here'],
  'not-sending': [403, 'Nothing is sent from here'],
  'foreign-request': [403, 'The request does not come from this application'],
  'decided-already': [409, 'Decided already'],
  'moved-on': [409, 'Others have changed it meanwhile'],
  'under-way': [409, 'Under way already'],
  'ledger-changed': [409, 'The ledger has changed meanwhile'],
  unreadable: [422, 'The document cannot be read'],
  'not-acceptable': [406, 'Not available in that form'],
  timeout: [408, 'The request took too long'],
  'too-large': [413, 'The request is too large'],
  'head-too-large': [431, 'The address or the headers are too long'],
  'unsupported-type': [415, 'Unsupported type of content'],
  busy: [503, 'The server is busy'],
  'disk-full': [507, 'The disk is full'],
  'not-built': [503, 'The web application is not built'],
  closing: [503, 'The server is closing'],
  'not-set': [503, 'The paper cannot be set here'],
  fault: [500, 'The server failed'],
} as const satisfies Record<string, readonly [number, string]>
type ProblemKind = keyof typeof KINDS

/** A refusal with its reason; the error handler turns it into problem details. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem'
  readonly kind: ProblemKind
  /** Not read-only: the framework writes it where validation failed. */
  statusCode: number
  readonly more: { errors?: Complaint[] } & Pick<
    Problem,
    'nearest' | 'onRecordFrom' | 'decided' | 'moved' | 'capture' | 'job'
  >

  constructor(kind: ProblemKind, detail: string, more: RequestProblem['more'] = {}) {
    super(detail)
    this.kind = kind
    this.statusCode = KINDS[kind][0]
    this.more = more
  }
}

/** The body for a problem that came up at `url`. */
export function problemOf(problem: RequestProblem, url: string): Problem {
  const [status, title] = KINDS[problem.kind]
  return {
    type: `urn:followthrough:problem:${problem.kind}`,
    title,
    status,
    detail: problem.message,
    instance: instanceOf(url),
    ...problem.more,
  }
}

/** What whoever asked can do something about; null for what is a fault of the server. */
export function storeProblem({ fault }: StoreError): RequestProblem | null {
  switch (fault) {
    case 'locked':
      return new RequestProblem(
        'busy',
        'Another process is writing to the database, and nothing was written here. Try again.',
      )
    case 'full':
      return new RequestProblem('disk-full', 'The disk is full, and nothing was written.')
    case 'read-only':
      return new RequestProblem('not-writable', 'The database cannot be written to.')
    default:
      return null
  }
}

/** A refusal by the framework, in our words; what it says itself stays inside. */
export function refusalOf(statusCode: number | undefined): RequestProblem {
  switch (statusCode) {
    case 404:
      return new RequestProblem('unknown-address', 'There is nothing at this address.')
    case 406:
      return new RequestProblem('not-acceptable', 'This address has no answer in that form.')
    case 408:
      return new RequestProblem('timeout', 'The request was not complete in time.')
    case 413:
      return new RequestProblem('too-large', 'The body of the request is too large.')
    case 431:
      return new RequestProblem('head-too-large', 'The address or the headers are too long.')
    case 415:
      return new RequestProblem('unsupported-type', 'The type of the content cannot be read here.')
    case 503:
      return new RequestProblem('closing', 'The server is closing; ask again shortly.')
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? new RequestProblem('bad-request', 'The address or a header is not well formed.')
        : new RequestProblem('fault', 'The answer could not be made. The fault has been logged.')
  }
}

/** The path that was asked, without its query and with every odd character escaped. */
function instanceOf(url: string): string {
  const path = url.split('?', 1)[0]!.slice(0, 300)
  return path.replace(/[^\w\-./~%:@!$&()*+,;=]/g, (char) =>
    [...new TextEncoder().encode(char)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}
