/**
 * The HTTP face: reads a question, asks for the answer, sends it. It holds no rule of the domain.
 *
 * Answers are kept as sent (see `kept.ts`) and made by typed functions, so a body is not checked again
 * on its way out; the tests check every body against its schema.
 */

import compress from '@fastify/compress'
import {
  type Partnership,
  RefusedQuestion,
  unknownCountries,
  unknownFilters,
  whyAbsent,
} from '@followthrough/brief'
import { StoreError } from '@followthrough/store'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { otherMethod, readable } from './address.ts'
import { commitmentsCsv } from './commitments-csv.ts'
import { badQuery, bodyComplaints, queryComplaints, refuse, refusedProblem } from './complaints.ts'
import { createCurrent, type ServedStore } from './current.ts'
import { addDesk } from './desk.ts'
import type { IntakeOptions } from './desk-intake.ts'
import { DOCS_URL, describeApi } from './docs.ts'
import { FreshnessAnswer } from './freshness.ts'
import { createKeep, matchesTag, takesGzip, zippedOf } from './kept.ts'
import { openPapers } from './papers.ts'
import type { MailOptions } from './post-office.ts'
import { PROBLEM_TYPE, problemOf, RequestProblem, refusalOf, storeProblem } from './problem.ts'
import { CommitmentsCsvQuery, FreshnessQuery, PATH_OF, READINGS, type Reading } from './reading.ts'
import { HEAD_MS, limitsOf, secure } from './security.ts'
import { SITE_DIR, serveSite } from './site.ts'
import { addSubscriptions } from './subscriptions.ts'
import { answerBroken, answerUnread } from './unread.ts'
import { NOT_LOOPBACK } from './writing-guard.ts'

export const API = '/api/v1'
const VERSION = '0.1.0'
const JSON_TYPE = 'application/json; charset=utf-8'
const CSV_TYPE = 'text/csv; charset=utf-8; header=present'

export interface AppOptions extends IntakeOptions {
  readonly store: ServedStore
  readonly partnership: Partnership
  /** Folder of the built web application. */
  readonly siteDir?: string | undefined
  /** True when only this machine can reach the server: whoever does may write. */
  readonly isLoopback?: boolean | undefined
  /** The day that stands when none is asked for; the machine's UTC day without it. */
  readonly today?: (() => string) | undefined
  /** Address of the site as others reach it, with a slash at its end; calendars and feeds lead there. */
  readonly site?: string | undefined
  /** Where letters wait and how they leave; without it nothing is sent. */
  readonly mail?: MailOptions | undefined
  /** Told one line a request. */
  readonly onRequest?: ((line: string) => void) | undefined
  /** Told what went wrong inside. */
  readonly onFault?: ((fault: unknown) => void) | undefined
}

/** The UTC day of this machine. */
function utcToday(): string {
  return new Date().toISOString().slice(0, 10)
}

export async function buildApp({
  store,
  partnership,
  siteDir = SITE_DIR,
  isLoopback = false,
  today = utcToday,
  site: siteAddress,
  mail,
  onRequest,
  onFault = (fault) => console.error(fault),
  ...intake
}: AppOptions): Promise<FastifyInstance> {
  const keep = createKeep()
  const current = createCurrent({ store, partnership, today, onFault, onChange: keep.clear })
  const app = fastify({
    ...limitsOf(isLoopback),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    clientErrorHandler: answerUnread,
    frameworkErrors: (error, request, reply) => {
      answerBroken(error.statusCode, request, reply)
    },
  })
  app.server.headersTimeout = HEAD_MS
  app.setValidatorCompiler(({ schema, httpPart }) => (data) => {
    const result = (schema as z.ZodType).safeParse(data)
    if (result.success) return { value: result.data }
    const { issues } = result.error
    const complaints =
      httpPart === 'body' ? bodyComplaints(issues, schema) : queryComplaints(data, issues, schema)
    return { error: badQuery(complaints) }
  })
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const problem =
      error instanceof RequestProblem
        ? error
        : error instanceof RefusedQuestion
          ? refusedProblem(error)
          : ((error instanceof StoreError ? storeProblem(error) : null) ??
            refusalOf(error.statusCode))
    if (problem.statusCode >= 500 && problem.kind === 'fault') onFault(error)
    return sendProblem(problem, request, reply)
  })
  if (onRequest !== undefined) {
    app.addHook('onResponse', async (request, reply) => {
      const ms = reply.elapsedTime.toFixed(1)
      onRequest(`${request.method} ${request.url} ${reply.statusCode} ${ms} ms`)
    })
  }
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close') // else it is waited for
  })
  await secure(app)
  await app.register(compress, { encodings: ['gzip', 'identity'], threshold: 1024 })
  await describeApi(app, VERSION)

  for (const reading of READINGS) {
    readable(app, `${API}${reading.url}`, {
      summary: reading.summary,
      tag: reading.kind === null ? 'answers' : 'records',
      query: reading.query,
      answer: { description: reading.summary, schema: reading.body, type: 'application/json' },
      hasId: reading.kind !== null,
      send: (request, reply) =>
        sendKept(request, reply, JSON_TYPE, () => JSON.stringify(answerTo(reading, request))),
    })
  }
  readable(app, `${API}/commitments.csv`, {
    summary: 'Every commitment that the filters admit, as a table to take away',
    tag: 'answers',
    query: CommitmentsCsvQuery,
    answer: { description: 'CSV with a header', schema: z.string(), type: 'text/csv' },
    hasId: false,
    send: (request, reply) => {
      const { id } = partnership
      const name = `${id}-commitments-${(request.query as CommitmentsCsvQuery).asOf ?? today()}`
      reply.header('content-disposition', `attachment; filename="${name}.csv"`)
      return sendKept(request, reply, CSV_TYPE, () => {
        const query = request.query as CommitmentsCsvQuery
        const answers = current.answers()
        refuse(unknownFilters(answers.dossier, query))
        return commitmentsCsv(answers, query)
      })
    },
  })
  readable(app, `${API}/freshness`, {
    summary: 'How fresh the answers are; the same on every day',
    tag: 'service',
    query: FreshnessQuery,
    answer: { description: 'Freshness', schema: FreshnessAnswer, type: 'application/json' },
    hasId: false,
    send: (_request, reply) => {
      current.answers()
      return reply
        .header('cache-control', 'no-cache')
        .type(JSON_TYPE)
        .send(JSON.stringify(current.freshness()))
    },
  })
  addSubscriptions(app, { api: API, current, today, site: siteAddress, sendKept })
  const papers = openPapers({ current, today, version: VERSION })
  readable(app, `${API}/papers/:id`, papers.address)
  app.addHook('onClose', papers.close)
  await addDesk(app, {
    ...intake,
    mail,
    api: API,
    store,
    current,
    papers,
    today,
    onFault,
    why: isLoopback ? null : NOT_LOOPBACK,
  })
  const Health = z.object({ status: z.literal('ok') })
  readable(app, '/healthz', {
    summary: 'Whether the server answers',
    tag: 'service',
    query: z.object({}),
    answer: { description: 'It does', schema: Health, type: 'application/json' },
    hasId: false,
    send: (_request, reply) =>
      reply.header('cache-control', 'no-store').type(JSON_TYPE).send('{"status":"ok"}'),
  })
  readable(app, '/api/openapi.json', {
    summary: 'This description, as OpenAPI 3.1',
    tag: 'service',
    query: z.object({}),
    answer: {
      description: 'An OpenAPI document',
      schema: z.record(z.string(), z.unknown()),
      type: 'application/json',
    },
    hasId: false,
    send: (request, reply) =>
      sendKept(request, reply, JSON_TYPE, () => JSON.stringify(app.swagger())),
  })

  const site = await serveSite(app, siteDir)
  app.setNotFoundHandler((request, reply) => {
    const isApi = /^\/api(\/|$|\?)/.test(request.url)
    const isDocs = request.url.startsWith(`${DOCS_URL}/`) || request.url === DOCS_URL
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!isReading && (!isApi || isDocs)) throw otherMethod(reply)
    const page = isApi ? null : site(request, reply)
    if (page !== null) return page
    const hint = isApi ? ` ${DOCS_URL} lists what there is.` : ''
    throw new RequestProblem('unknown-address', `There is nothing at this address.${hint}`)
  })
  return app

  function answerTo(reading: Reading, request: FastifyRequest): unknown {
    const answers = current.answers()
    const query = request.query as never
    const { id = '' } = request.params as { id?: string }
    if (reading.url === '/commitments') refuse(unknownFilters(answers.dossier, query))
    if (reading.url === '/crossings') refuse(unknownCountries(answers.dossier, query))
    const body = reading.ask(answers, query, id)
    if (body !== null) return body
    const { detail, nearest, kind, onRecordFrom } = whyAbsent(
      answers.dossier,
      id,
      reading.kind ?? undefined,
    )
    const isElsewhere = kind !== null && kind !== reading.kind
    throw new RequestProblem(
      onRecordFrom === null ? 'unknown-id' : 'not-yet-on-record',
      isElsewhere ? `${detail} It is at ${API}/${PATH_OF[kind]}/${id}.` : detail,
      {
        ...(nearest === null ? {} : { nearest }),
        ...(onRecordFrom === null ? {} : { onRecordFrom }),
      },
    )
  }

  /** Sends what is kept for the address, and what it depends on beside, or makes and keeps it. */
  async function sendKept(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    make: () => string,
    beside = '',
  ): Promise<FastifyReply> {
    current.answers() // drops what is kept when the store has changed
    const key = `${today()} ${request.url} ${beside}`
    const answer = keep.get(key) ?? keep.put(key, type, make())
    reply
      .header('cache-control', 'no-cache')
      .header('etag', answer.etag)
      .header('vary', 'accept-encoding')
    if (matchesTag(request.headers['if-none-match'], answer.etag)) return reply.code(304).send()
    reply.type(answer.type)
    const zipped = takesGzip(request.headers['accept-encoding']) ? await zippedOf(answer) : null
    if (zipped === null) return reply.send(answer.body)
    return reply.header('content-encoding', 'gzip').send(zipped)
  }
}

function sendProblem(
  problem: RequestProblem,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return reply
    .code(problem.statusCode)
    .header('cache-control', 'no-store')
    .removeHeader('content-disposition')
    .type(PROBLEM_TYPE)
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemOf(problem, request.url))
}
