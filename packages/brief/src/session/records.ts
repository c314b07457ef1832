/**
 * What people write of sessions: records like any other, recorded by a person, never updated, taken back
 * by a retraction.
 */

import { Day, isDay, PartialDay } from '@followthrough/record'
import { z } from 'zod'
import { ACTION_STATES, OUTCOMES, SESSION_FORMATS } from './kinds.ts'

const Line = z.string().trim().max(300)
const Paragraph = z.string().trim().max(4000)
export const SessionId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'expected small letters, digits and dashes')
const Id = z.string().regex(/^\S{1,120}$/, 'expected an id without spaces')

/** A zone of the IANA database, as the platform knows it. */
const TimeZone = z.string().max(60).refine(isTimeZone, {
  error: 'expected a time zone of the IANA database, as in Europe/Paris',
})

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z]/.test(zone)
  } catch {
    return false
  }
}

export const GROUPINGS = ['sector', 'body'] as const
export type Grouping = (typeof GROUPINGS)[number]
/** Items that an agenda is proposed with where nobody says how many. */
export const AGENDA_ITEMS = 20

export const Session = z
  .strictObject({
    id: SessionId,
    /** Id of the institution that meets. */
    mechanism: Id,
    format: z.enum(SESSION_FORMATS),
    number: z.int().positive().max(10_000).nullable().default(null),
    on: Day,
    startsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day, as in 09:30')
      .nullable()
      .default(null),
    tz: TimeZone.nullable().default(null),
    place: Line.default(''),
    coChairs: z
      .array(
        z
          .strictObject({
            party: Id,
            person: Id.nullable().default(null),
            name: Line.nullable().default(null),
          })
          .refine(({ person, name }) => person !== null || name !== null, {
            error: 'a co-chair needs a person of the record or a name',
          }),
      )
      .max(30)
      .default([]),
    /** Sectors on the table; all where none is named. */
    sectors: z.array(Id).max(100).default([]),
    title: Line.min(1),
    note: Paragraph.default(''),
    groupBy: z.enum(GROUPINGS).default('sector'),
    /** How many items its agenda is proposed with. */
    items: z.int().positive().max(500).default(AGENDA_ITEMS),
  })
  .refine(({ startsAt, tz }) => startsAt === null || tz !== null, {
    path: ['tz'],
    error: 'a time of day needs a time zone',
  })
export type Session = z.infer<typeof Session>

/** Id of an item of an agenda: `ask:COMMITMENT`, `action:ACTION` or `own:NAME`. */
export const ItemId = z
  .string()
  .regex(/^(ask|action|own):\S{1,120}$/, 'expected the id of an item of the agenda')

const Reason = Line.min(1, 'say why')

/** A sector, a body, or words. */
const Heading = z.string().trim().min(1).max(120)

/** What one edit does to an agenda. */
export const AgendaOperation = z.discriminatedUnion('op', [
  /** Moves an item before another, or to the end. */
  z.strictObject({ op: z.literal('order'), item: ItemId, before: ItemId.nullable() }),
  /** Another wording for its question; null goes back to the proposed one. */
  z.strictObject({ op: z.literal('wording'), item: ItemId, wording: Paragraph.min(1).nullable() }),
  z.strictObject({ op: z.literal('note'), item: ItemId, note: Paragraph }),
  /** Puts a commitment, an action item or something of one’s own on the agenda, at its end. */
  z.strictObject({
    op: z.literal('add'),
    item: ItemId,
    /** The heading it stands under; its own where it is left out. */
    group: Heading.nullable().default(null),
    /** What is asked: needed for an item of one’s own. */
    wording: Paragraph.min(1).nullable().default(null),
    reason: Reason,
  }),
  z.strictObject({ op: z.literal('drop'), item: ItemId, reason: Reason }),
  /** Puts an item under another heading. */
  z.strictObject({
    op: z.literal('group'),
    item: ItemId,
    group: Heading,
  }),
])
export type AgendaOperation = z.infer<typeof AgendaOperation>

/** An edit as it lies in the ledger. */
export const AgendaEdit = z.strictObject({
  id: z.string(),
  session: SessionId,
  /** How many edits of this agenda its maker had seen. */
  base: z.int().nonnegative(),
  operation: AgendaOperation,
})
export type AgendaEdit = z.infer<typeof AgendaEdit>

/** An agenda fixed at a record day: what was recorded by the instant, and nothing later. */
export const AgendaFix = z.strictObject({
  id: z.string(),
  session: SessionId,
  recordDay: Day,
  instant: z.iso.datetime(),
  /** Version of the agenda that was fixed. */
  base: z.int().nonnegative(),
})
export type AgendaFix = z.infer<typeof AgendaFix>

export const ActionOwner = z.strictObject({
  party: Id,
  body: Id.nullable().default(null),
  /** A person or office, where the record has no body for it. */
  name: Line.nullable().default(null),
})

/** One version of an action item; the newest stands, the earlier ones show how its due day moved. */
export const Action = z.strictObject({
  id: SessionId,
  /** 1 for the first version. */
  version: z.int().positive(),
  session: SessionId,
  what: Line.min(1),
  owners: z.array(ActionOwner).min(1, 'an action item needs an owner').max(30),
  due: Day.nullable().default(null),
  /** Id of the commitment or instrument that it serves. */
  serves: Id.nullable().default(null),
  state: z.enum(ACTION_STATES).default('open'),
  /** Why it was done, dropped or put off. */
  reason: Line.default(''),
})
export type Action = z.infer<typeof Action>

/** What one item of an agenda came to. */
export const Outcome = z
  .strictObject({
    id: z.string(),
    session: SessionId,
    item: ItemId,
    outcome: z.enum(OUTCOMES),
    /** The words of the minutes. */
    words: Paragraph.default(''),
    /** The new date, for the outcome of that name. */
    due: PartialDay.nullable().default(null),
    /** Ids of proposals that were read from the minutes. */
    proposals: z.array(Id).max(200).default([]),
  })
  .refine(({ outcome, due }) => outcome !== 'new-date' || due !== null, {
    path: ['due'],
    error: 'a new date needs its day',
  })
export type Outcome = z.infer<typeof Outcome>

/** Which document is the minutes of a session: the capture, by its SHA-256. */
export const MinutesRecord = z.strictObject({
  id: z.string(),
  session: SessionId,
  capture: z.string().regex(/^[0-9a-f]{64}$/, 'expected the id of a capture'),
})
export type MinutesRecord = z.infer<typeof MinutesRecord>

/** The record that a session is over. */
export const SessionClose = z.strictObject({
  id: z.string(),
  session: SessionId,
  on: z.string().refine(isDay),
  note: Paragraph.default(''),
})
export type SessionClose = z.infer<typeof SessionClose>
