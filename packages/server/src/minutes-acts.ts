/** The addresses of the minutes of a session: handed in, held against its agenda, confirmed. */

import {
  type MinutesAnswer,
  MinutesAnswer as MinutesBody,
  MinutesQuery,
  refuseMinutes,
  SessionsQuery,
} from '@followthrough/brief'
import { z } from 'zod'
import type { Act } from './address.ts'
import type { Upload } from './capture-upload.ts'
import type { Current } from './current.ts'
import type { Deciders } from './deciders.ts'
import { ImportQuery } from './desk-bodies.ts'
import { RequestProblem } from './problem.ts'
import { ConfirmBody } from './session-bodies.ts'
import {
  type Guard,
  idOf,
  SENT_PROBLEMS,
  sendBody,
  unknown,
  WRITE_PROBLEMS,
  writeAct,
} from './write-act.ts'
import { MARKED } from './writing-guard.ts'

interface Options {
  readonly current: Current
  readonly deciders: Deciders
  readonly upload: Upload
  readonly guard: Guard
  /** Of what is read: it shows the text of documents. */
  readonly guardRead: Guard
  readonly today: () => string
}

const TAG = 'sessions'
export const MINUTES_URL = '/sessions/:id/minutes'
const TONGUE = SessionsQuery.strict()

export function minutesActs({ current, deciders, upload, guard, guardRead, today }: Options) {
  const answerOf = (id: string, query: MinutesQuery): MinutesAnswer =>
    current.review().minutes(id, query) ?? unknown('session')

  const reading: Act = {
    method: 'GET',
    summary: 'The minutes of a session, item by item of its agenda',
    tag: TAG,
    query: MinutesQuery.strict(),
    answer: {
      description: 'What each item came to by the minutes, and what matches none',
      schema: MinutesBody,
      type: 'application/json',
    },
    hasId: true,
    problems: { 403: WRITE_PROBLEMS[403] },
    options: { compress: { threshold: 1024 }, onRequest: guardRead },
    send: (request, reply) =>
      sendBody(reply, answerOf(idOf(request), request.query as MinutesQuery)),
  }

  const handing: Act = {
    method: 'POST',
    summary: 'Hands in the minutes of a session: kept, read, and their proposals queued',
    tag: TAG,
    query: ImportQuery,
    answer: {
      description: 'The minutes held against the agenda',
      schema: MinutesBody,
      type: 'application/json',
    },
    hasId: true,
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
        .describe('The minutes as they are: DOCX, PDF, text. The type is a hint.'),
    },
    send: async (request, reply) => {
      const { socket } = request.raw
      const patience = socket.timeout ?? 0
      socket.setTimeout(0) // reading has limits of its own
      try {
        return sendBody(reply, await handIn(idOf(request)))
      } finally {
        socket.setTimeout(patience)
      }

      async function handIn(id: string): Promise<MinutesAnswer> {
        const { dossier } = current.answers()
        const before = answerOf(id, MinutesQuery.parse({}))
        if (/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
          throw new RequestProblem('bad-request', 'Send the minutes themselves: DOCX, PDF or text.')
        refuseMinutes(dossier, id, today()) // before anything of it is read
        const { by } = request.query as ImportQuery
        // Minutes tell of the day of their session, whatever days stand in their first lines.
        const taken = await upload(request, reply, { published: before.session.on })
        if (taken.documents !== null)
          throw new RequestProblem('unreadable', 'It is a feed, and no minutes.', {
            capture: taken.capture,
          })
        const decider = deciders.next(by)
        current.write((_review, answers) => ({
          drafts: answers.secretariat().keepMinutes(id, taken.capture, decider),
        }))
        return answerOf(id, MinutesQuery.parse({}))
      }
    },
  }

  const confirming = writeAct(
    'POST',
    `${MINUTES_URL}/confirm`,
    TAG,
    {
      summary: 'Records outcomes and action items of the minutes as confirmed: all, or none',
      sent: ConfirmBody,
      query: TONGUE,
      answer: MinutesBody,
      act: ({ by, ...request }, id, { language }) => {
        answerOf(id, MinutesQuery.parse({}))
        const decider = deciders.next(by)
        current.write((_review, answers) => ({
          drafts: answers.secretariat().confirmMinutes(id, request, decider),
        }))
        return answerOf(id, MinutesQuery.parse({ language }))
      },
    },
    guard,
  )
  return { reading, handing, confirming }
}
