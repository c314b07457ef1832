/** Events and instruments in one line of time. */

import { EVENT_KINDS, INSTRUMENT_KINDS, type Instrument, type State } from '@followthrough/ledger'
import { PartialDay } from '@followthrough/record'
import { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import {
  boundsOf,
  Header,
  headerOf,
  matcher,
  PageQuery,
  Paging,
  Ref,
  refOf,
  SourceRef,
  sourceRefOf,
  visible,
  Words,
} from './common.ts'

export const TimelineQuery = z
  .object({
    /** First and last day to show. */
    from: PartialDay.optional(),
    to: PartialDay.optional(),
    type: z.enum(['event', 'instrument']).optional(),
    kind: z.enum([...EVENT_KINDS, ...INSTRUMENT_KINDS]).optional(),
    text: Words.optional(),
    ...PageQuery,
    limit: z.coerce.number().int().positive().max(500).default(500),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || startOf(from) <= endOf(to), {
    path: ['to'],
    message: 'expected a day that is not before from',
  })
export type TimelineQuery = z.infer<typeof TimelineQuery>

const TimelineEntry = z.object({
  type: z.enum(['event', 'instrument']),
  id: z.string(),
  on: PartialDay,
  kind: z.string(),
  title: z.string(),
  place: z.string(),
  participants: z.array(z.string()),
  /** Commitments that came from it. */
  commitments: z.array(Ref),
  sources: z.array(SourceRef),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const TimelineAnswer = z.object({
  ...Header,
  ...Paging,
  entries: z.array(TimelineEntry),
  /** Instruments whose signing is not shown: they have no place in time. */
  undated: z.array(TimelineEntry.omit({ on: true })),
})
export type TimelineAnswer = z.infer<typeof TimelineAnswer>

/** Newest first; what has no day stands apart, and only where no days were asked for. */
export function timelineAnswer(
  dossier: Dossier,
  state: State,
  query: TimelineQuery,
): TimelineAnswer {
  const admits = matcher(query.text ?? '')
  const from = query.from === undefined ? '' : startOf(query.from)
  const to = query.to === undefined ? '9999' : endOf(query.to)
  const found = entriesOf(dossier, state)
    .filter((entry) => query.type === undefined || entry.type === query.type)
    .filter((entry) => query.kind === undefined || entry.kind === query.kind)
    .filter((entry) => boundsOf(entry.on).latest >= from && boundsOf(entry.on).earliest <= to)
    .filter((entry) => admits(`${entry.id} ${entry.title} ${entry.participants.join(' ')}`))
    .sort(
      (a, b) =>
        compare(boundsOf(b.on).latest, boundsOf(a.on).latest) ||
        compare(b.on, a.on) ||
        compare(a.id, b.id),
    )
  return {
    ...headerOf(dossier, state),
    total: found.length,
    offset: query.offset,
    limit: query.limit,
    entries: found.slice(query.offset, query.offset + query.limit),
    undated:
      query.from === undefined && query.to === undefined && query.type !== 'event'
        ? undatedOf(dossier, state).filter(
            (entry) =>
              (query.kind === undefined || entry.kind === query.kind) &&
              admits(`${entry.id} ${entry.title} ${entry.participants.join(' ')}`),
          )
        : [],
  }
}

export const EventAnswer = z.object({ ...Header, event: TimelineEntry })
export type EventAnswer = z.infer<typeof EventAnswer>

/** One event opened; null when it is unknown, or not on record as of these days. */
export function eventAnswer(dossier: Dossier, state: State, id: string): EventAnswer | null {
  const event = entriesOf(dossier, state).find((entry) => entry.type === 'event' && entry.id === id)
  return event === undefined ? null : { ...headerOf(dossier, state), event }
}

type Undated = TimelineAnswer['undated'][number]

function undatedOf(dossier: Dossier, state: State): Undated[] {
  const made = commitmentsFrom(dossier)
  return visible(dossier.ledger.instruments, state)
    .filter(({ value }) => value.signedOn === null)
    .map(({ value }) => ofInstrument(dossier, value, made))
}

function entriesOf(dossier: Dossier, state: State): TimelineEntry[] {
  const { ledger } = dossier
  const made = commitmentsFrom(dossier)
  const events = visible(ledger.events, state).map(
    ({ value }): TimelineEntry => ({
      type: 'event',
      id: value.id,
      on: value.on,
      kind: value.kind,
      title: value.title,
      place: value.place,
      participants: value.participants,
      commitments: made.get(value.id) ?? [],
      sources: value.sources.map((id) => sourceRefOf(dossier, id)),
    }),
  )
  const instruments = visible(ledger.instruments, state).flatMap(({ value }): TimelineEntry[] =>
    value.signedOn === null ? [] : [{ ...ofInstrument(dossier, value, made), on: value.signedOn }],
  )
  return [...events, ...instruments]
}

function ofInstrument(
  dossier: Dossier,
  record: Instrument,
  made: ReadonlyMap<string, Ref[]>,
): Undated {
  return {
    type: 'instrument',
    id: record.id,
    kind: record.kind,
    title: record.title,
    place: record.place,
    participants: record.signatories.map((s) => s.name),
    commitments: made.get(record.id) ?? [],
    sources: record.sources.map((id) => sourceRefOf(dossier, id)),
  }
}

/** Commitments by the event or instrument that they came from. */
function commitmentsFrom(dossier: Dossier): Map<string, Ref[]> {
  const made = new Map<string, Ref[]>()
  for (const { record } of dossier.ledger.commitments) {
    for (const id of [record.event, record.instrument]) {
      if (id !== null) made.set(id, [...(made.get(id) ?? []), refOf(dossier, record.id)])
    }
  }
  return made
}

function startOf(partial: string): string {
  return boundsOf(partial).earliest
}

function endOf(partial: string): string {
  return boundsOf(partial).latest
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
