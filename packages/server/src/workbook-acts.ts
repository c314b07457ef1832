/** The addresses of workbooks: lists to take away, workbooks that come back, and decisions on what they change. */

import { createHash } from 'node:crypto'
import {
  SheetChangesAnswer,
  SheetChangesQuery,
  SheetDecisionAnswer,
  SheetRequest,
  WORKBOOK_LISTS,
  type WorkbookList,
  WorkbookQuery,
  WorkbookReport,
} from '@followthrough/brief'
import { readWorkbook, toXlsx } from '@followthrough/papers/sheets'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Act } from './address.ts'
import { bodyOf, cutShort } from './capture-upload.ts'
import type { Current } from './current.ts'
import type { Deciders } from './deciders.ts'
import { RequestProblem } from './problem.ts'
import { days } from './reading.ts'
import { createTurns } from './turns.ts'
import { SheetDecisionBody, WorkbookUploadQuery } from './workbook-bodies.ts'
import {
  type Guard,
  idOf,
  NOTHING,
  SENT_PROBLEMS,
  sendBody,
  unknown,
  WRITE_PROBLEMS,
  writeAct,
} from './write-act.ts'
import { MARKED } from './writing-guard.ts'

export const MOST_WORKBOOK_BYTES = 32 * 1024 * 1024
/** Workbooks that are read at once, and requests that wait with theirs unread. */
const AT_ONCE = 2
const MOST_WAITING = 20
const MOST_TOLD = 20

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Options {
  readonly current: Current
  readonly deciders: Deciders
  readonly guard: Guard
  readonly guardRead: Guard
}

/** Acts by address, of those whose bodies are JSON or that have none. */
export function workbookActs({ current, deciders, guard, guardRead }: Options): Map<string, Act[]> {
  return new Map<string, Act[]>([
    [
      '/workbooks/:id',
      [
        {
          method: 'GET',
          summary: 'A list as a workbook (XLSX) that can be edited and brought back',
          tag: 'workbooks',
          query: WorkbookQuery.extend(days).strict(),
          answer: {
            description: 'The workbook',
            schema: z.string().meta({ format: 'binary' }),
            type: XLSX_TYPE,
          },
          hasId: true,
          send: async (request, reply) => sendWorkbook(current, request, reply),
        },
      ],
    ],
    [
      '/desk/sheet-changes',
      [
        {
          method: 'GET',
          summary: 'Changes that workbooks propose, with what stands on record now',
          tag: 'workbooks',
          query: SheetChangesQuery.strict(),
          answer: {
            description: 'Changes, oldest first',
            schema: SheetChangesAnswer,
            type: 'application/json',
          },
          hasId: false,
          options: { compress: { threshold: 1024 }, onRequest: guardRead },
          problems: { 403: 'A server for one machine was asked by a name that is not its own' },
          send: async (request, reply) =>
            sendBody(
              reply,
              current
                .answers()
                .sheets()
                .changes(request.query as SheetChangesQuery),
            ),
        },
      ],
    ],
    [
      '/desk/sheet-changes/decide',
      [
        writeAct(
          'POST',
          '/desk/sheet-changes/decide',
          'workbooks',
          {
            summary: 'Accepts or rejects changes, or takes decisions back: all of them or none',
            sent: SheetDecisionBody,
            query: NOTHING,
            answer: SheetDecisionAnswer,
            problems: {
              409: 'Somebody decided one of them meanwhile, or the record moved: what stands there now',
            },
            act: ({ by, ...request }) => {
              const decider = deciders.next(by)
              const { decided, left } = current.write((_review, answers) =>
                answers.sheets().decide(request, decider),
              )
              return {
                ...current.answers().sheets().changesById(decided),
                decided: [...decided],
                left: [...left],
              } satisfies SheetDecisionAnswer
            },
          },
          guard,
        ),
      ],
    ],
  ])
}

function sendWorkbook(
  current: Current,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const id = idOf(request)
  const list: WorkbookList =
    WORKBOOK_LISTS.find((one) => one === id) ??
    unknownList(`There is no such list. Expected one of ${WORKBOOK_LISTS.join(', ')}.`)
  const query = request.query as WorkbookQuery & { asOf?: string; knownAt?: string }
  const workbook = current.answers().workbook(query, list, query) ?? unknown('session')
  const parts = [workbook.pack, list, query.session, workbook.asOf, workbook.language]
  const name = parts.flatMap((part) => part?.replace(/[^\w-]/g, '') || []).join('-')
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .type(XLSX_TYPE)
    .send(Buffer.from(toXlsx(workbook)))
}

function unknownList(words: string): never {
  throw new RequestProblem('unknown-id', words)
}

/** Takes a workbook in, read in a worker; the body is left unread until its turn comes. */
export function workbookUpload({
  current,
  deciders,
  guard,
}: Pick<Options, 'current' | 'deciders' | 'guard'>): Act {
  const turns = createTurns(AT_ONCE, MOST_WAITING)

  async function upload(request: FastifyRequest, signal: AbortSignal): Promise<WorkbookReport> {
    const query = request.query as WorkbookUploadQuery
    const bytes = await bodyOf(request.raw, MOST_WORKBOOK_BYTES)
    const asked = SheetRequest.parse({
      hash: createHash('sha256').update(bytes).digest('hex'),
      file: query.name ?? '',
      sender: query.sender,
      class: query.class ?? null,
    })
    const sent = await readWorkbook(bytes, (head) => current.answers().sheets().lists(head), signal)
    const report = current.answers().sheets().report(sent, asked)
    if (query.dryRun === 'true') return report
    if (report.errors > 0) throw notProposed(report)
    const decider = deciders.next(query.by)
    const { made } = current.write((_review, answers) => {
      const sheets = answers.sheets()
      const made = { ...sheets.report(sent, asked), isDryRun: false }
      return { drafts: sheets.propose(sent, asked, decider), made }
    })
    return made
  }

  return {
    method: 'POST',
    summary: 'Takes a workbook in: what it would change, or the changes proposed',
    tag: 'workbooks',
    query: WorkbookUploadQuery,
    answer: {
      description: 'What changed, cell by cell, and what is wrong with the file',
      schema: WorkbookReport,
      type: 'application/json',
    },
    hasId: false,
    problems: {
      ...WRITE_PROBLEMS,
      413: SENT_PROBLEMS[413],
      422: 'The file has errors; nothing of it was proposed',
      503: 'Many workbooks are coming in',
    },
    headers: MARKED,
    options: { onRequest: guard },
    sentAs: {
      '*/*': z.string().meta({ format: 'binary' }).describe('The workbook (XLSX) as it is.'),
    },
    send: async (request, reply) => {
      const { socket } = request.raw
      const patience = socket.timeout ?? 0
      socket.setTimeout(0) // reading has limits of its own
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort(cutShort()))
      try {
        const turn = turns.take(() => upload(request, gone.signal), gone.signal)
        if (turn === null)
          throw new RequestProblem('busy', 'Many workbooks are coming in. Try later.')
        return sendBody(reply, await turn)
      } finally {
        socket.setTimeout(patience)
      }
    },
  }
}

function notProposed({ problems, errors }: WorkbookReport): RequestProblem {
  const told = problems.filter(({ isWarning }) => !isWarning).slice(0, MOST_TOLD)
  return new RequestProblem(
    'unreadable',
    `The workbook has ${errors} ${errors === 1 ? 'error' : 'errors'}, and nothing of it was proposed. ${told[0]!.message}`,
    {
      errors: told.map(({ sheet, row, column, message }) => ({
        field: sheet === null ? 'file' : `${sheet}${row === null ? '' : `!${column ?? ''}${row}`}`,
        message,
      })),
    },
  )
}
