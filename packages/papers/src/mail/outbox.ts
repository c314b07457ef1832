/**
 * Letters that wait to be sent: a folder with a file for each and one that says how it stands. A letter is
 * kept before anything is tried, tried again after a pause that doubles, and given up only when the server
 * refuses it for good or the tries are used up; either is said.
 *
 * A letter that is being sent is renamed, so that two processes do not send it twice; one that was left so by
 * a crash goes back to waiting and may arrive twice, with the same Message-ID.
 */

import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { cleanText } from '../clean-text.ts'
import { bareAddress } from './letter.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure?: boolean
  /** Refuse to send over an open line. */
  readonly requireTls?: boolean
  readonly user?: string
  readonly password?: string
}

export type LetterState = 'waiting' | 'sent' | 'failed'

export interface Posted {
  readonly id: string
  readonly state: LetterState
  readonly from: string
  /** Who has not had it yet; of a sent letter who has. */
  readonly to: readonly string[]
  readonly queuedAt: string
  readonly attempts: number
  /** Not tried before this instant; null when it will not be tried again. */
  readonly nextAt: string | null
  /** What the server or the line said last. */
  readonly said: string
}

export interface Outbox {
  /** Keeps a letter; it is on the disk when this returns. */
  queue(eml: Uint8Array, envelope: { from: string; to: readonly string[] }): Promise<Posted>
  /** Tries what is due; resolves to what was tried, and never rejects for a server. */
  send(): Promise<Posted[]>
  list(): Promise<Posted[]>
}

const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 6 * 3_600_000
/** With the pauses above: about three days. */
const MOST_ATTEMPTS = 18
/** A letter that has been sent for so long was left by a crash. */
const STALE_MS = 15 * 60_000
const TIMEOUT_MS = 30_000

/** An outbox in a folder, made where it is missing. `now` gives the instant in milliseconds. */
export async function openOutbox(
  folder: string,
  server: SmtpServer,
  now: () => number = Date.now,
): Promise<Outbox> {
  await mkdir(folder, { recursive: true })
  const pathOf = (id: string, ending: string) => join(folder, `${id}.${ending}`)

  async function write(path: string, content: Uint8Array | string): Promise<void> {
    const partial = `${path}.${randomUUID().slice(0, 8)}.partial`
    const file = await open(partial, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  }

  const keep = (posted: Posted) =>
    write(pathOf(posted.id, posted.state), JSON.stringify(posted, null, 1))

  async function read(name: string): Promise<Posted | null> {
    try {
      return JSON.parse(await readFile(join(folder, name), 'utf8')) as Posted
    } catch {
      return null // taken by another process, or not ours
    }
  }

  async function list(): Promise<Posted[]> {
    const names = await readdir(folder)
    const found = await Promise.all(
      names.filter((name) => /\.(waiting|sending|sent|failed)$/.test(name)).map(read),
    )
    return found
      .filter((posted) => posted !== null)
      .sort((a, b) =>
        a.queuedAt === b.queuedAt ? (a.id < b.id ? -1 : 1) : a.queuedAt < b.queuedAt ? -1 : 1,
      )
  }

  /** Letters that a crashed process left go back to waiting. */
  async function recover(): Promise<void> {
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.sending')) continue
      const path = join(folder, name)
      const age = await stat(path).then(
        ({ ctimeMs }) => Date.now() - ctimeMs,
        () => 0,
      )
      if (age > STALE_MS) await rename(path, path.replace(/sending$/, 'waiting')).catch(() => {})
    }
  }

  async function attempt(posted: Posted): Promise<Posted> {
    const attempts = posted.attempts + 1
    const eml = await readFile(pathOf(posted.id, 'eml'))
    const transport = createTransport({
      host: server.host,
      port: server.port,
      secure: server.secure ?? false,
      requireTLS: server.requireTls ?? false,
      ...(server.user === undefined
        ? {}
        : { auth: { user: server.user, pass: server.password ?? '' } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      const { rejectedErrors = [], response } = (await transport.sendMail({
        envelope: { from: posted.from, to: [...posted.to] },
        raw: eml,
      })) as { rejectedErrors?: SmtpFault[]; response: string }
      if (rejectedErrors.length === 0)
        return { ...posted, state: 'sent', attempts, nextAt: null, said: cleanText(response) }
      return unsent(posted, attempts, rejectedErrors)
    } catch (thrown) {
      const fault = thrown as SmtpFault
      return unsent(posted, attempts, fault.rejectedErrors ?? [fault])
    } finally {
      transport.close()
    }
  }

  /** Who is refused for good is named and left out; the others wait. */
  function unsent(posted: Posted, attempts: number, faults: readonly SmtpFault[]): Posted {
    const said = cleanText([...new Set(faults.map(wordsOf))].join('; ')).slice(0, 1000)
    const later = faults.filter((fault) => !isFinal(fault))
    const named = later.flatMap(({ recipient }) => recipient ?? [])
    const to = later.length === 0 ? posted.to : named.length === later.length ? named : posted.to
    if (later.length === 0 || attempts >= MOST_ATTEMPTS)
      return { ...posted, state: 'failed', attempts, nextAt: null, said }
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1))
    return {
      ...posted,
      to,
      attempts,
      nextAt: new Date(now() + pause).toISOString(),
      said,
    }
  }

  return {
    list,
    async queue(eml, { from, to }) {
      const posted: Posted = {
        id: randomUUID(),
        state: 'waiting',
        from: bareAddress(from),
        to: to.map(bareAddress),
        queuedAt: new Date(now()).toISOString(),
        attempts: 0,
        nextAt: new Date(now()).toISOString(),
        said: '',
      }
      await write(pathOf(posted.id, 'eml'), eml)
      await keep(posted)
      return posted
    },
    async send() {
      await recover()
      const tried: Posted[] = []
      for (const posted of await list()) {
        if (posted.state !== 'waiting' || Date.parse(posted.nextAt ?? '') > now()) continue
        const sending = pathOf(posted.id, 'sending')
        const isOurs = await rename(pathOf(posted.id, 'waiting'), sending).then(
          () => true,
          () => false,
        )
        if (!isOurs) continue
        const after = await attempt(posted).catch(
          (error: Error): Posted => ({
            ...posted,
            state: 'failed',
            nextAt: null,
            said: cleanText(error.message),
          }),
        )
        await keep(after)
        await rm(sending)
        if (after.state === 'sent') await rm(pathOf(posted.id, 'eml'), { force: true })
        tried.push(after)
      }
      return tried
    },
  }
}

interface SmtpFault extends Error {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly recipient?: string
  readonly rejectedErrors?: SmtpFault[]
}

/** 5xx is for good (RFC 5321 §4.2.1); a wrong password may be put right. */
function isFinal({ responseCode = 0, code }: SmtpFault): boolean {
  return responseCode >= 500 && code !== 'EAUTH'
}

function wordsOf({ response, message, recipient }: SmtpFault): string {
  const said = response ?? message
  return recipient === undefined || said.includes(recipient) ? said : `${recipient}: ${said}`
}
