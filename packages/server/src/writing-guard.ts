/**
 * Who may write, and read the desk: a person at this machine, by the application of this server and by nothing else that runs
 * in a browser. There are no accounts here, so the loopback address stands for the person.
 *
 * A page of another site cannot write: it cannot send the header of its own (that needs a CORS preflight,
 * which nothing here answers), browsers name its origin, and a name of its own that leads to this machine
 * (DNS rebinding) is not the name of a loopback address. OWASP, Cross-Site Request Forgery Prevention Cheat
 * Sheet: custom request headers, and verifying origin with standard headers. Fetch Metadata (W3C).
 *
 * Under such a name it would read as well, for the browser takes what it is sent for its own. So a server for
 * this machine alone shows the desk, with all that nobody has reviewed, under a loopback name only.
 */

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { RequestProblem } from './problem.ts'

/** The header that every write carries. */
export const DESK_HEADER = 'x-followthrough'
export const DESK_HEADER_VALUE = 'desk'

/** As it is described; the guard comes before. */
export const MARKED = z.looseObject({ [DESK_HEADER]: z.literal(DESK_HEADER_VALUE) })

export const NOT_LOOPBACK =
  'Writing is for the machine that the server runs on: start it on a loopback address, as in --host 127.0.0.1. Whoever reaches this server reads the desk, documents and proposals that nobody has reviewed among it.'

/** Headers that a proxy adds: what it passes on comes from other machines. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** True for an address to listen on that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || isLoopback4(host)
}

function isLoopback4(host: string): boolean {
  return /^127(\.(0|[1-9]\d{0,2})){3}$/.test(host)
}

/** Throws RequestProblem unless the request may write. `why` says that nobody may; null where some may. */
export function guardWriting(request: FastifyRequest, why: string | null): void {
  if (why !== null) throw new RequestProblem('not-writable', why)
  const { headers } = request.raw
  if (PROXY_HEADERS.some((name) => headers[name] !== undefined))
    throw new RequestProblem(
      'not-writable',
      'The request came through a proxy, and writing is for this machine alone.',
    )
  const url = hostAsked(request)
  const { origin } = headers
  if (origin !== undefined && origin !== url.origin)
    throw foreign('The request was sent by a page of another origin.')
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw foreign('The request was sent by a page of another site.')
  if (headers[DESK_HEADER] !== DESK_HEADER_VALUE)
    throw foreign(`The header ${DESK_HEADER}: ${DESK_HEADER_VALUE} is needed.`)
}

/** Throws RequestProblem where the server is for this machine alone and was asked by another name. */
export function guardReading(request: FastifyRequest, isLoopback: boolean): void {
  if (isLoopback) hostAsked(request)
}

/** The origin that the request asks, by its Host. Throws RequestProblem unless it is this machine’s own. */
function hostAsked({ raw: { headers, socket } }: FastifyRequest): URL {
  const { host = '' } = headers
  const url = /^[\w.[\]:-]+$/.test(host) ? URL.parse(`http://${host}`) : null
  if (url !== null && isLoopback(url.hostname) && Number(url.port || 80) === socket.localPort)
    return url
  throw foreign('The host asked is not the loopback address that this server listens on.')
}

const foreign = (words: string) => new RequestProblem('foreign-request', words)
