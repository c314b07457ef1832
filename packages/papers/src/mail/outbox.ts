/**
 * Letters that wait to be sent: a folder with a file for each and one that says how it stands. A letter is
 * kept before anything is tried, tried again after a pause that doubles, and given up only when the server
 * refuses it for good or the tries are used up; either is said.
 *
 * A letter that is being sent is renamed, so that two processes do not send it twice; one that was left so by
 * a crash goes back to waiting and may arrive twice, with the same Message-ID.
 */

import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { cleanText } from '../clean-text.ts'
import { PapersError } from '../papers-error.ts'
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
  /**
   * Keeps a letter; it is on the disk when this returns. A letter of an `id` is kept once for ever, whoever
   * queues it again and whatever became of it.
   */
  queue(
    eml: Uint8Array,
    envelope: { from: string; to: readonly string[] },
    id?: string,
  ): Promise<Posted>
  /** Tries what is due; resolves to what was tried, and never rejects for a server that refuses or is down. */
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
const STATES = ['waiting', 'sending', 'sent', 'failed'] as const

/**
 * An outbox in a folder, made with the first letter. Without a server letters are kept and listed, and
 * `send` throws PapersError. `now` gives the instant in milliseconds.
 */
export async function openOutbox(
  folder: string,
  server: SmtpServer | null,
  now: () => number = Date.now,
): Promise<Outbox> {
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
    const names = await namesIn(folder)
    const found = await Promise.all(
      names.filter((name) => /\.(waiting|sending|sent|failed)$/.test(name)).map(read),
    )
    return found
      .filter((posted) => posted !== null)
      .sort((a, b) =>
        a.queuedAt === b.queuedAt ? (a.id < b.id ? -1 : 1) : a.queuedAt < b.queuedAt ? -1 : 1,
      )
  }

  /** A letter with an id of its own that a process left between keeping it and letting it wait. */
  async function takeUp(name: string, names: readonly string[]): Promise<void> {
    const id = name.slice(0, -'.queued'.length)
    if (STATES.some((state) => names.includes(`${id}.${state}`))) return
    const age = await ageOf(join(folder, name))
    const posted = age > STALE_MS ? await read(name) : null
    if (posted !== null) await keep(posted)
  }

  /** Letters that a crashed process left go back to waiting. */
  async function recover(): Promise<void> {
    const names = await namesIn(folder)
    for (const name of names) {
      if (name.endsWith('.queued')) await takeUp(name, names)
      if (!name.endsWith('.sending')) continue
      const path = join(folder, name)
      const id = name.slice(0, -'.sending'.length)
      const isSaid = ['waiting', 'sent', 'failed'].some((state) => names.includes(`${id}.${state}`))
      if ((await ageOf(path)) <= STALE_MS) continue
      // What became of it was written already: the crash came after.
      if (isSaid) await rm(path, { force: true })
      else await rename(path, pathOf(id, 'waiting')).catch(() => {})
    }
  }

  async function attempt(posted: Posted, server: SmtpServer): Promise<Posted> {
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
        return { ...posted, state: 'sent', attempts, nextAt: null, said: kept(response) }
      return unsent(posted, attempts, rejectedErrors)
    } catch (thrown) {
      const fault = thrown as SmtpFault
      return unsent(posted, attempts, fault.rejectedErrors ?? [fault])
    } finally {
      transport.close()
    }
  }

  /** What was said, without the password, whoever repeats it. */
  function kept(words: string): string {
    const secret = server?.password ?? ''
    const told = secret === '' ? words : words.replaceAll(secret, '(password)')
    return cleanText(told).slice(0, 1000)
  }

  /** Who is refused for good is named and left out; the others wait. */
  function unsent(posted: Posted, attempts: number, faults: readonly SmtpFault[]): Posted {
    const said = kept([...new Set(faults.map(wordsOf))].join('; '))
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

  /** How a letter of an id of its own stands; null where none was queued. */
  async function isQueued(id: string): Promise<Posted | null> {
    const first = await read(`${id}.queued`)
    return first === null ? null : ((await list()).find((one) => one.id === id) ?? first)
  }

  /** False where another process has queued a letter of this id: a link is made once. */
  async function claim(posted: Posted): Promise<boolean> {
    const own = pathOf(posted.id, `${randomUUID().slice(0, 8)}.partial`)
    await write(own, JSON.stringify(posted, null, 1))
    try {
      await link(own, pathOf(posted.id, 'queued'))
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    } finally {
      await rm(own, { force: true })
    }
  }

  return {
    list,
    async queue(eml, { from, to }, id) {
      if (id !== undefined && !/^[A-Za-z0-9-]{1,80}$/.test(id))
        throw new PapersError('The id of a letter has letters, digits and dashes.')
      const posted: Posted = {
        id: id ?? randomUUID(),
        state: 'waiting',
        from: bareAddress(from),
        to: to.map(bareAddress),
        queuedAt: new Date(now()).toISOString(),
        attempts: 0,
        nextAt: new Date(now()).toISOString(),
        said: '',
      }
      await mkdir(folder, { recursive: true })
      if (id !== undefined) {
        const before = await isQueued(id)
        if (before !== null) return before
      }
      await write(pathOf(posted.id, 'eml'), eml)
      if (id !== undefined && !(await claim(posted))) return (await isQueued(id)) ?? posted
      await keep(posted)
      return posted
    },
    async send() {
      if (server === null)
        throw new PapersError(
          'No mail server is set, so that letters wait: name one, as in smtp://user:password@host:587.',
        )
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
        const after = await attempt(posted, server).catch(
          (error: Error): Posted => ({
            ...posted,
            state: 'failed',
            nextAt: null,
            said: kept(error.message),
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

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function ageOf(path: string): Promise<number> {
  return stat(path).then(
    ({ ctimeMs }) => Date.now() - ctimeMs,
    () => 0,
  )
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
