/**
 * What other programs come back for: calendars, and feeds of what changed. Both are the same bytes until
 * something moved, so that whoever comes back with their ETag, or with the day of the last change, is told
 * that nothing did.
 */

import { type Answers, AsOfQuery, CalendarQuery, FeedQuery } from '@followthrough/brief'
import { toAtom, toCalendar, toJsonFeed } from '@followthrough/papers'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readable } from './address.ts'
import type { Current } from './current.ts'
import { RequestProblem } from './problem.ts'
import { days } from './reading.ts'
import { idOf } from './write-act.ts'

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'
const FEEDS = {
  'changes.atom': { type: 'application/atom+xml; charset=utf-8', write: toAtom },
  'changes.json': { type: 'application/feed+json; charset=utf-8', write: toJsonFeed },
} as const

const CalendarQuestion = CalendarQuery.extend(days).strict()
const FeedQuestion = FeedQuery.extend(days).strict()
const SECOND_MS = 1000

interface Options {
  readonly api: string
  readonly current: Current
  readonly today: () => string
  /** Address of the site as others reach it, with a slash at its end; by what was asked where it is left out. */
  readonly site?: string | undefined
  /** Sends what is kept for the address and what is beside it, or makes and keeps it. */
  readonly sendKept: (
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    make: () => string,
    beside: string,
  ) => Promise<FastifyReply>
}

export function addSubscriptions(app: FastifyInstance, options: Options): void {
  const { api, current, today, site, sendKept } = options

  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    { type, name }: { readonly type: string; readonly name: string },
    make: (answers: Answers, site: string | undefined) => string,
  ): FastifyReply | Promise<FastifyReply> {
    const answers = current.answers()
    const { headers } = request
    const changed = lastModified()
    if (changed !== null) {
      reply.header('last-modified', new Date(changed).toUTCString())
      const since = Date.parse(headers['if-modified-since'] ?? '')
      if (headers['if-none-match'] === undefined && since >= changed)
        return reply.code(304).header('cache-control', 'no-cache').send()
    }
    reply.header('content-disposition', `inline; filename="${name}"`)
    const here = site ?? siteOf(request)
    return sendKept(request, reply, type, () => make(answers, here), here ?? '')
  }

  /** To the second; null while the second in which something changed is not over. */
  function lastModified(): number | null {
    const midnight = Date.parse(today())
    const moved = Math.max(midnight, Date.parse(current.movedAt() ?? '') || 0)
    const second = Math.floor(moved / SECOND_MS) * SECOND_MS
    return Date.now() - second < SECOND_MS ? null : second
  }

  readable(app, `${api}/calendar`, {
    summary: 'Sessions, due days and action items as a calendar to subscribe to',
    tag: 'subscriptions',
    query: CalendarQuestion,
    answer: { description: 'iCalendar (RFC 5545)', schema: z.string(), type: 'text/calendar' },
    hasId: false,
    send: (request, reply) => {
      const query = request.query as z.output<typeof CalendarQuestion>
      const { id } = current.answers().dossier.partnership
      return send(request, reply, { type: CALENDAR_TYPE, name: `${id}.ics` }, (answers, here) => {
        const { name, issuer, language, entries } = answers.calendar(atOf(query), query, here)
        return toCalendar({ name, domain: issuer, language, entries })
      })
    },
  })
  readable(app, `${api}/feeds/:id`, {
    summary: 'What changed as a feed to subscribe to: changes.atom or changes.json',
    tag: 'subscriptions',
    query: FeedQuestion,
    answer: {
      description: 'Atom (RFC 4287, removals by RFC 6721); JSON Feed 1.1 at changes.json',
      schema: z.string(),
      type: 'application/atom+xml',
    },
    hasId: true,
    send: (request, reply) => {
      const id = idOf(request)
      if (!Object.hasOwn(FEEDS, id))
        throw new RequestProblem(
          'unknown-id',
          `There is no feed of this name. There are ${Object.keys(FEEDS).join(' and ')}.`,
        )
      const { type, write } = FEEDS[id as keyof typeof FEEDS]
      const query = request.query as z.output<typeof FeedQuestion>
      const name = `${current.answers().dossier.partnership.id}-${id}`
      return send(request, reply, { type, name }, (answers, here) =>
        write(answers.feed(atOf(query), query, here)),
      )
    },
  })
}

function atOf({ asOf, knownAt }: AsOfQuery): AsOfQuery {
  return AsOfQuery.parse({ asOf, knownAt })
}

/** The address that was asked, if it can be one. */
function siteOf({ protocol, host }: FastifyRequest): string | undefined {
  return /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host ?? '')
    ? `${protocol}://${host}/`
    : undefined
}
