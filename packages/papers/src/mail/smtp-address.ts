/** A mail server as an address: smtp://user:password@host:587, smtps://host. Nothing that fails says the address. */

import { PapersError } from '../papers-error.ts'
import type { SmtpServer } from './outbox.ts'

/** Submission (RFC 6409), and submission over TLS (RFC 8314). */
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const
const RIGHT = 'expected smtp://user:password@host:587 or smtps://user:password@host:465'

/**
 * A password goes over a line that TLS has closed, and over an open one to this machine alone. Throws
 * PapersError for what is no address of a mail server.
 */
export function smtpServerOf(address: string): SmtpServer {
  const url = URL.parse(address.trim())
  if (url === null || !Object.hasOwn(PORTS, url.protocol) || url.hostname === '')
    throw new PapersError(`The mail server: ${RIGHT}.`)
  if (url.pathname.length > 1 || url.search !== '' || url.hash !== '')
    throw new PapersError(
      `The mail server has something after its port: ${RIGHT}; signs such as / and # in a password are written as %2F and %23.`,
    )
  const protocol = url.protocol as keyof typeof PORTS
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const user = decoded(url.username)
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.')
  return {
    host,
    port: url.port === '' ? PORTS[protocol] : Number(url.port),
    secure: protocol === 'smtps:',
    requireTls: protocol === 'smtp:' && user !== '' && !isHere,
    ...(user === '' ? {} : { user, password: decoded(url.password) }),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new PapersError(`The name or password of the mail server has a stray %: ${RIGHT}.`)
  }
}
