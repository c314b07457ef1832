/** One address: what may be done at it, described for OpenAPI, and a problem for every other method. */

import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { z } from 'zod'
import { Problem, RequestProblem } from './problem.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const

export interface Act {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly summary: string
  readonly tag: string
  readonly query: z.ZodObject
  /** What is sent, in JSON. */
  readonly sent?: z.ZodType
  /** What is sent by type of content, where it is read by the act itself; described and not checked. */
  readonly sentAs?: Readonly<Record<string, z.ZodType>>
  /** Headers that it needs. */
  readonly headers?: z.ZodObject
  readonly answer: {
    readonly description: string
    readonly schema: z.ZodType
    /** One, or every one that it may come in. */
    readonly type: string | readonly string[]
    readonly status?: number
  }
  readonly hasId: boolean
  /** Problems beside those of the query, by status. */
  readonly problems?: Readonly<Record<number, string>>
  readonly options?: RouteShorthandOptions
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => FastifyReply | Promise<FastifyReply>
}

/** What is asked of an address that is only read. */
export type Readable = Omit<Act, 'method' | 'sent' | 'sentAs' | 'headers'>

declare module 'fastify' {
  interface FastifyContextConfig {
    sentAs?: Act['sentAs']
  }
}

export function readable(app: FastifyInstance, url: string, route: Readable): void {
  const unchanged = z.null().describe('Not changed since the ETag that was sent')
  address(app, url, [{ method: 'GET', ...route }], { 304: unchanged })
}

/** Registers an address; what is done at it by no act is a problem that names those there are. */
export function address(
  app: FastifyInstance,
  url: string,
  acts: readonly Act[],
  others: Readonly<Record<number, z.ZodType>> = {},
): void {
  for (const act of acts) {
    const { description, schema, type, status = 200 } = act.answer
    app.route({
      method: act.method,
      url,
      compress: false, // what is kept is kept zipped
      ...act.options,
      config: { sentAs: act.sentAs },
      schema: {
        summary: act.summary,
        tags: [act.tag],
        operationId: operationOf(act.method, url),
        querystring: act.query,
        ...(act.sent === undefined ? {} : { body: act.sent }),
        ...(act.headers === undefined ? {} : { headers: act.headers }),
        ...(act.hasId ? { params: z.object({ id: z.string().min(1).max(300) }) } : {}),
        response: {
          [status]: {
            description,
            content: Object.fromEntries([type].flat().map((one) => [one, { schema }])),
          },
          ...others,
          400: problem('The question cannot be read'),
          ...(act.hasId ? { 404: problem('Unknown, or not yet on record as of that day') } : {}),
          ...Object.fromEntries(
            Object.entries(act.problems ?? {}).map(([code, words]) => [code, problem(words)]),
          ),
        },
      },
      handler: act.send,
    })
  }
  const answered = acts.map(({ method }) => method)
  app.route({
    method: METHODS.filter((method) => !(answered as string[]).includes(method)),
    url,
    schema: { hide: true },
    onRequest: async (_request, reply) => {
      throw otherMethod(reply, answered)
    },
    handler: () => undefined,
  })
}

/** The problem of a method that is not answered here. */
export function otherMethod(
  reply: FastifyReply,
  answered: readonly Act['method'][] = ['GET'],
): RequestProblem {
  const allow = answered.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  reply.header('allow', allow.join(', '))
  const last = allow.at(-1)
  const words = allow.length === 1 ? last : `${allow.slice(0, -1).join(', ')} and ${last}`
  const isRead = answered.every((method) => method === 'GET')
  return new RequestProblem(
    isRead ? 'read-only' : 'other-method',
    `Only ${words} ${allow.length === 1 ? 'is' : 'are'} answered here.`,
  )
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } }
}

/** GET /api/v1/commitments/:id → getCommitmentsById */
function operationOf(method: string, url: string): string {
  const words = url.replace(/^\/api(\/v1)?/, '').replace('/:id', '/by/id')
  const name = words.replace(/[/.]+(\w)/g, (_, first: string) => first.toUpperCase())
  return method.toLowerCase() + name
}
