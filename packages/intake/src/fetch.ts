/**
 * Pages fetched from the web, under guard: only http and https, only hosts that were allowed, only
 * addresses of the public internet, with limits on time, size and redirects.
 *
 * A name is checked when it is resolved for the connection itself, so that an answer cannot change
 * between check and use (DNS rebinding); a literal address never reaches the resolver and is checked
 * before. Each redirect starts again from the first check. OWASP, Server-Side Request Forgery
 * Prevention Cheat Sheet, cases 1 and 2.
 */

import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, fetch } from 'undici'
import { IntakeError } from './intake-error.ts'
import { isPublicAddress } from './public-address.ts'
import { bytesOf } from './stream-bytes.ts'

export interface FetcherOptions {
  /**
   * Hosts that may be asked, as in an address: `example.org`, `example.org:8080`. With and without
   * `www.` is the same host. Redirects stay among them. None are allowed by default.
   */
  readonly hosts: Iterable<string>
  /** Of the body, unpacked. */
  readonly maxBytes?: number
  /** For everything, redirects included. */
  readonly timeMs?: number
  readonly maxRedirects?: number
  /** For tests with a server on this machine; by default only the public internet. */
  readonly allowAddress?: (address: string) => boolean
}

/** What marks one version of a page, as its server gave it; to be sent back word for word. */
export interface PageVersion {
  readonly etag: string | null
  /** `Last-Modified`. */
  readonly modified: string | null
}

export interface Fetched extends PageVersion {
  /** Empty when the page is unchanged. */
  readonly bytes: Uint8Array
  /** Where the bytes came from, after redirects. */
  readonly url: string
  readonly mime: string | null
  /** True when the server said that the page is still the version asked about (status 304). */
  readonly isUnchanged: boolean
}

export interface Fetcher {
  /** The bytes at `url`; none when it is still the version `known`. Throws IntakeError. */
  fetch(url: string, signal?: AbortSignal, known?: PageVersion): Promise<Fetched>
  close(): Promise<void>
}

const MB = 1024 * 1024
const RIGHT = 'Give the address of a page on an allowed host.'
const AGENT = 'Followthrough/0.1 (reads public documents)'

/** A fetcher for the given hosts. Nothing is fetched by anything that was not opened here. */
export function openFetcher(options: FetcherOptions): Fetcher {
  const { maxBytes = 20 * MB, timeMs = 20_000, maxRedirects = 3 } = options
  const allowAddress = options.allowAddress ?? isPublicAddress
  const hosts = new Set([...options.hosts].map(hostKey))
  const agent = new Agent({
    connect: { lookup: guardedLookup(allowAddress), timeout: timeMs },
    headersTimeout: timeMs,
    bodyTimeout: timeMs,
    maxResponseSize: maxBytes,
    connections: 2,
    // A name is looked up again after ten seconds of silence.
    keepAliveTimeout: 10_000,
  })
  return {
    fetch: async (address, signal, known) => {
      const limit = AbortSignal.timeout(timeMs)
      const stop = signal === undefined ? limit : AbortSignal.any([limit, signal])
      try {
        return await follow(address, stop, known)
      } catch (error) {
        if (error instanceof IntakeError) throw error
        if (signal?.aborted) throw new IntakeError('fetch', address, 'was not fetched: stopped.')
        if (limit.aborted) {
          const what = `did not answer whole within ${timeMs / 1000} s. Try again later.`
          throw new IntakeError('too-slow', address, what)
        }
        throw failed(address, error)
      }
    },
    close: () => agent.destroy(),
  }

  async function follow(
    address: string,
    signal: AbortSignal,
    known: PageVersion | undefined,
  ): Promise<Fetched> {
    const conditions = conditionsOf(known)
    let url = checked(address, null, hosts, allowAddress)
    for (let hop = 0; ; hop++) {
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal,
        headers: {
          'user-agent': AGENT,
          accept: 'text/html,application/pdf,application/xml,*/*;q=0.5',
          ...conditions,
        },
      })
      const page = {
        url: url.href,
        mime: response.headers.get('content-type'),
        etag: response.headers.get('etag'),
        modified: response.headers.get('last-modified'),
      }
      if (response.status === 304 && Object.keys(conditions).length > 0) {
        await response.body?.cancel()
        return { bytes: new Uint8Array(0), ...page, isUnchanged: true }
      }
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        if (hop === maxRedirects) {
          throw new IntakeError('fetch', address, `redirects over ${maxRedirects} times. ${RIGHT}`)
        }
        url = checked(location, url, hosts, allowAddress)
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw new IntakeError('fetch', url.href, `was answered with status ${response.status}.`)
      }
      const body = response.body as AsyncIterable<Uint8Array> | null
      const bytes = body === null ? new Uint8Array(0) : await bytesOf(body, maxBytes)
      if (bytes === null) throw tooLarge(url.href, maxBytes)
      return { bytes, ...page, isUnchanged: false }
    }
  }

  function failed(address: string, error: unknown): IntakeError {
    const causes: Error[] = []
    for (let at = error; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at)
    const refused = causes.find((cause) => cause instanceof RefusedAddress)
    if (refused !== undefined) return new IntakeError('refused', address, refused.message)
    if (
      causes.some((cause) => (cause as { code?: string }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    ) {
      return tooLarge(address, maxBytes)
    }
    const said = causes.at(-1)?.message ?? String(error)
    return new IntakeError(
      'fetch',
      address,
      `was not fetched (${said}). Check the address, try later.`,
    )
  }
}

/** A version as request headers; a mark that is no header value, or too long for one, is left out. */
function conditionsOf(known: PageVersion | undefined): Record<string, string> {
  const conditions: Record<string, string> = {}
  const isValue = (mark: string | null | undefined): mark is string =>
    typeof mark === 'string' && /^[\x20-\x7e]{1,1000}$/.test(mark)
  if (isValue(known?.etag)) conditions['if-none-match'] = known.etag
  if (isValue(known?.modified)) conditions['if-modified-since'] = known.modified
  return conditions
}

/** The address as a URL that may be asked. Throws IntakeError. */
function checked(
  address: string,
  base: URL | null,
  hosts: ReadonlySet<string>,
  allowAddress: (address: string) => boolean,
): URL {
  const refuse = (why: string) =>
    new IntakeError(
      'refused',
      base === null ? address : base.href,
      base === null ? why : `redirects to what ${why}`,
    )
  const url = URL.parse(address, base?.href)
  if (url === null) throw refuse(`is no address. ${RIGHT}`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refuse(`is not http or https. ${RIGHT}`)
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('carries a user name or password. Give the address without.')
  }
  if (!hosts.has(hostKey(url.host))) {
    throw refuse(
      `is on ${url.host}, which is not an allowed host. Allow it, or save the page and give the file.`,
    )
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !allowAddress(literal)) throw refuse(privateWords(literal))
  return url
}

const privateWords = (address: string) =>
  `leads to ${address}, an address that is not on the public internet. Save the page and give the file.`

function hostKey(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/\.(?=$|:)/, '')
    .replace(/^www\./, '')
}

class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}

/** Resolves a name to those of its addresses that may be asked; fails when there are none. */
function guardedLookup(allowAddress: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
      const allowed = addresses.filter(({ address }) => allowAddress(address))
      const [first] = allowed
      if (first === undefined) {
        const refused = new RefusedAddress(privateWords(addresses[0]?.address ?? hostname))
        return callback(refused, [])
      }
      if (options.all === true) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

const tooLarge = (url: string, maxBytes: number) =>
  new IntakeError(
    'too-large',
    url,
    `is over ${maxBytes} bytes. Save the part that matters and give the file.`,
  )
