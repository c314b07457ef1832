/** Answers to what cannot be read as a request: no route, no hook, and at times no HTTP at all. */

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HTML_TYPE, plainPage, takesHtml } from './page.ts'
import { PROBLEM_TYPE, problemOf, refusalOf } from './problem.ts'
import { BARE_HEADERS } from './security.ts'

const STATUS_OF: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}

/** A connection that did not speak HTTP as it should: answered on the bare socket, then dropped. */
export function answerUnread(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) {
    const problem = refusalOf(STATUS_OF[error.code ?? ''] ?? 400)
    const body = JSON.stringify(problemOf(problem, '/'))
    const headers = {
      ...BARE_HEADERS,
      'content-type': PROBLEM_TYPE,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const status = `${problem.statusCode} ${STATUS_CODES[problem.statusCode]}`
    socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`)
  }
  socket.destroy(error)
}

/** A request whose address is broken: people get a page, programs the problem. */
export function answerBroken(
  statusCode: number | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = refusalOf(statusCode)
  const body = problemOf(problem, request.url)
  reply.headers(BARE_HEADERS).code(problem.statusCode)
  return takesHtml(request)
    ? reply
        .type(HTML_TYPE)
        .send(
          plainPage(body.title, [
            `<p>${problem.message}`,
            '<p><a href="/">Followthrough</a> begins here.',
          ]),
        )
    : reply.type(PROBLEM_TYPE).send(JSON.stringify(body))
}
