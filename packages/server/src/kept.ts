/**
 * Answers kept as they were sent: the text, its ETag and, once somebody asked for it, the gzip.
 * A ledger changes rarely and its pages are asked again and again, so most requests end here.
 */

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const gzipAsync = promisify(gzip)

/** The oldest are dropped beyond these. */
const MOST_ANSWERS = 256
const MOST_BYTES = 64 * 1024 * 1024
/** Shorter answers fit one packet as they are. */
const SHORTEST_GZIP = 1024

interface Kept {
  readonly type: string
  readonly body: Buffer
  /** Weak: one for the text and its gzip. */
  readonly etag: string
  zipped: Promise<Buffer> | null
}

export function createKeep() {
  const kept = new Map<string, Kept>()
  let bytes = 0

  function drop(key: string): void {
    const answer = kept.get(key)
    if (answer === undefined) return
    bytes -= answer.body.length
    kept.delete(key)
  }

  return {
    get(key: string): Kept | undefined {
      const answer = kept.get(key)
      if (answer !== undefined) {
        kept.delete(key) // re-inserted as the newest
        kept.set(key, answer)
      }
      return answer
    },
    put(key: string, type: string, content: string | Uint8Array): Kept {
      const body =
        typeof content === 'string'
          ? Buffer.from(content)
          : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
      const etag = `W/"${createHash('sha1').update(type).update(body).digest('base64url')}"`
      const answer: Kept = { type, body, etag, zipped: null }
      drop(key)
      kept.set(key, answer)
      bytes += body.length
      while (kept.size > MOST_ANSWERS || (bytes > MOST_BYTES && kept.size > 1))
        drop(kept.keys().next().value!)
      return answer
    },
    clear(): void {
      kept.clear()
      bytes = 0
    },
  }
}

/** The gzip of an answer, made once; null when it is not worth it. */
export function zippedOf(answer: Kept): Promise<Buffer> | null {
  if (answer.body.length < SHORTEST_GZIP) return null
  answer.zipped ??= gzipAsync(answer.body)
  return answer.zipped
}

/** True when `If-None-Match` names the tag, by the weak comparison of RFC 9110. */
export function matchesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const bare = etag.replace(/^W\//, '')
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag.replace(/^W\//, '') === bare)
}

/** True when `Accept-Encoding` takes gzip. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '').split(',').some((part) => {
    const [coding, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    return (coding === 'gzip' || coding === '*') && !parameters.some((p) => /^q=0(\.0*)?$/.test(p))
  })
}
