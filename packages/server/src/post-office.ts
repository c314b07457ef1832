/**
 * Letters of the desk: the digest of each week, digests that people ask for, and the outbox that they wait in.
 *
 * Every minute it is looked whether the hour of the week has come since the last digest. The letter has the
 * week in its id and the outbox keeps an id once, so that no week has two, whatever crashes and however many
 * servers share the folder. A server that was down for weeks sends one digest of all the days since the last
 * one. Its state is a file in the folder of the letters; the first start only writes it.
 */

import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Answers, DigestQuery, digestDays, type Language } from '@followthrough/brief'
import {
  digestLetter,
  lastOccasion,
  nextOccasion,
  type Outbox,
  openOutbox,
  type Posted,
  type SmtpServer,
  toEml,
  type Weekly,
} from '@followthrough/papers'
import { Day } from '@followthrough/record'
import { z } from 'zod'
import type { MailAnswer } from './mail-bodies.ts'

export interface MailOptions {
  /** Where letters wait. */
  readonly folder: string
  /** Null where letters are only listed. */
  readonly server: SmtpServer | null
  readonly from: string | null
  /** Who gets the weekly digest; nobody where it is empty. */
  readonly to: readonly string[]
  readonly weekly: Weekly
  readonly language: Language
  /** The instant in milliseconds. */
  readonly now?: (() => number) | undefined
}

interface Options extends MailOptions {
  readonly answers: () => Answers
  readonly today: () => string
  readonly onFault: (fault: unknown) => void
}

/** What one digest is of, and to whom. */
export interface DigestOrder {
  readonly to: readonly string[]
  readonly fromDay?: string | undefined
  readonly toDay?: string | undefined
  readonly language?: Language | undefined
}

export interface PostOffice {
  /** Why nothing can be sent, as a sentence; null where it can. */
  readonly why: string | null
  /** Queues a digest, and tries it soon. */
  queue(order: DigestOrder): Promise<Posted>
  /** Queues the digest of the week if it is due, and tries what waits. Never rejects. */
  tick(): Promise<void>
  answer(): Promise<MailAnswer>
  /** Ticks from now on. */
  open(): void
  /** Ends ticking, and waits for what is under way. */
  close(): Promise<void>
}

const TICK_MS = 60_000
const DAY_MS = 86_400_000
const MOST_LETTERS = 100
const STATE_FILE = 'weekly.json'

/** The newest week whose digest was queued, and the last day that it told of. */
const WeeklyState = z.object({ week: z.string(), toDay: Day })
type WeeklyState = z.infer<typeof WeeklyState>

const NO_SERVER =
  'No mail server is set for this server: start it with FOLLOWTHROUGH_SMTP, as in smtp://user:password@host:587.'
const NO_SENDER =
  'Nobody is set who sends: start the server with FOLLOWTHROUGH_DIGEST_FROM, as in desk@example.org.'

export async function openPostOffice(options: Options): Promise<PostOffice> {
  const { folder, server, from, to, weekly, language, answers, today, onFault } = options
  const now = options.now ?? Date.now
  const outbox: Outbox = await openOutbox(folder, server, now)
  const why = server === null ? NO_SERVER : from === null ? NO_SENDER : null
  const isWeekly = why === null && to.length > 0
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let isClosed = false
  let problem: string | null = null

  async function write(order: DigestOrder, instant: number, id?: string): Promise<Posted> {
    const query = DigestQuery.parse({
      from: order.fromDay,
      to: order.toDay,
      language: order.language ?? language,
    })
    const letter = digestLetter(answers().digest(query, { asOf: query.to ?? today() }), {
      from: from ?? '',
      to: order.to,
      date: new Date(instant).toISOString(),
    })
    return outbox.queue(await toEml(letter), { from: letter.from, to: letter.to }, id)
  }

  /** The digest of the week, if its hour has come since the last one. */
  async function writeWeekly(): Promise<void> {
    const { week, day, instant } = lastOccasion(weekly, now())
    const state = await readState(folder)
    // The day of the letter is not over: it is told of next week.
    const toDay = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
    if (state !== null && state.week >= week) return
    if (state !== null) {
      const { from: weekBefore } = digestDays({ to: toDay }, toDay)
      // Never backwards, should the hour of the week have been set anew.
      const fromDay = state.toDay < toDay ? state.toDay : weekBefore
      await write({ to, fromDay, toDay }, instant, `digest-${week}`)
    }
    await writeState(folder, { week, toDay })
  }

  async function work(): Promise<void> {
    do {
      isAskedAgain = false
      try {
        if (isWeekly) await writeWeekly()
        problem = null
      } catch (fault) {
        problem = 'The digest of the week could not be made. It is tried again every minute.'
        onFault(fault)
      }
      try {
        if (server !== null) await outbox.send()
      } catch (fault) {
        onFault(fault)
      }
    } while (isAskedAgain && !isClosed)
  }

  function tick(): Promise<void> {
    if (isClosed) return Promise.resolve()
    if (running !== null) isAskedAgain = true
    running ??= work().finally(() => {
      running = null
    })
    return running
  }

  return {
    why,
    tick,
    async queue(order) {
      const posted = await write(order, now())
      void tick()
      return posted
    },
    async answer() {
      const letters = await outbox.list()
      const count = (state: Posted['state']) => letters.filter((one) => one.state === state).length
      const state = isWeekly ? await readState(folder) : null
      return {
        sending: why === null,
        why,
        server: server === null ? null : `${server.host}:${server.port}`,
        from,
        to: [...to],
        weekly: isWeekly
          ? {
              words: wordsOf(weekly),
              nextAt: new Date(nextOccasion(weekly, now()).instant).toISOString(),
              lastWeek: state?.week ?? null,
            }
          : null,
        counts: { waiting: count('waiting'), sent: count('sent'), failed: count('failed') },
        letters: letters
          .toReversed()
          .slice(0, MOST_LETTERS)
          .map(({ id, state, to, queuedAt, attempts, nextAt, said }) => ({
            id,
            state,
            to: [...to],
            queuedAt,
            attempts,
            nextAt,
            said,
          })),
        problem,
      }
    },
    open() {
      if (server === null || timer !== null || isClosed) return
      void tick()
      timer = setInterval(() => void tick(), TICK_MS)
      timer.unref()
    },
    async close() {
      isClosed = true
      if (timer !== null) clearInterval(timer)
      await running
    },
  }
}

/** Null before the first start, and where it cannot be read: the week in the ids of letters still holds. */
async function readState(folder: string): Promise<WeeklyState | null> {
  try {
    const result = WeeklyState.safeParse(
      JSON.parse(await readFile(join(folder, STATE_FILE), 'utf8')),
    )
    return result.success ? result.data : null
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return null
    throw error
  }
}

async function writeState(folder: string, state: WeeklyState): Promise<void> {
  await mkdir(folder, { recursive: true })
  const partial = join(folder, `${STATE_FILE}.${randomUUID().slice(0, 8)}.partial`)
  const file = await open(partial, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(state))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(partial, join(folder, STATE_FILE))
}

function wordsOf({ weekday, at, zone }: Weekly): string {
  // 1970-01-05 was a Monday.
  const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    (4 + weekday) * DAY_MS,
  )
  return `${name} ${at} ${zone}`
}
