/** A real server on this machine that plays the endpoint of a model, well or badly. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ModelClaim } from '../src/model-prompt.ts'

export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: {
    readonly model: string
    readonly temperature: number
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format: { readonly type: string; readonly json_schema: object }
  } & Record<string, unknown>
}
export type Play = (asked: Asked, response: ServerResponse) => void

export interface Endpoint {
  readonly url: string
  readonly asked: Asked[]
  /** Plays for the next questions, in turn; the last one goes on. */
  plays(...plays: Play[]): void
  close(): void
}

export async function openEndpoint(): Promise<Endpoint> {
  let scenes: Play[] = []
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Asked['body']
    const question = { path: request.url ?? '', headers: request.headers, body }
    asked.push(question)
    const play = scenes.length > 1 ? scenes.shift()! : scenes[0]!
    play(question, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    plays: (...plays) => {
      scenes = plays
      asked.length = 0
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A completion with these words as its content. */
export const says =
  (content: string | null, more: object = {}): Play =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        id: 'x',
        choices: [
          { index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...more } },
        ],
      }),
    )

export const proposes = (...claims: readonly Partial<ModelClaim>[]): Play =>
  says(JSON.stringify({ claims: claims.map(claimOf) }))

/** A claim with everything else plain. */
export function claimOf(some: Partial<ModelClaim>): ModelClaim {
  return {
    quotes: [],
    act: 'signed',
    modality: 'fact',
    by: ['XA', 'XB'],
    saidBy: null,
    about: [],
    new: false,
    amounts: [],
    when: null,
    unilateral: false,
    confidence: 0.9,
    ...some,
  }
}

export const status =
  (code: number, headers: Record<string, string> = {}, body: string | object = ''): Play =>
  (_, response) =>
    response.writeHead(code, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
