/** Papers over HTTP: one at its address, in four formats, set in a worker; and sets of them as a job. */

import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AsOfQuery,
  DIGITS,
  LANGUAGES,
  PAPER_KINDS,
  PAPER_SETS,
  type Paper,
  PaperQuery,
  PersonName,
} from '@followthrough/brief'
import { openBundle } from '@followthrough/papers/bundle'
import { FORMATS, type Format, MEDIA_TYPES } from '@followthrough/papers/formats'
import { readLand } from '@followthrough/papers/land'
import { PapersError } from '@followthrough/papers/papers-error'
import { openPressroom } from '@followthrough/papers/pressroom'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Readable } from './address.ts'
import type { Current } from './current.ts'
import type { JobAnswer } from './desk-bodies.ts'
import type { Jobs } from './jobs.ts'
import { createKeep, matchesTag, takesGzip, zippedOf } from './kept.ts'
import { RequestProblem } from './problem.ts'
import { days } from './reading.ts'
import { PAPER_CSP } from './security.ts'
import { idOf, unknown } from './write-act.ts'

const { kind: _kind, ...asked } = PaperQuery.shape
const FormatField = z.enum(FORMATS).default('html')

export const PaperAddressQuery = z.strictObject({ ...asked, format: FormatField, ...days })
type PaperAddressQuery = z.output<typeof PaperAddressQuery>

/** A set of papers: one for each of these ids, or for each there is. */
export const PapersBody = z.strictObject({
  by: PersonName.optional(),
  each: z.enum(PAPER_SETS),
  ids: z.array(z.string().min(1).max(120)).min(1).max(1000).optional(),
  format: FormatField.default('pdf'),
  language: z.enum(LANGUAGES).default('en'),
  digits: z.enum(DIGITS).default('latn'),
  ...AsOfQuery.shape,
})
export type PapersBody = z.input<typeof PapersBody>

export type Papers = ReturnType<typeof openPapers>

interface Options {
  readonly current: Current
  readonly today: () => string
  /** Part of every ETag: another version may set a paper in another way. */
  readonly version: string
}

/** Zips that wait to be fetched; the oldest make way. */
const MOST_ZIPS = 8

/** A zip of a job; without a file until it is whole. */
interface Zip {
  path: string | null
  readonly name: string
}

export function openPapers({ current, today, version }: Options) {
  const press = openPressroom()
  const keep = createKeep()
  const zips = new Map<string, Zip>()
  let folder: string | null = null
  let files = 0

  const drawing = () => ({ land: readLand() })

  /** Throws RequestProblem where it cannot be set. */
  async function pressed(paper: Paper, format: Format): Promise<Uint8Array> {
    if (press.isFull)
      throw new RequestProblem('busy', 'Many papers are being set. Try again shortly.')
    try {
      return await press.set(paper, format)
    } catch (error) {
      if (error instanceof PapersError) throw new RequestProblem('not-set', error.message)
      throw error
    }
  }

  async function send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { format, ...query } = request.query as PaperAddressQuery
    const kind = PAPER_KINDS.find((one) => one === idOf(request))
    if (kind === undefined)
      throw new RequestProblem(
        'unknown-id',
        `There is no paper of this kind; there are ${PAPER_KINDS.join(', ')}.`,
      )
    const paper = current.answers().paper(query, { ...query, kind }, drawing)
    const tag = createHash('sha1').update(`${version} ${format} `).update(JSON.stringify(paper))
    const etag = `W/"${tag.digest('base64url')}"`
    reply.header('cache-control', 'no-cache').header('etag', etag).header('vary', 'accept-encoding')
    const isPage = format === 'html'
    // With a 304 too, whose headers take the place of those that were kept.
    if (isPage)
      reply
        .header('content-security-policy', PAPER_CSP)
        .header('x-frame-options', 'SAMEORIGIN')
        .removeHeader('origin-agent-cluster') // it has no origin of its own
    if (matchesTag(request.headers['if-none-match'], etag)) return reply.code(304).send()
    const kept = keep.get(etag) ?? keep.put(etag, MEDIA_TYPES[format], await pressed(paper, format))
    const { id: pack } = current.answers().dossier.partnership
    const name = fileNameOf([pack, kind, query.about, query.from, query.to, paper.asOf], format)
    reply
      .type(kept.type)
      .header('content-disposition', `${isPage ? 'inline' : 'attachment'}; filename="${name}"`)
    const isText = isPage || format === 'md'
    const zipped =
      isText && takesGzip(request.headers['accept-encoding']) ? await zippedOf(kept) : null
    return zipped === null
      ? reply.send(kept.body)
      : reply.header('content-encoding', 'gzip').send(zipped)
  }

  /** Starts a job that sets them one after the other. Throws RefusedQuestion and RequestProblem. */
  function print(body: z.output<typeof PapersBody>, jobs: Jobs): JobAnswer {
    const { each, format, language, digits, by: _by, ids, ...at } = body
    const answers = current.answers() // the set stands on one record, whatever is added meanwhile
    const date = today()
    const subjects = [...new Set(ids ?? answers.paperSubjects(at, each))]
    const paperOf = (about: string) =>
      answers.paper(at, PaperQuery.parse({ kind: each, about, language, digits, date }))
    for (const id of ids === undefined ? [] : subjects) paperOf(id) // refused now, not half-way
    const { id: pack } = answers.dossier.partnership
    const zip: Zip = {
      path: null,
      name: `${pack}-${each}-${language}-${answers.asOf(at).validOn}-${format}.zip`,
    }
    const job = jobs.start({
      kind: 'papers',
      key: `papers ${JSON.stringify([each, ids, format, language, digits, at])}`,
      words: `Papers to set: ${subjects.length}.`,
      doneWords: ({ papers }) => `Papers set: ${papers}.`,
      run: async (signal, tell) => {
        const path = fileIn(`${files++}.zip`)
        const bundle = openBundle(path, date)
        try {
          for (const [done, about] of subjects.entries()) {
            tell({ done, total: subjects.length, words: about })
            const paper = paperOf(about)
            const bytes = await press.set(paper, format, signal)
            signal.throwIfAborted()
            bundle.add(fileNameOf([each, about, paper.asOf], format), bytes)
          }
          bundle.end()
        } catch (error) {
          bundle.drop()
          throw error
        }
        zip.path = path
        forgetOldest()
        tell({ done: subjects.length, total: subjects.length, words: '' })
        return { papers: subjects.length, file: zip.name, bytes: statSync(path).size }
      },
    })
    zips.set(job.id, zip)
    return job
  }

  /** Sends the zip of a job. Throws RequestProblem where it is not whole, or is kept no longer. */
  function fetch(id: string, jobs: Jobs, reply: FastifyReply): FastifyReply {
    const job = jobs.job(id)
    if (job === null || job.kind !== 'papers') unknown('set of papers')
    if (job.state === 'running')
      throw new RequestProblem('under-way', 'The papers are still being set.', { job: id })
    const { path = null, name = '' } = zips.get(id) ?? {}
    if (path === null)
      throw new RequestProblem(
        'unknown-id',
        job.state === 'done'
          ? 'These papers are kept no longer. Print them again.'
          : `These papers were not set. ${job.words}`,
      )
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-length', statSync(path).size)
      .type('application/zip')
      .send(createReadStream(path))
  }

  function fileIn(name: string): string {
    folder ??= mkdtempSync(join(tmpdir(), 'followthrough-papers-'))
    return join(folder, name)
  }

  function forgetOldest(): void {
    const whole = [...zips].filter(([, { path }]) => path !== null)
    for (const [id, { path }] of whole.slice(0, Math.max(0, whole.length - MOST_ZIPS))) {
      rmSync(path!, { force: true })
      zips.delete(id)
    }
  }

  return {
    address: {
      summary: 'A paper: a brief, a scorecard, an agenda or what changed, in one of four formats',
      tag: 'answers',
      query: PaperAddressQuery,
      answer: {
        description: 'The file',
        schema: z.string().meta({ format: 'binary' }),
        type: FORMATS.map((format) => MEDIA_TYPES[format].replace(/;.*/, '')),
      },
      hasId: true,
      problems: { 503: 'Many papers are being set, or this one cannot be set here' },
      send,
    } satisfies Readable,
    print,
    fetch,
    async close(): Promise<void> {
      await press.close()
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A name that every file system takes. */
function fileNameOf(parts: readonly (string | undefined)[], format: Format): string {
  const named = parts.filter((part) => part !== undefined).join('-')
  return `${named.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 150)}.${format}`
}
