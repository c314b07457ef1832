/**
 * One question to an endpoint that speaks as OpenAI's chat completions do, and its answer as text.
 *
 * The key goes into the Authorization header and nowhere else: nothing the endpoint says is repeated in an
 * error but its status and a code of plain letters. Redirects are refused, since they would carry the
 * document, and perhaps the key, to another host.
 */

import { setTimeout as wait } from 'node:timers/promises'
import { Agent, fetch } from 'undici'
import { z } from 'zod'
import { ModelError, type ModelFault } from './model-error.ts'
import { isPublicAddress } from './public-address.ts'
import { bytesOf } from './stream-bytes.ts'

export interface ModelSettings {
  /** Base of the interface, as `http://localhost:11434/v1`; `/chat/completions` is added. */
  readonly url: string
  /** Null for an endpoint that wants none. */
  readonly key: string | null
  /** As the endpoint knows the model. */
  readonly name: string
  /** For one answer; a wait before asking again is no longer than this either. */
  readonly timeMs?: number
  /** Of one answer, unpacked. */
  readonly maxBytes?: number
}

export interface Question {
  readonly system: string
  readonly user: string
  /** JSON Schema that the answer must have. */
  readonly schema: object
}

export interface ModelClient {
  /** The words of the answer. Throws ModelError. */
  ask(question: Question, signal?: AbortSignal): Promise<string>
  close(): Promise<void>
}

const TIME_MS = 60_000
const MAX_BYTES = 1024 * 1024
const FIRST_WAIT_MS = 1000

/** What is used of an answer; endpoints send much more. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
})
const Complaint = z.object({
  error: z.object({ code: z.string().nullish(), type: z.string().nullish() }),
})

/** A client for the endpoint. Throws ModelError for settings that cannot be right. */
export function openModelClient(settings: ModelSettings): ModelClient {
  const { key, name, timeMs = TIME_MS, maxBytes = MAX_BYTES } = settings
  const url = checkedUrl(settings)
  const where = `model ${name} at ${url.host}`
  const agent = new Agent({
    connect: { timeout: timeMs },
    headersTimeout: timeMs,
    bodyTimeout: timeMs,
    maxResponseSize: maxBytes,
    connections: 2,
  })
  const fail = (fault: ModelFault, what: string) => new ModelError(fault, where, what)
  const stopped = () => fail('stopped', 'was not asked to the end: stopped.')

  async function ask(question: Question, signal?: AbortSignal): Promise<string> {
    const first = await answerOrFailure(question, signal)
    if (typeof first === 'string') return first
    if (first.waitMs === null) throw first.error
    if (first.waitMs > Math.max(timeMs, FIRST_WAIT_MS)) {
      const seconds = Math.ceil(first.waitMs / 1000)
      throw fail('busy', `wants to be asked again only in ${seconds} s. Try again then.`)
    }
    await wait(first.waitMs, undefined, { signal }).catch(() => {
      throw stopped()
    })
    const second = await answerOrFailure(question, signal)
    if (typeof second === 'string') return second
    throw second.error
  }

  /** `waitMs`: how long to wait before asking again; null where that would be of no use. */
  async function answerOrFailure(
    question: Question,
    signal: AbortSignal | undefined,
  ): Promise<string | { error: ModelError; waitMs: number | null }> {
    const limit = AbortSignal.timeout(timeMs)
    const stop = signal === undefined ? limit : AbortSignal.any([limit, signal])
    try {
      const response = await fetch(url, {
        method: 'POST',
        dispatcher: agent,
        redirect: 'manual',
        signal: stop,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify(bodyOf(name, question)),
      })
      const { status } = response
      if (status >= 300 && status < 400) {
        await response.body?.cancel()
        const what = `redirects (status ${status}), which is not followed. Give its final address.`
        return { error: fail('refused', what), waitMs: null }
      }
      const stream = response.body as AsyncIterable<Uint8Array> | null
      const bytes = stream === null ? new Uint8Array(0) : await bytesOf(stream, maxBytes)
      if (bytes === null) return { error: tooLarge(), waitMs: null }
      if (response.ok) return contentOf(bytes)
      const words = `answered with status ${status}${codeOf(bytes, key)}.`
      if (status === 429 || status >= 500) {
        const error = fail('busy', `${words} It is overloaded or failing; try again later.`)
        return { error, waitMs: retryAfterMs(response.headers.get('retry-after')) }
      }
      const advice =
        status === 401 || status === 403
          ? 'Check the key.'
          : status === 404
            ? 'Check the address and the name of the model.'
            : 'Check that the endpoint knows response_format json_schema.'
      return { error: fail('refused', `${words} ${advice}`), waitMs: null }
    } catch (error) {
      if (error instanceof ModelError) return { error, waitMs: null }
      if (signal?.aborted) return { error: stopped(), waitMs: null }
      if (isTooLarge(error)) return { error: tooLarge(), waitMs: null }
      if (limit.aborted || isTimeout(error)) {
        const what = `did not answer within ${timeMs / 1000} s. Allow more time, or try later.`
        return { error: fail('too-slow', what), waitMs: FIRST_WAIT_MS }
      }
      const what = `could not be reached${systemCode(error)}. Check the address, and that it runs.`
      return { error: fail('unreachable', what), waitMs: FIRST_WAIT_MS }
    }
  }

  const tooLarge = () =>
    fail(
      'too-large',
      `answered with more than ${maxBytes} bytes. Allow more, or use another model.`,
    )

  /** Throws ModelError for an answer without words. */
  function contentOf(bytes: Uint8Array): string {
    const completion = Completion.safeParse(jsonOf(bytes))
    if (!completion.success) {
      const what = 'answered with what is no chat completion. Check the address of the endpoint.'
      throw fail('answer', what)
    }
    const { finish_reason: reason, message } = completion.data.choices[0]!
    if (typeof message.refusal === 'string' && message.refusal !== '') {
      throw fail('answer', 'refused to read the document. Leave it to the rules.')
    }
    if (reason === 'length') {
      throw fail('answer', 'was cut off before its end. Let it answer with more tokens.')
    }
    if (reason === 'content_filter') {
      throw fail('answer', 'was stopped by a filter of its endpoint. Leave it to the rules.')
    }
    const content = message.content?.trim() ?? ''
    if (content === '') throw fail('answer', 'answered with nothing. Use another model.')
    return content
  }

  return { ask, close: () => agent.destroy() }
}

function bodyOf(model: string, { system, user, schema }: Question): object {
  return {
    model,
    temperature: 0,
    stream: false,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema } },
  }
}

function checkedUrl({ url: given, key, name }: ModelSettings): URL {
  const where = 'model settings'
  const wrong = (what: string) => new ModelError('settings', where, what)
  if (!/^[\x21-\x7e]{1,200}$/.test(name)) {
    throw wrong(
      'the name must be 1 to 200 plain characters without spaces, as the endpoint has it.',
    )
  }
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw wrong('the address must be http or https, as http://localhost:11434/v1.')
  }
  if (url.username !== '' || url.password !== '' || url.search !== '') {
    throw wrong('the address carries a password or a query. Give it plain, and the key apart.')
  }
  if (key !== null && !/^[\x21-\x7e]{1,1000}$/.test(key)) {
    throw wrong('the key must be 1 to 1000 plain characters without spaces or line ends.')
  }
  if (key !== null && url.protocol === 'http:' && !isNear(url.hostname)) {
    throw wrong('the key would travel in the clear. Give an https address.')
  }
  url.hash = ''
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`
  return url
}

/** This machine or its own network. */
function isNear(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const isLiteral = /^[\d.]+$|:/.test(host)
  return isLiteral
    ? !isPublicAddress(host)
    : !host.includes('.') || /\.(local|internal|lan)$/.test(host)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** The code of an error, where it is plain letters and nothing of the key. */
function codeOf(bytes: Uint8Array, key: string | null): string {
  const complaint = Complaint.safeParse(jsonOf(bytes))
  const code = complaint.data?.error.code ?? complaint.data?.error.type ?? ''
  const isPlain = /^[a-z]+(_[a-z]+){0,5}$/.test(code) && code.length <= 40
  return isPlain && !(key ?? '').toLowerCase().includes(code) ? ` (${code})` : ''
}

/** Seconds or a date (RFC 9110, 10.2.3); a second where nothing is said. */
function retryAfterMs(header: string | null): number {
  if (header === null) return FIRST_WAIT_MS
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const until = Date.parse(header) - Date.now()
  return Number.isNaN(until) ? FIRST_WAIT_MS : Math.max(0, until)
}

function causesOf(error: unknown): (Error & { code?: unknown })[] {
  const causes: Error[] = []
  for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at)
  return causes
}
const isTooLarge = (error: unknown) =>
  causesOf(error).some((cause) => cause.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
const isTimeout = (error: unknown) =>
  causesOf(error).some((cause) => /TIMEOUT/.test(String(cause.code ?? '')))

/** The code of the machine, never the message: that may hold what was sent. */
function systemCode(error: unknown): string {
  const code = causesOf(error)
    .map((cause) => cause.code)
    .find((one) => typeof one === 'string' && /^[A-Z_]{3,40}$/.test(one))
  return code === undefined ? '' : ` (${code})`
}
