/** A desk to work at: requests as the web application sends them, over real sockets. */

import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { z } from 'zod'
import { ImportAnswer, JobAnswer } from '../src/desk-bodies.ts'
import { API, type ServeOptions } from '../src/index.ts'
import { Problem } from '../src/problem.ts'
import { openWorld, type World } from './world.ts'

export const DESK = `${API}/desk`
export const MARK = { 'x-followthrough': 'desk' }

/** Of two invented states: ratified, delivered, reported, voiced, delivered. */
export const NEWS = `CORVANNE, 16 March (VNA) — The Diet of Velmara ratified the Agreement on Fisheries in the Harl Strait on 14 March 2026.

Velmara and Ilbrek agreed to open the joint single window for customs declarations by 30 June 2027. Trade reached 5.2 billion velms in 2025.

Ilbrek will build a school of navigation at Sandreve by the end of 2027. The cold store of 12,000 tonnes at Tavish was completed on 2 March 2026.`

export interface DeskWorld extends World {
  /** Sends JSON, or bytes as they are, with the header of the desk. */
  send(path: string, body?: unknown, init?: RequestInit): Promise<Response>
  /** The body of an answer that its schema admits whole. */
  ask<S extends z.ZodType>(schema: S, path: string, body?: unknown): Promise<z.output<S>>
  problem(status: number, path: string, body?: unknown, init?: RequestInit): Promise<Problem>
  take(bytes: string | Uint8Array, query?: string): Promise<ImportAnswer>
  /** The job when it has ended. */
  ended(job: JobAnswer): Promise<JobAnswer>
}

export async function openDeskWorld(
  options: Partial<ServeOptions> = {},
  pack = 'example',
): Promise<DeskWorld> {
  return deskWorld(await openWorld(options, pack))
}

/** A desk for the test that calls this, closed at its end. */
export async function deskHere(options?: Partial<ServeOptions>, pack?: string): Promise<DeskWorld> {
  const world = await openDeskWorld(options, pack)
  after(() => world.close())
  return world
}

export function deskWorld(world: World): DeskWorld {
  const send: DeskWorld['send'] = (path, body, init = {}) => {
    const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)
    const type = isJson ? { 'content-type': 'application/json' } : {}
    return fetch(`${world.url}${path}`, {
      method: 'POST',
      ...init,
      headers: { ...MARK, ...type, ...init.headers },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
    })
  }
  const ask: DeskWorld['ask'] = async (schema, path, body) => {
    const response = body === undefined ? await world.get(path) : await send(path, body)
    const sent = await response.json()
    assert.ok(response.ok, `${path} ${JSON.stringify(sent)}`)
    assert.equal(response.headers.get('cache-control'), 'no-store', path)
    assert.deepEqual(schema.parse(sent), sent, path)
    return schema.parse(sent)
  }
  return {
    ...world,
    send,
    ask,
    async problem(status, path, body, init) {
      const response = await send(path, body, init)
      const text = await response.text()
      assert.match(response.headers.get('content-type')!, /^application\/problem\+json/, path)
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      assert.doesNotMatch(text, /node_modules|\.ts:|at Object|<script/i, path)
      const problem = Problem.parse(JSON.parse(text))
      assert.equal(response.status, problem.status)
      assert.equal(problem.status, status, text)
      return problem
    },
    async take(bytes, query = '') {
      const path = `${DESK}/documents?by=Anna&published=2026-03-16${query}`
      return await ask(ImportAnswer, path, bytes)
    },
    async ended(job) {
      for (let i = 0; i < 500; i++) {
        const now = await ask(JobAnswer, `${DESK}/jobs/${job.id}`)
        if (now.state !== 'running') return now
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return assert.fail(`the job ${job.id} does not end`)
    },
  }
}
