/** Bodies in JSON: nothing that reaches into a prototype, and words for what is no JSON. */

import type { FastifyInstance } from 'fastify'
import { RequestProblem } from './problem.ts'

/** Decisions on many proposals, a commitment with its whole test. */
export const MOST_JSON_BYTES = 256 * 1024

const BAD_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** The value of a text in JSON. Throws RequestProblem. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) => {
      if (BAD_KEYS.has(key)) throw new SyntaxError(key)
      return value
    })
  } catch {
    throw new RequestProblem('bad-request', 'The body is no JSON that is read here.')
  }
}

/** Makes JSON the one type of content that is read in this part of the application. */
export function readsJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MOST_JSON_BYTES },
    async (_request: unknown, body: string | Buffer) => parsedJson(String(body)),
  )
}
