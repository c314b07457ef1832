/**
 * Documents taken in over HTTP: bytes as they are, streamed under a cap, or the address of a page. What can
 * be read is on the desk when the answer comes, each item of a feed by itself; the second reader goes on in a job.
 */

import type { IncomingMessage } from 'node:http'
import { PROPOSAL_STATES } from '@followthrough/brief'
import {
  bytesOf,
  type CaptureHints,
  captureId,
  IntakeError,
  type TakenIn,
} from '@followthrough/intake'
import type { SourceClass } from '@followthrough/record'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { badQuery, bodyComplaints } from './complaints.ts'
import type { Current, ServedStore } from './current.ts'
import type { Deciders } from './deciders.ts'
import {
  type ImportAnswer,
  type ImportQuery,
  ImportRequest,
  type ModelOutcome,
} from './desk-bodies.ts'
import type { DeskIntake, ImportedDocument } from './desk-intake.ts'
import type { TakenFeed } from './feed-upload.ts'
import type { Jobs } from './jobs.ts'
import { parsedJson } from './json-body.ts'
import { RequestProblem } from './problem.ts'
import { createTurns } from './turns.ts'

export const MOST_UPLOAD_BYTES = 64 * 1024 * 1024
const MOST_ADDRESS_BYTES = 16 * 1024
/** Documents held in memory at once, and requests that wait with theirs unread. */
const AT_ONCE = 4
const MOST_WAITING = 200

interface Options {
  readonly store: ServedStore
  readonly current: Current
  readonly intake: DeskIntake
  readonly jobs: Jobs
  readonly deciders: Deciders
}

/** What is known of a document before it is read, unless the person says otherwise. */
type Known = Pick<CaptureHints, 'published'>

export type Upload = ReturnType<typeof createUpload>

/** Takes in what a request carries. Throws RequestProblem. */
export function createUpload({ store, current, intake, jobs, deciders }: Options) {
  const turns = createTurns(AT_ONCE, MOST_WAITING)

  async function upload(
    request: FastifyRequest,
    signal: AbortSignal,
    known: Known,
  ): Promise<ImportAnswer> {
    const query = request.query as ImportQuery
    const { by, class: sourceClass = null } = query
    const document = await documentOf(request, { ...known, ...query })
    const taken = await unlessUnreadable(document.bytes, () =>
      intake.take({ ...document, sourceClass }, signal),
    )
    const captures = 'items' in taken ? taken.items.flatMap(captureOf) : [taken.capture]
    const warnings = sourceClass === null ? [] : noteClass([...new Set(captures)], sourceClass, by)
    const job = readAgain(taken.capture, [...new Set(captures)], sourceClass)
    return 'items' in taken ? feedAnswer(taken, warnings, job) : answerOf(taken, warnings, job)
  }

  async function documentOf(
    request: FastifyRequest,
    { name, publisher, published }: ImportQuery,
  ): Promise<Omit<ImportedDocument, 'sourceClass'>> {
    const said = {
      ...(publisher === undefined ? {} : { publisher }),
      ...(published === undefined ? {} : { published }),
    }
    const type = request.headers['content-type']
    if (/^application\/json\s*(;|$)/i.test(type ?? '')) {
      if (!intake.fetching) throw notFetching()
      const bytes = await bodyOf(request.raw, MOST_ADDRESS_BYTES)
      const asked = ImportRequest.safeParse(parsedJson(Buffer.from(bytes).toString()))
      if (!asked.success) throw badQuery(bodyComplaints(asked.error.issues, ImportRequest))
      const page = await unlessUnreadable(null, () => intake.fetch(asked.data.url))
      const mime = page.mime === null ? {} : { mime: page.mime }
      return { bytes: page.bytes, hints: { ...said, ...mime, url: page.url }, address: page.url }
    }
    const bytes = await bodyOf(request.raw, MOST_UPLOAD_BYTES)
    const hints = {
      ...said,
      ...(name === undefined ? {} : { name }),
      ...(type === undefined ? {} : { mime: type }),
    }
    return { bytes, hints, address: name ?? null }
  }

  /** Keeps what a person said of the class of documents, where the record does not know it so. */
  function noteClass(captures: readonly string[], sourceClass: SourceClass, by: string): string[] {
    const review = current.review()
    const others = captures
      .map((capture) => review.document(capture)!.document)
      .filter((document) => document.sourceClass !== sourceClass)
    const unknown = others.filter(({ source }) => source === null)
    if (unknown.length > 0) {
      const decider = deciders.next(by)
      current.write((fresh) => ({
        drafts: unknown.flatMap(({ capture }) =>
          fresh.amend(capture, { class: sourceClass }, decider),
        ),
      }))
    }
    const known = others.flatMap((document) =>
      document.source === null
        ? []
        : `It is on record as ${document.source.id}, of class ${document.sourceClass}.`,
    )
    return [...new Set(known)]
  }

  /** The id of the job in which the second reader reads what was taken in as `capture`. */
  function readAgain(
    capture: string,
    documents: readonly string[],
    sourceClass: SourceClass | null,
  ): string | null {
    const read = intake.readAgainByModel
    if (read === null || documents.length === 0) return null
    const key = `model ${capture}`
    const { id } =
      jobs.running(key) ??
      jobs.start({
        kind: 'model',
        key,
        words: `The model ${intake.model} reads ${documents.length === 1 ? 'it' : 'them'}.`,
        doneWords: modelWords,
        run: (signal, tell) => read(capture, documents, sourceClass, signal, tell),
      })
    return id
  }

  function feedAnswer(
    { capture, isNew, title, items, warnings: told }: TakenFeed,
    warnings: readonly string[],
    job: string | null,
  ): ImportAnswer {
    const documents = items.map(({ address, title, published, outcome }) => {
      const item = { address, title, published }
      return outcome instanceof IntakeError
        ? { ...item, capture: null, isNew: false, counts: NONE, problem: outcome.what }
        : {
            address,
            title: outcome.document.title ?? title,
            published: outcome.document.published ?? published,
            capture: outcome.capture,
            isNew: outcome.isNew,
            counts: countsOf(outcome.reading),
            problem: null,
          }
    })
    const counts = { ...NONE }
    for (const document of documents)
      for (const state of PROPOSAL_STATES) counts[state] += document.counts[state]
    return {
      capture,
      isNew,
      title,
      cluster: capture,
      near: [],
      earlier: null,
      counts,
      documents,
      warnings: [...told, ...warnings],
      job,
    }
  }

  function countsOf({ claims }: TakenIn['reading']): ImportAnswer['counts'] {
    const counts = { ...NONE }
    for (const { id } of claims) {
      const proposal = store.desk.proposal(id)
      if (proposal !== null) counts[proposal.state]++
    }
    return counts
  }

  function answerOf(
    { capture, isNew, before, document, reading, cluster }: TakenIn,
    warnings: readonly string[],
    job: string | null,
  ): ImportAnswer {
    const first = cluster === capture ? null : (store.desk.reading(cluster)?.document ?? null)
    const near =
      first === null
        ? []
        : [
            {
              capture: cluster,
              title: first.title,
              publisher: first.publisher,
              published: first.published,
            },
          ]
    return {
      capture,
      isNew,
      title: document.title,
      cluster,
      near,
      earlier: before,
      counts: countsOf(reading),
      documents: null,
      warnings: [...reading.document.warnings, ...warnings],
      job,
    }
  }

  return (
    request: FastifyRequest,
    reply: FastifyReply,
    known: Known = {},
  ): Promise<ImportAnswer> => {
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort(cutShort()))
    const turn = turns.take(() => upload(request, gone.signal, known), gone.signal)
    if (turn === null) throw new RequestProblem('busy', 'Many documents are coming in. Try later.')
    return turn
  }
}

const NONE = { open: 0, held: 0, refused: 0, decided: 0, settled: 0, superseded: 0 }

const captureOf = ({ outcome }: TakenFeed['items'][number]) =>
  outcome instanceof IntakeError ? [] : outcome.capture

/** How the two readers agree, as sentences. */
function modelWords({ both, differ, rulesOnly, modelOnly, unplaced, problem }: ModelOutcome) {
  if (problem !== null) return problem
  const claims = (count: number) => `${count} ${count === 1 ? 'claim' : 'claims'}`
  const agreement = `The model has read it: ${claims(both)} read alike by both readers, ${differ} read otherwise, ${rulesOnly} by the rules alone, ${modelOnly} by the model alone.`
  if (unplaced === null || unplaced === 0) return agreement
  return `${agreement} ${claims(unplaced)} of the model ${unplaced === 1 ? 'quotes' : 'quote'} words that are not in the text, and ${unplaced === 1 ? 'was' : 'were'} left out.`
}

export function notFetching(): RequestProblem {
  return new RequestProblem(
    'not-fetching',
    'This server fetches nothing. Start it with --fetch, or save the page and take in the file.',
  )
}

/** The body of a request under a cap. What comes beyond it is let go by unread. Throws RequestProblem. */
export async function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new RequestProblem(
    'too-large',
    `A body of at most ${maxBytes.toLocaleString('en')} bytes is read here.`,
  )
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge
  let bytes: Uint8Array | null
  try {
    bytes = await bytesOf(request.iterator({ destroyOnReturn: false }), maxBytes)
  } catch {
    throw cutShort()
  }
  if (bytes !== null) return bytes
  request.resume() // destroyed, it would take the answer along
  throw tooLarge
}

export function cutShort(): RequestProblem {
  return new RequestProblem('bad-request', 'The body did not come to its end.')
}

/** What reading throws of a document, as a problem that says whether its bytes were kept. */
async function unlessUnreadable<T>(bytes: Uint8Array | null, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error
    const isKept = bytes !== null && bytes.length > 0
    throw new RequestProblem(
      'unreadable',
      error.message,
      isKept ? { capture: captureId(bytes) } : {},
    )
  }
}
