/** An act that writes: what is sent as JSON, and answered so; guarded before anything of it is read. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Act } from './address.ts'
import { RequestProblem } from './problem.ts'
import { MARKED } from './writing-guard.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
export const NOTHING = z.strictObject({})

export interface Write<S extends z.ZodType, Q extends z.ZodObject> {
  readonly summary: string
  readonly sent?: S
  readonly query?: Q
  readonly answer: z.ZodType
  readonly status?: number
  readonly problems?: Readonly<Record<number, string>>
  readonly act: (sent: z.output<S>, id: string, query: z.output<Q>) => unknown | Promise<unknown>
}

export type Guard = (request: FastifyRequest) => Promise<void>

export const WRITE_PROBLEMS = {
  403: 'Nothing may be written here, or the request does not come from this application',
  503: 'The database is in use, or the server is closing',
}
export const SENT_PROBLEMS = {
  413: 'The body is too large',
  415: 'The type of the content cannot be read here',
}

export function writeAct<S extends z.ZodType, Q extends z.ZodObject>(
  method: 'POST' | 'DELETE',
  url: string,
  tag: string,
  write: Write<S, Q>,
  guard: Guard,
): Act {
  const { summary, sent, status = 200 } = write
  return {
    method,
    summary,
    tag,
    query: write.query ?? NOTHING,
    ...(sent === undefined ? {} : { sent }),
    answer: { description: summary, schema: write.answer, type: 'application/json', status },
    hasId: url.includes('/:id'),
    problems: {
      ...WRITE_PROBLEMS,
      ...(sent === undefined ? {} : SENT_PROBLEMS),
      ...write.problems,
    },
    headers: MARKED,
    options: { onRequest: guard },
    send: async (request, reply) => {
      const body = await write.act(
        request.body as z.output<S>,
        idOf(request),
        request.query as z.output<Q>,
      )
      return sendBody(reply.code(status), body)
    },
  }
}

export function unknown(kind: string): never {
  throw new RequestProblem('unknown-id', `There is no ${kind} of this id.`)
}

export function idOf(request: FastifyRequest): string {
  return (request.params as { id?: string }).id ?? ''
}

/** What is at the desk changes by the moment, and is for nobody to keep. */
export function sendBody(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.header('cache-control', 'no-store').type(JSON_TYPE).send(JSON.stringify(body))
}
