/**
 * Documents taken in over HTTP: bytes as they are, streamed under a cap, or the address of a page. What can
 * be read is on the desk when the answer comes; the second reader goes on in a job.
 */

import type { IncomingMessage } from 'node:http'
import { bytesOf, captureId, IntakeError, type TakenIn } from '@followthrough/intake'
import type { SourceClass } from '@followthrough/record'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { badQuery, bodyComplaints } from './complaints.ts'
import type { Current, ServedStore } from './current.ts'
import type { Deciders } from './deciders.ts'
import { type ImportAnswer, type ImportQuery, ImportRequest } from './desk-bodies.ts'
import type { DeskIntake, ImportedDocument } from './desk-intake.ts'
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

/** Takes in what a request carries. Throws RequestProblem. */
export function createUpload({ store, current, intake, jobs, deciders }: Options) {
  const turns = createTurns(AT_ONCE, MOST_WAITING)

  async function upload(request: FastifyRequest): Promise<ImportAnswer> {
    const query = request.query as ImportQuery
    const { by, class: sourceClass = null } = query
    const document = await documentOf(request, query)
    const taken = await unlessUnreadable(document.bytes, () =>
      intake.take({ ...document, sourceClass }),
    )
    const warnings = sourceClass === null ? [] : noteClass(taken.capture, sourceClass, by)
    return answerOf(taken, warnings, readAgain(taken.capture, sourceClass))
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

  /** Keeps what a person said of the class of a document, where the record does not know it so. */
  function noteClass(capture: string, sourceClass: SourceClass, by: string): string[] {
    const { document } = current.review().document(capture)!
    if (document.sourceClass === sourceClass) return []
    if (document.source !== null)
      return [`It is on record as ${document.source.id}, of class ${document.sourceClass}.`]
    const decider = deciders.next(by)
    current.write((review) => ({
      drafts: review.amend(capture, { class: sourceClass }, decider),
    }))
    return []
  }

  /** The id of the job in which the second reader reads it. */
  function readAgain(capture: string, sourceClass: SourceClass | null): string | null {
    const read = intake.readAgainByModel
    if (read === null) return null
    const key = `model ${capture}`
    const { id } =
      jobs.running(key) ??
      jobs.start({
        kind: 'model',
        key,
        words: `The model ${intake.model} reads it.`,
        doneWords: ({ problem }) => problem ?? 'The model has read it.',
        run: (signal) => read(capture, sourceClass, signal),
      })
    return id
  }

  function answerOf(
    { capture, isNew, before, document, reading, cluster }: TakenIn,
    warnings: readonly string[],
    job: string | null,
  ): ImportAnswer {
    const counts = { open: 0, held: 0, refused: 0, decided: 0, settled: 0, superseded: 0 }
    for (const { id } of reading.claims) {
      const proposal = store.desk.proposal(id)
      if (proposal !== null) counts[proposal.state]++
    }
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
      counts,
      warnings: [...reading.document.warnings, ...warnings],
      job,
    }
  }

  return (request: FastifyRequest, reply: FastifyReply): Promise<ImportAnswer> => {
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort(cutShort()))
    const turn = turns.take(() => upload(request), gone.signal)
    if (turn === null) throw new RequestProblem('busy', 'Many documents are coming in. Try later.')
    return turn
  }
}

export function notFetching(): RequestProblem {
  return new RequestProblem(
    'not-fetching',
    'This server fetches nothing. Start it with --fetch, or save the page and take in the file.',
  )
}

/** The body under a cap. What comes beyond it is let go by unread. Throws RequestProblem. */
async function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
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

function cutShort(): RequestProblem {
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
