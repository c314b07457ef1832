/** The desk over HTTP: its addresses, who may write at them, and what goes on behind them. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Act, address } from './address.ts'
import { sendCapture } from './capture-download.ts'
import { createUpload, MOST_UPLOAD_BYTES } from './capture-upload.ts'
import type { Current, ServedStore } from './current.ts'
import { createDeciders } from './deciders.ts'
import {
  DecisionAnswer,
  DecisionBody,
  DetailsAnswer,
  DetailsBody,
  FeedBody,
  FeedsAnswer,
  ImportAnswer,
  ImportQuery,
  ImportRequest,
  JobAnswer,
  OutlookAnswer,
  RereadBody,
} from './desk-bodies.ts'
import { type IntakeOptions, openDeskIntake } from './desk-intake.ts'
import { DESK_READINGS, type DeskReading, type DeskView } from './desk-reading.ts'
import { createWriting } from './desk-writing.ts'
import { feedRows } from './feed-rows.ts'
import { createJobs } from './jobs.ts'
import { MOST_JSON_BYTES, readsJson } from './json-body.ts'
import { mailActs } from './mail-acts.ts'
import { MINUTES_URL, minutesActs } from './minutes-acts.ts'
import { type Papers, PapersBody } from './papers.ts'
import { type MailOptions, openPostOffice } from './post-office.ts'
import { sessionActs } from './session-acts.ts'
import { workbookActs, workbookUpload } from './workbook-acts.ts'
import {
  idOf,
  NOTHING,
  SENT_PROBLEMS,
  sendBody,
  unknown,
  WRITE_PROBLEMS,
  type Write,
  writeAct,
} from './write-act.ts'
import { guardReading, guardWriting, MARKED } from './writing-guard.ts'

interface DeskOptions extends IntakeOptions {
  readonly mail: MailOptions | undefined
  readonly api: string
  readonly store: ServedStore
  readonly current: Current
  readonly papers: Papers
  readonly today: () => string
  readonly onFault: (fault: unknown) => void
  /** Why nothing may be written here, as a sentence; null where it may. */
  readonly why: string | null
}

export async function addDesk(app: FastifyInstance, options: DeskOptions): Promise<void> {
  const { api, store, current, papers, onFault, why } = options
  const intake = openDeskIntake(options)
  const jobs = createJobs(onFault)
  const deciders = createDeciders(options.today)
  const writing = createWriting({ current, queue: store.desk, intake, jobs, deciders })
  const upload = createUpload({ store, current, intake, jobs, deciders })

  const view: DeskView = {
    review: current.review,
    desk: () => ({
      writable: why === null,
      why,
      fetching: intake.fetching,
      hosts: intake.hosts(),
      model: intake.model,
      reader: intake.reader,
      limits: { uploadBytes: MOST_UPLOAD_BYTES, requestBytes: MOST_JSON_BYTES },
    }),
    feeds: () => ({
      feeds: feedRows(
        current.review().feeds(),
        store.desk,
        intake.polling,
        intake.fetching,
        new Date(),
      ),
      scheduled: intake.fetching,
    }),
    job: jobs.job,
  }

  const guardRead = async (request: FastifyRequest) => guardReading(request, why === null)
  const acts = new Map<string, Act[]>(
    DESK_READINGS.map((reading) => [reading.url, [readingAct(reading, view, guardRead)]]),
  )
  acts.set('/desk/captures/:id', [
    {
      method: 'GET',
      summary: 'The bytes of a capture as they came, to save',
      tag: 'desk',
      query: NOTHING,
      answer: {
        description: 'The bytes',
        schema: z.string().meta({ format: 'binary' }),
        type: 'application/octet-stream',
      },
      hasId: true,
      problems: READ_PROBLEMS,
      options: { onRequest: guardRead },
      send: (request, reply) => sendCapture(store.desk, idOf(request), reply),
    },
  ])

  const guard = async (request: FastifyRequest) => guardWriting(request, why)
  function add<S extends z.ZodType, Q extends z.ZodObject>(
    method: 'POST' | 'DELETE',
    url: string,
    write: Write<S, Q>,
  ): void {
    const made = writeAct(method, url, 'desk', write, guard)
    acts.set(url, [...(acts.get(url) ?? []), made])
  }

  add('POST', '/desk/consequences', {
    summary: 'What a decision would change; nothing is written',
    sent: DecisionBody,
    answer: OutlookAnswer,
    problems: { 409: 'Decided already' },
    act: (body) => writing.consequences(body),
  })
  add('POST', '/desk/decisions', {
    summary: 'Decides proposals: accept, edit, reject, merge, take in as new, or undo',
    sent: DecisionBody,
    answer: DecisionAnswer,
    problems: { 409: 'Decided already, or the ledger has changed meanwhile' },
    act: (body) => writing.decide(body),
  })
  add('POST', '/desk/documents/:id/details', {
    summary: 'Says of a document what it does not say itself',
    sent: DetailsBody,
    answer: DetailsAnswer,
    act: (body, id) => writing.amend(id, body),
  })
  add('POST', '/desk/feeds', {
    summary: 'Follows a feed; one of the same id is replaced',
    sent: FeedBody,
    answer: FeedsAnswer,
    act: (body) => {
      writing.follow(body)
      return view.feeds()
    },
  })
  add('DELETE', '/desk/feeds/:id', {
    summary: 'Ends following a feed',
    query: ImportQuery.pick({ by: true }).strict(),
    answer: FeedsAnswer,
    act: (_body, id, { by }) => {
      writing.leave(id, by)
      return view.feeds()
    },
  })
  add('POST', '/desk/feeds/:id/poll', {
    summary: 'Asks a feed now, as a job',
    answer: JobAnswer,
    status: 202,
    problems: { 409: 'It is being asked already' },
    act: (_body, id) => writing.poll(id),
  })
  add('POST', '/desk/reread', {
    summary: 'Reads every document again by the reader of today, as a job',
    sent: RereadBody,
    answer: JobAnswer,
    status: 202,
    problems: { 409: 'It is under way already' },
    act: (body) => writing.reread(body),
  })
  add('POST', '/desk/papers', {
    summary: 'Sets a paper for each sector, institution or commitment, as a job',
    sent: PapersBody,
    answer: JobAnswer,
    status: 202,
    problems: { 409: 'The same is under way already' },
    act: (body) => papers.print(body, jobs),
  })
  acts.set('/desk/papers/:id', [
    {
      method: 'GET',
      summary: 'The papers of a job that is done, as a zip',
      tag: 'desk',
      query: NOTHING,
      answer: {
        description: 'The zip',
        schema: z.string().meta({ format: 'binary' }),
        type: 'application/zip',
      },
      hasId: true,
      problems: { ...READ_PROBLEMS, 409: 'They are still being set' },
      options: { onRequest: guardRead },
      send: (request, reply) => papers.fetch(idOf(request), jobs, reply),
    },
  ])
  add('DELETE', '/desk/jobs/:id', {
    summary: 'Stops a job; one that has ended stays as it is',
    answer: JobAnswer,
    act: async (_body, id) => (await jobs.cancel(id)) ?? unknown('job'),
  })

  for (const [url, made] of sessionActs({ current, deciders, guard })) acts.set(url, made)
  const post = await openPostOffice({
    ...(options.mail ?? NO_MAIL),
    answers: current.answers,
    today: options.today,
    onFault,
  })
  const isHere = why === null
  for (const [url, made] of mailActs({ post, guard, guardRead, isHere })) acts.set(url, made)

  for (const [url, made] of workbookActs({ current, deciders, guard, guardRead }))
    acts.set(url, made)

  const minutes = minutesActs({
    current,
    deciders,
    upload,
    guard,
    guardRead,
    today: options.today,
  })
  acts.set(`${MINUTES_URL}/confirm`, [minutes.confirming])

  const documents = acts.get('/desk/documents')!
  acts.delete('/desk/documents')
  await app.register(async (scope) => {
    readsJson(scope)
    for (const [url, made] of acts) address(scope, api + url, made)
  })
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // Left unread until its turn comes.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    address(scope, `${api}/desk/documents`, [...documents, uploadAct()])
    address(scope, `${api}/desk/workbooks`, [workbookUpload({ current, deciders, guard })])
    address(scope, api + MINUTES_URL, [minutes.reading, minutes.handing])
  })
  app.addHook('onReady', async () => {
    intake.openSchedule()
    post.open()
  })
  app.addHook('preClose', async () => {
    await Promise.all([jobs.close(), intake.closeSchedule(), post.close()])
  })
  app.addHook('onClose', () => intake.close())

  function uploadAct(): Act {
    return {
      method: 'POST',
      summary: 'Takes in a document, or the page at an address',
      tag: 'desk',
      query: ImportQuery,
      answer: {
        description: 'As it was read, and what the queue has of it',
        schema: ImportAnswer,
        type: 'application/json',
      },
      hasId: false,
      problems: {
        ...WRITE_PROBLEMS,
        413: SENT_PROBLEMS[413],
        422: 'The document cannot be read; its bytes are kept',
        503: 'Many documents are coming in',
      },
      headers: MARKED,
      options: { onRequest: guard },
      sentAs: {
        '*/*': z
          .string()
          .meta({ format: 'binary' })
          .describe('A document as it is. The type is a hint: what it is, its bytes tell.'),
        'application/json': ImportRequest.describe('The address of a page or feed to fetch.'),
      },
      send: async (request, reply) => {
        const { socket } = request.raw
        const patience = socket.timeout ?? 0
        socket.setTimeout(0) // reading has limits of its own
        try {
          return sendBody(reply, await upload(request, reply))
        } finally {
          socket.setTimeout(patience)
        }
      },
    }
  }
}

/** No letters: nothing is sent, and there is none to list. */
const NO_MAIL: MailOptions = {
  folder: '',
  server: null,
  from: null,
  to: [],
  weekly: { weekday: 0, at: '06:00', zone: 'UTC' },
  language: 'en',
}

const READ_PROBLEMS = {
  403: 'A server for one machine was asked by a name that is not its own',
}

function readingAct(
  reading: DeskReading,
  view: DeskView,
  guard: (request: FastifyRequest) => Promise<void>,
): Act {
  const { summary, query, body, kind } = reading
  return {
    method: 'GET',
    summary,
    tag: 'desk',
    query,
    answer: { description: summary, schema: body, type: 'application/json' },
    hasId: kind !== null,
    problems: READ_PROBLEMS,
    options: { compress: { threshold: 1024 }, onRequest: guard },
    send: (request, reply) => {
      const answer = reading.ask(view, request.query as never, idOf(request))
      return sendBody(reply, answer ?? unknown(kind!))
    },
  }
}
